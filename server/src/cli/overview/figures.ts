/** From the facts of each note to the figures of the report. */
import { compareText } from '../../engine/order';
import type { State } from '../../engine/states';
import { addDays, addMonths, stepFor, stepsBetween } from './periods';
import type { Figures, Length, ListedNote, NoteFacts, Overview, Period, Problem, Term, TermUse } from './types';

/** What was found, and on which day. */
export interface Gathered {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** In the order of their paths. */
  readonly notes: readonly NoteFacts[];
  /** Those of the configuration, in its order. */
  readonly languages: readonly string[];
  readonly drafts: number;
  readonly records: number;
  readonly problems: readonly Problem[];
}

export function overviewOf(
  found: Gathered,
  { version, locale }: { version: string; locale: Overview['locale'] },
): Overview {
  const { day, notes, drafts, records, languages, problems } = found;
  const dated = notes.filter(({ date }) => date !== null && date <= day);
  const days = dated.flatMap(({ date }) => date ?? []).sort();
  const [from = null, to = null] = [days[0], days.at(-1)];
  const step = from !== null && to !== null ? stepFor(from, to) : null;
  const periods =
    step !== null && from !== null && to !== null
      ? stepsBetween(from, to, step).map((stretch) => periodOf(dated, stretch.from, stretch.to))
      : [];
  const several = periods.length > 1;
  const latestFirst = [...notes].sort((a, b) => compareText(b.date ?? '', a.date ?? '') || compareText(a.path, b.path));
  return {
    kind: 'agored-report',
    version: 1,
    tool: { name: 'agored', version },
    locale,
    day,
    summary: {
      ...figuresOf(notes),
      ...{ from, to },
      undated: notes.filter(({ date }) => date === null).length,
      upcoming: notes.filter(({ date }) => date !== null && date > day).length,
      ...{ drafts, records },
    },
    comparison: from !== null && to !== null ? comparisonOf(dated, from, to) : null,
    step: several ? step : null,
    periods: several ? periods : [],
    terms: termsOf(notes),
    unlinkedDecisions: latestFirst.flatMap(({ title, date, decisions }) =>
      decisions.unlinked.map((decision) => ({ ...decision, title, date })),
    ),
    languages: languages.map((language) => ({ language, states: statesOf(notes, language) })),
    notes: latestFirst.map(listed),
    problems,
  };
}

export function figuresOf(notes: readonly NoteFacts[]): Figures {
  const sum = (of: (note: NoteFacts) => number): number => notes.reduce((total, note) => total + of(note), 0);
  const words = sum((note) => note.words);
  const hints = {
    words: sum((note) => note.hints.words),
    languages: sum((note) => note.hints.languages),
    decisions: sum((note) => note.hints.decisions),
  };
  const asked = notes.filter(isAsked);
  return {
    notes: notes.length,
    words,
    hints,
    hintsPerThousand: perThousand(hints.words + hints.languages + hints.decisions, words),
    decisions: {
      linked: sum((note) => note.decisions.linked),
      unlinked: sum((note) => note.decisions.unlinked.length),
    },
    translations: { asked: asked.length, complete: asked.filter(isComplete).length },
  };
}

/** To one decimal; null where there are no words. */
export const perThousand = (hints: number, words: number): number | null =>
  words === 0 ? null : Math.round((hints / words) * 10_000) / 10;

/** Nothing is wanted of a language that stands so. */
const unwanted: ReadonlySet<State> = new Set(['not-asked', 'not-required']);

const wanted = ({ languages }: Pick<NoteFacts, 'languages'>): readonly State[] =>
  Object.values(languages).filter((state) => !unwanted.has(state));

/** Whether a note is, or should be, in more than one language. */
export const isAsked = (note: Pick<NoteFacts, 'languages'>): boolean => wanted(note).length > 1;
export const isComplete = (note: Pick<NoteFacts, 'languages'>): boolean =>
  wanted(note).every((state) => state === 'complete');

function periodOf(notes: readonly NoteFacts[], from: string, to: string): Period {
  return { from, to, ...figuresOf(notes.filter(({ date }) => date !== null && from <= date && date <= to)) };
}

/** What can be compared: the longest time that the notes span twice. */
const lengths: readonly (readonly [Length, (day: string, times: number) => string])[] = [
  ['12-months', (day, times) => addMonths(day, -12 * times)],
  ['3-months', (day, times) => addMonths(day, -3 * times)],
  ['4-weeks', (day, times) => addDays(day, -28 * times)],
];

function comparisonOf(notes: readonly NoteFacts[], from: string, to: string): Overview['comparison'] {
  for (const [length, back] of lengths) {
    // A first note some days late does not make the time before another one.
    if (addDays(from, -7) > addDays(back(to, 2), 1)) continue;
    const before = periodOf(notes, addDays(back(to, 2), 1), back(to, 1));
    if (before.notes === 0) continue;
    return { length, latest: periodOf(notes, addDays(back(to, 1), 1), to), before };
  }
  return null;
}

function termsOf(notes: readonly NoteFacts[]): Overview['terms'] {
  const groups = new Map<string, { readonly uses: TermUse[]; notes: number }>();
  for (const note of notes) {
    const own = new Set<string>();
    for (const use of note.terms) {
      const key = `${use.language} ${use.term}`;
      const group = groups.get(key) ?? { uses: [], notes: 0 };
      groups.set(key, group);
      group.uses.push(use);
      if (!own.has(key)) group.notes++;
      own.add(key);
    }
  }
  return [...groups.values()]
    .map(({ uses, notes: n }) => ({ ...commonest(uses), count: countOf(uses), notes: n }))
    .sort(
      (a, b) =>
        b.count - a.count || b.notes - a.notes || compareText(a.term, b.term) || compareText(a.language, b.language),
    );
}

const countOf = (uses: readonly TermUse[]): number => uses.reduce((sum, { count }) => sum + count, 0);

/** What to say instead depends on the form of the word: that of the word itself, else of the form that is met most. */
function commonest(uses: readonly TermUse[]): Omit<Term, 'count'> {
  const forms = new Map<string, number>();
  for (const { found, count } of uses) forms.set(found, (forms.get(found) ?? 0) + count);
  const rank = ({ found, term }: TermUse): number =>
    found === term.toLowerCase() ? Infinity : (forms.get(found) ?? 0);
  const { term, language, say, leave, advice, why } = uses.reduce((best, use) =>
    rank(use) > rank(best) || (rank(use) === rank(best) && use.found < best.found) ? use : best,
  );
  return { term, language, say, leave, advice, why };
}

function statesOf(notes: readonly NoteFacts[], language: string): Partial<Record<State, number>> {
  const counts: Partial<Record<State, number>> = {};
  for (const { languages } of notes) {
    const state = languages[language];
    if (state !== undefined) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function listed(note: NoteFacts): ListedNote {
  const { path, files, title, language, date, words, hints, languages } = note;
  const { hintsPerThousand, decisions } = figuresOf([note]);
  return { path, files, title, language, date, words, hints, hintsPerThousand, decisions, languages };
}

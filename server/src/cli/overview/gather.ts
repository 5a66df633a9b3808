/** Reads the notes for the report: what each of them holds, told of its files in all languages together. */
import { createDocument, type Document } from '../../engine/document';
import { localDay, type Host } from '../../engine/facts';
import type { LintResult, RuleFinding } from '../../engine/lint';
import { renderDatum } from '../../engine/messages';
import { compareText } from '../../engine/order';
import { isDraft } from '../../engine/policy';
import { createLocator } from '../../engine/positions';
import { wordsOf } from '../../engine/sections';
import { layoutAt } from '../../engine/twins';
import type { Datum, Locale } from '../../engine/types';
import { isIgnored } from '../../engine/workspace';
import { harvest } from '../../rules/unlinked-decision/harvest';
import type { FoundNote, Io } from '../io';
import type { CliMessage } from '../messages';
import { oneEach, rowOf, withPaths, type FileRow, type Surroundings } from '../../engine/pairStates';
import { readNote, reasonOf, type Notice, type Session } from '../session';
import type { Gathered } from './figures';
import type { Hints, NoteFacts, OpenDecision, TermUse } from './types';

/** No note that is told of is older. */
const earliest = '1990-01-01';

/** Takes what could not be done, with the file that it is about. */
export type Tell = (code: CliMessage, data: Readonly<Record<string, Datum>>, path: string) => void;

/** What one file holds. */
interface FileFacts {
  readonly path: string;
  readonly title: string;
  readonly language: string | null;
  readonly date: string | null;
  readonly words: number;
  readonly decisions: readonly (OpenDecision & { readonly linked: boolean })[];
  readonly hints: Hints;
  readonly terms: readonly TermUse[];
}

/** What was found in a file, less what is only shown where it stands. */
interface Linted {
  readonly hints: Hints;
  readonly terms: readonly TermUse[];
  /** Those about languages alone. */
  readonly result: LintResult;
}

export interface Gatherer {
  read(note: FoundNote): Promise<void>;
  finish(): Omit<Gathered, 'problems'>;
}

/**
 * Takes the notes one after the other, in the order of their paths.
 * @param session with all rules at the levels of the configuration, on hosts that `steadyHosts` made.
 */
export function createGatherer(
  session: Session,
  hostOf: (root: string) => Host,
  { io, locale }: { readonly io: Io; readonly locale: Locale },
  notice: Notice,
  tell: Tell,
): Gatherer {
  const day = localDay(io.now());
  const languages: string[] = [];
  const files = new Map<string, FileFacts>();
  const rows: FileRow[] = [];
  const alone: string[] = [];
  const linted = new Map<string, Promise<Linted>>();
  let [drafts, records] = [0, 0];

  function lint(root: string, path: string, note: Document): Promise<Linted> {
    const key = `${root}\n${path}`;
    let found = linted.get(key);
    // A note in another language is met again in its own place.
    if (!found)
      linted.set(
        key,
        (found = session
          .workspaceOf(root)
          .lint(note, path)
          .then((result) => condensed(result, locale))),
      );
    return found;
  }

  async function read(found: FoundNote): Promise<void> {
    const { root, inRoot, path } = found;
    const workspace = session.workspaceOf(root);
    const loaded = await workspace.configFor(inRoot);
    for (const fault of session.newFaults(loaded, root)) tell('decisionsConfig', { path: fault.path }, fault.path);
    if (isIgnored(loaded.config, inRoot)) {
      if (found.named) notice('ignoredByConfig', { path });
      return;
    }
    const text = readNote(found, io, tell, 'decisionsLarge');
    if (text === undefined) return;
    const note = createDocument(text);
    if (isDraft(note)) {
      drafts++;
      return;
    }
    const { config, facts } = await workspace.recordsFor(note, inRoot);
    const { kind, title, date = null, decisions } = harvest(note, config, facts);
    if (facts.isRecord && kind === 'note') {
      records++;
      return;
    }
    const locate = createLocator(text);
    const { hints, terms, result } = await lint(root, inRoot, note);
    for (const failure of result.failures) tell('reportRule', { path, reason: reasonOf(failure) }, path);
    const layout = layoutAt(inRoot, note, config.languages);
    files.set(path, {
      path,
      title,
      language: (layout.kind === 'one' ? layout.language : undefined) ?? null,
      date: date !== null && date < earliest ? null : date, // a slip of the keyboard would stretch the charts over centuries
      words: wordsOf(note),
      decisions: decisions.map((each) => ({
        ...{ path, line: locate(each.span.start).line, linked: each.linked },
        ...{ text: each.text, language: each.language },
      })),
      hints,
      terms,
    });
    if (config.languages.length < 2) {
      alone.push(path);
      return;
    }
    for (const language of config.languages) if (!languages.includes(language)) languages.push(language);
    const around: Surroundings = {
      host: hostOf(root),
      config,
      lint: async (other, place) => (await lint(root, place, other)).result,
      today: day,
    };
    const row = await rowOf(inRoot, note, around);
    if (typeof row === 'string') alone.push(path);
    else rows.push({ own: path, row: withPaths(row, (place) => io.files.locate(place, root).path) });
  }

  function finish(): Omit<Gathered, 'problems'> {
    const joined = oneEach(rows).map(({ own, row }): NoteFacts => {
      const places = new Set([...row.cells.values()].flatMap(({ path }) => path ?? []).concat(own));
      const parts = [...places].flatMap((path) => files.get(path) ?? []);
      const states = [...row.cells].map(([language, { state }]) => [language, state] as const);
      const isSeveral = [...row.cells.values()].filter(({ path }) => path !== undefined).length > 1;
      return join(parts, Object.fromEntries(states), isSeveral);
    });
    const rest = alone.flatMap((path) => files.get(path) ?? []).map((file) => join([file], {}, false));
    const notes = [...joined, ...rest].sort((a, b) => compareText(a.path, b.path));
    return { day, notes, languages, drafts, records };
  }

  return { read, finish };
}

function condensed({ findings, failures, suppressed }: LintResult, locale: Locale): Linted {
  const hints = { words: 0, languages: 0, decisions: 0 };
  const terms = new Map<string, TermUse>();
  for (const finding of findings) {
    const { category, scope } = finding.rule;
    if (scope === 'engine' || category === 'files') continue;
    hints[category]++;
    const use = category === 'words' ? termOf(finding, locale) : undefined;
    if (!use) continue;
    const key = [use.language, use.term, use.found].join('\n');
    terms.set(key, { ...use, count: (terms.get(key)?.count ?? 0) + 1 });
  }
  const about = findings
    .filter(({ rule }) => rule.category === 'languages')
    .map(({ rule, severity, messageId, span, data, related }) => ({
      ...{ rule, severity, messageId, span },
      ...(data && { data }),
      ...(related && { related }),
    }));
  return { hints, terms: [...terms.values()], result: { findings: about, failures, suppressed } };
}

function termOf({ data = {}, messageId, language = '' }: RuleFinding, locale: Locale): TermUse | undefined {
  const text = (name: string): string => renderDatum(data[name] ?? '', locale);
  if (data['term'] === undefined) return undefined;
  return {
    ...{ term: text('term'), found: text('found').toLowerCase(), language, count: 1 },
    ...{ say: text('choices'), leave: messageId.includes('leave'), advice: text('advice'), why: text('why') },
  };
}

/** A note of its files; at least one, that in the first language first. */
function join(parts: readonly FileFacts[], languages: NoteFacts['languages'], isSeveral: boolean): NoteFacts {
  const [first] = parts as readonly [FileFacts];
  const sum = (of: (file: FileFacts) => number): number => parts.reduce((total, file) => total + of(file), 0);
  const all = parts.flatMap((file) => file.decisions);
  const decisions = isSeveral ? inOneLanguage(all) : all;
  return {
    path: first.path,
    files: parts.map(({ path }) => path),
    title: first.title,
    language: first.language,
    date: parts.map(({ date }) => date).find((date) => date !== null) ?? null,
    words: sum(({ words }) => words),
    hints: {
      words: sum(({ hints }) => hints.words),
      languages: sum(({ hints }) => hints.languages),
      decisions: sum(({ hints }) => hints.decisions),
    },
    decisions: {
      linked: decisions.filter(({ linked }) => linked).length,
      unlinked: decisions
        .filter(({ linked }) => !linked)
        .map(({ path, line, text, language }) => ({ path, line, text, language })),
    },
    terms: parts.flatMap(({ terms }) => terms),
    languages,
  };
}

/** A note in several languages tells its decisions in each: those of the one that tells most. */
function inOneLanguage(decisions: FileFacts['decisions']): FileFacts['decisions'] {
  const groups = [...new Set(decisions.map(({ language }) => language))].map((language) =>
    decisions.filter((decision) => decision.language === language),
  );
  return groups.reduce<FileFacts['decisions']>((most, group) => (group.length > most.length ? group : most), []);
}

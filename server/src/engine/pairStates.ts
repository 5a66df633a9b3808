/** How each language of each note stands: what `agored pairs` shows, and the list of pairs in an editor. */
import { alignSections } from './align';
import type { Config } from './config';
import { frontMatterOf, type Document } from './document';
import type { Host, Twin } from './facts';
import { tyingKeys } from './keys';
import { languagesOf, layoutOf, sidesOf, type Layout } from './layout';
import type { LintResult } from './lint';
import { compareText } from './order';
import { doesWithout, isAskedFor, isDraft } from './policy';
import { sectionsOf, wordsOf, type Section } from './sections';
import { declaredState, waitingIn } from './translation';
import { gatherTwins, layoutAt, placeOf } from './twins';
import { languageName } from '../languages/names';
import type { State } from './states';

export interface Cell {
  readonly state: State;
  /** Where it is, relative to the workspace root. */
  readonly path?: string;
  /** Until when it may wait. */
  readonly until?: string;
  /** Why it is not required. */
  readonly reason?: string;
  /** Where it differs: sections that both have, and all that there are. */
  readonly sections?: { readonly both: number; readonly all: number };
}

/** A note in all its languages. */
export interface Row {
  /** Of the note in the language that comes first in the configuration, of those that it is in. */
  readonly path: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The row that was made for a file. */
export interface FileRow {
  /** The file, in the form of the paths in the row. */
  readonly own: string;
  readonly row: Row;
}

/** What is needed of a workspace. */
export interface Surroundings {
  readonly host: Host;
  readonly config: Config;
  /** Findings of a note by the rules about languages. */
  readonly lint: (note: Document, path: string) => Promise<LintResult>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** With fewer words in all, the language of a whole note is not judged. */
const wordsToJudge = 20;
/** How many neighbours, and which share of them, make a habit; the same as for `missing-language`. */
const habit = { least: 4, share: 0.8 };

/** One language of a note, where there is text in it. */
interface Side {
  readonly language: string;
  readonly path: string;
  readonly note: Document;
  readonly findings: LintResult['findings'];
  readonly sections: readonly Section[];
}

/**
 * The row of a note.
 * @returns `draft` for one that is not published yet, `unknown` where no language can be told.
 */
export async function rowOf(path: string, note: Document, around: Surroundings): Promise<Row | 'draft' | 'unknown'> {
  const { config, host } = around;
  if (isDraft(note)) return 'draft';
  const twins = await gatherTwins(host, path, note, config);
  const layout = layoutAt(path, note, config.languages, twins);
  const present = languagesOf(layout);
  if (present.length === 0) return 'unknown';
  const sides = await sidesOfAll(path, note, layout, twins, around);
  const documents = [note, ...twins.flatMap(({ document }) => document ?? [])];
  const cells = new Map<string, Cell>();
  for (const language of config.languages) {
    const side = sides.find((each) => each.language === language);
    const cell = side
      ? presentCell(side, sides, documents, around)
      : absentCell(path, note, language, twins, documents, around);
    cells.set(language, cell);
  }
  const first = config.languages.map((language) => cells.get(language)?.path).find((place) => place !== undefined);
  return { path: first ?? path, cells };
}

/** Paths as somebody wants to see them. */
export const withPaths = ({ path, cells }: Row, show: (path: string) => string): Row => ({
  path: show(path),
  cells: new Map(
    [...cells].map(([language, cell]) => [
      language,
      cell.path === undefined ? cell : { ...cell, path: show(cell.path) },
    ]),
  ),
});

/** A row for each note, not for each of its files: those that a row before holds are left out. In the order of paths. */
export function oneEach<T extends FileRow>(rows: readonly T[]): readonly T[] {
  const held = new Set<string>();
  const kept: T[] = [];
  const ranked = rows.map((each) => {
    const paths = [...each.row.cells.values()].map(({ path }) => path);
    return { each, files: new Set(paths.filter(Boolean)).size, rank: paths.indexOf(each.own) };
  });
  // The row that holds most goes first: a note may know its other language without being known by it.
  ranked.sort((a, b) => b.files - a.files || a.rank - b.rank || compareText(a.each.own, b.each.own));
  for (const { each } of ranked) {
    if (held.has(each.own)) continue;
    for (const { path } of each.row.cells.values()) if (path !== undefined) held.add(path);
    kept.push(each);
  }
  return kept.sort((a, b) => compareText(a.row.path, b.row.path));
}

async function sidesOfAll(
  path: string,
  note: Document,
  layout: Layout,
  twins: readonly Twin[],
  { config, lint }: Surroundings,
): Promise<readonly Side[]> {
  const sides: Side[] = [];
  const { findings } = await lint(note, path);
  if (layout.kind === 'one') {
    const beside = layout.also.filter((language) => !twins.some((twin) => twin.document && twin.language === language));
    for (const language of [...languagesOf(layout), ...beside])
      sides.push({ language, path, note, findings, sections: sectionsOf(note) });
  } else {
    for (const [language, sections] of sidesOf(note, layout, sectionsOf(note), config.languages))
      sides.push({ language, path, note, findings, sections });
  }
  for (const { path: other, language, document } of twins) {
    if (!document || sides.some((side) => side.language === language)) continue;
    const result = await lint(document, other);
    sides.push({ language, path: other, note: document, findings: result.findings, sections: sectionsOf(document) });
  }
  return sides;
}

/** Findings about what ties a note that leave the tie whole. */
const aboutOtherThings: ReadonlySet<string> = new Set(['lang', 'other-date', 'near-day']);

/** A text that is there. */
function presentCell(side: Side, sides: readonly Side[], documents: readonly Document[], around: Surroundings): Cell {
  const { language, path, note } = side;
  const { config, today } = around;
  const at = { path };
  const declared = documents.map((each) => declaredState(each, language)).find(Boolean);
  const waits = waitingIn(note).some((each) => each.language === language);
  if (waits || (declared?.status === 'pending' && (declared.until ?? today) >= today)) {
    const until = declared?.until;
    const isOver = until !== undefined && until < today;
    return { state: isOver ? 'overdue' : 'pending', ...at, ...(until === undefined ? {} : { until }) };
  }
  if (isInOtherLanguage(side, config)) return { state: 'wrong-language', ...at };
  const differing = sides.find((other) => other !== side && differ(side, other));
  if (differing) return { state: 'differs', ...at, ...(sides.length === 2 ? comparison(side, differing) : {}) };
  // Something that only looks like the other language is found; the site does not.
  if (side.findings.some(({ rule, messageId }) => rule.id === 'pair-key' && !aboutOtherThings.has(messageId)))
    return { state: 'orphan', ...at };
  const alone = sides.length === 1 && config.languages.some((each) => each !== language && !isFree(side, each, around));
  return { state: alone && isTied(side, config) ? 'orphan' : 'complete', ...at };
}

/** Whether a note does without its version in a language. */
function isFree({ note }: Side, language: string, { config }: Surroundings): boolean {
  return declaredState(note, language) !== undefined || doesWithout(note, language, config);
}

/** Rules that say that the languages of a note differ. */
const comparing = ['missing-section', 'facts-differ', 'stale-translation'];

/** Whether the words of a text are not in the language that it is there for. */
function isInOtherLanguage({ language, note, findings }: Side, { languages }: Config): boolean {
  const layout = layoutOf(note, languages);
  if (
    layout.kind === 'one' &&
    layout.language !== undefined &&
    layout.language !== language &&
    !layout.also.includes(language) &&
    wordsOf(note) >= wordsToJudge
  )
    return true;
  const name = languageName(language).en;
  return findings.some(({ rule, severity, data }) => {
    const claimed = data?.['claimed'];
    return rule.id === 'wrong-language' && severity !== 'info' && typeof claimed === 'object' && claimed.en === name;
  });
}

/** Whether a rule says so, at either of the two. Both are originals: neither is the one that is wrong. */
function differ(a: Side, b: Side): boolean {
  const found = (from: Side, to: Side): boolean =>
    from.findings.some(({ rule, related = [], data = {} }) => {
      if (!comparing.includes(rule.id)) return false;
      if (from.path === to.path) return related.every(({ path }) => path === undefined);
      return related.some(({ path }) => path === to.path) || data['path'] === to.path;
    });
  return found(a, b) || found(b, a);
}

function comparison(a: Side, b: Side): Pick<Cell, 'sections'> {
  const count = (sections: readonly Section[]): number => sections.filter(({ title }) => !title).length;
  const { ofA } = alignSections(a.sections, b.sections);
  const both = ofA.filter((other, index) => other !== undefined && a.sections[index]?.title === false).length;
  const all = count(a.sections) + count(b.sections) - both;
  return all > 0 && both < all ? { sections: { both, all } } : {};
}

/** Whether something in a note or its name says that there is another language of it. */
function isTied({ note, path }: Side, config: Config): boolean {
  const { by, language } = placeOf(path, config);
  if (by === 'suffix' || by === 'name') return true;
  if (by === 'folder' && language !== config.languages[0]) return true;
  const data = frontMatterOf(note)?.data ?? {};
  return tyingKeys(config).some((key) => key !== 'permalink' && data[key] !== undefined && data[key] !== null);
}

/** A text that is not there. */
function absentCell(
  path: string,
  note: Document,
  language: string,
  twins: readonly Twin[],
  documents: readonly Document[],
  { config, today }: Surroundings,
): Cell {
  const declared = documents.map((each) => declaredState(each, language)).find(Boolean);
  if (declared?.status === 'not-required')
    return { state: 'not-required', ...(declared.reason === undefined ? {} : { reason: declared.reason }) };
  if (declared) {
    const { until } = declared;
    const isOver = until !== undefined && until < today;
    return { state: isOver ? 'overdue' : 'pending', ...(until === undefined ? {} : { until }) };
  }
  if (waitingIn(note).some((each) => each.language === language)) return { state: 'pending', path };
  if (documents.some((each) => doesWithout(each, language, config))) return { state: 'not-required' };
  const { paired, all } = twins.find((twin) => twin.language === language)?.neighbours ?? { paired: 0, all: 0 };
  const isHabit = all >= habit.least && paired >= habit.share * all;
  const side = { language: '', path, note, findings: [], sections: [] };
  return { state: isAskedFor(note, config, path) || isHabit || isTied(side, config) ? 'missing' : 'not-asked' };
}

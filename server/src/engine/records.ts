/**
 * The decision records of a workspace: which files they are, and what is read from them. Knows adr-tools, MADR,
 * log4brains, `ADR/ADR001-…`, `decision-record/DR003-…`, RFC folders, and Welsh headings. Reads the head of a file by
 * lines, never the whole of it with the Markdown parser, so that thousands of records stay quick.
 */
import { matchesGlobs, type Config } from './config';
import { frontMatterOf, type Document } from './document';
import type { Facts, Host } from './facts';
import { perHoldingBlock, perNote } from './memo';
import { firstHeading, headingPassages } from './outline';
import { fold, holdsRecord, holdsStatus, isMinutes, isTelling, readRecord, stem } from './recordReader';
import { learnHabit, type Head } from './recordHabit';
import { headingSigns } from './signs';

/** What gathering the records adds to the facts of a note. */
export type RecordFacts = Pick<Facts, 'records' | 'recordTemplate' | 'notes'>;

/** Names of folders that hold decision records. */
const folders =
  /^(?:adrs?|dr|rfcs?|decisions?|decision-?logs?|decision-?records?|architecture-?decisions?|architecture-?decision-?records?|.+-(?:adrs?|decisions)|penderfyniad(?:au)?|cofnodion-?penderfyniad(?:au)?)$/;
/** Names of files that are records wherever they lie. */
const recordName = /^(?:adr|dr|rfc|madr)[-_ ]?\d{1,5}(?:[-_ .]|$)/;
/** Names that a record of its folder has: a number, or a date. */
const numbered = /^(?:[a-z]{2,5}[-_ ]?)?\d{1,8}(?:[-_. ]|$)|^\d{4}-\d{2}(?:-\d{2})?(?:[-_. ]|$)/;
/** Files in those folders that are something else. */
const asideName = /^(?:readme|index|_index|contents|contributing|changelog|about|list|mynegai|darllen)$/;
const templateName = /(?:^|[-_. ])(?:template|templed|patrwm)(?:[-_. ]|$)/;
const minutesName = /(?:^|[-_. ])(?:minutes|cofnodion)(?:[-_. ]|$)/;

const foldersOf = (path: string): string[] => fold(path).replace(/_/g, '-').split('/').slice(0, -1);

type PathClass = 'record' | 'perhaps' | 'template' | 'aside' | 'minutes' | undefined;

function classOf(path: string, config: Config): PathClass {
  const name = stem(path);
  const above = foldersOf(path);
  const given = config.decisions.records;
  const inFolder =
    given && given.length > 0 ? matchesGlobs(config, given, path) : above.some((folder) => folders.test(folder));
  if (
    inFolder ||
    recordName.test(name) ||
    (templateName.test(name) && /(?:^|[-_. ])(?:adr|decision|penderfyniad)/.test(name))
  ) {
    if (templateName.test(name)) return 'template';
    if (asideName.test(name)) return 'aside';
    if (minutesName.test(name)) return 'minutes';
    if (given && given.length > 0) return inFolder ? 'record' : undefined;
    return numbered.test(name) && (recordName.test(name) || folders.test(above[above.length - 1] ?? ''))
      ? 'record'
      : 'perhaps';
  }
  if (minutesName.test(name) || above.some((folder) => minutesName.test(folder))) return 'minutes';
  if (given && given.length > 0) return undefined;
  return numbered.test(name) && above[above.length - 1] === 'records' ? 'perhaps' : undefined;
}

/**
 * True where a file is read as a decision record: by `decisions.records` if that is given, else by the names of its
 * folders and of itself. What it holds may still show that it is none.
 */
export function isRecordPath(path: string, config: Config): boolean {
  const found = classOf(path, config);
  return found === 'record' || found === 'perhaps';
}

const withTelling = perHoldingBlock(
  (block) =>
    headingPassages(block)
      .map(({ text }) => fold(text.trim()))
      .filter(isTelling),
  headingSigns,
);

/** The headings that may show what a note is, folded: the first, and those by which records and minutes are known. */
const tellingOf = perNote((note): readonly string[] => {
  const first = firstHeading(note);
  const opening = first && fold(first.text);
  return [
    ...(opening === undefined || isTelling(opening) ? [] : [opening]),
    ...withTelling(note).flatMap(({ things }) => things),
  ];
});

/**
 * True where a note is not one in which decisions would be linked: a decision record, a template of one, an index of
 * them, or minutes.
 * @param path relative to the workspace root; undefined for a note without a place, which is judged by what it holds.
 */
export function isRecord(path: string | undefined, note: Document, config: Config): boolean {
  const found = path === undefined ? undefined : classOf(path, config);
  if (found !== undefined && found !== 'perhaps') return true;
  const headings = tellingOf(note);
  if (isMinutes(headings)) return true;
  const data = frontMatterOf(note)?.data ?? {};
  return (
    holdsRecord(headings) ||
    (headings.length > 0 && ('decision-makers' in data || 'deciders' in data)) ||
    (found === 'perhaps' && holdsStatus(note.text))
  );
}

/** True where a change of this file may change which records there are, what they say, or what a new one is like. */
export function bearsOnRecords(path: string, config: Config): boolean {
  const found = classOf(path, config);
  return found === 'record' || found === 'perhaps' || found === 'template' || !/\.(?:md|markdown|mdx)$/i.test(path);
}

/** True where a note is minutes, by its place or by what it holds: what was decided is recorded there. */
export function areMinutes(path: string | undefined, note: Document, config: Config): boolean {
  const found = path === undefined ? undefined : classOf(path, config);
  if (found !== undefined && found !== 'perhaps') return found === 'minutes';
  const headings = tellingOf(note);
  return isMinutes(headings) && !holdsRecord(headings);
}

const readAtOnce = 32;

/** Reads the records of the workspace; files that are not where they were listed are passed over. */
export async function gatherRecords(host: Host, config: Config): Promise<RecordFacts> {
  const listed = await host.listNotes();
  const wanted = listed.flatMap((path) => {
    const found = classOf(path, config);
    return found === 'record' || found === 'perhaps' || found === 'template' ? [{ path, found }] : [];
  });
  const heads: Head[] = [];
  const templates: { path: string; text: string }[] = [];
  for (let i = 0; i < wanted.length; i += readAtOnce) {
    const batch = wanted.slice(i, i + readAtOnce);
    const texts = await Promise.all(batch.map(({ path }) => host.readText(path)));
    for (const [j, { path, found }] of batch.entries()) {
      const text = texts[j];
      if (text === undefined) continue;
      if (found === 'template') templates.push({ path, text });
      else {
        const record = readRecord(path, text, found === 'perhaps');
        if (record) heads.push({ record, text });
      }
    }
  }
  heads.sort((a, b) => (a.record.path < b.record.path ? -1 : 1));
  const habit = learnHabit(heads, templates);
  return { records: heads.map(({ record }) => record), notes: listed, ...(habit && { recordTemplate: habit }) };
}

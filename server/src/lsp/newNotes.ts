/** New weeknotes and decision records, as they are written here. Nothing is created: the client does, when it is told. */
import { createDocument } from '../engine/document';
import type { Config } from '../engine/config';
import { gatherTwins, noteLanguage } from '../engine/twins';
import { firstFolder, firstNote } from '../engine/weeknotes/first';
import type { SeriesNote } from '../engine/weeknotes/known';
import { mostRead, nextNote, type NewNote } from '../engine/weeknotes/next';
import { isWeeknote, seriesIn, type Series } from '../engine/weeknotes/series';
import type { Locale } from '../engine/types';
import { identify } from '../languages/identify';
import { defaultFolder, newRecord } from '../rules/unlinked-decision/newRecord';
import { createLines } from './lines';
import type { NewFile, NewRecord, NewRecordParams, NewWeeknoteParams, NewWeeknotes, WeeknoteSeries } from './protocol';
import type { Root, Roots } from './roots';

/** Most series that are offered. */
const mostSeries = 12;
/** Of the last notes, how many must have a twin for the next to get one. */
const paired = { of: 4, share: 0.5 };

const empty = createDocument('');

const fileOf = (root: Root, { path, text, cursor }: Omit<NewNote, 'date'>, notes: ReadonlySet<string>): NewFile => ({
  uri: root.uriOf(path),
  path,
  text,
  cursor: createLines(text).positionAt(cursor),
  exists: notes.has(path.toLowerCase()),
});

const lowered = (notes: readonly string[]): ReadonlySet<string> => new Set(notes.map((note) => note.toLowerCase()));

/** @param locale the language of a first weeknote where nothing says which. */
export async function newWeeknotes(
  { uri, folder }: NewWeeknoteParams,
  roots: Roots,
  today: string,
  locale: Locale,
): Promise<NewWeeknotes> {
  const here = uri === undefined ? undefined : roots.locate(uri);
  const suggested = firstFolder[locale];
  if (folder !== undefined) {
    const root = here?.root ?? roots.first;
    const files = root ? await firstFiles(root, folder, today, locale) : [unplaced(today, locale)];
    return { series: [{ last: '', files }], sure: true, folder: suggested };
  }
  const found: WeeknoteSeries[] = [];
  let sure = false;
  for (const root of here ? [here.root, ...roots.all.filter((each) => each !== here.root)] : roots.all) {
    const own = root === here?.root ? here.path : undefined;
    const result = await seriesOf(root, own, today);
    sure ||= result.sure;
    found.push(...result.series);
  }
  return { series: found.slice(0, mostSeries), sure: sure || found.length === 1, folder: suggested };
}

/** The series of a folder; `sure` where the note at that path belongs to the first. */
async function seriesOf(
  root: Root,
  path: string | undefined,
  today: string,
): Promise<{ readonly series: readonly WeeknoteSeries[]; readonly sure: boolean }> {
  const notes = await root.host.listNotes();
  const all = seriesIn(notes);
  const mine = all.filter(({ paths }) => path !== undefined && paths.includes(path));
  /** Series that are the other language of one before. */
  const taken = new Set<Series>();
  const series: WeeknoteSeries[] = [];
  let sure = false;
  const known = lowered(notes);
  for (const each of [...mine, ...all.filter((other) => !mine.includes(other))]) {
    if (series.length >= mostSeries || taken.has(each)) continue;
    // Single files that look like it are most often one of a series by another name.
    if (each.paths.length < 2 && all.some(({ paths }) => paths.length > 1)) continue;
    const read = await readAll(root, each.paths.slice(-mostRead));
    const last = read.at(-1);
    if (!last || !(each.named || read.some(({ text }) => isWeeknote(text)))) continue;
    const { config } = await root.workspace.configFor(last.path);
    const files = await filesOf({ root, all, taken, known, config }, each, read, today);
    if (files.length === 0) continue;
    taken.add(each);
    sure ||= mine.includes(each);
    series.push({ last: last.path, files });
  }
  return { series, sure };
}

async function readAll(root: Root, paths: readonly string[]): Promise<readonly SeriesNote[]> {
  const texts = await Promise.all(paths.map((path) => root.host.readText(path)));
  return paths.flatMap((path, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ path, text }];
  });
}

/** What the series of a folder are looked at with. */
interface Around {
  readonly root: Root;
  readonly config: Config;
  readonly all: readonly Series[];
  /** Series that need no more looking at: `filesOf` adds those that are the other language of its own. */
  readonly taken: Set<Series>;
  /** All notes, in lower case. */
  readonly known: ReadonlySet<string>;
}

/** The next note of a series, with its twins where the last ones have them; ordered as the configuration's languages are. */
async function filesOf(
  { root, all, taken, known, config }: Around,
  { open }: Series,
  read: readonly SeriesNote[],
  today: string,
): Promise<readonly NewFile[]> {
  const next = nextNote(read, today, open);
  const last = read.at(-1);
  if (!next || !last) return [];
  const own = noteLanguage(last.path, createDocument(last.text), config.languages) ?? '';
  const files: { readonly language: string; readonly file: NewFile }[] = [
    { language: own, file: fileOf(root, next, known) },
  ];
  const asked = read.slice(-paired.of);
  const twins = await Promise.all(
    asked.map(({ path, text }) => gatherTwins(root.host, path, createDocument(text), config)),
  );
  for (const language of config.languages) {
    const paths = twins.flatMap((each) => each.find((twin) => twin.exists && twin.language === language)?.path ?? []);
    if (paths.length < Math.max(1, paired.share * asked.length)) continue;
    const series = all.find((each) => each.paths.includes(paths.at(-1) ?? ''));
    const twin = series && nextNote(await readAll(root, paths), next.date, series.open);
    if (!twin) continue;
    taken.add(series);
    files.push({ language, file: fileOf(root, twin, known) });
  }
  const rank = (language: string): number => (config.languages.indexOf(language) + 99) % 99;
  return files.sort((a, b) => rank(a.language) - rank(b.language)).map(({ file }) => file);
}

/** A first weeknote where no folder is open. */
function unplaced(today: string, locale: Locale): NewFile {
  const { text, cursor } = firstNote(locale, today);
  return { uri: '', path: `${today}.md`, text, cursor: createLines(text).positionAt(cursor), exists: false };
}

/** A folder as somebody has typed it, which never leads out of the root. */
const withinRoot = (folder: string): string =>
  folder
    .split(/[\\/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');

/** A first weeknote: in all languages that the configuration asks for, else in one. */
async function firstFiles(root: Root, folder: string, today: string, locale: Locale): Promise<readonly NewFile[]> {
  const clean = withinRoot(folder);
  const path = `${clean === '' ? '' : `${clean}/`}${today}.md`;
  const notes = await root.host.listNotes();
  const known = lowered(notes);
  const { config } = await root.workspace.configFor(path);
  const languages: readonly string[] = config.languages.filter((language) => language === 'en' || language === 'cy');
  const first = languages.includes(locale) || languages.length === 0 ? locale : (languages[0] ?? locale);
  const own = { path, ...firstNote(first, today) };
  if (!config.bilingual || languages.length < 2) return [fileOf(root, own, known)];
  const twins = await gatherTwins(root.host, path, createDocument(own.text), config);
  return [
    fileOf(root, own, known),
    ...twins
      .filter(({ language, exists }) => !exists && language !== first && languages.includes(language))
      .map((twin) => fileOf(root, { path: twin.path, ...firstNote(twin.language, today) }, known)),
  ];
}

/** A record for what somebody has decided, in the habit of those that are there. Undefined where no folder is open. */
export async function recordFor(
  { uri, title, folder: typed }: NewRecordParams,
  roots: Roots,
  locale: Locale,
): Promise<NewRecord | undefined> {
  const place = uri === undefined ? undefined : roots.locate(uri);
  const root = place?.root ?? roots.first;
  if (!root) return undefined;
  const folder = typed === undefined ? undefined : withinRoot(typed);
  const { config, facts } = await root.workspace.recordsFor(empty, place?.path ?? 'note.md');
  const language = identify(title, config.languages).language ?? facts.recordTemplate?.language ?? locale;
  const created = newRecord({ choice: title, items: [], language, title: '' }, facts, folder);
  if (!created) return undefined;
  const { path, text } = created;
  const comment = text.indexOf('<!--');
  const at = { path, text, cursor: comment < 0 ? text.length : comment };
  return {
    file: fileOf(root, at, lowered(facts.notes ?? [])),
    folder: facts.recordTemplate?.folder ?? folder ?? defaultFolder,
    learned: facts.recordTemplate !== undefined,
  };
}

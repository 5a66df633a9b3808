/** Finds the same note in other languages: by name and folder, by keys in the front matter, by number or date. */
import { grouped } from './grouped';
import type { Config } from './config';
import { createDocument, frontMatterOf, type Document } from './document';
import type { Host, Twin } from './facts';
import { languagesOf, layoutOf, type Layout } from './layout';
import { once } from './memo';
import { claimedLanguage } from './outline';
import { statedTies, type StatedTies } from './pairs';
import { folderOf, isDocusaurus, readPath, tokenLike, type NotePath } from './paths';
import { addressKeys, keysOf, plainKey, prefixOf, sharedKeys, slugOf } from './ties';

/** Most files that are read to find the twin that a key in the front matter speaks of. */
const mostRead = 400;

/** The notes of a workspace by what their paths say. Kept for as long as the host hands out the same list. */
export interface Index {
  /** Ties that the configuration states; conventions count where it states none. */
  readonly stated: StatedTies | undefined;
  readonly byPath: ReadonlyMap<string, NotePath>;
  readonly byKey: ReadonlyMap<string, readonly NotePath[]>;
  readonly byFolder: ReadonlyMap<string, readonly NotePath[]>;
  /** By every folder that a note is below, in whichever depth. */
  readonly below: () => ReadonlyMap<string, readonly NotePath[]>;
  /** By the last part of the path, as an address would have it. */
  readonly bySlug: () => ReadonlyMap<string, readonly NotePath[]>;
  /** By the number or date that the name begins with. */
  readonly byPrefix: () => ReadonlyMap<string, readonly NotePath[]>;
  /** By the folder that a note is in, less what says its language. */
  readonly byHome: () => ReadonlyMap<string, readonly NotePath[]>;
  /** Folders of a language, by the language and what they are without it. */
  readonly folders: () => ReadonlyMap<string, readonly string[]>;
  /** Notes in folders of a language by where that folder is: how many of them have an unmarked counterpart. */
  readonly unmarkedPairs: ReadonlyMap<string, number>;
  /** What was found of notes that are marked alike in a folder (`habitOf`). */
  readonly habits: Map<string, Habit>;
  /** Twins found by reading, by path and language, to be looked at first next time. */
  readonly found: Map<string, string>;
  readonly documents: Map<string, { readonly text: string; readonly note: Document }>;
  /**
   * What ties a text, by the promise of it: a host that remembers texts hands out the same one. A weak map, since a promise
   * outlives many an index.
   */
  readonly tying: WeakMap<Promise<string | undefined>, Tying>;
}

/** What the front matter of a text says of its other languages. */
interface Tying {
  /** Primary subtag of the language that it claims, in lower case. */
  readonly language: string | undefined;
  /** Values of the keys that tie notes, as `plainKey` has them. */
  readonly values: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly string[], Map<string, Index>>();
/** What was found of a list last: a run asks for the same again and again. */
const latest = new WeakMap<readonly string[], { readonly config: Config; readonly index: Index }>();

export function indexOf(notes: readonly string[], config: Config): Index {
  let last = latest.get(notes);
  if (last?.config !== config) latest.set(notes, (last = { config, index: findIndex(notes, config) }));
  return last.index;
}

function findIndex(notes: readonly string[], config: Config): Index {
  const { languages } = config;
  const stated = statedTies(config);
  let known = indexes.get(notes);
  if (!known) indexes.set(notes, (known = new Map<string, Index>()));
  const name = JSON.stringify([languages, stated && [config.folder, config.bilingual?.pairs]]);
  let index = known.get(name);
  if (index) return index;
  const all = notes.map((path) => placeOf(path, config));
  const byKey = grouped(all, (entry) => entry.key);
  const unmarkedPairs = new Map<string, number>();
  for (const entry of all)
    if (entry.by === 'folder' && byKey.get(entry.key)?.some((other) => other.language === undefined) === true)
      unmarkedPairs.set(rootOf(entry), (unmarkedPairs.get(rootOf(entry)) ?? 0) + 1);
  const byFolder = grouped(all, (entry) => folderOf(entry.path));
  index = {
    stated,
    byPath: new Map(all.map((entry) => [entry.path, entry])),
    byKey,
    byFolder,
    below: once(() => belowFolders(all)),
    bySlug: once(() => grouped(all, (entry) => slugOf(entry.path))),
    byPrefix: once(() => grouped(all, (entry) => prefixOf(entry.path) ?? '')),
    byHome: once(() => grouped(all, homeOf)),
    folders: once(() => foldersOf(byFolder.keys(), languages)),
    unmarkedPairs,
    habits: new Map(),
    found: new Map(),
    documents: new Map(),
    tying: new WeakMap(),
  };
  known.set(name, index);
  return index;
}

function belowFolders(all: readonly NotePath[]): ReadonlyMap<string, readonly NotePath[]> {
  const below = new Map<string, NotePath[]>();
  for (const entry of all)
    for (let folder: string | undefined = folderOf(entry.path); folder !== undefined;) {
      const own = below.get(folder);
      if (own) own.push(entry);
      else below.set(folder, [entry]);
      folder = folder === '' ? undefined : folderOf(folder);
    }
  return below;
}

const homeOf = (entry: NotePath): string => folderOf(entry.key);

/** Names a folder of a language by what it is without it. */
const folderName = (language: string, home: string): string => `${language} ${home}`;

function foldersOf(folders: Iterable<string>, languages: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const read = [...folders].flatMap((folder) =>
    languages.flatMap((language) => {
      const entry = readPath(`${folder}/note.md`, [language]);
      return entry.language === language ? [{ folder, name: folderName(language, homeOf(entry)) }] : [];
    }),
  );
  return new Map(
    [...grouped(read, ({ name }) => name)].map(([name, entries]) => [name, entries.map(({ folder }) => folder)]),
  );
}

/** What a path says, by the stated patterns; by convention where there are none, or none is about it. */
export const placeOf = (path: string, config: Config): NotePath =>
  statedTies(config)?.read(path, config.languages) ?? readPath(path, config.languages);

/** A folder of a language, with its name. */
const rootOf = ({ pattern, token }: NotePath): string => pattern.slice(0, pattern.indexOf('*')) + (token ?? '');

/**
 * The layout of a note at its place: one whose path claims a language is in that language as a whole, however much of it
 * is not translated yet, and one whose twins are in all other languages is in the one that is left.
 * @param path relative to the workspace root; undefined for a note without a place.
 */
export function layoutAt(
  path: string | undefined,
  note: Document,
  languages: readonly string[],
  twins: readonly Twin[] = [],
): Layout {
  const claimed = path === undefined ? undefined : readPath(path, languages).language;
  if (claimed !== undefined) return { kind: 'one', language: claimed, also: [] };
  const left = languages.filter((language) => !twins.some((twin) => twin.exists && twin.language === language));
  if (left.length === 1 && languages.length > 1) return { kind: 'one', language: left[0], also: [] };
  const layout = layoutOf(note, languages);
  if (layout.kind === 'stacked') return layout;
  const stated = claimedLanguage(note);
  return stated !== undefined && languages.includes(stated)
    ? { kind: 'one', language: stated, also: languagesIn(layout).filter((language) => language !== stated) }
    : layout;
}

const languagesIn = (layout: Layout): readonly string[] => (layout.kind === 'one' ? layout.also : languagesOf(layout));

/** The language that a note is in; undefined where it is in several, or nothing tells. */
export function noteLanguage(
  path: string | undefined,
  note: Document,
  languages: readonly string[],
): string | undefined {
  const layout = layoutAt(path, note, languages);
  return layout.kind === 'one' ? layout.language : undefined;
}

/**
 * The twins of a note, one for each other language of the configuration: those that are there, with their text, and for
 * the rest where one would be. Empty where the note's own language cannot be told. Reads few files: a twin by name
 * needs one, keys in the front matter make it look through up to 400 notes in other languages.
 * @param path of the note, relative to the workspace root.
 */
export async function gatherTwins(host: Host, path: string, note: Document, config: Config): Promise<readonly Twin[]> {
  const { languages } = config;
  if (languages.length < 2) return [];
  const index = indexOf(await host.listNotes(), config);
  const { stated } = index;
  const me = index.byPath.get(path) ?? placeOf(path, config);
  const own = unmarked(index, me, languages) ?? me.language ?? noteLanguage(path, note, languages);
  if (own === undefined) return [];
  const twins: Twin[] = [];
  for (const language of languages) {
    if (language === own) continue;
    const named = stated === undefined || stated.hasPatterns;
    const found =
      (named ? await byName(host, index, me, languages, language) : undefined) ??
      (await byReading(host, index, me, note, languages, language)) ??
      (stated === undefined ? byPrefix(index, me, language) : undefined);
    if (found === undefined) twins.push({ ...calledFor(index, me, language), language, exists: false });
    else {
      const document = await read(host, index, found);
      twins.push({ path: found, language, exists: true, ...(document ? { document } : {}) });
    }
  }
  return twins;
}

/** The language of a note without a mark beside which all other languages are marked (`README.md`, `README_en.md`). */
function unmarked(index: Index, me: NotePath, languages: readonly string[]): string | undefined {
  if (me.by !== undefined) return undefined;
  const marked = (index.byKey.get(me.key) ?? []).filter(
    (entry) => entry.by === 'suffix' && folderOf(entry.path) === folderOf(me.path),
  );
  const [left, more] = languages.filter((language) => !marked.some((entry) => entry.language === language));
  return marked.length > 0 && more === undefined ? left : undefined;
}

/**
 * Most documents kept of an index, so that the same twin is not read anew on every key press: few are edited by turns, and
 * all that is made of a note is kept with it.
 */
const keptDocuments = 10;

async function read(host: Host, { documents }: Index, path: string): Promise<Document | undefined> {
  const text = await host.readText(path);
  if (text === undefined) return undefined;
  const known = documents.get(path);
  if (known?.text === text) return known.note;
  const note = createDocument(text);
  documents.delete(path);
  documents.set(path, { text, note });
  const [oldest] = documents.keys();
  if (documents.size > keptDocuments && oldest !== undefined) documents.delete(oldest);
  return note;
}

/** A file whose name or folder differs in the language alone. */
async function byName(
  host: Host,
  index: Index,
  me: NotePath,
  languages: readonly string[],
  language: string,
): Promise<string | undefined> {
  const others = (index.byKey.get(me.key) ?? []).filter((entry) => entry.path !== me.path);
  const named = others.filter((entry) => entry.language === language && areTied(index, me, entry));
  if (named.length > 0) return nearest(me, named).path;
  if (me.language === undefined) return undefined;
  // The note may be the translation of one in the site's first language, which has no mark of its own.
  const bare = others.filter((entry) => entry.language === undefined && areTied(index, entry, me));
  if (bare.length === 0) return undefined;
  const candidate = nearest(me, bare);
  const left = unmarked(index, candidate, languages);
  if (left !== undefined) return left === language ? candidate.path : undefined;
  const document = await read(host, index, candidate.path);
  return document && noteLanguage(candidate.path, document, languages) === language ? candidate.path : undefined;
}

/** Whether an unmarked note and one in a language's folder belong together: one such case may be chance. */
export function areTied(index: Index, bare: NotePath, marked: NotePath): boolean {
  if (bare.by !== undefined || marked.by !== 'folder' || index.stated?.hasPatterns === true) return true;
  return isDocusaurus(marked.path) || (index.unmarkedPairs.get(rootOf(marked)) ?? 0) >= 2;
}

/** Of several, the one whose path begins most like the note's own. */
function nearest(me: NotePath, entries: readonly NotePath[]): NotePath {
  const shared = ({ path }: NotePath): number => {
    let length = 0;
    while (length < path.length && path.charAt(length) === me.path.charAt(length)) length++;
    return length;
  };
  return entries.reduce((best, entry) => (shared(entry) > shared(best) ? entry : best));
}

async function byReading(
  host: Host,
  index: Index,
  me: NotePath,
  note: Document,
  languages: readonly string[],
  language: string,
): Promise<string | undefined> {
  const data = frontMatterOf(note)?.data ?? {};
  const given = index.stated?.keys;
  const addresses: readonly string[] = given ?? addressKeys;
  const address = addresses.map((key) => data[key]).find((value) => typeof value === 'string');
  const keys = (given ?? sharedKeys).filter((key) => typeof data[key] === 'string' || typeof data[key] === 'number');
  if (address === undefined && keys.length === 0) return undefined;

  const wanted = keys.map((key): readonly [string, string] => [key, plainKey(String(data[key]))]);
  const isTied = ({ values }: Tying): boolean => wanted.some(([key, value]) => values.get(key) === value);
  const speaks = async (path: string, claimed: string | undefined): Promise<boolean> => {
    const spoken = index.byPath.get(path)?.language ?? claimed;
    if (spoken !== undefined) return spoken === language;
    // The site's first language may go without saying.
    const document = await read(host, index, path);
    return document !== undefined && noteLanguage(path, document, languages) === language;
  };
  const remember = `${language} ${me.path}`;
  const known = index.found.get(remember);
  if (known !== undefined && index.byPath.has(known)) {
    const tying = await tyingOf(host, index, known);
    if (isTied(tying) && (await speaks(known, tying.language))) return known;
  }

  const may = (entry: NotePath): boolean => entry.path !== me.path && (entry.language ?? language) === language;
  if (typeof address === 'string') {
    const slug = slugOf(address);
    const addressed = slug === '' ? [] : (index.bySlug().get(slug) ?? []).filter(may);
    if (addressed.length > 0) {
      const { path, language: marked } = nearest(me, addressed);
      if (marked === language) return path;
      const document = await read(host, index, path);
      if (document && noteLanguage(path, document, languages) === language) return path;
    }
  }
  if (keys.length === 0) return undefined;
  let left = mostRead;
  const seen = new Set<NotePath>();
  for (const entries of likely(index, me))
    for (const entry of entries) {
      if (seen.has(entry) || !may(entry)) continue;
      if (left-- === 0) return undefined;
      seen.add(entry);
      const { path } = entry;
      const reading = tyingOf(host, index, path);
      const tying = reading instanceof Promise ? await reading : reading; // hundreds that are known are not waited for
      if (!isTied(tying) || !(await speaks(path, tying.language))) continue;
      index.found.set(remember, path);
      return path;
    }
  return undefined;
}

/** What ties the note at a path; nothing where it cannot be read. */
function tyingOf(host: Host, { stated, tying }: Index, path: string): Tying | Promise<Tying> {
  const reading = host.readText(path);
  return (
    tying.get(reading) ??
    reading.then((text = '') => {
      const claims = keysOf(text);
      const values = new Map<string, string>();
      for (const key of stated?.keys ?? sharedKeys) {
        const value = claims.get(key);
        if (value !== undefined) values.set(key, plainKey(value));
      }
      const found = { language: claims.get('lang')?.toLowerCase().split(/[-_]/)[0], values };
      tying.set(reading, found);
      return found;
    })
  );
}

/** Where a twin by key is sought: what begins with the same number or date, the same folder, all else. */
function* likely({ byPrefix, byHome, byPath }: Index, me: NotePath): Generator<Iterable<NotePath>> {
  const prefix = prefixOf(me.path);
  if (prefix !== undefined) yield byPrefix().get(prefix) ?? [];
  yield byHome().get(homeOf(me)) ?? [];
  yield byPath.values();
}

/** The one note of the other language's folder that begins with the same number or date, where that is the only tie. */
function byPrefix(index: Index, me: NotePath, language: string): string | undefined {
  const prefix = prefixOf(me.path);
  if (prefix === undefined || me.by !== 'folder') return undefined;
  const same = (entries: readonly NotePath[]): readonly NotePath[] =>
    entries.filter((entry) => prefixOf(entry.path) === prefix);
  const folder = folderOf(me.path);
  if (same(index.byFolder.get(folder) ?? []).length > 1) return undefined;
  const there = (index.folders().get(folderName(language, homeOf(me))) ?? []).filter((path) => path !== folder);
  const [only, more] = there.flatMap((path) => same(index.byFolder.get(path) ?? []));
  return more === undefined ? only?.path : undefined;
}

/** What the notes of a folder do that are marked alike. */
interface Habit {
  /** How many there are. */
  readonly all: number;
  /** The twins in a language of those that have one, by the paths of these. */
  readonly twins: ReadonlyMap<string, NotePath>;
}

/** The habit of the notes beside a note, itself among them: found once, since a folder may hold thousands. */
function habitOf(index: Index, me: NotePath, language: string): Habit {
  const folder = folderOf(me.path);
  const name = [language, me.language, me.by, folder].join(' ');
  let habit = index.habits.get(name);
  if (habit) return habit;
  const alike = (index.byFolder.get(folder) ?? []).filter(
    (entry) => entry.language === me.language && entry.by === me.by,
  );
  const twins = new Map<string, NotePath>();
  for (const { path, key } of alike) {
    const twin = index.byKey.get(key)?.find((other) => other.language === language);
    if (twin) twins.set(path, twin);
  }
  index.habits.set(name, (habit = { all: alike.length, twins }));
  return habit;
}

function firstBut(path: string, twins: ReadonlyMap<string, NotePath>): NotePath | undefined {
  for (const [of, twin] of twins) if (of !== path) return twin;
  return undefined;
}

/** Where the twin would be, as the neighbours have it, and how many of them have one. */
function calledFor(index: Index, me: NotePath, language: string): Pick<Twin, 'path' | 'neighbours'> {
  const { all, twins } = habitOf(index, me, language);
  const counted = {
    paired: twins.size - (twins.has(me.path) ? 1 : 0),
    all: all - (index.byPath.has(me.path) ? 1 : 0),
  };
  const place = me.places?.get(language);
  if (place !== undefined) return { path: place, neighbours: counted };
  const name = me.path.slice(me.path.lastIndexOf('/') + 1);
  const model = firstBut(me.path, twins);
  if (model?.by === 'folder' && me.by !== 'suffix')
    return { path: `${folderOf(model.path)}/${name}`, neighbours: counted };
  if (me.token !== undefined) {
    const token = model?.token ?? tokenLike(me.token, language);
    return { path: me.pattern.replace('*', token), neighbours: counted };
  }
  const ending = /\.[a-z]+$/i.exec(name)?.[0] ?? '.md';
  const joint = model ? /(.)\*\.[a-z]+$/i.exec(model.pattern)?.[1] : undefined;
  const stem = me.path.slice(0, me.path.length - ending.length);
  return { path: `${stem}${joint ?? '.'}${model?.token ?? language}${ending}`, neighbours: counted };
}

/** How the name and folder of a note say its language, and which file would hold the same note in another one. */
import { languageOfToken } from './notices';

/** A path without what says its language: notes with the same `key` are one note. */
export interface NotePath {
  readonly path: string;
  readonly key: string;
  /** The language that the path claims; undefined where it claims none. */
  readonly language: string | undefined;
  /** Where it says so; a note may do without, being in the site's first language. */
  readonly by: 'suffix' | 'folder' | 'name' | undefined;
  /** The path with `*` for what says the language; equal to `path` where nothing does. */
  readonly pattern: string;
  /** What stands for the language, as written (`cy`, `_cy`, `cy-GB`, `CY`). */
  readonly token: string | undefined;
  /** Where the note is in each language, as a stated tie has it. */
  readonly places?: ReadonlyMap<string, string>;
}

/** READMEs by the name that each language has for them. */
const readmes: Readonly<Record<string, string>> = {
  readme: 'en',
  'read-me': 'en',
  lisezmoi: 'fr',
  'lisez-moi': 'fr',
  darllenwch: 'cy',
  darllenfi: 'cy',
  darllenwchfi: 'cy',
  'darllen-fi': 'cy',
  leeme: 'es',
  leame: 'es',
  llegeixme: 'ca',
};

const extension = /\.(?:md|markdown|mdx)$/i;

/** Paths that were read, by the languages asked for: all rules that ask about a note ask for its path. */
const known = new Map<string, Map<string, NotePath>>();
const mostKnown = 10_000;
const mostLists = 20;
/** The list that was asked for last, which is mostly asked for again. */
let latest: { readonly languages: readonly string[]; readonly own: Map<string, NotePath> } | undefined;

/** Reads the path of a note; `languages` are those that a name may stand for. */
export function readPath(path: string, languages: readonly string[]): NotePath {
  if (latest?.languages !== languages) latest = { languages, own: knownFor(languages) };
  const { own } = latest;
  let found = own.get(path);
  if (!found) {
    if (own.size >= mostKnown) own.clear();
    own.set(path, (found = parsePath(path, languages)));
  }
  return found;
}

function knownFor(languages: readonly string[]): Map<string, NotePath> {
  const named = languages.join();
  let own = known.get(named);
  if (!own) {
    if (known.size >= mostLists) known.clear();
    known.set(named, (own = new Map<string, NotePath>()));
  }
  return own;
}

/** What the folders say that a note is in. */
interface Above {
  readonly folders: readonly string[];
  /** Index of the one that says the language, what in its name does, and what stands before that. */
  readonly at: number;
  readonly token: string | undefined;
  readonly joint: string;
  /** What begins the key of notes in there. */
  readonly home: string;
}

/** The folders that were read last: the notes in them come one after the other. */
let lastAbove: { readonly before: string; readonly languages: readonly string[]; readonly above: Above } | undefined;

/** @param before the path of a note up to its name. */
function readFolders(before: string, languages: readonly string[]): Above {
  if (lastAbove?.before === before && lastAbove.languages === languages) return lastAbove.above;
  const folders = before === '' ? [] : before.slice(0, -1).split('/');
  const at = folders.findIndex((folder) => tokenIn(folder, languages) !== undefined);
  const { token, stem: joint } = tokenIn(folders[at] ?? '', languages) ?? { token: undefined, stem: '' };
  const kept = joint.replace(/[._-]$/, '');
  const bare = docusaurus(folders.flatMap((name, index) => (index === at ? (kept === '' ? [] : [kept]) : [name])));
  const above = { folders, at, token, joint, home: bare.length > 0 ? `${bare.join('/')}/` : '' };
  lastAbove = { before, languages, above };
  return above;
}

/** As `readPath`, for what is asked but once: nothing of it is remembered. */
export function parsePath(path: string, languages: readonly string[]): NotePath {
  const before = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(before.length);
  const ending = extension.exec(file)?.[0] ?? '';
  const stem = file.slice(0, file.length - ending.length);
  const { folders, at, token: folder, joint, home } = readFolders(before, languages);

  const suffix = /^(.+?)([._-])([A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?|[A-Za-z]{4,})$/.exec(stem);
  const bySuffix = suffix ? languageOfToken(suffix[3] ?? '', languages) : undefined;
  if (suffix && bySuffix !== undefined) {
    const [, name = '', joint = '', token = ''] = suffix;
    return {
      path,
      key: keyOf(home, name),
      language: bySuffix,
      by: 'suffix',
      pattern: `${before}${name}${joint}*${ending}`,
      token,
    };
  }
  const byName = languageOfToken(stem, languages);
  if (byName !== undefined)
    return { path, key: keyOf(home, ''), language: byName, by: 'name', pattern: `${before}*${ending}`, token: stem };
  const key = keyOf(home, stem);
  if (folder !== undefined) {
    const pattern = [...folders.slice(0, at), `${joint}*`, ...folders.slice(at + 1), file].join('/');
    return { path, key, language: languageOfToken(folder, languages), by: 'folder', pattern, token: folder };
  }
  const readme = readmes[stem.toLowerCase()];
  const claims = readme !== undefined && readme !== 'en' && languages.includes(readme) ? readme : undefined;
  return { path, key, language: claims, by: undefined, pattern: path, token: undefined };
}

/** Folders that hold notes, of which each language may have one: `content-cy`, `docs.cy`, `_posts_cy`. */
const notesFolder = /^((?:content|docs|_?posts|pages|notes)[._-])([A-Za-z]{2}(?:[-_][A-Za-z]{2})?)$/;

/** What says the language in the name of a folder, and what of the name stands before it. */
function tokenIn(
  folder: string,
  languages: readonly string[],
): { readonly token: string; readonly stem: string } | undefined {
  if (languageOfToken(folder, languages) !== undefined) return { token: folder, stem: '' };
  const [, stem = '', token = ''] = notesFolder.exec(folder) ?? [];
  return token !== '' && languageOfToken(token, languages) !== undefined ? { token, stem } : undefined;
}

const keyOf = (home: string, name: string): string =>
  `${home}${readmes[name.toLowerCase()] === undefined ? name : 'readme'}`.toLowerCase();

const plugin = /^docusaurus-plugin-content-(docs|blog|pages)(?:-(.+))?$/;

/** Whether a note lies where Docusaurus keeps translations, which is nowhere else. */
export const isDocusaurus = (path: string): boolean => /(?:^|\/)i18n\/[^/]+\/docusaurus-plugin-content-/.test(path);

/**
 * Docusaurus keeps translations under names of its plugins: `i18n/cy/docusaurus-plugin-content-docs/current/x.md`, the
 * pages of a further instance under `…-docs-guides`, and those of an old version under `version-1.0`.
 */
function docusaurus(folders: readonly string[]): readonly string[] {
  const at = folders.findIndex((folder) => plugin.test(folder));
  if (at < 0 || folders[at - 1] !== 'i18n') return folders;
  const [, kind = '', instance] = plugin.exec(folders[at] ?? '') ?? [];
  const [version = '', ...below] = folders.slice(at + 1);
  const isOld = kind === 'docs' && version.startsWith('version-');
  const name = instance ?? kind;
  const home =
    kind === 'pages'
      ? ['src', 'pages']
      : isOld
        ? [instance === undefined ? 'versioned_docs' : `${instance}_versioned_docs`]
        : [name];
  const rest = version === 'current' ? below : folders.slice(at + 1);
  return [...folders.slice(0, at - 1), ...home, ...rest];
}

/** A token for another language, written as this one is: `_en` → `_cy`, `EN` → `CY`, `en-GB` → `cy-GB`. */
export function tokenLike(token: string, language: string): string {
  const lead = /^[_.]/.exec(token)?.[0] ?? '';
  return lead + (/^[A-Z]/.test(token.slice(lead.length)) && !/[a-z]/.test(token) ? language.toUpperCase() : language);
}

/** Folder of a path, `''` for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Where a relative link leads; one that begins with `/` counts from the root of the workspace.
 * Undefined where it leads out of the workspace, or the note has no place.
 */
export function resolveExactly(note: string | undefined, link: string): string | undefined {
  const absolute = link.startsWith('/');
  if (note === undefined && !absolute) return undefined;
  const parts = absolute || note === undefined ? [] : folderOf(note).split('/').filter(Boolean);
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join('/');
}

/** As `resolveExactly`, in lower case. */
export const resolvePath = (note: string | undefined, link: string): string | undefined =>
  resolveExactly(note, link)?.toLowerCase();

/** The address in `from`’s text of the file at `to`, encoded so that it stands in a Markdown link as it is. */
export function relativeLink(from: string, to: string): string {
  const a = folderOf(from).split('/').filter(Boolean);
  const b = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < a.length && shared < b.length - 1 && a[shared] === b[shared]) shared++;
  const up = a.length - shared;
  const path = [...Array<string>(up).fill('..'), ...b.slice(shared)].join('/');
  return encodeURI(path).replace(/[()#?]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

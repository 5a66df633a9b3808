/** Which file of the workspace an address leads to, and which one holds the same in another language. */
import type { WorkspaceKeys } from '../../engine/facts';
import { perThings } from '../../engine/memo';
import { languageOfToken } from '../../engine/notices';
import type { Passage, PassageLink } from '../../engine/passages';
import { readPath, tokenLike, type NotePath } from '../../engine/paths';
import type { Spoken } from './address';

/** A link of a block to another language than that of the text around it. */
export interface Leading {
  readonly link: PassageLink;
  readonly passage: Passage;
  readonly address: string;
  readonly here: string;
  readonly spoken: Spoken;
}

/** Where a link should lead. */
export interface Target {
  /** The file in the language of the text, relative to the workspace root. */
  readonly path: string;
  /** Whether the link names a file, and not the page that a site makes of it. */
  readonly isFile: boolean;
  /** What the link would say; undefined where that is not known, since a site makes its addresses as it likes. */
  readonly address?: string;
}

/** The file that holds in the language of the text what an address leads to; undefined where there is none. */
export const targetOf = perThings(findTarget);

function findTarget(
  { address, here, spoken }: Leading,
  from: string,
  languages: readonly string[],
  keys: WorkspaceKeys | undefined,
): Target | undefined {
  if (!keys) return undefined;
  const file = (spoken.host === '' ? placesOf(address, from) : [])
    .map((path) => keys.places.get(path))
    .find((place) => place !== undefined);
  const linked = file ?? pageOf(address, spoken.language, languages, keys);
  if (!linked) return undefined;
  const found = twinOf(linked, here, keys);
  if (!found) return undefined;
  const isFile = file !== undefined;
  const other =
    isFile && !address.startsWith('/') && /\.(?:md|markdown|mdx)$/i.test(address)
      ? encodeURI(wayTo(found.path, from))
      : found.pattern === linked.pattern
        ? inLanguage(address, here, languages)
        : undefined;
  return { path: found.path, isFile, ...(other === undefined ? {} : { address: other }) };
}

const byLanguage = perThings((places: WorkspaceKeys['places']) => {
  const found = new Map<string | undefined, NotePath[]>();
  for (const place of places.values()) {
    const known = found.get(place.language);
    if (known) known.push(place);
    else found.set(place.language, [place]);
  }
  return found;
});

/** The files in a language, in order. */
const filesIn = (places: WorkspaceKeys['places'], language: string): readonly NotePath[] =>
  byLanguage(places).get(language) ?? [];

function twinOf(linked: NotePath, language: string, { notes, places }: WorkspaceKeys): NotePath | undefined {
  const named = filesIn(places, language).find((place) => place.key === linked.key);
  if (named) return named;
  const own = notes.find(({ path }) => path === linked.path);
  return notes.find(
    (other) =>
      other.language === language &&
      [...(own?.keys ?? [])].some(([name, { value }]) => name !== 'permalink' && other.keys.get(name)?.value === value),
  )?.place;
}

/** An address with another language in its path, where the whole of one part says it. */
function inLanguage(address: string, language: string, languages: readonly string[]): string | undefined {
  const parts = address.split('/');
  const at = parts.findIndex((part, index) => index > 0 && languageOfToken(part, languages) !== undefined);
  const token = parts[at];
  return token === undefined
    ? undefined
    : [...parts.slice(0, at), tokenLike(token, language), ...parts.slice(at + 1)].join('/');
}

/** The note that a site makes the page of an address from, told by its path. One part alone may be chance. */
function pageOf(
  address: string,
  language: string,
  languages: readonly string[],
  { places }: WorkspaceKeys,
): NotePath | undefined {
  const key = keyOfAddress(address, languages);
  if (key === '') return undefined;
  const keys = [key, `${key}/index`, `${key}/readme`];
  const all = filesIn(places, language);
  const ends = key.includes('/') ? keys.map((end) => `/${end}`) : [];
  return (
    all.find((place) => keys.includes(place.key)) ?? all.find((place) => ends.some((end) => place.key.endsWith(end)))
  );
}

/** Where an address within the workspace leads; several places where it leaves out the ending. */
function placesOf(address: string, from: string): readonly string[] {
  const path = pathOf(address);
  const folders = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (folders.pop() === undefined) return [];
    } else if (part !== '' && part !== '.') folders.push(part);
  }
  const place = folders.join('/');
  if (place === '') return [];
  return /\.(?:md|markdown|mdx)$/i.test(place) ? [place] : [`${place}.md`, `${place}/index.md`, `${place}/README.md`];
}

/** The path of an address as files are named. */
function pathOf(address: string): string {
  const path = address
    .replace(/^(?:https?:)?\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\.html?$/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What a page is called in all its languages (the `key` of a path), read from its address; empty for a site's start. */
function keyOfAddress(address: string, languages: readonly string[]): string {
  const parts = pathOf(address)
    .split('/')
    .filter((part) => part !== '' && languageOfToken(part, languages) === undefined);
  const path = parts.join('/');
  return path === '' ? '' : readPath(`${path}.md`, languages).key;
}

/** How a file is reached from another one, both relative to the workspace root. */
export function wayTo(target: string, from: string): string {
  const to = target.split('/');
  const start = from.split('/').slice(0, -1);
  let same = 0;
  while (same < start.length && same < to.length - 1 && start[same] === to[same]) same++;
  return [...start.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

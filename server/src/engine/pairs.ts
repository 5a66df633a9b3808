/** How a configuration says that the languages of a note are tied: by patterns of paths, by keys of the front matter. */
import type { Config } from './config';
import { languageOfToken } from './notices';
import type { NotePath } from './paths';

/**
 * A tie as `bilingual.pairs` gives it: a pattern with `{lang}`, a pattern for each language, or the name of a key.
 * In a pattern `**` stands for any folders and files, `*` for a part of a name.
 */
export type Tie = string | Readonly<Record<string, string>>;

/** The ties of a configuration, ready to be used. */
export interface StatedTies {
  /** Keys of the front matter that tie notes. */
  readonly keys: readonly string[];
  /** Whether there are patterns. */
  readonly hasPatterns: boolean;
  /** Reads a path (relative to the workspace root) by the patterns; undefined where none is about it. */
  read(path: string, languages: readonly string[]): NotePath | undefined;
}

const wildcards = /(\*\*\/|\*\*|\*|\{lang\})/;

/** What stands for a language in a path: `cy`, `cy-GB`, `_cy`, `cymraeg`. */
const tokenSource = '([._]?[A-Za-z]{2,12}(?:[-_][A-Za-z]{2})?)';

const sources: Readonly<Record<string, string>> = {
  '**/': '((?:[^/]+/)*)',
  '**': '(.*)',
  '*': '([^/]*)',
  '{lang}': tokenSource,
};

const partsOf = (pattern: string): readonly string[] => pattern.split(wildcards);

const regexOf = (pattern: string): RegExp =>
  new RegExp(
    `^${partsOf(pattern)
      .map((part) => sources[part] ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('')}$`,
  );

/** Puts what the wildcards stood for into a pattern; `*` for the language. */
function filled(pattern: string, values: readonly string[]): string {
  let next = 0;
  return partsOf(pattern)
    .map((part) => (part === '{lang}' ? '*' : part in sources ? (values[next++] ?? '') : part))
    .join('');
}

/** The wildcards of a pattern, in order; patterns of one tie must have the same. */
const wildcardsOf = (pattern: string): string =>
  partsOf(pattern)
    .filter((part) => part in sources && part !== '{lang}')
    .join(' ');

/** Few wildcards, so that no pattern takes long to match: `**` once and `*` once. */
const isSimple = (pattern: string): boolean =>
  ['**', '**/', '**/ *', '**/ **', '*'].includes(wildcardsOf(pattern)) || wildcardsOf(pattern) === '';

/** Whether a text of `bilingual.pairs` names a key of the front matter, rather than being a pattern. */
export const isKeyName = (tie: string): boolean => /^[A-Za-z][\w-]*$/.test(tie);

/** Whether a text is a pattern in which `{lang}` stands once, with wildcards that can be matched. */
export const isLanguagePattern = (tie: string): boolean => tie.split('{lang}').length === 2 && isSimple(tie);

/** Whether a mapping has patterns for two languages or more, all with the same wildcards and none without. */
export function isPatternByLanguage(tie: Readonly<Record<string, string>>): boolean {
  const patterns = Object.values(tie);
  const [first = ''] = patterns;
  return (
    patterns.length > 1 &&
    wildcardsOf(first) !== '' &&
    patterns.every(
      (pattern) => isSimple(pattern) && !pattern.includes('{lang}') && wildcardsOf(pattern) === wildcardsOf(first),
    )
  );
}

/** The pattern of a note whose language goes without saying; undefined where nothing of its name would be left. */
function withoutLanguage(pattern: string): string | undefined {
  if (/(?:^|\/)\{lang\}\//.test(pattern)) return pattern.replace('{lang}/', '');
  if (/[._-]\{lang\}/.test(pattern)) return pattern.replace(/[._-]\{lang\}/, '');
  return /\{lang\}[._-](?=.*[*\w].*\.)/.test(pattern) ? pattern.replace(/\{lang\}[._-]/, '') : undefined;
}

type Reader = (path: string, languages: readonly string[]) => NotePath | undefined;

/** Readers of one pattern with `{lang}`: for paths that say their language, and for those that do without. */
function readersOf(pattern: string): readonly [marked: Reader, bare: Reader | undefined] {
  const regex = regexOf(pattern);
  const place = partsOf(pattern)
    .filter((part) => part in sources)
    .indexOf('{lang}');
  const by = /(?:^|\/)\{lang\}\//.test(pattern) ? 'folder' : /(?:^|\/)\{lang\}\.\w+$/.test(pattern) ? 'name' : 'suffix';
  const plain = withoutLanguage(pattern);
  const keyOf = (values: readonly string[]): string => filled(plain ?? pattern, values).toLowerCase();
  const marked: Reader = (path, languages) => {
    const values = regex.exec(path)?.slice(1);
    const token = values?.[place];
    const language = token === undefined ? undefined : languageOfToken(token, languages);
    if (!values || token === undefined || language === undefined) return undefined;
    const rest = values.filter((_, index) => index !== place);
    return { path, key: keyOf(rest), language, by, pattern: filled(pattern, rest), token };
  };
  if (plain === undefined) return [marked, undefined];
  const bareRegex = regexOf(plain);
  const bare: Reader = (path) => {
    const values = bareRegex.exec(path)?.slice(1);
    if (!values) return undefined;
    return { path, key: keyOf(values), language: undefined, by: undefined, pattern: path, token: undefined };
  };
  return [marked, bare];
}

/** Reads paths by a pattern for each language. */
function readerOf(tie: Readonly<Record<string, string>>): Reader {
  // The longest first: `docs/**` may hold `docs/cy/**`.
  const patterns = Object.entries(tie).sort((a, b) => b[1].length - a[1].length);
  const compiled = patterns.map(([language, pattern]) => ({ language, regex: regexOf(pattern) }));
  return (path, languages) => {
    for (const { language, regex } of compiled) {
      const values = languages.includes(language) ? regex.exec(path)?.slice(1) : undefined;
      if (!values) continue;
      const places = new Map(patterns.map(([other, pattern]) => [other, filled(pattern, values)]));
      const key = (places.get(patterns[0]?.[0] ?? '') ?? path).toLowerCase();
      return { path, key, language, by: 'folder', pattern: path, token: undefined, places };
    }
    return undefined;
  };
}

const known = new WeakMap<object, StatedTies | undefined>();

/** What `bilingual.pairs` of a configuration says; undefined where it says nothing. */
export function statedTies({ bilingual, folder }: Config): StatedTies | undefined {
  if (!bilingual?.pairs || bilingual.pairs.length === 0) return undefined;
  const { pairs } = bilingual;
  if (known.has(pairs)) return known.get(pairs);
  const keys = pairs.filter((tie): tie is string => typeof tie === 'string' && isKeyName(tie));
  const marked: Reader[] = [];
  const bare: Reader[] = [];
  for (const tie of pairs) {
    if (typeof tie !== 'string') marked.push(readerOf(tie));
    else if (!isKeyName(tie)) {
      const [first, second] = readersOf(tie);
      marked.push(first);
      if (second) bare.push(second);
    }
  }
  const readers = [...marked, ...bare];
  const prefix = folder === '' ? '' : `${folder}/`;
  const ties: StatedTies = {
    keys,
    hasPatterns: marked.length > 0,
    read(path, languages) {
      if (!path.startsWith(prefix)) return undefined;
      const inside = path.slice(prefix.length);
      for (const reader of readers) {
        const found = reader(inside, languages);
        if (found) return prefix === '' ? found : moved(found, prefix, path);
      }
      return undefined;
    },
  };
  known.set(pairs, ties);
  return ties;
}

/** A path that was read within a folder, as it is from the root. */
const moved = (found: NotePath, prefix: string, path: string): NotePath => ({
  ...found,
  path,
  key: prefix.toLowerCase() + found.key,
  pattern: found.pattern === found.path ? path : prefix + found.pattern,
  ...(found.places
    ? { places: new Map([...found.places].map(([language, place]) => [language, prefix + place])) }
    : {}),
});

/** What ties the languages of a note together other than its path: keys in the front matter, slugs, numbers and dates. */

/** Keys that hold the same value in every language of a note. */
export const sharedKeys = [
  'ref',
  'translationKey',
  'translation_key',
  'page_id',
  'lang-ref',
  'lang_ref',
  'permalink',
] as const;
/** Keys that hold the address of the other language's page. */
export const addressKeys = ['altLangPage', 'alt_lang_page', 'altlang'] as const;

/** Those by which a site ties the pages of a note, so that its templates can link them; `permalink` may be but an address. */
export const pageKeys: readonly string[] = [...sharedKeys.filter((key) => key !== 'permalink'), ...addressKeys];

/** Keys of the front matter without a YAML parser: hundreds of files are looked through for one value. */
export function keysOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!text.startsWith('---')) return found;
  const end = text.search(/[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/);
  for (const [, key = '', value = ''] of text
    .slice(0, Math.max(0, end))
    .matchAll(/(?:^|[\r\n])([A-Za-z_-]{2,40}):[ \t]*([^\r\n]*)/g))
    found.set(
      key === 'language' || key === 'locale' ? 'lang' : key,
      value
        .replace(/[ \t]+#.*$/, '')
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2'),
    );
  return found;
}

/** Addresses differ in their language, and in the slashes around them. */
export const plainKey = (value: string | undefined): string =>
  (value ?? '')
    .split('/')
    .filter((part) => part !== '' && !/^[a-z]{2}(?:-[a-z]{2})?$/i.test(part))
    .join('/')
    .toLowerCase();

/** The last part of an address or path without date, ending and language. */
export function slugOf(address: string): string {
  const last =
    address
      .replace(/[?#].*$/, '')
      .replace(/\/+(?:index(?:\.\w+)?)?$/, '')
      .split('/')
      .pop() ?? '';
  return last
    .replace(/\.(?:md|markdown|mdx|html?)$/i, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '')
    .toLowerCase();
}

/** The date or number that a file's name begins with. */
export const prefixOf = (path: string): string | undefined =>
  /^(?:\d{4}-\d{2}-\d{2}|\d{1,4})(?=[-_. ])/.exec(path.slice(path.lastIndexOf('/') + 1))?.[0];

/** URIs as editors write them, told apart by what they mean: one encodes `:` or capitals, another does not. */

interface Parts {
  readonly scheme: string;
  readonly authority: string;
  /** Decoded; begins with `/` for files. */
  readonly path: string;
  readonly query: string;
}

function partsOf(uri: string): Parts {
  const [, scheme = '', authority = '', path = '', query = ''] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  const plain = decode(path).replace(/^\/([A-Za-z]):/, (_, drive: string) => `/${drive.toLowerCase()}:`);
  return {
    scheme: scheme.toLowerCase(),
    authority: decode(authority).toLowerCase(),
    path: plain,
    query: decode(query),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray per cent sign
  }
}

export const schemeOf = (uri: string): string => partsOf(uri).scheme;

/** Equal for URIs of the same file. */
export function uriKey(uri: string): string {
  const { scheme, authority, path, query } = partsOf(uri);
  return JSON.stringify([scheme, authority, path, query]);
}

/** Last part of the path, decoded. */
export const nameOf = (uri: string): string => lastParts(uri, 1);

/** The last parts of the path, so many of them, decoded. */
export const lastParts = (uri: string, count: number): string => partsOf(uri).path.split('/').slice(-count).join('/');

/** Path of a URI below a folder, `/`-separated; undefined where it lies elsewhere, and `''` for the folder itself. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [root, it] = [partsOf(folder), partsOf(uri)];
  if (root.scheme !== it.scheme || root.authority !== it.authority || root.query !== it.query) return undefined;
  const prefix = root.path.replace(/\/+$/, '');
  if (it.path === prefix) return '';
  if (!it.path.startsWith(`${prefix}/`)) return undefined;
  const path = it.path.slice(prefix.length + 1);
  return path.split('/').includes('..') ? undefined : path;
}

/** URI of a path below a folder, spelt as the folder's own URI is. */
export function uriBelow(folder: string, path: string): string {
  const [, base = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(folder) ?? [];
  return `${base.replace(/\/+$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}${query}`;
}

/** Files as the editor sees them, asked for over LSP: so that remote and virtual folders work as well. */
import ignore, { type Ignore } from 'ignore';
import type { Connection } from 'vscode-languageserver';
import type { Host } from '../engine/facts';
import { compareText } from '../engine/order';
import {
  listMethod,
  readTextMethod,
  type InitializationOptions,
  type ListResult,
  type ReadTextResult,
  type UriParams,
} from '../lsp/protocol';
import { pathBelow, uriBelow } from '../lsp/uris';

const ignoreFiles = ['.gitignore', '.agoredignore'];
/** Questions that are open at a time while ignore files are read. */
const atOnce = 16;

/** A host that asks the client; undefined where the client does not offer that. */
export function clientHost(
  connection: Connection,
  rootUri: string,
  offered: InitializationOptions['capabilities'] | undefined,
): Host | undefined {
  if (!offered?.readText || !offered.list) return undefined;

  /** A client that fails to answer has nothing there. */
  async function ask<T>(method: string, uri: string, otherwise: T): Promise<T> {
    try {
      return (await connection.sendRequest<T | null>(method, { uri } satisfies UriParams)) ?? otherwise;
    } catch (error) {
      connection.console.warn(`${method} failed for ${uri}: ${String(error)}`);
      return otherwise;
    }
  }

  async function readText(path: string): Promise<string | undefined> {
    return (await ask<ReadTextResult>(readTextMethod, uriBelow(rootUri, path), null))?.text;
  }

  async function listNotes(): Promise<readonly string[]> {
    const uris = await ask<ListResult>(listMethod, rootUri, []);
    const paths = uris.flatMap((uri) => pathBelow(rootUri, uri) ?? []).filter((path) => path !== '');
    const layers = await readLayers(paths, readText);
    return paths.filter((path) => !isIgnored(path, layers)).sort(compareText);
  }

  return { readText, listNotes };
}

/** `a/b/c.md` → `''`, `a`, `a/b`. */
function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))];
}

/** The ignore rules of each folder that has some. The client knows of packages and of what the user hides, not of these. */
async function readLayers(
  paths: readonly string[],
  readText: (path: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, Ignore>> {
  const layers = new Map<string, Ignore>();
  const folders = [...new Set(paths.flatMap(foldersAbove))];
  const readLayer = async (folder: string): Promise<void> => {
    const texts = await Promise.all(ignoreFiles.map((name) => readText(folder === '' ? name : `${folder}/${name}`)));
    const found = texts.filter((text) => text !== undefined);
    if (found.length > 0) layers.set(folder, ignore().add(found.join('\n')));
  };
  for (let at = 0; at < folders.length; at += atOnce) await Promise.all(folders.slice(at, at + atOnce).map(readLayer));
  return layers;
}

/** As git has it: a folder that is left out takes all that is in it with it; deeper rules go before those above. */
function isIgnored(path: string, layers: ReadonlyMap<string, Ignore>): boolean {
  const above = foldersAbove(path);
  const isOut = (target: string, folders: readonly string[]): boolean => {
    let out = false;
    for (const folder of folders) {
      const { ignored, unignored } =
        layers.get(folder)?.test(folder === '' ? target : target.slice(folder.length + 1)) ?? {};
      if (ignored) out = true;
      else if (unignored) out = false;
    }
    return out;
  };
  return above.some((folder, index) => index > 0 && isOut(`${folder}/`, above.slice(0, index))) || isOut(path, above);
}

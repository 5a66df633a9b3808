/**
 * The server's window on the workspace. Through `workspace.fs`, so that it sees remote and virtual folders as well,
 * and never past the folders that the user has opened.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import picomatch from 'picomatch';
import {
  listMethod,
  readTextMethod,
  statMethod,
  type ListResult,
  type ReadTextResult,
  type StatResult,
  type UriParams,
} from '../../server/src/lsp/protocol';

/** A note or record is never this large; what is would only fill the memory of the extension host. */
const maxBytes = 16 * 1024 * 1024;
const maxEntries = 20_000;
const notes = /\.(?:md|markdown)$/i;

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readTextMethod, ({ uri }: UriParams) => readText(vscode.Uri.parse(uri)));
  client.onRequest(statMethod, ({ uri }: UriParams) => stat(vscode.Uri.parse(uri)));
  client.onRequest(listMethod, async ({ uri }: UriParams): Promise<ListResult> => {
    const found = await listNotes(vscode.Uri.parse(uri));
    return found.map((note) => client.code2ProtocolConverter.asUri(note));
  });
}

/** Whether a URI lies in a folder that the user opened; `..` would climb out of it unseen. */
function isOurs(uri: vscode.Uri): boolean {
  return !uri.path.split(/[\\/]/).includes('..') && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

async function stat(uri: vscode.Uri): Promise<StatResult> {
  if (!isOurs(uri)) return null;
  try {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    return { type: (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder', size, mtime };
  } catch {
    return null;
  }
}

async function readText(uri: vscode.Uri): Promise<ReadTextResult> {
  const there = await stat(uri);
  if (there?.type !== 'file' || there.size > maxBytes) return null;
  try {
    // The decoder drops a byte order mark by itself.
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}

async function listNotes(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  if (!isOurs(folder)) return [];
  const pattern = new vscode.RelativePattern(folder, '**/*.{md,markdown}');
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', maxEntries);
  const isHidden = hiddenPaths(folder);
  // Virtual file systems may have no search of their own, which then finds nothing, or one that hides nothing.
  if (found.length === 0 && folder.scheme !== 'file') return walk(folder, isHidden);
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return found.filter((note) => !ancestry(note.path.slice(prefix.length)).some(isHidden));
}

/** `a/b/c.md` → `a`, `a/b`, `a/b/c.md`: hiding a folder hides what is in it. */
function ancestry(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

async function walk(root: vscode.Uri, isHidden: (path: string) => boolean): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders: { uri: vscode.Uri; path: string }[] = [{ uri: root, path: '' }];
  let seen = 0;
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    const entries = await vscode.workspace.fs.readDirectory(folder.uri).then(
      (list) => list,
      () => [],
    );
    for (const [name, type] of entries) {
      if (++seen > maxEntries) return found;
      const path = folder.path + name;
      if (isHidden(path)) continue;
      const uri = vscode.Uri.joinPath(folder.uri, name);
      // Linked folders have a second bit set and are left out: they may lead in circles.
      if (type === vscode.FileType.Directory) folders.push({ uri, path: `${path}/` });
      else if ((type & vscode.FileType.File) !== 0 && notes.test(name)) found.push(uri);
    }
  }
  return found;
}

/** Installed packages, and what `files.exclude` hides; its conditional entries hide nothing here. */
function hiddenPaths(root: vscode.Uri): (path: string) => boolean {
  const exclude = vscode.workspace.getConfiguration('files', root).get<Record<string, unknown>>('exclude', {});
  const globs = Object.keys(exclude).filter((glob) => exclude[glob] === true);
  return picomatch(['**/node_modules', ...globs], { dot: true });
}

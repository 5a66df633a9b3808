/** Finds the notes below folders and behind globs, minus what ignore files leave out. */
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Found, FoundNote, PathProblem } from '../cli/io';

const noteName = /\.(?:md|markdown)$/i;
const ignoreFiles = ['.gitignore', '.agoredignore'];
/** Never notes of ours, whatever ignore files say. */
const neverWalked = new Set(['node_modules', '.git']);

const slashed = (file: string): string => (path.sep === '/' ? file : file.replaceAll(path.sep, '/'));
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
const byPath = (a: FoundNote, b: FoundNote): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Looks for notes from a working directory; what it reads of ignore files it remembers. */
export function createFinder(cwd: string) {
  const roots = new Map<string, string>();
  const layers = new Map<string, Ignore | undefined>();

  /**
   * Root of the workspace of files in a folder: the repository, else the working directory where it lies above, else
   * the folder itself.
   */
  function rootOf(folder: string): string {
    let root = roots.get(folder);
    if (root === undefined) roots.set(folder, (root = repositoryOf(folder) ?? (isWithin(cwd, folder) ? cwd : folder)));
    return root;
  }

  function note(file: string, named = false): FoundNote {
    const root = rootOf(path.dirname(file));
    return {
      path: slashed(path.relative(cwd, file)) || '.',
      file,
      root,
      inRoot: slashed(path.relative(root, file)),
      named,
    };
  }

  /** The ignore rules that stand in one folder. */
  function layer(folder: string): Ignore | undefined {
    if (layers.has(folder)) return layers.get(folder);
    let rules: Ignore | undefined;
    for (const name of [...ignoreFiles, '.git/info/exclude']) {
      const source = path.join(folder, name);
      if (!existsSync(source)) continue;
      try {
        const text = readFileSync(source, 'utf8');
        (rules ??= ignore()).add(text);
      } catch {
        // Not readable: then it leaves nothing out.
      }
    }
    layers.set(folder, rules);
    return rules;
  }

  /** Whether ignore files of the folders from `root` down leave out a file or folder itself (not what is above it). */
  function leftOut(root: string, file: string, isFolder: boolean): boolean {
    let out = false;
    for (const folder of foldersBetween(root, path.dirname(file))) {
      const rules = layer(folder);
      if (!rules) continue;
      const { ignored, unignored } = rules.test(slashed(path.relative(folder, file)) + (isFolder ? '/' : ''));
      if (ignored) out = true;
      else if (unignored) out = false;
    }
    return out;
  }

  function isIgnored(file: string): boolean {
    const root = rootOf(path.dirname(file));
    const above = foldersBetween(root, path.dirname(file)).slice(1);
    return above.some((folder) => leftOut(root, folder, true)) || leftOut(root, file, false);
  }

  /** Calls `visit` for each file below a folder that is not left out. Linked folders are not followed. */
  function walk(folder: string, root: string, visit: (file: string) => void, problems: PathProblem[]): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: note(folder).path, code: 'unreadable', reason: codeOf(error) });
      return;
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!neverWalked.has(entry.name) && !leftOut(root, file, true)) walk(file, root, visit, problems);
      } else if (entry.isFile()) visit(file);
    }
  }

  function findBelow(
    folder: string,
    wanted: (file: string) => boolean,
    into: Map<string, FoundNote>,
    problems: PathProblem[],
  ): number {
    const root = rootOf(folder);
    let found = 0;
    walk(
      folder,
      root,
      (file) => {
        if (!wanted(file) || leftOut(root, file, false)) return;
        found++;
        if (!into.has(file)) into.set(file, note(file));
      },
      problems,
    );
    return found;
  }

  function find(args: readonly string[]): Found {
    const notes = new Map<string, FoundNote>();
    const ignored = new Map<string, FoundNote>();
    const problems: PathProblem[] = [];
    for (const arg of args.length === 0 ? ['.'] : args) {
      const file = path.resolve(cwd, arg);
      try {
        if (!statSync(file).isDirectory()) (isIgnored(file) ? ignored : notes).set(file, note(file, true));
        else if (findBelow(file, (name) => noteName.test(name), notes, problems) === 0)
          problems.push({ path: arg, code: 'no-notes', reason: 'ENOENT' });
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'ENOENT' && code !== 'ENOTDIR') problems.push({ path: arg, code: 'unreadable', reason: code });
        else if (!picomatch.scan(slashed(arg)).isGlob) problems.push({ path: arg, code: 'missing', reason: code });
        else if (findGlob(slashed(arg), notes, problems) === 0)
          problems.push({ path: arg, code: 'no-match', reason: code });
      }
    }
    return { notes: [...notes.values()].sort(byPath), ignored: [...ignored.values()].sort(byPath), problems };
  }

  function findGlob(pattern: string, notes: Map<string, FoundNote>, problems: PathProblem[]): number {
    const { base } = picomatch.scan(pattern);
    const folder = path.resolve(cwd, base);
    if (!existsSync(folder)) return 0;
    const absolute = path.posix.join(slashed(folder), pattern.slice(base.length).replace(/^\//, ''));
    const matches = picomatch(absolute.replace(slashed(folder), escapeGlob(slashed(folder))), { dot: true });
    return findBelow(folder, (file) => matches(slashed(file)), notes, problems);
  }

  return { find, note };
}

/** A folder's own name may hold what a glob would read as a pattern. */
const escapeGlob = (text: string): string => text.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

export function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/** The folders from `root` down to `folder`, both included. */
function foldersBetween(root: string, folder: string): string[] {
  const folders = [root];
  let at = root;
  for (const name of path.relative(root, folder).split(path.sep).filter(Boolean))
    folders.push((at = path.join(at, name)));
  return folders;
}

/** Finds the notes below folders and behind globs, minus what ignore files leave out. */
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Found, FoundNote, PathProblem } from '../cli/io';
import { compareText } from '../engine/order';

const noteName = /\.(?:md|markdown)$/i;
const ignoreFiles = ['.gitignore', '.agoredignore', '.git/info/exclude'];
/** Never notes of ours, whatever ignore files say. */
const neverWalked = new Set(['node_modules', '.git']);

const slashed = (file: string): string => (path.sep === '/' ? file : file.replaceAll(path.sep, '/'));
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
const byPath = (a: FoundNote, b: FoundNote): number => compareText(a.path, b.path);

/** The ignore rules of a folder and of those above it, up to the root; the nearest has the last word. */
interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
  readonly above: Layer | undefined;
}

/** Looks for notes from a working directory; what it reads of folders it remembers. */
export function createFinder(cwd: string) {
  const repositories = new Map<string, string | undefined>();
  const layers = new Map<string, Layer | undefined>();
  const below = new Map<string, readonly FoundNote[]>();

  /** The repository that a folder lies in. @param holdsGit whether it holds a `.git`, where that is known. */
  function repositoryOf(folder: string, holdsGit?: boolean): string | undefined {
    const known = repositories.get(folder);
    if (known !== undefined || repositories.has(folder)) return known;
    const above = path.dirname(folder);
    const isOne = holdsGit !== false && existsSync(path.join(folder, '.git'));
    const found = isOne ? folder : above === folder ? undefined : repositoryOf(above);
    repositories.set(folder, found);
    return found;
  }

  /**
   * Root of the workspace of files in a folder: the repository, else the working directory where it lies above, else
   * the folder itself.
   */
  const rootOf = (folder: string): string => repositoryOf(folder) ?? (isWithin(cwd, folder) ? cwd : folder);

  function note(file: string, named = false): FoundNote {
    const root = rootOf(path.dirname(file));
    return { path: relativeTo(cwd, file) || '.', file, root, inRoot: relativeTo(root, file), named };
  }

  /** What leaves out files in a folder; `names` are those of its entries, where they are known. */
  function layerOf(root: string, folder: string, names?: ReadonlySet<string>): Layer | undefined {
    const key = `${root}\0${folder}`;
    if (layers.has(key)) return layers.get(key);
    const above = folder === root ? undefined : layerOf(root, path.dirname(folder));
    let rules: Ignore | undefined;
    for (const name of ignoreFiles) {
      if (names?.has(name.split('/', 1)[0] ?? name) === false) continue;
      const source = path.join(folder, name);
      if (!existsSync(source)) continue;
      try {
        const text = readFileSync(source, 'utf8');
        (rules ??= ignore()).add(text);
      } catch {
        // Not readable: then it leaves nothing out.
      }
    }
    const layer = rules ? { folder, rules, above } : above;
    layers.set(key, layer);
    return layer;
  }

  /** Whether ignore files leave out a file or folder itself (not what is above it). */
  function leftOut(layer: Layer | undefined, file: string, isFolder: boolean): boolean {
    for (let at = layer; at; at = at.above) {
      const { ignored, unignored } = at.rules.test(relativeTo(at.folder, file) + (isFolder ? '/' : ''));
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  function isIgnored(file: string): boolean {
    const folder = path.dirname(file);
    const root = rootOf(folder);
    const above = foldersBetween(root, folder).slice(1);
    return (
      above.some((each) => leftOut(layerOf(root, path.dirname(each)), each, true)) ||
      leftOut(layerOf(root, folder), file, false)
    );
  }

  /** Calls `visit` for each file below a folder that is wanted and not left out. Linked folders are not followed. */
  function walk(
    folder: string,
    root: string,
    wanted: (file: string) => boolean,
    visit: (note: FoundNote) => void,
    problems: PathProblem[],
  ): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: note(folder).path, code: 'unreadable', reason: codeOf(error) });
      return;
    }
    const names = new Set(entries.map(({ name }) => name));
    repositoryOf(folder, names.has('.git'));
    const layer = layerOf(root, folder, names);
    const own = rootOf(folder);
    const shown = relativeTo(cwd, folder);
    const start = folder.endsWith(path.sep) ? folder : folder + path.sep;
    for (const entry of entries) {
      const file = start + entry.name;
      if (entry.isDirectory()) {
        if (!neverWalked.has(entry.name) && !leftOut(layer, file, true)) walk(file, root, wanted, visit, problems);
      } else if (entry.isFile() && wanted(file) && !leftOut(layer, file, false)) {
        // A part of the path, which takes no room for letters of its own: there may be thousands.
        const inRoot = relativeTo(own, file);
        visit({ path: own === cwd ? inRoot : inFolder(shown, entry.name), file, root: own, inRoot, named: false });
      }
    }
  }

  function findBelow(
    folder: string,
    wanted: (file: string) => boolean,
    into: Map<string, FoundNote>,
    problems: PathProblem[],
  ): number {
    let found = 0;
    const visit = (each: FoundNote): void => {
      found++;
      if (!into.has(each.file)) into.set(each.file, each);
    };
    walk(folder, rootOf(folder), wanted, visit, problems);
    return found;
  }

  /** The notes below a folder (absolute), looked for once. */
  function notesBelow(folder: string, problems: PathProblem[] = []): readonly FoundNote[] {
    let notes = below.get(folder);
    if (!notes) {
      const found = new Map<string, FoundNote>();
      findBelow(folder, (name) => noteName.test(name), found, problems);
      below.set(folder, (notes = [...found.values()]));
    }
    return notes;
  }

  function find(args: readonly string[]): Found {
    const notes = new Map<string, FoundNote>();
    const ignored = new Map<string, FoundNote>();
    const problems: PathProblem[] = [];
    for (const arg of args.length === 0 ? ['.'] : args) {
      const file = path.resolve(cwd, arg);
      try {
        if (!statSync(file).isDirectory()) (isIgnored(file) ? ignored : notes).set(file, note(file, true));
        else {
          const found = notesBelow(file, problems);
          for (const each of found) if (!notes.has(each.file)) notes.set(each.file, each);
          if (found.length === 0) problems.push({ path: arg, code: 'no-notes', reason: 'ENOENT' });
        }
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

  return { find, note, notesBelow, isIgnored };
}

/** A folder's own name may hold what a glob would read as a pattern. */
const escapeGlob = (text: string): string => text.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');

const isBelow = (folder: string, file: string): boolean =>
  file.startsWith(folder) && file.charCodeAt(folder.length) === path.sep.charCodeAt(0);

/** Path of a file from a folder, both absolute, `/`-separated; empty for the folder itself. */
export function relativeTo(folder: string, file: string): string {
  return slashed(isBelow(folder, file) ? file.slice(folder.length + 1) : path.relative(folder, file));
}

const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

export function isWithin(folder: string, file: string): boolean {
  // Most are named by the folder, and lie where they say.
  if (isBelow(folder, file) && !file.includes('..')) return true;
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

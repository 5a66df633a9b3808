/**
 * What Git knows to have changed. It is asked about commits and the index alone: were it to look at the files on the
 * disk, it would run the filters of a configuration that nobody has looked at. Those are read and compared here.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Changes, ChangesFault, FoundNote } from '../cli/io';
import { isWithin } from './find';
import { blobReader, git } from './git';

/** No files at all, by the name that Git gives them, by how long its names are. */
const emptyTrees: Readonly<Record<number, string>> = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** A file as Git knows it. */
interface Change {
  /** Names what it was; undefined where it was not there. */
  readonly before: string | undefined;
  /** Names what it is. */
  readonly after: string;
  /** Its path before. */
  readonly from: string;
}

export async function gitChanges(
  root: string,
  what: 'staged' | { readonly since: string },
): Promise<Changes | ChangesFault> {
  const [shallow, folder, inside] =
    (await git(root, ['rev-parse', '--is-shallow-repository', '--absolute-git-dir', '--show-prefix']))?.split('\n') ??
    [];
  if (folder === undefined || inside !== '') return 'noRepository';
  return what === 'staged' ? staged(root, folder) : since(root, what.since, shallow !== 'false');
}

async function since(root: string, ref: string, isShallow: boolean): Promise<Changes | ChangesFault> {
  // No name of a commit begins with a dash, and no option is one.
  const isName = ref !== '' && !/^-|\p{Cc}/u.test(ref);
  const commit = isName ? await git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) : undefined;
  if (commit === undefined) return isShallow && isName ? 'noCommitShallow' : 'noCommit';
  const base = (await git(root, ['merge-base', commit.trim(), 'HEAD']))?.trim().split('\n')[0];
  if (base === undefined || base === '') return isShallow ? 'noCommonCommitShallow' : 'noCommonCommit';
  const [listed, renames, contentOf] = await Promise.all([
    git(root, ['ls-tree', '-r', '-z', '--full-tree', base]),
    indexChanges(root, base),
    blobReader(root),
  ]);
  if (listed === undefined) return 'changesUnknown';
  const names = new Map<string, string>();
  for (const entry of listed.split('\0')) {
    const [, name, file] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (name !== undefined && file !== undefined) names.set(file, name);
  }
  /** Files that are gone, by their content: what was moved and not yet staged. */
  let gone: ReadonlyMap<string, string> | undefined;
  const goneFiles = (): ReadonlyMap<string, string> =>
    (gone ??= new Map(
      [...names].filter(([file]) => !existsSync(path.join(root, file))).map(([file, name]) => [name, file]),
    ));
  return {
    async compare({ file, inRoot }: FoundNote) {
      const bytes = readFileSync(file);
      const own = names.get(inRoot);
      if (own === blobName(bytes, base.length)) return undefined;
      const moved = own === undefined ? goneFiles().get(blobName(bytes, base.length)) : undefined;
      if (moved !== undefined) return undefined;
      const before = own ?? names.get(renames?.get(inRoot)?.from ?? '');
      return { bytes, before: before === undefined ? undefined : await contentOf(before) };
    },
  };
}

async function staged(root: string, folder: string): Promise<Changes | ChangesFault> {
  const index = indexFile(root, folder);
  const [head, format] = await Promise.all([
    git(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    git(root, ['rev-parse', '--show-object-format']),
  ]);
  const tree = head?.trim() ?? emptyTrees[format?.trim() === 'sha256' ? 64 : 40] ?? '';
  const [changed, listed, contentOf] = await Promise.all([
    indexChanges(root, tree, index),
    git(root, ['ls-files', '--stage', '-z', '--full-name'], index),
    blobReader(root),
  ]);
  if (!changed || listed === undefined) return 'changesUnknown';
  const names = new Map<string, string>();
  for (const entry of listed.split('\0')) {
    const [, name, file] = /^100\d+ ([0-9a-f]+) 0\t(.*)$/s.exec(entry) ?? [];
    if (name !== undefined && file !== undefined) names.set(file, name);
  }
  return {
    async compare({ inRoot }) {
      const change = changed.get(inRoot);
      if (!change) return undefined;
      const bytes = await contentOf(change.after);
      if (!bytes) throw new Error('Git cannot show what is staged');
      return { bytes, before: change.before === undefined ? undefined : await contentOf(change.before) };
    },
    async readStaged(file) {
      const name = names.get(file);
      const content = name === undefined ? undefined : await contentOf(name);
      return content && new TextDecoder().decode(content);
    },
  };
}

/**
 * The index that is about to be committed: for `git commit FILE`, Git makes one of its own, and tells its hooks by this
 * variable. Like others of its kind it may have been left behind by another repository, and then it counts for nothing.
 */
function indexFile(root: string, folder: string): NodeJS.ProcessEnv {
  const given = process.env['GIT_INDEX_FILE'];
  if (given === undefined || given === '') return {};
  const file = path.resolve(root, given);
  return isWithin(folder, file) && existsSync(file) ? { GIT_INDEX_FILE: file } : {};
}

/** Files of the index that differ from a tree, by path, with those that were renamed. */
async function indexChanges(
  root: string,
  tree: string,
  index: NodeJS.ProcessEnv = {},
): Promise<ReadonlyMap<string, Change> | undefined> {
  const printed = await git(
    root,
    [
      ...['diff-index', '--cached', '--raw', '-z', '-M', '--no-abbrev', '--no-color', '--no-ext-diff', '--no-textconv'],
      ...['--no-relative', '--ignore-submodules=all', tree, '--'],
    ],
    index,
  );
  if (printed === undefined) return undefined;
  const changes = new Map<string, Change>();
  const parts = printed.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const [, oldMode = '', newMode = '', before, after = '', kind = ''] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(parts[at] ?? '') ?? [];
    if (kind === '') continue;
    const from = parts[++at] ?? '';
    const file = kind === 'R' || kind === 'C' ? (parts[++at] ?? '') : from;
    if (!newMode.startsWith('100')) continue;
    changes.set(file, { before: oldMode.startsWith('100') ? before : undefined, after, from });
  }
  return changes;
}

/** How Git names content, by how long its names are. */
function blobName(bytes: Uint8Array, length: number): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

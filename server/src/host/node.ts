/** The file system as the engine, the server and the command line see it. */
import { appendFileSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../cli/io';
import type { Host } from '../engine/facts';
import { once } from '../engine/memo';
import { createFinder, isWithin, relativeTo } from './find';
import { nodeCache } from './cache';
import { gitChanges } from './changes';
import { gitHistory, gitState } from './git';
import { nodeLibrary } from './library';
import { nodeChanges } from './watch';
import { writeWhole } from './whole';

/** Larger files are no notes, and are not read for facts either. */
const mostBytes = 16 * 1024 * 1024;

/** It drops a byte order mark by itself. */
const decoder = new TextDecoder();

/**
 * A folder of the file system; it reads nothing outside.
 * @param onShallow as for `gitHistory`.
 * @param listNotes lists the notes, where somebody knows them already.
 * @param realFolder tells where a folder lies when all links are followed.
 */
export function nodeHost(
  root: string,
  onShallow?: () => void,
  listNotes = () => listBelow(root),
  realFolder: (folder: string) => string = realpathSync.native,
): Host {
  const realRoot = once(() => realpathSync.native(root));
  return {
    history: gitHistory(root, onShallow),
    historyState: () => gitState(root, onShallow),
    readText(file) {
      const full = path.join(root, file);
      if (!isWithin(root, full)) return Promise.resolve(undefined);
      try {
        let stat = lstatSync(full, { throwIfNoEntry: false });
        let folder = path.dirname(full);
        if (stat?.isSymbolicLink() === true) {
          stat = statSync(full, { throwIfNoEntry: false });
          folder = path.dirname(realpathSync.native(full));
        }
        // A pipe would be waited for.
        if (!stat?.isFile() || stat.size > mostBytes) return Promise.resolve(undefined);
        // A link may lead out of the root.
        if (!isWithin(realRoot(), realFolder(folder))) return Promise.resolve(undefined);
        return Promise.resolve(decoder.decode(readFileSync(full)));
      } catch {
        return Promise.resolve(undefined);
      }
    },
    listNotes: () => Promise.resolve(listNotes()),
  };
}

const listBelow = (root: string, finder = createFinder(root)): readonly string[] =>
  finder
    .notesBelow(root)
    .map(({ file, root: own, inRoot }) => (own === root ? inRoot : relativeTo(root, file)))
    .sort();

/** The files that a command line run in `cwd` (absolute) works on. */
export function nodeFiles(cwd: string): Files {
  const finder = createFinder(cwd);
  const folders = new Map<string, string>();
  const realFolder = (folder: string): string => {
    let real = folders.get(folder);
    if (real === undefined) folders.set(folder, (real = realpathSync.native(folder)));
    return real;
  };
  return {
    anew: () => nodeFiles(cwd),
    watch: (args) => nodeChanges(cwd, args),
    find: finder.find,
    locate: (file, root = cwd) => finder.note(path.resolve(root, file)),
    isLeftOut: ({ file }) => finder.isIgnored(file),
    size: (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
    relative: relativeTo,
    read: (file) => readFileSync(file),
    replace({ file, root }, expected, bytes) {
      // The file itself, where a link leads to it: renaming over a link would cut it.
      const real = realpathSync(file);
      if (!isWithin(realpathSync(root), real)) throw new Error(`it leads to ${real}, outside ${root}`);
      if (!readFileSync(real).equals(expected)) throw new Error('it has changed in the meantime');
      writeWhole(real, [bytes], statSync(real).mode);
    },
    writeReport(file, pieces) {
      const full = path.resolve(cwd, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeWhole(full, pieces);
    },
    append(file, make) {
      const full = path.resolve(cwd, file);
      appendFileSync(full, make(statSync(full, { throwIfNoEntry: false })?.size ?? 0));
    },
    changes: gitChanges,
    // What was found when the run began counts for all of it.
    host: (root, onShallow) => nodeHost(root, onShallow, () => listBelow(root, finder), realFolder),
    ...nodeLibrary(cwd),
    ...nodeCache(cwd, (file) => finder.note(file).path),
  };
}

/** Files of others that are imported, and new files that come of it. */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
  type Dirent,
} from 'node:fs';
import path from 'node:path';
import type { Library } from '../cli/io';
import { compareText } from '../engine/order';
import { isWithin } from './find';

export function nodeLibrary(cwd: string): Library {
  return {
    look(name) {
      try {
        const file = realpathSync(path.resolve(cwd, name));
        const stat = statSync(file);
        return { kind: stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'other', file };
      } catch {
        return undefined;
      }
    },
    below(folder, depth, most) {
      const found: string[] = [];
      walk(folder, '', depth, (file) => found.push(file) < most);
      return found;
    },
    readWithin(file, root, most) {
      try {
        const real = realpathSync(file);
        if (!isWithin(realpathSync(root), real)) return 'outside';
        const stat = statSync(real);
        if (!stat.isFile()) return 'unreadable'; // a pipe would be waited for
        return stat.size > most ? 'large' : readFileSync(real);
      } catch {
        return 'unreadable';
      }
    },
    create(name, text, withFolders = false) {
      const file = path.resolve(cwd, name);
      const nearest = withFolders ? nearestFolder(path.dirname(file)) : path.dirname(file);
      if (!isWithin(cwd, file) || !isWithin(realpathSync(cwd), realpathSync(nearest)))
        throw Object.assign(new Error('outside the working directory'), { code: 'EOUTSIDE' });
      if (withFolders) mkdirSync(path.dirname(file), { recursive: true });
      // The folder itself, where a link leads to it.
      const folder = realpathSync(path.dirname(file));
      writeFileSync(path.join(folder, path.basename(file)), text, { flag: 'wx' });
    },
  };
}

/** The folder, or the first above it that is there. A link that leads nowhere counts as one that is. */
function nearestFolder(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false }) ? folder : nearestFolder(path.dirname(folder));
}

/** Calls `take` for each file, until it says to stop. */
function walk(folder: string, inside: string, depth: number, take: (file: string) => boolean): boolean {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(folder, inside), { withFileTypes: true });
  } catch {
    return true; // what cannot be looked into holds nothing for us
  }
  entries.sort((a, b) => compareText(a.name, b.name));
  for (const entry of entries) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth === 0 || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (!walk(folder, name, depth - 1, take)) return false;
    } else if (!take(name)) return false;
  }
  return true;
}

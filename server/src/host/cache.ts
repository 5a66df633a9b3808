/** Files as a cache sees them: where it lies, what names the state of a file, and what names its content. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CacheFile, Files } from '../cli/io';
import { writeWhole } from './whole';

/** Most bytes of a cache that is read. */
const mostBytes = 256 * 1024 * 1024;

function usualFolder(cwd: string): string {
  const modules = path.join(cwd, 'node_modules');
  return existsSync(modules) ? path.join(modules, '.cache', 'agored') : path.join(cwd, '.agored-cache');
}

/** Names content: 128 bits are enough where nobody gains by two that are alike. */
function hash(content: string | Uint8Array): string {
  // Loaded when asked for: it takes a moment, and few runs need it.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** Caches for a command line run in `cwd` (absolute). */
export const nodeCache = (cwd: string, show: (file: string) => string): Pick<Files, 'cache' | 'hash' | 'stamp'> => ({
  cache(location, kind): CacheFile {
    const folder = location === undefined ? usualFolder(cwd) : path.resolve(cwd, location);
    const file = path.join(folder, `${kind}.json`);
    return {
      path: show(file),
      read() {
        const stat = statSync(file, { throwIfNoEntry: false });
        if (!stat) return undefined;
        if (!stat.isFile() || stat.size > mostBytes) throw Object.assign(new Error('not a cache'), { code: 'EFBIG' });
        return readFileSync(file, 'utf8');
      },
      write(text) {
        if (!existsSync(folder)) {
          mkdirSync(folder, { recursive: true });
          writeFileSync(path.join(folder, '.gitignore'), '*\n');
        }
        writeWhole(file, [text]);
      },
    };
  },
  hash,
  stamp(file) {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs, ino } = stat;
    return { stamp: [size, mtimeMs, ctimeMs, ino].join(' '), changed: Math.max(mtimeMs, ctimeMs) };
  },
});

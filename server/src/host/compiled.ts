/**
 * Compiled code kept between runs, for Node 20, which has no cache of its own: compiling takes longer than linting a
 * note. The cache lies in the user's own folder for caches, never in a workspace, and does without where it cannot.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/** Runs that take more seconds of a processor leave nothing: compiled code that is not used for a while is dropped. */
const longest = 3;

/** Where caches of this user lie; undefined where there is no such place, or it is not wanted. */
function cacheFolder(): string | undefined {
  const { env, platform } = process;
  if ((env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '') return undefined; // as Node itself has it
  if (platform === 'win32') return env['LOCALAPPDATA'] && path.join(env['LOCALAPPDATA'], 'agored', 'Cache');
  const given = env['XDG_CACHE_HOME'];
  if (given !== undefined && path.isAbsolute(given)) return path.join(given, 'agored');
  const home = env['HOME']; // which is what `os.homedir` looks at first; asking that takes longer than reading a note
  if (home === undefined || !path.isAbsolute(home)) return undefined;
  return path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'agored');
}

/** Whether nobody but this user can have written a file. */
const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

/** Kept code is a few megabytes; what is far longer was put there by something else. */
const mostKept = 64 * 2 ** 20;

/** Length of a file that nobody but this user can have written; 0 where there is none. */
function ownSize(file: string): number {
  try {
    const stat = statSync(file);
    return isOwn(statSync(path.dirname(file))) && isOwn(stat) && stat.size <= mostKept ? stat.size : 0;
  } catch {
    return 0;
  }
}

/**
 * Reads files of at most so many bytes; kept code that has grown longer is cut off, which V8 turns down. The next file goes
 * where the one before was: the system takes longer to give memory that was not in use than to fill it.
 */
function readInOnePlace(bytes: number): (file: string) => Buffer {
  const place = Buffer.allocUnsafeSlow(bytes);
  return (file) => {
    const opened = openSync(file, 'r');
    try {
      let end = 0;
      for (let more = -1; more !== 0; end += more) more = readSync(opened, place, end, bytes - end, null);
      return place.subarray(0, end);
    } finally {
      closeSync(opened);
    }
  };
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Writes the file whole or not at all, and removes what other versions left. @throws where it cannot. */
function keep(file: string, data: Buffer): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwn(statSync(folder))) return;
  for (const name of readdirSync(folder)) if (name.startsWith('code-')) rmSync(path.join(folder, name));
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, data, { flag: 'wx', mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Runs a module of ours (absolute path) as `require` would; the build leaves it as the function that `require` would make.
 * @param keep whether what this run compiles is worth keeping, where nothing is kept yet.
 * @param beforeKeeping sets the flags of V8 to what they were, as kept code counts for these alone.
 */
export function loadCompiled(
  file: string,
  { keep: isWorthKeeping, beforeKeeping }: { readonly keep: boolean; readonly beforeKeeping: () => void },
): void {
  const { mtimeMs, size } = statSync(file);
  const folder = cacheFolder();
  const name = ['code', process.version, process.arch, String(size), String(Math.trunc(mtimeMs))].join('-');
  const cache = folder === undefined ? undefined : path.join(folder, name);
  const keptSize = cache === undefined ? 0 : ownSize(cache);
  const read = readInOnePlace(Math.max(size, keptSize));
  const source = read(file).toString('latin1'); // the build leaves nothing but ASCII in it
  const cachedData = cache === undefined || keptSize === 0 ? undefined : orNothing(() => read(cache));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const loaded = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run.call(loaded.exports, loaded.exports, module.createRequire(file), loaded, file, path.dirname(file));
  if (cache === undefined || !isWorthKeeping || (cachedData && script.cachedDataRejected !== true)) return;
  keepAtExit(script, cache, beforeKeeping);
}

/** At the end, when what a run needs has been compiled; a long one has forgotten what starting took. */
function keepAtExit(script: Script, file: string, beforeKeeping: () => void): void {
  process.once('exit', () => {
    if (process.cpuUsage().user / 1e6 > longest) return;
    try {
      beforeKeeping();
      keep(file, script.createCachedData());
    } catch {
      // Without it the next run only takes longer.
    }
  });
}

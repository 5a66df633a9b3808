/**
 * Compiled code kept between runs, for Node 20, which has no cache of its own: compiling takes longer than linting a
 * note. The cache lies in the user's own folder for caches, never in a workspace, and does without where it cannot.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** Whether nobody but this user can have written the file. */
function isOwn(file: string): boolean {
  const stat = statSync(file);
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

function readOwn(file: string): Buffer | undefined {
  try {
    return isOwn(path.dirname(file)) && isOwn(file) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file whole or not at all, and removes what other versions left. @throws where it cannot. */
function keep(file: string, data: Buffer): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwn(folder)) return;
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
  const source = readFileSync(file, 'latin1'); // the build leaves nothing but ASCII in it
  const folder = cacheFolder();
  const { mtimeMs, size } = statSync(file);
  const name = ['code', process.version, process.arch, String(size), String(Math.trunc(mtimeMs))].join('-');
  const cache = folder === undefined ? undefined : path.join(folder, name);
  const cachedData = cache === undefined ? undefined : readOwn(cache);
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const loaded = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run.call(loaded.exports, loaded.exports, module.createRequire(file), loaded, file, path.dirname(file));
  if (cache === undefined || !isWorthKeeping || (cachedData && script.cachedDataRejected !== true)) return;
  // At the end, when what a run needs has been compiled; a long one has forgotten what starting took.
  process.once('exit', () => {
    if (process.cpuUsage().user / 1e6 > longest) return;
    try {
      beforeKeeping();
      keep(cache, script.createCachedData());
    } catch {
      // Without it the next run only takes longer.
    }
  });
}

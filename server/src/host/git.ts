/**
 * What Git knows of the notes below a folder. Neither the folder nor its configuration is trusted: whatever a
 * configuration could have Git run is turned off, nothing is fetched, and no shell is involved.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import type { Change, History } from '../engine/facts';
import { once } from '../engine/memo';

/** What starts programs; loaded when it is needed, since most runs start none. */
const programs = once(() => import('node:child_process'));

/** Turned off: hooks, monitors, pagers, signature checks, programs that show a diff, and repositories in disguise. */
const harmless = [
  '--no-pager',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.sshCommand=false',
    'core.askPass=false',
    'credential.helper=',
    'diff.external=',
    'log.showRoot=true',
    'log.showSignature=false',
    'log.mailmap=false',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

/** Variables that are about Git as a whole, and the user's to set; all others may lead to another repository. */
const kept = /^GIT_(?:CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|CONFIG_.+)$/;

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || kept.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A repository that was cloned in part fetches what it lacks, by whatever its configuration names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  };
}

/** Longest that Git may take, in milliseconds, and most that it may say, in bytes. */
const limits = { time: 20_000, bytes: 64 * 1024 * 1024 };
/** Larger files are no notes. */
const mostBytes = 5_000_000;
/** How long is believed what was read, in milliseconds, before Git is asked whether there are new commits. */
const fresh = 5_000;
/** After so many milliseconds without a question, the process that reads texts ends. */
const idle = 100;

// On Windows a program is looked for in the working directory first, which must not be the folder.
const options = () => ({ cwd: path.dirname(process.execPath), env: environment(), windowsHide: true });

/**
 * What Git printed; undefined where it failed: there is no Git, no repository, one that is not this user's, or no answer in time.
 * @param more variables of its environment.
 */
export async function git(
  root: string,
  args: readonly string[],
  more: Readonly<NodeJS.ProcessEnv> = {},
): Promise<string | undefined> {
  const { execFile } = await programs();
  return new Promise((resolve) => {
    execFile(
      'git',
      [...harmless, '-C', root, ...args],
      {
        ...options(),
        env: { ...environment(), ...more },
        timeout: limits.time,
        killSignal: 'SIGKILL',
        maxBuffer: limits.bytes,
        encoding: 'utf8',
      },
      (error, stdout) => {
        resolve(error ? undefined : stdout);
      },
    ).on('error', () => {
      resolve(undefined);
    });
  });
}

/** Whether the history of a folder (absolute) was cut off, and the latest commit; undefined where there is none. */
async function headOf(root: string): Promise<{ readonly shallow: boolean; readonly commit: string } | undefined> {
  const [shallow, commit] =
    (await git(root, ['rev-parse', '--is-shallow-repository', 'HEAD']))?.trim().split('\n') ?? [];
  return commit === undefined ? undefined : { shallow: shallow !== 'false', commit };
}

/** Names what is committed in a folder (absolute). @param onShallow as for `gitHistory`. */
export async function gitState(root: string, onShallow?: () => void): Promise<string | undefined> {
  const head = await headOf(root);
  if (head?.shallow === true) onShallow?.();
  return head && `${head.commit}${head.shallow ? ' shallow' : ''}`;
}

/**
 * Asks Git about the folder `root` (absolute), once for all its notes, and again only when there are new commits.
 * @param onShallow called where the history was cut off when it was cloned, and therefore tells nothing.
 */
export function gitHistory(root: string, onShallow?: () => void): () => Promise<History | undefined> {
  let head: string | undefined;
  let known: { at: number; history: Promise<History | undefined> } | undefined;
  let loaded: Promise<History | undefined> = Promise.resolve(undefined);

  async function ask(): Promise<History | undefined> {
    const now = await headOf(root);
    if (now?.commit !== head) {
      head = now?.commit;
      if (now?.shallow === true) onShallow?.();
      loaded = !now || now.shallow ? Promise.resolve(undefined) : load(now.commit);
    }
    return loaded;
  }

  async function load(commit: string): Promise<History | undefined> {
    const printed = await git(root, [
      ...['log', commit, '--raw', '-z', '--no-abbrev', '--no-renames', '--no-color', '--relative', '--no-mailmap'],
      ...['--no-ext-diff', '--no-textconv', '--no-show-signature', '--ignore-submodules=all', '--format=%x01%H %ct'],
      ...['--', ':(icase)*.md', ':(icase)*.markdown'],
    ]);
    if (printed === undefined) return undefined;
    const changes = readLog(printed);
    const contentOf = await blobReader(root);
    return {
      changesOf: (file) => Promise.resolve(changes.get(file) ?? []),
      textOf: async (name) => (await contentOf(name))?.toString(),
    };
  }

  return () => {
    if (!known || Date.now() - known.at > fresh) known = { at: Date.now(), history: ask() };
    return known.history;
  };
}

const noteName = /\.(?:md|markdown)$/i;

/** Reads `git log --raw -z`: for each note the commits that touched it, the latest first. */
function readLog(printed: string): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Change[]>();
  const parts = printed.split('\0');
  let commit = '';
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    let part = parts[index] ?? '';
    const head = /^\s*\x01([0-9a-f]+) (\d+)\s*/.exec(part); // eslint-disable-line no-control-regex -- our own mark
    if (head) {
      commit = head[1] ?? '';
      at = Number(head[2]);
      part = part.slice(head[0].length);
    }
    const change = /^\s*:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(part);
    if (!change) continue;
    const file = parts[++index] ?? '';
    if (!noteName.test(file)) continue;
    const [, oldMode = '', newMode = '', before = '', after = ''] = change;
    const entry: Change = {
      ...{ commit, at },
      ...(oldMode.startsWith('100') ? { before } : {}),
      ...(newMode.startsWith('100') ? { after } : {}),
    };
    const list = changes.get(file);
    if (list) list.push(entry);
    else changes.set(file, [entry]);
  }
  return changes;
}

/** Reads files by the names that Git gives their content, by one process for as long as there are questions. */
export async function blobReader(root: string): Promise<(name: string) => Promise<Buffer | undefined>> {
  const { spawn } = await programs();
  let child: ChildProcessWithoutNullStreams | undefined;
  const asked: ((content: Buffer | undefined) => void)[] = [];
  let chunks: Buffer[] = [];
  let wanted = 0; // bytes without which there is nothing to read yet
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end(signal?: 'SIGKILL'): void {
    clearTimeout(timer);
    const old = child;
    child = undefined;
    chunks = [];
    wanted = 0;
    for (const answer of asked.splice(0)) answer(undefined);
    if (signal) old?.kill(signal);
    else old?.stdin.end();
  }

  function take(chunk: Buffer): void {
    chunks.push(chunk);
    if (chunks.reduce((sum, each) => sum + each.length, 0) < wanted) return;
    let buffer = Buffer.concat(chunks);
    for (;;) {
      const line = buffer.indexOf('\n');
      wanted = 0;
      if (line < 0) break;
      const size = / blob (\d+)$/.exec(buffer.toString('latin1', 0, line))?.[1];
      const length = size === undefined ? 0 : Number(size) + 1;
      if (length > mostBytes) {
        end('SIGKILL');
        return;
      }
      wanted = line + 1 + length;
      if (buffer.length < wanted) break;
      asked.shift()?.(size === undefined ? undefined : buffer.subarray(line + 1, wanted - 1));
      buffer = buffer.subarray(wanted);
    }
    chunks = [buffer];
    wait();
  }

  /** Ends a process that has nothing to do, and one that does not answer. */
  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        end(asked.length > 0 ? 'SIGKILL' : undefined);
      },
      asked.length > 0 ? limits.time : idle,
    );
  }

  function start(): ChildProcessWithoutNullStreams {
    const started = spawn('git', [...harmless, '-C', root, 'cat-file', '--batch'], options());
    const gone = (): void => {
      if (child === started) end();
    };
    started.on('error', gone).on('close', gone);
    started.stdin.on('error', gone);
    started.stderr.resume();
    started.stdout.on('data', (chunk: Buffer) => {
      if (child === started) take(chunk);
    });
    return started;
  }

  return (name) =>
    new Promise((resolve) => {
      if (!/^[0-9a-f]{40,64}$/.test(name)) {
        resolve(undefined);
        return;
      }
      child ??= start();
      asked.push(resolve);
      child.stdin.write(`${name}\n`);
      wait();
    });
}

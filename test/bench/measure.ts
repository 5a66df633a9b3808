/** What a command costs as a whole process: wall time, processor time and memory, of it and all that it starts. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Whether it did its work, by its exit code; without it, all that is not the shell's "cannot be run" counts. */
  readonly works?: (code: number) => boolean;
}

export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Peak of memory in megabytes (of 1,048,576 bytes); undefined where the system does not tell. */
  readonly memory: number | undefined;
}

/** The shell counts what its children used; Node cannot be asked. */
const script = 'TIMEFORMAT="%R %U %S"; { time "$@" >/dev/null 2>&1; } 2>&1; exit "$?"';

/** How often memory is looked at, in milliseconds. The system keeps each process's peak, so that only the end is missed. */
const often = 10;

/**
 * Runs a command once; what it prints does not count.
 * @throws where it cannot be run, ends in a way that means that it did not do its work, or is not accounted for.
 */
export function measure({ name, command, args, cwd, works = (code) => code < 126 }: Command): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script, 'bash', command, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const peaks = new Map<number, number>();
    const timer = setInterval(() => {
      if (child.pid !== undefined)
        for (const pid of childrenOf(child.pid)) peaks.set(pid, peakOf(pid) ?? peaks.get(pid) ?? 0);
    }, often);
    let account = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (account += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === null || !works(code)) {
        reject(new Error(`${name} ended with ${String(code)}`));
        return;
      }
      const [wall, user, system] = account.trim().split(' ').map(Number);
      if (wall === undefined || user === undefined || system === undefined)
        reject(new Error(`no account of ${name}: ${account}`));
      else {
        const memory = [...peaks.values()].reduce((sum, one) => sum + one, 0) / 1024;
        resolve({ wall, cpu: user + system, memory: memory > 0 ? memory : undefined });
      }
    });
  });
}

/** All processes below one, as Linux lists them. */
function childrenOf(pid: number): readonly number[] {
  const own = read(`/proc/${String(pid)}/task/${String(pid)}/children`)
    .split(' ')
    .map(Number)
    .filter(Boolean);
  return own.flatMap((one) => [one, ...childrenOf(one)]);
}

/** Peak of a process in kilobytes. */
function peakOf(pid: number): number | undefined {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/status`))?.[1];
  return peak === undefined ? undefined : Number(peak);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended, or this is no Linux
  }
}

/** Middle of some numbers, and how far apart they lie. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), least: at(0), most: at(1) };
}

/**
 * Runs commands in turn, round after round, so that what else the machine does falls on all of them.
 * @returns the costs of each, in the order of `commands`.
 */
export async function interleaved(
  commands: readonly Command[],
  rounds: number,
  tell: (command: Command, cost: Cost) => void,
): Promise<readonly (readonly Cost[])[]> {
  const costs = commands.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, command] of commands.entries()) {
      const cost = await measure(command);
      costs[index]?.push(cost);
      tell(command, cost);
    }
  return costs;
}

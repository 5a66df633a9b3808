/** Runs the built command line as a process, in a folder of its own. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'mocha';
import type { Report } from '../../server/src/cli/report';

const bundle = path.join(import.meta.dirname, '../../dist/cli.js');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Sandbox {
  readonly root: string;
  readonly write: (file: string, content: string | Uint8Array) => void;
  readonly read: (file: string) => string;
  readonly bytes: (file: string) => Buffer;
  readonly agored: (...args: string[]) => Outcome;
  readonly agoredWith: (env: Record<string, string>, ...args: string[]) => Outcome;
  /** Runs with a standard input. */
  readonly agoredReading: (input: string | Uint8Array, ...args: string[]) => Outcome;
  /** Lints with `--format json`. */
  readonly json: (...args: string[]) => { readonly code: number | null; readonly report: Report; readonly err: string };
  /** Runs without root's rights, which see everything; undefined where root cannot lend Node to anybody. */
  readonly asNobody: () => ((...args: string[]) => Outcome) | undefined;
  readonly remove: () => void;
}

export function createSandbox(files: Readonly<Record<string, string>> = {}): Sandbox {
  if (!existsSync(bundle)) throw new Error(`${bundle} is not there: node esbuild.mjs builds it`);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agored-cli-')));
  const spawn = (script: string, args: string[], options: SpawnSyncOptions): Outcome => {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...args], {
      cwd: root,
      maxBuffer: 1 << 28,
      ...options,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: undefined, LANG: 'C', LC_ALL: '', LC_MESSAGES: '', ...options.env },
    });
    if (error) throw error;
    return { code: status, out: stdout, err: stderr };
  };
  const agoredWith = (env: Record<string, string>, ...args: string[]): Outcome => spawn(bundle, args, { env });
  const sandbox: Sandbox = {
    root,
    write(file, content) {
      const full = path.join(root, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, content);
    },
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    bytes: (file) => readFileSync(path.join(root, file)),
    agored: (...args) => agoredWith({}, ...args),
    agoredWith,
    agoredReading: (input, ...args) => spawn(bundle, args, { input }),
    json(...args) {
      const { code, out, err } = agoredWith({}, 'lint', '--format', 'json', ...args);
      return { code, report: JSON.parse(out) as Report, err };
    },
    asNobody() {
      if (process.getuid?.() !== 0) return sandbox.agored;
      // Its own copy, since the checkout may lie where only root can go.
      const script = path.join(root, 'cli.cjs');
      copyFileSync(bundle, script);
      for (const name of ['cliMain.js', 'data'])
        cpSync(path.join(path.dirname(bundle), name), path.join(root, name), { recursive: true });
      chmodSync(root, 0o755);
      const nobody = { uid: 65534, gid: 65534 };
      try {
        if (spawn(script, ['--version'], nobody).code === 0) return (...args) => spawn(script, args, nobody);
      } catch {
        // Node itself may lie there too.
      }
      return undefined;
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [file, content] of Object.entries(files)) sandbox.write(file, content);
  return sandbox;
}

/** Makes sandboxes for the tests of a file, one at a time; each goes when its test ends. */
export function sandboxes(): (files?: Readonly<Record<string, string>>) => Sandbox {
  let sandbox: Sandbox | undefined;
  afterEach(() => {
    sandbox?.remove();
    sandbox = undefined;
  });
  return (files) => (sandbox = createSandbox(files));
}

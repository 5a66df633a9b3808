/** Starts real editors without a window, set up as docs/editors.md says, on a note with a finding. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'mocha';

const repository = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(repository, 'docs/editors.md'), 'utf8');

/** What the page shows under a heading, in a language. */
export function shown(heading: string, language: string): string {
  const [, section = ''] = new RegExp(`^#+ ${heading}\n([\\s\\S]*?)(?=^#|$(?![\\s\\S]))`, 'm').exec(page) ?? [];
  const [, fence] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section) ?? [];
  assert.ok(fence !== undefined, `docs/editors.md shows no ${language} under ‘${heading}’`);
  return fence;
}

/** Whether all these programs are on the path. */
export const areHere = (...programs: readonly string[]): boolean =>
  programs.every((program) =>
    (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
      try {
        accessSync(path.join(folder, program), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );

/** What a program says that ends by itself; undefined where it is not there or fails. */
export function saidBy(program: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? stdout : undefined;
}

const note = '# Week 12\n\nWe utilise the new form.\n';
/** Longest time that an editor takes, in milliseconds; most of it is for slow machines. */
const patience = 120_000;

/** A note in a workspace, and a home with nothing in it but what is put there. */
export interface Desk {
  /** Writes a file of the home, and tells its path. */
  readonly put: (file: string, text: string) => string;
  /**
   * Runs an editor in the workspace until it ends, and tells all that it said or showed.
   * @param type what to type next, if anything, asked a few times a second with what was shown since it was typed last.
   */
  readonly run: (
    program: string,
    args: readonly string[],
    type?: (since: string) => string | undefined,
  ) => Promise<string>;
}

/**
 * A test in which an editor reads the findings of `week.md`, and mends it by a quick fix.
 * @param missing what this machine lacks for it; then it is skipped.
 * @param edit tells what the editor said, the message of the finding and the titles of fixes among it.
 */
export function mends(title: string, missing: string | undefined, edit: (desk: Desk) => Promise<string>): void {
  if (missing !== undefined) {
    it.skip(`${title}: ${missing}`);
    return;
  }
  it(title, async () => {
    const desk = mkdtempSync(path.join(tmpdir(), 'agored-editor-'));
    const home = path.join(desk, 'home');
    const root = path.join(desk, 'notes');
    const put: Desk['put'] = (file, text) => {
      const full = path.join(home, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
      return full;
    };
    try {
      mkdirSync(path.join(root, '.git'), { recursive: true });
      writeFileSync(path.join(root, 'week.md'), note);
      const cli = path.join(repository, 'dist/cli.js');
      assert.ok(existsSync(cli), 'node esbuild.mjs builds what is tested here');
      chmodSync(put('bin/agored', `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`), 0o755);
      const said = await edit({ put, run: (...given) => run(root, home, ...given) });
      assert.equal(readFileSync(path.join(root, 'week.md'), 'utf8'), note.replace('utilise', 'use'), said);
      assert.match(said, /Try ‘use’ instead of ‘utilise’/);
      assert.match(said, /Replace with ‘use’/);
    } finally {
      rmSync(desk, { recursive: true, force: true, maxRetries: 5 });
    }
  }).timeout(patience + 10_000);
}

/** Steers a terminal: colours, places, modes. */
// eslint-disable-next-line no-control-regex -- that is what they are made of
const controls = /\x1b(?:\[[0-9;?<>=:$ ]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g;

async function run(
  root: string,
  home: string,
  program: string,
  args: readonly string[],
  type: (since: string) => string | undefined = () => undefined,
): Promise<string> {
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...process.env,
      HOME: home,
      PATH: `${path.join(home, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      ...Object.fromEntries(
        ['CONFIG', 'DATA', 'STATE', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, path.join(home, kind.toLowerCase())]),
      ),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let typedAt = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  child.stdin.on('error', () => undefined); // it has ended in the meantime
  const typing = setInterval(() => {
    const keys = type(said.slice(typedAt).replace(controls, ' '));
    if (keys === undefined) return;
    typedAt = said.length;
    child.stdin.write(keys);
  }, 300);
  const late = setTimeout(() => child.kill('SIGKILL'), patience);
  try {
    await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  } finally {
    clearInterval(typing);
    clearTimeout(late);
  }
  return said.replace(controls, ' ');
}

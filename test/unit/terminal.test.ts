/** What people see at a terminal alone: code frames, progress, a word about old posts. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Io } from '../../server/src/cli/io';
import { createSay } from '../../server/src/cli/messages';
import { createProgress } from '../../server/src/cli/progress';
import { run } from '../../server/src/cli/run';
import { rules } from '../../server/src/rules';
import { machineIn } from '../cli/machine';

const terminal = { isTTY: true, columns: 60 };

interface Written {
  out: string;
  err: string;
}

/** A machine whose clock goes on by so many milliseconds each time somebody looks at it. */
function machine(root: string, given: Partial<Io>, step = 0): [Io, Written] {
  const written: Written = { out: '', err: '' };
  let now = Date.parse('2026-11-25T12:00:00Z');
  const io = machineIn(root, {
    env: { NO_COLOR: '1' },
    now: () => new Date((now += step)),
    out: (text) => void (written.out += String(text)),
    err: (text) => void (written.err += text),
    ...given,
  });
  return [io, written];
}

describe('at a terminal', () => {
  let root = '';
  beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agored-terminal-')))));
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  async function lint(args: readonly string[], given: Partial<Io>, step?: number): Promise<Written> {
    const [io, written] = machine(root, given, step);
    await run(['lint', ...args], io, rules, { lsp: () => Promise.resolve() });
    return written;
  }
  const write = (name: string, text: string): void => {
    writeFileSync(path.join(root, name), text);
  };

  it('the text report shows the line of a finding, and in a pipe or a file it does not', async () => {
    write('a.md', `Oh.\n\nWe leverage the data that we have ${'about every single thing '.repeat(9)}.\n`);
    const { out } = await lint([], { terminal });
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.includes('│'));
    assert.equal(lines[at], '      │ We leverage the data that we have about every singl…', out);
    assert.equal(lines[at + 1], '      │    ^~~~~~~~');
    assert.ok(lines.every(({ length }) => length <= 60));
    for (const { out: plain } of [await lint([], {}), await lint(['--format', 'compact'], { terminal })])
      assert.ok(!plain.includes('│') && plain.includes('leverage'));
    await lint(['--format', 'text=report.txt'], { terminal });
    assert.ok(!(await lint(['--format', 'text'], {})).out.includes('│'));
  });

  it('what is kept for a pipe is not printed at a terminal', async () => {
    write('a.md', 'We leverage data.\n');
    await lint(['--cache'], {});
    const { out } = await lint(['--cache'], { terminal });
    assert.match(out, /│ We leverage data\.\n.*│ {4}\^~{7}\n/);
    assert.equal((await lint(['--cache'], { terminal })).out, out);
  });

  it('many findings in many notes bring the baseline to mind, quietly and once', async () => {
    const text = Array.from({ length: 5 }, (_, i) => `We leverage thing ${String(i)}.\n`).join('\n');
    for (let i = 0; i < 10; i++) write(`${String(i)}.md`, text);
    const hint = /agored baseline/g;
    const { out } = await lint([], { terminal });
    assert.equal(out.match(hint)?.length, 1);
    assert.match(out.trimEnd().split('\n').at(-1) ?? '', hint);
    assert.match((await lint(['--locale', 'cy'], { terminal })).out, /hen bostiadau.*agored baseline/);
    for (const args of [['0.md', '1.md', '2.md'], ['--quiet'], ['--format', 'compact']])
      assert.doesNotMatch((await lint(args, { terminal })).out, hint);
    assert.doesNotMatch((await lint([], {})).out, hint);
  });

  it('a long run says on standard error how far it is, and leaves nothing behind', async () => {
    for (const name of ['a.md', 'b.md', 'c.md']) write(name, 'We met.\n');
    const { out, err } = await lint([], { errorTerminal: terminal }, 900);
    assert.match(out, /^3 notes checked/);
    assert.match(err.replaceAll('\r\u001B[K', '|'), /^\|Checking \d of 3: [bc]\.md/);
    assert.ok(err.endsWith('\r\u001B[K'));
    assert.equal((await lint([], { errorTerminal: terminal }, 1)).err, '');
  });

  it('a notice goes in the place of the line', () => {
    const [io, written] = machine(root, { errorTerminal: terminal }, 2000);
    const progress = createProgress(io, createSay('en'));
    progress.show(1, 9, `a\u001B${'x'.repeat(99)}.md`);
    const [, line = ''] = written.err.split('\r\u001B[K');
    assert.ok(line.length < 60 && !line.includes('\u001B'));
    progress.io.err('agored: notice\n');
    progress.io.out('report\n');
    progress.clear();
    assert.equal(written.err.split('\r\u001B[K').at(-1), 'agored: notice\n');
  });

  it('nothing of that is shown in CI, in a pipe, or where the terminal cannot take it back', async () => {
    for (const name of ['a.md', 'b.md', 'c.md']) write(name, 'We met.\n');
    for (const env of [{ CI: 'true' }, { TERM: 'dumb' }])
      assert.equal((await lint([], { errorTerminal: terminal, env }, 900)).err, '');
    assert.equal((await lint([], { terminal }, 900)).err, '');
  });
});

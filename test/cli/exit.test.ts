/** How a run ends, when it is broken off too. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { sandboxes, type Sandbox } from './support';

const root = path.join(import.meta.dirname, '../..');
const agored = path.join(root, 'dist/cli.js');

/** Enough notes that a run takes a while. */
function fill({ write }: Sandbox, notes: number): void {
  const text = 'We utilise the data in order to help people, and we decided to leverage it.\n\n'.repeat(100);
  for (let index = 0; index < notes; index++) write(`n${String(index)}.md`, `# ${String(index)}\n\n${text}`);
}

describe('a run', () => {
  const sandbox = sandboxes();

  it('ends with 1 for 256 findings at error level, in one note or in as many', () => {
    const error = 'We utilise it.\n\n';
    const one = sandbox({ 'a.md': error.repeat(256) });
    const { code, report } = one.json('--rule', 'jargon=error');
    assert.equal(report.summary.errors, 256);
    assert.equal(code, 1);
    for (let index = 1; index < 256; index++) one.write(`n${String(index)}.md`, error);
    one.write('a.md', error);
    const many = one.json('--rule', 'jargon=error');
    assert.deepEqual([many.code, many.report.summary.errors, many.report.summary.files], [1, 256, 256]);
  });

  it('says what failed, and ends with 2, where a rule breaks down; the others go on', async () => {
    const { root: folder, write } = sandbox({ 'a.md': 'We utilise it.\n' });
    const entry = path.join(folder, 'broken.ts');
    write(
      'broken.ts',
      `import { run } from ${JSON.stringify(path.join(root, 'server/src/cli/run.ts'))};
       import { nodeFiles } from ${JSON.stringify(path.join(root, 'server/src/host/node.ts'))};
       import { rules } from ${JSON.stringify(path.join(root, 'server/src/rules/index.ts'))};
       const broken = rules.map((rule) => rule.id === 'missing-section'
         ? { ...rule, check() { throw new Error('It broke.'); } } : rule);
       const terminal = { isTTY: false, columns: undefined };
       run(process.argv.slice(2), { files: nodeFiles(process.cwd()), env: {}, terminal, errorTerminal: terminal, version: '0', build: '0',
         now: () => new Date(), rest: async () => undefined, input: () => process.stdin, out: (t) => process.stdout.write(t),
         err: (t) => process.stderr.write(t) } as never, broken, { lsp: async () => undefined })
         .then((code) => { process.exitCode = code; });`,
    );
    const outfile = path.join(folder, 'broken.cjs');
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
      external: ['franc-all', './node'],
    });
    const run = spawn(process.execPath, [outfile, 'lint', 'a.md'], { cwd: folder });
    let [out, err] = ['', ''];
    run.stdout.on('data', (part: Buffer) => (out += part.toString()));
    run.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const [code] = (await once(run, 'close')) as [number];
    assert.equal(code, 2);
    assert.match(out, /internal-error/);
    assert.match(out, /jargon/);
    assert.match(err, /It broke\.[\s\S]*at /);
  });

  it('ends well where nobody reads on', async () => {
    const box = sandbox();
    fill(box, 60);
    const run = spawn(process.execPath, [agored, 'lint', '--format', 'json'], { cwd: box.root });
    let err = '';
    run.stderr.on('data', (part: Buffer) => (err += part.toString()));
    run.stdout.once('data', () => run.stdout.destroy());
    const [code] = (await once(run, 'close')) as [number];
    assert.deepEqual([code, err], [0, '']);
  });

  it('ends well where nobody reads at all', async function () {
    if (process.platform === 'win32') this.skip();
    const box = sandbox({ 'a.md': 'We utilise it.\n' });
    const run = spawn(process.execPath, [agored, 'lint', '--max-warnings', '0'], { cwd: box.root });
    run.stdout.destroy();
    const [code] = (await once(run, 'close')) as [number];
    assert.equal(code, 0);
  });

  it('says so, and ends with 2, where what it prints cannot be written', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const box = sandbox({ 'a.md': 'We utilise it.\n' });
    const full = openSync('/dev/full', 'w');
    const run = spawn(process.execPath, [agored, 'lint', 'a.md'], { cwd: box.root, stdio: ['ignore', full, 'pipe'] });
    let err = '';
    run.stderr?.on('data', (part: Buffer) => (err += part.toString()));
    const [code] = (await once(run, 'close')) as [number];
    closeSync(full);
    assert.equal(code, 2);
    assert.match(err, /agored: .*ENOSPC/);
  });

  it('ends with 130 when it is interrupted, with every file whole', async function () {
    if (process.platform === 'win32') this.skip();
    const box = sandbox();
    fill(box, 200);
    writeFileSync(path.join(box.root, 'report.json'), 'of an earlier run');
    const before = readdirSync(box.root).sort();
    const run = spawn(process.execPath, [agored, 'lint', '--fix', '--format=json=report.json'], { cwd: box.root });
    // Once a note is mended, the run is in the midst of it.
    const first = box.read('n0.md');
    while (box.read('n0.md') === first && run.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    run.kill('SIGINT');
    const [code] = (await once(run, 'close')) as [number];
    assert.equal(code, 130);
    assert.deepEqual(readdirSync(box.root).sort(), before);
    const texts = new Set(
      before.filter((name) => name.endsWith('.md')).map((name) => box.read(name).split('\n\n').at(-2)),
    );
    assert.equal(texts.size, 2, 'some notes are mended, and some are as they were');
    assert.equal(box.read('report.json'), 'of an earlier run');
  });
});

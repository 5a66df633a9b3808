/** `--watch`, as somebody who writes with a terminal beside the editor meets it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, it } from 'mocha';
import { sandboxes } from './support';

const agored = path.join(import.meta.dirname, '../../dist/cli.js');

describe('agored lint --watch', () => {
  const sandbox = sandboxes();

  it('lints again what changed, what came and went, and what rests on it, until it is interrupted', async function () {
    if (process.platform === 'win32') this.skip();
    const {
      root,
      write,
      agored: runs,
    } = sandbox({
      'a.md': 'We utilise it.\n',
      'b.md': 'We decided to use one form for both services.\n',
      '.gitignore': 'left-out/\n',
    });
    const run = spawn(process.execPath, [agored, 'lint', '--watch'], { cwd: root, env: { ...process.env, LANG: 'C' } });
    let [out, rounds] = ['', 0];
    run.stdout.on('data', (part: Buffer) => (out += part.toString()));
    const waiting = (): Promise<void> =>
      new Promise((resolve) => {
        const heard = (part: Buffer): void => {
          if (!part.toString().includes('Waiting for changes')) return;
          run.stderr.off('data', heard);
          rounds++;
          resolve();
        };
        run.stderr.on('data', heard);
      });
    /** What is printed after a change. */
    const after = async (change: () => void): Promise<string> => {
      out = '';
      const next = waiting();
      change();
      await next;
      // Standard output and error come by different ways.
      while (!/checked/.test(out)) await new Promise((resolve) => setTimeout(resolve, 10));
      return out.trim();
    };
    const now = (): string => runs('lint').out.trim();
    await waiting();
    await new Promise((resolve) => setTimeout(resolve, 500)); // until the folders are watched
    assert.equal(out.trim(), now());

    assert.equal(
      await after(() => {
        write('a.md', 'We use it.\n');
      }),
      now(),
    );
    assert.equal(
      await after(() => {
        write('c.md', 'They leverage it.\n');
      }),
      now(),
    );
    const record = await after(() => {
      write('decisions/0001-one-form.md', '# 1. Use one form for both services\n\n## Status\n\nAccepted\n');
    });
    assert.equal(record, now());
    const louder = await after(() => {
      write('.agored.yml', 'rules:\n  jargon: error\n');
    });
    assert.match(louder, /error/);
    assert.equal(louder, now());
    const before = rounds;
    write('left-out/x.md', 'We utilise it.\n');
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(rounds, before);

    run.kill('SIGINT');
    const [code] = (await once(run, 'close')) as [number];
    assert.equal(code, 130);
  });

  it('only looks', () => {
    const { agored: runs } = sandbox({ 'a.md': '# A\n' });
    for (const args of [['--fix'], ['--shard=1/2'], ['-']]) {
      const { code, out } = runs('lint', '--watch', ...args);
      assert.deepEqual([code, out], [2, '']);
    }
  });
});

/** The file system as the engine sees it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { nodeFiles, nodeHost } from '../../server/src/host/node';

describe('a folder of the file system', () => {
  it('gives no text of a pipe, rather than wait for it', function () {
    const root = mkdtempSync(path.join(tmpdir(), 'agored host-'));
    try {
      if (spawnSync('mkfifo', [path.join(root, 'words.yml')]).status !== 0) this.skip();
      writeFileSync(path.join(root, 'a.yml'), 'a');
      const host = path.resolve('server/src/host/node.ts');
      const code = `import(${JSON.stringify(host)}).then(async (module) => {
        const host = (module.nodeHost ?? module.default.nodeHost)(${JSON.stringify(root)});
        console.log(JSON.stringify([await host.readText('a.yml'), (await host.readText('words.yml')) ?? null]));
      })`;
      // In a process of its own: who waits for a pipe waits for good.
      const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        encoding: 'utf8',
        timeout: 60_000,
      });
      assert.equal(run.stdout.trim(), '["a",null]', run.stderr);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('follows links within its folder, and none out of it', async function () {
    const base = mkdtempSync(path.join(tmpdir(), 'agored host-'));
    try {
      const root = path.join(base, 'root');
      mkdirSync(path.join(root, 'notes'), { recursive: true });
      mkdirSync(path.join(base, 'outside'));
      writeFileSync(path.join(base, 'outside/a.md'), 'outside');
      writeFileSync(path.join(root, 'notes/a.md'), 'inside');
      try {
        symlinkSync(path.join(base, 'outside/a.md'), path.join(root, 'out.md'));
        symlinkSync(path.join(base, 'outside'), path.join(root, 'out'));
        symlinkSync(path.join(root, 'notes/a.md'), path.join(root, 'in.md'));
        symlinkSync(path.join(root, 'notes'), path.join(root, 'in'));
        symlinkSync(path.join(root, 'nowhere.md'), path.join(root, 'gone.md'));
      } catch {
        this.skip(); // where links are for administrators alone
      }
      for (const host of [nodeHost(root), nodeFiles(root).host(root)]) {
        const read = await Promise.all(
          [
            'notes/a.md',
            'in.md',
            'in/a.md',
            'out.md',
            'out/a.md',
            '../outside/a.md',
            'gone.md',
            'notes',
            'none/a.md',
          ].map((file) => host.readText(file)),
        );
        assert.deepEqual(read, ['inside', 'inside', 'inside', ...Array<undefined>(6).fill(undefined)]);
      }
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });
});

/** The file system as the engine sees it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';

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
});

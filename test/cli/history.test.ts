/** What the command line makes of commits. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { createPair, hasGit, removeTemporary } from '../unit/support/repository';
import { createSandbox } from './support';

describe('agored lint with a history', function () {
  before(function () {
    if (!hasGit()) {
      console.warn('      skipped: there is no git on this machine');
      this.skip();
    }
  });

  after(removeTemporary);

  it('says which language has changed since the other', () => {
    const sandbox = createSandbox();
    try {
      createPair(sandbox.root);
      const { report, err } = sandbox.json();
      assert.equal(err, '');
      const found = report.files.flatMap(({ path: file, findings }) =>
        findings.filter(({ rule }) => rule === 'stale-translation').map(({ message }) => [file, message]),
      );
      assert.deepEqual(found, [
        [
          'visit.en.md',
          'This has changed since the Welsh version: 2 commits, the last on 2026-11-02. Check that both still say the same.',
        ],
      ]);
    } finally {
      sandbox.remove();
    }
  });

  it('says once that a shallow clone tells nothing', () => {
    const sandbox = createSandbox();
    try {
      const source = pathToFileURL(createPair().root).href;
      execFileSync('git', ['clone', '-q', '--depth', '1', source, path.join(sandbox.root, 'clone')]);
      const { report, err, code } = sandbox.json('clone');
      assert.equal(code, 0);
      assert.deepEqual(
        report.files.flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'stale-translation')),
        [],
      );
      assert.equal(err.match(/git fetch --unshallow/g)?.length, 1, err);
      assert.match(err, /^agored: clone: /);
    } finally {
      sandbox.remove();
    }
  });
});

/** Git as it is: throw-away repositories, some of them hostile. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { createWorkspace } from '../../server/src/engine/workspace';
import { gitHistory } from '../../server/src/host/git';
import { nodeHost } from '../../server/src/host/node';
import { rule } from '../../server/src/rules/stale-translation/rule';
import {
  createPair,
  createRepository,
  createTemporary,
  english,
  hasGit,
  removeTemporary,
  welsh,
} from './support/repository';

async function staleIn(root: string, file: string, onShallow?: () => void): Promise<readonly unknown[]> {
  const host = nodeHost(root, onShallow);
  const workspace = createWorkspace({ host, rules: [rule], today: () => '2026-11-25' });
  const { findings, failures } = await workspace.lint(createDocument((await host.readText(file)) ?? ''), file);
  assert.deepEqual(failures, []);
  return findings.map(({ data, related }) => [data?.['count'], data?.['last'], related?.[0]?.path]);
}

const ahead = [[2, '2026-11-02', 'visit.cy.md']];

describe('the history of a folder', function () {
  before(function () {
    if (!hasGit()) {
      console.warn('      skipped: there is no git on this machine');
      this.skip();
    }
  });

  after(removeTemporary);

  it('tells which language has changed since', async () => {
    const { root } = createPair();
    assert.deepEqual(await staleIn(root, 'visit.en.md'), ahead);
    assert.deepEqual(await staleIn(root, 'visit.cy.md'), []);
  });

  it('is there for a folder within a repository, whatever the paths are called', async () => {
    const repository = createRepository();
    const [en, cy] = ['the/note s/ü ‘1’.en.md', 'the/note s/ü ‘1’.cy.md'];
    repository.commit('2026-09-01', { [en]: english('four'), [cy]: welsh('bedwar') });
    repository.commit('2026-10-01', { [en]: english('three') });
    assert.deepEqual(await staleIn(path.join(repository.root, 'the'), 'note s/ü ‘1’.en.md'), [
      [1, '2026-10-01', 'note s/ü ‘1’.cy.md'],
    ]);
  });

  it('leaves pairs alone that are level, at work, or not committed', async () => {
    const repository = createPair();
    repository.write('visit.cy.md', welsh('ddau'));
    assert.deepEqual(await staleIn(repository.root, 'visit.en.md'), [], 'at work');
    repository.commit('2026-11-20');
    assert.deepEqual(await staleIn(repository.root, 'visit.en.md'), [], 'level');
    assert.deepEqual(await staleIn(repository.root, 'visit.cy.md'), [], 'level, from the other side');
    repository.write('new.en.md', english('four'));
    repository.write('new.cy.md', welsh('bedwar'));
    assert.deepEqual(await staleIn(repository.root, 'new.en.md'), [], 'not committed');
  });

  it('knows what came in by a merge', async () => {
    const repository = createRepository();
    repository.commit('2026-09-01', { 'visit.en.md': english('four'), 'visit.cy.md': welsh('bedwar') });
    repository.git('checkout', '-q', '-b', 'side');
    repository.commit('2026-10-01', { 'visit.en.md': english('three') });
    repository.git('checkout', '-q', '-');
    repository.commit('2026-10-02', { 'x.md': 'x\n' });
    repository.git('merge', '-q', '--no-ff', '-m', 'm', 'side');
    assert.deepEqual(await staleIn(repository.root, 'visit.en.md'), [[1, '2026-10-01', 'visit.cy.md']]);
  });

  it('knows the first commit, whatever the user’s own log shows', async () => {
    const { root, git } = createPair();
    git('config', 'log.showRoot', 'false');
    const changes = await (await gitHistory(root)())?.changesOf('visit.cy.md');
    assert.deepEqual(
      changes?.map(({ before }) => before),
      [undefined],
    );
  });

  it('is asked for anew when there are new commits', async () => {
    const repository = createPair();
    const clock = Date.now;
    const history = gitHistory(repository.root);
    try {
      assert.equal((await (await history())?.changesOf('visit.en.md'))?.length, 3);
      repository.commit('2026-11-10', { 'visit.en.md': english('one') });
      Date.now = () => clock() + 60_000;
      assert.equal((await (await history())?.changesOf('visit.en.md'))?.length, 4);
    } finally {
      Date.now = clock;
    }
  });

  it('is not there without a repository, without commits, and where there is nothing to ask', async () => {
    const bare = createTemporary();
    assert.equal(await gitHistory(bare)(), undefined);
    assert.equal(await gitHistory(path.join(bare, 'missing'))(), undefined);
    assert.equal(await gitHistory(createRepository().root)(), undefined);
    const disguised = createTemporary();
    execFileSync('git', ['init', '-q', '--bare', disguised]);
    assert.equal(await gitHistory(disguised)(), undefined);
  });

  it('says that a shallow clone tells nothing, once', async () => {
    const clone = path.join(createTemporary(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', pathToFileURL(createPair().root).href, clone]);
    let told = 0;
    const host = nodeHost(clone, () => told++);
    const workspace = createWorkspace({ host, rules: [rule], today: () => '2026-11-25' });
    for (const file of ['visit.en.md', 'visit.cy.md'])
      assert.deepEqual((await workspace.lint(createDocument((await host.readText(file)) ?? ''), file)).findings, []);
    assert.equal(told, 1);
  });

  it('gives no text for what is no name of one', async () => {
    const history = await gitHistory(createPair().root)();
    assert.ok(history);
    const [last] = await history.changesOf('visit.en.md');
    assert.equal(await history.textOf('HEAD:visit.en.md'), undefined);
    assert.equal(await history.textOf('0'.repeat(40)), undefined);
    const texts = await Promise.all(
      [last?.after, 'f'.repeat(40), last?.before].map((name) => history.textOf(name ?? '')),
    );
    assert.deepEqual(texts, [english('two'), undefined, english('three')]);
  });

  it('runs nothing that a hostile repository asks for', async function () {
    if (process.platform === 'win32') this.skip(); // the trap is a shell script
    const { root, git } = createPair();
    const sprung = path.join(createTemporary(), 'sprung');
    const trap = path.join(createTemporary(), 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> '${sprung}'\nexit 1\n`);
    chmodSync(trap, 0o755);
    writeFileSync(path.join(root, '.gitattributes'), '*.md diff=trap filter=trap\n');
    // Signed, as it says: to check that, Git would run what the configuration names.
    const signed = git('cat-file', 'commit', 'HEAD').replace(
      /\n\n/,
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n',
    );
    const commit = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: root, input: signed });
    git('update-ref', 'HEAD', commit.toString().trim());
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc'])
      writeFileSync(path.join(root, '.git/hooks', hook), `#!/bin/sh\n'${trap}' ${hook}\n`, { mode: 0o755 });
    for (const [key, value] of Object.entries({
      'core.fsmonitor': trap,
      'core.pager': trap,
      'pager.log': trap,
      'core.sshCommand': trap,
      'core.askPass': trap,
      'core.editor': trap,
      'diff.external': trap,
      'diff.trap.textconv': trap,
      'diff.trap.command': trap,
      'filter.trap.smudge': trap,
      'filter.trap.clean': trap,
      'gpg.program': trap,
      'log.showSignature': 'true',
      'credential.helper': trap,
      'alias.log': `!${trap}`,
      'alias.rev-parse': `!${trap}`,
      'core.hooksPath': path.join(root, '.git/hooks'),
      'remote.origin.url': `ext::${trap}`,
      'remote.origin.uploadpack': trap,
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'protocol.ext.allow': 'always',
      'protocol.file.allow': 'always',
    }))
      git('config', key, value);
    git('config', 'core.repositoryFormatVersion', '1');
    git('config', 'extensions.partialClone', 'origin');
    rmSync(sprung, { force: true }); // writing the configuration may have set it off
    assert.deepEqual(await staleIn(root, 'visit.en.md'), ahead);
    const history = await gitHistory(root)();
    assert.equal(await history?.textOf('e'.repeat(40)), undefined, 'what is missing is not fetched');
    assert.equal(existsSync(sprung), false);
    // The trap works: plain Git falls into it.
    try {
      execFileSync('git', ['status'], { cwd: root, stdio: 'ignore' });
    } catch {
      // It may fail on what it ran.
    }
    assert.equal(existsSync(sprung), true);
  });
});

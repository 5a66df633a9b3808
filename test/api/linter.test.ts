/** The library as built, in the process of whoever uses it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import type * as api from '../../server/src/api/api';
import type { FileReport } from '../../server/src/cli/report';
import { createSandbox } from '../cli/support';
import { projects } from './support';

const { createLinter, applyFix } = createRequire(import.meta.url)('../../dist/api.js') as typeof api;

const week = '# Week 12\n\nWe utilise the tool.\n\nWe want to leverage it.\n';
const rulesIn = ({ findings }: api.FileFindings): string[] => findings.map(({ rule }) => rule);

describe('the library', () => {
  const project = projects();

  it('finds what the command line finds, in the same form', async () => {
    const files = {
      '.agored.yml': 'allow: [utilise]\nwords: [{ term: the hub }]\nbilingual: { paths: [posts/**] }\n',
      'posts/week.md': `${week}\nThe hub opens on 3 December 2026. We decided to let people type their own address.\n`,
      'posts/week.cy.md': '# Wythnos 12\n\nMae’r ganolfan yn agor ar 4 Rhagfyr 2026, ac mae croeso i bawb ddod.\n',
      'docs/decisions/0001-type-your-own-address.md':
        '# 1. Type your own address\n\nStatus: accepted\n\n## Context\n\nPeople could not.\n',
    };
    const { root } = project(files);
    const linter = await createLinter({ cwd: root });
    const sandbox = createSandbox(files);
    try {
      const told = sandbox.json('.').report.files;
      const found: FileReport[] = [];
      for (const file of told) {
        const { path: shown, findings } = await linter.lint(files[file.path as keyof typeof files], file.path);
        found.push({ path: shown, findings: findings });
      }
      assert.deepEqual(found, told);
      assert.deepEqual([...new Set(told.flatMap(rulesIn))].sort(), ['facts-differ', 'jargon', 'unlinked-decision']);
    } finally {
      sandbox.remove();
    }
  });

  it('takes a note without a path, an absolute path, and one that is not saved yet', async () => {
    const { root } = project({ '.agored.yml': 'rules: { jargon: error }\n' });
    const linter = await createLinter({ cwd: root });
    for (const [given, shown] of [
      [undefined, 'stdin.md'],
      ['new/week.md', 'new/week.md'],
      [path.join(root, 'new', 'week.md'), 'new/week.md'],
    ] as const) {
      const result = await linter.lint(week, given);
      assert.equal(result.path, shown);
      assert.deepEqual(
        result.findings.map(({ severity }) => severity),
        ['error', 'error'],
      );
    }
  });

  it('speaks Welsh', async () => {
    const linter = await createLinter({ cwd: project().root, locale: 'cy' });
    const [finding] = (await linter.lint(week)).findings;
    assert.match(finding?.message ?? '', /yn lle ‘utilise’/);
    assert.match(linter.rules.find(({ id }) => id === 'jargon')?.summary ?? '', /Geiriau/);
  });

  it('applies safe fixes, and writes nothing', async () => {
    const { root } = project();
    const linter = await createLinter({ cwd: root });
    const result = await linter.fix(week, 'week.md');
    assert.equal(result.text, week.replace('utilise', 'use'));
    assert.deepEqual(
      result.findings.map(({ data }) => data['found']),
      ['leverage'],
    );
    assert.equal((await createLinter({ cwd: root })).rules.length > 10, true);
  });

  it('applies a fix that somebody chose', async () => {
    const linter = await createLinter({ cwd: project().root });
    const { path: here, findings } = await linter.lint(week, 'week.md');
    const fix = findings[1]?.fixes.find(({ title }) => title.includes('‘build on’'));
    assert.ok(fix);
    assert.equal(applyFix(week, here, fix), week.replace('leverage', 'build on'));
    assert.equal(applyFix(week, 'other.md', fix), week);
  });

  it('does not count a byte order mark, and leaves it in place', async () => {
    const linter = await createLinter({ cwd: project().root });
    const marked = `\uFEFF${week}`;
    assert.deepEqual((await linter.lint(marked)).findings, (await linter.lint(week)).findings);
    assert.equal((await linter.fix(marked)).text, `\uFEFF${week.replace('utilise', 'use')}`);
    const { path: here, findings } = await linter.lint(marked);
    const [fix] = findings[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(marked, here, fix), `\uFEFF${week.replace('utilise', 'use')}`);
  });

  it('leaves alone what ignore files and the configuration leave out', async () => {
    const { root } = project({ '.agored.yml': 'ignore: [drafts/**]\n', '.agoredignore': 'old/\n' });
    const linter = await createLinter({ cwd: root });
    for (const file of ['drafts/a.md', 'old/a.md']) {
      const result = await linter.fix(week, file);
      assert.deepEqual([result.ignored, result.findings, result.text], [true, [], week], file);
      assert.equal((await linter.configFor(file)).ignored, true, file);
    }
    assert.equal((await linter.lint(week, 'a.md')).ignored, false);
  });

  it('tells which configuration counts', async () => {
    const { root } = project({
      '.agored.yml': 'rules: { jargon: info }\n',
      'team/.agored.yml': 'languages: [en, ga]\n',
      'strict.yml': 'rules: { jargon: error }\n',
    });
    const linter = await createLinter({ cwd: root, rules: { 'missing-language': 'off' } });
    const top = await linter.configFor('a.md');
    assert.deepEqual([top.path, top.levels['jargon'], top.levels['missing-language']], ['.agored.yml', 'info', 'off']);
    const team = await linter.configFor('team/a.md');
    assert.deepEqual([team.path, team.languages], ['team/.agored.yml', ['en', 'ga']]);
    const strict = await (await createLinter({ cwd: root, config: 'strict.yml' })).configFor('team/a.md');
    assert.deepEqual([strict.path, strict.levels['jargon']], ['strict.yml', 'error']);
    const none = await (await createLinter({ cwd: root, config: false })).configFor('a.md');
    assert.deepEqual([none.path, none.levels['jargon']], [undefined, 'warning']);
  });

  it('tells what is wrong with a configuration, and lets the rest of it count', async () => {
    const { root } = project({ '.agored.yml': 'langages: [en]\nallow: [utilise, leverage]\n' });
    const linter = await createLinter({ cwd: root });
    const { findings, configProblems } = await linter.lint(week, 'a.md');
    assert.deepEqual(findings, []);
    assert.deepEqual(
      configProblems.map((file) => [file.path, rulesIn(file), file.findings[0]?.start.line]),
      [['.agored.yml', ['config-problem'], 1]],
    );
    assert.deepEqual((await linter.configFor('a.md')).problems, configProblems);
  });

  it('reads nothing outside the workspace, and runs nothing, whatever a configuration says', async () => {
    const { root, write } = project({
      'secret.yml': 'words: [{ term: tool }]\n',
      'notes/.agored.yml': 'vocabulary: [../secret.yml, ./evil.js]\nextends: ./evil.cjs\n',
      'notes/evil.js': 'throw new Error("run")\n',
      'notes/evil.cjs': 'throw new Error("run")\n',
    });
    write({ 'notes/.git/HEAD': 'ref: refs/heads/main\n' }); // the root of the workspace is there
    const linter = await createLinter({ cwd: path.join(root, 'notes') });
    const { configProblems, findings } = await linter.lint(week, 'a.md');
    assert.deepEqual(configProblems.flatMap(({ findings: found }) => found.map(({ messageId }) => messageId)).sort(), [
      'not-data',
      'not-data',
      'outside',
    ]);
    assert.deepEqual(rulesIn({ path: '', findings }), ['jargon', 'jargon']);
  });

  it('does not read what is too large', async () => {
    const linter = await createLinter({ cwd: project().root });
    const { text, findings } = await linter.fix('utilise\n'.repeat(700_000));
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['too-large'],
    );
    assert.equal(text.length, 5_600_000);
  });

  it('says which option cannot be used', async () => {
    const cwd = project().root;
    const refused = (options: object, message: RegExp) => assert.rejects(createLinter({ cwd, ...options }), message);
    await refused({ locale: 'fr' }, /‘fr’ cannot be used for locale. It may be: en, cy/);
    await refused({ rules: { jargno: 'off' } }, /no rule called ‘jargno’. Did you mean ‘jargon’/);
    await refused({ rules: { jargon: 'loud' } }, /‘loud’ cannot be used for jargon/);
    await refused({ config: 'nope.yml' }, /^Error: nope\.yml: .*ENOENT/);
    await refused({ config: 'nope.yml', locale: 'cy' }, /^Error: nope\.yml: ni ellir/);
  });

  it('prints nothing, sets no exit code, and lets the process end', () => {
    const { root } = project({
      'use.mjs': `import { createLinter } from 'agored';
        const linter = await createLinter();
        await linter.fix('We utilise it.', 'a.md');
        await linter.lint('', 'b.md');`,
      '.agored.yml': 'nope: 1\n',
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['use.mjs'], { cwd: root, encoding: 'utf8' });
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });

  it('is there for `import` and for `require`', () => {
    const names = 'console.log(typeof createLinter, typeof applyFix, typeof agored)';
    const { root } = project({
      'a.mjs': `import { createLinter, applyFix } from 'agored'; import agored from 'agored/remark'; ${names}`,
      'a.cjs': `const { createLinter, applyFix } = require('agored'); const agored = require('agored/remark'); ${names}`,
    });
    for (const file of ['a.mjs', 'a.cjs']) {
      const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });
      assert.equal(stdout + stderr, 'function function function\n', file);
    }
  });
});

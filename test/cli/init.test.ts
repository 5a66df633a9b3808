/** `agored init`, as a process, in answer to somebody, and from the package that npm installs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { run } from '../../server/src/cli/run';
import { parseConfig } from '../../server/src/engine/config';
import { rules } from '../../server/src/rules';
import { machineIn } from './machine';
import { sandboxes, type Sandbox } from './support';

const repository = path.join(import.meta.dirname, '../..');
const english =
  '# Opening hours\n\nThe library will be open on Saturday from ten until four, so bring your card along.\n';
const welsh = '# Oriau agor\n\nBydd y llyfrgell ar agor ddydd Sadwrn o ddeg tan bedwar, felly dewch â’ch cerdyn.\n';
const record = '# 1. Open on Saturdays\n\nDate: 2026-11-02\n\n## Status\n\nAccepted\n\n## Decision\n\nWe open.\n';
const bilingual = Object.fromEntries(
  ['one', 'two', 'three'].flatMap((name) => [
    [`posts/${name}.en.md`, english],
    [`posts/${name}.cy.md`, welsh],
  ]),
);

describe('cli: init', () => {
  const sandbox = sandboxes();
  const configIn = ({ read }: Sandbox) => {
    const { config, problems } = parseConfig(read('.agored.yml'), rules);
    assert.deepEqual(problems, []);
    return config;
  };

  it('writes what it sees: languages, pairs, records, what builds the site', () => {
    const box = sandbox({ ...bilingual, 'docs/decisions/0001-saturdays.md': record, '_config.yml': 'title: A\n' });
    const { code, out, err } = box.agored('init', '--yes');
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const config = configIn(box);
    assert.deepEqual([...config.languages].sort(), ['cy', 'en']);
    assert.deepEqual(config.bilingual?.paths, ['posts/**']);
    assert.match(config.bilingual.from ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.deepEqual(config.decisions.records, ['docs/decisions/*.md']);
    assert.ok(config.ignore.includes('_site/**'));
    assert.match(out, /built with Jekyll/);
    // Each line of the file was shown before.
    for (const line of box.read('.agored.yml').trimEnd().split('\n')) assert.ok(out.includes(`  + ${line}`.trimEnd()));
    assert.ok(!existsSync(path.join(box.root, '.github')), 'nothing says that GitHub is used');
  });

  it('asks for no translation where there is one language, and suggests a baseline where there is much to find', () => {
    const jargon = 'We leveraged and utilised the learnings of our stakeholders.\n\n'.repeat(12);
    const box = sandbox({ 'notes/a.md': `# A\n\n${jargon}` });
    const { code, out } = box.agored('init', '--yes');
    assert.equal(code, 0);
    assert.deepEqual(configIn(box).languages, ['en']);
    assert.equal(configIn(box).bilingual, undefined);
    assert.match(out, /agored baseline/);
  });

  it('never writes over a file, and shows what could be added to it', () => {
    const box = sandbox({ 'a.md': english, '.agored.yaml': 'allow: [sprint]\n', '.gitlab-ci.yml': 'build: {}\n' });
    const { code, out } = box.agored('init', '--yes', '--pre-commit');
    assert.equal(code, 0);
    assert.equal(box.read('.agored.yaml'), 'allow: [sprint]\n');
    assert.equal(box.read('.gitlab-ci.yml'), 'build: {}\n');
    assert.ok(!existsSync(path.join(box.root, '.agored.yml')));
    assert.match(out, /\.gitlab-ci\.yml is there already and stays as it is[^]*npx --yes agored@/);
    assert.match(box.read('.pre-commit-config.yaml'), /id: agored/);
    const before = box.read('.pre-commit-config.yaml');
    assert.match(box.agored('init', '--yes', '--pre-commit').out, /nothing was written/);
    assert.equal(box.read('.pre-commit-config.yaml'), before);
  });

  it('writes nothing outside the folder, where a link leads out of it', function () {
    if (process.platform === 'win32') this.skip();
    const box = sandbox({ 'work/a.md': english, 'other/keep.txt': '' });
    symlinkSync('../other', path.join(box.root, 'work/.github'));
    const cli = path.join(repository, 'dist/cli.js');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'init', '--yes', '--ci', 'github', '--locale', 'en'], {
      cwd: path.join(box.root, 'work'),
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /outside the working folder/);
    assert.ok(!existsSync(path.join(box.root, 'other/workflows')));
  });

  it('shows all and writes nothing where there is nobody to ask, or on a dry run', () => {
    const box = sandbox({ 'a.md': english });
    const asked = box.agored('init', '--ci', 'github');
    assert.equal(asked.code, 2);
    assert.match(asked.err, /agored init --yes/);
    assert.match(asked.out, /\+ languages: \[en\][^]*uses: agored\/agored@v/);
    const dry = box.agored('init', '--ci', 'github', '--dry-run');
    assert.deepEqual({ code: dry.code, err: dry.err, out: dry.out }, { code: 0, err: '', out: asked.out });
    assert.ok(!existsSync(path.join(box.root, '.agored.yml')));
  });

  it('leaves services alone below the top of a repository', () => {
    const box = sandbox({ 'notes/a.md': english });
    mkdirSync(path.join(box.root, '.git'));
    box.write('.git/config', '[remote "origin"]\n\turl = git@github.com:team/notes.git\n');
    assert.match(box.agored('init', '--dry-run').out, /\.github\/workflows\/agored\.yml would be written/);
    const cli = path.join(repository, 'dist/cli.js');
    const { stdout } = spawnSync(process.execPath, [cli, 'init', '--dry-run', '--locale', 'en'], {
      cwd: path.join(box.root, 'notes'),
      encoding: 'utf8',
    });
    assert.match(stdout, /\.agored\.yml would be written/);
    assert.doesNotMatch(stdout, /workflows/);
  });

  /** Runs with somebody who types, as at a terminal. */
  async function typing(box: Sandbox, locale: 'en' | 'cy', answers: readonly (string | undefined)[]) {
    const questions: string[] = [];
    let [out, err] = ['', ''];
    const code = await run(
      ['init', '--locale', locale],
      machineIn(box.root, {
        ask: (question) => Promise.resolve(answers[questions.push(question) - 1]),
        out: (text) => void (out += String(text)),
        err: (text) => void (err += text),
      }),
      rules,
      { lsp: () => Promise.resolve() },
    );
    return { code, out, err, questions };
  }

  it('asks five questions at most, and takes Enter for what it saw', async () => {
    const box = sandbox({ ...bilingual, 'docs/decisions/0001-saturdays.md': record });
    const { code, questions } = await typing(box, 'en', ['', '', '', 'GitHub', 'yes', '']);
    assert.equal(code, 0);
    assert.equal(questions.length, 6, questions.join('\n')); // the last asks whether to write
    assert.equal(questions[5], 'Write these files? [Y/n] ');
    assert.deepEqual(configIn(box).bilingual?.paths, ['posts/**']);
    assert.match(box.read('.github/workflows/agored.yml'), /agored\/agored@v1\.2\.3/);
    assert.match(box.read('.pre-commit-config.yaml'), /rev: v1\.2\.3/);
  });

  it('asks again for what cannot be used, in Welsh too', async () => {
    const box = sandbox(bilingual);
    const answers = ['English please!', 'cy en', 'dim', 'jenkins', 'none', 'na', 'iawn'];
    const { code, out, questions } = await typing(box, 'cy', answers);
    assert.equal(code, 0);
    assert.equal(questions.length, answers.length);
    assert.equal(out.split('Ni ellir defnyddio hynny yma.').length, 3);
    assert.deepEqual(configIn(box).languages, ['cy', 'en']);
    assert.equal(configIn(box).bilingual, undefined);
    assert.match(box.read('.agored.yml'), /Yr ieithoedd yr ydych/);
    assert.ok(!existsSync(path.join(box.root, '.pre-commit-config.yaml')));
  });

  it('writes nothing where somebody says no, or goes away', async () => {
    const box = sandbox({ 'a.md': english });
    for (const answers of [['', 'none', 'n', 'no'], [undefined]]) {
      const { code, err } = await typing(box, 'en', answers);
      assert.deepEqual({ code, err }, { code: 2, err: 'agored: Nothing was written.\n' });
      assert.ok(!existsSync(path.join(box.root, '.agored.yml')));
    }
  });

  it('sets up a stranger’s folder in two commands, from the package that npm installs', function () {
    const box = sandbox();
    const shell = process.platform === 'win32';
    const npm = (cwd: string, command: string, ...args: string[]) =>
      spawnSync(command, args, { cwd, shell, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: '' } });
    const packed = npm(repository, 'npm', 'pack', '--ignore-scripts', '--pack-destination', box.root, '--json');
    if (packed.error) this.skip();
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const folder = path.join(box.root, 'stranger');
    mkdirSync(folder);
    // It holds all that it needs, so that nothing has to be fetched.
    const installed = npm(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `../${filename}`);
    assert.equal(installed.status, 0, installed.stderr);

    const init = npm(folder, 'npx', 'agored', 'init', '--yes');
    assert.equal(init.status, 0, init.stderr);
    assert.match(init.stdout, /There are no notes here yet/);
    assert.deepEqual(parseConfig(readFileSync(path.join(folder, '.agored.yml'), 'utf8'), rules).problems, []);
    // Nothing to check is not the same as nothing found.
    const empty = npm(folder, 'npx', 'agored', 'lint');
    assert.equal(empty.status, 2);
    assert.match(empty.stderr, /no Markdown notes here/);
    box.write('stranger/note.md', english);
    const lint = npm(folder, 'npx', 'agored', 'lint');
    assert.deepEqual({ code: lint.status, out: lint.stdout }, { code: 0, out: '1 note checked: nothing to change.\n' });
    assert.match(npm(folder, 'npx', 'agored', 'explain', 'jargon').stdout, /^Examples$/m);
  });
});

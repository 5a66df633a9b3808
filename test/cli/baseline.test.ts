/** `agored baseline`, and what `agored lint` makes of it. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createBaseline, entriesOf, readBaseline, writeBaseline } from '../../server/src/cli/baseline';
import { createFingerprints } from '../../server/src/cli/fingerprint';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { noFacts } from '../../server/src/engine/facts';
import { lint } from '../../server/src/engine/lint';
import { rule as jargon } from '../../server/src/rules/jargon/rule';
import { sandboxes, type Sandbox } from './support';

const old = '# Week 1\n\nWe leveraged the platform.\n\nWe touched base with the landlord. We leveraged the platform.\n';
const file = '.agored-baseline.json';

describe('agored baseline', () => {
  const sandbox = sandboxes();

  /** What is found in a note, by line. */
  const found = ({ json }: Sandbox, ...args: string[]): readonly string[] =>
    json(...args).report.files.flatMap((each) =>
      each.findings.map(({ rule, start }) => `${each.path}:${String(start.line)} ${rule}`),
    );

  it('forgives what it records, wherever edits move it, and nothing else', () => {
    const box = sandbox({ 'notes/a.md': old });
    const { code, out, err } = box.agored('baseline');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^\.agored-baseline\.json: 3 findings are recorded\. .*agored lint forgives them/);
    assert.equal(box.agored('lint').out, '1 note checked: nothing to change. 3 are forgiven by the baseline.\n');
    assert.equal(box.json().report.summary.forgiven, 3);
    assert.equal(box.agored('lint', '--rule', 'jargon=error').code, 0, 'what is forgiven fails nothing');

    box.write('notes/a.md', `# Week 1\n\nNew. They touched base.\n\n${old.slice(10).replace('the landlord', 'Jo')}`);
    assert.deepEqual(found(box), ['notes/a.md:3 jargon', 'notes/a.md:7 jargon'], 'what is new, and what was rewritten');
    assert.equal(box.agored('lint', '--rule', 'jargon=error').code, 1);
    assert.equal(box.json('--no-baseline').report.summary.forgiven, 0);

    box.write('notes/a.md', `${old}\nWe leveraged the platform.\n`);
    assert.deepEqual(found(box), ['notes/a.md:7 jargon'], 'a copy more than it has');
  });

  it('is a line for each, in an order that only its content decides, and says what changed', () => {
    const box = sandbox({ 'b.md': old, 'a.md': old.replace('landlord', 'team') });
    box.agored('baseline');
    const first = box.read(file);
    const { version, entries } = JSON.parse(first) as { version: number; entries: Record<string, unknown>[] };
    assert.equal(version, 1);
    assert.equal(first.split('\n').length, entries.length + 6);
    assert.deepEqual(Object.keys(entries[0] ?? {}), ['path', 'rule', 'messageId', 'hash', 'count']);
    box.agored('baseline', 'b.md', 'a.md');
    assert.equal(box.read(file), first);
    box.write('b.md', '# Week 1\n\nThey touched base.\n');
    assert.match(box.agored('baseline').out, /Since the last time: 1 new, 3 gone\.\n$/);
  });

  it('tells of what is fixed since, where everything was looked at, and drops it', () => {
    const box = sandbox({ 'a.md': old, 'b.md': old });
    box.agored('baseline');
    box.write('a.md', old.replace('touched base', 'spoke'));
    assert.match(box.agored('lint').err, /^agored: 1 finding of the baseline is there no more\. agored baseline drops/);
    assert.equal(box.agored('lint', '--rule', 'jargon=off').err, '', 'a rule that is off finds nothing');
    rmSync(path.join(box.root, 'b.md'));
    assert.match(box.agored('lint').err, /^agored: 4 findings/);
    assert.equal(box.agored('lint', '--quiet', 'a.md').err.includes('4 findings'), true, 'a.md is all there is');
    box.write('c.md', '# C\n\nAll is well.\n');
    assert.match(box.agored('lint', 'a.md').err, /^agored: 1 finding /, 'c.md may be what b.md was');
    box.agored('baseline');
    assert.equal(box.agored('lint').err, '');
    assert.equal((JSON.parse(box.read(file)) as { entries: unknown[] }).entries.length, 1);
  });

  it('keeps what it has for notes that a run did not look at', () => {
    const box = sandbox({ 'a.md': old, 'b.md': old });
    box.agored('baseline');
    const whole = box.read(file);
    box.agored('baseline', 'a.md');
    assert.equal(box.read(file), whole);
    box.write('a.md', '# Week 1\n\nAll is well.\n');
    box.agored('baseline', 'a.md');
    assert.ok(!box.read(file).includes('"a.md"') && box.read(file).includes('"b.md"'));
  });

  it('knows a note that was renamed, once', () => {
    const box = sandbox({ 'a.md': old, 'z.md': '# Z\n\nAll is well.\n' });
    box.agored('baseline');
    mkdirSync(path.join(box.root, 'archive'));
    renameSync(path.join(box.root, 'a.md'), path.join(box.root, 'archive/2026-week-1.md'));
    assert.deepEqual(found(box), []);
    box.write('copy.md', old);
    assert.equal(found(box).length, 3, 'a copy of it is new');
    rmSync(path.join(box.root, 'copy.md'));
    box.agored('baseline');
    assert.match(box.read(file), /"archive\/2026-week-1\.md"/);
    assert.doesNotMatch(box.read(file), /"a\.md"/);
  });

  it('lies in the root of the repository, or where you say', () => {
    const box = sandbox({ '.git/HEAD': 'ref: refs/heads/main\n', 'site/notes/a.md': old });
    const inSite = (...args: string[]) => box.agored(...args.map((arg) => arg));
    assert.match(inSite('baseline', 'site').out, /^\.agored-baseline\.json: /);
    assert.match(box.read(file), /"path":"site\/notes\/a\.md"/);
    rmSync(path.join(box.root, file));
    assert.equal(box.agored('baseline', '--baseline', 'site/known.json').code, 0);
    assert.match(box.read('site/known.json'), /"path":"notes\/a\.md"/);
    assert.equal(found(box).length, 3);
    assert.deepEqual(found(box, '--baseline', 'site/known.json'), []);
    const { code, err } = box.agored('lint', '--baseline', 'site');
    assert.equal(code, 2, 'a folder is no baseline, and the usual one is not there');
    assert.match(err, /\.agored-baseline\.json: there is no baseline here\. agored baseline makes one/);
  });

  it('takes the place of no other file, and is told beside reports that have no place for it', () => {
    const box = sandbox({ 'a.md': old, 'package.json': '{}', '.git/HEAD': '' });
    for (const name of ['a.md', 'package.json']) {
      const before = box.read(name);
      assert.equal(box.agored('baseline', '--baseline', name).code, 2);
      assert.equal(box.read(name), before);
    }
    assert.equal(box.agored('baseline').code, 0);
    assert.equal(box.agored('baseline').code, 0);
    const { out, err } = box.agored('lint', '--format', 'compact');
    assert.deepEqual([out, err], ['', 'agored: 3 are forgiven by the baseline.\n']);
    assert.match(box.agored('baseline', '--since', 'main').err, /This command takes no option ‘--since’/);
    assert.match(box.agored('help', 'nope').err, /There is no command ‘nope’/);
  });

  it('ends with 2 and says what to do where a baseline cannot be used', () => {
    const box = sandbox({ 'a.md': old });
    const entry = { path: 'a.md', rule: 'jargon', messageId: 'say', hash: 'x', count: 1 };
    for (const [content, expected] of [
      ['', /this is no baseline/],
      ['{', /this is no baseline/],
      ['[]', /this is no baseline/],
      ['{"version":1,"entries":{}}', /this is no baseline/],
      ['{"version":2,"entries":[]}', /another version of Agored/],
      [JSON.stringify({ version: 1, entries: [entry, { ...entry, count: 0 }] }), /entry 2 of this baseline/],
      [JSON.stringify({ version: 1, entries: [{ ...entry, path: 3 }] }), /entry 1 of this baseline/],
      ['{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}', /two versions of this baseline were merged/],
    ] as const) {
      box.write(file, content);
      const { code, out, err } = box.agored('lint');
      assert.deepEqual([code, out], [2, ''], content);
      assert.match(err, expected);
    }
    assert.match(box.agored('lint', '--locale', 'cy').err, /cyfunwyd dau fersiwn/);
    assert.equal(box.agored('lint', '--no-baseline').code, 0);
    assert.equal(box.agored('baseline', 'a.md').code, 0, 'a.md is all there is, so it can be made anew');
    assert.equal(box.agored('lint').out, '1 note checked: nothing to change. 3 are forgiven by the baseline.\n');
  });

  it('is written whole or not at all, and not where something could not be checked', () => {
    const box = sandbox({ 'a.md': old });
    box.agored('baseline');
    const before = box.read(file);
    box.write('b.md', old);
    box.write('.agored.yml', 'rulez: {}\n');
    const { code, out, err } = box.agored('baseline');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /\.agored\.yml: something is wrong[\s\S]*the baseline was not written/);
    assert.equal(box.read(file), before);
    assert.equal(box.agored('lint').code, 2, 'what is wrong with a configuration is not forgiven');
    box.write('.agored.yml', '');
    assert.equal(box.agored('baseline', 'nowhere.md').code, 2);
    assert.equal(box.read(file), before);
  });

  it('has nothing to record where nothing is found', () => {
    const box = sandbox({ 'a.md': '# A\n\nAll is well.\n' });
    assert.deepEqual(box.agored('baseline'), {
      code: 0,
      out: 'There is nothing to record: nothing is found.\n',
      err: '',
    });
    assert.throws(() => box.read(file));
  });

  it('leaves what it forgives alone with --fix', () => {
    const box = sandbox({ 'a.md': '# A\n\nIn order to move, we packed.\n' });
    box.agored('baseline');
    box.write('a.md', '# A\n\nIn order to move, we packed.\n\nWe left in order to move.\n');
    box.agored('lint', '--fix');
    assert.equal(box.read('a.md'), '# A\n\nIn order to move, we packed.\n\nWe left to move.\n');
  });

  it('gives the same with --cache, whatever happens to the baseline in between', () => {
    const box = sandbox({ 'a.md': old, 'b.md': old, 'c.md': '# C\n\nAll is well.\n' });
    const same = (what: string): void => {
      for (const args of [[], ['--no-baseline'], ['--format', 'json']]) {
        const plain = box.agored('lint', ...args);
        for (let i = 0; i < 2; i++) assert.deepEqual(box.agored('lint', '--cache', ...args), plain, what);
      }
    };
    same('without');
    box.agored('baseline', 'a.md');
    same('for one note');
    box.agored('baseline');
    same('for all');
    renameSync(path.join(box.root, 'a.md'), path.join(box.root, 'd.md'));
    same('renamed');
    box.write('c.md', old);
    same('a copy before the renamed one');
    rmSync(path.join(box.root, 'c.md'));
    same('the copy gone');
    box.write('b.md', `${old}\nMore.\n`);
    same('an edit');
    rmSync(path.join(box.root, file));
    same('no more');
  });
});

describe('a baseline over edits', () => {
  const config = defaultConfig([jargon]);
  const findingsIn = (text: string) => lint(createDocument(text), config, noFacts('2026-11-25'), [jargon]).findings;
  const judge = (baseline: ReturnType<typeof createBaseline>, name: string, text: string) =>
    baseline.judge(
      name,
      findingsIn(text),
      createFingerprints(text, (content) => content),
    );
  const record = (text: string, name = 'a.md') =>
    entriesOf(
      name,
      findingsIn(text),
      createFingerprints(text, (content) => content),
    );

  const flagged = ['We leveraged the van', 'They touched base on Monday', 'It was a deep dive', 'We pivoted to paper'];
  const plain = ['The queue is shorter', 'Ferry Road is open', 'Nobody came on Sunday'];
  const sentence = fc.constantFrom(...flagged, ...plain).map((words) => `${words}.`);
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 });
  const note = fc.array(paragraph, { minLength: 1, maxLength: 6 });
  type Paragraphs = readonly (readonly string[])[];
  const textOf = (paragraphs: Paragraphs, joint = ' '): string =>
    `# Title\n\n${paragraphs.map((each) => each.join(joint)).join('\n\n')}\n`;
  const countOf = (paragraphs: Paragraphs, words: string): number =>
    paragraphs.flat().filter((each) => each === `${words}.`).length;

  it('counts exactly what there is more of than there was, and drops what there is less of', () => {
    fc.assert(
      fc.property(note, note, fc.constantFrom(' ', '\n'), fc.boolean(), (before, after, joint, renamed) => {
        const baseline = createBaseline(record(textOf(before)), () => !renamed);
        const { counted, forgiven, fixed } = judge(baseline, renamed ? 'b.md' : 'a.md', textOf(after, joint));
        const more = flagged.map((words) => Math.max(0, countOf(after, words) - countOf(before, words)));
        const both = flagged.map((words) => Math.min(countOf(after, words), countOf(before, words)));
        const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        assert.equal(counted.length, total(more));
        assert.equal(forgiven, total(both));
        const less = total(flagged.map((words) => countOf(before, words))) - total(both);
        assert.equal(fixed, renamed ? 0 : less);
        assert.equal(baseline.standsAlone('b.md'), !renamed || record(textOf(before)).length === 0);
      }),
    );
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 4 }), (notes) => {
        const entries = notes.flatMap((each, index) => record(textOf(each), `${String(index)} "é".md`));
        const written = [...writeBaseline(entries)].join('');
        assert.deepEqual(new Set(readBaseline(written) as typeof entries), new Set(entries));
        assert.equal([...writeBaseline([...entries].reverse())].join(''), written);
      }),
    );
  });

  it('takes any text for what it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = readBaseline(text);
        assert.ok('broken' in read || Array.isArray(read));
      }),
    );
  });
});

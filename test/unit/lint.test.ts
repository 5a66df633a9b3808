import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { longestBlock, parseStats } from '../../server/src/engine/markdown';
import { passagesOf } from '../../server/src/engine/passages';
import { brief, lintNote, lintText, sampleConfig } from './support/sample';

const found = (text: string, config?: string): string[] => brief(text, lintText(text, sampleConfig(config)));

describe('lint', () => {
  it('reports by offset, then rule', () => {
    assert.deepEqual(found('foo\n\n# foo\n\nfoo\n'), [
      'jargon:found@foo',
      'headings:heading@foo',
      'jargon:found@foo',
      'jargon:found@foo',
    ]);
  });

  it('weighs by rule, and by configuration', () => {
    const severities = (config: string): string[] =>
      lintText('# foo\n', sampleConfig(config)).findings.map((f) => f.severity);
    assert.deepEqual(severities(''), ['info', 'warning']);
    assert.deepEqual(severities('rules: { jargon: error, headings: off }'), ['error']);
  });

  it('moves findings, fixes and all, with their block', () => {
    const text = '---\na: 1\n---\n\nx\n\n> a **foo**\n';
    const [finding] = lintText(text).findings;
    const [edit] = finding?.fixes?.[0]?.edits ?? [];
    const [more] = finding?.suggestions?.()[0]?.edits ?? [];
    for (const span of [finding?.span, edit?.span, more?.span]) assert.equal(text.slice(span?.start, span?.end), 'foo');
    assert.equal(finding?.language, 'en');
  });

  it('says of a rule that fails, and runs the others', () => {
    const { findings, failures } = lintText('foo\n', sampleConfig('rules: { failing: warning }'));
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule.id, severity]),
      [
        ['internal-error', 'error'],
        ['jargon', 'warning'],
      ],
    );
    assert.deepEqual(findings[0]?.data, { rule: 'failing', reason: 'out of paper' });
    assert.equal(failures.length, 1);
  });

  it('says of front matter that is not closed, or not YAML', () => {
    assert.deepEqual(found('---\ntitle: x\n\nfoo\n'), ['front-matter-problem:not-closed@---', 'jargon:found@foo']);
    const [problem] = lintText('---\ntitle: a: b\n---\n\nx\n').findings;
    assert.deepEqual([problem?.rule.id, problem?.messageId], ['front-matter-problem', 'not-yaml']);
    assert.deepEqual(found('---\ntitle: x\n\nfoo\n', 'rules: { front-matter-problem: off }'), ['jargon:found@foo']);
  });

  it('has nothing to say of nothing', () => {
    for (const text of ['', '\n', ' \r\n', '---\n---\n', '\uFEFF']) assert.deepEqual(found(text), []);
  });
});

/** Notes that are made to hang or to break a reader: too much of something in one block. */
const tooMuch: Readonly<Record<string, readonly [text: () => string, why: string]>> = {
  'quotations in quotations': [() => `${'>'.repeat(10_000)} foo`, 'too-deep'],
  'quotations in quotations, spaced': [() => `${'> '.repeat(10_000)}foo`, 'too-deep'],
  'lists in lists': [
    () => Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- foo`).join('\n'),
    'too-deep',
  ],
  'lists in lists on a line': [() => `${'- '.repeat(5000)}foo`, 'too-deep'],
  '100,000 items': [() => '- item\n'.repeat(100_000), 'too-long'],
  'a line of 2 MB': [() => 'word '.repeat(400_000), 'too-long'],
  'a word of 2 MB': [() => 'a'.repeat(2_000_000), 'too-long'],
  'brackets in brackets': [() => '['.repeat(90_000), 'too-deep'],
  'brackets with words': [() => '[a '.repeat(30_000), 'too-many-marks'],
  'brackets in pairs': [() => '[a]'.repeat(30_000), 'too-many-marks'],
  'links that do not end': [() => '[a](b '.repeat(15_000), 'too-many-marks'],
  backticks: [() => '` '.repeat(45_000), 'too-many-marks'],
  asterisks: [() => '*a '.repeat(30_000), 'too-many-marks'],
  'asterisks and underscores': [() => '*_'.repeat(45_000), 'too-deep'],
  strikes: [() => '~a '.repeat(30_000), 'too-many-marks'],
  'tags that do not end': [() => '<a b="'.repeat(15_000), 'too-many-marks'],
  comments: [() => 'x <!-- agored-x '.repeat(6000), 'too-many-marks'],
};

/** As hostile, but within what is read. */
const readAll: Readonly<Record<string, () => string>> = {
  'backticks of growing length': () => Array.from({ length: 440 }, (_, n) => '`'.repeat(n + 1)).join(' '),
  'templates that do not end': () => '{{ {% {: '.repeat(11_000),
  'words without end': () => 'a'.repeat(longestBlock - 10),
  'words with underscores': () => '| some_long_name | other_name |\n'.repeat(3000),
  references: () => '&amp;'.repeat(19_000),
  escapes: () => '\\*'.repeat(1400) + '\\\\'.repeat(40_000),
  'white space': () => `a${' '.repeat(90_000)}b`,
  'blank lines': () => `- a${'\n'.repeat(90_000)}  b`,
  'short lines': () => 'a\n'.repeat(45_000),
  'short quoted lines': () => '> a\n'.repeat(24_000),
  fences: () => '```\n'.repeat(3000),
  addresses: () => 'http://a '.repeat(9000),
  'a table of many cells': () => `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|\n'.repeat(100)}`,
  '50 quotations': () => `${'> '.repeat(50)}a\n`.repeat(300),
};

describe('hostile notes', function () {
  for (const [name, [make, why]] of Object.entries(tooMuch))
    it(`are left unread where that is too much, and said to be: ${name}`, () => {
      const text = `foo\n\n${make()}\n\nfoo\n`;
      const units = parseStats.units;
      const { findings } = lintText(text);
      assert(parseStats.units - units < 100, 'the block is not parsed');
      assert.deepEqual(
        findings.map(({ rule, messageId }) => `${rule.id}:${messageId}`),
        ['jargon:found', `file-problem:${why}`, 'jargon:found'],
      );
      const at = findings[1]?.span ?? assert.fail();
      assert(at.start === 5 && at.end > 5 && at.end <= 85);
    });

  for (const [name, make] of Object.entries(readAll))
    it(`are read where that is not too much: ${name}`, () => {
      const text = `foo\n\n${make()}\n\nfoo\n`;
      const note = createDocument(text);
      assert.deepEqual(brief(text, lintNote(note)), ['jargon:found@foo', 'jargon:found@foo']);
      for (const block of note.blocks) passagesOf(block);
    });

  it('may be of 10 MB', () => {
    const text = 'Some words in a paragraph.\n\n'.repeat(380_000) + 'foo\n';
    const units = parseStats.units;
    assert.deepEqual(found(text), ['jargon:found@foo']);
    assert(parseStats.units - units < 100, 'only what may hold a finding is parsed');
  });

  it('may be full of directives', () => {
    const text = '<!-- agored-disable jargon -->\n\nfoo\n\n<!-- agored-enable jargon -->\n\nfoo\n\n'.repeat(5000);
    const { findings, suppressed } = lintText(text);
    assert.deepEqual([findings.length, suppressed], [5000, 5000]);
    const line = `foo ${'<!-- agored-disable-line jargon --> '.repeat(2000)}`;
    assert.equal(lintText(line).suppressed, 1);
    assert.equal(lintText('<!-- agored-disable-next-line jargon -->\n\n'.repeat(5000)).findings.length, 5000);
  });

  it('may hold definitions without number', () => {
    const definitions = Array.from({ length: 3000 }, (_, n) => `[a${String(n)}]: /u`);
    const references = Array.from({ length: 3000 }, (_, n) => `[a${String(n)}]`);
    const text = [...definitions, references.join(' '), ...references, 'foo'].join('\n\n');
    assert.deepEqual(found(text), ['jargon:found@foo']);
  });
});

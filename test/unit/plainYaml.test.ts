import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseYaml } from '../../server/src/engine/frontMatter';
import { readPlainYaml } from '../../server/src/engine/plainYaml';
import { runs } from './support/arbitraries';
import { corpus, markdownIn } from '../notes';

/** Whether the source was plain; then it must read as the YAML parser has it, places and order of keys included. */
function isAsParsed(source: string): boolean {
  const plain = readPlainYaml(source);
  if (!plain) return false;
  const parsed = parseYaml(source);
  const { data, problems } = parsed;
  assert.deepEqual(problems, [], source);
  assert.deepEqual(plain.data, data, source);
  assert.equal(JSON.stringify(plain.data), JSON.stringify(data), source);
  const places = Object.keys(data).map((key) => [key, parsed.rangeOf(key)]);
  assert.deepEqual([...plain.ranges], places, source);
  return true;
}

const usualKeys = ['title', 'date', 'tags', 'lang', 'ref', 'draft'];
const keys = [
  ...usualKeys,
  'title',
  'a',
  'B-c',
  '_x',
  'true',
  'no',
  'a b',
  '"q"',
  '__proto__',
  'constructor',
  '- a',
  '-',
  '- - a',
];
const usual = ['', '', 'word', 'two words', '12', '2026-11-24', 'true', '"q"', "'q'", '[a, b]'];
const scalars = [
  ...[
    '',
    'word',
    'two words',
    "it's",
    'Ŵy: n',
    'a:b',
    'a #b',
    'a#b',
    '12',
    '012',
    '1.5',
    '1e3',
    '0x1f',
    '0o17',
    '-3',
    '.5',
  ],
  ...[
    '2026-11-24',
    '2026-11-24 10:00',
    '10:30',
    'true',
    'False',
    'null',
    '~',
    'yes',
    '"q"',
    '"a \\n b"',
    "'q'",
    "'it''s'",
  ],
  ...[
    '[]',
    '[a, b]',
    '[ a,"b c" ]',
    '[a,]',
    '[1, 2]',
    '[a: b]',
    '[a',
    '{}',
    '{a: b}',
    '*a',
    '&a b',
    '!x y',
    '|',
    '>-',
    '@x',
  ],
  ...[
    '/a/b',
    '(x)',
    'http://a.b/c',
    '"a" b',
    "'a",
    '# c',
    'x ',
    '  x',
    'x\tz',
    '\u00a0x',
    'x\u00a0',
    '<b>',
    '- a',
    '? a',
    ',a',
    '%a',
  ],
  ...[
    '123456789012345',
    '1234567890123456',
    '1_000',
    '0',
    '00',
    '1.',
    '1.2.3',
    'Infinity',
    '.nan',
    'x:',
    '12:',
    '"a":',
    'ﬁ',
  ],
];
const line = fc
  .tuple(
    fc.constantFrom('', '', '', '', '  ', '    ', '- ', '  - ', '    - ', '-   ', ' '),
    fc.option(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usualKeys) }, fc.constantFrom(...keys)), {
      freq: 4,
      nil: undefined,
    }),
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...scalars)),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '  \n', '\n# c\n', '\n  \n', ''),
  )
  .map(([indent, key, value, end]) => `${indent}${key === undefined ? value : `${key}: ${value}`}${end}`);

describe('plain YAML', () => {
  it('reads as the YAML parser has it, or is left to that', () => {
    let plain = 0;
    const lines = fc.array(line, { minLength: 1, maxLength: 6 });
    const indented = fc
      .tuple(lines, fc.constantFrom('', '', '  ', ' '))
      .map(([parts, by]) => parts.map((part) => `${by}${part}`).join(''));
    fc.assert(
      fc.property(indented, (source) => void (plain += Number(isAsParsed(source)))),
      runs(4000),
    );
    assert(plain > 100, `${String(plain)} sources were plain`);
  });

  it('has every scalar as the parser has it, in a mapping, a list and a list in brackets', () => {
    for (const value of scalars)
      for (const source of [`a: ${value}`, `a:\n- ${value}\nb: c`, `a: [${value}, x]`, `a:\n  b: ${value}\n  c: d\n`])
        isAsParsed(source);
    for (const key of keys) isAsParsed(`${key}: x\n`);
  });

  it('is what front matter is mostly made of', function () {
    if (!existsSync(corpus)) this.skip();
    const texts = markdownIn(corpus).map((name) => readFileSync(path.join(corpus, name), 'utf8'));
    const sources = texts.flatMap((text) => /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? []);
    const plain = sources.filter((source) => isAsParsed(source)).length;
    assert(plain > 0.8 * sources.length, `${String(plain)} of ${String(sources.length)}`);
  });

  it('of the usual kinds needs no parser', () => {
    const source = 'title: A note: not\n';
    assert.equal(readPlainYaml(source), undefined);
    const brackets = '['.repeat(200);
    assert.deepEqual(readPlainYaml(`title: a${brackets}\n`)?.data, { title: `a${brackets}` });
    for (const plain of [
      'title: A note\ntags: [a, b]\n',
      'a:\n- x\n- b: 1\n  c: 2\n',
      "a: 'it''s'\r\nb:\r\n\r\n# c\r\n",
      '  a: x\n  b:\n    - c\n  d:\n    e: f\n',
      '',
    ])
      assert(isAsParsed(plain), plain);
  });
});

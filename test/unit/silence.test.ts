/** Comments that silence a finding: they do so, they break nothing, and they cost no other finding. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { engineRules } from '../../server/src/engine/engineRules';
import { noFacts } from '../../server/src/engine/facts';
import { applyEdits } from '../../server/src/engine/fix';
import { lint, type RuleFinding } from '../../server/src/engine/lint';
import { passagesOf } from '../../server/src/engine/passages';
import { allowInNote, ignoreHere, ignoreInNote } from '../../server/src/engine/silence';
import { defineBlockRule, type AnyRule } from '../../server/src/engine/types';

/** Flags a word wherever it is read. */
const wordRule = (id: string, word: string): AnyRule =>
  defineBlockRule({
    id,
    since: '0.1.0',
    level: 'warning',
    category: 'words',
    summary: { en: '', cy: '' },
    why: { en: '', cy: '' },
    messages: { en: { found: 'Found.' }, cy: { found: 'Canfuwyd.' } },
    options: v.strictObject({}),
    *check(block) {
      for (const passage of passagesOf(block))
        for (const { index } of passage.text.matchAll(new RegExp(word, 'g')))
          yield { messageId: 'found', span: passage.sourceOf({ start: index, end: index + word.length }) };
    },
  });

const rules = [...engineRules, wordRule('gold', 'GOLD'), wordRule('tin', 'TIN')];
const { config } = parseConfig('', rules);
const findings = (text: string): readonly RuleFinding[] =>
  lint(createDocument(text), config, noFacts('2026-12-01'), rules).findings;

/** What is found, told apart by rule and order alone, so that texts before and after an edit can be compared. */
const count = (list: readonly RuleFinding[], rule: string): number => list.filter((it) => it.rule.id === rule).length;

const forms = [
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
] as const;

/** Asserts that the nth finding of `gold` goes and no other does, and gives the text with the comment. */
function ignored(text: string, nth = 0): string | undefined {
  const before = findings(text);
  const found = before.filter(({ rule }) => rule.id === 'gold')[nth];
  assert(found, `no finding in ${JSON.stringify(text)}`);
  const edit = ignoreHere(createDocument(text), 'gold', found.span);
  if (!edit) return undefined;
  const after = applyEdits(text, [edit]);
  const left = findings(after);
  const lineOf = (at: number): number => text.slice(0, at).split(/\r\n|\r|\n/).length;
  const sameLine = before.filter(
    ({ rule, span }) => rule.id === 'gold' && lineOf(span.start) === lineOf(found.span.start),
  ).length;
  assert.equal(count(left, 'gold'), count(before, 'gold') - sameLine, `not silenced: ${JSON.stringify(after)}`);
  assert.equal(count(left, 'tin'), count(before, 'tin'), `another rule’s findings changed: ${JSON.stringify(after)}`);
  // One fewer where the rule joins a comment that silenced nothing so far.
  assert(count(left, 'directive-problem') <= count(before, 'directive-problem'), JSON.stringify(after));
  return after;
}

const next = '<!-- agored-disable-next-line gold -->';
const line = '<!-- agored-disable-line gold -->';

const cases: readonly (readonly [what: string, text: string, expected: string | undefined, nth?: number])[] = [
  ['a paragraph', 'One.\n\nGOLD and TIN.\n', `One.\n\n${next}\nGOLD and TIN.\n`],
  ['the first line of a note', 'GOLD\n', `${next}\nGOLD\n`],
  ['a later line of a paragraph', 'One\nGOLD two\nthree\n', `One\nGOLD two ${line}\nthree\n`],
  ['the last line of a paragraph', 'One\nGOLD\n\nTIN\n', `One\nGOLD ${line}\n\nTIN\n`],
  ['a hard break by spaces', 'One\nGOLD  \nthree\n', `One\nGOLD ${line}  \nthree\n`],
  ['a hard break by backslash', 'One\nGOLD\\\nthree\n', `One\nGOLD ${line}\\\nthree\n`],
  ['a heading', '# One\n\n## GOLD\n\nTIN\n', `# One\n\n${next}\n## GOLD\n\nTIN\n`],
  ['an underlined heading', 'GOLD\n====\n\nTIN\n', `${next}\nGOLD\n====\n\nTIN\n`],
  ['a heading right below a paragraph', 'One\n# GOLD\n', `One\n${next}\n# GOLD\n`],
  ['the first item of a list', '- GOLD\n- TIN\n', `${next}\n- GOLD\n- TIN\n`],
  ['a later item', '- TIN\n- GOLD\n- two\n', `- TIN\n- GOLD ${line}\n- two\n`],
  ['an item of a loose list', '1. TIN\n\n2. GOLD\n\n3. two\n', `1. TIN\n\n2. GOLD ${line}\n\n3. two\n`],
  ['a task', '- [ ] TIN\n- [x] GOLD\n', `- [ ] TIN\n- [x] GOLD ${line}\n`],
  ['a paragraph inside an item', '- TIN\n\n  GOLD\n', `- TIN\n\n  GOLD ${line}\n`],
  ['a quotation', '> GOLD\n> TIN\n', `${next}\n> GOLD\n> TIN\n`],
  ['a later line of a quotation', '> TIN\n>\n> GOLD\n', `> TIN\n>\n> GOLD ${line}\n`],
  ['the head of a table', '| GOLD | b |\n| - | - |\n| TIN | d |\n', `${next}\n| GOLD | b |\n| - | - |\n| TIN | d |\n`],
  ['a row of a table', '| a | b |\n| - | - |\n| GOLD | d |\n', `| a | b |\n| - | - |\n| GOLD | d ${line} |\n`],
  ['a row without an outer pipe', 'a | b\n- | -\nGOLD | d\n', `a | b\n- | -\nGOLD | d ${line}\n`],
  ['after front matter', '---\ntitle: x\n---\nGOLD\n', `---\ntitle: x\n---\n${next}\nGOLD\n`],
  ['before code that runs over the line', 'One\nGOLD `a\nb` two\n', `One\nGOLD ${line} \`a\nb\` two\n`],
  ['inside a link that runs over the line', 'One\n[GOLD\ntwo](x.md)\n', `One\n[GOLD ${line}\ntwo](x.md)\n`],
  ['two on one line', 'GOLD, GOLD\n', `${next}\nGOLD, GOLD\n`, 1],
  ['a footnote', 'TIN[^1]\n\n[^1]: GOLD\n', `TIN[^1]\n\n${next}\n[^1]: GOLD\n`],
  [
    'below a comment for another rule',
    '<!-- agored-disable-next-line tin -- as quoted -->\nGOLD and TIN\n',
    '<!-- agored-disable-next-line tin gold -- as quoted -->\nGOLD and TIN\n',
  ],
  [
    'beside a comment for another rule',
    '- TIN\n- GOLD and TIN <!-- agored-disable-line tin -->\n',
    '- TIN\n- GOLD and TIN <!-- agored-disable-line tin gold -->\n',
  ],
  [
    'inside a stretch where another rule is off',
    '<!-- agored-disable tin -->\n\nGOLD, TIN\n\n<!-- agored-enable tin -->\n\nTIN\n',
    `<!-- agored-disable tin -->\n\n${next}\nGOLD, TIN\n\n<!-- agored-enable tin -->\n\nTIN\n`,
  ],
];

describe('silence', () => {
  for (const [name, form] of forms)
    for (const [what, text, expected, nth] of cases)
      it(`ignores ${what} (${name})`, () => {
        assert.equal(ignored(form(text), nth), expected === undefined ? undefined : form(expected));
      });

  it('offers nothing in front matter, where no comment can stand', () => {
    const note = createDocument('---\ntitle: GOLD\n---\n\nTIN\n');
    assert.equal(ignoreHere(note, 'gold', { start: 11, end: 15 }), undefined);
  });

  it('offers nothing where every comment would change what the note says', () => {
    // Every place for a comment lies in the tag, which runs over three lines.
    const note = createDocument('One <a\ntitle="GOLD"\nhref="x">two</a>\n');
    assert.equal(ignoreHere(note, 'gold', { start: 14, end: 18 }), undefined);
  });

  const fileCases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a note', '# GOLD\n', '<!-- agored-disable-file gold -->\n\n# GOLD\n'],
    [
      'a note with front matter',
      '---\na: b\n---\n\nGOLD\n',
      '---\na: b\n---\n<!-- agored-disable-file gold -->\n\nGOLD\n',
    ],
    [
      'front matter without a blank line',
      '---\na: b\n---\nGOLD\n',
      '---\na: b\n---\n<!-- agored-disable-file gold -->\n\nGOLD\n',
    ],
    ['front matter alone', '---\na: b\n---', '---\na: b\n---\n<!-- agored-disable-file gold -->\n'],
    ['an empty note', '', '<!-- agored-disable-file gold -->\n'],
    [
      'one where another rule is off',
      '<!-- agored-disable-file tin -->\n\nGOLD, TIN\n',
      '<!-- agored-disable-file tin gold -->\n\nGOLD, TIN\n',
    ],
    ['one that begins with code', '    code\n\nGOLD\n', '<!-- agored-disable-file gold -->\n\n    code\n\nGOLD\n'],
  ];
  for (const [name, form] of forms)
    for (const [what, text, expected] of fileCases)
      it(`turns a rule off for ${what} (${name})`, () => {
        const source = form(text);
        const edit = ignoreInNote(createDocument(source), 'gold');
        assert(edit);
        const after = applyEdits(source, [edit]);
        // Without a line ending to go by, a line feed is as good as any.
        assert.equal(after, text.includes('\n') ? form(expected) : expected);
        assert.equal(count(findings(after), 'gold'), 0);
        assert.equal(count(findings(after), 'tin'), count(findings(source), 'tin'));
      });

  it('is found for most findings of any note, and never costs another finding', () => {
    const words = fc.constantFrom('GOLD', 'TIN', 'word', 'GOLD TIN', '`code`', '*GOLD*', '[GOLD](x)', '', '<b>', '\\');
    const starts = fc.constantFrom('', '', '- ', '  ', '> ', '# ', '1. ', '| ', '| - |', '    ', '```', '---', '<div>');
    const ends = fc.constantFrom('', '', '  ', ' |', '\\', ' <!-- agored-disable-line tin -->');
    const lines = fc.array(
      fc.tuple(starts, words, words, ends).map(([a, b, c, d]) => `${a}${b} ${c}${d}`),
      { maxLength: 8 },
    );
    let tried = 0;
    let offered = 0;
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (list, eol) => {
        const text = list.join(eol);
        const golden = findings(text).filter(({ rule }) => rule.id === 'gold');
        golden.forEach((_, index) => {
          tried++;
          if (ignored(text, index) !== undefined) offered++;
        });
      }),
      { numRuns: 150 },
    );
    assert(offered > 0.9 * tried, `${String(offered)} of ${String(tried)}`);
  });
});

describe('allowInNote', () => {
  const cases: readonly (readonly [name: string, text: string, expected: string | undefined])[] = [
    ['at the top', 'Text.\n', '<!-- agored-allow "deep dive" -->\n\nText.\n'],
    [
      'behind front matter',
      '---\na: b\n---\n\nText.\n',
      '---\na: b\n---\n<!-- agored-allow "deep dive" -->\n\nText.\n',
    ],
    ['with the line ends of the note', 'Text.\r\n', '<!-- agored-allow "deep dive" -->\r\n\r\nText.\r\n'],
    [
      'in a comment that allows others',
      'Text.\n\n<!-- agored-allow "key", "land" -- our words -->\n',
      'Text.\n\n<!-- agored-allow "key", "land" "deep dive" -- our words -->\n',
    ],
    ['in an empty note', '', '<!-- agored-allow "deep dive" -->\n'],
  ];
  for (const [name, text, expected] of cases)
    it(`writes ${name}`, () => {
      const edit = allowInNote(createDocument(text), 'deep dive');
      assert.equal(edit && applyEdits(text, [edit]), expected);
    });

  it('writes no term that would end the comment or the quotation', () => {
    for (const term of ['a -- b', 'x --> y', 'a "b"', 'a\nb'])
      assert.equal(allowInNote(createDocument('T.\n'), term), undefined);
  });
});

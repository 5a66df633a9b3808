import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { cutBlocks } from '../../server/src/engine/blocks';
import { defaultConfig } from '../../server/src/engine/config';
import { directivesOf } from '../../server/src/engine/directives';
import {
  blockIndexAt,
  createDocument,
  editDocument,
  frontMatterOf,
  type Document,
} from '../../server/src/engine/document';
import { noFacts } from '../../server/src/engine/facts';
import { lint, lintInSteps } from '../../server/src/engine/lint';
import { parseStats } from '../../server/src/engine/markdown';
import { headingsOf } from '../../server/src/engine/outline';
import { passagesOf } from '../../server/src/engine/passages';
import { rules } from '../../server/src/rules';
import { lintNote, sampleConfig } from './support/sample';
import { runs } from './support/arbitraries';

describe('editDocument', () => {
  it('keeps the blocks that an edit does not touch', () => {
    const note = createDocument('# a\n\nb [x]\n\n- c\n\nd\n\n[x]: /u\n');
    const edited = editDocument(note, {
      span: { start: note.text.indexOf('- c') + 3, end: note.text.indexOf('- c') + 3 },
      text: '!',
    });
    const kept = edited.blocks.filter((block) => note.blocks.includes(block));
    assert.equal(kept.length, note.blocks.length - 1);
  });

  it('leaves nothing of front matter that is taken out as a whole', () => {
    const front = '---\ntitle: Our week\n---\n';
    const note = createDocument(`${front}\nText.\n`);
    const edited = editDocument(note, { span: { start: 0, end: front.length }, text: '' });
    assert.deepEqual(
      edited.blocks.map(({ kind, text }) => [kind, text]),
      createDocument('\nText.\n').blocks.map(({ kind, text }) => [kind, text]),
    );
  });

  it('reads a block anew when a definition that it refers to comes or goes', () => {
    const note = createDocument('a [x]\n\nb [y]\n\nend\n');
    assert.deepEqual(
      note.blocks.map((block) => block.references),
      [[], [], []],
    );
    const end = note.text.length;
    const edited = editDocument(note, { span: { start: end, end }, text: '\n[x]: /u\n' });
    assert.deepEqual(edited.blocks[0]?.references, ['x']);
    assert.equal(edited.blocks[1], note.blocks[1]);
    assert.equal(edited.definitions.get('x'), '/u');
    const again = editDocument(edited, { span: { start: end, end: edited.text.length }, text: '' });
    assert.deepEqual(again.blocks[0]?.references, []);
    const [link] = passagesOf(again.blocks[0])[0]?.links ?? [];
    assert.equal(link, undefined);
  });
});

/** A note of over 100 KB in which every construct is met, each paragraph with something that makes a rule look. */
function longNote(): string {
  const section = (n: number): string =>
    [
      `## Week ${String(n)}`,
      `We agreed to use foo, see [the record][r${String(n % 7)}] and the [guide](https://example.org/${String(n)}). We leveraged the learnings.`,
      `Penderfynwyd defnyddio’r ffurflen newydd ar gyfer pob cais, ac mae hyn yn berthnasol i bawb yn y tîm${n % 5 === 0 ? '[^n]' : ''}.`,
      `- first foo item with [a ref][r1]\n- second item\n  - nested one\n\n  more of it`,
      `> quoted words about foo\n> over two lines`,
      '```js\nconst a = [1];\n\nrun(a);\n```',
      `| Name | State |\n|---|---|\n| foo | done |`,
      `[r${String(n)}]: https://example.org/records/${String(n)}`,
      n % 9 === 0 ? '<!-- agored-disable-next-line jargon -- known -->\nfoo is fine here' : 'A plain line.',
    ].join('\n\n');
  const body = Array.from({ length: 210 }, (_, n) => section(n)).join('\n\n');
  return `---\ntitle: Long\nlang: en\n---\n\n# Long note\n\n${body}\n\n[^n]: A note.\n`;
}

/** Asks for all that is derived from a note, with the sample rules and with the real ones. */
function everything(note: Document): unknown {
  const sample = lintNote(note, config.sample).findings;
  const real = lint(note, config.real, noFacts('2026-11-24'), rules).findings;
  const passages = note.blocks.map((block) =>
    passagesOf(block).map(({ text, source, links }) => ({ text, source, links })),
  );
  return JSON.parse(
    JSON.stringify({ sample, real, passages, headings: headingsOf(note), directives: directivesOf(note) }),
  ) as unknown;
}
const config = { sample: sampleConfig(), real: defaultConfig(rules) };

describe('an edit in a note of 100 KB', () => {
  const text = longNote();
  const places = [
    ['prose', text.indexOf('leveraged', 60_000) + 3, 'x'],
    ['a list', text.indexOf('second item', 50_000) + 4, 'y'],
    ['a heading', text.indexOf('## Week 9') + 4, 'z'],
    ['code', text.indexOf('run(a)', 70_000) + 1, 'q'],
    ['a table', text.indexOf('| done', 40_000) + 3, 'e'],
    ['the address of a definition', text.indexOf('records/80') + 8, '1'],
    ['a directive’s reason', text.indexOf('known') + 2, 'o'],
    ['front matter', text.indexOf('Long') + 1, 'o'],
    ['the end', text.length - 1, '.'],
  ] as const;

  it('is long enough to tell', () => {
    assert(text.length > 100_000);
    assert(createDocument(text).definitions.size > 100);
  });

  const note = createDocument(text);

  before('everything has been asked for once', function () {
    const calls = parseStats.calls;
    everything(note);
    assert(parseStats.calls - calls > 300, 'the blocks that matter are parsed, so the count below is honest');
  });

  for (const [place, at, typed] of places)
    it(`parses two blocks at most: ${place}`, () => {
      const calls = parseStats.calls;
      everything(editDocument(note, { span: { start: at, end: at }, text: typed }));
      assert(parseStats.calls - calls <= 2, `${String(parseStats.calls - calls)} calls`);
    });

  it('finds what a fresh run finds', function () {
    let edited = note;
    for (const [, at, typed] of places) edited = editDocument(edited, { span: { start: at, end: at }, text: typed });
    assert.deepEqual(everything(edited), everything(createDocument(edited.text)));
  });
});

describe('edits', () => {
  const pieces = [
    'We agreed to use foo, as [the record][r1] says, and leveraged the learnings of the team.',
    'Penderfynwyd defnyddio’r ffurflen newydd ar gyfer pob cais, ac mae hyn yn berthnasol i bawb yn y tîm.',
    '## Week two',
    '## Yr wythnos',
    '[r1]: https://example.org/cy/records/1',
    '<!-- agored-disable jargon -->',
    '<!-- agored-enable jargon -->',
    '<!-- agored-disable-next-line -->',
    '<!-- agored-translate cy -->',
    '<!-- /agored-translate -->',
    '<div lang="cy">',
    '</div>',
    '- first foo, 12 March\n- second, £40 [here](/en/page)',
    'English below',
    '```\nfoo\n```',
  ];

  it('leave the findings that a fresh run has', function () {
    this.timeout(0);
    const placed = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.constantFrom(...pieces) });
    const removed = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 20 }),
        fc.array(fc.oneof(placed, removed), { maxLength: 8 }),
        (texts, edits) => {
          let note = createDocument(texts.join('\n\n'));
          everything(note);
          for (const edit of edits) {
            const start = Math.floor(edit.at * note.text.length);
            const [length, text] = 'text' in edit ? [0, `\n\n${edit.text}\n\n`] : [edit.length, ''];
            const end = Math.min(note.text.length, start + length);
            note = editDocument(note, { span: { start, end }, text });
            assert.deepEqual(everything(note), everything(createDocument(note.text)), note.text);
          }
        },
      ),
      runs(150),
    );
  });
});

describe('long notes', () => {
  const text = longNote();
  const hardWords = (count: number): string => 'word '.repeat(count);

  it('are cut in stretches as in one', () => {
    const notes = {
      long: text,
      'of one block that is longer than a stretch': `# a\n\n${'line\n'.repeat(9000)}\nb\n\n${text}`,
      'with a fence that is longer than a stretch': `a\n\n\`\`\`\n${'# x\n\n'.repeat(9000)}\`\`\`\n\n# b\n`,
      'with front matter that is longer than a stretch': `---\na: >\n  ${hardWords(9000)}\n---\n# b\n\nc\n`,
      'with returns alone': text.replaceAll('\n', '\r'),
      'with returns and line feeds': text.replaceAll('\n', '\r\n'),
    };
    for (const [name, whole] of Object.entries(notes)) {
      const { starts } = createDocument(whole);
      assert.deepEqual(starts, cutBlocks(whole), name);
    }
  });

  it('are judged in steps as in one', () => {
    const steps = lintInSteps(createDocument(text), config.real, noFacts('2026-11-24'), rules, 0);
    // A clock that goes on by a millisecond each time that so many things were made, however quick the machine is.
    const { now } = Date;
    let asked = 0;
    Date.now = () => Math.floor(++asked / 100);
    let count = 1;
    let step = steps.next();
    try {
      for (; step.done !== true; count++) step = steps.next();
    } finally {
      Date.now = now;
    }
    assert(count > asked / 100, `${String(count)} steps for ${String(asked)} things made`);
    assert(count > 5 * rules.length, `${String(count)} steps`);
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const whole = lint(createDocument(text), config.real, noFacts('2026-11-24'), rules);
    assert.deepEqual(plain(step.value), plain(whole));
  });
});

describe('documents', () => {
  it('find the block of an offset', () => {
    const note = createDocument('a\n\nb\n\nc');
    assert.deepEqual(
      [0, 2, 3, 5, 6, 7].map((at) => blockIndexAt(note, at)),
      [0, 0, 1, 1, 2, 2],
    );
    assert.equal(blockIndexAt(createDocument(''), 0), 0);
  });

  it('hold the first definition of a label, and footnotes apart', () => {
    const note = createDocument('[A  b]: /1\n\n[a B]: /2\n\n> [q]: <u v>\n\n[^n]: x\n');
    assert.deepEqual(
      [...note.definitions],
      [
        ['a b', '/1'],
        ['q', 'u v'],
        ['^n', ''],
      ],
    );
  });

  it('have front matter only at the start', () => {
    assert.equal(frontMatterOf(createDocument('x\n\n---\na: 1\n---\n')), undefined);
    assert.deepEqual(frontMatterOf(createDocument('---\na: 1\n---\n'))?.data, { a: 1 });
  });
});

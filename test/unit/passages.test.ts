import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { parseBlock, parseStats, spanOf, walk } from '../../server/src/engine/markdown';
import { opaque, passagesOf, type Passage } from '../../server/src/engine/passages';
import type { Span } from '../../server/src/engine/types';
import { markdown, paragraphs, runs } from './support/arbitraries';

const read = (text: string): readonly Passage[] => createDocument(text).blocks.flatMap((block) => passagesOf(block));
const texts = (text: string): string[] => read(text).map((passage) => passage.text);

/** The source of a word as the (only) passage of a text reads it. */
function sourceOf(text: string, word: string): string {
  const [passage] = read(text);
  assert(passage);
  const start = passage.text.indexOf(word);
  assert(start >= 0, `${JSON.stringify(passage.text)} does not hold ${word}`);
  const span = passage.sourceOf({ start, end: start + word.length });
  return text.slice(span.start, span.end);
}

const prose = fc.array(
  fc.constantFrom(
    ...[
      'word',
      ' ',
      '  ',
      '\n',
      '\n> ',
      '\\*',
      '&amp;',
      '&#x1F600;',
      '*',
      '**',
      '_',
      '`',
      '``',
      '[',
      '](/u)',
      '][r]',
      '![',
    ],
    ...['<b>', '</b>', '<!-- c -->', '<q>', '</q>', '<code>', '</code>', '<br>', '{{', '}}', '{% x %}', '\\\n', '  \n'],
    ...['https://a.b', '~~', '[^f]', '𝒶', 'ŵ', '|', '\t', '\\', '&', '\u00a0'],
  ),
  { maxLength: 25 },
);
/** What may stand in a heading, and does not always leave it one. */
const heading = fc
  .tuple(
    fc.constantFrom('# ', '## ', '   ###### ', '#\t', '#', '#  \t', '    # ', '####### ', '\\# ', ' #\u00a0'),
    fc.array(
      fc.constantFrom(
        ...[
          'What we did',
          'ŵ',
          '𝒶',
          ' ',
          '  ',
          '\t',
          '\u00a0',
          '.',
          ':',
          '!',
          '?',
          '’',
          "'",
          '(',
          ')',
          '-',
          '=',
          '+',
          '$',
          '%',
        ],
        ...[
          'www.',
          'WWW.x.org',
          'x.org',
          'http:',
          '{',
          '}',
          '/',
          '@',
          '#',
          ' #',
          '\\',
          '&',
          '^',
          '"',
          '*',
          '\f',
          '1.',
          '|',
          '>',
          'amp;',
          '://',
        ],
      ),
      { maxLength: 8 },
    ),
    fc.constantFrom('', ' ', ' \n', '\r\n\r\n', '\n \t\n', '\n===', '\nmore', '\n- item', ' ##\n', '\u2028'),
  )
  .map(([marks, parts, end]) => `${marks}${parts.join('')}${end}`);
/** Inline markup in all kinds of containers, and hostile notes. */
const notes = fc.oneof(
  markdown,
  paragraphs,
  heading,
  fc
    .tuple(fc.constantFrom('', '> ', '- ', '# ', '| ', '1. > '), prose)
    .map(([lead, parts]) => `${lead}${parts.join('')}\n\n[r]: /u\n\n[^f]: n\n`),
);

/** The text of inline nodes by their values, as remark has them; undefined where HTML or a template tag plays a part. */
function proseOf(nodes: readonly PhrasingContent[], source: string): string | undefined {
  let prose = '';
  for (const node of nodes) {
    if (node.type === 'html') return undefined;
    if (node.type === 'text') prose += node.value.replace(/\r\n|\r|\n/g, ' ');
    else if (node.type === 'break') prose += '\n';
    else if (node.type === 'footnoteReference') continue;
    else if ('children' in node && (node.type !== 'link' || source.charAt(spanOf(node).start) === '[')) {
      const inner = proseOf(node.children, source);
      if (inner === undefined) return undefined;
      prose += inner;
    } else prose += opaque;
  }
  return prose.includes('{') ? undefined : prose;
}

describe('passages', () => {
  it('read prose as a reader does', () => {
    for (const [source, expected] of [
      ['a *b* **c** ~~d~~ ***e***', 'a b c d e'],
      ['a &amp; b &#233; &#x1F600; &copy &nosuch; &', 'a & b é 😀 &copy &nosuch; &'],
      ['a \\* b \\a \\& \\\\', 'a * b \\a & \\'],
      ['one\ntwo\r\nthree\rfour', 'one two three four'],
      ['one  \ntwo\\\nthree', 'one\ntwo\nthree'],
      ['a `code` b', `a ${opaque} b`],
      ['a ![alt text](x.png) b', `a ${opaque} b`],
      ['see https://example.org/a and <https://b.c>', `see ${opaque} and ${opaque}`],
      ['a [link *text*](x "t") b', 'a link text b'],
      ['a<br>b <img src="x"> c', `a\nb ${opaque} c`],
      ['a <code>x *y*</code> b <kbd>C</kbd>', `a ${opaque} b ${opaque}`],
      ['a <!-- note --> b', 'a  b'],
      ['a {{ page.x }} b {% if c %} d {: .k }', `a ${opaque.repeat(12)} b ${opaque.repeat(10)} d ${opaque.repeat(7)}`],
      ['a {{ open b {% open', 'a {{ open b {% open'],
      ['Dŵr a 𝒶 a 👩‍👧 yma', 'Dŵr a 𝒶 a 👩‍👧 yma'],
      ['# Heading *x* #', 'Heading x'],
      ['Setext\n===', 'Setext'],
      ['a[^1]\n\n[^1]: b', 'a'],
      ['x {children} <Tag prop={1}>y</Tag>', 'x {children} y'],
    ] as const)
      assert.equal(texts(source)[0], expected, source);
  });

  it('leave out what is not prose', () => {
    assert.deepEqual(texts('```\na\n```\n\n    b\n\n<div>\nc\n</div>\n\n[d]: /e\n\n---\n\nf'), ['f']);
    assert.deepEqual(texts('---\ntitle: a\n---\nb'), ['b']);
  });

  it('tell where they stand', () => {
    const [a, b, c, d, e, f, g] = read('# H\n\n- one\n\n  two\n- three\n\n> said\n> > twice\n\n| x |\n|---|\n| y |\n');
    assert.deepEqual([a?.kind, a?.depth], ['heading', 1]);
    assert.deepEqual([b?.item, b?.list, c?.item, c?.list, d?.item, d?.list], [true, 0, false, 0, true, 0]);
    assert.deepEqual([d?.quoted, e?.quoted, f?.quoted, e?.text, f?.text], [false, true, true, 'said', 'twice']);
    assert.equal(g?.kind, 'cell');
    const nested = read('- a\n  - b\n    - c\n- d\n');
    assert.deepEqual(
      nested.map(({ text, list }) => `${text}${String(list)}`),
      ['a0', 'b1', 'c2', 'd0'],
    );
  });

  it('know their links', () => {
    const text = 'a [one](/u), [two][r], [three], <a href="/v">four</a> and <https://x.y>\n\n[r]: /w\n\n[three]: /z\n';
    const [passage] = read(text);
    assert(passage);
    assert.deepEqual(
      passage.links.map(({ start, end, url, reference }) => [passage.text.slice(start, end), url ?? reference]),
      [
        ['one', '/u'],
        ['two', 'r'],
        ['three', 'three'],
        ['four', '/v'],
        [opaque, 'https://x.y'],
      ],
    );
    assert.deepEqual(
      passage.links.map(({ source }) => text.slice(source.start, source.end)),
      ['[one](/u)', '[two][r]', '[three]', '<a href="/v">four</a>', '<https://x.y>'],
    );
  });

  it('know what others said and what is emphasised', () => {
    const [passage] = read('he <q>said *this*</q> and <b>that</b> __too__');
    assert(passage);
    const words = (spans: readonly { start: number; end: number }[]): string[] =>
      spans.map(({ start, end }) => passage.text.slice(start, end));
    assert.deepEqual(words(passage.quotations), ['said this']);
    assert.deepEqual(words(passage.emphasis), ['this', 'that', 'too']);
  });

  it('point at the source', () => {
    for (const [text, word, expected] of [
      ['a &eacute;t&eacute; b', 'été', '&eacute;t&eacute;'],
      ['x\\*y z', 'x*y', 'x\\*y'],
      ['the **business** case', 'the business', 'the **business'],
      ['> over two\n> lines here', 'two lines', 'two\n> lines'],
      ['> > a b\n> > c', 'b c', 'b\n> > c'],
      ['- a b\n  c', 'b c', 'b\n  c'],
      ['a b\r\nc', 'b c', 'b\r\nc'],
      ['a b  \nc', 'b\nc', 'b  \nc'],
      ['a [big *link*](/u) b', 'big link', 'big *link'],
      ['a 𝒶 word', 'word', 'word'],
      ['| a | one \\| two |\n|-|-|\n', 'a', 'a'],
      ['# A heading #', 'heading', 'heading'],
      ['a `code` word', 'word', 'word'],
      ['see {{ x }} word', 'word', 'word'],
    ] as const)
      assert.equal(sourceOf(text, word), expected, text);
  });

  it('read a pipe in a cell, wherever it is escaped', () => {
    const text = '| a | b |\n|---|---|\n| one \\| two | `x \\| y` |\n';
    const cell = read(text).find((passage) => passage.text.startsWith('one'));
    assert.equal(cell?.text, 'one | two');
    const span = cell.sourceOf({ start: 0, end: cell.text.length });
    assert.equal(text.slice(span.start, span.end), 'one \\| two');
  });

  it('are plain only where the source is what is read', () => {
    const [passage] = read('one **two** th&amp;ree four\nfive');
    assert(passage);
    const plain = (word: string): boolean => {
      const start = passage.text.indexOf(word);
      return passage.isPlain({ start, end: start + word.length });
    };
    assert.deepEqual(['one', 'two', 'one two', 'th&ree', 'four five'].map(plain), [true, true, false, false, false]);
  });

  it('read the text that remark reads', function () {
    this.timeout(0);
    fc.assert(
      fc.property(notes, (text) => {
        for (const block of createDocument(text).blocks) {
          const expected: { prose: string | undefined; depth: number | undefined; source: Span | undefined }[] = [];
          walk(parseBlock(block).root, (node) => {
            if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
            const [first, last] = [node.children[0], node.children[node.children.length - 1]];
            expected.push({
              prose: proseOf(node.children, block.text),
              depth: node.type === 'heading' ? node.depth : undefined,
              source: first && last && { start: spanOf(first).start, end: spanOf(last).end },
            });
            return false;
          });
          const actual = passagesOf(block);
          assert.equal(actual.length, expected.length, JSON.stringify(text));
          expected.forEach(({ prose, depth, source }, index) => {
            assert.equal(actual[index]?.depth, depth, JSON.stringify(text));
            if (prose !== undefined) assert.equal(actual[index]?.text, prose, JSON.stringify(text));
            if (source) assert.deepEqual(actual[index]?.source, source, JSON.stringify(text));
          });
        }
      }),
      runs(1500),
    );
  });

  it('are the same of a paragraph or heading without markup, read with the help of the parser and without', function () {
    this.timeout(0);
    const told = (passages: readonly Passage[]): unknown =>
      passages.map((passage) => {
        const { kind, depth, text, source, quoted, item, list, links, quotations, emphasis } = passage;
        const units = Array.from({ length: text.length }, (_, at) => passage.sourceOf({ start: at, end: at + 1 }));
        return { kind, depth, text, source, quoted, item, list, links, quotations, emphasis, units };
      });
    let alone = 0;
    fc.assert(
      fc.property(fc.oneof(paragraphs, paragraphs, heading, markdown), (text) => {
        for (const block of createDocument(text).blocks) {
          const before = parseStats.calls;
          const without = told(passagesOf({ ...block, memory: undefined }));
          if (parseStats.calls === before) alone++;
          // With all signs of markup that there are the parser is asked.
          assert.deepEqual(without, told(passagesOf({ ...block, signs: ~0, memory: undefined })), JSON.stringify(text));
        }
      }),
      runs(3000),
    );
    assert.ok(alone > 100, `${String(alone)} read without`);
  });

  it('map every stretch into the block, in order, and plain ones to themselves', function () {
    this.timeout(0);
    fc.assert(
      fc.property(notes, (text) => {
        for (const block of createDocument(text).blocks)
          for (const passage of passagesOf(block)) {
            let last = 0;
            for (let at = 0; at < passage.text.length; at++) {
              const { start, end } = passage.sourceOf({ start: at, end: at + 1 });
              assert(start >= last && end > start && end <= block.text.length, JSON.stringify(text));
              assert(start >= passage.source.start && end <= passage.source.end, JSON.stringify(text));
              last = start;
              const unit = passage.text.charAt(at);
              if (unit !== opaque && unit !== ' ' && unit !== '\n' && end - start === 1)
                assert.equal(block.text.charAt(start), unit, JSON.stringify(text));
            }
            for (const { start, end, source } of passage.links) {
              assert(0 <= start && start <= end && end <= passage.text.length, JSON.stringify(text));
              assert(source.start < source.end && source.end <= block.text.length);
            }
            const whole = { start: 0, end: passage.text.length };
            if (passage.isPlain(whole)) {
              const span = passage.sourceOf(whole);
              assert.equal(block.text.slice(span.start, span.end), passage.text);
            }
          }
      }),
      runs(1500),
    );
  });
});

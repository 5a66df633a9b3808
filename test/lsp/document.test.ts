/** The server's picture of a document, held to a reference, and to the engine's own reading of the whole text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDocument } from '../../server/src/engine/document';
import type { Block } from '../../server/src/engine/blocks';
import { parseStats } from '../../server/src/engine/markdown';
import { passagesOf } from '../../server/src/engine/passages';
import { createOpenDocument } from '../../server/src/lsp/openDocument';
import { nameOf, pathBelow, uriBelow, uriKey } from '../../server/src/lsp/uris';

const uri = 'file:///a.md';
const piece = fc.constantFrom(
  'a',
  'b ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '# H',
  '- x',
  '```',
  '---',
  '> ',
  '🌟',
  '[a]: b',
  '\uFEFF',
);
const words = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
const place = fc.record({ line: fc.integer({ min: 0, max: 12 }), character: fc.integer({ min: 0, max: 12 }) });
const edit = fc.record({ start: place, end: place, text: words, lint: fc.boolean() });

describe('lsp: document', () => {
  it('follows any edits as the reference does, and cuts the note as if it were new', () => {
    fc.assert(
      fc.property(words, fc.array(edit, { maxLength: 8 }), (initial, edits) => {
        const ours = createOpenDocument(uri, 'markdown', 1, initial);
        let theirs = TextDocument.create(uri, 'markdown', 1, initial);
        assert.equal(ours.note.text, ours.text);
        edits.forEach(({ start, end, text, lint }, index) => {
          // The reference looks no further than the line for a position behind its end.
          const range = {
            start: theirs.positionAt(theirs.offsetAt(start)),
            end: theirs.positionAt(theirs.offsetAt(end)),
          };
          if (theirs.offsetAt(range.start) > theirs.offsetAt(range.end)) return;
          ours.update([{ range, text }], index + 2);
          theirs = TextDocument.update(theirs, [{ range, text }], index + 2);
          if (lint) assert.equal(ours.note.text, ours.text);
        });
        const raw = theirs.getText();
        const mark = raw.startsWith('\uFEFF') ? 1 : 0;
        assert.equal(ours.text, raw.slice(mark));
        for (let offset = 0; offset <= ours.text.length; offset++) {
          const position = ours.positionAt(offset);
          assert.deepEqual(position, theirs.positionAt(offset + mark));
          // Between a carriage return and its line feed there is no position of its own.
          if (ours.text.slice(offset - 1, offset + 1) !== '\r\n') assert.equal(ours.offsetAt(position), offset);
        }
        const { blocks, starts, text } = createDocument(ours.text);
        assert.equal(ours.note.text, text);
        assert.deepEqual(ours.note.starts, starts);
        const bare = (all: readonly Block[]) =>
          all.map(({ kind, text: source, references }) => [kind, source, references]);
        assert.deepEqual(bare(ours.note.blocks), bare(blocks));
      }),
      { numRuns: 500 },
    );
  });

  it('counts a byte order mark that the editor keeps, and none that it took away', () => {
    const kept = createOpenDocument(uri, 'markdown', 1, '\uFEFFOne\ntwo');
    assert.equal(kept.text, 'One\ntwo');
    assert.deepEqual(kept.positionAt(0), { line: 0, character: 1 });
    assert.equal(kept.offsetAt({ line: 0, character: 4 }), 3);
    assert.deepEqual(kept.positionAt(4), { line: 1, character: 0 });
    kept.update([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, text: '' }], 2);
    assert.deepEqual(kept.positionAt(0), { line: 0, character: 0 });
    assert.equal(kept.note.text, 'One\ntwo');
  });

  it('reads only the blocks that a key press touches, however many edits come at once', () => {
    const paragraphs = Array.from(
      { length: 400 },
      (_, index) => `Paragraph *${String(index)}* has some words in it.\n\n`,
    );
    const document = createOpenDocument(uri, 'markdown', 1, paragraphs.join(''));
    document.note.blocks.forEach((block) => passagesOf(block));
    const before = parseStats.calls;
    const type = (line: number, text: string): void => {
      const range = { start: { line, character: 5 }, end: { line, character: 5 } };
      document.update([{ range, text }], document.version + 1);
    };
    type(600, 'x');
    document.note.blocks.forEach((block) => passagesOf(block));
    assert.equal(parseStats.calls - before, 1);
    type(0, 'y');
    type(798, 'z');
    document.note.blocks.forEach((block) => passagesOf(block));
    assert.equal(parseStats.calls - before, 3);
  });

  it('knows a file by any spelling of its URI', () => {
    assert.equal(uriKey('file:///C%3A/Notes/a%20b.md'), uriKey('file:///c:/Notes/a b.md'));
    assert.notEqual(uriKey('file:///a.md'), uriKey('git:/a.md'));
    assert.equal(pathBelow('file:///c%3A/Notes', 'file:///C:/Notes/x/%C3%A2.md'), 'x/â.md');
    assert.equal(pathBelow('file:///notes/', 'file:///notes'), '');
    assert.equal(pathBelow('file:///notes', 'file:///notes-old/a.md'), undefined);
    assert.equal(pathBelow('file:///notes', 'file:///notes/../a.md'), undefined);
    assert.equal(pathBelow('vscode-vfs://github/a', 'vscode-vfs://gitlab/a/b.md'), undefined);
    assert.equal(uriBelow('file:///my%20notes', 'x/50 % & ?#.md'), 'file:///my%20notes/x/50%20%25%20%26%20%3F%23.md');
    assert.equal(uriBelow('memfs:/', 'a.md'), 'memfs:/a.md');
    assert.equal(nameOf('file:///a/%2Eagored.yml'), '.agored.yml');
    assert.equal(pathBelow('file:///100%', 'file:///100%/a.md'), 'a.md');
  });
});

/** What is made of all blocks of a note is after any edit what it would be in a note that was just opened. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createDocument, editDocument } from '../../server/src/engine/document';
import { countsOfNote, numbersOfNote, perHoldingBlockWith } from '../../server/src/engine/follow';
import { changes, markdown, runs, spanIn } from './support/arbitraries';

describe('what follows an edit', () => {
  it('is numbers and counts as they would be made anew', () => {
    const lengths = numbersOfNote(({ text }) => text.length);
    const signsIn = (text: string): readonly string[] => text.match(/\S/g) ?? [];
    const signs = countsOfNote(({ text }) => signsIn(text));
    const timesIn = (text: string, sign: string): number => text.split(sign).length - 1;
    fc.assert(
      fc.property(markdown, changes, (beginning, edits) => {
        let note = createDocument(beginning);
        for (const [index, change] of edits.entries()) {
          const before = note;
          note = editDocument(note, { span: spanIn(note.text, change), text: change.text });
          const own = note.blocks.map(({ text }) => text.length);
          assert.deepEqual([...lengths(note)], own);
          for (const sign of new Set(signsIn(before.text + note.text)))
            assert.equal(signs(note).get(sign), timesIn(note.text, sign));
          // The one before may be asked again.
          if (index % 2 === 0) assert.equal(signs(before).get('a'), timesIn(before.text, 'a'));
        }
      }),
      runs(50),
    );
  });

  it('is what blocks hold by what is told of them, also where that changes far from the edit', () => {
    // What is told of every block rests on the whole note, and is told by a list of its own after each edit.
    const toldIn = (blocks: readonly { readonly text: string }[]): readonly boolean[] => {
      const isOdd = blocks.length % 2 === 1;
      return blocks.map(({ text }, index) => isOdd && (index % 3 === 0 || text.length > 5));
    };
    const find = ({ text }: { readonly text: string }, told: boolean): readonly string[] =>
      told ? (text.match(/[a-z]+/g) ?? []) : [];
    const held = perHoldingBlockWith(find);
    fc.assert(
      fc.property(markdown, changes, (beginning, edits) => {
        let note = createDocument(beginning);
        held(note, toldIn(note.blocks));
        for (const change of edits) {
          note = editDocument(note, { span: spanIn(note.text, change), text: change.text });
          const told = toldIn(note.blocks);
          const anew = note.blocks
            .map((each, block) => ({ block, things: find(each, told[block] === true) }))
            .filter(({ things }) => things.length > 0);
          assert.deepEqual(held(note, told), anew);
        }
      }),
      runs(50),
    );
  });
});

/** What is made of all blocks of a note is after any edit what it would be in a note that was just opened. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createDocument, editDocument } from '../../server/src/engine/document';
import { countsOfNote, numbersOfNote } from '../../server/src/engine/follow';
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
});

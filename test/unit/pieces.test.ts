/** A text in pieces reads like the string that it stands for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createPieces } from '../../server/src/lsp/pieces';
import { runs } from './support/arbitraries';

const texts = fc.oneof(
  fc.string({ maxLength: 50 }),
  fc.tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat(9000)).map(([text, times]) => text.repeat(times)),
);
const replacements = fc.array(fc.tuple(fc.nat(), fc.nat(20_000), texts), { maxLength: 8 });

describe('a text in pieces', () => {
  it('follows edits as a string does', () => {
    fc.assert(
      fc.property(texts, replacements, (initial, edits) => {
        let text = initial;
        const pieces = createPieces(initial);
        for (const [place, length, by] of edits) {
          const start = place % (text.length + 1);
          const end = Math.min(text.length, start + length);
          text = text.slice(0, start) + by + text.slice(end);
          pieces.replace({ start, end }, by);
          assert.equal(pieces.length, text.length);
          for (const at of [-1, 0, start - 1, start, end, text.length - 1, text.length])
            assert.equal(pieces.charCodeAt(at), text.charCodeAt(at), `at ${String(at)}`);
          assert.equal(pieces.slice(Math.max(0, start - 1), end), text.slice(Math.max(0, start - 1), end));
        }
        assert.equal(pieces.whole(), text);
      }),
      runs(200),
    );
  });
});

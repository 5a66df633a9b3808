import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { render } from '../../server/src/engine/messages';
import { contains, createLocator, lastAtOrBefore, overlaps } from '../../server/src/engine/positions';
import { runs } from './support/arbitraries';

describe('positions', () => {
  it('count lines and columns from 1, in UTF-16 units', () => {
    const locate = createLocator('a\nbc\r\n\rd𝒶e');
    const at = (offset: number): number[] => [locate(offset).line, locate(offset).column];
    assert.deepEqual([0, 1, 2, 4, 5, 6, 7, 8, 10, 11].map(at), [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 3],
      [2, 4],
      [3, 1],
      [4, 1],
      [4, 2],
      [4, 4],
      [4, 5],
    ]);
    assert.deepEqual(createLocator('')(0), { line: 1, column: 1, offset: 0 });
  });

  it('are where one gets by counting', () => {
    const text = fc
      .array(fc.constantFrom('a', '𝒶', '\n', '\r\n', '\r', ' '), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const locate = createLocator(source);
        for (let offset = 0; offset <= source.length; offset++) {
          if (source.charAt(offset) === '\n' && source.charAt(offset - 1) === '\r') continue;
          const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
          assert.deepEqual(locate(offset), { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset });
        }
      }),
      runs(300),
    );
  });

  it('compare spans', () => {
    const span = (start: number, end: number) => ({ start, end });
    assert(overlaps(span(0, 2), span(1, 3)));
    assert(!overlaps(span(0, 2), span(2, 3)));
    assert(contains(span(0, 3), span(0, 3)));
    assert(!contains(span(0, 3), span(1, 4)));
  });

  it('find the last offset before', () => {
    assert.deepEqual(
      [-1, 0, 4, 5, 6, 99].map((at) => lastAtOrBefore([0, 5, 9], at)),
      [0, 0, 0, 1, 1, 2],
    );
    assert.equal(lastAtOrBefore([], 3), 0);
  });
});

describe('render', () => {
  it('fills placeholders in the language of the reader, and leaves those without a value', () => {
    const data = { a: 'x', n: 2, both: { en: 'yes', cy: 'ydy' } };
    assert.equal(render('{a} {n} {both} {none} {a', data, 'en'), 'x 2 yes {none} {a');
    assert.equal(render('{both}', data, 'cy'), 'ydy');
    assert.equal(render('{a}', { a: '{n} $& $1', n: 3 }, 'en'), '{n} $& $1', 'a value is not read again');
    assert.equal(render('{constructor} {toString}', {}, 'en'), '{constructor} {toString}');
  });
});

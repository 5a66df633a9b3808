import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { frame, framedAt } from '../../server/src/cli/reporters/frame';

/** The frame of what stands between `[` and `]`, with the mark below it. */
function framed(marked: string, room = 80): string {
  const start = marked.indexOf('[');
  const span = { start, end: marked.indexOf(']') - 1 };
  const { line, mark } = frame(framedAt(marked.replace('[', '').replace(']', ''), span), room);
  return `${line.join('')}\n${mark}`;
}

describe('code frames', () => {
  it('mark what is flagged', () => {
    assert.equal(framed('One.\nWe [leverage] data.\nTwo.\n'), 'We leverage data.\n   ^~~~~~~~');
    assert.equal(framed('[a]\r\nb'), 'a\n^');
    assert.equal(framed('x []y'), 'x y\n  ^');
    assert.equal(framed(''), '\n^');
  });

  it('show the first line of what goes over several', () => {
    for (const end of ['\n', '\r\n', '\r']) assert.equal(framed(`A [word${end}and more].`), 'A word\n  ^~~~');
  });

  it('stand under tabs, accents, wide characters and emoji', () => {
    assert.equal(framed('\tx\t[word]'), 'x  word\n   ^~~~');
    assert.equal(framed('tŵ [pont] w\u0302y'), 'tŵ pont w\u0302y\n   ^~~~');
    assert.equal(framed('w\u0302y [pont]'), 'w\u0302y pont\n   ^~~~');
    assert.equal(framed('日本 [語]!'), '日本 語!\n     ^~');
    assert.equal(framed('👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 [x]'), '👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 x\n      ^');
  });

  it('let nothing of a note steer the terminal', () => {
    assert.equal(framed('a\u001B[31mb\u202E [x]'.replace('[31m', '(31m')), 'a\uFFFD(31mb\uFFFD x\n         ^');
  });

  it('are cut around what is flagged', () => {
    const long = `${'before '.repeat(100)}[flagged] ${'after '.repeat(100)}`;
    const [line = '', mark = ''] = framed(long, 40).split('\n');
    assert.equal(line.length, 40);
    assert.match(line, /^….* flagged .*…$/);
    assert.equal(line.slice(mark.indexOf('^'), mark.length), 'flagged');
    assert.match(
      framed(`[flagged] ${'after '.repeat(100)}`, 20),
      /^flagged after afte…\n\^~{6}$|^flagged after after…\n\^~{6}$/,
    );
    assert.match(framed(`${'before '.repeat(100)}[flagged]`, 20), /^….{12}flagged\n {13}\^~{6}$/);
    assert.equal(framed(`x [${'flagged '.repeat(100)}] y`, 20).split('\n')[0]?.length, 20);
  });

  it('fit, and mark what they show, for any text', () => {
    const units = fc.constantFrom('a', ' ', '\t', '\n', '\r', 'é', '日', '😀', '\uD83D', '\u0301', '\u001B', '👩‍👧');
    fc.assert(
      fc.property(
        fc.string({ unit: units, maxLength: 700 }),
        fc.nat(700),
        fc.nat(60),
        fc.integer({ min: 20, max: 90 }),
        (text, start, length, room) => {
          const from = Math.min(start, text.length);
          const { line, mark } = frame(framedAt(text, { start: from, end: from + length }), room);
          assert.match(mark, /^ *\^~*$/);
          assert.ok(mark.length <= Math.max(room, 1) + 1, `${String(mark.length)} of ${String(room)}`);
          assert.doesNotMatch(line.join(''), /\p{Cc}|\p{Cs}/u);
        },
      ),
    );
  });

  it('cost no more than what they show of a line', () => {
    const text = 'x'.repeat(4_000_000);
    const begun = process.cpuUsage();
    for (let start = 0; start < text.length; start += 1000) framedAt(text, { start, end: start + 3 });
    const { user } = process.cpuUsage(begun);
    assert.ok(user < 2_000_000, `${String(user)} µs`);
    assert.ok(framedAt(text, { start: 2_000_000, end: 3_000_000 }).join('').length <= 1000);
  });
});

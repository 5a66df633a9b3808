/** Text read letter by letter, beside the patterns that say what is meant and take too long to make. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenise } from '../../server/src/languages/decisions/tokens';
import {
  fromFirstLetter,
  isMadeOf,
  isOfWord,
  letter,
  lettersIn,
  number,
  patternFor,
  withoutMarks,
} from '../../server/src/languages/letters';
import { seeded } from '../bench/random';

const characters = [
  ...[
    'a',
    'c',
    'n',
    't',
    'Q',
    'q',
    'u',
    'é',
    'ŵ',
    '\u0301',
    '1',
    '²',
    '-',
    '\u2010',
    '\u2011',
    '.',
    '@',
    "'",
    '’',
    ' ',
  ],
  ...[
    '\n',
    '\u00a0',
    '\uFFFC',
    '[',
    ']',
    ',',
    '…',
    '😀',
    '𝒜',
    '\ud835',
    '\udc9c',
    '\u{1d7d8}',
    'م',
    '中',
    '_',
    '\ufeff',
  ],
];
const tokens =
  /(?<![\p{L}\p{N}])(?:[cdjlmnstCDJLMNST]|[Qq]u)[’'](?=\p{L}{2})|[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]+|[.@](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*|[’'][\p{L}]+|\uFFFC+|\S/gu;

describe('letters', () => {
  const random = seeded(7);
  const texts = Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: Math.floor(random() * 14) },
      () => characters[Math.floor(random() * characters.length)] ?? '',
    ).join(''),
  );
  const same = (made: (text: string) => unknown, meant: (text: string) => unknown): void => {
    for (const text of texts) assert.deepEqual(made(text), meant(text), JSON.stringify(text));
  };

  it('make runs as a pattern finds them', () => {
    for (const least of [1, 2, 4])
      same(
        (text) => lettersIn(text, least),
        (text) => [...(text.match(new RegExp(`\\p{L}{${String(least)},}`, 'gu')) ?? [])],
      );
  });

  it('begin a text where a pattern says so', () => {
    same(fromFirstLetter, (text) => text.replace(/^\P{L}+/u, ''));
  });

  it('are told from numbers', () => {
    same(
      (text) => isMadeOf(text, (kind) => kind === number),
      (text) => /^\p{N}+$/u.test(text),
    );
  });

  it('are spelt out in patterns as Unicode has them', () => {
    const all = Array.from({ length: 0x3000 }, (_, unit) => String.fromCharCode(unit));
    const classes = [String.raw`^[\p{L}]$`, String.raw`^[\p{Lu}]$`, String.raw`^[\p{Ll}]$`, String.raw`^[\p{N}]$`];
    const used = [String.raw`[\p{L}\p{N}.]*$`, String.raw`[\p{Ll}]{2}[\p{Lu}]|[\p{L}]\.[\p{L}]`];
    for (const [sources, flags, over] of [
      [classes, '', all],
      [used, '', texts],
      [[String.raw`^(?:\W{0,3})(?:nq|té)`], 'im', texts],
    ] as const)
      for (const source of sources) {
        const asUnicode = new RegExp(source, `u${flags}`);
        const pattern = patternFor(source, flags);
        for (const text of over)
          assert.equal(pattern(text).exec(text)?.[0], asUnicode.exec(text)?.[0], JSON.stringify([source, text]));
      }
    for (const character of all)
      assert.equal(
        isMadeOf(character, (kind) => kind === letter),
        /\p{L}/u.test(character),
        JSON.stringify(character),
      );
  });

  it('are told as Unicode has them, whatever the unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const kinds = [isOfWord(character), isMadeOf(character, (kind) => kind === letter)];
      assert.deepEqual(kinds, [/[\p{L}\p{N}]/u.test(character), /\p{L}/u.test(character)], unit.toString(16));
    }
    assert.equal(isOfWord(''), false);
  });

  it('lose their marks', () => {
    same(
      (text) => withoutMarks(text, 'NFKD'),
      (text) => text.normalize('NFKD').replace(/\p{M}+/gu, ''),
    );
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      assert.equal(withoutMarks(text), text.normalize('NFD').replace(/\p{M}+/gu, ''), unit.toString(16));
    }
  });

  it('make tokens as a pattern would', () => {
    const found = (text: string): string[] => tokenise(text).map((token) => `${String(token.start)} ${token.text}`);
    same(
      // What goes with a token before it is cut anew: "don't" is "do" and "n't".
      (text) => (/n['’]t/i.test(text) ? [] : found(text)),
      (text) =>
        /n['’]t/i.test(text)
          ? []
          : [...text.matchAll(tokens)]
              .filter(([token]) => token !== '[' && token !== ']')
              .map((match) => `${String(match.index)} ${match[0]}`),
    );
    for (const text of texts)
      for (const { text: token, isWord } of tokenise(text))
        assert.equal(isWord, /[\p{L}\p{N}\uFFFC]/u.test(token), JSON.stringify(text));
  });
});

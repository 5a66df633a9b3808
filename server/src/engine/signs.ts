/** Signs of markup in a text as bits, seen in one look: most blocks are spared the patterns that look for more. */

export const sign = {
  backtick: 1,
  tilde: 1 << 1,
  opening: 1 << 2,
  closing: 1 << 3,
  less: 1 << 4,
  greater: 1 << 5,
  brace: 1 << 6,
  at: 1 << 7,
  bar: 1 << 8,
  digit: 1 << 9,
  hash: 1 << 10,
  equals: 1 << 11,
  dash: 1 << 12,
  slash: 1 << 13,
  /** `*` or `_`. */
  emphasis: 1 << 14,
  /** A line that begins with `=` or `-`, which may underline a heading. */
  underline: 1 << 15,
} as const;

/** What every heading has one of. */
export const headingSigns = sign.hash | sign.underline;
/** What every link to anywhere, every image and every definition has one of. */
export const linkSigns = sign.closing | sign.less;

const [lineFeed, carriageReturn, space] = [10, 13, 32];
const [dash, equals] = [45, 61];

/** By ASCII unit. */
const table = new Uint16Array(128);
const units: readonly (readonly [string, number])[] = [
  ['`', sign.backtick],
  ['~', sign.tilde],
  ['[', sign.opening],
  [']', sign.closing],
  ['<', sign.less],
  ['>', sign.greater],
  ['{', sign.brace],
  ['@', sign.at],
  ['|', sign.bar],
  ['0123456789', sign.digit],
  ['#', sign.hash],
  ['=', sign.equals],
  ['-', sign.dash],
  ['/', sign.slash],
  ['*_', sign.emphasis],
];
for (const [all, bit] of units) for (const each of all) table[each.charCodeAt(0)] = bit;

/** The signs in a text from `start` to `end`. */
export function signsIn(text: string, start: number, end: number): number {
  let signs = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) continue;
    signs |= table[unit] ?? 0;
    if (unit !== lineFeed && unit !== carriageReturn) continue;
    let next = at + 1;
    while (next < end && text.charCodeAt(next) === space) next++;
    if (next < end && isUnderline(text.charCodeAt(next))) signs |= sign.underline;
  }
  return signs;
}

const isUnderline = (unit: number): boolean => unit === dash || unit === equals;

/** Classes of UTF-16 units, as micromark has them: half a surrogate pair belongs to none. */
import { Char } from '../lineSyntax';

/** What stands on one side of a run of emphasis marks. */
export const Side = { Other: 0, Space: 1, Punctuation: 2 } as const;

export const isAlpha = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122 && unit < 128;
export const isDigit = (unit: number): boolean => unit >= Char.Zero && unit <= Char.Nine;
export const isAlphanumeric = (unit: number): boolean => isAlpha(unit) || isDigit(unit);
export const isLineEnding = (unit: number): boolean => unit === Char.LineFeed || unit === Char.CarriageReturn;
export const isSpaceOrTab = (unit: number): boolean => unit === Char.Space || unit === Char.Tab;
export const isMarkdownSpace = (unit: number): boolean => isSpaceOrTab(unit) || isLineEnding(unit);
export const isControl = (unit: number): boolean => unit < 32 || unit === 127;
/** Punctuation that a backslash escapes. */
export const isAsciiPunctuation = (unit: number): boolean =>
  unit < 128 && unit > 32 && unit !== 127 && !isAlphanumeric(unit);

/** By ASCII unit. */
const asciiSides = Uint8Array.from({ length: 128 }, (_, unit) =>
  isMarkdownSpace(unit) || unit === 11 || unit === 12
    ? Side.Space
    : isAsciiPunctuation(unit)
      ? Side.Punctuation
      : Side.Other,
);

/** Punctuation and signs below U+0250 and from U+2010 to U+205E, spelt out: what Unicode says takes long to look up. */
const spelt = /[\xa1-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2010-\u2027\u2030-\u205e]/;
const isSpelt = (unit: number): boolean => unit < 0x250 || (unit >= 0x2010 && unit <= 0x205e);
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000;

/** The class of a unit; the end of the text (NaN) counts as white space. */
export function side(unit: number): number {
  if (unit < 128) return asciiSides[unit] ?? Side.Other;
  if (Number.isNaN(unit)) return Side.Space;
  if (isSurrogate(unit)) return Side.Other;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return Side.Space;
  const isPunctuation = isSpelt(unit) ? spelt.test(character) : /[\p{P}\p{S}]/u.test(character);
  return isPunctuation ? Side.Punctuation : Side.Other;
}

/** Offset behind the spaces and tabs at `at`. */
export function skipSpaces(text: string, at: number): number {
  while (isSpaceOrTab(text.charCodeAt(at))) at++;
  return at;
}

/** Offset behind the white space at `at`, line endings included. */
export function skipWhiteSpace(text: string, at: number): number {
  while (isMarkdownSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Normal form of a label, by which definitions are found: the identifier of its node. */
export const labelKey = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();

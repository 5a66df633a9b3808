/** What the characters of a text are, looked up by unit: pattern by pattern would take most of the time of reading words. */

/** No letter, and nothing that goes with one. */
export const other = 1;
/** Combines with the letter before it. */
export const mark = 2;
export const number = 3;
export const letter = 4;

/** By unit; 0 is not asked yet. */
const known = new Uint8Array(0x10000);

/**
 * Units of Latin letters that go without marks set on them, of dashes, quotation marks and the like, of currencies,
 * arrows and technical symbols, and what stands for an image or code.
 */
const isPlain = (unit: number): boolean =>
  unit < 0x250 ||
  (unit >= 0x2010 && unit <= 0x205e) ||
  (unit >= 0x20a0 && unit <= 0x20cf) ||
  (unit >= 0x2190 && unit <= 0x245f) ||
  unit === 0xfffc;
const plainLetter = /[A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f]/;
const plainNumber = /[\d\xb2\xb3\xb9\xbc-\xbe]/;

/** Of most characters spelt out: looking up what Unicode says takes longer than reading a short note. */
function kindOf(character: string): number {
  if (isPlain(unitAt(character, 0)))
    return plainLetter.test(character) ? letter : plainNumber.test(character) ? number : other;
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return number;
  return /\p{M}/u.test(character) ? mark : other;
}

/** What is spelt out of Unicode's classes: what English, Welsh and French have, and more. */
const spelt = {
  L: 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0174-\\u0177',
  Lu: 'A-Z\\xc0-\\xd6\\xd8-\\xde\\u0174\\u0176',
  Ll: 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff\\u0175\\u0177',
  N: '\\d\\xb2\\xb3\\xb9\\xbc-\\xbe',
};
/** Dashes, quotation marks and the like (`isPlain`), and what stands for an image or code, are in none of the classes. */
const hasMore = /[^\0-\xff\u0174-\u0177\u2010-\u205e\ufffc]/;

/** Whether Unicode need not be asked about any character of a text. */
export const isSpeltOut = (text: string): boolean => !hasMore.test(text);

/**
 * A pattern for texts that are spelt out (`isSpeltOut`), made without looking up what Unicode says, or for all.
 * @param source of a pattern with the flag `u`: `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{N}` stand within `[]`.
 * @param flags further ones: `i` with neither `\p{Lu}` nor `\p{Ll}`.
 */
export const patternOf = (source: string, flags: string, forSpeltOut: boolean): RegExp =>
  forSpeltOut
    ? new RegExp(
        source.replace(/\\p\{(L|Lu|Ll|N)\}/g, (_, name: keyof typeof spelt) => spelt[name]),
        flags,
      )
    : new RegExp(source, `u${flags}`);

/**
 * What gives the pattern for a text (`patternOf`).
 * @param flags no `y`, and `g` for `match`, `matchAll` and `replace` alone, as a pattern is used again.
 */
export function patternFor(source: string, flags = ''): (text: string) => RegExp {
  let plain: RegExp | undefined;
  let whole: RegExp | undefined;
  return (text) =>
    isSpeltOut(text) ? (plain ??= patternOf(source, flags, true)) : (whole ??= patternOf(source, flags, false));
}

/** What a unit is that is not known yet; of a surrogate, what the character is that it begins. */
function learn(unit: number, next: number): number {
  if ((unit & 0xf800) !== 0xd800) return (known[unit] = kindOf(String.fromCharCode(unit)));
  return kindOf(widthOf(unit, next) === 2 ? String.fromCharCode(unit, next) : String.fromCharCode(unit));
}

/** What the character is that begins at `at`. A 0 stands behind the last of the units. */
export function kindIn(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  return known[unit] || learn(unit, units[at + 1] ?? 0);
}

/** Units of the character that begins with this one: two outside the basic plane. */
export const widthOf = (unit: number, next: number): number =>
  (unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00 ? 2 : 1;

/**
 * The unit of a text at `at`, NaN behind its end. For loops over texts of every make (cut out of others, joined, in one
 * byte a unit or two): called on such a text itself, `charCodeAt` is looked up anew for each unit.
 */
export const unitAt = (text: string, at: number): number => String.prototype.charCodeAt.call(text, at);

export const isApostrophe = (unit: number | undefined): boolean => unit === 0x27 || unit === 0x2019;

/** White space, line ends included. */
export const isSpace = (unit: number): boolean =>
  unit < 0xa0 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : /\s/.test(String.fromCharCode(unit));

/** Takes a unit into the hash of those before it (FNV-1a). */
export const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const unitBehind = (text: string, at: number): number => (at + 1 < text.length ? unitAt(text, at + 1) : 0);

/** What the character of a text is that begins at `at`. */
export function kindAt(text: string, at: number): number {
  const unit = unitAt(text, at);
  return known[unit] || learn(unit, unitBehind(text, at));
}

/** Whether a character is a letter or a number; none, as behind the end of a text, is neither. */
export const isOfWord = (character: string): boolean => kindAt(character, 0) >= number;

/** Units of the character of a text that begins at `at`. */
export const widthAt = (text: string, at: number): number => widthOf(unitAt(text, at), unitBehind(text, at));

/** Units of a text that is not read into an array of its own. */
const mostShared = 0x10000;
const shared = new Uint16Array(mostShared);

/**
 * The units of a text with a 0 behind them, for loops that look at each more than once. The next call may use the same
 * array again.
 */
export function unitsOf(text: string): Uint16Array<ArrayBuffer> {
  const { length } = text;
  const units = length < mostShared ? shared : new Uint16Array(length + 1);
  for (let at = 0; at < length; at++) units[at] = unitAt(text, at);
  units[length] = 0;
  return units;
}

const isJoint = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x2d;

/** Words of a text, markup not told apart: what begins with a letter or a digit, apostrophes and hyphens in it included. */
export function countWords(text: string): number {
  const { length } = text;
  let count = 0;
  let within = false;
  for (let at = 0; at < length; at++) {
    const unit = unitAt(text, at);
    let kind = known[unit] ?? 0;
    if (kind === 0) {
      const next = unitBehind(text, at);
      kind = learn(unit, next);
      at += widthOf(unit, next) - 1;
    }
    if (kind >= number) {
      if (!within) count++;
      within = true;
    } else within &&= isJoint(unit);
  }
  return count;
}

/** Whether a text has characters, and all of them are of the kinds that are meant. */
export function isMadeOf(text: string, isMeant: (kind: number, at: number) => boolean): boolean {
  for (let at = 0; at < text.length; at += widthAt(text, at)) if (!isMeant(kindAt(text, at), at)) return false;
  return text !== '';
}

/** The first runs of letters in a text that are at least so many letters long, in order. */
export function lettersIn(text: string, least = 1, most = Infinity): string[] {
  const runs: string[] = [];
  const { length } = text;
  let start = 0;
  let count = 0;
  for (let at = 0; at <= length && runs.length < most;) {
    const unit = at < length ? unitAt(text, at) : 0;
    const kind = known[unit] || learn(unit, unitBehind(text, at));
    if (kind === letter) {
      if (count === 0) start = at;
      count++;
    } else {
      if (count > 0 && count >= least) runs.push(text.slice(start, at));
      count = 0;
    }
    at += (unit & 0xf800) === 0xd800 ? widthOf(unit, unitBehind(text, at)) : 1;
  }
  return runs;
}

/** A text from its first letter on; empty where it has none. */
export function fromFirstLetter(text: string): string {
  let at = 0;
  while (at < text.length && kindAt(text, at) !== letter) at += widthAt(text, at);
  return text.slice(at);
}

/** Beyond the marks of Latin letters, and dashes, quotation marks and the like. */
const mayHoldOtherMarks = /[^\0-\u036f\u2010-\u205e]/;

/** A text without accents and other marks, which it is taken apart for; most texts have none. */
export function withoutMarks(text: string, form: 'NFD' | 'NFKD' = 'NFD'): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  const apart = text.normalize(form);
  return apart.replace(mayHoldOtherMarks.test(apart) ? /\p{M}+/gu : /[\u0300-\u036f]+/g, '');
}

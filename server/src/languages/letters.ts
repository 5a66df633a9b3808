/** What the characters of a text are, looked up by unit: pattern by pattern would take most of the time of reading words. */

/** No letter, and nothing that goes with one. */
export const other = 1;
/** Combines with the letter before it. */
export const mark = 2;
export const number = 3;
export const letter = 4;

/** By unit; 0 is not asked yet. */
const known = new Uint8Array(0x10000);

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return number;
  return /\p{M}/u.test(character) ? mark : other;
}

/** What the character is that begins at `at`. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const kind = known[unit] ?? 0;
  if (kind !== 0) return kind;
  if (unit >= 0xd800 && unit < 0xe000) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return (known[unit] = kindOf(String.fromCharCode(unit)));
}

/** Units of the character that begins at `at`: two outside the basic plane. */
export function widthAt(text: string, at: number): number {
  if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) return 1;
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const isJoint = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x2d;

/** Words of a text, markup not told apart: what begins with a letter or a digit, apostrophes and hyphens in it included. */
export function countWords(text: string): number {
  let count = 0;
  let within = false;
  for (let at = 0; at < text.length; at += widthAt(text, at)) {
    if (kindAt(text, at) >= number) {
      if (!within) count++;
      within = true;
    } else within &&= isJoint(text.charCodeAt(at));
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
  for (let at = 0; at < text.length && runs.length < most;) {
    const start = at;
    let count = 0;
    while (at < text.length && kindAt(text, at) === letter) {
      at += widthAt(text, at);
      count++;
    }
    if (count > 0 && count >= least) runs.push(text.slice(start, at));
    if (count === 0) at += widthAt(text, at);
  }
  return runs;
}

/** A text from its first letter on; empty where it has none. */
export function fromFirstLetter(text: string): string {
  let at = 0;
  while (at < text.length && kindAt(text, at) !== letter) at += widthAt(text, at);
  return text.slice(at);
}

/** A text without accents and other marks, which it is taken apart for; most texts have none. */
export const withoutMarks = (text: string, form: 'NFD' | 'NFKD' = 'NFD'): string =>
  /[^\0-\x7f]/.test(text) ? text.normalize(form).replace(/\p{M}+/gu, '') : text;

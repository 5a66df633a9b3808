/**
 * How text becomes words: what identifying a language and training for it must agree on. A text uses the same forms again
 * and again, so each is read once and has a number by which all else about it is kept.
 */

import { kindAt, number, other, widthAt } from '../letters';

/** Text before this many characters decides; the rest would cost time and change nothing. */
const enough = 600;

/** As much of the source as is looked at for those characters: room for what is not prose. */
const window = 4096;

/** Forms that are remembered; then they are numbered anew. */
const mostForms = 16_384;

/**
 * What is no prose, in raw Markdown or plain text, each with what it always holds: most texts hold little of it, and that
 * is cheaper to see. Every pattern is linear: no nested quantifiers over one class.
 */
const noise: readonly (readonly [holds: RegExp, pattern: string])[] = [
  [/`/, '`[^`\\n]*`'], // code
  [/\]\(/, '\\]\\([^()\\s]*(?: "[^"\\n]*")?\\)'], // where a link leads
  [/</, '<[^<>\\n]{1,300}>'], // HTML, autolinks
  [/&/, '&#?\\w{1,30};'],
  [/:\/\//, '\\b[a-z][a-z+.-]{1,20}:\\/\\/\\S+'],
  [/www\./i, '\\bwww\\.\\S+'],
  [/@/, '[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]+'],
  [/\uFFFC/, '\\uFFFC'],
];

/** Patterns for what a text may hold, by bits. */
const noises = new Map<number, RegExp>();

function withoutNoise(text: string): string {
  let held = 0;
  noise.forEach(([holds], bit) => {
    if (holds.test(text)) held |= 1 << bit;
  });
  if (held === 0) return text;
  let pattern = noises.get(held);
  if (!pattern) {
    const own = noise.filter((_, bit) => (held & (1 << bit)) !== 0).map(([, source]) => source);
    noises.set(held, (pattern = new RegExp(own.join('|'), 'giu')));
  }
  return text.replace(pattern, ' ');
}

// Digits, underscores and @ never stand in a word; a dot does only where a space is missing; GitHub, DataMapWales.
const codeLike = /[\p{N}_@]|\p{L}\.\p{L}|\p{Ll}{3}\p{Lu}|\p{Lu}\p{Ll}+\p{Lu}/u;
const small = /^[\p{Ll}'·-]+$/u;
const acronym = /^\p{Lu}[\p{Lu}'-]*(?:'?s)?$/u;
const capital = /^(?:\p{Lu}|\p{Ll}{1,2}-?\p{Lu})/u;
const sentenceEnd = /[.!?:]["')\]*_]*\s+$/;
const apostrophes = /[\u2018\u2019\u02BC\u0060\u00B4]/g;
const notAscii = /[^\0-\x7f]/;

const underscore = 0x5f;

/** Whether a unit may stand within a run, with more behind it: `'`, `·`, `@`, `.`, `-`. */
const isJoint = (unit: number): boolean =>
  unit === 0x27 || unit === 0xb7 || unit === 0x40 || unit === 0x2e || unit === 0x2d;

/** What a run of letters says as it is written. */
export interface Form {
  /** Lower-cased. */
  readonly text: string;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
}

interface Read extends Form {
  readonly written: string;
  /** Why it may be no word: code never is, and an acronym only if nothing is in small letters. */
  readonly none: 'acronym' | 'code' | undefined;
}

const nothing: Form = { text: '', capital: false };

/** The words of a text; one such object serves for many texts. */
export class Words {
  /** How many words there are. */
  count = 0;
  /** For each word the number of its form. */
  readonly forms = new Int32Array(enough);
  /** For each word 1 where any word would get a capital: at the start of the text or of a sentence, or if all is capitals. */
  readonly first = new Uint8Array(enough);
  /** Grows when forms are numbered anew: what is kept by their numbers is then to be forgotten. */
  age = 0;
  private known: Read[] = [];
  private readonly hashes = new Int32Array(mostForms);
  /** Open addressing: numbers of forms from 1; 0 is empty. */
  private readonly places = new Int32Array(4 * mostForms);

  /** The form of that number. */
  form(number: number): Form {
    return this.known[number] ?? nothing;
  }

  /**
   * Replaces the words by those of the beginning of another text. Addresses, code, numbers and acronyms are left out;
   * capitals alone do not make an acronym where nothing is in small letters.
   */
  take(text: string): void {
    let plain = text.length > window ? text.slice(0, window) : text;
    plain = withoutNoise(plain);
    if (notAscii.test(plain)) plain = plain.normalize('NFC').replace(apostrophes, "'");
    else if (plain.includes('`')) plain = plain.replaceAll('`', "'");
    this.count = 0;
    if (this.known.length + enough > mostForms) this.forget();
    const shouted = !/\p{Ll}/u.test(plain);
    let length = 0;
    let end = 0;
    for (let at = 0; at < plain.length;) {
      // Digits and underscores make code of a run, but do not end it.
      if (kindAt(plain, at) < number && plain.charCodeAt(at) !== underscore) {
        at += widthAt(plain, at);
        continue;
      }
      const start = at;
      const before = end;
      let hash = 0;
      let ahead = 0;
      while (at < plain.length) {
        const unit = plain.charCodeAt(at);
        const ends = kindAt(plain, at) !== other || unit === underscore;
        if (!ends && !isJoint(unit)) break;
        ahead = Math.imul(ahead ^ unit, 0x01000193);
        at += widthAt(plain, at);
        if (!ends) continue;
        end = at;
        hash = ahead;
      }
      at = end;
      const form = this.numberOf(plain, start, end, hash);
      const none = this.known[form]?.none;
      if (none === 'code' || (none === 'acronym' && !shouted)) continue;
      // Most words stand behind a space alone.
      const near = start === before + 1 && plain.charCodeAt(before) === 0x20;
      const opens =
        shouted ||
        this.count === 0 ||
        (!near && sentenceEnd.test(plain.slice(Math.max(before, start - 8), start)));
      this.forms[this.count] = form;
      this.first[this.count] = opens ? 1 : 0;
      this.count++;
      length += end - start + 1;
      if (length > enough) break;
    }
  }

  private numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let number = this.places[place] ?? 0; number !== 0; number = this.places[place] ?? 0) {
      if (this.hashes[number - 1] === hash && isAt(text, start, end, this.known[number - 1]?.written ?? ''))
        return number - 1;
      place = (place + 1) & mask;
    }
    const number = this.known.push(read(text.slice(start, end)));
    this.places[place] = number;
    this.hashes[number - 1] = hash;
    return number - 1;
  }

  private forget(): void {
    this.known = [];
    this.places.fill(0);
    this.age++;
  }
}

function isAt(text: string, start: number, end: number, written: string): boolean {
  if (written.length !== end - start) return false;
  for (let index = 0; index < written.length; index++)
    if (written.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}

function read(written: string): Read {
  if (small.test(written)) return { written, text: written, capital: false, none: undefined };
  const isAcronym = written.length > 1 && acronym.test(written);
  const none = codeLike.test(written) ? 'code' : isAcronym ? 'acronym' : undefined;
  return { written, text: written.toLowerCase(), capital: capital.test(written), none };
}

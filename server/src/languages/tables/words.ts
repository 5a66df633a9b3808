/**
 * How text becomes words: what identifying a language and training for it must agree on. A text uses the same forms again
 * and again, so each is read once and has a number by which all else about it is kept.
 */

import { isSpace, kindIn, mix, number, other, patternFor, unitAt, widthOf } from '../letters';
import { enlarged } from '../parts';
import { longGramsIn } from './format';

/** Text before this many characters decides; the rest would cost time and change nothing. */
const enough = 600;

/** As much of the source as is looked at for those characters: room for what is not prose. */
const window = 4096;

/** Forms that are remembered; then they are numbered anew. */
const mostForms = 65_536;

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

/** Forms that there is room for at first. */
const leastForms = 1024;

/** Bits for what a unit may be part of that is to be changed before words are read. */
const noiseBit = 1;
const oddBit = 2;
/** Nearly every text has one, and next to none a second and a third beside it. */
const wBit = 4;
const smallBit = 8;

/** The bits of the units of ASCII. */
const signs = new Uint8Array(0x80);
for (const sign of '`]<&/@') signs[sign.charCodeAt(0)] = noiseBit;
for (let unit = 0x61; unit <= 0x7a; unit++) signs[unit] = smallBit;
signs[0x57] = wBit;
signs[0x77] = wBit | smallBit;

/**
 * The bits of a unit beyond ASCII. Latin letters without marks set on them, dashes, quotation marks and the like are what
 * they are in NFC.
 */
const signsOf = (unit: number): number =>
  unit === 0xfffc ? noiseBit | oddBit : unit < 0x300 || (unit >= 0x2010 && unit <= 0x205e) ? 0 : oddBit;

/** What is used for an apostrophe beyond ASCII, mistakes included. */
const isMeantForApostrophe = (unit: number): boolean =>
  unit === 0x2019 || unit === 0x2018 || unit === 0xb4 || unit === 0x2bc;

const apostrophe = 0x27;
const underscore = 0x5f;

// Digits, underscores and @ never stand in a word; a dot does only where a space is missing; GitHub, DataMapWales.
const codeLike = patternFor(String.raw`[\p{N}_@]|[\p{L}]\.[\p{L}]|[\p{Ll}]{3}[\p{Lu}]|[\p{Lu}][\p{Ll}]+[\p{Lu}]`);
const small = patternFor(String.raw`^[\p{Ll}'·-]+$`);
const acronym = patternFor(String.raw`^[\p{Lu}][\p{Lu}'-]*(?:'?s)?$`);
const capital = patternFor(String.raw`^(?:[\p{Lu}]|[\p{Ll}]{1,2}-?[\p{Lu}])`);
const hasSmall = patternFor(String.raw`[\p{Ll}]`);

/** What may stand between the end of a sentence and the space behind it. */
const isClosing = (unit: number): boolean =>
  unit === 0x22 || unit === apostrophe || unit === 0x29 || unit === 0x5d || unit === 0x2a || unit === underscore;
const isEnd = (unit: number): boolean => unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3a;

/** Whether a unit may stand within a run, with more behind it: `'`, `·`, `@`, `.`, `-`. */
const isJoint = (unit: number): boolean =>
  unit === 0x27 || unit === 0xb7 || unit === 0x40 || unit === 0x2e || unit === 0x2d;

/** Bits for what a character may be in a run: its first, its last, and what stands between. */
const opensBit = 1;
const endsBit = 2;
const jointBit = 4;

/** The bits of the character that begins at `at`. Digits and underscores make code of a run, but do not end it. */
function bitsAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  const kind = unit === underscore ? number : kindIn(units, at);
  return (kind >= number ? opensBit : 0) | (kind !== other ? endsBit : 0) | (isJoint(unit) ? jointBit : 0);
}

/** Those of ASCII, which is most of what is ever read. */
const asciiBits = Uint8Array.from({ length: 0x80 }, (_, unit) => bitsAt(Uint16Array.of(unit, 0), 0));

/** What nearly all words are written with, in six bits each: the place in this from 1. */
const usual = "'-·ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzâêîôûïŵŷ";
const codes = new Uint8Array(0x180);
for (let index = 0; index < usual.length; index++) codes[usual.charCodeAt(index)] = index + 1;
const codeOf = (unit: number): number => (unit < codes.length ? (codes[unit] ?? 0) : 0);

/** Codes that a number of 32 bits has room for. */
const codesEach = 5;

/** Bits of what is known of a form. */
const capitalBit = 1;
/** Why it may be no word: code never is, and an acronym only if nothing is in small letters. */
const codeBit = 2;
const acronymBit = 4;
const notWord = codeBit | acronymBit;

/** Numbers by which a form is found: its key in two parts, its own number from 1, its traits and its long grams. */
const perForm = 4;
/** Every other place is empty at least. */
const placesFor = (forms: number): number => 2 * perForm * forms;
/** The first part of a key of which the second is a hash: the form has letters that have no code, or is too long. */
const hashed = -1;
const traitBits = 3;

/** Forms that are numbered: {@link Words} has what the arrays hold. */
export interface Forms {
  readonly known: number;
  readonly traits: Uint8Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly written: Uint16Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
}

/** The words of a text; one such object serves for many texts. */
export class Words {
  /** How many words there are. */
  count = 0;
  /** For each word the number of its form. */
  readonly forms = new Int32Array(enough);
  /** For each word 1 where it has a capital, and not because it opens a sentence or all is in capitals. */
  readonly names = new Uint8Array(enough);
  /** For each word how many grams of the greatest length it has. */
  readonly longGrams = new Uint8Array(enough);
  /** How many forms there are. */
  known = 0;
  /** Grows when forms are numbered anew: what is kept by their numbers is then to be forgotten. */
  age = 0;
  private traits = new Uint8Array(leastForms);
  /** Where each form begins in `written`, and behind the last where that ends. */
  private starts = new Int32Array(leastForms + 1);
  /** The units of all forms as they are written. */
  private written = new Uint16Array(8 * leastForms);
  /** The forms by their keys (`perForm`), all of one side by side: looking elsewhere would cost more than all else. */
  private places = new Int32Array(placesFor(leastForms));
  /** The units of the text, and a 0. */
  private units = new Uint16Array(window + 1);
  /** The bits of all of them (`noiseBit` and so on). */
  private held = 0;

  /** Goes on from forms that were laid out, and with their arrays. To be called before any text is taken. */
  resume({ known, traits, starts, written, places }: Forms): void {
    this.known = known;
    this.traits = traits;
    this.starts = starts;
    this.written = written;
    this.places = places;
  }

  /** The forms of all texts that were taken. */
  layOut(): Forms {
    const { known, traits, starts, places } = this;
    return { known, traits, starts, written: this.written.slice(0, starts[known]), places };
  }

  /** The form of that number in small letters. */
  form(number: number): string {
    return this.textOf(number).toLowerCase();
  }

  /** Whether the form of that number begins with a capital letter. */
  isCapital(number: number): boolean {
    return ((this.traits[number] ?? 0) & capitalBit) !== 0;
  }

  /**
   * Replaces the words by those of the beginning of another text. Addresses, code, numbers and acronyms are left out;
   * capitals alone do not make an acronym where nothing is in small letters.
   */
  take(text: string): void {
    const shown = text.length > window ? text.slice(0, window) : text;
    const plain = this.read(shown);
    if (this.known + enough > mostForms) this.forget();
    const shouted = (this.held & smallBit) === 0 && !hasSmall(plain).test(plain);
    const { units } = this;
    const size = plain.length;
    let count = 0;
    let length = 0;
    let end = 0;
    for (let at = 0; at < size;) {
      const opening = units[at] ?? 0;
      if (((opening < 0x80 ? (asciiBits[opening] ?? 0) : bitsAt(units, at)) & opensBit) === 0) {
        at += opening < 0x80 ? 1 : widthOf(opening, units[at + 1] ?? 0);
        continue;
      }
      const start = at;
      const before = end;
      while (at < size) {
        const unit = units[at] ?? 0;
        const bits = unit < 0x80 ? (asciiBits[unit] ?? 0) : bitsAt(units, at);
        if (bits === 0) break;
        at += unit < 0x80 ? 1 : widthOf(unit, units[at + 1] ?? 0);
        if ((bits & endsBit) !== 0) end = at;
      }
      at = end;
      const place = this.placeOf(start, end);
      const own = this.places[place + 3] ?? 0;
      if ((own & notWord) !== 0 && (!shouted || (own & codeBit) !== 0)) continue;
      this.forms[count] = (this.places[place + 2] ?? 0) - 1;
      this.longGrams[count] = own >> traitBits;
      this.names[count] = (own & capitalBit) !== 0 && !shouted && count > 0 && !this.opens(before, start) ? 1 : 0;
      count++;
      length += end - start + 1;
      if (length > enough) break;
    }
    this.count = count;
  }

  /** Takes the units of a text, less what is no prose. @returns the text that they are. */
  private read(text: string): string {
    this.fill(text);
    const { held } = this;
    const isNoisy = (held & noiseBit) !== 0 || ((held & wBit) !== 0 && /www\./i.test(text));
    if (!isNoisy && (held & oddBit) === 0) return text;
    let plain = isNoisy ? withoutNoise(text) : text;
    if ((held & oddBit) !== 0) plain = plain.normalize('NFC');
    if (plain !== text) this.fill(plain);
    return plain;
  }

  private fill(text: string): void {
    const { length } = text;
    if (length >= this.units.length) this.units = new Uint16Array(2 * length); // some grow in NFC
    const { units } = this;
    let held = 0;
    for (let at = 0; at < length; at++) {
      const unit = unitAt(text, at);
      if (unit < 0x80) {
        held |= signs[unit] ?? 0;
        units[at] = unit === 0x60 ? apostrophe : unit;
      } else {
        held |= signsOf(unit);
        units[at] = isMeantForApostrophe(unit) ? apostrophe : unit;
      }
    }
    units[length] = 0;
    this.held = held;
  }

  /** Whether a sentence ends between a word and the next; most words stand behind a space alone. */
  private opens(before: number, start: number): boolean {
    const { units } = this;
    const from = Math.max(before, start - 8);
    let at = start - 1;
    if (at < from || !isSpace(units[at] ?? 0)) return false;
    while (at >= from && isSpace(units[at] ?? 0)) at--;
    while (at >= from && isClosing(units[at] ?? 0)) at--;
    return at >= from && isEnd(units[at] ?? 0);
  }

  /** Where the form is that stands from `start` to `end`. */
  private placeOf(start: number, end: number): number {
    const { units } = this;
    if (end - start > 2 * codesEach) return this.placeByHash(start, end);
    const middle = Math.min(end, start + codesEach);
    let high = 0;
    let low = 0;
    for (let at = start; at < end; at++) {
      const code = codeOf(units[at] ?? 0);
      if (code === 0) return this.placeByHash(start, end);
      if (at < middle) high = (high << 6) | code;
      else low = (low << 6) | code;
    }
    return this.placeBy(high, low, start, end);
  }

  private placeByHash(start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = mix(hash, this.units[at] ?? 0);
    return this.placeBy(hashed, hash, start, end);
  }

  private placeBy(high: number, low: number, start: number, end: number): number {
    const { places } = this;
    const mask = places.length - 1;
    let place = firstPlace(high, low) & mask;
    for (let number = places[place + 2] ?? 0; number !== 0; number = places[place + 2] ?? 0) {
      const isLike = places[place] === high && places[place + 1] === low;
      if (isLike && (high !== hashed || this.isAt(number - 1, start, end))) return place;
      place = (place + perForm) & mask;
    }
    return this.add(high, low, start, end);
  }

  private isAt(form: number, start: number, end: number): boolean {
    const { units, written, starts } = this;
    const from = starts[form] ?? 0;
    if ((starts[form + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (units[at] !== written[from + at - start]) return false;
    return true;
  }

  private add(high: number, low: number, start: number, end: number): number {
    const form = this.known++;
    if (form === this.traits.length) this.grow();
    const from = this.starts[form] ?? 0;
    const to = from + end - start;
    while (to > this.written.length) this.written = enlarged(this.written, 2 * this.written.length);
    let isSmall = true;
    for (let at = start; at < end; at++) {
      const unit = this.units[at] ?? 0;
      this.written[from + at - start] = unit;
      isSmall &&= unit >= 0x61 && unit <= 0x7a;
    }
    this.starts[form + 1] = to;
    const text = isSmall ? undefined : this.textOf(form);
    const traits = text === undefined ? 0 : traitsOf(text);
    this.traits[form] = traits;
    const longGrams = longGramsIn(text?.toLowerCase().length ?? end - start);
    return put(this.places, high, low, form + 1, traits | (longGrams << traitBits));
  }

  /** A form as it is written. Made anew, since what is cut out of a text keeps the whole of it alive. */
  private textOf(form: number): string {
    let text = '';
    const end = this.starts[form + 1] ?? 0;
    for (let at = this.starts[form] ?? 0; at < end; at++) text += String.fromCharCode(this.written[at] ?? 0);
    return text;
  }

  private grow(): void {
    const size = 2 * this.traits.length;
    this.traits = enlarged(this.traits, size);
    this.starts = enlarged(this.starts, size + 1);
    const before = this.places;
    this.places = new Int32Array(placesFor(size));
    for (let place = 0; place < before.length; place += perForm) {
      const number = before[place + 2] ?? 0;
      if (number !== 0) put(this.places, before[place] ?? 0, before[place + 1] ?? 0, number, before[place + 3] ?? 0);
    }
  }

  private forget(): void {
    this.known = 0;
    this.places.fill(0);
    this.age++;
  }
}

/** Where a key is looked for first. */
function firstPlace(high: number, low: number): number {
  const hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) << 2;
}

/** Puts a form that is not there yet. @returns where it is. */
function put(places: Int32Array, high: number, low: number, number: number, own: number): number {
  const mask = places.length - 1;
  let place = firstPlace(high, low) & mask;
  while (places[place + 2] !== 0) place = (place + perForm) & mask;
  places[place] = high;
  places[place + 1] = low;
  places[place + 2] = number;
  places[place + 3] = own;
  return place;
}

function traitsOf(written: string): number {
  const is = (what: (text: string) => RegExp): boolean => what(written).test(written);
  if (is(small)) return 0;
  const none = is(codeLike) ? codeBit : written.length > 1 && is(acronym) ? acronymBit : 0;
  return none | (is(capital) ? capitalBit : 0);
}

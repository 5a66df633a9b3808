/** The words that a vocabulary knows, found in a text by hashing it as it is read: no word is cut out to be looked up. */

import { isApostrophe, mix, unitAt, unitsOf } from '../languages/letters';
import { enlarged } from '../languages/parts';

/** Small letter of each unit of ASCII that may be part of a word, 0 for all others. */
const fold = new Uint16Array(0x80);
for (let unit = 0x30; unit <= 0x39; unit++) fold[unit] = unit;
for (let unit = 0x61; unit <= 0x7a; unit++) fold[unit] = fold[unit - 0x20] = unit;

/** Letters and numbers of Latin beyond ASCII, spelt out: looking up what Unicode says would take a part of the time to start. */
const latin = /[\xAA\xB2\xB3\xB5\xB9\xBA\xBC-\xBE\xC0-\xD6\xD8-\xF6\xF8-\u024F]/;
/** Letters outside Latin, and marks set on letters: of a word, but of none that is known. Most texts never ask. */
const isForeign = (unit: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit));

/** The small letters of Latin beyond ASCII by unit, or 1 where a unit is no letter; 0 is not asked yet. */
const folded = new Uint16Array(0x250);

function foldLatin(unit: number): number {
  const letter = String.fromCharCode(unit);
  return (folded[unit] = latin.test(letter) ? letter.toLowerCase().charCodeAt(0) : 1);
}

/** The small letter of a unit, 0 where it is no part of a word. English and Welsh need Latin letters only. */
function foldUnit(unit: number): number {
  if (unit < 0x80) return fold[unit] ?? 0;
  if (unit >= 0x250)
    return unit >= 0x300 && unit !== 0xfffc && (unit < 0x2000 || unit > 0x2bff) && isForeign(unit) ? unit : 0;
  const known = folded[unit] || foldLatin(unit);
  return known === 1 ? 0 : known;
}

/** Words of a text in order. Valid until the next text is read with the same lexicon. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What the lexicon calls each word, 0 for one it does not know. A word of the same hash is told apart by `isSure`. */
  readonly ids: Int32Array;
  /** The words that were looked at (`wordAt`): what must stand near a term asks for all of them, term by term. */
  readonly spelt: string[];
}

export interface Lexicon {
  /** Number of a word; 0 for one that is not held. */
  idOf(word: string): number;
  /** Whether the words from `first` to `last` are truly those that their ids stand for. */
  isSure(words: Words, first: number, last: number): boolean;
  /** Reads a text. `markup` is for Markdown as written: link targets, tags and entities are passed over. */
  read(text: string, markup: boolean): Words;
}

function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = mix(hash, unitAt(word, i));
  return hash;
}

/** Seeds that are tried for one with which no two words have the same hash. A list may be made to have none. */
const mostSeeds = 16;

/** Words by their hashes. */
export interface Hashed {
  /** Hash and id of a word side by side, so that a look costs one line of the cache. */
  readonly slots: Int32Array<ArrayBuffer>;
  readonly seed: number;
  /** Whether no two words have the same hash. */
  readonly isUnique: boolean;
}

/** Arranges words by their hashes; their ids are their places from 1. */
export function hashWords(words: readonly string[]): Hashed {
  let size = 1024;
  while (size < words.length * 4) size *= 2;
  const slots = new Int32Array(size * 2);
  const known = ['', ...words];

  /** Puts all words into the slots. @returns whether no two of them have the same hash. */
  const fill = (withSeed: number): boolean => {
    let unique = true;
    slots.fill(0);
    for (let id = 1; id < known.length; id++) {
      const hash = hashOf(known[id] ?? '', withSeed);
      let slot = (hash & (size - 1)) * 2;
      while (slots[slot + 1] !== 0) {
        if (slots[slot] === hash) unique = false;
        slot = (slot + 2) & (size * 2 - 1);
      }
      slots[slot] = hash;
      slots[slot + 1] = id;
    }
    return unique;
  };
  let seed = 0x811c9dc5;
  let isUnique = fill(seed);
  for (let tries = 1; !isUnique && tries < mostSeeds; tries++) isUnique = fill((seed = Math.imul(seed, 0x9e3779b1)));
  return { slots, seed, isUnique };
}

/**
 * A bit for each number of 16 bits that a hash begins with. Most words of a text are none of the lexicon's, and are told
 * by these few bytes: a look into the table for each would wait for memory.
 */
function beginningsIn(slots: Int32Array): Int32Array {
  const bits = new Int32Array(2 ** 16 / 32);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const hash = slots[slot] ?? 0;
    if (slots[slot + 1] !== 0) bits[hash >>> 21] = (bits[hash >>> 21] ?? 0) | (1 << (hash >>> 16));
  }
  return bits;
}

/**
 * A lexicon that holds the given words (lower case, straight apostrophes). Reading costs the same however many they are:
 * a word is told by its hash, one look into one table, and compared letter by letter only when a whole term is found.
 */
export function createLexicon(words: Iterable<string>, hashed?: Hashed): Lexicon {
  const known = ['', ...words];
  const { slots, seed, isUnique } = hashed ?? hashWords(known.slice(1));
  const size = slots.length / 2;
  const begun = beginningsIn(slots);
  let numbers: Map<string, number> | undefined;
  const numbered = (): Map<string, number> => new Map(known.map((word, id) => [word, id]));

  /** The id of the word with this hash that stands at `start`. */
  const find = (hash: number, text: string, start: number, length: number): number => {
    if (((begun[hash >>> 21] ?? 0) & (1 << (hash >>> 16))) === 0) return 0;
    for (let slot = (hash & (size - 1)) * 2; ; slot = (slot + 2) & (size * 2 - 1)) {
      const id = slots[slot + 1] ?? 0;
      if (id === 0) return 0;
      if (slots[slot] === hash && (isUnique || same(known[id] ?? '', text, start, length))) return id;
    }
  };

  let starts = new Int32Array(256);
  let ends = new Int32Array(256);
  let ids = new Int32Array(256);
  const grow = (): void => {
    const length = 2 * starts.length;
    starts = enlarged(starts, length);
    ends = enlarged(ends, length);
    ids = enlarged(ids, length);
  };

  return {
    idOf: (word) => (numbers ??= numbered()).get(word) ?? 0,
    isSure({ text, starts: from, ends: to, ids: named }, first, last) {
      for (let at = first; at <= last; at++) {
        const start = from[at] ?? 0;
        if (!same(known[named[at] ?? 0] ?? '', text, start, (to[at] ?? 0) - start)) return false;
      }
      return true;
    },
    read(text, markup) {
      let count = 0;
      const { length } = text;
      const units = unitsOf(text);
      for (let at = 0; at < length;) {
        const unit = units[at] ?? 0;
        if (unit === 0x20) {
          at++;
          continue;
        }
        const letter = unit < 0x80 ? (fold[unit] ?? 0) : foldUnit(unit);
        if (letter === 0 && !(isApostrophe(unit) && glued(units, at))) {
          at = markup && isMarkup(unit) ? behindMarkup(text, at, unit) : at + 1;
          continue;
        }
        const start = at;
        let hash = mix(seed, letter === 0 ? 0x27 : letter);
        for (at++; at < length; at++) {
          const next = units[at] ?? 0;
          let small = next < 0x80 ? (fold[next] ?? 0) : foldUnit(next);
          // Letters with stops between them are one word: e.g, i.e, h.y.
          if (small === 0 && next === 0x2e && at === start + 1 && isLone(units, at)) small = next;
          if (small === 0) break;
          hash = mix(hash, small);
        }
        if (count === starts.length) grow();
        starts[count] = start;
        ends[count] = at;
        ids[count] = find(hash, text, start, at - start);
        count++;
      }
      return { text, count, starts, ends, ids, spelt: [] };
    },
  };
}

function same(word: string, text: string, start: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) {
    const unit = unitAt(text, start + i);
    const letter = foldUnit(unit) || (isApostrophe(unit) ? 0x27 : unit);
    if (unitAt(word, i) !== letter) return false;
  }
  return true;
}

/** An apostrophe between letters begins a word of its own: business + 's, gyrru + 'r. */
function glued(units: Uint16Array, at: number): boolean {
  return at > 0 && foldUnit(units[at - 1] ?? 0) !== 0 && foldUnit(units[at + 1] ?? 0) !== 0;
}

/** A stop after one letter, with one letter after it. */
function isLone(units: Uint16Array, at: number): boolean {
  return (
    foldUnit(units[at + 1] ?? 0) !== 0 &&
    foldUnit(units[at + 2] ?? 0) === 0 &&
    (at < 2 || foldUnit(units[at - 2] ?? 0) === 0)
  );
}

const entity = /&(?:#\w{1,7}|[A-Za-z]\w{1,30});/y;
const tag = /<\/?[A-Za-z][^<>]{0,500}>/y;
const target = /\]\([^()\n]{0,500}\)/y;

const isMarkup = (unit: number): boolean => unit === 0x26 || unit === 0x3c || unit === 0x5d;

/** Behind the link target, tag or entity that a unit opens, or behind the unit alone. */
function behindMarkup(text: string, at: number, unit: number): number {
  const pattern = unit === 0x26 ? entity : unit === 0x3c ? tag : target;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at + 1;
}

/** A word of a text as the lexicon would have it: lower case, straight apostrophe. */
export function wordAt(words: Words, index: number): string {
  if (index < 0 || index >= words.count) return '';
  return (words.spelt[index] ??= words.text
    .slice(words.starts[index], words.ends[index])
    .toLowerCase()
    .replace('\u2019', "'"));
}

/** Cuts a phrase of the word lists into words as texts are cut. Wildcards stay with their word, `^` and `$` stand alone. */
export function wordsOf(phrase: string): readonly string[] {
  const text = phrase.toLowerCase().replaceAll('\u2019', "'");
  const units = unitsOf(text);
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const unit = units[at] ?? 0; // 0 behind the end, which is no letter
    const inside =
      foldUnit(unit) !== 0 ||
      unit === asterisk ||
      (unit === stop && at === start + 1 && start >= 0 && isLone(units, at));
    if (inside) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) found.push(text.slice(start, at));
    start = isApostrophe(unit) && foldUnit(units[at + 1] ?? 0) !== 0 ? at : -1;
    if (unit === caret || unit === dollar) found.push(text.charAt(at));
  }
  return found;
}

/**
 * Whether a term can be found as it is written: letters and digits with spaces, hyphens and apostrophes between them, the
 * stops of an abbreviation, and `*` at one end of a word with two letters or more. C++ would find every C.
 */
export function isTerm(term: string): boolean {
  const words = wordsOf(term);
  const written = term
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/[\s\u2011-]+/g, '')
    .replace(/\.$/, '');
  return (
    words.length > 0 &&
    words.join('') === written &&
    words.every((word) => !word.includes('*') || /^(?:\*[^*]{2,}|[^*]{2,}\*)$/.test(word)) &&
    !/[\^$\r\n]/.test(term)
  );
}

const asterisk = 0x2a;
const stop = 0x2e;
const caret = 0x5e;
const dollar = 0x24;

/** Whether the words around a match are as an entry asks. */
import { wordAt, wordsOf, type Words } from './lexicon';
import type { Conditions } from './types';

/** Small words that `next` passes over on its way to the word that matters. */
const passedOver = new Set(
  (
    'the a an our your their its his her this that these those some any all more most new further real better greater wider other ' +
    'both many such very even and or each every own'
  ).split(' '),
);

/** Phrases of a condition by their first word (or their last, for those that stand before), wildcards apart. */
interface Phrases {
  readonly by: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly wild: readonly (readonly string[])[];
  readonly isEmpty: boolean;
  /** Bits of the first units of those words, by what small letters and capitals have in common (`initial`). */
  readonly initials: number;
}

const initial = (unit: number): number => 1 << (unit & 31);
/** From here on capitals and small letters stand side by side, and there are other marks for an apostrophe. */
const farUnits = 0x100;
interface Compiled {
  readonly before: Phrases;
  readonly next: Phrases;
  readonly near: Phrases;
  readonly phrases: readonly (readonly string[])[];
  readonly form: ReadonlySet<string>;
}

const compiled = new WeakMap<Conditions, Compiled>();

function compile(conditions: Conditions): Compiled {
  let ready = compiled.get(conditions);
  if (!ready) {
    const { before = [], next = [], near = [], phrases = [], form = [] } = conditions;
    ready = {
      before: index(before, true),
      next: index(next, false),
      near: index(near, false),
      phrases: phrases.map(wordsOf),
      form: new Set(form.map((text) => wordsOf(text).join(' '))),
    };
    compiled.set(conditions, ready);
  }
  return ready;
}

function index(phrases: readonly string[], fromEnd: boolean): Phrases {
  const by = new Map<string, string[][]>();
  const wild: string[][] = [];
  let initials = 0;
  for (const phrase of phrases) {
    const words = [...wordsOf(phrase)];
    if (fromEnd) words.reverse();
    const [key = ''] = words;
    const unit = key.charCodeAt(0);
    initials |= key.startsWith('*') || !(unit < farUnits) ? -1 : initial(unit);
    if (key.includes('*')) wild.push(words);
    else by.set(key, [...(by.get(key) ?? []), words]);
  }
  return { by, wild, isEmpty: phrases.length === 0, initials };
}

/**
 * Whether one of the conditions holds for the words from `first` to `last`.
 * @param rough on Markdown as written: where markup may hide what is asked for, it is taken to be there.
 */
export function holds(conditions: Conditions, words: Words, first: number, last: number, rough: boolean): boolean {
  const { before, next, near, phrases, form } = compile(conditions);
  if (form.size > 0 && form.has(textOf(words, first, last))) return true;
  if (stands(before, words, first, -1, rough)) return true;
  if (stands(next, words, last, 1, rough)) return true;
  if (!near.isEmpty)
    for (let at = 0; at < words.count; at++) {
      const unit = words.text.charCodeAt(words.starts[at] ?? 0);
      if (unit < farUnits && (near.initials & initial(unit)) === 0) continue;
      if ((at < first || at > last) && anyFrom(near, words, at, 1, rough)) return true;
    }
  for (const phrase of phrases) if (within(phrase, words, first, last, rough)) return true;
  return false;
}

function textOf(words: Words, first: number, last: number): string {
  let text = wordAt(words, first);
  for (let at = first + 1; at <= last; at++) text += ` ${wordAt(words, at)}`;
  return text;
}

/** Whether one of the phrases stands right beside a match, going `step`. */
function stands(phrases: Phrases, words: Words, from: number, step: 1 | -1, rough: boolean): boolean {
  if (phrases.isEmpty) return false;
  const edge = step < 0 ? '^' : '$';
  let at = from + step;
  if (!together(words, Math.min(from, at), rough)) return phrases.by.has(edge);
  if (rough && phrases.by.has(edge) && !together(words, Math.min(from, at), false)) return true;
  if (anyFrom(phrases, words, at, step, rough)) return true;
  if (step < 0) return false;
  for (let passed = 0; passed < 3 && passedOver.has(wordAt(words, at)); passed++) {
    if (!together(words, at, rough)) return false;
    at++;
    if (anyFrom(phrases, words, at, step, rough)) return true;
  }
  return false;
}

function anyFrom(phrases: Phrases, words: Words, at: number, step: 1 | -1, rough: boolean): boolean {
  if (at < 0 || at >= words.count) return false;
  const word = wordAt(words, at);
  const candidates = phrases.by.get(word);
  if (candidates) for (const phrase of candidates) if (follows(phrase, words, at, step, rough)) return true;
  for (const phrase of phrases.wild)
    if (like(phrase[0] ?? '', word) && follows(phrase, words, at, step, rough)) return true;
  return false;
}

/** Whether the further words of a phrase stand where they should, behind the first one at `at`. */
function follows(phrase: readonly string[], words: Words, at: number, step: 1 | -1, rough: boolean): boolean {
  for (let i = 1; i < phrase.length; i++) {
    const place = at + i * step;
    if (!together(words, step > 0 ? place - 1 : place, rough)) return false;
    if (!like(phrase[i] ?? '', wordAt(words, place))) return false;
  }
  return true;
}

/** Whether a word is what is wanted, in which `*` at the start or the end stands for any letters. */
export function like(wanted: string, word: string): boolean {
  if (wanted[0] !== word[0] && wanted[0] !== '*') return false; // as most are
  if (wanted.endsWith('*')) return word !== '' && word.startsWith(wanted.slice(0, -1));
  if (wanted.startsWith('*')) return word.length >= wanted.length && word.endsWith(wanted.slice(1));
  return word === wanted;
}

/** Whether the match lies in a fixed phrase. */
function within(phrase: readonly string[], words: Words, first: number, last: number, rough: boolean): boolean {
  const length = last - first + 1;
  for (let offset = 0; offset + length <= phrase.length; offset++) {
    const start = first - offset;
    if (start < 0 || start + phrase.length > words.count) continue;
    if (
      phrase.every(
        (wanted, i) => like(wanted, wordAt(words, start + i)) && (i === 0 || together(words, start + i - 1, rough)),
      )
    )
      return true;
  }
  return false;
}

/** Whether a word and the next belong to one run of words: nothing between them ends a clause. */
function together(words: Words, index: number, rough: boolean): boolean {
  if (index < 0 || index + 1 >= words.count) return false;
  const from = words.ends[index] ?? 0;
  const to = words.starts[index + 1] ?? 0;
  if (to - from <= 1 && words.text.charCodeAt(from) <= 0x20) return true;
  if (rough) return to - from < 600;
  return /^[ \u00a0\t'"\u2018\u2019\u201c\u201d/-]*$/.test(words.text.slice(from, to));
}

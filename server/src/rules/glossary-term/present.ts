/** Whether a text holds a term in any form that it may take: mutated, in the plural, with small words between. */
import type { Block } from '../../engine/blocks';
import { perBlock } from '../../engine/memo';
import { mutations } from '../../languages/welsh';

/** Lower case without accents; what is an apostrophe or a hyphen parts words. */
const foldedWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a block as they are compared, those of addresses and markup among them. */
export const wordsOfBlock = perBlock((block: Block): readonly string[] =>
  block.kind === 'front-matter' ? [] : foldedWords(block.text),
);

/** A word of a term: what it may begin with, and whether that must be all of it. */
interface Wanted {
  readonly forms: readonly string[];
  readonly whole: boolean;
}

/** Words of fewer letters stand as they are: their beginnings are those of too many others. */
const short = 4;
/** Share of a longer word that its other forms begin with: *defnyddiwr*, *defnyddwyr*. */
const stem = 0.6;
/** Most words between those of a term: *defnyddwyr ein holl wasanaethau*. */
const mostBetween = 2;

const welshArticle = ['y', 'yr', 'r'];

/** Turns a term into what is looked for. */
export function wantedOf(term: string, language: string): readonly Wanted[] {
  return foldedWords(term.replaceAll('*', '')).map((word) => {
    if (language === 'cy' && welshArticle.includes(word)) return { forms: welshArticle, whole: true };
    const whole = word.length < short;
    const begin = whole ? word : word.slice(0, Math.max(short, Math.ceil(word.length * stem)));
    return { forms: [begin, ...changed(begin, language)], whole };
  });
}

/** How the beginning of a word may change. */
function changed(word: string, language: string): readonly string[] {
  if (language === 'cy') return mutations(word).map(([, form]) => form);
  if (language !== 'ga' && language !== 'gd') return [];
  const eclipsed = ['m', 'g', 'b', 'bh', 'n', 'd', 't', 'h'].map((letter) => letter + word);
  return [`${word.slice(0, 1)}h${word.slice(1)}`, ...eclipsed];
}

const fits = ({ forms, whole }: Wanted, word: string): boolean =>
  forms.some((form) => (whole ? word === form : word.startsWith(form)));

/** Where each word of a text stands; a text is asked about every term, and holds few of them. */
interface Places {
  /** Each word once, in order. */
  readonly sorted: readonly string[];
  readonly of: ReadonlyMap<string, readonly number[]>;
}

const places = new WeakMap<readonly string[], Places>();

function placesOf(words: readonly string[]): Places {
  let known = places.get(words);
  if (!known) {
    const of = new Map<string, number[]>();
    words.forEach((word, at) => {
      const list = of.get(word);
      if (list) list.push(at);
      else of.set(word, [at]);
    });
    places.set(words, (known = { sorted: [...of.keys()].sort(), of }));
  }
  return known;
}

/** Words that fit, each once; the text is not gone through for it. */
function* candidates({ forms, whole }: Wanted, { sorted, of }: Places): Generator<string> {
  for (const form of forms) {
    if (whole) {
      if (of.has(form)) yield form;
      continue;
    }
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < form) low = middle + 1;
      else high = middle;
    }
    for (let word = sorted[low]; word?.startsWith(form) === true; word = sorted[++low]) yield word;
  }
}

/** Whether the words hold all that is wanted, in order and close together. */
export function holds(words: readonly string[], wanted: readonly Wanted[]): boolean {
  const [first] = wanted;
  if (!first) return false;
  const known = placesOf(words);
  for (const word of candidates(first, known))
    if (known.of.get(word)?.some((at) => goesOn(words, at, wanted)) === true) return true;
  return false;
}

function goesOn(words: readonly string[], at: number, wanted: readonly Wanted[]): boolean {
  let place = at;
  for (const next of wanted.slice(1)) {
    const found = words.slice(place + 1, place + 2 + mostBetween).findIndex((word) => fits(next, word));
    if (found < 0) return false;
    place += found + 1;
  }
  return true;
}

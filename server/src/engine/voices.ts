/** Which language each block of a note speaks: by what HTML elements say, else by its own words. */
import type { Block } from './blocks';
import { blockClaims, elementClaims } from './claims';
import type { Document } from './document';
import { firstFrom, numbersOfNoteAmong, perHoldingBlockAmong, perNoteAmong, perThings, type Held } from './memo';
import { severalIn, type Spoken as Mixture } from './mixture';
import { ownLanguage } from './outline';
import { wordsIn } from './sections';
import { sign } from './signs';
import { isWaiting, waitingIn } from './translation';

/** Quotations and embedded posts are the words of others, in whatever language those wrote. */
const quoted = /^ {0,3}(?:>|<blockquote\b)/i;
const quotedSigns = sign.greater | sign.less;

const isSilent = ({ kind, signs, text }: Block): boolean =>
  kind === 'front-matter' || ((signs & quotedSigns) !== 0 && quoted.test(text));

const none: readonly Mixture[] = [];
const mixedIn = (block: Block, languages: readonly string[]): readonly Mixture[] =>
  isSilent(block) ? none : severalIn(block, languages);

/** The language of a block by its own words, as its place among `languages` from 1 on; 0 for none, and for several. */
function placeIn(block: Block, languages: readonly string[]): number {
  const own = isSilent(block) ? undefined : ownLanguage(block, languages);
  return own === undefined || severalIn(block, languages).length > 0 ? 0 : languages.indexOf(own) + 1;
}

/** The voices of a note. */
export interface Voices {
  readonly languages: readonly string[];
  /** For each block its language, as its place among `languages` from 1 on; 0 where it is in none, or in several. */
  readonly own: Int32Array;
  /** For each block its words in that language; counted when they are asked for, since most notes are in one language. */
  readonly ownWords: () => Int32Array;
  /** The blocks in several languages, each with its words in them. */
  readonly mixed: readonly Held<Mixture>[];
  /** Words of blocks whose language an element says. */
  readonly claimedWords: number;
}

const ownPlaces = numbersOfNoteAmong(placeIn);
const ownCounts = numbersOfNoteAmong((block, languages) => (placeIn(block, languages) > 0 ? wordsIn(block) : 0));
const ownMixed = perHoldingBlockAmong(mixedIn);

/** The voice of each block. Silent are front matter, quotations and text between `agored-translate` markers. */
export const voicesOf = perNoteAmong((note, languages): Voices => {
  const waiting = waitingIn(note);
  const claims = claimedBlocks(note, languages);
  if (waiting.length === 0 && claims.length === 0)
    return {
      languages,
      own: ownPlaces(note, languages),
      ownWords: () => ownCounts(note, languages),
      mixed: ownMixed(note, languages),
      claimedWords: 0,
    };
  const { length } = note.blocks;
  const own = new Int32Array(length);
  const ownWords = new Int32Array(length);
  const mixed: Held<Mixture>[] = [];
  let claimedWords = 0;
  note.blocks.forEach((block, index) => {
    if (isWaiting(waiting, note.starts[index] ?? 0) || isSilent(block)) return;
    const claim = claims[index];
    const things = claim === undefined ? mixedIn(block, languages) : none;
    if (things.length > 0) mixed.push({ block: index, things });
    const place = claim === undefined ? placeIn(block, languages) : languages.indexOf(claim) + 1;
    own[index] = place;
    ownWords[index] = place > 0 ? wordsIn(block) : 0;
    if (claim !== undefined) claimedWords += wordsIn(block);
  });
  return { languages, own, ownWords: () => ownWords, mixed, claimedWords };
});

/** The language that elements claim for each block, among `languages`; the block that opens one belongs to it. */
export function claimedBlocks(note: Document, languages: readonly string[]): readonly (string | undefined)[] {
  const elements = elementClaims(note).filter(({ language }) => language !== undefined && languages.includes(language));
  if (elements.length === 0) return [];
  const claims = blockClaims(undefined, note, languages);
  return note.blocks.map((block, index) => {
    const claim = claims[index]?.language;
    if (claim?.kind === 'attribute' && languages.includes(claim.language ?? '')) return claim.language;
    if (wordsIn(block) > 0) return undefined;
    const from = note.starts[index] ?? 0;
    const to = from + block.text.length;
    return elements.findLast(({ covers }) => from <= covers.start && covers.start <= to && covers.end > to)?.language;
  });
}

/** Words of several texts together, by language, in the order in which these are first spoken. */
export function sumOf(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const words of all)
    for (const [language, count] of words) totals.set(language, (totals.get(language) ?? 0) + count);
  return totals;
}

/** Words by language, in the order in which these are first spoken. */
export type Spoken = readonly (readonly [language: string, words: number])[];

/** Words of the blocks from `from` to `to` of a note by language. */
export function spokenBetween({ languages, own, ownWords, mixed }: Voices, from: number, to: number): Spoken {
  const sums = new Int32Array(languages.length);
  const order: number[] = [];
  const add = (at: number, words: number): void => {
    if (!order.includes(at)) order.push(at);
    sums[at] = (sums[at] ?? 0) + words;
  };
  const words = ownWords();
  let several = firstFrom(mixed, from);
  for (let index = from; index < to; index++) {
    const place = own[index] ?? 0;
    if (place > 0) add(place - 1, words[index] ?? 0);
    else if (mixed[several]?.block === index)
      for (const spoken of mixed[several++]?.things ?? [])
        for (const [language, count] of spoken) add(languages.indexOf(language), count);
  }
  return order.map((at) => [languages[at] ?? '', sums[at] ?? 0]);
}

/** Words in a language, and the first block that speaks it. */
interface Voice {
  readonly first: number;
  readonly words: number;
}

/** Those of the blocks in several languages, in the order in which these are first spoken. */
const mixedVoices = perThings((mixed: readonly Held<Mixture>[]): ReadonlyMap<string, Voice> => {
  const voices = new Map<string, Voice>();
  for (const { block, things } of mixed)
    for (const spoken of things)
      for (const [language, count] of spoken) {
        const { first, words } = voices.get(language) ?? { first: block, words: 0 };
        voices.set(language, { first, words: words + count });
      }
  return voices;
});

/**
 * Words of all blocks of a note by language, in the order in which these are first spoken: with those of blocks in several,
 * and without.
 */
export function totalsOf({ languages, own, ownWords, mixed }: Voices): {
  readonly all: ReadonlyMap<string, number>;
  readonly alone: ReadonlyMap<string, number>;
} {
  const sums = new Int32Array(languages.length + 1);
  const words = ownWords();
  for (let index = 0; index < own.length; index++) {
    const place = own[index] ?? 0;
    sums[place] = (sums[place] ?? 0) + (words[index] ?? 0);
  }
  const alone = new Map<string, Voice>();
  for (const [at, language] of languages.entries()) {
    const first = own.indexOf(at + 1);
    if (first >= 0) alone.set(language, { first, words: sums[at + 1] ?? 0 });
  }
  const all = new Map(mixedVoices(mixed));
  for (const [language, { first, words }] of alone) {
    const also = all.get(language);
    all.set(language, also ? { first: Math.min(first, also.first), words: words + also.words } : { first, words });
  }
  return { all: ordered(all), alone: ordered(alone) };
}

/** Those that one block is the first to speak stay as they are. */
const ordered = (voices: ReadonlyMap<string, Voice>): ReadonlyMap<string, number> =>
  new Map([...voices].sort(([, a], [, b]) => a.first - b.first).map(([language, { words }]) => [language, words]));

/** Which language each block of a note speaks: by what HTML elements say, else by its own words. */
import type { Block } from './blocks';
import { blockClaims, elementClaims } from './claims';
import type { Document } from './document';
import { firstFrom, numbersOfNoteAmong, perHoldingBlockAmong, perNoteAmong, type Held } from './memo';
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

/**
 * Words of the blocks from `from` to `to` of a note by language.
 * @param isMixedToo whether those in several languages count.
 */
export function spokenBetween(
  { languages, own, ownWords, mixed }: Voices,
  from: number,
  to: number,
  isMixedToo = true,
): Spoken {
  const sums = new Int32Array(languages.length);
  const order: number[] = [];
  const add = (at: number, words: number): void => {
    if (!order.includes(at)) order.push(at);
    sums[at] = (sums[at] ?? 0) + words;
  };
  const words = ownWords();
  let several = isMixedToo ? firstFrom(mixed, from) : mixed.length;
  let last = 0; // most blocks speak the language of the one before
  for (let index = from; index < to; index++) {
    const place = own[index] ?? 0;
    if (place > 0) {
      if (place !== last) add(place - 1, 0);
      last = place;
      sums[place - 1] = (sums[place - 1] ?? 0) + (words[index] ?? 0);
    } else if (mixed[several]?.block === index)
      for (const spoken of mixed[several++]?.things ?? [])
        for (const [language, count] of spoken) add(languages.indexOf(language), count);
  }
  return order.map((at) => [languages[at] ?? '', sums[at] ?? 0]);
}

/** As `spokenBetween`, of all blocks. */
export const totalsOf = (voices: Voices, isMixedToo = true): ReadonlyMap<string, number> =>
  new Map(spokenBetween(voices, 0, voices.own.length, isMixedToo));

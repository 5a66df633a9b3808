/** Which language each block of a note speaks: by what HTML elements say, else by its own words. */
import { blockClaims, elementClaims } from './claims';
import type { Document } from './document';
import { firstFrom, numbersOfNoteAmong, perBlockAmong, perHoldingBlockAmong, perNoteAmong, type Held } from './memo';
import { spokenIn } from './mixture';
import { wordsIn } from './sections';
import { isWaiting, waitingIn } from './translation';

/** What a block counts for: its words by language, and whether an element says so. */
export interface Voice {
  readonly words: ReadonlyMap<string, number>;
  /** The language, where the block is in one; also that of an element that it only opens. */
  readonly own: string | undefined;
  /** The words in that language, which are then all. */
  readonly ownWords: number;
  readonly claimed: boolean;
}

/** Quotations and embedded posts are the words of others, in whatever language those wrote. */
const quoted = /^ {0,3}(?:>|<blockquote\b)/i;

const silent: Voice = { words: new Map(), own: undefined, ownWords: 0, claimed: false };

/** A block by its own words; most are in one language, or none. */
const ownVoice = perBlockAmong((block, languages): Voice => {
  if (block.kind === 'front-matter' || quoted.test(block.text)) return silent;
  const words = spokenIn(block, languages);
  const [first] = words;
  if (!first) return silent;
  const isOne = words.size === 1;
  return { words, own: isOne ? first[0] : undefined, ownWords: isOne ? first[1] : 0, claimed: false };
});

const claimedVoice = perBlockAmong((block, [own = '']): Voice => {
  const ownWords = wordsIn(block);
  return { words: new Map([[own, ownWords]]), own, ownWords, claimed: true };
});

/** The voices of a note. */
export interface Voices {
  readonly languages: readonly string[];
  /** For each block its language, as its place among `languages` from 1 on; 0 where it is in none, or in several. */
  readonly own: Int32Array;
  /** For each block its words in that language. */
  readonly ownWords: Int32Array;
  /** The blocks in several languages, each with its voice. */
  readonly mixed: readonly Held<Voice>[];
  /** Words of blocks whose language an element says. */
  readonly claimedWords: number;
}

const placeOf = ({ own }: Voice, languages: readonly string[]): number =>
  own === undefined ? 0 : languages.indexOf(own) + 1;
const severalOf = (voice: Voice): readonly Voice[] => (voice.words.size > 1 ? [voice] : []);

const ownPlaces = numbersOfNoteAmong((block, languages) => placeOf(ownVoice(block, languages), languages));
const ownCounts = numbersOfNoteAmong((block, languages) => ownVoice(block, languages).ownWords);
const ownMixed = perHoldingBlockAmong(perBlockAmong((block, languages) => severalOf(ownVoice(block, languages))));

/** The voice of each block. Silent are front matter, quotations and text between `agored-translate` markers. */
export const voicesOf = perNoteAmong((note, languages): Voices => {
  const waiting = waitingIn(note);
  const claims = claimedBlocks(note, languages);
  if (waiting.length === 0 && claims.length === 0)
    return {
      languages,
      own: ownPlaces(note, languages),
      ownWords: ownCounts(note, languages),
      mixed: ownMixed(note, languages),
      claimedWords: 0,
    };
  const all = note.blocks.map((block, index) => {
    const voice = ownVoice(block, languages);
    const claim = claims[index];
    if (isWaiting(waiting, note.starts[index] ?? 0)) return silent;
    if (claim === undefined || block.kind === 'front-matter' || quoted.test(block.text)) return voice;
    return claimedVoice(block, [claim]);
  });
  return {
    languages,
    own: Int32Array.from(all, (voice) => placeOf(voice, languages)),
    ownWords: Int32Array.from(all, ({ ownWords }) => ownWords),
    mixed: all.flatMap((voice, block) => (voice.words.size > 1 ? [{ block, things: [voice] }] : [])),
    claimedWords: all.reduce((sum, { claimed, ownWords }) => sum + (claimed ? ownWords : 0), 0),
  };
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
  let several = isMixedToo ? firstFrom(mixed, from) : mixed.length;
  let last = 0; // most blocks speak the language of the one before
  for (let index = from; index < to; index++) {
    const place = own[index] ?? 0;
    if (place > 0) {
      if (place !== last) add(place - 1, 0);
      last = place;
      sums[place - 1] = (sums[place - 1] ?? 0) + (ownWords[index] ?? 0);
    } else if (mixed[several]?.block === index)
      for (const { words } of mixed[several++]?.things ?? [])
        for (const [language, count] of words) add(languages.indexOf(language), count);
  }
  return order.map((at) => [languages[at] ?? '', sums[at] ?? 0]);
}

/** As `spokenBetween`, of all blocks. */
export const totalsOf = (voices: Voices, isMixedToo = true): ReadonlyMap<string, number> =>
  new Map(spokenBetween(voices, 0, voices.own.length, isMixedToo));

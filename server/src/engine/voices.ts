/** Which language each block of a note speaks: by what HTML elements say, else by its own words. */
import { blockClaims, elementClaims } from './claims';
import type { Document } from './document';
import { perBlockAmong, perBlockOfNoteAmong, perNoteAmong } from './memo';
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

const ownVoices = perBlockOfNoteAmong(ownVoice);

/** The voice of each block, by index. Silent are front matter, quotations and text between `agored-translate` markers. */
export const voicesOf = perNoteAmong((note, languages): readonly Voice[] => {
  const waiting = waitingIn(note);
  const claims = claimedBlocks(note, languages);
  const own = ownVoices(note, languages);
  if (waiting.length === 0 && claims.length === 0) return own;
  return own.map((voice, index) => {
    const block = note.blocks[index];
    const claim = claims[index];
    if (isWaiting(waiting, note.starts[index] ?? 0)) return silent;
    if (!block || claim === undefined || block.kind === 'front-matter' || quoted.test(block.text)) return voice;
    return claimedVoice(block, [claim]);
  });
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

/** Words of several together. */
export function sumOf(voices: readonly (Pick<Voice, 'words'> & Partial<Voice>)[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  // Neighbours mostly speak the same language, and notes have thousands of blocks.
  let spoken: string | undefined;
  let sum = 0;
  const flush = (): void => {
    if (spoken !== undefined) totals.set(spoken, (totals.get(spoken) ?? 0) + sum);
    sum = 0;
  };
  for (const { own, ownWords = 0, words } of voices) {
    if (own === undefined && words.size === 0) continue;
    if (own === undefined || own !== spoken) flush();
    spoken = own;
    if (own !== undefined) sum += ownWords;
    else for (const [language, count] of words) totals.set(language, (totals.get(language) ?? 0) + count);
  }
  flush();
  return totals;
}

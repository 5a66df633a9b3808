/**
 * What stands in two languages at once: a caption or a cell "EN / CY", a line and its translation under it. Such a block
 * is in neither language as a whole; its pieces are.
 */
import { languageOf } from '../languages/identify';
import { countWords } from '../languages/letters';
import type { Block } from './blocks';
import { perBlockAmong } from './memo';
import { ownLanguage, roughPieces } from './outline';
import { wordsIn } from './sections';
import { sign } from './signs';

/** Words of a block by language; empty where it cannot be told. */
export type Spoken = ReadonlyMap<string, number>;

/** What each language of a mixture must have of the words that can be told: less is a quotation, or a term. */
const least = { words: 2, share: 0.3 };

/** Looks like pieces side by side, or a line and its translation in italics. Others are read only if undecided. */
const sideBySide = /\s[/|]\s|[*_]\/|\/[*_]|[\r\n][ \t]*[*_]\S/;

const sideSigns = sign.slash | sign.bar | sign.emphasis;

const none: readonly Spoken[] = [];

/** The words of a block in several languages, which are shared among its pieces, in a list. */
const readPieces = perBlockAmong((block, languages): readonly Spoken[] => {
  if (ownLanguage(block, languages) !== undefined && !sideBySide.test(block.text)) return none;
  const pieces = roughPieces(block);
  if (pieces.length < 2) return none; // one is in one language at most
  const parts = new Map<string, number>();
  for (const piece of pieces) {
    const language = languageOf(piece, languages);
    if (language !== undefined) parts.set(language, (parts.get(language) ?? 0) + countWords(piece));
  }
  const all = [...parts.values()].reduce((sum, words) => sum + words, 0);
  const several = [...parts].filter(([, words]) => words >= least.words && words >= least.share * all);
  return several.length > 1 ? [new Map(several)] : none;
});

/**
 * The words of a block by language in a list, where it holds several languages; else empty. Most blocks are told at a
 * glance: their pieces have no more words together than they have, too few for two languages.
 */
export function severalIn(block: Block, languages: readonly string[]): readonly Spoken[] {
  const isTold = ownLanguage(block, languages) !== undefined;
  const mayBe = isTold ? (block.signs & sideSigns) !== 0 : wordsIn(block) >= 2 * least.words;
  return mayBe ? readPieces(block, languages) : none;
}

/** The words of a block by language: all in its own, or shared among the languages of its pieces where it holds several. */
export function spokenIn(block: Block, languages: readonly string[]): Spoken {
  const own = ownLanguage(block, languages);
  const [several] = severalIn(block, languages);
  return several ?? new Map(own === undefined ? [] : [[own, wordsIn(block)]]);
}

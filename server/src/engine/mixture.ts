/**
 * What stands in two languages at once: a caption or a cell "EN / CY", a line and its translation under it. Such a block
 * is in neither language as a whole; its pieces are.
 */
import { languageOf } from '../languages/identify';
import { countWords } from '../languages/letters';
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

/** The words of a block by language: all in its own, or shared among the languages of its pieces where it holds several. */
export const spokenIn = perBlockAmong((block, languages): Spoken => {
  const own = ownLanguage(block, languages);
  if (own === undefined || ((block.signs & sideSigns) !== 0 && sideBySide.test(block.text))) {
    const parts = new Map<string, number>();
    const pieces = roughPieces(block);
    // One piece is in one language at most.
    for (const piece of pieces.length > 1 ? pieces : []) {
      const language = languageOf(piece, languages);
      if (language !== undefined) parts.set(language, (parts.get(language) ?? 0) + countWords(piece));
    }
    const all = [...parts.values()].reduce((sum, words) => sum + words, 0);
    const several = [...parts].filter(([, words]) => words >= least.words && words >= least.share * all);
    if (several.length > 1) return new Map(several);
  }
  return new Map(own === undefined ? [] : [[own, wordsIn(block)]]);
});

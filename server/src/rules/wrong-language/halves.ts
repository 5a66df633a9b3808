/** Where one language's text ends and the other's begins, in a note that holds both and has a slip in one of them. */
import type { Document } from '../../engine/document';
import { namedLanguages } from '../../engine/notices';
import { headingPassages, ownLanguage, roughText } from '../../engine/outline';
import { wordsIn } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import { identify } from '../../languages/identify';

export interface Half {
  readonly language: string;
  /** Half-open range of block indexes. */
  readonly from: number;
  readonly to: number;
}

/** What halves have in common: words and headings of the smaller one, as a share of those of the greater one. */
const alike = { words: 0.5, headings: 0.6 };
/** Share of a half's words that must be in its language. */
const leastOwn = 0.55;

interface Block {
  readonly language: string | undefined;
  readonly words: number;
  /** Languages of its headings, as far as they can be told. */
  readonly headings: readonly (string | undefined)[];
  /** A new text may begin here: a heading, a rule, or a line that names a language. */
  readonly opens: boolean;
}

/**
 * Cuts a note in two where a reader would, at a heading, a rule or the name of a language, so that the two halves are
 * alike in length and headings, all headings are in their half's language, and so is most text.
 */
export function halvesIn(note: Document, languages: readonly string[]): readonly Half[] | undefined {
  const waiting = waitingIn(note);
  const blocks = note.blocks.map((block, index): Block => {
    const silent = block.kind === 'front-matter' || isWaiting(waiting, note.starts[index] ?? 0);
    const language = silent ? undefined : ownLanguage(block, languages);
    const headings = headingPassages(block);
    const rule = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:[*_][ \t]*){3,}$/.test(block.text.trimEnd());
    return {
      language,
      words: language === undefined ? 0 : wordsIn(block),
      headings: headings.map(({ text }) => identify(text, languages).language),
      opens: !silent && (rule || headings.length > 0 || namedLanguages(roughText(block)).length > 0),
    };
  });
  const present = languages.filter((language) => blocks.some((block) => block.language === language));
  const sums = new Map(present.map((language) => [language, sumsOf(blocks, language)]));
  let best: { readonly halves: readonly Half[]; readonly wrong: number } | undefined;
  for (const [first, before] of sums)
    for (const [second, behind] of sums) {
      if (first === second) continue;
      for (let at = 1; at < blocks.length; at++) {
        if (blocks[at]?.opens !== true) continue;
        const wrong = wrongIn(between(before, 0, at), between(behind, at, blocks.length));
        if (wrong === undefined || (best && best.wrong <= wrong)) continue;
        const halves = [
          { language: first, from: 0, to: at },
          { language: second, from: at, to: blocks.length },
        ];
        best = { halves, wrong };
      }
    }
  return best?.halves;
}

/** What a stretch of blocks holds, seen as text in one language. */
interface Sums {
  readonly words: number;
  /** Words in the language. */
  readonly own: number;
  readonly headings: number;
  /** Headings in another language. */
  readonly foreign: number;
}

/** Sums of the blocks before each place, so that every cut is judged by two differences. */
function sumsOf(blocks: readonly Block[], language: string): readonly Sums[] {
  let [words, own, headings, foreign] = [0, 0, 0, 0];
  const sums: Sums[] = [{ words, own, headings, foreign }];
  for (const block of blocks) {
    words += block.words;
    if (block.language === language) own += block.words;
    headings += block.headings.length;
    foreign += block.headings.filter((spoken) => spoken !== undefined && spoken !== language).length;
    sums.push({ words, own, headings, foreign });
  }
  return sums;
}

function between(sums: readonly Sums[], from: number, to: number): Sums {
  const [a, b] = [sums[from], sums[to]];
  const part = (of: (sum: Sums) => number): number => (b ? of(b) : 0) - (a ? of(a) : 0);
  return {
    words: part(({ words }) => words),
    own: part(({ own }) => own),
    headings: part(({ headings }) => headings),
    foreign: part(({ foreign }) => foreign),
  };
}

/** The words of two halves that are in the wrong one; undefined where they are no halves. */
function wrongIn(a: Sums, b: Sums): number | undefined {
  const isHalf = ({ words, own, foreign }: Sums): boolean => foreign === 0 && words > 0 && own >= leastOwn * words;
  if (!isHalf(a) || !isHalf(b)) return undefined;
  const like = (one: number, other: number, share: number): boolean =>
    Math.min(one, other) >= share * Math.max(one, other);
  if (!like(a.words, b.words, alike.words) || !like(a.headings, b.headings, alike.headings)) return undefined;
  return a.words - a.own + b.words - b.own;
}

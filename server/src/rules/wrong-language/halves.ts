/** Where one language's text ends and the other's begins, in a note that holds both and has a slip in one of them. */
import type { Document } from '../../engine/document';
import { perBlockAmong, perBlockOfNoteAmong } from '../../engine/memo';
import { namedLanguages } from '../../engine/notices';
import { headingPassages, ownLanguage, roughText } from '../../engine/outline';
import { wordsIn } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import { languageOf } from '../../languages/identify';

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

/** What a block has to say. */
interface Summary {
  readonly language: string | undefined;
  readonly words: number;
  /** Languages of its headings, as far as they can be told. */
  readonly headings: readonly (string | undefined)[];
  /** A new text may begin here: a heading, a rule, or a line that names a language. */
  readonly opens: boolean;
}

const summaryOf = perBlockAmong((block, languages): Summary => {
  const language = block.kind === 'front-matter' ? undefined : ownLanguage(block, languages);
  const headings = headingPassages(block);
  const rule = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:[*_][ \t]*){3,}$/.test(block.text.trimEnd());
  return {
    language,
    words: language === undefined ? 0 : wordsIn(block),
    headings: headings.map(({ text }) => languageOf(text, languages)),
    opens:
      block.kind !== 'front-matter' && (rule || headings.length > 0 || namedLanguages(roughText(block)).length > 0),
  };
});

const summaries = perBlockOfNoteAmong(summaryOf);

/**
 * Cuts a note in two where a reader would, at a heading, a rule or the name of a language, so that the two halves are
 * alike in length and headings, all headings are in their half's language, and so is most text.
 */
export function halvesIn(note: Document, languages: readonly string[]): readonly Half[] | undefined {
  const waiting = waitingIn(note);
  const all = summaries(note, languages);
  const blocks =
    waiting.length === 0
      ? all
      : all.map((own, index) =>
          isWaiting(waiting, note.starts[index] ?? 0) ? { ...own, language: undefined, words: 0, opens: false } : own,
        );
  const present = languages.filter((language) => blocks.some((block) => block.language === language));
  const sums = new Map(present.map((language) => [language, sumsOf(blocks, language)]));
  let best:
    { readonly first: string; readonly second: string; readonly at: number; readonly wrong: number } | undefined;
  for (const [first, { cuts: before }] of sums)
    for (const [second, { cuts: behind, all: whole }] of sums) {
      if (first === second) continue;
      for (const [index, cut] of before.entries()) {
        const other = behind[index];
        const wrong = other && wrongIn(cut, rest(whole, other));
        if (wrong === undefined || (best && best.wrong <= wrong)) continue;
        best = { first, second, at: cut.at, wrong };
      }
    }
  return (
    best && [
      { language: best.first, from: 0, to: best.at },
      { language: best.second, from: best.at, to: blocks.length },
    ]
  );
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

/** What lies before a place where a new text may begin. */
interface Cut extends Sums {
  /** Index of the block that opens it. */
  readonly at: number;
}

/** Sums of the blocks before each place where a text may begin, and of all, so that every cut is judged by a difference. */
function sumsOf(blocks: readonly Summary[], language: string): { readonly cuts: readonly Cut[]; readonly all: Sums } {
  let [words, own, headings, foreign] = [0, 0, 0, 0];
  const cuts: Cut[] = [];
  blocks.forEach((block, at) => {
    if (at > 0 && block.opens) cuts.push({ at, words, own, headings, foreign });
    words += block.words;
    if (block.language === language) own += block.words;
    headings += block.headings.length;
    for (const spoken of block.headings) if (spoken !== undefined && spoken !== language) foreign++;
  });
  return { cuts, all: { words, own, headings, foreign } };
}

const rest = (all: Sums, before: Sums): Sums => ({
  words: all.words - before.words,
  own: all.own - before.own,
  headings: all.headings - before.headings,
  foreign: all.foreign - before.foreign,
});

/** The words of two halves that are in the wrong one; undefined where they are no halves. */
function wrongIn(a: Sums, b: Sums): number | undefined {
  const isHalf = ({ words, own, foreign }: Sums): boolean => foreign === 0 && words > 0 && own >= leastOwn * words;
  if (!isHalf(a) || !isHalf(b)) return undefined;
  const like = (one: number, other: number, share: number): boolean =>
    Math.min(one, other) >= share * Math.max(one, other);
  if (!like(a.words, b.words, alike.words) || !like(a.headings, b.headings, alike.headings)) return undefined;
  return a.words - a.own + b.words - b.own;
}

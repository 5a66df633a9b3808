/**
 * Whether Markdown as written may state a decision: told by the words of the cues, labels and lead-ins of a grammar
 * alone, so that only blocks which hold some are parsed. Never false where the grammar finds something in the text as
 * read, as long as each word is written in one piece, with no markup or entity among its letters.
 */
import { isApostrophe, isMadeOf, kindAt, letter, lettersIn, number, widthAt } from '../letters';
import { createLexicon, wordsOf, type Words } from '../../vocabulary/lexicon';
import type { Grammar } from './types';

/** What goes on between two words and may hide others from the reader: an address, a reference, a tag, an entity. */
const hiding = /\]\(|\]\[|\[\^|[<&]/;
/** What ends a label, or hides it. */
const labelEnd = /[:–—]|\]\(|\]\[|\[\^|[<&]/;
/** What may end a lead-in, which is a heading, is emphasised, or ends in a colon. */
const leadInEnd = /[:*_\r\n]|\]\(|\]\[|\[\^|[<&]/;

interface Phrase {
  /** Numbers of its words in the lexicon. */
  readonly words: readonly number[];
  readonly label: boolean;
}

/** What a grammar's lead-ins begin with, and what they are made of: numbers of words in the lexicon. */
interface LeadIns {
  readonly first: ReadonlySet<number>;
  readonly words: ReadonlySet<number>;
}

/** Makes what tells of a block of Markdown, as written, whether any of some grammars may find something in it. */
export function mayStateIn(grammars: readonly Grammar[]): (markdown: string) => boolean {
  const spelt = grammars.map(({ cues, labels, leadIns, sections, leadInWords }) => ({
    phrases: [
      ...spell(
        cues.flatMap(({ words }) => words),
        false,
      ),
      ...spell(labels, true),
    ],
    leadInWords,
    inLeadIns: [...leadIns, ...sections].flatMap(({ source }) => lettersIn(optional(source))),
  }));
  const lexicon = createLexicon(
    new Set(spelt.flatMap(({ phrases, inLeadIns }) => [...phrases.flatMap(({ words }) => words), ...inLeadIns])),
  );
  const numbered = (words: readonly string[]): number[] => words.map((word) => lexicon.idOf(word));
  const byFirst: Phrase[][] = [];
  for (const { words, label } of spelt.flatMap(({ phrases }) => phrases)) {
    const numbers = numbered(words);
    (byFirst[numbers[0] ?? 0] ??= []).push({ words: numbers, label });
  }
  const leadIns = spelt.map(({ leadInWords, inLeadIns }): LeadIns => ({
    first: new Set(numbered(leadInWords)),
    words: new Set(numbered(inLeadIns)),
  }));

  return (markdown) => {
    const words = lexicon.read(markdown, false);
    for (let at = 0; at < words.count; at++) {
      const id = words.ids[at] ?? 0;
      if (id === 0) continue;
      if (byFirst[id]?.some((phrase) => standsAt(words, at, phrase))) return true;
      if (leadIns.some(({ first, words: known }) => first.has(id) && endsLeadIn(words, at, known))) return true;
    }
    return false;
  };
}

/** Phrases cut into words. One behind an apostrophe ("'re") may be hard to tell as written, and is passed over. */
const spell = (phrases: readonly string[], label: boolean) =>
  phrases.map((text) => ({ words: wordsOf(text).filter((word) => !word.startsWith("'")), label }));

/** What stands in the source between a word and the next. */
const gapAfter = ({ text, ends, starts, count }: Words, at: number): string =>
  text.slice(ends[at], at + 1 < count ? starts[at + 1] : text.length);

/** Whether what stands between a word and the next may hide others; mostly it is one space. */
function isHiding(words: Words, at: number): boolean {
  const from = words.ends[at] ?? 0;
  const isSpace = at + 1 < words.count && words.starts[at + 1] === from + 1 && words.text.charCodeAt(from) === 0x20;
  return !isSpace && hiding.test(gapAfter(words, at));
}

/** A short form behind an apostrophe, which is a word of its own: "'re". */
const isClitic = ({ text, starts }: Words, at: number): boolean => {
  const start = starts[at] ?? 0;
  return isApostrophe(text.charCodeAt(start - 1)) || isApostrophe(text.charCodeAt(start));
};

/** Whether the words of a phrase stand at a place, one behind the other, as far as can be seen. */
function standsAt(words: Words, at: number, { words: phrase, label }: Phrase): boolean {
  for (let next = 1; next < phrase.length;) {
    if (isHiding(words, at)) return true;
    if (++at >= words.count) return false;
    if (words.ids[at] === phrase[next]) next++;
    else if (!isClitic(words, at)) return false;
  }
  if (!label) return true;
  // "Decision 3 – one form": numbers and single letters may stand between label and mark.
  while (!labelEnd.test(gapAfter(words, at))) {
    at++;
    if (at >= words.count || !isNumberOrLetter(words.text.slice(words.starts[at], words.ends[at]))) return false;
  }
  return true;
}

/** Whether nothing but words of lead-ins goes on behind a word. */
function endsLeadIn(words: Words, at: number, known: ReadonlySet<number>): boolean {
  while (!leadInEnd.test(gapAfter(words, at))) {
    at++;
    if (at >= words.count) return true;
    if (!known.has(words.ids[at] ?? 0) && !isClitic(words, at)) return false;
  }
  return true;
}

const isNumberOrLetter = (word: string): boolean =>
  isMadeOf(word, (kind) => kind === number) || (kindAt(word, 0) === letter && widthAt(word, 0) === word.length);

/** The source of a pattern with both a word and the same word less its last letter where that may be missing. */
function optional(source: string): string {
  const parts = source.split('?');
  const last = parts.pop() ?? '';
  const both = parts.map((part) => {
    const word = Array.from(lettersIn(part).at(-1) ?? '');
    const whole = word.join('');
    return word.length > 1 && part.endsWith(whole)
      ? `${part.slice(0, -whole.length)}${word.slice(0, -1).join('')} ${whole}`
      : `${part}?`;
  });
  return both.join('') + last;
}

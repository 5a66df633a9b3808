/** Finds what a passage quotes: the words of others, and words that are spoken about rather than used. */

import { isOfWord } from './letters';

/** A stretch of text, half-open. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Marks that always open, with what may close them. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['\u201c', '\u201d'],
  ['\u201e', '\u201c\u201d'],
  ['\u00ab', '\u00bb'],
  ['\u2039', '\u203a'],
]);

/** All that may open. */
const opening = /["'\u2018\u201c\u201e\u00ab\u2039]/g;

/** Single quotation marks double as apostrophes, so a quotation in them is believed only up to this length. */
const longestSingle = 300;

const spaceUnit = /\s/;
/** What may stand right before an opening straight mark. */
const beforeOpening = /[\s([{/\u2014\u2013\u201c"'*_-]/;

/**
 * The quotations of a text, marks included, in order and apart from one another; what is quoted within a quotation is
 * part of it. Knows straight and curly marks, double and single, and guillemets; tells apostrophes apart by the letters
 * around them. A mark that is never closed quotes nothing.
 */
export function quotedSpans(text: string): readonly Span[] {
  const found: Span[] = [];
  const never = new Set<string>();
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [mark] = match;
    if (never.has(mark)) continue;
    const end = closingOf(text, match.index, mark);
    if (end > 0) {
      found.push({ start: match.index, end });
      opening.lastIndex = end;
    } else if (end < 0) never.add(mark); // nothing later closes it either
  }
  return found;
}

/** End of the quotation that opens at `at`; 0 where none does, -1 where no later mark of its kind can close either. */
function closingOf(text: string, at: number, mark: string): number {
  const closers = pairs.get(mark);
  if (closers !== undefined) {
    for (let i = at + 1; i < text.length; i++) if (closers.includes(text.charAt(i))) return i + 1;
    return -1;
  }
  if (mark === '"') {
    if (!opens(text, at)) return 0;
    for (let i = at + 2; i < text.length; i++)
      if (text.charAt(i) === '"' && !spaceUnit.test(text.charAt(i - 1)) && !isOfWord(text.charAt(i + 1))) return i + 1;
    return -1;
  }
  if (mark === '\u2018') return singleEnd(text, at, '\u2019');
  if (mark === "'" && opens(text, at)) return singleEnd(text, at, "'");
  return 0;
}

function opens(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return (at === 0 || beforeOpening.test(text.charAt(at - 1))) && next !== '' && !spaceUnit.test(next);
}

/** A single mark closes where no letter follows; between letters it is an apostrophe. */
function singleEnd(text: string, at: number, closer: string): number {
  const limit = Math.min(text.length, at + longestSingle);
  for (let i = at + 2; i < limit; i++) {
    const unit = text.charAt(i);
    if (unit === '\n') return 0;
    if (unit === closer && !spaceUnit.test(text.charAt(i - 1)) && !isOfWord(text.charAt(i + 1))) return i + 1;
  }
  return 0;
}

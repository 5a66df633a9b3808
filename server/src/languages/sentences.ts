/** Cuts prose into sentences, as an editor would see them in English and Welsh. */
import { patternFor } from './letters';

/** A stretch of text, half-open. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words whose full stop does not end a sentence, lower case, without it. English and Welsh together. */
const abbreviations = new Set(
  (
    'e.g i.e eg ie vs cf viz approx dept est eds al dr mr mrs ms mx prof cllr rev hon st sgt ltd inc corp u.k u.s ' +
    'cyng mgr parch h.y e.e h.yn gw'
  ).split(' '),
);

/** Words that are abbreviations before a number, and words of their own elsewhere: No. 5, Sat. 3 May. */
const beforeNumbers = new Set(
  (
    'no nos p pp vol fig figs ref refs rh tud jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur ' +
    'thurs fri sat sun art ch para'
  ).split(' '),
);

/**
 * A stop and what may stand between it and the next sentence: closing quotes, brackets. A run of stops is looked at
 * from its start alone, so that a hostile one costs no more than its length.
 */
const boundary = /(?<![.!?\u2026])[.!?\u2026]+["'\u201d\u2019)\]\u00bb]*(?=\s)|\n/gu;

/**
 * The sentences of a passage, without the white space around them.
 * @param text a passage as read (`Passage.text`); a hard break (`\n`) ends a sentence.
 */
export function sentences(text: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  boundary.lastIndex = 0;
  for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0] === '\n' || endsSentence(text, match.index, match[0], end)) close(end);
  }
  close(text.length);
  return found;
}

const small = patternFor(String.raw`[\p{Ll}]`);
const lastWord = patternFor(String.raw`[\p{L}\p{N}.]*$`);
const capital = patternFor(String.raw`^[\p{Lu}]$`);

function endsSentence(text: string, at: number, stop: string, end: number): boolean {
  const next = /^\s+["'\u201c\u2018([\u00ab]*(\S)/u.exec(text.slice(end, end + 12))?.[1];
  if (next !== undefined && small(next).test(next)) return false;
  if (!stop.startsWith('.') || stop.startsWith('..')) return true;
  const before = text.slice(Math.max(0, at - 20), at);
  const word = lastWord(before).exec(before)?.[0] ?? '';
  if (capital(word).test(word)) return false; // an initial
  const lower = word.toLowerCase();
  if (/["'\u201d\u2019\u00bb]/.test(stop)) return true;
  return !abbreviations.has(lower) && !(beforeNumbers.has(lower) && next !== undefined && /\d/.test(next));
}

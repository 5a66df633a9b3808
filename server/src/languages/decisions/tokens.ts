/** Words and marks of a sentence. */
import { kindAt, letter, mark, number, widthAt } from '../letters';

export interface Token {
  /** Lower case, curly apostrophes made straight. */
  readonly word: string;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False for punctuation. */
  readonly isWord: boolean;
}

/** End of the run of characters of some kinds that begins at a place. */
function endOf(text: string, at: number, least: typeof mark | typeof number | typeof letter): number {
  let end = at;
  while (end < text.length && kindAt(text, end) >= least) end += widthAt(text, end);
  return end;
}

const isApostrophe = (unit: string | undefined): boolean => unit === '’' || unit === "'";

/** End of an elided word, its apostrophe included: "l’", "qu’"; `at` where there is none. */
function elidedEnd(text: string, at: number): number {
  const before = at > 1 && widthAt(text, at - 2) === 2 ? at - 2 : at - 1;
  if (at > 0 && kindAt(text, before) >= number) return at;
  const end = /[cdjlmnst]/i.test(text.charAt(at))
    ? at + 1
    : /[Qq]/.test(text.charAt(at)) && text[at + 1] === 'u'
      ? at + 2
      : at;
  if (end === at || !isApostrophe(text[end])) return at;
  const first = end + 1;
  const second = first + (first < text.length ? widthAt(text, first) : 0);
  return second < text.length && kindAt(text, first) === letter && kindAt(text, second) === letter ? first : at;
}

/** End of a word with what is joined to it: "e-mail", "gov.uk"; `at` where there is none. */
function wordEnd(text: string, at: number): number {
  let end = endOf(text, at, mark);
  while (end > at) {
    const joint = text[end];
    const next =
      joint === '-' || joint === '\u2010' || joint === '\u2011'
        ? endOf(text, end + 1, mark)
        : joint === '.' || joint === '@'
          ? endOf(text, end + 1, number)
          : end;
    if (next <= end + 1) break;
    end = next;
  }
  return end;
}

/** End of the word or mark that begins at a place where no space is. A pattern with `\p{L}` in it takes long to make. */
function tokenEnd(text: string, at: number): number {
  const elided = elidedEnd(text, at);
  if (elided > at) return elided;
  const word = wordEnd(text, at);
  if (word > at) return word;
  if (isApostrophe(text[at])) return endOf(text, at + 1, letter);
  let end = at;
  while (text[end] === '\uFFFC') end++;
  return end > at ? end : at + widthAt(text, at);
}

/** Whether there are letters or digits in what was read, or what stands for something that is no text. */
function isWord(written: string): boolean {
  for (let at = 0; at < written.length; at += widthAt(written, at))
    if (kindAt(written, at) >= number || written[at] === '\uFFFC') return true;
  return false;
}

/** Elided words ("l’équipe") keep their apostrophe and are tokens; short forms after an apostrophe ("we’ve", "i’r"), and "n’t", are tokens of their own as well. */
export function tokenise(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = [];
  const source = text.slice(from, to);
  for (let at = 0; at < source.length;) {
    const begin = at;
    at = /\s/.test(source.charAt(begin)) ? begin : tokenEnd(source, begin);
    if (at === begin) {
      at++;
      continue;
    }
    const written = source.slice(begin, at);
    const start = from + begin;
    // Brackets are left of links that are not Markdown's own: "[decided]({% link x.md %})".
    if (written === '[' || written === ']') continue;
    const word = written.toLowerCase().replace(/’/g, "'");
    const end = start + written.length;
    const last = tokens[tokens.length - 1];
    if (word === "'t" && last?.end === start && last.word.endsWith('n') && last.word.length > 2) {
      tokens.pop();
      const cut = start - 1;
      tokens.push({ ...last, word: last.word.slice(0, -1), text: last.text.slice(0, -1), end: cut });
      tokens.push({ word: "n't", text: text.slice(cut, end), start: cut, end, isWord: true });
      continue;
    }
    tokens.push({ word, text: written, start, end, isWord: isWord(written) });
  }
  return tokens;
}

/** Words and marks of a sentence. */
import { isApostrophe, isSpace, kindIn, letter, mark, number, unitsOf, widthOf } from '../letters';

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

const [stop, at, object] = [0x2e, 0x40, 0xfffc];

const isHyphen = (unit: number | undefined): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

/** Units of a text with a 0 behind them, as `unitsOf` gives them. */
type Units = Uint16Array;

const width = (units: Units, place: number): number => widthOf(units[place] ?? 0, units[place + 1] ?? 0);

/** End of the run of characters of some kinds that begins at a place. */
function endOf(units: Units, from: number, least: typeof mark | typeof number | typeof letter): number {
  let end = from;
  while (kindIn(units, end) >= least) end += width(units, end);
  return end;
}

/** Consonants that are elided before a vowel, in small letters. */
const elided = new Set(Array.from('cdjlmnst', (unit) => unit.charCodeAt(0)));

/** End of an elided word, its apostrophe included: "l’", "qu’"; `from` where there is none. */
function elidedEnd(units: Units, from: number): number {
  const unit = (units[from] ?? 0) | 0x20;
  const end = elided.has(unit) ? from + 1 : unit === 0x71 && units[from + 1] === 0x75 ? from + 2 : from;
  if (end === from || !isApostrophe(units[end])) return from;
  const before = from > 1 && width(units, from - 2) === 2 ? from - 2 : from - 1;
  if (from > 0 && kindIn(units, before) >= number) return from;
  const first = end + 1;
  return kindIn(units, first) === letter && kindIn(units, first + width(units, first)) === letter ? first : from;
}

/** End of a word with what is joined to it: "e-mail", "gov.uk"; `from` where there is none. */
function wordEnd(units: Units, from: number): number {
  let end = endOf(units, from, mark);
  while (end > from) {
    const joint = units[end];
    const next = isHyphen(joint)
      ? endOf(units, end + 1, mark)
      : joint === stop || joint === at
        ? endOf(units, end + 1, number)
        : end;
    if (next <= end + 1) break;
    end = next;
  }
  return end;
}

/** End of the word or mark that begins at a place where no space is. A pattern with `\p{L}` in it takes long to make. */
function tokenEnd(units: Units, from: number): number {
  const elision = elidedEnd(units, from);
  if (elision > from) return elision;
  const word = wordEnd(units, from);
  if (word > from) return word;
  if (isApostrophe(units[from])) return endOf(units, from + 1, letter);
  let end = from;
  while (units[end] === object) end++;
  return end > from ? end : from + width(units, from);
}

/** Whether there are letters or digits in a stretch, or what stands for something that is no text. */
function isWord(units: Units, from: number, to: number): boolean {
  for (let place = from; place < to; place += width(units, place))
    if (kindIn(units, place) >= number || units[place] === object) return true;
  return false;
}

/** Elided words ("l’équipe") keep their apostrophe and are tokens; short forms after an apostrophe ("we’ve", "i’r"), and "n’t", are tokens of their own as well. */
export function tokenise(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = [];
  const source = text.slice(from, to);
  const units = unitsOf(source);
  for (let end = 0; end < source.length;) {
    const begin = end;
    if (isSpace(units[begin] ?? 0)) {
      end++;
      continue;
    }
    end = tokenEnd(units, begin);
    const written = source.slice(begin, end);
    // Brackets are left of links that are not Markdown's own: "[decided]({% link x.md %})".
    if (written === '[' || written === ']') continue;
    const lower = written.toLowerCase();
    const word = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
    const start = from + begin;
    const last = tokens[tokens.length - 1];
    if (word === "'t" && last?.end === start && last.word.endsWith('n') && last.word.length > 2) {
      tokens.pop();
      const cut = start - 1;
      tokens.push({ ...last, word: last.word.slice(0, -1), text: last.text.slice(0, -1), end: cut });
      tokens.push({ word: "n't", text: text.slice(cut, from + end), start: cut, end: from + end, isWord: true });
      continue;
    }
    tokens.push({ word, text: written, start, end: from + end, isWord: isWord(units, begin, end) });
  }
  return tokens;
}

/** Vale's patterns are regular expressions; ours are words, with `*` at an end. Those that stand for few words are written out. */

/** Most forms that one pattern is written out into. */
export const mostForms = 50;

export interface Forms {
  /** Each once, in the order of the pattern; capitals as the pattern has them. */
  readonly forms: readonly string[];
  /** The pattern itself says that capitals do not matter: `(?i)`. */
  readonly anyCase: boolean;
}

/** Why a pattern cannot be written out: no list of words, too long a list, or it matches within words. */
export type Refusal = 'pattern' | 'many' | 'within';

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

/**
 * Writes a pattern out: words, groups of alternatives, optional parts, small classes of letters; `\w*` is our `*`. Never throws.
 * @param bounded whether Vale sets word boundaries around the pattern; else it has to have its own.
 */
export function writeOut(pattern: string, bounded: boolean): Forms | Refusal {
  try {
    const flag = pattern.startsWith('(?i)');
    const written = parse(flag ? pattern.slice(4) : pattern).map((form) => settle(form, bounded));
    const all = new Set(written.filter((form) => form !== undefined));
    // Where ‘eg’ is found in any case, ‘eg,’ is nothing more.
    const forms = [...all].filter((form) => !/[,;:]$/.test(form) || !all.has(form.slice(0, -1)));
    if (forms.length === 0) return 'pattern';
    return { forms, anyCase: flag };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Longest pattern that is read, in UTF-16 units, and how deep its groups may lie: beyond is no list of words. */
const longest = 2000;
const deepest = 20;

/** Stands for `\b` until the whole form is known. */
const boundary = '\b';
/** Stand for any letters, with none and with at least one, until the whole form is known. */
const any = '\uE000';
const some = '\uE001';
const anyLetters = /(?:\\[wS]|\[(?:a-z|A-Z|A-Za-z|a-zA-Z|\\w|\^\\s)\])([*+])\??/y;

/** All strings that a pattern matches. @throws Refused where they are no short list. */
function parse(pattern: string): readonly string[] {
  if (pattern.length > longest) throw new Refused('many');
  if (/[\uE000\uE001]/.test(pattern)) throw new Refused('pattern');
  let at = 0;
  const refuse = (): never => {
    throw new Refused('pattern');
  };

  function alternatives(depth: number): string[] {
    if (depth > deepest) refuse();
    const all = sequence(depth);
    while (pattern[at] === '|') {
      at++;
      all.push(...sequence(depth));
      if (all.length > mostForms) throw new Refused('many');
    }
    return all;
  }

  function sequence(depth: number): string[] {
    let all = [''];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const part = repeated(atom(depth));
      if (all.length * part.length > mostForms) throw new Refused('many');
      all = all.flatMap((start) => part.map((end) => start + end));
    }
    return all;
  }

  function atom(depth: number): string[] {
    anyLetters.lastIndex = at;
    const letter = anyLetters.exec(pattern);
    if (letter) {
      at = anyLetters.lastIndex;
      return [letter[1] === '*' ? any : some];
    }
    const unit = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    at += unit.length;
    switch (unit) {
      case '(': {
        if (pattern[at] === '?') {
          if (pattern[at + 1] !== ':') refuse(); // looks ahead or behind, or sets flags
          at += 2;
        }
        const all = alternatives(depth + 1);
        if (pattern[at++] !== ')') refuse();
        return all;
      }
      case '[':
        return letters();
      case '\\':
        return [escaped()];
      case '^':
      case '$':
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        return refuse();
      default:
        // A stop that nobody escaped, as in e.g., is taken for a stop.
        return [unit];
    }
  }

  function escaped(): string {
    const unit = pattern.charAt(at++);
    if (unit === 'b') return boundary;
    if (unit === 's') return ' ';
    return /[\p{P}\p{S} ]/u.test(unit) ? unit : refuse();
  }

  /** A class: single characters and short ranges. */
  function letters(): string[] {
    const all: string[] = [];
    if (pattern[at] === '^' || pattern[at] === ']') refuse();
    while (pattern[at] !== ']') {
      if (at >= pattern.length || pattern[at] === '[') refuse();
      const from = member();
      if (pattern[at] === '-' && pattern[at + 1] !== ']') {
        at++;
        const to = member();
        if (from > to) refuse();
        if (to.charCodeAt(0) - from.charCodeAt(0) >= mostForms) throw new Refused('many');
        for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) all.push(String.fromCharCode(code));
      } else all.push(from);
    }
    at++;
    return [...new Set(all)];
  }

  function member(): string {
    const unit = pattern.charAt(at++);
    if (unit !== '\\') return unit;
    const one = escaped();
    return one === boundary ? refuse() : one;
  }

  function repeated(part: string[]): string[] {
    const unit = pattern[at];
    const isSpace = part.length === 1 && part[0] === ' ';
    if (unit === '{') return refuse();
    if (unit !== '?' && unit !== '+' && unit !== '*') return part;
    if (unit !== '?' && !isSpace) return refuse();
    at++;
    if (pattern[at] === '?') at++; // as few as possible: the same forms
    // Without the part first: that is the word as a dictionary has it.
    return unit === '+' ? part : [...new Set(['', ...part])];
  }

  const all = alternatives(0);
  if (at < pattern.length) refuse(); // a bracket too many
  return all;
}

const isWord = (unit: string): boolean => /^[\p{L}\p{N}_\uE000\uE001]$/u.test(unit);

/** A form without the marks of its boundaries; undefined where they cannot hold, so that nothing is ever matched. */
function settle(form: string, bounded: boolean): string | undefined {
  // A space or a comma is as good as a boundary.
  if (!bounded && (isWord(form.charAt(0)) || isWord(form.slice(-1)))) throw new Refused('within');
  let before = '';
  let open = false;
  for (const unit of form) {
    if (unit === boundary) {
      open = true;
      continue;
    }
    // At either end of the form, the word that it begins or ends with is bounded already.
    if (open && before !== '' && isWord(before) === isWord(unit)) return undefined;
    before = unit;
    open = false;
  }
  const text = form.replaceAll(boundary, '').replace(/\s+/g, ' ').trim();
  // A star of its own would be read as ours, and ours stands for no letter too: manage\w+ is not manage.
  if (text === '' || text.includes('*') || /(?<![ ]|^)\uE001/.test(text)) throw new Refused('pattern');
  const starred = text.replace(/[\uE000\uE001]/g, '*');
  if (starred.split(/[ -]/).some((word) => word.includes('*') && !/^(?:\*[^*]{2,}|[^*]{2,}\*)$/.test(word)))
    throw new Refused('pattern');
  return starred;
}

/** Words and marks of a sentence. */

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

/** A function, because the pattern takes long to make and many notes never need it. */
const pattern = (): RegExp =>
  /(?<![\p{L}\p{N}])(?:[cdjlmnstCDJLMNST]|[Qq]u)[’'](?=\p{L}{2})|[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]+|[.@](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*|[’'][\p{L}]+|\uFFFC+|\S/gu;

/** Elided words ("l’équipe") keep their apostrophe and are tokens; short forms after an apostrophe ("we’ve", "i’r"), and "n’t", are tokens of their own as well. */
export function tokenise(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(from, to).matchAll(pattern())) {
    const start = from + match.index;
    const written = match[0];
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
    tokens.push({ word, text: written, start, end, isWord: /[\p{L}\p{N}\uFFFC]/u.test(written) });
  }
  return tokens;
}

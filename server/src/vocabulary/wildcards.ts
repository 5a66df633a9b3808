/** Words of the lists with `*` at one end, looked up by what a text has there: the cost goes with their lengths, not their number. */
import { wordAt, type Words } from './lexicon';

export interface Wildcards {
  /** Numbers of all words of the lists that a word of a text fits, without a wildcard or with one. */
  idsAt(words: Words, index: number): readonly number[];
}

/** Words of texts that are remembered; the same few make up most of what people write. */
const mostRemembered = 5000;
const nothing: readonly number[] = [];

/** Undefined where no word has a wildcard, so that those without pay nothing. */
export function createWildcards(words: Iterable<string>, idOf: (word: string) => number): Wildcards | undefined {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const word of words)
    if (word.endsWith('*')) starts.set(word.slice(0, -1), idOf(word));
    else if (word.startsWith('*')) ends.set(word.slice(1), idOf(word));
  if (starts.size + ends.size === 0) return undefined;
  const startLengths = lengthsOf(starts);
  const endLengths = lengthsOf(ends);
  const remembered = new Map<string, readonly number[]>();

  function fitting(word: string): readonly number[] {
    const exact = idOf(word);
    const found = exact === 0 ? [] : [exact];
    for (const length of startLengths) {
      if (length > word.length) break;
      const id = starts.get(word.slice(0, length));
      if (id !== undefined) found.push(id);
    }
    for (const length of endLengths) {
      if (length > word.length) break;
      const id = ends.get(word.slice(-length));
      if (id !== undefined) found.push(id);
    }
    return found.length === 0 ? nothing : found;
  }

  return {
    idsAt(read, index) {
      // Longer than any word of a language: a blob, which is none of ours.
      if ((read.ends[index] ?? 0) - (read.starts[index] ?? 0) > 100) return nothing;
      const word = wordAt(read, index);
      let ids = remembered.get(word);
      if (!ids) {
        if (remembered.size >= mostRemembered) remembered.clear();
        remembered.set(word, (ids = fitting(word)));
      }
      return ids;
    },
  };
}

const lengthsOf = (parts: ReadonlyMap<string, number>): readonly number[] =>
  [...new Set([...parts.keys()].map(({ length }) => length))].sort((a, b) => a - b);

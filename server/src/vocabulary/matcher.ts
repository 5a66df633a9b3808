/** Finds entries in text with one automaton over words: its cost does not grow with the vocabulary. */
import { isOfWord } from '../languages/letters';
import { mutations, triggersMutation, type Mutation } from '../languages/welsh';
import type { EnglishForm } from '../languages/english';
import { holds } from './conditions';
import { createLexicon, hashWords, wordAt, type Hashed, type Words } from './lexicon';
import { createWildcards } from './wildcards';
import type { Entry } from './types';

/** A form of an entry, as it is looked for. */
export interface Pattern {
  /** Place among all patterns: the earlier of two that match the same words wins. */
  readonly order: number;
  readonly entry: Entry;
  readonly form: EnglishForm;
  /** The form ends in a stop, which is taken with it: e.g. */
  readonly stop: boolean;
  /** Letters of the first word as the dictionary has it. */
  readonly radicalLength: number;
  /** For Welsh: how the first letter has changed. */
  readonly mutation: Mutation | undefined;
}

/** A place where a text matches an entry and its context. Indexes are of words, offsets of the text. */
export interface Hit {
  readonly entry: Entry;
  readonly form: EnglishForm;
  readonly mutation?: Mutation;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

export interface Matcher {
  /**
   * Whether Markdown as written may hold a match; never false where `find` has one in the text as read.
   */
  mayMatch(markdown: string): boolean;
  /** The matches of a text as read, in order and apart from one another, of one language or of all. */
  find(text: string): { readonly words: Words; readonly hits: readonly Hit[] };
}

/** Ways to read a phrase with wildcards that are followed at a time; more takes a list that was made to be slow. */
const mostBranches = 32;

/** Radicals this short and changed are other words too (*rhan* → *ran*): what changes them must stand before. */
const shortRadical = 4;

/** What a matcher goes by: words, and the steps from one to the next that forms of entries are made of. */
export interface Automaton {
  readonly known: readonly string[];
  /** Those words by their hashes. */
  readonly hashed: Hashed;
  /** Steps from node to node by word, as `createTrie` has them. */
  readonly steps: Int32Array<ArrayBuffer>;
  /**
   * By the first word of a term, a bit for each word that may follow, all of them where it is a term by itself. Most words
   * of a text are done with here, however many terms begin with them.
   */
  readonly followers: Int32Array<ArrayBuffer>;
  /** The forms that end at a node, the earlier ones first. */
  readonly endingAt: (node: number) => readonly Pattern[] | undefined;
}

/** A form that ends at a node, by the numbers that stand for it in the entries: 0 is no mutation, then they are counted. */
export interface Ending {
  readonly node: number;
  readonly entry: number;
  readonly form: number;
  readonly mutation: number;
}

/** Builds the automaton of some entries, and tells where their forms end in it. */
export function buildAutomaton(entries: readonly Entry[]): Automaton & { readonly endings: readonly Ending[] } {
  const forms = entries.flatMap(formsOf);
  const known = [...new Set(forms.flatMap(({ words }) => words))];
  const hashed = hashWords(known);
  const lexicon = createLexicon(known, hashed);
  const trie = createTrie(stepsFor(forms.reduce((total, { words }) => total + words.length, 0)));
  const outputs: Pattern[][] = [];
  const endings: Ending[] = [];
  const followers = new Int32Array(known.length + 1);
  forms.forEach(({ words, form, mutation, entry }, order) => {
    const first = lexicon.idOf(words[0]);
    let node = trie.add(root, first);
    let bits = -1;
    for (let at = 1; at < words.length; at++) {
      const id = lexicon.idOf(words[at] ?? '');
      node = trie.add(node, id);
      if (at === 1) bits = bitOf(id);
    }
    endings.push({ node, entry: entries.indexOf(entry), form, mutation });
    (outputs[node] ??= []).push(patternOf(entry, form, mutation, order));
    followers[first] = (followers[first] ?? 0) | bits;
  });
  return { known, hashed, steps: trie.steps, followers, endings, endingAt: (node) => outputs[node] };
}

/** Builds the automaton of some entries; where two match the same words, the earlier one that accepts them wins. */
export const createMatcher = (entries: readonly Entry[]): Matcher => matcherBy(buildAutomaton(entries));

export function matcherBy({ known, hashed, steps, followers, endingAt }: Automaton): Matcher {
  const lexicon = createLexicon(known, hashed);
  const trie = createTrie(steps);
  const wild = createWildcards(known, (word) => lexicon.idOf(word));

  /** The first of some patterns whose context holds. */
  const hitOf = (
    candidates: readonly Pattern[],
    words: Words,
    first: number,
    last: number,
    rough: boolean,
  ): Hit | undefined => {
    for (const pattern of candidates) {
      if (!accepts(pattern, words, first, last, rough)) continue;
      const { entry, form, mutation, stop } = pattern;
      const end = words.ends[last] ?? 0;
      const span = { start: words.starts[first] ?? 0, end: stop && words.text.charAt(end) === '.' ? end + 1 : end };
      return { entry, form, first, last, ...span, ...(mutation === undefined ? {} : { mutation }) };
    }
    return undefined;
  };

  /** The best match that starts at a word: the longest whose context holds. */
  const matchExact = (words: Words, first: number, rough: boolean): Hit | undefined => {
    let best: Hit | undefined;
    let node = trie.next(root, words.ids[first] ?? 0);
    for (let last = first; node !== 0;) {
      const found = endingAt(node);
      if (found && lexicon.isSure(words, first, last)) best = hitOf(found, words, first, last, rough) ?? best;
      if (++last >= words.count) break;
      node = trie.next(node, words.ids[last] ?? 0);
      if (node !== 0 && !rough && !joined(words, last)) break;
    }
    return best;
  };

  /** The same where a word may stand for several of the lists: itself, and those with a wildcard that it fits. */
  const matchWild = (words: Words, first: number, rough: boolean): Hit | undefined => {
    let best: Hit | undefined;
    let nodes: readonly number[] = [root];
    for (let last = first; last < words.count; last++) {
      const ids = wild?.idsAt(words, last) ?? [];
      if (ids.length === 0 || (last > first && !rough && !joined(words, last))) break;
      nodes = nodes
        .flatMap((node) => ids.map((id) => trie.next(node, id)))
        .filter((node) => node !== 0)
        .slice(0, mostBranches);
      if (nodes.length === 0) break;
      const found = nodes.flatMap((node) => endingAt(node) ?? []);
      if (nodes.length > 1) found.sort((a, b) => a.order - b.order);
      best = hitOf(found, words, first, last, rough) ?? best;
    }
    return best;
  };
  const matchAt = wild ? matchWild : matchExact;
  const mayStart = wild
    ? (words: Words, index: number): boolean => wild.idsAt(words, index).length > 0
    : ({ ids, count }: Words, index: number): boolean =>
        ((followers[ids[index] ?? 0] ?? 0) & (index + 1 < count ? bitOf(ids[index + 1] ?? 0) : -1)) !== 0;

  return {
    mayMatch(markdown) {
      const words = lexicon.read(markdown.slice(codeEnd(markdown)), true);
      for (let first = 0; first < words.count; first++)
        if (mayStart(words, first) && matchAt(words, first, true)) return true;
      return false;
    },
    find(text) {
      const words = lexicon.read(text, false);
      const hits: Hit[] = [];
      for (let first = 0; first < words.count; first++) {
        const hit = mayStart(words, first) ? matchAt(words, first, false) : undefined;
        if (!hit) continue;
        hits.push(hit);
        first = hit.last;
      }
      return { words, hits };
    },
  };
}

const root = 1;

const bitOf = (word: number): number => 1 << (word & 31);

/** Room for so many steps from node to node. */
function stepsFor(count: number): Int32Array<ArrayBuffer> {
  let size = 64;
  while (size < count * 2) size *= 2;
  return new Int32Array(size * 4);
}

/**
 * Steps from node to node by word, in a flat table. Node 0 is none, 1 the root.
 * @param table node, word and where it leads, side by side.
 */
function createTrie(table: Int32Array<ArrayBuffer>) {
  const size = table.length / 4;
  let count = root;
  const slotOf = (node: number, word: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & (size - 1);
    while (table[slot * 4] !== 0 && (table[slot * 4] !== node || table[slot * 4 + 1] !== word))
      slot = (slot + 1) & (size - 1);
    return slot * 4;
  };
  return {
    steps: table,
    next: (node: number, word: number): number => table[slotOf(node, word) + 2] ?? 0,
    add(node: number, word: number): number {
      const slot = slotOf(node, word);
      table[slot] = node;
      table[slot + 1] = word;
      return (table[slot + 2] ||= ++count);
    },
  };
}

/** The words of a form as the dictionary has it, and whether it ends in a stop. */
function wordsIn(text: string): { readonly words: readonly [string, ...string[]]; readonly stop: boolean } {
  const stop = text.endsWith('.');
  const [first = '', ...rest] = (stop ? text.slice(0, -1) : text).split(' ');
  return { words: [first, ...rest], stop };
}

/** The words of all forms of an entry, with those that Welsh makes of their first letters. */
function formsOf(entry: Entry) {
  return entry.forms.flatMap(([text], form) => {
    const { words } = wordsIn(text);
    const [first, ...rest] = words;
    const mutated = entry.language === 'cy' ? mutations(first) : [];
    return [words, ...mutated.map(([, changed]) => [changed, ...rest])].map((made, mutation) => ({
      ...{ entry, form, mutation },
      words: made,
    }));
  });
}

/** A form of an entry by its number among the forms, and that of its mutation: 0 is none. */
export function patternOf(entry: Entry, number: number, mutated: number, order: number): Pattern {
  const [text, form] = entry.forms[number] ?? ['', 'fixed'];
  const { words, stop } = wordsIn(text);
  const [first] = words;
  const mutation = mutated === 0 ? undefined : mutations(first)[mutated - 1]?.[0];
  return { order, entry, form, stop, radicalLength: first.length, mutation };
}

function accepts(pattern: Pattern, words: Words, first: number, last: number, rough: boolean): boolean {
  const { entry, mutation, radicalLength } = pattern;
  if (!rough && mutation !== undefined && radicalLength <= shortRadical)
    if (!triggersMutation(wordAt(words, first - 1), mutation)) return false;
  if (!rough && !standsAlone(words, first, last, entry)) return false;
  if (entry.only && !holds(entry.only, words, first, last, rough)) return false;
  if (entry.needs && !holds(entry.needs, words, first, last, rough)) return false;
  return rough || !entry.unless || !holds(entry.unless, words, first, last, false);
}

/** Words of a phrase stand a space apart, or a hyphen; a clitic stands at its word. */
function joined(words: Words, index: number): boolean {
  const from = words.ends[index - 1] ?? 0;
  const to = words.starts[index] ?? 0;
  if (to === from) return true;
  const gap = words.text.slice(from, to);
  return gap === ' ' || gap === '-' || gap === '\u2011' || /^[ \u00a0\t]+$/.test(gap);
}

/** Not part of a longer word, a name in code, an address, a tag. */
function standsAlone(words: Words, first: number, last: number, entry: Entry): boolean {
  const { text } = words;
  const start = words.starts[first] ?? 0;
  const end = words.ends[last] ?? 0;
  const before = text.charAt(start - 1);
  if (before !== '') {
    if ('/\\@#_$='.includes(before)) return false;
    if (before === '.' && text.charAt(start - 2) !== '.') return false;
    if (hyphens.includes(before) && /\S/.test(text.charAt(start - 2))) return false;
  }
  const after = text.charAt(end);
  if (after !== '') {
    const beyond = text.charAt(end + 1);
    if ('\\@_'.includes(after) || (after === '(' && beyond === ')')) return false;
    if ((hyphens.includes(after) || '/.=:'.includes(after)) && (beyond === '\uFFFC' || isOfWord(beyond))) return false;
  }
  if (last + 1 >= words.count || words.starts[last + 1] !== end) return true;
  const clitic = wordAt(words, last + 1);
  return entry.language === 'cy' || (clitic === "'s" && possessive.has(entry.pos));
}
const hyphens = '-\u2011';
const possessive: ReadonlySet<string> = new Set(['noun', 'mass', 'phrase']);

const fenceLine = /(?:\r\n|[\r\n]) {0,3}(`{3,}|~{3,})[ \t]*(?=[\r\n]|$)/g;

/** End of the fenced code that a block opens with. */
function codeEnd(markdown: string): number {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(markdown)?.[1];
  if (fence === undefined) return 0;
  for (const match of markdown.matchAll(fenceLine))
    if (match[1]?.startsWith(fence) === true) return match.index + match[0].length;
  return markdown.length;
}

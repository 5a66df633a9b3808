/** A grammar made ready for looking words up. */
import type { Token } from './tokens';
import type { Chooser, Cue, Grammar } from './types';

/** Phrases by their first word (or last, for those that are met from behind), longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrases(list: readonly string[], from: 'first' | 'last' = 'first'): Phrases {
  const found = new Map<string, (readonly string[])[]>();
  for (const phrase of list) {
    const words = phrase.split(' ');
    const key = (from === 'first' ? words[0] : words[words.length - 1]) ?? '';
    const same = found.get(key);
    if (same) same.push(words);
    else found.set(key, [words]);
  }
  for (const same of found.values()) same.sort((a, b) => b.length - a.length);
  return found;
}

export interface CueForm {
  readonly cue: Cue;
  readonly words: readonly string[];
  readonly act: Phrases;
  readonly on: Phrases;
  readonly notBefore: ReadonlySet<string>;
  readonly after: ReadonlySet<string> | undefined;
  readonly notAfter: ReadonlySet<string>;
}

export interface Lookup {
  readonly grammar: Grammar;
  /** By first word, longest first. */
  readonly cues: ReadonlyMap<string, readonly CueForm[]>;
  readonly adverbs: Phrases;
  readonly adverbsFromBehind: Phrases;
  readonly plans: Phrases;
  readonly planOpeners: Phrases;
  readonly bests: Phrases;
  readonly labels: Phrases;
  readonly pronouns: ReadonlyMap<string, Chooser>;
  readonly pronounPhrases: Phrases;
  has(list: WordList, word: string | undefined): boolean;
}

type WordList = {
  [K in keyof Grammar]-?: Grammar[K] extends readonly string[] | undefined ? K : never;
}[keyof Grammar];

const ready = new WeakMap<Grammar, Lookup>();

export function lookupOf(grammar: Grammar): Lookup {
  let lookup = ready.get(grammar);
  if (!lookup) ready.set(grammar, (lookup = build(grammar)));
  return lookup;
}

function build(grammar: Grammar): Lookup {
  const cues = new Map<string, CueForm[]>();
  for (const cue of grammar.cues) {
    const shared = {
      cue,
      act: phrases(cue.takes.act ?? []),
      on: phrases(cue.takes.on ?? []),
      notBefore: new Set(cue.notBefore),
      after: cue.after && new Set(cue.after),
      notAfter: new Set(cue.notAfter),
    };
    for (const form of cue.words) {
      const words = form.split(' ');
      const key = words[0] ?? '';
      const same = cues.get(key);
      if (same) same.push({ ...shared, words });
      else cues.set(key, [{ ...shared, words }]);
    }
  }
  for (const same of cues.values()) same.sort((a, b) => b.words.length - a.words.length);
  const sets = new Map<string, ReadonlySet<string>>();
  const pronouns = new Map(Object.entries(grammar.pronouns));
  return {
    grammar,
    cues,
    adverbs: phrases(grammar.adverbs),
    adverbsFromBehind: phrases(grammar.adverbs, 'last'),
    plans: phrases(grammar.plans),
    planOpeners: phrases(grammar.planOpeners),
    bests: phrases(grammar.bests),
    labels: phrases(grammar.labels),
    pronouns,
    pronounPhrases: phrases([...pronouns.keys()], 'last'),
    has(list, word) {
      if (word === undefined) return false;
      let set = sets.get(list);
      if (!set) sets.set(list, (set = new Set(grammar[list])));
      return set.has(word);
    },
  };
}

/** The words of a phrase that stands at `at`, if one does. */
export function phraseAt(tokens: readonly Token[], at: number, known: Phrases): readonly string[] | undefined {
  return known.get(tokens[at]?.word ?? '')?.find((words) => words.every((word, i) => tokens[at + i]?.word === word));
}

/** The words of a phrase that ends at `at` (its last token), if one does. */
export function phraseUpTo(tokens: readonly Token[], at: number, known: Phrases): readonly string[] | undefined {
  return known
    .get(tokens[at]?.word ?? '')
    ?.find((words) => words.every((word, i) => tokens[at - words.length + 1 + i]?.word === word));
}

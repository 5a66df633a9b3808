/** Decisions as they are stated in prose. A language is a file of data beside this one. */
import { decisionsIn, type Surroundings } from './analyse';
import { cy } from './cy';
import { en } from './en';
import { fr } from './fr';
import type { Grammar, StatedDecision } from './types';

export type { Grammar, StatedDecision } from './types';

const grammars: readonly Grammar[] = [en, cy, fr];

/** The grammars of some languages; of all where none of them has one, so that a mistaken language hides nothing. */
export function grammarsOf(languages: readonly string[]): readonly Grammar[] {
  const chosen = grammars.filter(({ language }) => languages.includes(language));
  return chosen.length > 0 ? chosen : grammars;
}

/**
 * Finds parts of words in every text in which one of some grammars tells a decision. One pattern for all of them: most
 * blocks have none, and are looked through once.
 */
export const hintOf = (among: readonly Grammar[]): RegExp =>
  new RegExp(among.map(({ hint }) => hint.source).join('|'), 'i');

/**
 * Makes what is true of Markdown as written, in which there is a hint of any of some grammars, where that may hold a decision
 * or a lead-in to some. Lead-ins need no hint of their own grammar: the items that they lead to may have another's.
 */
export { mayStateIn as mayHoldDecisionIn } from './mayState';

/** The decisions that a sentence states, by the first of the languages in which it states any. */
export function statedDecisions(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  among: readonly Grammar[],
  around?: Surroundings,
): readonly StatedDecision[] {
  for (const grammar of among) {
    const found = decisionsIn(text, sentence, grammar, around);
    if (found.length > 0) return found;
  }
  return [];
}

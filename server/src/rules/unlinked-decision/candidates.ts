/** The decisions that a block states, linked or not: what is remembered about it. */
import type { Block } from '../../engine/blocks';
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import { perBlockOf, perHoldingBlock, type Held } from '../../engine/memo';
import { passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { grammarsOf, hintOf, mayHoldDecisionIn, statedDecisions, type Grammar } from '../../languages/decisions';
import { fromFirstLetter } from '../../languages/letters';
import { quotedSpans } from '../../languages/quotations';
import { sentences } from '../../languages/sentences';

export interface Options {
  readonly links: 'record' | 'tracker' | 'any';
  readonly cues: readonly string[];
  readonly ignore: readonly string[];
}

/** A decision in a passage; spans are in the passage's text. */
export interface Candidate {
  readonly kind: 'sentence' | 'item';
  readonly passage: number;
  readonly sentence: Span;
  /** The words that carry it. */
  readonly span: Span;
  /** Where what was chosen begins. */
  readonly choice: number;
  /** Where that ends: with the sentence, or before a further decision in it. */
  readonly until: number;
  readonly language: string;
}

/** A passage after which each item of the list that follows is a decision. */
export interface LeadIn {
  readonly passage: number;
  /** A heading or label that names a list of decisions, not the stem of a sentence. */
  readonly section: boolean;
  readonly language: string;
}

export interface BlockDecisions {
  readonly candidates: readonly Candidate[];
  readonly leadIns: readonly LeadIn[];
}

const none: BlockDecisions = { candidates: [], leadIns: [] };
const nothing: readonly BlockDecisions[] = [];

/** Finds what may be a decision in blocks; remembered for as long as configuration and options stand. */
interface Finder {
  /** What a block holds. */
  readonly find: (block: Block) => BlockDecisions;
  /** The blocks of a note that hold something, and what. */
  readonly findAll: (note: Document) => readonly Held<BlockDecisions>[];
}

const finders = new WeakMap<Config, Finder & { readonly options: Options }>();

export function decisionsOf(config: Config, options: Options): Finder {
  let known = finders.get(config);
  if (known?.options !== options) {
    const grammars = grammarsOf(config.languages);
    const us = config.decisions.us.map((name) => ` ${name.toLowerCase().replace(/[’']s?$/, '')} `);
    const cues = options.cues.map((cue) => cue.toLowerCase());
    const ignored = options.ignore.map((words) => words.toLowerCase());
    const hint = hintOf(grammars);
    // Further cues of a team may have markup or line ends between their words, so that only a hint tells of them.
    const mayHold = (text: string): boolean =>
      hint.test(text) || (cues.length > 0 && holdsAny(text.toLowerCase(), cues));
    let mayState: ReturnType<typeof mayHoldDecisionIn> | undefined;
    const findMarked = perBlockOf((block) => {
      if (cues.length === 0 && !(mayState ??= mayHoldDecisionIn(grammars))(block.text)) return none;
      return find(block, grammars, us, cues, ignored);
    });
    // Next to no block has a hint, and that a block has none is not worth remembering.
    const findIn = (block: Block): BlockDecisions =>
      block.kind === 'markdown' && mayHold(block.text) ? findMarked(block) : none;
    const heldBy = perHoldingBlock((block) => {
      const found = findIn(block);
      return found === none ? nothing : [found];
    });
    known = { options, find: findIn, findAll: heldBy };
    finders.set(config, known);
  }
  return known;
}

function find(
  block: Block,
  grammars: readonly Grammar[],
  us: readonly string[],
  cues: readonly string[],
  ignore: readonly string[],
): BlockDecisions {
  const candidates: Candidate[] = [];
  const leadIns: LeadIn[] = [];
  passagesOf(block).forEach((passage, index) => {
    if (passage.quoted) return;
    const leadIn = leadInOf(passage, index, grammars);
    if (leadIn) leadIns.push(leadIn);
    const spoken = grammars.filter(({ hint }) => hint.test(passage.text));
    if (spoken.length === 0 && cues.length === 0) return;
    const quoted = [...passage.quotations, ...quotedSpans(passage.text)];
    for (const sentence of sentences(passage.text)) {
      const words = passage.text.slice(sentence.start, sentence.end);
      if (ignore.length > 0 && holdsAny(words.toLowerCase(), ignore)) continue;
      const stated = statedDecisions(passage.text, sentence, spoken, {
        us,
        quoted,
        before: () => passage.text.slice(0, sentence.start).toLowerCase(),
      });
      const own = stated.length > 0 ? undefined : ownCue(passage.text, sentence, cues, grammars);
      const all = own ? [own] : stated;
      all.forEach(({ start, end, choice, language }, i) => {
        const next = all[i + 1];
        const until = next ? untilNext(passage.text, choice, next.start) : sentence.end;
        candidates.push({ kind: 'sentence', passage: index, sentence, span: { start, end }, choice, until, language });
      });
    }
  });
  return candidates.length > 0 || leadIns.length > 0 ? { candidates, leadIns } : none;
}

const holdsAny = (text: string, parts: readonly string[]): boolean => parts.some((part) => text.includes(part));

/** Where what was chosen ends before `next`: without the comma or the short word that joins a further decision to it. */
function untilNext(text: string, choice: number, next: number): number {
  const joint = /[\s,;–—]{1,4}(?:\p{L}{1,4}\s{1,4})?$/u.exec(text.slice(choice, next));
  return joint ? choice + joint.index : next;
}

function ownCue(text: string, sentence: Span, cues: readonly string[], grammars: readonly Grammar[]) {
  const words = text.slice(sentence.start, sentence.end).toLowerCase();
  for (const cue of cues) {
    const at = words.indexOf(cue);
    if (at < 0) continue;
    const start = sentence.start + at;
    return { start, end: start + cue.length, choice: start + cue.length, language: grammars[0]?.language ?? 'en' };
  }
  return undefined;
}

function leadInOf({ kind, text, emphasis }: Passage, index: number, grammars: readonly Grammar[]): LeadIn | undefined {
  if (text.length > 300) return undefined;
  const labels =
    kind === 'heading' ||
    text.trimEnd().endsWith(':') ||
    emphasis.some((span) => span.end - span.start >= text.trim().length - 1);
  const last = labels ? sentences(text).at(-1) : undefined;
  if (!last) return undefined;
  const words = fromFirstLetter(text.slice(last.start, last.end)).replace(/[\s:*_.–—-]+$/, '');
  for (const { language, leadIns, sections } of grammars) {
    const section = sections.some((pattern) => pattern.test(words));
    if (section || leadIns.some((pattern) => pattern.test(words))) return { passage: index, section, language };
  }
  return undefined;
}

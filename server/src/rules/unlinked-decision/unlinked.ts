/** The decisions of a note that no link to a record goes with: those of sentences, and those of lists. */
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { opaque, passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { grammarsOf } from '../../languages/decisions';
import { sentences } from '../../languages/sentences';
import { decisionsOf, type Candidate, type LeadIn, type Options } from './candidates';
import type { LinkContext } from './links';
import { itemsAfter, passageIsLinked, sectionIsLinked, sentenceAfterIsLinked, type Located } from './scope';

/** A decision with where it stands. */
export interface Stated {
  readonly candidate: Candidate;
  readonly passage: Passage;
  readonly block: number;
  readonly offset: number;
}

/** The decisions of a note that no link to a record goes with. */
export const unlinked = (note: Document, config: Config, options: Options, facts: Facts): readonly Stated[] =>
  statedIn(note, config, options, facts).filter(({ linked }) => !linked);

/** Whether there are any, as far as records are known by their paths alone. */
export function holdsUnlinked(note: Document, config: Config, options: Options): boolean {
  const { all, isLinked } = gathered(note, config, options, undefined);
  return all.some((stated) => !isLinked(stated));
}

/** All decisions of a note in their order, those of sentences and those of lists, each with whether a link goes with it. */
export function statedIn(
  note: Document,
  config: Config,
  options: Options,
  facts: Facts | undefined,
): readonly (Stated & { readonly linked: boolean })[] {
  const { all, isLinked } = gathered(note, config, options, facts);
  return all.map((stated) => ({ ...stated, linked: isLinked(stated) })).sort((a, b) => startOf(a) - startOf(b));
}

interface Gathered {
  readonly all: readonly Stated[];
  /** Whether a link goes with one of them. */
  readonly isLinked: (stated: Stated) => boolean;
}

function gathered(note: Document, config: Config, options: Options, facts: Facts | undefined): Gathered {
  const { find: decisionsIn, findAll } = decisionsOf(config, options);
  const context = linkContext(config, options, facts);
  const all: Stated[] = [];
  /** Items whose lead-in has the link. */
  const satisfied = new Set<Stated>();
  let hasList = false;
  for (const { block, things } of findAll(note)) {
    const here = note.blocks[block];
    const [held] = things;
    if (!here || !held) continue;
    const { candidates, leadIns } = held;
    const passages = passagesOf(here);
    const offset = note.starts[block] ?? 0;
    const leading = new Set<number>();
    for (const leadIn of leadIns) {
      const items = itemsAfter(note, block, leadIn.passage);
      hasList ||= leadIn.section && sectionIsLinked(note, block, leadIn.passage, context);
      const known = (item: Located): boolean =>
        decisionsIn(note.blocks[item.block] ?? here).candidates.some(({ passage }) => passage === item.index);
      const own = items.flatMap((item) => (known(item) ? [] : itemDecision(item, leadIn, config)));
      if (own.length === 0 && !items.some(known)) continue;
      leading.add(leadIn.passage);
      const stem = passages[leadIn.passage];
      all.push(...own);
      if (stem && passageIsLinked(note, here.text, stem, context)) for (const stated of own) satisfied.add(stated);
    }
    for (const candidate of candidates) {
      const passage = passages[candidate.passage];
      if (!passage || leading.has(candidate.passage)) continue;
      all.push({ candidate, passage, block, offset });
    }
  }
  return { all, isLinked: (stated) => hasList || satisfied.has(stated) || isLinkedAt(note, stated, context) };
}

/** Where the links of a note are judged from. */
export const linkContext = (config: Config, options: Options, facts: Facts | undefined): LinkContext => ({
  config,
  path: facts?.path,
  records: recordPaths(facts),
  any: options.links === 'any',
  trackers: options.links !== 'record',
});

export const startOf = ({ candidate, passage, offset }: Stated): number =>
  passage.sourceOf(candidate.span).start + offset;

const pathSets = new WeakMap<object, ReadonlySet<string>>();
function recordPaths(facts: Facts | undefined): ReadonlySet<string> {
  if (!facts) return new Set();
  let known = pathSets.get(facts.records);
  if (!known)
    pathSets.set(
      facts.records,
      (known = new Set(facts.records.map(({ path }) => path.toLowerCase().replace(/\.(?:md|markdown|mdx)$/, '')))),
    );
  return known;
}

const longestSpan = 60;

/** A list item under a lead-in is a decision, unless it says that there is none, asks, or is nothing but a word. */
function itemDecision(item: Located, leadIn: LeadIn, config: Config): readonly Stated[] {
  const { passage, index, block, offset } = item;
  const [sentence] = sentences(passage.text);
  if (!sentence || passage.quoted || sentence.end - sentence.start < 8) return [];
  const text = passage.text.slice(sentence.start, sentence.end);
  const grammar = grammarsOf(config.languages).find(({ language }) => language === leadIn.language);
  const first = /[\p{L}\p{N}/]+/u.exec(text)?.[0].toLowerCase() ?? '';
  if (text.endsWith('?') || !/\s/.test(text) || grammar?.empty.includes(first)) return [];
  const span = firstWords(passage.text, sentence);
  return [
    {
      candidate: {
        kind: 'item',
        passage: index,
        sentence,
        span,
        choice: choiceOf(passage.text, sentence),
        until: sentence.end,
        language: leadIn.language,
      },
      passage,
      block,
      offset,
    },
  ];
}

function firstWords(text: string, { start, end }: Span): Span {
  if (end - start <= longestSpan) return { start, end: end - (/[.:;]$/.test(text.slice(start, end)) ? 1 : 0) };
  const comma = text.lastIndexOf(',', start + longestSpan);
  const cut = comma > start + 15 ? comma : text.lastIndexOf(' ', start + longestSpan);
  return { start, end: cut > start ? cut : start + longestSpan };
}

/** "to take the address": what was chosen begins behind "to". */
const choiceOf = (text: string, { start, end }: Span): number =>
  start + (/^(?:that we (?:will|should|would) |to |i )/i.exec(text.slice(start, end))?.[0].length ?? 0);

/** A link in the same paragraph or item, in the sentence right after it, or in the list that it leads in. */
function isLinkedAt(note: Document, { candidate, passage, block }: Stated, context: LinkContext): boolean {
  const source = note.blocks[block]?.text ?? '';
  if (passageIsLinked(note, source, passage, context)) return true;
  if (sentenceAfterIsLinked(note, block, candidate.passage, context)) return true;
  return (
    passage.text.trimEnd().endsWith(':') &&
    itemsAfter(note, block, candidate.passage).some((item) =>
      passageIsLinked(note, note.blocks[item.block]?.text ?? '', item.passage, context),
    )
  );
}

/** The items of the list that a decision leads in, as read: "We decided to:". */
export function itemsOf(note: Document, { candidate, passage, block }: Stated): readonly string[] {
  if (candidate.kind === 'item' || !passage.text.trimEnd().endsWith(':')) return [];
  return itemsAfter(note, block, candidate.passage).map((item) => item.passage.text.replaceAll(opaque, '…').trim());
}

/** The decisions of a note that no link to a record goes with: those of sentences, and those of lists. */
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { once, perThings } from '../../engine/memo';
import { opaque, passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { grammarsOf } from '../../languages/decisions';
import { sentences } from '../../languages/sentences';
import { decisionsOf, type Candidate, type LeadIn, type Options } from './candidates';
import type { LinkContext } from './links';
import {
  blockAfter,
  groundsOf,
  itemsAfter,
  passageIsLinked,
  sectionIsLinked,
  sentenceAfterIsLinked,
  verdicts,
  type Located,
} from './scope';

/** A decision with where it stands. */
export interface Stated {
  readonly candidate: Candidate;
  readonly passage: Passage;
  readonly block: number;
  readonly offset: number;
}

/** The decisions of a note that no link to a record goes with. */
export function unlinked(note: Document, config: Config, options: Options, facts: Facts): readonly Stated[] {
  const context = linkContext(config, options, facts);
  if (isListed(note, options, context)) return [];
  const all = gathered(note, config, options);
  const isLinked = linkedBy(note, all, context);
  return all.stated.filter((stated) => !isLinked(stated)).sort(byPlace);
}

/** Whether there are any, as far as records are known by their paths alone. */
export function holdsUnlinked(note: Document, config: Config, options: Options): boolean {
  const context = linkContext(config, options, undefined);
  if (isListed(note, options, context)) return false;
  const all = gathered(note, config, options);
  const isLinked = linkedBy(note, all, context);
  return all.stated.some((stated) => !isLinked(stated));
}

/** All decisions of a note in their order, those of sentences and those of lists, each with whether a link goes with it. */
export function statedIn(
  note: Document,
  config: Config,
  options: Options,
  facts: Facts | undefined,
): readonly (Stated & { readonly linked: boolean })[] {
  const context = linkContext(config, options, facts);
  const all = gathered(note, config, options);
  const listed = once(() => isListed(note, options, context));
  const isLinked = linkedBy(note, all, context);
  return all.stated.map((stated) => ({ ...stated, linked: listed() || isLinked(stated) })).sort(byPlace);
}

const byPlace = (a: Stated, b: Stated): number => startOf(a) - startOf(b);

/** A passage that leads in decisions, with the items that are decisions by that alone. */
interface Leading {
  readonly block: number;
  readonly leadIn: LeadIn;
  readonly own: readonly Stated[];
}

/** The decisions of a note, whatever links go with them. */
interface Gathered {
  readonly stated: readonly Stated[];
  readonly leading: readonly Leading[];
}

const gathered = perThings((note: Document, config: Config, options: Options): Gathered => {
  const { find: decisionsIn, findAll } = decisionsOf(config, options);
  const stated: Stated[] = [];
  const leading: Leading[] = [];
  for (const { block, things } of findAll(note)) {
    const here = note.blocks[block];
    const [held] = things;
    if (!here || !held) continue;
    const { candidates, leadIns } = held;
    const passages = passagesOf(here);
    const offset = note.starts[block] ?? 0;
    const led: number[] = [];
    for (const leadIn of leadIns) {
      const items = itemsAfter(note, block, leadIn.passage);
      const known = (item: Located): boolean =>
        decisionsIn(note.blocks[item.block] ?? here).candidates.some(({ passage }) => passage === item.index);
      const own = items.flatMap((item) => (known(item) ? [] : itemDecision(item, leadIn, config)));
      if (own.length === 0 && !items.some(known)) continue;
      led.push(leadIn.passage);
      stated.push(...own);
      leading.push({ block, leadIn, own });
    }
    for (const candidate of candidates) {
      const passage = passages[candidate.passage];
      if (!passage || led.includes(candidate.passage)) continue;
      stated.push({ candidate, passage, block, offset });
    }
  }
  return { stated, leading };
});

/**
 * Whether the section under a heading or label over decisions holds a link: it goes with all decisions of the note. Asked
 * before these are gathered, since in most notes with such a section nothing else needs to be.
 */
const isListed = (note: Document, options: Options, context: LinkContext): boolean =>
  decisionsOf(context.config, options)
    .findAll(note)
    .some(({ block, things }) =>
      things.some(({ leadIns }) =>
        leadIns.some(({ section, passage }) => section && sectionIsLinked(note, block, passage, context)),
      ),
    );

/** Tells whether a link goes with a decision: beside it, or at what leads it in. */
function linkedBy(note: Document, { leading }: Gathered, context: LinkContext): (stated: Stated) => boolean {
  /** Items whose lead-in has the link. */
  const satisfied = once(() => {
    const items = new Set<Stated>();
    for (const { block, leadIn, own } of leading) {
      const here = note.blocks[block];
      const stem = here && passagesOf(here)[leadIn.passage];
      if (stem && passageIsLinked(note, here.text, stem, context)) for (const each of own) items.add(each);
    }
    return items;
  });
  return (stated) => satisfied().has(stated) || isLinkedAt(note, stated, context);
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
const noPaths: ReadonlySet<string> = new Set();
function recordPaths(facts: Facts | undefined): ReadonlySet<string> {
  if (!facts) return noPaths;
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
  const here = note.blocks[block];
  if (!here) return false;
  const judge = (): boolean => {
    if (passageIsLinked(note, here.text, passage, context)) return true;
    if (sentenceAfterIsLinked(note, block, candidate.passage, context)) return true;
    return (
      passage.text.trimEnd().endsWith(':') &&
      itemsAfter(note, block, candidate.passage).some((item) =>
        passageIsLinked(note, note.blocks[item.block]?.text ?? '', item.passage, context),
      )
    );
  };
  const after = blockAfter(note, block);
  if (here.text.includes('[^') || after?.text.includes('[^') === true) return judge();
  return verdictOf(candidate, [after, ...groundsOf(note, context)], judge);
}

const verdictOf = verdicts();

/** The items of the list that a decision leads in, as read: "We decided to:". */
export function itemsOf(note: Document, { candidate, passage, block }: Stated): readonly string[] {
  if (candidate.kind === 'item' || !passage.text.trimEnd().endsWith(':')) return [];
  return itemsAfter(note, block, candidate.passage).map((item) => item.passage.text.replaceAll(opaque, '…').trim());
}

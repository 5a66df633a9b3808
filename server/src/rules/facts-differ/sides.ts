/** The texts that are compared: one language’s sections each, with their facts. */
import type { Block } from '../../engine/blocks';
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { languagesOf, sidesOf, type Layout } from '../../engine/layout';
import { perBlock, perBlockOfNoteAmong, perHoldingBlock, perThings } from '../../engine/memo';
import { ownLanguage } from '../../engine/outline';
import { sectionsOf, wordsIn, type Section } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import type { Span } from '../../engine/types';
import { addressKey, pointersOf, textFacts, type Fact } from './facts';

/** The text under one heading, or before the first one. */
export interface Part {
  /** Where the part begins, for pointing at it. */
  readonly at: Span;
  /** Offset behind it. */
  readonly end: number;
  readonly words: number;
  readonly facts: readonly Fact[];
  /** Offset of the block of each fact, which the fact's own span counts from. */
  readonly offsets: readonly number[];
  /** Some of the facts stand in text that may be in either language, so that they cannot be counted. */
  readonly shared: boolean;
  /** Its heading waits for translation, and what is to stand under it is not there yet. */
  readonly waiting: boolean;
}

export interface Side {
  readonly language: string;
  readonly note: Document;
  /** Path of the file where it is not the note itself. */
  readonly path?: string;
  readonly sections: readonly Section[];
  /** The text before the first section, then one for each section. */
  readonly parts: readonly Part[];
  /** All of it as written, with what is no prose: a value that stands there is not missing. */
  readonly blocks: readonly Block[];
}

/** Where a fact of a part stands in the note. */
export function placeOf({ facts, offsets }: Part, fact: Fact): Span {
  const by = offsets[facts.indexOf(fact)] ?? 0;
  return { start: fact.span.start + by, end: fact.span.end + by };
}

/** The blocks of a side: whether one belongs to it, by its index and its own language. */
type Belongs = (index: number, spoken: string | undefined) => boolean;

/** What sides are read with. */
export interface Reading {
  readonly languages: readonly string[];
  readonly records: readonly DecisionRecord[];
}

/** A file that is in one language as a whole. */
export function wholeSide(note: Document, language: string, reading: Reading, path?: string): Side {
  const side = build(note, language, sectionsOf(note), () => true, reading, 'alone');
  return path === undefined ? side : { ...side, path };
}

/** The languages of a note that holds several. */
export function sidesWithin(note: Document, layout: Layout, reading: Reading): readonly Side[] {
  const sections = sidesOf(note, layout, sectionsOf(note), reading.languages);
  return languagesOf(layout).map((language) => {
    const own = sections.get(language) ?? [];
    const part = layout.kind === 'stacked' ? layout.parts.find((each) => each.language === language) : undefined;
    return part
      ? build(note, language, own, (index) => index >= part.from && index < part.to, reading, 'stacked')
      : build(note, language, own, (_, spoken) => spoken === undefined || spoken === language, reading, 'mixed');
  });
}

const ownLanguages = perBlockOfNoteAmong(ownLanguage);

/** Blocks that may state a fact. */
const withFacts = perHoldingBlock(
  perBlock((block) => (/\d/.test(block.text) || pointersOf(block).length > 0 ? [block] : [])),
);

/** The facts of a part, with the offsets of their blocks. */
interface Found {
  readonly facts: Fact[];
  readonly offsets: number[];
}
const nothing: Found = { facts: [], offsets: [] };

/** @param among how the side stands: alone in its note, in a part of it, or wherever its language is spoken. */
function build(
  note: Document,
  language: string,
  sections: readonly Section[],
  belongs: Belongs,
  reading: Reading,
  among: 'alone' | 'stacked' | 'mixed',
): Side {
  const waiting = waitingIn(note);
  const spokenIn = ownLanguages(note, reading.languages);
  const blocks: Block[] = [];
  const found: (Found | undefined)[] = new Array<undefined>(sections.length + 1).fill(undefined);
  const shared = new Set<number>();
  const words = new Array<number>(sections.length + 1).fill(0);
  const isOwn = note.blocks.map(({ kind }, index) => {
    const is = kind !== 'front-matter' && belongs(index, spokenIn[index]);
    return is && (waiting.length === 0 || !isWaiting(waiting, note.starts[index] ?? 0));
  });
  let part = 0;
  note.blocks.forEach((block, index) => {
    if (isOwn[index] !== true) return;
    blocks.push(block);
    const end = (note.starts[index] ?? 0) + block.text.length - 1;
    while ((sections[part]?.span.start ?? Infinity) <= end) part++;
    words[part] = (words[part] ?? 0) + wordsIn(block);
  });
  for (const { block: index } of withFacts(note)) {
    const block = note.blocks[index];
    if (!block || isOwn[index] !== true) continue;
    const spoken = spokenIn[index];
    const by = note.starts[index] ?? 0;
    for (const fact of factsOf(block, spoken ?? language, note.definitions, reading, among !== 'alone')) {
      const at = partAt(sections, fact.span.start + by);
      const own = (found[at] ??= { facts: [], offsets: [] });
      own.facts.push(fact);
      own.offsets.push(by);
      if (spoken === undefined && among === 'mixed') shared.add(at);
    }
  }
  const start = note.starts[Math.max(0, isOwn.indexOf(true))];
  const at = start ?? 0;
  return {
    language,
    note,
    sections,
    parts: found.map((own = nothing, index): Part => {
      const section = sections[index - 1];
      return {
        at: section?.heading ?? { start: at, end: at },
        end: section?.span.end ?? sections[0]?.span.start ?? note.text.length,
        words: words[index] ?? 0,
        facts: own.facts,
        offsets: own.offsets,
        shared: shared.has(index),
        waiting: section !== undefined && isWaiting(waiting, section.span.start),
      };
    }),
    blocks,
  };
}

/** Index of the part that holds an offset. */
function partAt(sections: readonly Section[], at: number): number {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.span.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a block says by the words of a language, links to and shows, in order. */
function factsOf(
  block: Block,
  language: string,
  definitions: Document['definitions'],
  { languages, records }: Reading,
  several: boolean,
): readonly Fact[] {
  const said = textFacts(block, language);
  const pointers = pointed(block, definitions, records, languages, several);
  if (pointers.length === 0) return said;
  return said.length === 0 ? pointers : [...said, ...pointers].sort((a, b) => a.span.start - b.span.start);
}

/**
 * Links and images of a block, in order; a link to a decision record counts as the record.
 * @param several the note holds several languages, and its badges are for all of them.
 */
const pointed = perThings(
  (
    block: Block,
    definitions: Document['definitions'],
    records: readonly DecisionRecord[],
    languages: readonly string[],
    several: boolean,
  ): readonly Fact[] =>
    pointersOf(block)
      .flatMap(({ kind, address, reference, badge, span }): Fact[] => {
        const url = address ?? definitions.get(reference ?? '') ?? '';
        if (url === '' || url.startsWith('#') || (badge && several)) return [];
        const key = addressKey(url, languages) || url;
        const record = kind === 'link' ? recordOf(key, records, languages) : undefined;
        return [
          {
            kind: record === undefined ? kind : 'record',
            values: [record ?? key],
            text: record ?? shortAddress(url),
            span,
          },
        ];
      })
      .sort((a, b) => a.span.start - b.span.start),
);

/** The number of the record that an address leads to, or its name where it has none. */
function recordOf(key: string, records: readonly DecisionRecord[], languages: readonly string[]): string | undefined {
  const file = key.slice(key.lastIndexOf('/') + 1);
  if (file === '' || records.length === 0) return undefined;
  const { whole, end } = keyed(records, languages);
  const places = [whole.get(key), /\d/.test(file) ? end.get(key) : undefined].filter((at) => at !== undefined);
  const record = records[Math.min(...places)];
  return record && (record.number ?? file);
}

/** Index of the first record that has a key, and of the first whose key ends in it. */
interface Keyed {
  readonly whole: ReadonlyMap<string, number>;
  readonly end: ReadonlyMap<string, number>;
}

/** Thousands of links may meet thousands of records. */
const known = new WeakMap<readonly DecisionRecord[], Map<string, Keyed>>();

function keyed(records: readonly DecisionRecord[], languages: readonly string[]): Keyed {
  const byLanguages = known.get(records) ?? new Map<string, Keyed>();
  known.set(records, byLanguages);
  let found = byLanguages.get(languages.join());
  if (!found) {
    const [whole, end] = [new Map<string, number>(), new Map<string, number>()];
    records.forEach(({ path }, index) => {
      const key = addressKey(path, languages);
      if (!whole.has(key)) whole.set(key, index);
      for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) {
        const rest = key.slice(at + 1);
        if (!end.has(rest)) end.set(rest, index);
      }
    });
    byLanguages.set(languages.join(), (found = { whole, end }));
  }
  return found;
}

function shortAddress(url: string): string {
  const plain = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return plain.length > 50 ? `${plain.slice(0, 24)}…${plain.slice(-24)}` : plain;
}

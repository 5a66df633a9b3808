/** The texts that are compared: one language’s sections each, with their facts. */
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { languagesOf, sidesOf, type Layout } from '../../engine/layout';
import { ownLanguage } from '../../engine/outline';
import { sectionsOf, wordsIn, type Section } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import type { Span } from '../../engine/types';
import { addressKey, pointersOf, textFacts, type Fact } from './facts';

/** The text under one heading, or before the first one. */
export interface Part {
  /** Undefined for what stands before the first heading. */
  readonly section?: Section;
  /** Where the part begins, for pointing at it. */
  readonly at: Span;
  /** Offset behind it. */
  readonly end: number;
  readonly words: number;
  readonly facts: readonly Fact[];
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
  readonly raw: string;
}

/** A block that belongs to a side. */
interface Own {
  readonly index: number;
  /** Undefined where that cannot be told, and the block belongs to several languages. */
  readonly language: string | undefined;
}

/** What sides are read with. */
export interface Reading {
  readonly languages: readonly string[];
  readonly records: readonly DecisionRecord[];
}

/** A file that is in one language as a whole. */
export function wholeSide(note: Document, language: string, reading: Reading, path?: string): Side {
  const own = note.blocks.flatMap((block, index): Own[] =>
    block.kind === 'front-matter' ? [] : [{ index, language: ownLanguage(block, reading.languages) ?? language }],
  );
  const side = build(note, language, sectionsOf(note), own, reading);
  return path === undefined ? side : { ...side, path };
}

/** The languages of a note that holds several. */
export function sidesWithin(note: Document, layout: Layout, reading: Reading): readonly Side[] {
  const sections = sidesOf(note, layout, sectionsOf(note), reading.languages);
  return languagesOf(layout).map((language) => {
    const part = layout.kind === 'stacked' ? layout.parts.find((each) => each.language === language) : undefined;
    const own = note.blocks.flatMap((block, index): Own[] => {
      if (block.kind === 'front-matter') return [];
      const spoken = ownLanguage(block, reading.languages);
      if (part) return index >= part.from && index < part.to ? [{ index, language: spoken ?? language }] : [];
      return spoken === undefined || spoken === language ? [{ index, language: spoken }] : [];
    });
    return build(note, language, sections.get(language) ?? [], own, reading, true);
  });
}

function build(
  note: Document,
  language: string,
  sections: readonly Section[],
  own: readonly Own[],
  reading: Reading,
  several = false,
): Side {
  const waiting = waitingIn(note);
  const blocks = own.filter(({ index }) => !isWaiting(waiting, note.starts[index] ?? 0));
  const start = note.starts[blocks[0]?.index ?? 0] ?? 0;
  const facts: Fact[][] = [[], ...sections.map(() => [])];
  const shared = new Set<number>();
  const words = [0, ...sections.map(() => 0)];
  for (const { index, language: spoken } of blocks) {
    const block = note.blocks[index];
    if (!block) continue;
    const by = note.starts[index] ?? 0;
    const found = [
      ...textFacts(block, spoken ?? language).map((fact) => ({ ...fact, span: moved(fact.span, by) })),
      ...pointed(note, index, reading, several),
    ].sort((a, b) => a.span.start - b.span.start);
    for (const fact of found) {
      const part = partAt(sections, fact.span.start);
      facts[part]?.push(fact);
      if (spoken === undefined) shared.add(part);
    }
    const part = partAt(sections, by + block.text.length - 1);
    words[part] = (words[part] ?? 0) + wordsIn(block);
  }
  return {
    language,
    note,
    sections,
    parts: facts.map((inPart, index) => {
      const section = sections[index - 1];
      return {
        ...(section ? { section } : {}),
        at: section?.heading ?? { start, end: start },
        end: section?.span.end ?? sections[0]?.span.start ?? note.text.length,
        words: words[index] ?? 0,
        facts: inPart,
        shared: shared.has(index),
        waiting: section !== undefined && isWaiting(waiting, section.span.start),
      };
    }),
    raw: blocks.map(({ index }) => note.blocks[index]?.text ?? '').join('\n'),
  };
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

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

/**
 * Links and images of a block; a link to a decision record counts as the record.
 * @param several the note holds several languages, and its badges are for all of them.
 */
function pointed(note: Document, index: number, { languages, records }: Reading, several: boolean): readonly Fact[] {
  const block = note.blocks[index];
  if (!block) return [];
  const by = note.starts[index] ?? 0;
  return pointersOf(block).flatMap(({ kind, address, reference, badge, span }): Fact[] => {
    const url = address ?? note.definitions.get(reference ?? '') ?? '';
    if (url === '' || url.startsWith('#') || (badge && several)) return [];
    const key = addressKey(url, languages) || url;
    const record = kind === 'link' ? recordOf(key, records, languages) : undefined;
    return [
      {
        kind: record === undefined ? kind : 'record',
        values: [record ?? key],
        text: record ?? shortAddress(url),
        span: moved(span, by),
      },
    ];
  });
}

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

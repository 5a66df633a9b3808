/** The texts that are compared: one language’s sections each, with their facts. */
import { Memory } from '../../engine/memory';
import type { Block } from '../../engine/blocks';
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { languagesOf, sidesOf, type Layout } from '../../engine/layout';
import {
  areSame,
  Counts,
  countsOfNoteAmong,
  firstFrom,
  once,
  perBlock,
  perHoldingBlock,
  perThings,
} from '../../engine/memo';
import { ownLanguage } from '../../engine/outline';
import { sectionsOf, wordsIn, type Section } from '../../engine/sections';
import { isWaiting, waitingIn, type Waiting } from '../../engine/translation';
import type { Span } from '../../engine/types';
import { addressKey, pointersOf, textFacts, valuesIn, wholeKeys, type Fact } from './facts';
import { shifted } from '../../engine/positions';
import { sign } from '../../engine/signs';

/** What stands under one heading, or before the first one: the same object for as long as nothing there changes. */
export interface Content {
  readonly words: number;
  readonly facts: readonly Fact[];
  /** Offset of the block of each fact, which the fact's own span counts from; counted from that of the content. */
  readonly offsets: readonly number[];
  /** Some of the facts stand in text that may be in either language, so that they cannot be counted. */
  readonly shared: boolean;
}

export interface Part {
  /** Where the part begins, for pointing at it. */
  readonly at: Span;
  /** Offset behind it. */
  readonly end: number;
  readonly content: Content;
  /** Offset that those of the content count from. */
  readonly base: number;
  /** Its heading waits for translation, and what is to stand under it is not there yet. */
  readonly waiting: boolean;
}

export interface Side {
  readonly language: string;
  readonly note: Document;
  /** Path of the file where it is not the note itself. */
  readonly path?: string;
  readonly sections: readonly Section[];
  /** Whether a part may state a fact. */
  readonly states: (index: number) => boolean;
  /** The text before the first section at 0, then that of each section. */
  readonly part: (index: number) => Part | undefined;
  readonly words: () => number;
  /** How many facts it states. */
  readonly stated: () => number;
  /** How often it states the fact of a key; see `wholeKeys`. */
  readonly count: (key: string) => number;
  /** All values in it as they are written, be it in what is no prose: one that stands there is not missing. */
  readonly says: (value: string) => boolean;
}

/** Where a fact of a part stands in the note. */
export function placeOf({ content, base }: Part, fact: Fact): Span {
  return shifted(fact.span, base + (content.offsets[content.facts.indexOf(fact)] ?? 0));
}

/** What sides are read with. */
export interface Reading {
  readonly languages: readonly string[];
  readonly records: readonly DecisionRecord[];
}

/** A file that is in one language as a whole. */
export function wholeSide(note: Document, language: string, reading: Reading, path?: string): Side {
  const side = build(note, language, sectionsOf(note), reading, 'alone');
  return path === undefined ? side : { ...side, path };
}

/** The languages of a note that holds several. */
export function sidesWithin(note: Document, layout: Layout, reading: Reading): readonly Side[] {
  const sections = sidesOf(note, layout, sectionsOf(note), reading.languages);
  return languagesOf(layout).map((language) => {
    const own = sections.get(language) ?? [];
    const part = layout.kind === 'stacked' ? layout.parts.find((each) => each.language === language) : undefined;
    return build(note, language, own, reading, part ? 'stacked' : 'mixed', part);
  });
}

/** How a side stands: alone in its note, in a part of it, or wherever its language is spoken. */
type Among = 'alone' | 'stacked' | 'mixed';

const isOwn = (block: Block, spoken: string | undefined, language: string, among: Among): boolean =>
  block.kind !== 'front-matter' && (among !== 'mixed' || spoken === undefined || spoken === language);

/** Parts are read in runs: a heading within a block parts what stands in it, and one run holds both parts. */
interface Run {
  /** Half-open range of block indexes. */
  readonly from: number;
  readonly to: number;
  /** Where its parts begin, but for the first one; from the start of the run. */
  readonly inner: readonly number[];
}

/** One for each part of a run: the same list for as long as no edit touches the run, wherever it stands. */
type Contents = readonly Content[];

/** The contents of a side, run by run. */
interface Totals {
  readonly all: readonly Contents[];
  /** Words of all parts, and how many facts they state. */
  readonly words: number;
  readonly stated: number;
  /** How often they state each fact, once that was asked; goes to what these runs become by an edit. */
  counts: Counts<string> | undefined;
}

const keysOf = (contents: Contents): readonly string[] =>
  contents.flatMap(({ facts }) => facts.flatMap((fact) => wholeKeys(fact)));

/** Takes the sums over from what the runs were before an edit: of those that are still there nothing is counted anew. */
function summed(all: readonly Contents[], before: Totals | undefined): Totals {
  const last = before?.all ?? [];
  // An edit puts other runs in one stretch, and leaves those around it.
  const shorter = Math.min(all.length, last.length);
  let [first, behind] = [0, 0];
  while (first < shorter && all[first] === last[first]) first++;
  while (behind < shorter - first && all[all.length - behind - 1] === last[last.length - behind - 1]) behind++;
  const lost = last.slice(first, last.length - behind);
  const come = all.slice(first, all.length - behind);
  const sum = (count: (content: Content) => number): number => {
    const of = (runs: readonly Contents[]): number =>
      runs.reduce((total, contents) => total + contents.reduce((own, content) => own + count(content), 0), 0);
    return of(come) - of(lost);
  };
  const counts = before?.counts;
  if (before) before.counts = undefined;
  for (const contents of lost) counts?.add(keysOf(contents), -1);
  for (const contents of come) counts?.add(keysOf(contents), 1);
  return {
    all,
    words: (before?.words ?? 0) + sum(({ words }) => words),
    stated: (before?.stated ?? 0) + sum(({ facts }) => facts.length),
    counts,
  };
}

function countsOf(totals: Totals): Counts<string> {
  if (!totals.counts) {
    totals.counts = new Counts<string>();
    for (const contents of totals.all) totals.counts.add(keysOf(contents), 1);
  }
  return totals.counts;
}

let blocksSeen = 0;
/** Tells blocks apart without holding them: what is kept with one must not keep those that stood beside it. */
const numberOf = perBlock(() => ++blocksSeen);

/** The contents of a run, and all that they were read from. */
interface Read {
  readonly blocks: readonly number[];
  readonly inner: readonly number[];
  readonly by: readonly unknown[];
  readonly contents: Contents;
}

/** What was read last of runs that begin with a block, by side. */
const lastRead = perBlock(() => new Map<string, Read>());

const lastTotals = new Memory<Document, Map<string, Totals>>();

/** What stands in no block. */
const nothing: Contents = [{ words: 0, facts: [], offsets: [], shared: false }];

/** The runs of a side. Each is read when it is asked for: mostly few parts are compared, and the others agree at a glance. */
class Reader {
  /** As runs of the note before an edit are known by. */
  private readonly key: string;
  private readonly by: readonly unknown[];
  private readonly waiting: readonly Waiting[];

  constructor(
    private readonly note: Document,
    private readonly language: string,
    private readonly sections: readonly Section[],
    private readonly reading: Reading,
    private readonly among: Among,
    private readonly range: { readonly from: number; readonly to: number },
  ) {
    this.key = `${among} ${language}`;
    this.by = [reading.languages, reading.records, note.definitions];
    this.waiting = waitingIn(note);
  }

  /** The run that holds the part of a section (-1 for the text before the first one), and where its contents are. */
  at(section: number): { readonly base: number; readonly content: Content | undefined } {
    let first = section;
    while (first >= 0 && this.isInner(first)) first--;
    const run = this.runFrom(first, this.nextOf(first));
    return { base: this.note.starts[run.from] ?? this.note.length, content: this.read(run)[section - first] };
  }

  /** Of all of them. */
  readonly totals = once((): Totals => {
    const all: Contents[] = [];
    for (let first = -1; first < this.sections.length;) {
      const next = this.nextOf(first);
      all.push(this.read(this.runFrom(first, next)));
      first = next;
    }
    const { change } = this.note;
    const totals = summed(all, change && lastTotals.get(change.before)?.get(this.key));
    const sides = lastTotals.get(this.note) ?? new Map<string, Totals>();
    lastTotals.set(this.note, sides.set(this.key, totals));
    return totals;
  });

  /** Whether a section begins within a block. */
  private isInner(section: number): boolean {
    const each = this.sections[section];
    return each !== undefined && each.span.start !== this.note.starts[each.block];
  }

  /** The first section of the next run. */
  private nextOf(first: number): number {
    let next = first + 1;
    while (this.isInner(next)) next++;
    return next;
  }

  private blockAt(section: number): number {
    const { from, to } = this.range;
    return Math.min(to, Math.max(from, this.sections[section]?.block ?? to));
  }

  private runFrom(first: number, next: number): Run {
    const from = first < 0 ? this.range.from : this.blockAt(first);
    const base = this.note.starts[from] ?? this.note.length;
    const inner = next - first > 1 ? this.sections.slice(first + 1, next).map(({ span }) => span.start - base) : none;
    return { from, to: this.blockAt(next), inner };
  }

  private read({ from, to, inner }: Run): Contents {
    const { blocks, starts, definitions } = this.note;
    const { language, reading, among, waiting, by, key } = this;
    const first = blocks[from];
    if (from === to && inner.length === 0) return nothing;
    if (!first || from === to || waiting.length > 0) {
      const isHere = (at: number): boolean => waiting.length === 0 || !isWaiting(waiting, starts[from + at] ?? 0);
      return contentsOf(blocks.slice(from, to), inner, language, reading, definitions, among, isHere);
    }
    const own = lastRead(first);
    const last = own.get(key);
    if (last && this.isRead(last, from, to) && areSame(last.inner, inner) && areSame(last.by, by)) return last.contents;
    const some = blocks.slice(from, to);
    const contents = contentsOf(some, inner, language, reading, definitions, among, () => true);
    own.set(key, { blocks: some.map(numberOf), inner, by, contents });
    return contents;
  }

  private isRead({ blocks }: Read, from: number, to: number): boolean {
    if (blocks.length !== to - from) return false;
    for (let index = from; index < to; index++) {
      const block = this.note.blocks[index];
      if (!block || blocks[index - from] !== numberOf(block)) return false;
    }
    return true;
  }
}

const none: readonly number[] = [];

/** @param isHere whether a block, by its index, does not wait for translation. */
function contentsOf(
  blocks: readonly Block[],
  inner: readonly number[],
  language: string,
  reading: Reading,
  definitions: Document['definitions'],
  among: Among,
  isHere: (index: number) => boolean,
): readonly Content[] {
  const parts = [0, ...inner].map(() => ({ words: 0, facts: [] as Fact[], offsets: [] as number[], shared: false }));
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const by = end;
    end += block.text.length;
    const spoken = ownLanguage(block, reading.languages);
    if (!isOwn(block, spoken, language, among) || !isHere(index)) continue;
    const last = parts[partAt(inner, end - 1)];
    if (last) last.words += wordsIn(block);
    if (factual(block).length === 0) continue;
    for (const fact of factsOf(block, spoken ?? language, definitions, reading, among !== 'alone')) {
      const part = parts[partAt(inner, fact.span.start + by)];
      part?.facts.push(fact);
      part?.offsets.push(by);
      if (part && spoken === undefined && among === 'mixed') part.shared = true;
    }
  }
  return parts;
}

/** @param range the blocks that may belong to the side. */
function build(
  note: Document,
  language: string,
  sections: readonly Section[],
  reading: Reading,
  among: Among,
  range: { readonly from: number; readonly to: number } = { from: 0, to: note.blocks.length },
): Side {
  const waiting = waitingIn(note);
  const runs = new Reader(note, language, sections, reading, among, range);
  const isOwnAt = (index: number): boolean => {
    const block = note.blocks[index];
    if (!block || isWaiting(waiting, note.starts[index] ?? 0)) return false;
    return isOwn(block, ownLanguage(block, reading.languages), language, among);
  };
  const start = once(() => {
    for (let index = range.from; index < range.to; index++) if (isOwnAt(index)) return note.starts[index] ?? 0;
    return 0;
  });
  /** All that is said in some of the blocks. */
  const saidHere = once(() => {
    const own = note.blocks.filter((_, index) => index >= range.from && index < range.to && isOwnAt(index));
    return new Set(own.flatMap((block) => valuesIn(block, language)));
  });
  const said = once(() => (among === 'mixed' ? saidAmongOthers : saidAlone)(note, [language, ...reading.languages]));
  const isWhole = among !== 'stacked' && waiting.length === 0;
  return {
    language,
    note,
    sections,
    states(index) {
      const own = withFacts(note);
      const next = own[firstFrom(own, sections[index - 1]?.block ?? 0)];
      return next !== undefined && (note.starts[next.block] ?? 0) < (sections[index]?.span.start ?? Infinity);
    },
    part(index) {
      const { base, content } = runs.at(index - 1);
      if (!content) return undefined;
      const section = sections[index - 1];
      return {
        at: section?.heading ?? { start: start(), end: start() },
        end: section?.span.end ?? sections[0]?.span.start ?? note.length,
        content,
        base,
        waiting: section !== undefined && isWaiting(waiting, section.span.start),
      };
    },
    words: () => runs.totals().words,
    stated: () => runs.totals().stated,
    count: (key) => countsOf(runs.totals()).get(key),
    says: (value) => (isWhole ? said().get(value) > 0 : saidHere().has(value)),
  };
}

const saidAlone = countsOfNoteAmong((block, [language = '']) =>
  isOwn(block, undefined, language, 'alone') ? valuesIn(block, language) : [],
);
const saidAmongOthers = countsOfNoteAmong((block, [language = '', ...languages]) =>
  isOwn(block, ownLanguage(block, languages), language, 'mixed') ? valuesIn(block, language) : [],
);

/** How many of the ascending offsets are not behind one. */
const partAt = (offsets: readonly number[], at: number): number => offsets.filter((each) => each <= at).length;

const factual = perBlock((block) => ((block.signs & sign.digit) !== 0 || pointersOf(block).length > 0 ? [block] : []));

/** Blocks that may state a fact. */
const withFacts = perHoldingBlock(factual);

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

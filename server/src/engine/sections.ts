/**
 * Sections of a note: each heading with what stands under it, and those traits of it that survive translation. Read
 * block by block and remembered with the block, so that a key press costs one block.
 */
import { countWords, lettersIn, patternFor } from '../languages/letters';
import { plainAddress } from './addresses';
import type { Block } from './blocks';
import type { Document } from './document';
import { areSame, firstFrom, numbersOfNote, once, perBlock, perHoldingBlock, sumOfNote, type Held } from './memo';
import { Memory } from './memory';
import { headingPassages, roughText, withHeadings } from './outline';
import { isWaiting, waitingIn } from './translation';
import type { Span } from './types';
import { shifted } from './positions';
import { headingSigns } from './signs';
import { spliced } from './spliced';

/** What a stretch of text keeps when it is translated. */
export interface Traits {
  readonly words: number;
  /** Words of four letters or more, and what has a digit, in lower case: names, terms and figures are the same in both. */
  readonly tokens: ReadonlySet<string>;
  /** Addresses linked to or shown, without their language. */
  readonly addresses: ReadonlySet<string>;
  readonly images: number;
  readonly items: number;
  readonly codes: number;
}

export interface Section {
  /** Level as written, 1 to 6; 7 for a line that stands as a heading without being marked as one. */
  readonly depth: number;
  /** The heading as read, without markup. */
  readonly text: string;
  /** The inline content of the heading, in the note. */
  readonly heading: Span;
  /** From the start of the heading's line to the next heading of any level, in the note. */
  readonly span: Span;
  /** Index of the block that holds the heading. */
  readonly block: number;
  /** What its heading is to its block: the same object for as long as the block lives. */
  readonly origin: object;
  /**
   * Traits of heading and body together; read when they are asked for, since most notes are compared with nothing. The
   * same function for as long as no edit touches the section, wherever it stands.
   */
  readonly traits: () => Traits;
  /** Traits of the heading alone. */
  readonly headingTraits: () => Traits;
  /** Opens the note and stands above all other sections. */
  readonly title: boolean;
  /** The same section, be it the title or not. */
  titled(title: boolean): Section;
}

/** A block's text before its first heading, or from a heading to the next. Traits are read when they are asked for. */
interface Part {
  readonly heading?: {
    readonly depth: number;
    readonly text: string;
    readonly span: Span;
    readonly traits: () => Traits;
  };
  /** Relative to the block. */
  readonly span: Span;
  readonly traits: () => Traits;
}

const partsOf = perBlock((block: Block): readonly Part[] => {
  if (block.kind === 'front-matter') return [];
  const headings = headingPassages(block).filter(({ text }) => !machine.test(text));
  const starts = headings.map(({ source }) => lineStart(block.text, source.start));
  const parts: Part[] = [];
  const first = starts[0] ?? block.text.length;
  if (first > 0)
    parts.push({ span: { start: 0, end: first }, traits: once(() => traitsOf(block.text.slice(0, first))) });
  headings.forEach((passage, index) => {
    const span = { start: starts[index] ?? 0, end: starts[index + 1] ?? block.text.length };
    const text = passage.text
      .replace(/\uFFFC/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    parts.push({
      heading: { depth: passage.depth ?? 1, text, span: passage.source, traits: once(() => traitsOf(text)) },
      span,
      traits: once(() => traitsOf(block.text.slice(span.start, span.end))),
    });
  });
  return parts;
});

/** What sites read, and Markdown takes for a heading: `--- collapse ---`, keys between rules, tags alone. */
const machine = /^-{3}.*-{3}$|^[a-z_]+: \S|^[\s\uFFFC]*$/;

function lineStart(text: string, at: number): number {
  while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** A line alone that stands as a heading in notes written without markup, or in bold. */
const plainHeading = perBlock((block: Block): Part['heading'] => {
  const text = block.text.trimEnd();
  const start = text.length - text.trimStart().length;
  if (block.kind === 'front-matter' || text.length - start > 90 || /[\r\n]/.test(text.slice(start))) return undefined;
  const bold = /^(\*\*|__)(\S.*\S)\1:?$/.exec(text.slice(start));
  const read = (bold?.[2] ?? text.slice(start)).trim();
  if (start > 3 || /^(?:[-+*#>|<!$]|\d+[.)]\s|\[[^\]]*\]:|~~~|```|https?:)/.test(read)) return undefined;
  if (lettersIn(read, 2, 1).length === 0 || /[.,;:!…]$/.test(read) || read.split(/\s+/).length > 12) return undefined;
  const from = start + (bold ? 2 : 0);
  return { depth: 7, text: read, span: { start: from, end: from + read.length }, traits: once(() => traitsOf(read)) };
});

const proseWords = perBlock((block: Block): number => countWords(roughText(block)));

/** Words of prose in a block, markup and code left out. */
export const wordsIn = (block: Block): number => proseWords(block);

const allWords = sumOfNote(wordsIn);
const wordsByBlock = numbersOfNote(wordsIn);

/** Words of prose in the blocks of a note from `from` to `to`. */
export function wordsBetween(note: Document, from: number, to: number): number {
  const words = wordsByBlock(note);
  let sum = 0;
  for (let index = from; index < to; index++) sum += words[index] ?? 0;
  return sum;
}

/** Whether a note has so many of those words (`wordsOf`): mostly its first blocks tell, and the others are not counted. */
export function hasWords(note: Document, least: number): boolean {
  const waiting = waitingIn(note);
  let words = 0;
  return note.blocks.some((block, index) => {
    if (waiting.length === 0 || !isWaiting(waiting, note.starts[index] ?? 0)) words += wordsIn(block);
    return words >= least;
  });
}

/** Words of prose in a note, less what is marked as waiting for translation. */
export function wordsOf(note: Document): number {
  const waiting = waitingIn(note);
  if (waiting.length === 0) return allWords(note);
  return note.blocks.reduce(
    (sum, block, index) => sum + (isWaiting(waiting, note.starts[index] ?? 0) ? 0 : wordsIn(block)),
    0,
  );
}

const linked =
  /\]\(\s*<?([^\s()<>]+)|<((?:https?|mailto):[^\s<>]+)>|\b(?:src|href)\s*=\s*["']([^"'\n]+)["']|\bhttps?:\/\/[^\s<>()"'\]]+/g;

const tokenIn = patternFor(String.raw`[\p{L}\p{N}][\p{L}\p{N}_]*`, 'g');

/** Reads traits from Markdown source without a parser; markup is told by its looks, which is enough to compare. */
function traitsOf(source: string): Traits {
  const addresses = new Set<string>();
  let codes = 0;
  const prose = source
    .replace(/^ {0,3}(`{3,}|~{3,})[^\r\n]*[\r\n][\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm, () => (codes++, ' '))
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ');
  const takeOut = (whole: string, ...[link, auto, attribute]: readonly (string | undefined)[]): string => {
    const address = plainAddress(link ?? auto ?? attribute ?? whole);
    if (address !== '') addresses.add(address);
    return ' ';
  };
  const text = prose.replace(linked, takeOut).replace(/<[^<>]*>/g, ' ');
  const tokens = new Set<string>();
  for (const token of text.match(tokenIn(text)) ?? []) {
    if (tokens.size >= 600) break;
    if (token.length >= 4 || /\d/.test(token)) tokens.add(token.toLowerCase());
  }
  return {
    words: countWords(text),
    tokens,
    addresses,
    images: prose.match(/!\[|<img\b/g)?.length ?? 0,
    items: prose.match(/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/gm)?.length ?? 0,
    codes,
  };
}

const noTraits: Traits = { words: 0, tokens: new Set(), addresses: new Set(), images: 0, items: 0, codes: 0 };

/** The traits of a section whose parts are the same as before are the same object. */
const lastJoined = new Memory<Traits, { readonly all: readonly Traits[]; readonly traits: Traits }>();

function joined(all: readonly Traits[]): Traits {
  const [first] = all;
  if (!first) return noTraits;
  if (all.length === 1) return first;
  const last = lastJoined.get(first);
  if (last && areSame(last.all, all)) return last.traits;
  const sum = (pick: (traits: Traits) => number): number => all.reduce((total, traits) => total + pick(traits), 0);
  const traits = {
    words: sum((each) => each.words),
    tokens: new Set(all.flatMap((each) => [...each.tokens])),
    addresses: new Set(all.flatMap((each) => [...each.addresses])),
    images: sum((each) => each.images),
    items: sum((each) => each.items),
    codes: sum((each) => each.codes),
  };
  lastJoined.set(first, { all, traits });
  return traits;
}

const withSections = perHoldingBlock(
  perBlock((block) => partsOf(block).filter(({ heading }) => heading !== undefined)),
  headingSigns,
);

/** Whether a note has sections. */
export const hasSections = (note: Document): boolean =>
  withHeadings(note).some(({ things }) => things.some(({ text }) => !machine.test(text)));

const known = new Memory<Document, readonly Placed[]>();

/** The sections that headings make, in order. */
export function sectionsOf(note: Document): readonly Section[] {
  let sections = known.get(note);
  if (!sections) {
    const before = note.change && known.get(note.change.before);
    known.set(note, (sections = collect(note, withSections(note), before)));
  }
  return sections;
}

/** What an edit did to the sections of a note: those from `from` to `to` gave way to those that are up to `now` now. */
interface Following {
  readonly before: readonly Section[];
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** What was made of sections, among these languages. */
interface Followed<T> {
  readonly languages: readonly string[];
  readonly values: readonly T[];
}

/** By the list that follows; that of the list before is taken out, else all that went before would be kept for good. */
const followings = new Memory<readonly Section[], Following>();

/**
 * Something for each of a list of sections, by its heading and the blocks up to that of the next section in another
 * block. After an edit only the sections of a note that it touched are asked about.
 */
export function perSection<T>(
  compute: (sections: readonly Section[], index: number, note: Document, languages: readonly string[]) => T,
): (sections: readonly Section[], note: Document, languages: readonly string[]) => readonly T[] {
  const made = new Memory<readonly Section[], Followed<T>>();
  return (sections, note, languages) => {
    const own = made.get(sections);
    if (own?.languages === languages) return own.values;
    const make = (from: number, to: number): T[] =>
      sections.slice(from, to).map((_, at) => compute(sections, from + at, note, languages));
    const following = followings.get(sections);
    const before = following && made.get(following.before);
    const values =
      following && before?.languages === languages
        ? spliced(before.values, following.from, following.to, make(following.from, following.now))
        : make(0, sections.length);
    made.set(sections, { languages, values });
    return values;
  };
}

/**
 * The sections of a note that marks no headings: a short line alone, or in bold, with prose under it. Only to be asked
 * where `sectionsOf` has nothing, because such a line may be much else.
 */
export function plainSectionsOf(note: Document): readonly Section[] {
  const held = note.blocks.flatMap((block, index): Held<Part>[] => {
    const next = note.blocks[index + 1];
    const heading = next && proseWords(next) >= 12 && !plainHeading(next) ? plainHeading(block) : undefined;
    if (!heading) return [];
    const part = { heading, span: { start: 0, end: block.text.length }, traits: heading.traits };
    return [{ block: index, things: [part] }];
  });
  return collect(note, held);
}

/** A part with a heading, and where it begins in the note. */
interface Head {
  readonly part: Part;
  readonly block: number;
  readonly start: number;
}

/** The traits of a heading, and of what stands under it in these blocks, up to the next one. */
function traitsUnder(blocks: readonly Block[], part: Part): Traits {
  const all = [part.traits()];
  for (const [index, block] of blocks.entries()) {
    const parts = partsOf(block);
    const from = index > 0 ? 0 : parts.includes(part) ? parts.indexOf(part) + 1 : parts.length;
    for (const each of parts.slice(from)) {
      if (each.heading) return joined(all);
      all.push(each.traits());
    }
  }
  return joined(all);
}

/** A function of its own, for one made where the note is at hand would keep that version of it, with all that was made of it. */
const readLater = (blocks: readonly Block[], part: Part): (() => Traits) => once(() => traitsUnder(blocks, part));

/** What stays of a section wherever it moves; spans are counted from its block. */
type Core = Pick<Section, 'depth' | 'text' | 'heading' | 'span' | 'origin' | 'traits' | 'headingTraits'>;

/** A key press moves all sections behind it, and next to no heading of theirs is looked at. */
class Placed implements Section {
  constructor(
    private readonly core: Core,
    readonly block: number,
    /** Offset of the block. */
    private readonly offset: number,
    readonly title: boolean,
  ) {}

  get depth(): number {
    return this.core.depth;
  }
  get text(): string {
    return this.core.text;
  }
  get heading(): Span {
    return shifted(this.core.heading, this.offset);
  }
  get span(): Span {
    return shifted(this.core.span, this.offset);
  }
  get origin(): object {
    return this.core.origin;
  }
  get traits(): () => Traits {
    return this.core.traits;
  }
  get headingTraits(): () => Traits {
    return this.core.headingTraits;
  }

  /** Where it stands when so many blocks and units more stand before it. */
  moved(blocks: number, by: number): Placed {
    return new Placed(this.core, this.block + blocks, this.offset + by, this.title);
  }

  titled(title: boolean): Placed {
    return this.title === title ? this : new Placed(this.core, this.block, this.offset, title);
  }
}

/**
 * Looks at the blocks with headings alone; what stands under those is read when somebody asks for its traits.
 * @param before the sections that the note had before its last edit, where they are known.
 */
function collect(note: Document, held: readonly Held<Part>[], before: readonly Placed[] = []): readonly Placed[] {
  const { change } = note;
  let sections: Placed[];
  if (change && before.length > 0) {
    const { from, to, now } = change;
    // The last section before the edit goes on up to it, and is read anew with those that open in its block.
    const last = before[firstFrom(before, from) - 1];
    const front = last ? firstFrom(before, last.block) : 0;
    const behind = before.slice(firstFrom(before, to));
    const by = (note.starts[now] ?? note.length) - (change.before.starts[to] ?? change.before.length);
    const isMoved = by !== 0 || now !== to;
    const next = firstFrom(held, now);
    const fresh = read(note, held.slice(firstFrom(held, last?.block ?? 0), next), held[next]);
    sections = before.slice(0, front).concat(fresh);
    for (const section of behind) sections.push((isMoved ? section.moved(now - to, by) : section).titled(false));
    const following = { before, from: front, to: before.length - behind.length, now: front + fresh.length };
    followings.delete(before);
    followings.set(sections, following);
  } else sections = read(note, held);
  const [first] = sections;
  if (first) sections[0] = first.titled(isTitle(note, first, sections));
  return sections;
}

/** The sections that the headings in these blocks make; `next` are the next ones. */
function read(note: Document, held: readonly Held<Part>[], next?: Held<Part>): Placed[] {
  const heads: Head[] = [];
  for (const { block, things } of next ? [...held, next] : held) {
    const by = note.starts[block] ?? 0;
    for (const part of things) heads.push({ part, block, start: part.span.start + by });
  }
  const count = heads.length - (next?.things.length ?? 0);
  return heads.slice(0, count).map(({ part, block, start }, index) => {
    const follower = heads[index + 1];
    const to = follower
      ? follower.block + (follower.start > (note.starts[follower.block] ?? 0) ? 1 : 0)
      : note.blocks.length;
    const blocks = note.blocks.slice(block, Math.max(to, block + 1));
    const offset = note.starts[block] ?? 0;
    const core: Core = {
      depth: depthOf(part),
      text: part.heading?.text ?? '',
      heading: part.heading?.span ?? part.span,
      span: { start: start - offset, end: (follower?.start ?? note.length) - offset },
      origin: part.heading ?? part,
      traits: readLater(blocks, part),
      headingTraits: part.heading?.traits ?? ((): Traits => noTraits),
    };
    return new Placed(core, block, offset, false);
  });
}

const depthOf = ({ heading }: Part): number => heading?.depth ?? 1;

/** Whether the first section of a note opens it and stands above all others. */
function isTitle(note: Document, first: Placed, sections: readonly Placed[]): boolean {
  const { depth, block, span } = first;
  const isAbove = sections.every((each) => each === first || each.depth > depth || each.depth === 7);
  if (!isAbove || depth === 1) return isAbove;
  const opens = span.start > (note.starts[block] ?? 0);
  const before = note.blocks.slice(0, opens ? block + 1 : block).flatMap((each) => partsOf(each)[0] ?? []);
  return before.reduce((sum, part) => sum + part.traits().words, 0) < 40;
}

/** A section with those under it: how many entries of `sections` from `index` on belong to it, itself included. */
export function subtreeLength(sections: readonly Section[], index: number): number {
  const depth = sections[index]?.depth ?? 0;
  let length = 1;
  while (index + length < sections.length && (sections[index + length]?.depth ?? 0) > depth) length++;
  return length;
}

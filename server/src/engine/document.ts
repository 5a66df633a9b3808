/** A note as a list of blocks that survive edits, and what the whole of it tells: definitions, front matter, headings. */
import type { Definition, FootnoteDefinition } from 'mdast';
import { blockIn, cutBlocks, frontMatterEnd, type Block } from './blocks';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import { parseBlock, walk } from './markdown';
import { perBlock } from './memo';
import { Memory } from './memory';
import { lastAtOrBefore, shifted } from './positions';
import { sign } from './signs';
import { spliced } from './spliced';
import { toEnd, type Steps } from './steps';
import type { Edit, Span } from './types';

/** Longest note that is read, in megabytes of a million bytes (in an editor: of a million UTF-16 units). */
export const mostMegabytes = 5;

/** Whether a text is more than is read; such a note is passed over, or told of. */
export const isTooLong = ({ length }: { readonly length: number }): boolean => length > mostMegabytes * 1e6;

export interface Document {
  /** Put together when it is asked for, which costs as much as the note is long. */
  readonly text: string;
  /** Length of `text`. */
  readonly length: number;
  readonly blocks: readonly Block[];
  /** Offset of each block in `text`; as long as `blocks`. */
  readonly starts: readonly number[];
  /** URL of each link definition by identifier; footnote definitions stand under `^identifier` with an empty URL. */
  readonly definitions: ReadonlyMap<string, string>;
  /** How the note came to be; kept by `editDocument`, for `perBlockOfNote`. */
  change?: Change | undefined;
}

/** An edit in blocks: those from `from` to `to` of the note before gave way to those from `from` to `now`. */
export interface Change {
  readonly before: Document;
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** The note of a text; `text` has no BOM. */
export const createDocument = (text: string): Document => toEnd(createInSteps(text));

/** As `createDocument`, in steps of a few blocks each. */
export function* createInSteps(text: string): Steps<Document> {
  const blocks: Block[] = [];
  const defining: Block[] = [];
  for (const some of blocksOf(text)) {
    for (const block of some) {
      blocks.push(block);
      if (definitionsOf(block).length > 0) defining.push(block);
    }
    yield;
  }
  const definitions = collectDefinitions(defining);
  if (definitions.size > 0)
    for (const [index, block] of blocks.entries()) {
      blocks[index] = withReferences(block, definitions);
      if (index % 100 === 0) yield;
    }
  return new CutDocument(text, blocks, startsOf(blocks), definitions, undefined);
}

/**
 * The note after an edit. Blocks that the edit does not touch, and whose references still resolve as before, are the
 * same objects, with all that is remembered about them. Only the text around the edit is looked at.
 */
export function editDocument(note: Document, edit: Edit): Document {
  const { start, end } = edit.span;
  const { blocks, starts } = note;
  const growth = edit.text.length - (end - start);
  const front = blocks[0]?.kind === 'front-matter' ? blocks[0].text.length : 0;
  if (blocks.length === 0) return createDocument(edited(note.text, edit));
  /** The edited text of some blocks, which hold the edit. */
  const textOf = (from: number, to: number): string => {
    const by = -(starts[from] ?? note.length);
    return edited(joined(blocks.slice(from, to)), { text: edit.text, span: shifted(edit.span, by) });
  };
  const opensAsBefore = start > (blocks[0]?.text.length ?? 0);
  const head = opensAsBefore ? (blocks[0]?.text ?? '') : textOf(0, lastAtOrBefore(starts, end) + 1);
  if (front > 0 ? !opensAsBefore : mayOpenFrontMatter(head)) {
    const text = edited(note.text, edit);
    const now = frontMatterEnd(text);
    if (front > 0 && end <= front && now > 0 && now === front + growth)
      return replaceBlocks(note, 0, 1, sliceBlocks(text.slice(0, now), [0], now, true));
    if (start < front || now !== front)
      return replaceBlocks(note, 0, blocks.length, reuse([...blocksOf(text)].flat(), blocks));
  }

  // The block before the one touched may merge with it.
  const first = Math.max(front > 0 ? 1 : 0, lastAtOrBefore(starts, start) - 1);
  const from = starts[first] ?? front;

  // Cut on from there until a cut falls on an old one behind the edit: from there on nothing has changed.
  const startOf = (index: number): number => (starts[index] ?? note.length) + growth - from;
  let last = Math.max(lastAtOrBefore(starts, end), first);
  for (let reach = 1; ; reach *= 2) {
    last = Math.min(last + reach, blocks.length);
    const stop = startOf(last);
    const text = textOf(first, last + 1);
    const cuts = cutBlocks(text, false);
    if (last < blocks.length && !cuts.includes(stop)) continue;
    const middle = sliceBlocks(
      text,
      cuts.filter((cut) => cut < stop),
      stop,
    );
    return replaceBlocks(note, first, last, reuse(middle, blocks.slice(first, last)));
  }
}

const edited = (text: string, { span, text: by }: Edit): string =>
  text.slice(0, span.start) + by + text.slice(span.end);

const joined = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('');

const mayOpenFrontMatter = (text: string): boolean => /^(?:---|\+\+\+)[ \t]*[\r\n]/.test(text);

/** Index of the block that holds the offset (the last one for the end of the note). */
export function blockIndexAt(note: Document, offset: number): number {
  return lastAtOrBefore(note.starts, offset);
}

function sliceBlocks(text: string, cuts: readonly number[], end: number, frontMatter = false): Block[] {
  return cuts.map((cut, index) =>
    blockIn(frontMatter && index === 0 ? 'front-matter' : 'markdown', text, cut, cuts[index + 1] ?? end),
  );
}

/** How much text is cut at once, in UTF-16 units. */
const stretch = 20_000;

/** The blocks of a whole text, some at a time. */
function* blocksOf(text: string): Generator<readonly Block[]> {
  let at = frontMatterEnd(text);
  if (at > 0) yield sliceBlocks(text.slice(0, at), [0], at, true);
  for (let length = stretch; at < text.length;) {
    const line = text.indexOf('\n', at + length);
    const end = line < 0 ? text.length : line + 1;
    const cuts = cutBlocks(text.slice(at, end), false).map((cut) => cut + at);
    // The last block may go on behind what was looked at, and everything is at rest where it starts.
    const last = end < text.length ? cuts.pop() : undefined;
    const next = last ?? end;
    if (cuts.length > 0) yield sliceBlocks(text, cuts, next);
    length = next === at ? 2 * length : stretch;
    at = next;
  }
}

/** Old blocks with the same text take the place of new ones, in order, so that nothing about them is forgotten. */
function reuse(fresh: readonly Block[], old: readonly Block[]): Block[] {
  const pool = new Map<string, Block[]>();
  for (const block of old) {
    const key = block.kind + block.text;
    const same = pool.get(key);
    if (same) same.push(block);
    else pool.set(key, [block]);
  }
  return fresh.map((block) => pool.get(block.kind + block.text)?.shift() ?? block);
}

/** The note with the blocks from `first` to `last` replaced. */
function replaceBlocks(note: Document, first: number, last: number, fresh: readonly Block[]): Document {
  const { blocks: old, definitions: before } = note;
  const cut = (by: readonly Block[]): readonly Block[] => spliced(old, first, last, by);
  const bears = (block: Block): boolean => definitionsOf(block).length > 0;
  const definitions = old.slice(first, last).some(bears) || fresh.some(bears) ? collectDefinitions(cut(fresh)) : before;
  const resolve = (block: Block): Block => withReferences(block, definitions);
  const isSettled = sameKeys(before, definitions);
  const blocks = isSettled ? cut(fresh.map(resolve)) : cut(fresh).map(resolve);
  // What changed at last: an edit may put back what was there, and a definition bears on any block.
  let [from, to, now] = isSettled ? [first, last, first + fresh.length] : [0, old.length, blocks.length];
  while (from < to && from < now && old[from] === blocks[from]) from++;
  while (from < to && from < now && old[to - 1] === blocks[now - 1]) [to, now] = [to - 1, now - 1];
  note.change = undefined; // else all that went before would be kept for good
  const starts = replacedStarts(note, { from, to }, blocks.slice(from, now));
  return new CutDocument(undefined, blocks, starts, definitions, { before: note, from, to, now });
}

/** A class, for V8 makes an object with a getter of its own a shape of its own, and all that reads notes slow by that. */
class CutDocument implements Document {
  readonly length: number;
  #text: string | undefined;

  constructor(
    text: string | undefined,
    readonly blocks: readonly Block[],
    readonly starts: readonly number[],
    readonly definitions: ReadonlyMap<string, string>,
    public change: Change | undefined,
  ) {
    this.#text = text;
    this.length = (starts[blocks.length - 1] ?? 0) + (blocks[blocks.length - 1]?.text.length ?? 0);
  }

  get text(): string {
    return (this.#text ??= joined(this.blocks));
  }
}

const startsOf = (blocks: readonly Block[], from = 0): number[] => {
  let at = from;
  return blocks.map(({ text }) => {
    at += text.length;
    return at - text.length;
  });
};

/** Offsets of blocks where others stand in place of those from `from` to `to`: only those are looked at, a note may be long. */
function replacedStarts(note: Document, { from, to }: Pick<Change, 'from' | 'to'>, by: readonly Block[]): number[] {
  const { starts, length } = note;
  const start = starts[from] ?? length;
  const fresh = startsOf(by, start);
  const growth = (fresh.at(-1) ?? start) + (by.at(-1)?.text.length ?? 0) - (starts[to] ?? length);
  const behind = fresh.length + from;
  const all = spliced(starts, from, to, fresh);
  if (growth !== 0) for (let index = behind; index < all.length; index++) all[index] = (all[index] ?? 0) + growth;
  return all;
}

const sameKeys = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a === b || (a.size === b.size && [...a.keys()].every((key) => b.has(key)));

/** Normal form of a reference label (CommonMark: white space folded, case folded). */
export const normalizeLabel = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();

/** Labels in square brackets, which may be references; a superset. */
const bracketed = perBlock((block): ReadonlySet<string> => {
  if (block.kind !== 'markdown' || (block.signs & sign.opening) === 0) return noLabels;
  const labels = new Set<string>();
  for (const [, label = ''] of block.text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    // In a quote or a list a label may run over a line and its marker.
    labels.add(normalizeLabel(label));
    if (/[\r\n]/.test(label)) labels.add(normalizeLabel(label.replace(/(?:\r\n|\r|\n)[ \t>]*/g, ' ')));
  }
  return labels;
});
const noLabels: ReadonlySet<string> = new Set();

type Definitions = readonly (readonly [identifier: string, url: string])[];

/** Definitions that a block makes, in order. References do not bear on them, so whatever parse is at hand will do. */
const definitionsIn = perBlock((block): Definitions => {
  if (block.kind !== 'markdown' || (block.signs & sign.closing) === 0 || !block.text.includes(']:')) return none;
  const found: [string, string][] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'definition') found.push([normalizeLabel((node satisfies Definition).identifier), node.url]);
    if (node.type === 'footnoteDefinition')
      found.push([`^${normalizeLabel((node satisfies FootnoteDefinition).identifier)}`, '']);
    return undefined;
  });
  return found;
});

const none: Definitions = [];

/** A block that got other references keeps its definitions. */
const inherited = new Memory<Block, Definitions>();
const definitionsOf = (block: Block): Definitions =>
  (block.signs & sign.closing) === 0 ? none : (inherited.get(block) ?? definitionsIn(block));

/** The first definition of a label counts. */
function collectDefinitions(blocks: readonly Block[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const block of blocks)
    for (const [identifier, url] of definitionsOf(block)) if (!all.has(identifier)) all.set(identifier, url);
  return all;
}

function withReferences(block: Block, definitions: ReadonlyMap<string, string>): Block {
  if (block.references.length === 0 && (definitions.size === 0 || bracketed(block).size === 0)) return block;
  const own = new Set(definitionsOf(block).map(([identifier]) => identifier));
  const references = [...bracketed(block)].filter((label) => definitions.has(label) && !own.has(label)).sort();
  const same =
    references.length === block.references.length && references.every((label, i) => label === block.references[i]);
  if (same) return block;
  const resolved: Block = { ...block, references, memory: undefined };
  inherited.set(resolved, definitionsOf(block));
  return resolved;
}

/** The parsed front matter of a note; undefined where it has none. */
export function frontMatterOf(note: Document): FrontMatter | undefined {
  const [first] = note.blocks;
  return first?.kind === 'front-matter' ? readFrontMatter(first) : undefined;
}

/** Moves a span that is relative to a block to where it stands in the note. */
export const atBlock = (note: Document, index: number, span: Span): Span => shifted(span, note.starts[index] ?? 0);

/** A note as a list of blocks that survive edits, and what the whole of it tells: definitions, front matter, headings. */
import type { Definition, FootnoteDefinition } from 'mdast';
import { cutBlocks, frontMatterEnd, type Block } from './blocks';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import { parseBlock, walk } from './markdown';
import { perBlock } from './memo';
import { lastAtOrBefore } from './positions';
import type { Edit, Span } from './types';

/** Longest note that is read, in megabytes of a million bytes (in an editor: of a million UTF-16 units). */
export const mostMegabytes = 5;

export interface Document {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Offset of each block in `text`; as long as `blocks`. */
  readonly starts: readonly number[];
  /** URL of each link definition by identifier; footnote definitions stand under `^identifier` with an empty URL. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** The note of a text; `text` has no BOM. */
export function createDocument(text: string): Document {
  return assemble(text, slicesOf(text));
}

/**
 * The note after an edit. Blocks that the edit does not touch, and whose references still resolve as before, are the
 * same objects, with all that is remembered about them.
 */
export function editDocument(note: Document, edit: Edit): Document {
  const { start, end } = edit.span;
  const text = note.text.slice(0, start) + edit.text + note.text.slice(end);
  const { blocks, starts } = note;
  if (blocks.length === 0 || bearsOnFrontMatter(blocks, start, text))
    return assemble(text, reuse(slicesOf(text), blocks), note);

  // The block before the one touched may merge with it.
  const first = Math.max(blocks[0]?.kind === 'front-matter' ? 1 : 0, lastAtOrBefore(starts, start) - 1);
  const from = starts[first] ?? 0;
  const growth = text.length - note.text.length;

  // Cut on from there until a cut falls on an old one behind the edit: from there on nothing has changed.
  const startOf = (index: number): number => (index < blocks.length ? (starts[index] ?? 0) + growth : text.length);
  let last = Math.max(lastAtOrBefore(starts, end), first);
  for (let reach = 1; ; reach *= 2) {
    last = Math.min(last + reach, blocks.length);
    const stop = startOf(last);
    const cuts = cutBlocks(text.slice(from, startOf(last + 1)), false).map((cut) => cut + from);
    if (last < blocks.length && !cuts.includes(stop)) continue;
    const middle = sliceBlocks(
      text,
      cuts.filter((cut) => cut < stop),
      stop,
    );
    const fresh = reuse(middle, blocks.slice(first, last));
    return assemble(text, [...blocks.slice(0, first), ...fresh, ...blocks.slice(last)], note);
  }
}

/** Whether an edit at `start` may make, move or unmake front matter: a fence typed far down may close what is open. */
function bearsOnFrontMatter(blocks: readonly Block[], start: number, text: string): boolean {
  const [opening] = blocks;
  return opening?.kind === 'front-matter' ? start <= opening.text.length : mayOpenFrontMatter(text);
}

const mayOpenFrontMatter = (text: string): boolean => /^(?:---|\+\+\+)[ \t]*[\r\n]/.test(text);

/** Index of the block that holds the offset (the last one for the end of the note). */
export function blockIndexAt(note: Document, offset: number): number {
  return lastAtOrBefore(note.starts, offset);
}

function sliceBlocks(text: string, cuts: readonly number[], end: number, frontMatter = false): Block[] {
  return cuts.map((cut, index) => ({
    kind: frontMatter && index === 0 ? 'front-matter' : 'markdown',
    text: text.slice(cut, cuts[index + 1] ?? end),
    references: [],
    memory: undefined,
  }));
}

/** The blocks of a whole text. */
const slicesOf = (text: string): Block[] => sliceBlocks(text, cutBlocks(text), text.length, frontMatterEnd(text) > 0);

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

function assemble(text: string, blocks: readonly Block[], before?: Document): Document {
  const starts: number[] = [];
  let at = 0;
  for (const block of blocks) {
    starts.push(at);
    at += block.text.length;
  }
  const definitions = collectDefinitions(blocks);
  const settled = before !== undefined && sameKeys(before.definitions, definitions);
  const known = settled ? new Set(before.blocks) : undefined;
  const resolved =
    definitions.size === 0 && !before?.definitions.size
      ? blocks
      : blocks.map((block) => (known?.has(block) ? block : withReferences(block, definitions)));
  return { text, blocks: resolved, starts, definitions };
}

const sameKeys = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key));

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
  const labels = new Set<string>();
  if (block.kind === 'markdown' && block.text.includes('['))
    for (const [, label = ''] of block.text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
      // In a quote or a list a label may run over a line and its marker.
      labels.add(normalizeLabel(label));
      if (/[\r\n]/.test(label)) labels.add(normalizeLabel(label.replace(/(?:\r\n|\r|\n)[ \t>]*/g, ' ')));
    }
  return labels;
});

type Definitions = readonly (readonly [identifier: string, url: string])[];

/** Definitions that a block makes, in order. References do not bear on them, so whatever parse is at hand will do. */
const definitionsIn = perBlock((block): Definitions => {
  if (block.kind !== 'markdown' || !block.text.includes(']:')) return [];
  const found: [string, string][] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'definition') found.push([normalizeLabel((node satisfies Definition).identifier), node.url]);
    if (node.type === 'footnoteDefinition')
      found.push([`^${normalizeLabel((node satisfies FootnoteDefinition).identifier)}`, '']);
    return undefined;
  });
  return found;
});

/** A block that got other references keeps its definitions. */
const inherited = new WeakMap<Block, Definitions>();
const definitionsOf = (block: Block): Definitions => inherited.get(block) ?? definitionsIn(block);

/** The first definition of a label counts. */
function collectDefinitions(blocks: readonly Block[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const block of blocks)
    for (const [identifier, url] of definitionsOf(block)) if (!all.has(identifier)) all.set(identifier, url);
  return all;
}

function withReferences(block: Block, definitions: ReadonlyMap<string, string>): Block {
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
export function atBlock(note: Document, index: number, span: Span): Span {
  const by = note.starts[index] ?? 0;
  return { start: span.start + by, end: span.end + by };
}

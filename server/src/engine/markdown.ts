/** The tree of a block: that of the reference parser, `remark-parse` with GFM, which is asked where ours declines. */
import type { Nodes, Root } from 'mdast';
import type { Block } from './blocks';
import type { Document } from './document';
import { perBlock, perHoldingBlock, type Held } from './memo';
import { readBlock } from './parser';
import { parseSource } from './reference';
import { sign } from './signs';

/** How many blocks were parsed and how much text, since the start; read by tests and benchmarks. */
export const parseStats = { calls: 0, units: 0 };

/** Longest block that is parsed, in UTF-16 units: a list or paragraph beyond that is data, not a note. */
export const longestBlock = 100_000;
/** Deepest nesting of containers that is parsed; remark's cost grows with its square, and its stack ends. */
export const deepestBlock = 60;

/** Most brackets, runs of backticks or runs of emphasis marks in a block; remark's cost grows with their square. */
export const mostMarks = 3_000;

/** Why a block is left unread. */
export type Unread = 'too-long' | 'too-deep' | 'too-many-marks' | 'unreadable';
export interface Parsed {
  /** Offsets are relative to the block; lines and columns mean nothing. */
  readonly root: Root;
  readonly unread?: Unread;
}

const failed = new WeakSet<Block>();
let hasFailed = false;

/** Why a block was or will be left unread, told without parsing it. */
const unreadReason = (block: Block): Unread | undefined =>
  refusal(block) ?? (failed.has(block) ? 'unreadable' : undefined);

/** The blocks of a note that are left unread, each with why. */
export function unreadIn(note: Document): readonly Held<Unread>[] {
  if (!hasFailed) return refused(note); // next to no note has any, and a key press is short
  return note.blocks.flatMap((block, index) => {
    const unread = unreadReason(block);
    return unread === undefined ? [] : [{ block: index, things: [unread] }];
  });
}

/** The mdast of a block, with offsets relative to it. Never throws: a hostile block is left unread, and says so. */
export const parseBlock = perBlock((block: Block): Parsed => {
  const empty: Root = { type: 'root', children: [] };
  if (block.kind === 'front-matter') return { root: empty };
  const unread = refusal(block);
  if (unread !== undefined) return { root: empty, unread };
  parseStats.calls++;
  parseStats.units += block.text.length;
  try {
    return { root: readBlock(block.text, block.references) ?? parseByReference(block) };
  } catch {
    failed.add(block);
    hasFailed = true;
    return { root: empty, unread: 'unreadable' };
  }
});

/** What the reference parser makes of a block, as it stands in its note. @throws where the parser does. */
export function parseByReference({ text, references }: Block): Root {
  const prelude = preludeFor(references);
  const root = parseSource(prelude + text);
  if (prelude !== '') {
    root.children = root.children.filter((node) => (node.position?.start.offset ?? 0) >= prelude.length);
    shift(root, -prelude.length);
  }
  return root;
}

/**
 * Definitions that make the references of a block parse as they do in the whole note. They go before the block, where
 * nothing of the block can swallow them; the last is always a link definition, which closes a footnote.
 */
function preludeFor(references: readonly string[]): string {
  if (references.length === 0) return '';
  const lines = references.map((identifier) => `[${identifier}]: x`);
  return [...lines.sort(footnotesFirst), '[agored-end-of-prelude]: x'].join('\n\n') + '\n\n';
}
const footnotesFirst = (a: string, b: string): number => Number(b.startsWith('[^')) - Number(a.startsWith('[^'));

function shift(node: Nodes, by: number): void {
  const { position } = node;
  if (position) {
    position.start.offset = (position.start.offset ?? 0) + by;
    position.end.offset = (position.end.offset ?? 0) + by;
  }
  if ('children' in node) for (const child of node.children) shift(child, by);
}

/** What costs; an underscore within a word does not. */
const marks = [/\[/g, /`+/g, /[*~]+|(?<!\w)_+|_+(?!\w)/g, /</g] as const;

const hasTooMany = (text: string): boolean =>
  text.length > mostMarks && marks.some((mark) => (text.match(mark)?.length ?? 0) > mostMarks);

/** Why a block will not be parsed; undefined for one that will be. */
export function refusal(block: Block): Unread | undefined {
  const { kind, text } = block;
  if (text.length < 2 * deepestBlock || kind === 'front-matter') return undefined;
  if (text.length > longestBlock) return 'too-long';
  if (tooDeep(block)) return 'too-deep';
  return hasTooMany(text) ? 'too-many-marks' : undefined;
}

const refused = perHoldingBlock((block): readonly Unread[] => {
  const unread = refusal(block);
  return unread === undefined ? none : [unread];
});
const none: readonly Unread[] = [];

/** A line with room for the markers of so many containers before its text. */
const deepLine = new RegExp(`^[ \\t>+*\\d.)-]{${String(deepestBlock)}}`, 'm');

/** What nests too deep by itself, and a sign that each has. */
const nests: readonly (readonly [string, number])[] = [
  ['['.repeat(200), sign.opening],
  ['*_'.repeat(100), sign.emphasis],
  ['_*'.repeat(100), sign.emphasis],
];
const parentheses = '('.repeat(400);

/** A cheap upper bound of the nesting of containers, by their markers and indentation. */
function tooDeep({ text, signs }: Block): boolean {
  for (const line of deepLine.test(text) ? text.split(/\r\n|\r|\n/) : []) {
    const lead = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
    if (lead.length < deepestBlock) continue;
    const markers = lead.match(/[-+*>]|\d{1,9}[.)]/g)?.length ?? 0;
    if (markers > deepestBlock || (markers > 0 && lead.length > 4 * deepestBlock)) return true;
  }
  return nests.some(([nest, own]) => (signs & own) !== 0 && text.includes(nest)) || text.includes(parentheses);
}

/** Source offsets of a node, relative to its block. */
export function spanOf(node: Nodes): { start: number; end: number } {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined)
    throw new Error(`a ${node.type} node has no position`);
  return { start: position.start.offset, end: position.end.offset };
}

/** Depth-first walk; `visit` returns false to stay out of a node's children. */
export function walk(node: Nodes, visit: (node: Nodes) => boolean | undefined): void {
  if (visit(node) === false) return;
  if ('children' in node) for (const child of node.children) walk(child, visit);
}

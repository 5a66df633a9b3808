/** What stands around the cursor. */
import { blockIndexAt } from '../../engine/document';
import { parseBlock, spanOf, walk } from '../../engine/markdown';
import type { OpenDocument } from '../openDocument';

/** Longest line that is looked at, in UTF-16 units before and behind the cursor. */
const longest = 2000;

export interface Line {
  /** Where the cursor is in the text. */
  readonly at: number;
  /** Where the line begins, or what is looked at of it. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

export function lineAt(text: string, at: number): Line {
  const begin = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const start = Math.max(begin, at - longest);
  return {
    at,
    start,
    before: text.slice(start, at),
    after: /^[^\r\n]*/.exec(text.slice(at, at + longest))?.[0] ?? '',
  };
}

/** True in code and front matter, where Markdown means nothing. */
export function isCode({ note }: OpenDocument, at: number): boolean {
  const index = blockIndexAt(note, at);
  const block = note.blocks[index];
  if (!block) return false;
  if (block.kind !== 'markdown') return true;
  const inBlock = at - (note.starts[index] ?? 0);
  let found = false;
  walk(parseBlock(block).root, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return undefined;
    const { start, end } = spanOf(node);
    found ||= start < inBlock && inBlock <= end;
    return undefined;
  });
  return found;
}

/**
 * A parser of our own for the Markdown that notes are made of. Its tree is that of the reference parser, node for node
 * and offset for offset (held to it by `test/unit/parser.test.ts`), or it declines.
 */
import type { Root } from 'mdast';
import { labelKey } from './characters';
import { Declined } from './declined';
import { readTree } from './reader';

export { endOfParagraph } from './alone';

/**
 * The tree of a block; undefined for one that the reference parser must read.
 * @param references labels that are defined in other blocks, those of footnotes with a `^` before them.
 */
export function readBlock(source: string, references: readonly string[] = []): Root | undefined {
  if (source.includes('\0') || source.startsWith('\uFEFF')) return undefined;
  const footnotes = new Set<string>();
  const links = new Set<string>();
  for (const reference of references)
    if (/^\^\S/.test(reference) && !/[\t\n\r ]/.test(reference)) footnotes.add(labelKey(reference.slice(1)));
    else links.add(labelKey(reference));
  try {
    return readTree(source, links, footnotes);
  } catch (error) {
    if (error instanceof Declined) return undefined;
    throw error;
  }
}

/**
 * A parser of our own for the Markdown that notes are made of. Its tree is that of the reference parser, node for node
 * and offset for offset (held to it by `test/unit/parser.test.ts`), or it declines.
 */
import type { Root } from 'mdast';
import { endOfParagraph, readParagraph } from './alone';
import { labelKey } from './characters';
import { Declined } from './declined';
import { readTree } from './reader';

export { endOfParagraph };

/**
 * The tree of a block; undefined for one that the reference parser must read.
 * @param references labels that are defined in other blocks, those of footnotes with a `^` before them.
 */
export function readBlock(source: string, references: readonly string[] = []): Root | undefined {
  if (source.includes('\0') || source.startsWith('\uFEFF')) return undefined;
  const end = endOfParagraph(source);
  try {
    if (end > 0) return readParagraph(source, end, references.length === 0 ? nothing : definedBy(references));
    const { links, footnotes } = definedBy(references);
    return readTree(source, links, footnotes);
  } catch (error) {
    if (error instanceof Declined) return undefined;
    throw error;
  }
}

const nothing = { links: new Set<string>(), footnotes: new Set<string>() } as const;

function definedBy(references: readonly string[]): typeof nothing {
  const footnotes = new Set<string>();
  const links = new Set<string>();
  for (const reference of references)
    if (/^\^\S/.test(reference) && !/[\t\n\r ]/.test(reference)) footnotes.add(labelKey(reference.slice(1)));
    else links.add(labelKey(reference));
  return { links, footnotes };
}

import type { Nodes } from 'mdast';

/** The text of nodes without their markup: what an image that holds them is called. */
export const plainTextOf = (nodes: readonly Nodes[]): string => nodes.map(textOfNode).join('');

function textOfNode(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node && node.alt) return node.alt;
  return 'children' in node ? plainTextOf(node.children) : '';
}

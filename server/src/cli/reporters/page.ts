/** Markdown of ours as text for a terminal. */
import type { Colors } from 'picocolors/types';
import type { Nodes, PhrasingContent, Table } from 'mdast';
import { parseSource } from '../../engine/reference';
import { wrap } from './printable';

/** How wide, and how loud. */
export interface PageOptions {
  readonly width: number;
  readonly paint: Colors;
}

/** A page without the markup: headings in bold, what stands under them indented, lines broken at the width. */
export function pageText(markdown: string, options: PageOptions): string {
  const blocks = parseSource(markdown).children.flatMap((node) => {
    if (node.type === 'heading') return [options.paint.bold(inline(node.children, options))];
    const text = blockText(node, { ...options, width: options.width - 2 });
    return text === '' ? [] : [indented(text, 2)];
  });
  // A heading and what it stands above belong together.
  return blocks
    .map((block, index) => `${index === 0 || blocks[index - 1]?.startsWith(' ') !== true ? '' : '\n'}${block}\n`)
    .join('');
}

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

function blockText(node: Nodes, options: PageOptions): string {
  switch (node.type) {
    case 'paragraph':
      return wrapped(inline(node.children, options), options);
    case 'list':
      return node.children
        .map((item, index) => {
          const mark = node.ordered === true ? `${String((node.start ?? 1) + index)}. ` : '- ';
          const inner = { ...options, width: options.width - mark.length };
          return (
            mark + indented(item.children.map((child) => blockText(child, inner)).join('\n'), mark.length).trimStart()
          );
        })
        .join('\n');
    case 'code':
      // What follows the language says what the example is for: ```md incorrect
      return [...(node.meta ? [options.paint.dim(`(${node.meta})`)] : []), indented(node.value, 2)].join('\n');
    case 'blockquote':
      return node.children.map((child) => blockText(child, options)).join('\n\n');
    case 'table':
      return tableText(node, options);
    default:
      return ''; // comments
  }
}

/** Columns as wide as they need to be, the last one broken at the width. */
function tableText({ children }: Table, options: PageOptions): string {
  const rows = children.map((row) => row.children.map((cell) => inline(cell.children, options)));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => {
      const last = wrap(row.at(-1) ?? '', Math.max(20, options.width - before)).join(`\n${' '.repeat(before)}`);
      return [...row.slice(0, -1).map((cell, column) => `${cell.padEnd(widths[column] ?? 0)}  `), last]
        .join('')
        .trimEnd();
    })
    .join('\n');
}

const wrapped = (text: string, { width }: PageOptions): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, Math.max(20, width)))
    .join('\n');

/** Addresses are left out: most of them lead from page to page. */
function inline(nodes: readonly PhrasingContent[], options: PageOptions): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value.replaceAll('\n', ' ');
      if (node.type === 'inlineCode') return `\`${node.value}\``;
      if (node.type === 'break') return '\n';
      return 'children' in node ? inline(node.children, options) : '';
    })
    .join('');
}

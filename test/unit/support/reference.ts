/** The reference that the engine is held to: the whole note parsed at once by remark, as a plain comparable tree. */
import assert from 'node:assert/strict';
import type { Nodes, Parents, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createDocument, type Document } from '../../../server/src/engine/document';
import { parseBlock, type Unread } from '../../../server/src/engine/markdown';

const body = unified().use(remarkParse).use(remarkGfm).freeze();
const whole = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** A node with offsets in the note; `span` is missing where remark gives no position. */
export interface Plain {
  readonly type: string;
  readonly span: readonly [number, number] | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly children: readonly Plain[];
}

/**
 * Nodes that a fence or raw HTML may leave open at the end of a list item. Whether a blank line behind counts as theirs
 * depends on what follows in remark, so white space at their end is left out of the comparison.
 */
const mayStayOpen: ReadonlySet<string> = new Set([
  'list',
  'listItem',
  'blockquote',
  'footnoteDefinition',
  'code',
  'html',
]);

function plain(node: Nodes, by: number, text: string): Plain {
  const fields = Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !['type', 'position', 'children', 'data'].includes(key) && value != null)
      .map(([key, value]: [string, unknown]) => [
        key,
        key === 'value' && typeof value === 'string' && mayStayOpen.has(node.type) ? value.trimEnd() : value,
      ]),
  );
  const { position } = node;
  const start = position?.start.offset;
  let end = position?.end.offset;
  if (start !== undefined && end !== undefined && mayStayOpen.has(node.type))
    end = start + text.slice(start + by, end + by).trimEnd().length;
  const span = start === undefined || end === undefined ? undefined : ([start + by, end + by] as const);
  return { type: node.type, span, fields, children: 'children' in node ? childrenOf(node, by, text) : [] };
}

/**
 * `remark-gfm` looks for bare addresses once more, in finished text, and cuts it up into nodes without a position.
 * Such a run is put together again, so that the text can be compared at least.
 */
function childrenOf(node: Parents, by: number, text: string): Plain[] {
  const result: Plain[] = [];
  let run: Nodes[] = [];
  const flush = (): void => {
    if (run.some((part) => part.position === undefined))
      result.push({ type: 'text', span: undefined, fields: { value: run.map(valueOf).join('') }, children: [] });
    else result.push(...run.map((part) => plain(part, by, text)));
    run = [];
  };
  for (const child of node.children) {
    if (child.type === 'text' || child.position === undefined) {
      run.push(child);
      continue;
    }
    flush();
    result.push(plain(child, by, text));
  }
  flush();
  return result;
}

const valueOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(valueOf).join('') : '';

/**
 * What remark makes of the whole text. Where front matter is opened and never closed, `micromark-extension-frontmatter`
 * keeps quotes and lists from being seen in all that follows; such a text is read as plain Markdown, as GitHub does.
 */
export function referenceTree(text: string): readonly Plain[] {
  const tree = whole.parse(text);
  const first: string | undefined = tree.children[0]?.type;
  return plain(first === 'yaml' || first === 'toml' ? tree : body.parse(text), 0, text).children;
}

/** The same from the blocks of a note, parsed one by one; `unread` tells of blocks that were not parsed. */
export function blockwiseTree(note: Document): { readonly tree: readonly Plain[]; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const tree = note.blocks.flatMap((block, index): readonly Plain[] => {
    const by = note.starts[index] ?? 0;
    if (block.kind === 'front-matter') return [frontMatterNode(block.text)];
    const parsed = parseBlock(block);
    if (parsed.unread) unread.push(parsed.unread);
    return plain(parsed.root satisfies Root, by, note.text).children;
  });
  return { tree, unread };
}

/** Front matter as `remark-frontmatter` has it; the engine does not parse it as Markdown. */
function frontMatterNode(text: string): Plain {
  const [node] = whole.parse(text).children;
  assert(node && (node.type === 'yaml' || node.type === ('toml' as string)), 'the first block is front matter');
  return plain(node, 0, text);
}

/** Where two trees part, in words; undefined where they agree. */
export function difference(actual: readonly Plain[], expected: readonly Plain[], path = 'root'): string | undefined {
  for (let i = 0; i < Math.max(actual.length, expected.length); i++) {
    const a = actual[i];
    const e = expected[i];
    const here = `${path}/${String(i)}`;
    if (!a || !e) return `${here}: ${brief(a)} where remark has ${brief(e)}`;
    const spans = e.span === undefined || (a.span?.[0] === e.span[0] && a.span[1] === e.span[1]);
    if (a.type !== e.type || !spans || JSON.stringify(sorted(a.fields)) !== JSON.stringify(sorted(e.fields)))
      return `${here}: ${brief(a)} where remark has ${brief(e)}`;
    const inner = difference(a.children, e.children, `${here}.${a.type}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const sorted = (fields: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

const brief = (node: Plain | undefined): string =>
  node === undefined
    ? 'nothing'
    : `${node.type} ${JSON.stringify(node.span ?? null)} ${JSON.stringify(node.fields).slice(0, 120)}`;

/** Compares a text's blocks with remark's reading of the whole: undefined where they agree or a block was unread. */
export function differenceOf(text: string): string | undefined {
  const { tree, unread } = blockwiseTree(createDocument(text));
  return unread.length > 0 ? undefined : difference(tree, referenceTree(text));
}

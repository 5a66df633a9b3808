/** Quotes, lists and footnotes: how a line goes on with them or opens them. */
import type { Blockquote, FootnoteDefinition, List, ListItem } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import { Char, isThematicBreak } from '../lineSyntax';
import { isDigit, isSpaceOrTab, labelKey, skipSpaces } from './characters';
import { positionAt } from './content';
import type { Cursor } from './cursor';
import { endOfFootnoteLabel } from './labels';

export interface QuoteContainer {
  readonly kind: 'quote';
  readonly node: Blockquote;
}
export interface FootnoteContainer {
  readonly kind: 'footnote';
  readonly node: FootnoteDefinition;
}
export interface ListContainer {
  readonly kind: 'list';
  readonly node: List;
  /** `-`, `+` or `*`, or what stands behind the number. */
  readonly marker: number;
  item: OpenItem;
}
export type Container = QuoteContainer | FootnoteContainer | ListContainer;

interface OpenItem {
  readonly node: ListItem;
  /** Columns by which its content is indented. */
  readonly size: number;
  /** Nothing stands behind the marker, not even white space. */
  readonly isBare: boolean;
  /** Nothing stands behind the marker so far; a blank line then ends the item. */
  isEmpty: boolean;
  isOver: boolean;
}

/** Whether a line goes on with a container, goes on with a list by another item, or does neither. */
export type Continuation = 'inside' | 'sibling' | 'none';

/** Takes the marker or indentation of an open container. */
export function continueContainer(container: Container, cursor: Cursor): Continuation {
  if (container.kind === 'quote') return takeQuoteMarker(cursor) ? 'inside' : 'none';
  if (container.kind === 'footnote') {
    if (cursor.isBlank) return 'inside';
    if (cursor.indent < 4) return 'none';
    cursor.eat(4);
    return 'inside';
  }
  const { item } = container;
  if (cursor.isBlank) {
    item.isOver ||= item.isEmpty;
    cursor.eat(Math.min(cursor.indent, item.size));
    return 'inside';
  }
  const isOver = item.isOver;
  item.isOver = item.isEmpty = false;
  if (!isOver && cursor.indent >= item.size) {
    cursor.eat(item.size);
    return 'inside';
  }
  const opened = takeListMarker(cursor, false, container);
  if (!opened) return 'none';
  container.item = opened.item;
  container.node.children.push(opened.item.node);
  return 'sibling';
}

/** Takes the marker of a container that the line opens. */
export function openContainer(cursor: Cursor, interrupting: boolean): Container | undefined {
  if (cursor.indent > 3) return undefined;
  const { head } = cursor;
  const c = cursor.unit;
  if (c === Char.GreaterThan && takeQuoteMarker(cursor))
    return { kind: 'quote', node: { type: 'blockquote', children: [], position: positionAt(head, head) } };
  if (c === Char.OpenBracket) return takeFootnoteMarker(cursor);
  const opened = takeListMarker(cursor, interrupting);
  if (!opened) return undefined;
  const { item, marker, start } = opened;
  const ordered = start !== null;
  const position = positionAt(head, head);
  const node: List = { type: 'list', ordered, start, spread: false, children: [item.node], position };
  return { kind: 'list', node, marker, item };
}

function takeQuoteMarker(cursor: Cursor): boolean {
  if (cursor.indent > 3 || cursor.unit !== Char.GreaterThan) return false;
  cursor.take(1);
  if (cursor.indent > 0) cursor.eat(1);
  return true;
}

function takeFootnoteMarker(cursor: Cursor): FootnoteContainer | undefined {
  const { source, head } = cursor;
  if (source.charCodeAt(head + 1) !== 94) return undefined;
  const end = endOfFootnoteLabel(source, head);
  if (end === -1 || source.charCodeAt(end) !== 58) return undefined;
  const written = source.slice(head + 2, end - 1);
  cursor.take(end + 1 - head);
  cursor.eat(cursor.indent);
  return {
    kind: 'footnote',
    node: {
      type: 'footnoteDefinition',
      identifier: labelKey(written),
      label: decodeString(written),
      children: [],
      position: positionAt(head, head),
    },
  };
}

interface OpenedItem {
  readonly item: OpenItem;
  readonly marker: number;
  readonly start: number | null;
}

function takeListMarker(cursor: Cursor, interrupting: boolean, list?: ListContainer): OpenedItem | undefined {
  const { source, head, indent } = cursor;
  if (indent > 3) return undefined;
  let at = head;
  const isOrdered = isDigit(cursor.unit);
  if (isOrdered) {
    while (isDigit(source.charCodeAt(at)) && at - head < 10) at++;
    if (at - head > 9 || (interrupting && source.slice(head, at) !== '1')) return undefined;
  }
  const marker = source.charCodeAt(at++);
  if (isOrdered ? marker !== 41 && marker !== 46 : !isBullet(marker)) return undefined;
  if (list && (list.marker !== marker || list.node.ordered !== isOrdered)) return undefined;
  const isBare = at >= cursor.end;
  if (!isBare && !isSpaceOrTab(source.charCodeAt(at))) return undefined;
  // A rule goes on with the same mark, which most items do not.
  if (!isOrdered && source.charCodeAt(skipSpaces(source, at)) === marker && isThematicBreak(cursor.rest))
    return undefined;
  const start = isOrdered ? Number.parseInt(source.slice(head, at - 1), 10) : null;
  if (interrupting && /^[ \t]*$/.test(source.slice(at, cursor.end))) return undefined;
  cursor.take(at - head);
  const isEmpty = cursor.isBlank;
  const padding = isEmpty ? 0 : cursor.indent > 4 ? 1 : cursor.indent;
  if (padding > 0) cursor.eat(padding);
  const node: ListItem = {
    type: 'listItem',
    spread: false,
    checked: null,
    children: [],
    position: positionAt(head, head),
  };
  const size = indent + (at - head) + (isEmpty ? 1 : padding);
  return { item: { node, size, isBare, isEmpty, isOver: false }, marker, start };
}

const isBullet = (c: number): boolean => c === Char.Dash || c === Char.Plus || c === Char.Asterisk;

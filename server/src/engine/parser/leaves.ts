/** Blocks that hold text and no other blocks, while their lines are read. */
import type { BlockContent, Code, DefinitionContent, Html, ListItem, Table } from 'mdast';
import type { HtmlEnd } from './htmlBlocks';

export type Flow = BlockContent | DefinitionContent;
export interface Parent {
  children: Flow[];
}

/** A line of a paragraph. */
export interface TextLine {
  /** Offset of its first unit behind the markers of its containers. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly indent: number;
}

export interface ParagraphLeaf {
  readonly kind: 'paragraph';
  /** What it stands in; a line that opens the next item of a list ends it. */
  readonly parent: Parent;
  readonly item: ListItem | undefined;
  readonly lines: TextLine[];
  /** Goes on outside the containers that it stands in. */
  isLazy: boolean;
  /** The first content of a list item, so that a task's box may open it. */
  readonly isFirst: boolean;
}
export interface FenceLeaf {
  readonly kind: 'fence';
  readonly node: Code;
  readonly marker: number;
  readonly size: number;
  readonly indent: number;
  /** Line ending of the last line; undefined before the first. */
  ending: string | undefined;
}
export interface IndentedLeaf {
  readonly kind: 'indented';
  readonly node: Code;
  /** Line endings since the last line that is surely code. */
  endings: string;
}
export interface HtmlLeaf {
  readonly kind: 'html';
  readonly node: Html;
  readonly until: HtmlEnd;
  ending: string;
}
export interface TableLeaf {
  readonly kind: 'table';
  readonly node: Table;
}
export type Leaf = ParagraphLeaf | FenceLeaf | IndentedLeaf | HtmlLeaf | TableLeaf;

/** The rows of GFM tables. */
import type { AlignType } from 'mdast';
import { isSpaceOrTab } from './characters';

const Pipe = 124;
const Backslash = 92;

/** A cell, with the divider before it (and the last with the one behind it), and the text in it. */
export interface Cell {
  readonly start: number;
  end: number;
  readonly from: number;
  readonly to: number;
}

/** The cells of a row that stands in a stretch without white space before it. */
export function cellsOf(source: string, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let cellStart = start;
  let i = source.charCodeAt(start) === Pipe ? start + 1 : start;
  for (;;) {
    while (i < end && isSpaceOrTab(source.charCodeAt(i))) i++;
    const from = i;
    let to = i;
    for (; i < end && source.charCodeAt(i) !== Pipe; i++) {
      const c = source.charCodeAt(i);
      if (c === Backslash && i + 1 < end) {
        const escaped = source.charCodeAt(i + 1);
        if (escaped === Backslash || escaped === Pipe) i++;
      }
      if (!isSpaceOrTab(c)) to = i + 1;
    }
    const last = cells[cells.length - 1];
    // What stands behind the last divider is a cell only where there is something.
    if (i >= end && from === to && last) last.end = end;
    else cells.push({ start: cellStart, end: Math.min(i, end), from, to });
    if (i >= end) return cells;
    cellStart = i++;
  }
}

const alignments: Readonly<Record<string, AlignType>> = { '': null, ':-': 'left', '-:': 'right', ':-:': 'center' };

/** How the columns are aligned, from the row below the head; undefined for another line. */
export function alignmentOf(row: string): AlignType[] | undefined {
  if (!/^[|:-][-|: \t]*$/.test(row) || !/[|:]/.test(row)) return undefined;
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  const align: AlignType[] = [];
  for (const cell of inner.split('|')) {
    const mark = cell.trim();
    if (!/^:?-+:?$/.test(mark)) return undefined;
    const left = mark.startsWith(':');
    const right = mark.endsWith(':');
    align.push(alignments[`${left ? ':' : ''}${left || right ? '-' : ''}${right ? ':' : ''}`] ?? null);
  }
  return align;
}

import type { Span } from './types';

/** Line and column from 1, offset from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Index of the last of the first `count` of ascending offsets that is not behind `offset`; 0 where there is none. */
export function lastAtOrBefore(offsets: ArrayLike<number>, offset: number, count = offsets.length): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** Turns offsets of a text into lines and columns; line endings are LF, CRLF and CR. */
export function createLocator(text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  const read = (): number[] => {
    const found = [0];
    for (const match of text.matchAll(/\r\n|\r|\n/g)) found.push(match.index + match[0].length);
    return found;
  };
  return (offset) => {
    starts ??= read();
    const line = lastAtOrBefore(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset };
  };
}

/** The same stretch where offsets count from `by` units further back: from a block's own start, say, to the note's. */
export const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

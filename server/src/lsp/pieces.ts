/** A text in pieces, so that an edit costs what it touches: a copy of a long text takes longer than all that is made of it. */
import { lastAtOrBefore } from '../engine/positions';
import type { Span } from '../engine/types';

/** Units are UTF-16. */
export interface Pieces {
  readonly length: number;
  /** As that of strings. */
  charCodeAt(at: number): number;
  slice(start: number, end: number): string;
  replace(span: Span, by: string): void;
  /** All of it; put together when it is asked for. */
  whole(): string;
}

/** Length of a piece; one that has grown to twice that is cut anew. */
const size = 8192;

export function createPieces(initial: string): Pieces {
  let whole: string | undefined = initial;
  let pieces = cut(initial);
  let starts = startsOf(pieces);
  let length = initial.length;

  const pieceAt = (at: number): number => lastAtOrBefore(starts, at);

  function slice(start: number, end: number): string {
    const [first, last] = [pieceAt(start), pieceAt(end)];
    const from = starts[first] ?? 0;
    return pieces
      .slice(first, last + 1)
      .join('')
      .slice(start - from, end - from);
  }

  return {
    get length() {
      return length;
    },
    charCodeAt(at) {
      const piece = pieceAt(at);
      return (pieces[piece] ?? '').charCodeAt(at - (starts[piece] ?? 0));
    },
    slice,
    replace({ start, end }, by) {
      const [first, last] = [pieceAt(start), pieceAt(end)];
      const [from, to] = [starts[first] ?? 0, starts[last + 1] ?? length];
      const fresh = cut(slice(from, start) + by + slice(end, to));
      pieces = [...pieces.slice(0, first), ...fresh, ...pieces.slice(last + 1)];
      starts = startsOf(pieces);
      length += by.length - (end - start);
      whole = undefined;
    },
    whole: () => (whole ??= pieces.join('')),
  };
}

/** Pieces of a text; none is left out for being empty, so that there is one at least. */
function cut(text: string): string[] {
  if (text.length < 2 * size) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

function startsOf(pieces: readonly string[]): number[] {
  let at = 0;
  return pieces.map(({ length }) => {
    at += length;
    return at - length;
  });
}

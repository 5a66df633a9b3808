/** Lines of a text that is edited: LSP positions to offsets and back. Units are UTF-16; line ends are LF, CRLF and CR. */
import type { Position, Range } from 'vscode-languageserver';
import { lastAtOrBefore } from '../engine/positions';
import type { Span } from '../engine/types';
import { enlarged } from '../languages/parts';

export interface Lines {
  /** Offset of a position; one outside the text is drawn to the nearest place in it, as LSP has it. */
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
  /** Follows an edit, at the cost of the lines it touches. `text` is the text after it. */
  edit(span: Span, length: number, text: Text): void;
}

/** A string, or what is read like one. */
type Text = Pick<string, 'length' | 'charCodeAt'>;

const isBreak = (text: Text, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c === 10 || (c === 13 && text.charCodeAt(at + 1) !== 10);
};

export function createLines(initial: Text): Lines {
  let text = initial;
  /** Offset of each line; there is room behind them. */
  let starts = new Int32Array(16);
  let count = 1;
  const push = (at: number): void => {
    if (count === starts.length) starts = enlarged(starts, 2 * count);
    starts[count++] = at;
  };
  for (let at = 0; at < text.length; at++) if (isBreak(text, at)) push(at + 1);

  const lineOf = (offset: number): number => lastAtOrBefore(starts, offset, count);
  const startOf = (line: number): number | undefined => (line < count ? starts[line] : undefined);

  /** @param near a line in which it may well be. */
  function positionAt(offset: number, near = -1): Position {
    let at = Math.min(Math.max(0, offset), text.length);
    const isNear = near >= 0 && at >= (starts[near] ?? 0) && at < (startOf(near + 1) ?? Infinity);
    const line = isNear ? near : lineOf(at);
    // Between a carriage return and its line feed there is no position.
    if (at + 1 === startOf(line + 1) && text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13) at--;
    return { line, character: at - (starts[line] ?? 0) };
  }

  return {
    positionAt: (offset) => positionAt(offset),
    rangeOf({ start, end }) {
      const first = positionAt(start);
      return { start: first, end: positionAt(end, first.line) };
    },
    offsetAt({ line, character }) {
      if (!(line >= 0)) return 0;
      const start = startOf(Math.floor(line));
      if (start === undefined) return text.length;
      let end = startOf(Math.floor(line) + 1) ?? text.length;
      if (end > start && [10, 13].includes(text.charCodeAt(end - 1))) end--;
      if (end > start && text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end--;
      return Math.min(end, start + (character > 0 ? Math.floor(character) : 0));
    },
    edit({ start, end }, length, next) {
      text = next;
      // A start right at the edit depends on it: a line feed may join a carriage return before it.
      const kept = Math.max(1, lineOf(start - 1) + 1);
      const after = lineOf(end) + 1;
      const fresh: number[] = [];
      for (let at = Math.max(1, start); at <= start + length; at++) if (isBreak(text, at - 1)) fresh.push(at);
      const now = kept + fresh.length + count - after;
      if (now > starts.length) starts = enlarged(starts, 2 * now);
      starts.copyWithin(kept + fresh.length, after, count);
      starts.set(fresh, kept);
      count = now;
      const growth = length - (end - start);
      for (let line = kept + fresh.length; line < count; line++) starts[line] = (starts[line] ?? 0) + growth;
    },
  };
}

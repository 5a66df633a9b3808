/** A code frame: the line of a finding, and a mark below what is flagged. */
import { once } from '../../engine/memo';
import type { Span } from '../../engine/types';
import { printable, wellFormed } from './printable';

/** What a frame shows of a line: what is flagged on it, and what stands around that. */
export type Framed = readonly [before: string, flagged: string, after: string];

/** Most of a line, in UTF-16 units, that is kept on either side: no terminal shows more. */
const most = 240;

/** What is kept of the line where a span begins; a copy, so that the note itself may go. */
export function framedAt(text: string, { start, end }: Span): Framed {
  const ahead = text.slice(start, start + 2 * most);
  const lineEnd = start + (/[\r\n]/.exec(ahead)?.index ?? ahead.length);
  const back = text.slice(Math.max(0, start - most), start);
  const before = back.slice(Math.max(back.lastIndexOf('\n'), back.lastIndexOf('\r')) + 1);
  const flagged = text.slice(start, Math.min(end, lineEnd));
  const after = text.slice(start + flagged.length, lineEnd);
  return JSON.parse(JSON.stringify([before, flagged, after])) as Framed;
}

/** What is read as one letter, and how many columns of a terminal it takes. */
type Cell = readonly [text: string, width: number];

const segmenter = once(() => new Intl.Segmenter());
const plain = /^[\x20-\x7E]*$/;
const wide = (): RegExp =>
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;
const nothing = (): RegExp => /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

function cellsOf(text: string): Cell[] {
  const shown = wellFormed(printable(text.replaceAll('\t', '  ')));
  if (plain.test(shown)) return Array.from(shown, (letter): Cell => [letter, 1]);
  return Array.from(segmenter().segment(shown), ({ segment }): Cell => [
    segment,
    wide().test(segment) ? 2 : nothing().test(segment) ? 0 : 1,
  ]);
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, [, width]) => sum + width, 0);
const textOf = (cells: readonly Cell[]): string => cells.map(([text]) => text).join('');

/** As many of the first cells as fit, the last of them `…` where there are more. */
function fitted(cells: readonly Cell[], room: number): readonly Cell[] {
  if (widthOf(cells) <= room) return cells;
  if (room < 1) return [];
  const kept: Cell[] = [];
  let left = room - 1;
  for (const cell of cells) {
    if (cell[1] > left) break;
    left -= cell[1];
    kept.push(cell);
  }
  return [...kept, ['…', 1]];
}

const reversed = (cells: readonly Cell[]): readonly Cell[] => [...cells].reverse();

/** The line, no wider than `room`, and the mark below it. What is cut off is so around what is flagged. */
export function frame(
  [before, flagged, after]: Framed,
  room: number,
): { readonly line: Framed; readonly mark: string } {
  const around = { before: cellsOf(before.replace(/^\s+/, '')), after: cellsOf(after.replace(/\s+$/, '')) };
  const middle = fitted(cellsOf(flagged), room);
  const left = room - widthOf(middle);
  const widths = { before: widthOf(around.before), after: widthOf(around.after) };
  const ahead = Math.min(widths.before, Math.max(left - widths.after, Math.floor(left / 2)));
  const lead = reversed(fitted(reversed(around.before), ahead));
  const rest = fitted(around.after, left - widthOf(lead));
  return {
    line: [textOf(lead), textOf(middle), textOf(rest)],
    mark: ' '.repeat(widthOf(lead)) + '^' + '~'.repeat(Math.max(0, widthOf(middle) - 1)),
  };
}

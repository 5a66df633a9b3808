/** Where one text stands when the other is scrolled, and who follows whom. Pure: no VS Code here. */
import type { Sides } from '../../../server/src/lsp/protocol';

/** Lines that belong together, ascending on both sides. Lines may have fractions: a paragraph is one long line. */
export type Anchors = readonly (readonly [a: number, b: number])[];

/** The beginnings of matched sections, and the ends of both sides. */
export function anchorsOf({ sides: [a, b], rows }: Sides): Anchors {
  const starts = rows
    .flatMap(({ ranges: [x, y] }): [number, number][] => (x && y ? [[x.start.line, y.start.line]] : []))
    .sort(([x], [y]) => x - y);
  const anchors: [number, number][] = [];
  for (const [x, y] of [...starts, [a.range.end.line, b.range.end.line] as const]) {
    const last = anchors.at(-1);
    // What was moved in one of the texts would take the reader back and forth.
    if (!last || (x > last[0] && y > last[1])) anchors.push([x, y]);
  }
  return anchors;
}

/** The line on the other side: between two anchors by proportion, above the first as far from it, below the last the end. */
export function lineBeside(anchors: Anchors, from: 0 | 1, line: number): number {
  const to = from === 0 ? 1 : 0;
  const index = anchors.findLastIndex((anchor) => anchor[from] <= line);
  const [low, high] = [anchors[index], anchors[index + 1]];
  if (!low) return Math.max(0, (high?.[to] ?? 0) - ((high?.[from] ?? 0) - line));
  if (!high) return low[to];
  return low[to] + ((line - low[from]) / (high[from] - low[from])) * (high[to] - low[to]);
}

/** How long after it was moved a text that scrolls is taken to do what it was told, in milliseconds. */
const settling = 300;
/** How long it may take until a text that was told to move is heard of, where VS Code runs far away. */
const unheard = 2000;
/** Lines by which a text may come to stand elsewhere than it was told. */
const slack = 0.2;
/** Most lines that an editor keeps above what it was told to show at the top: room for headings that stick there. */
const mostLead = 8;

/** Tells scrolling by hand from scrolling along, so that two texts never drive each other. Times are in milliseconds. */
export interface Follower {
  /** A side has scrolled: true where the other should follow. */
  scrolled(side: 0 | 1, line: number, now: number): boolean;
  /** A side is to have a line at its top: gives the line that it is to be told. */
  aim(side: 0 | 1, line: number, now: number): number;
  /** A side has come to rest: gives the line that it is to be told once more, where it stands too far off. */
  rested(side: 0 | 1, line: number, now: number): number | undefined;
}

interface Told {
  readonly target: number;
  /** When it was told, or first heard of since. */
  at: number;
  heard: boolean;
  /** Where it was last. */
  line: number;
}

export function createFollower(): Follower {
  const told: (Told | undefined)[] = [undefined, undefined];
  const leads = [0, 0];
  return {
    scrolled(side, line, now) {
      const last = told[side];
      if (!last) return true;
      if (now - last.at < (last.heard ? settling : unheard)) {
        if (!last.heard) last.at = now;
        last.heard = true;
        last.line = line; // at the end of a text, or in the middle of smooth scrolling
        return false;
      }
      if (Math.abs(line - last.line) <= slack) return false;
      told[side] = undefined;
      return true;
    },
    aim(side, line, now) {
      told[side] = { target: line, at: now, heard: false, line };
      told[side === 0 ? 1 : 0] = undefined;
      return line + (leads[side] ?? 0);
    },
    rested(side, line, now) {
      const last = told[side];
      const off = (last?.target ?? line) - line;
      if (!last || Math.abs(off) <= slack || Math.abs(off) > mostLead) return undefined;
      const lead = Math.min(mostLead, Math.max(0, (leads[side] ?? 0) + off));
      if (lead === leads[side]) return undefined;
      leads[side] = lead;
      last.at = now;
      last.heard = false;
      return last.target + lead;
    },
  };
}

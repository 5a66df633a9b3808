/** Which sections of one text answer which of another, by order and by what survives translation. */
import { compareSections, type Comparison } from './likeness';
import type { Looks } from './looks';
import { once, perThings } from './memo';
import type { Section } from './sections';
import { tuning } from './tuning';

/** A section of the first side without a counterpart. */
export interface Gap {
  /** Index in the side's list. */
  readonly index: number;
  /** Whether it is clear that it is this section; if not, it may as well be one next to it. */
  readonly sure: boolean;
}

export interface Alignment {
  /** Index in `b` of the counterpart of each section of `a`; undefined where there is none. */
  readonly ofA: readonly (number | undefined)[];
  readonly ofB: readonly (number | undefined)[];
  readonly gapsInB: readonly Gap[];
  readonly gapsInA: readonly Gap[];
}

/** Longest list of sections that is aligned; the cost grows with its square. */
const most = 300;

/**
 * Aligns two lists of sections, in order: what was moved has no counterpart. A section that stands in both lists (its
 * heading is in both languages) answers itself. Several rules ask for the same two lists.
 */
export const alignSections = perThings((a: readonly Section[], b: readonly Section[]): Alignment => {
  if (a.length > most || b.length > most)
    return { ofA: unanswered(a.length), ofB: unanswered(b.length), gapsInA: [], gapsInB: [] };
  return alignmentOf(compareSections(a, b));
});

const unanswered = (length: number): readonly undefined[] => new Array<undefined>(length);

/** The same alignment for as long as the comparison is the same. */
const alignmentOf = perThings(align);

/** Room for tables, which are too long to be made anew at every key press. */
function roomy(): (length: number) => Float64Array {
  let room = new Float64Array(0);
  return (length) => (room.length < length ? (room = new Float64Array(length)) : room);
}
const [roomForward, roomBackward] = [roomy(), roomy()];

function align({ left: a, right: b, scores }: Comparison): Alignment {
  const costA = Float64Array.from(a, costOf);
  const costB = Float64Array.from(b, costOf);
  const width = b.length + 1;
  const forward = bestUpTo(scores, costA, costB);
  // Only gaps ask for it.
  const backward = once(() => bestFrom(scores, costA, costB));
  const at = (table: Float64Array, i: number, j: number): number => table[i * width + j] ?? -Infinity;
  const pair = (i: number, j: number): number => scores[i * b.length + j] ?? -Infinity;

  const ofA: (number | undefined)[] = a.map(() => undefined);
  const ofB: (number | undefined)[] = b.map(() => undefined);
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    const here = at(forward, i, j);
    if (near(here, at(forward, i - 1, j - 1) + pair(i - 1, j - 1))) {
      ofA[--i] = --j;
      ofB[j] = i;
    } else if (near(here, at(forward, i - 1, j) - (costA[i - 1] ?? 0))) i--;
    else j--;
  }

  const best = at(forward, a.length, b.length);
  /** The best score in which two sections answer each other. */
  const through = (behind: Float64Array, i: number, j: number): number =>
    (forward[i * width + j] ?? 0) + (scores[i * b.length + j] ?? 0) + (behind[(i + 1) * width + j + 1] ?? 0);
  /** How much better it is to leave each of these sections alone than to give it any counterpart. */
  const leadsA = (rows: readonly number[]): readonly number[] => {
    const behind = backward();
    return rows.map((i) => {
      let most = -Infinity;
      for (let j = 0; j < b.length; j++) most = greater(most, through(behind, i, j));
      return best - most;
    });
  };
  const leadsB = (columns: readonly number[]): readonly number[] => {
    const behind = backward();
    const most = new Float64Array(columns.length).fill(-Infinity);
    // Row by row, as the tables lie: a walk down each column by itself would wait for memory at every step.
    for (let i = 0; i < a.length; i++)
      for (let at = 0; at < columns.length; at++)
        most[at] = greater(most[at] ?? 0, through(behind, i, columns[at] ?? 0));
    return Array.from(most, (each) => best - each);
  };
  const alone = (of: readonly (number | undefined)[], side: readonly Looks[]): number[] =>
    of.flatMap((other, index) => (other === undefined && side[index]?.title === false ? [index] : []));
  const inB = alone(ofA, a);
  const inA = alone(ofB, b);
  const both = inA.length > 0 && inB.length > 0;
  // What stands elsewhere in the other text was moved; it is not missing.
  const moved = (i: number, j: number): boolean => isAtLeast(pair(i, j), tuning.moved);
  const judged = (indexes: readonly number[], leads: (indexes: readonly number[]) => readonly number[]): Gap[] => {
    if (indexes.length === 0) return [];
    const least = both ? tuning.sureBoth : tuning.sure;
    const of = leads(indexes);
    return indexes
      .map((index, at) => ({ index, sure: isAtLeast(of[at] ?? 0, least) }))
      .filter(({ sure }) => sure || !both);
  };
  return {
    ofA,
    ofB,
    gapsInB: judged(
      inB.filter((i) => !inA.some((j) => moved(i, j))),
      leadsA,
    ),
    gapsInA: judged(
      inA.filter((j) => !inB.some((i) => moved(i, j))),
      leadsB,
    ),
  };
}

const costOf = ({ title }: Looks): number => (title ? 0.2 : tuning.gap);

/**
 * The best score of the first sections of both lists, for every number of either, row by row.
 * @param scores how well each of one list goes with each of the other, row by row.
 */
function bestUpTo(scores: Float64Array, costA: Float64Array, costB: Float64Array): Float64Array {
  const width = costB.length + 1;
  const best = roomForward((costA.length + 1) * width);
  best[0] = 0;
  for (let j = 1; j < width; j++) best[j] = (best[j - 1] ?? 0) - (costB[j - 1] ?? 0);
  for (let i = 1; i <= costA.length; i++) {
    const above = (i - 1) * width;
    const row = above + width;
    const pairs = (i - 1) * costB.length;
    const cost = costA[i - 1] ?? 0;
    best[row] = (best[above] ?? 0) - cost;
    // Neighbours are taken along: to read again what was just written takes as long as all else.
    let [left, corner] = [best[row] ?? 0, best[above] ?? 0];
    for (let j = 1; j < width; j++) {
      const over = best[above + j] ?? 0;
      left = mostOf(over - cost, left - (costB[j - 1] ?? 0), corner + (scores[pairs + j - 1] ?? 0));
      best[row + j] = left;
      corner = over;
    }
  }
  return best;
}

/** `Math.max` looks at signs of zeros and at what is no number as well. */
const mostOf = (x: number, y: number, z: number): number => greater(greater(x, y), z);
const greater = (x: number, y: number): number => (x > y ? x : y);

/** As `bestUpTo`, of the last sections: those from an index of either list on. */
function bestFrom(scores: Float64Array, costA: Float64Array, costB: Float64Array): Float64Array {
  const [height, last] = [costA.length, costB.length];
  const width = last + 1;
  const best = roomBackward((height + 1) * width);
  best[height * width + last] = 0;
  for (let j = last - 1; j >= 0; j--) best[height * width + j] = (best[height * width + j + 1] ?? 0) - (costB[j] ?? 0);
  for (let i = height - 1; i >= 0; i--) {
    const row = i * width;
    const below = row + width;
    const cost = costA[i] ?? 0;
    best[row + last] = (best[below + last] ?? 0) - cost;
    let [right, corner] = [best[row + last] ?? 0, best[below + last] ?? 0];
    for (let j = last - 1; j >= 0; j--) {
      const under = best[below + j] ?? 0;
      right = mostOf(under - cost, right - (costB[j] ?? 0), corner + (scores[i * last + j] ?? 0));
      best[row + j] = right;
      corner = under;
    }
  }
  return best;
}

/** Sums of the same numbers may differ by what rounding did. */
const rounding = 1e-9;
const near = (x: number, y: number): boolean => Math.abs(x - y) < rounding;
const isAtLeast = (x: number, y: number): boolean => x >= y - rounding;

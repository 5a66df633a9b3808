/** Which sections of one text answer which of another, by order and by what survives translation. */
import { subtreeLength, type Section, type Traits } from './sections';

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

/** The few numbers that everything hangs on; test/gold/pairs.ts shows what changing them does. */
const tuning = {
  /** What it costs to leave a section alone. */
  gap: 1,
  /** Worth of any counterpart at all. */
  answer: 0.3,
  /** Worth of being at the same level, and cost of every level apart. */
  level: 0.6,
  apart: 0.8,
  /** Worth of the shared names, figures and addresses, all of them being shared. */
  shared: 4,
  /** Cost of sharing none, where both have some to share. */
  nothingShared: 0.8,
  /** Worth of the same heading word for word, and of the same number before it; cost of another number. */
  sameHeading: 2,
  sameNumber: 3,
  otherNumber: 1.5,
  /** Cost of a body longer or shorter than the rest lets expect, per factor e, at most. */
  length: 0.8,
  lengthMost: 1.5,
  /** Cost of a list, an image or code on one side alone. */
  shape: 0.4,
  /** How much worse every other reading must be for a gap to be sure. */
  sure: 0.8,
  /** The same where both sides have gaps, which may as well be one section written anew. */
  sureBoth: 1.6,
  /** Worth of a section that stands in both lists. */
  itself: 20,
  /** From which score on two sections out of order are taken for the same one, moved. */
  moved: 2.2,
};

/** Most pairs of sections that one word may speak for. */
const mostPairs = 900;

/** Longest list of sections that is aligned; the cost grows with its square. */
const most = 300;

/**
 * Aligns two lists of sections, in order: what was moved has no counterpart. A section that stands in both lists (its
 * heading is in both languages) answers itself.
 */
export function alignSections(a: readonly Section[], b: readonly Section[]): Alignment {
  if (a.length > most || b.length > most)
    return { ofA: a.map(() => undefined), ofB: b.map(() => undefined), gapsInA: [], gapsInB: [] };
  const score = scores(a, b);
  const width = b.length + 1;
  const forward = new Float64Array((a.length + 1) * width);
  const backward = new Float64Array((a.length + 1) * width);
  const costA = a.map((section) => (section.title ? 0.2 : tuning.gap));
  const costB = b.map((section) => (section.title ? 0.2 : tuning.gap));
  const at = (table: Float64Array, i: number, j: number): number => table[i * width + j] ?? -Infinity;
  const pair = (i: number, j: number): number => score[i * b.length + j] ?? -Infinity;
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 && j === 0) continue;
      forward[i * width + j] = Math.max(
        i > 0 ? at(forward, i - 1, j) - (costA[i - 1] ?? 0) : -Infinity,
        j > 0 ? at(forward, i, j - 1) - (costB[j - 1] ?? 0) : -Infinity,
        i > 0 && j > 0 ? at(forward, i - 1, j - 1) + pair(i - 1, j - 1) : -Infinity,
      );
    }
  for (let i = a.length; i >= 0; i--)
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length && j === b.length) continue;
      backward[i * width + j] = Math.max(
        i < a.length ? at(backward, i + 1, j) - (costA[i] ?? 0) : -Infinity,
        j < b.length ? at(backward, i, j + 1) - (costB[j] ?? 0) : -Infinity,
        i < a.length && j < b.length ? at(backward, i + 1, j + 1) + pair(i, j) : -Infinity,
      );
    }

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
  /** How much better it is to leave a section alone than to give it any counterpart. */
  const leadA = (i: number): number =>
    best - Math.max(-Infinity, ...b.map((_, j) => at(forward, i, j) + pair(i, j) + at(backward, i + 1, j + 1)));
  const leadB = (j: number): number =>
    best - Math.max(-Infinity, ...a.map((_, i) => at(forward, i, j) + pair(i, j) + at(backward, i + 1, j + 1)));
  const alone = (of: readonly (number | undefined)[], side: readonly Section[]): number[] =>
    of.flatMap((other, index) => (other === undefined && side[index]?.title === false ? [index] : []));
  const inB = alone(ofA, a);
  const inA = alone(ofB, b);
  const both = inA.length > 0 && inB.length > 0;
  // What stands elsewhere in the other text was moved; it is not missing.
  const moved = (i: number, j: number): boolean => pair(i, j) >= tuning.moved;
  const judged = (indexes: readonly number[], lead: (index: number) => number): Gap[] =>
    indexes
      .map((index) => ({ index, sure: lead(index) >= (both ? tuning.sureBoth : tuning.sure) }))
      .filter(({ sure }) => sure || !both);
  return {
    ofA,
    ofB,
    gapsInB: judged(
      inB.filter((i) => !inA.some((j) => moved(i, j))),
      leadA,
    ),
    gapsInA: judged(
      inA.filter((j) => !inB.some((i) => moved(i, j))),
      leadB,
    ),
  };
}

const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-9;

/** How well every section of `a` goes with every one of `b`, row by row. */
function scores(a: readonly Section[], b: readonly Section[]): Float64Array {
  const table = new Float64Array(a.length * b.length);
  const inA = postings(a);
  const inB = postings(b);
  const totalsA = new Float64Array(a.length);
  const totalsB = new Float64Array(b.length);
  const shared = new Float64Array(a.length * b.length);
  // Only what occurs on both sides can speak; the rarer, the louder.
  for (const [key, left] of inA) {
    const right = inB.get(key);
    if (!right || left.length * right.length > mostPairs) continue; // a word that is everywhere says nothing
    const weight = Math.log((1 + a.length + b.length) / (left.length + right.length)) * (key.startsWith('/') ? 2 : 1);
    for (const i of left) totalsA[i] = (totalsA[i] ?? 0) + weight;
    for (const j of right) totalsB[j] = (totalsB[j] ?? 0) + weight;
    for (const i of left) for (const j of right) shared[i * b.length + j] = (shared[i * b.length + j] ?? 0) + weight;
  }
  const ratio = words(b) / words(a);
  const baseA = baseLevel(a);
  const baseB = baseLevel(b);
  const lengthsA = lengthsOf(a);
  const lengthsB = lengthsOf(b);
  const headsA = a.map(headOf);
  const headsB = b.map(headOf);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      const at = i * b.length + j;
      if (left === right) {
        table[at] = tuning.itself;
        return;
      }
      const [x, y, both] = [totalsA[i] ?? 0, totalsB[j] ?? 0, shared[at] ?? 0];
      const weighty = Math.min(x, y);
      // A single shared word says little, however alone it is.
      const alike = x > 0 && y > 0 ? tuning.shared * (both / Math.sqrt(x * y)) * (weighty / (weighty + 3)) : 0;
      table[at] =
        alike -
        (both === 0 && weighty > 6 ? tuning.nothingShared : 0) +
        byLevel(left.depth - baseA, right.depth - baseB) +
        byHeading(headsA[i], headsB[j]) +
        byBody(left, right) -
        byLength(lengthsA[i], lengthsB[j], ratio);
    });
  });
  return table;
}

const keysByTraits = new WeakMap<Traits, readonly string[]>();

/** Tokens, and addresses with `/` before them. */
function keysOf(traits: Traits): readonly string[] {
  let keys = keysByTraits.get(traits);
  if (!keys)
    keysByTraits.set(traits, (keys = [...traits.tokens, ...[...traits.addresses].map((address) => `/${address}`)]));
  return keys;
}

/** Where each token and address (with `/` before it) occurs: indexes of sections in order. */
function postings(sections: readonly Section[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  sections.forEach((section, index) => {
    for (const key of keysOf(section.traits())) {
      const list = found.get(key);
      if (list) list.push(index);
      else found.set(key, [index]);
    }
  });
  return found;
}

const words = (sections: readonly Section[]): number =>
  20 + sections.reduce((sum, { traits }) => sum + traits().words, 0);

/** Level of a side's sections, its title left out: one side may stand a level deeper than the other. */
function baseLevel(sections: readonly Section[]): number {
  return Math.min(...sections.filter(({ title }) => !title).map(({ depth }) => depth), 7);
}

const byLevel = (a: number, b: number): number =>
  a === b ? tuning.level : -tuning.apart * Math.min(3, Math.abs(a - b));

interface Head {
  readonly text: string;
  readonly number: string | undefined;
}

const headOf = ({ text }: Section): Head => ({
  text: text.toLowerCase(),
  number: /^\(?(\d{1,3})(?:[.):\s]|$)/.exec(text)?.[1],
});

function byHeading(a: Head | undefined, b: Head | undefined): number {
  if (!a || !b) return 0;
  if (a.text === b.text) return tuning.sameHeading;
  if (a.number === undefined || b.number === undefined) return 0;
  return a.number === b.number ? tuning.sameNumber : -tuning.otherNumber;
}

/** Words under a heading, and under it and all that stands below it. */
type Lengths = readonly [own: number, whole: number];

function lengthsOf(sections: readonly Section[]): readonly Lengths[] {
  const own = sections.map(({ traits, headingTraits }) => traits().words - headingTraits().words);
  return own.map((words, index) => {
    const end = index + subtreeLength(sections, index);
    return [words, own.slice(index, end).reduce((sum, each) => sum + each, 0)];
  });
}

/** One side may do without the headings below, so the better of both lengths counts. */
function byLength(a: Lengths | undefined, b: Lengths | undefined, ratio: number): number {
  if (!a || !b) return 0;
  const off = (x: number, y: number): number => Math.abs(Math.log((y + 8) / (x + 8) / ratio));
  return Math.min(tuning.lengthMost, tuning.length * Math.min(off(a[0], b[0]), off(a[1], b[1])));
}

function byBody(one: Section, other: Section): number {
  const [a, b] = [one.traits(), other.traits()];
  const unlike = (x: number, y: number): number =>
    x > 0 !== y > 0 ? tuning.shape : x > 0 && x === y ? -tuning.shape / 2 : 0;
  return tuning.answer - unlike(a.items, b.items) - unlike(a.images, b.images) - unlike(a.codes, b.codes);
}

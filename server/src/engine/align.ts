/** Which sections of one text answer which of another, by order and by what survives translation. */
import { perThings } from './memo';
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
 * heading is in both languages) answers itself. Several rules ask for the same two lists.
 */
export const alignSections = perThings(align);

function align(a: readonly Section[], b: readonly Section[]): Alignment {
  if (a.length > most || b.length > most)
    return { ofA: a.map(() => undefined), ofB: b.map(() => undefined), gapsInA: [], gapsInB: [] };
  const score = scores(a, b);
  const costA = Float64Array.from(a, (section) => (section.title ? 0.2 : tuning.gap));
  const costB = Float64Array.from(b, (section) => (section.title ? 0.2 : tuning.gap));
  const width = b.length + 1;
  const forward = bestUpTo(score, costA, costB);
  const backward = bestUpTo(score.toReversed(), costA.toReversed(), costB.toReversed()).reverse();
  const at = (table: Float64Array, i: number, j: number): number => table[i * width + j] ?? -Infinity;
  const pair = (i: number, j: number): number => score[i * b.length + j] ?? -Infinity;

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
  const through = (i: number, j: number): number => at(forward, i, j) + pair(i, j) + at(backward, i + 1, j + 1);
  const leadA = (i: number): number => best - b.reduce((most, _, j) => Math.max(most, through(i, j)), -Infinity);
  const leadB = (j: number): number => best - a.reduce((most, _, i) => Math.max(most, through(i, j)), -Infinity);
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

/**
 * The best score of the first sections of both lists, for every number of either, row by row.
 * @param score how well each of one list goes with each of the other, row by row.
 */
function bestUpTo(score: Float64Array, costA: Float64Array, costB: Float64Array): Float64Array {
  const width = costB.length + 1;
  const best = new Float64Array((costA.length + 1) * width);
  for (let j = 1; j < width; j++) best[j] = (best[j - 1] ?? 0) - (costB[j - 1] ?? 0);
  for (let i = 1; i <= costA.length; i++) {
    const above = (i - 1) * width;
    const row = above + width;
    const scores = (i - 1) * costB.length;
    const cost = costA[i - 1] ?? 0;
    best[row] = (best[above] ?? 0) - cost;
    for (let j = 1; j < width; j++) {
      const alone = (best[above + j] ?? 0) - cost;
      const other = (best[row + j - 1] ?? 0) - (costB[j - 1] ?? 0);
      const both = (best[above + j - 1] ?? 0) + (score[scores + j - 1] ?? 0);
      best[row + j] = Math.max(alone, other, both);
    }
  }
  return best;
}

const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-9;

/** How well every section of `a` goes with every one of `b`, row by row. */
function scores(a: readonly Section[], b: readonly Section[]): Float64Array {
  const table = new Float64Array(a.length * b.length);
  const [left, right] = [looksOf(a), looksOf(b)];
  const { totalsA, totalsB, shared } = sharedWords(left, right);
  const ratio = Math.log(wordsIn(right) / wordsIn(left));
  const levels = baseLevel(a) - baseLevel(b);
  const scored = (one: Looks, other: Looks, x: number, y: number, both: number): number => {
    const weighty = Math.min(x, y);
    // A single shared word says little, however alone it is.
    const alike = both > 0 ? tuning.shared * (both / Math.sqrt(x * y)) * (weighty / (weighty + 3)) : 0;
    return (
      alike -
      (both === 0 && weighty > 6 ? tuning.nothingShared : 0) +
      byLevel(one.depth - other.depth - levels) +
      byHeading(one.head, other.head) +
      byBody(one, other) -
      byLength(one, other, ratio)
    );
  };
  left.forEach((one, i) => {
    const x = totalsA[i] ?? 0;
    const row = i * b.length;
    right.forEach((other, j) => {
      const isSame = a[i] === b[j];
      table[row + j] = isSame ? tuning.itself : scored(one, other, x, totalsB[j] ?? 0, shared[row + j] ?? 0);
    });
  });
  return table;
}

/** What is looked at of a section, for each pair again. */
interface Looks {
  readonly depth: number;
  readonly traits: Traits;
  readonly items: number;
  readonly images: number;
  readonly codes: number;
  readonly head: Head;
  /** Logarithm of the words under its heading. */
  readonly own: number;
  /** The same of the words under it and all that stands below it. */
  readonly whole: number;
}

function looksOf(sections: readonly Section[]): readonly Looks[] {
  const all = sections.map((section) => section.traits());
  const own = sections.map(({ headingTraits }, index) => (all[index]?.words ?? 0) - headingTraits().words);
  return sections.map((section, index) => {
    const traits = all[index] ?? section.traits();
    const end = index + subtreeLength(sections, index);
    let whole = 0;
    for (let at = index; at < end; at++) whole += own[at] ?? 0;
    return {
      depth: section.depth,
      traits,
      items: traits.items,
      images: traits.images,
      codes: traits.codes,
      head: headOf(section.origin, section.text),
      own: Math.log((own[index] ?? 0) + few),
      whole: Math.log(whole + few),
    };
  });
}

/** Words by which two lengths may differ without that saying much. */
const few = 8;

interface Shared {
  /** Weight of the words of each section that occur on both sides. */
  readonly totalsA: Float64Array;
  readonly totalsB: Float64Array;
  /** Weight of what each pair has in common, row by row. */
  readonly shared: Float64Array;
}

/** Only what occurs on both sides can speak; the rarer, the louder. */
function sharedWords(a: readonly Looks[], b: readonly Looks[]): Shared {
  const [inA, inB] = [postings(a), postings(b)];
  const totalsA = new Float64Array(a.length);
  const totalsB = new Float64Array(b.length);
  const shared = new Float64Array(a.length * b.length);
  for (const [key, left] of inA) {
    const right = inB.get(key);
    if (!right || left.length * right.length > mostPairs) continue; // a word that is everywhere says nothing
    const weight = Math.log((1 + a.length + b.length) / (left.length + right.length)) * (key.startsWith('/') ? 2 : 1);
    for (const i of left) totalsA[i] = (totalsA[i] ?? 0) + weight;
    for (const j of right) totalsB[j] = (totalsB[j] ?? 0) + weight;
    for (const i of left) for (const j of right) shared[i * b.length + j] = (shared[i * b.length + j] ?? 0) + weight;
  }
  return { totalsA, totalsB, shared };
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
function postings(sections: readonly Looks[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  sections.forEach(({ traits }, index) => {
    for (const key of keysOf(traits)) {
      const list = found.get(key);
      if (list) list.push(index);
      else found.set(key, [index]);
    }
  });
  return found;
}

const wordsIn = (sections: readonly Looks[]): number =>
  20 + sections.reduce((sum, { traits }) => sum + traits.words, 0);

/** Level of a side's sections, its title left out: one side may stand a level deeper than the other. */
function baseLevel(sections: readonly Section[]): number {
  return Math.min(...sections.filter(({ title }) => !title).map(({ depth }) => depth), 7);
}

const byLevel = (apart: number): number => (apart === 0 ? tuning.level : -tuning.apart * Math.min(3, Math.abs(apart)));

interface Head {
  readonly text: string;
  readonly number: string | undefined;
}

const headOf = perThings((_: object, text: string): Head => ({
  text: text.toLowerCase(),
  number: /^\(?(\d{1,3})(?:[.):\s]|$)/.exec(text)?.[1],
}));

function byHeading(a: Head, b: Head): number {
  if (a.text === b.text) return tuning.sameHeading;
  if (a.number === undefined || b.number === undefined) return 0;
  return a.number === b.number ? tuning.sameNumber : -tuning.otherNumber;
}

/**
 * One side may do without the headings below, so the better of both lengths counts.
 * @param ratio logarithm of how much longer the other text is as a whole.
 */
function byLength(a: Looks, b: Looks, ratio: number): number {
  const own = Math.abs(b.own - a.own - ratio);
  const whole = Math.abs(b.whole - a.whole - ratio);
  return Math.min(tuning.lengthMost, tuning.length * Math.min(own, whole));
}

function byBody(a: Looks, b: Looks): number {
  return tuning.answer - unlike(a.items, b.items) - unlike(a.images, b.images) - unlike(a.codes, b.codes);
}

const unlike = (x: number, y: number): number =>
  x > 0 !== y > 0 ? tuning.shape : x > 0 && x === y ? -tuning.shape / 2 : 0;

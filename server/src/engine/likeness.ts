/** How well each section of one list goes with each of another, by what survives translation. */
import { looksOf, type Looks } from './looks';
import { Memory } from './memory';
import type { Section, Traits } from './sections';
import { tuning } from './tuning';

/** Two lists beside each other. */
export interface Comparison {
  readonly left: readonly Looks[];
  readonly right: readonly Looks[];
  /** How well each section of the first list goes with each of the second, row by row. */
  readonly scores: Float64Array;
}

/** What a comparison was made of, so that it can follow an edit. */
interface Work extends Comparison {
  left: readonly Looks[];
  right: readonly Looks[];
  /** Index in the second list of each section of the first that stands in it as well. */
  itself: readonly (number | undefined)[];
  /** How many levels deeper the first list stands as a whole. */
  readonly levels: number;
  /** Logarithm of how much longer the second text is as a whole. */
  ratio: number;
  readonly words: Words;
  /** What words, levels, headings and shapes are worth, row by row: all but lengths. */
  readonly worth: Float64Array;
}

/** Most pairs of sections that one word may speak for. */
const mostPairs = 900;
/** More sections than these do not change at a key press. */
const mostChanged = 8;

/** The lists that were compared last: a key press changes one section, and mostly nothing that counts. */
let latest: Work | undefined;

/** Compares two lists. The same object where nothing has changed since it was last asked for. */
export function compareSections(a: readonly Section[], b: readonly Section[]): Comparison {
  const [left, right] = [looksOf(a), looksOf(b)];
  const itself = inBoth(a, b);
  const levels = baseLevel(left) - baseLevel(right);
  const ratio = Math.log(wordsIn(right) / wordsIn(left));
  const followed = latest?.levels === levels ? follow(latest, left, right) : undefined;
  const isSame =
    followed === 'same' && latest?.ratio === ratio && latest.itself.every((other, index) => other === itself[index]);
  const work =
    latest && followed
      ? Object.assign(latest, { left, right, itself, ratio })
      : compared({ left, right, itself, levels, ratio });
  if (!isSame) fillScores(work);
  return (latest = isSame ? work : { ...work });
}

/** Index in the second list of each section of the first that stands in it as well: both are in the order of their note. */
function inBoth(a: readonly Section[], b: readonly Section[]): readonly (number | undefined)[] {
  let next = 0;
  return a.map((section) => {
    const { start } = section.span;
    while ((b[next]?.span.start ?? Infinity) < start) next++;
    return b[next] === section ? next : undefined;
  });
}

function compared(given: Pick<Work, 'left' | 'right' | 'itself' | 'levels' | 'ratio'>): Work {
  const { left, right } = given;
  const cells = left.length * right.length;
  const words = sharedWords(left, right);
  const work = { ...given, words, worth: new Float64Array(cells), scores: new Float64Array(cells) };
  for (let i = 0; i < left.length; i++) for (let j = 0; j < right.length; j++) setWorth(work, i, j);
  return work;
}

/** Takes in what has changed; undefined where too much has. */
function follow(work: Work, left: readonly Looks[], right: readonly Looks[]): 'same' | 'changed' | undefined {
  if (work.left.length !== left.length || work.right.length !== right.length) return undefined;
  const inA = changedIn(left, work.left);
  const inB = changedIn(right, work.right);
  if (inA.length + inB.length > mostChanged) return undefined;
  const touched: Touched = { rows: new Set(), columns: new Set() };
  for (const { index, before, now } of inA) {
    if (!isSameShape(before, now)) touched.rows.add(index);
    replaceWords(work.words, work.words.inA, index, before.traits, now.traits, touched);
  }
  for (const { index, before, now } of inB) {
    if (!isSameShape(before, now)) touched.columns.add(index);
    replaceWords(work.words, work.words.inB, index, before.traits, now.traits, touched);
  }
  const after = { ...work, left, right };
  for (const i of touched.rows) for (let j = 0; j < right.length; j++) setWorth(after, i, j);
  for (const j of touched.columns) for (let i = 0; i < left.length; i++) setWorth(after, i, j);
  return touched.rows.size + touched.columns.size > 0 ? 'changed' : 'same';
}

/** Sections of which something that counts has changed. */
interface Touched {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
}

const changedIn = (
  looks: readonly Looks[],
  before: readonly Looks[],
): readonly { readonly index: number; readonly before: Looks; readonly now: Looks }[] => {
  const found: { readonly index: number; readonly before: Looks; readonly now: Looks }[] = [];
  looks.forEach((now, index) => {
    const was = before[index];
    if (was && !isSameLooks(now, was)) found.push({ index, before: was, now });
  });
  return found;
};

/** A section that stands in both lists has other sections below it in each, so that its looks are not kept for both. */
const isSameLooks = (a: Looks, b: Looks): boolean => a === b || (a.traits === b.traits && isSameShape(a, b));

const isSameShape = (a: Looks, b: Looks): boolean =>
  a.title === b.title &&
  a.depth === b.depth &&
  a.name === b.name &&
  a.number === b.number &&
  a.items === b.items &&
  a.images === b.images &&
  a.codes === b.codes &&
  a.own === b.own &&
  a.whole === b.whole;

function fillScores({ left, right, itself, ratio, worth, scores }: Work): void {
  const own = Float64Array.from(right, (looks) => looks.own);
  const whole = Float64Array.from(right, (looks) => looks.whole);
  left.forEach((one, i) => {
    const row = i * right.length;
    const [ownHere, wholeHere] = [one.own + ratio, one.whole + ratio];
    for (let j = 0; j < own.length; j++) {
      // One side may do without the headings below, so the better of both lengths counts.
      const byOwn = Math.abs((own[j] ?? 0) - ownHere);
      const byWhole = Math.abs((whole[j] ?? 0) - wholeHere);
      const cost = tuning.length * (byOwn < byWhole ? byOwn : byWhole);
      scores[row + j] = (worth[row + j] ?? 0) - (cost < tuning.lengthMost ? cost : tuning.lengthMost);
    }
    const other = itself[i];
    if (other !== undefined) scores[row + other] = tuning.itself;
  });
}

/** Sets what a pair is worth by all but its lengths. */
function setWorth({ left, right, levels, words, worth }: Work, i: number, j: number): void {
  const [a, b] = [left[i], right[j]];
  if (!a || !b) return;
  const cell = i * right.length + j;
  const [x, y, both] = [words.totalsA[i] ?? 0, words.totalsB[j] ?? 0, words.shared[cell] ?? 0];
  worth[cell] = byWords(x, y, both) + byLevel(a.depth - b.depth - levels) + byHeading(a, b) + byBody(a, b);
}

/** A single shared word says little, however alone it is. */
function byWords(x: number, y: number, both: number): number {
  if (both <= 0) return x > 6 && y > 6 ? -tuning.nothingShared : 0;
  const weighty = Math.min(x, y);
  return tuning.shared * (both / Math.sqrt(x * y)) * (weighty / (weighty + 3));
}

const byLevel = (apart: number): number => (apart === 0 ? tuning.level : -tuning.apart * Math.min(3, Math.abs(apart)));

function byHeading(a: Looks, b: Looks): number {
  if (a.name === b.name) return tuning.sameHeading;
  if (a.number === undefined || b.number === undefined) return 0;
  return a.number === b.number ? tuning.sameNumber : -tuning.otherNumber;
}

function byBody(a: Looks, b: Looks): number {
  return tuning.answer - unlike(a.items, b.items) - unlike(a.images, b.images) - unlike(a.codes, b.codes);
}

const unlike = (x: number, y: number): number =>
  x > 0 !== y > 0 ? tuning.shape : x > 0 && x === y ? -tuning.shape / 2 : 0;

const wordsIn = (sections: readonly Looks[]): number =>
  20 + sections.reduce((sum, { traits }) => sum + traits.words, 0);

/** Level of a side's sections, its title left out: one side may stand a level deeper than the other. */
const baseLevel = (sections: readonly Looks[]): number =>
  sections.reduce((least, { title, depth }) => (title ? least : Math.min(least, depth)), 7);

/** Words that two lists share: only what occurs on both sides can speak; the rarer, the louder. */
interface Words {
  /** Where each token and address (with `/` before it) occurs: indexes of sections. */
  readonly inA: Map<string, number[]>;
  readonly inB: Map<string, number[]>;
  /** Sections of both lists, and one. */
  readonly all: number;
  /** Weight of the words of each section that occur on both sides. */
  readonly totalsA: Float64Array;
  readonly totalsB: Float64Array;
  /** Weight of what each pair has in common, row by row. */
  readonly shared: Float64Array;
}

function sharedWords(a: readonly Looks[], b: readonly Looks[]): Words {
  const words: Words = {
    inA: postings(a),
    inB: postings(b),
    all: 1 + a.length + b.length,
    totalsA: new Float64Array(a.length),
    totalsB: new Float64Array(b.length),
    shared: new Float64Array(a.length * b.length),
  };
  for (const key of words.inA.keys()) weigh(words, key, 1);
  return words;
}

/** Weights are whole multiples of this, so that sums of them are exact: what is added can be taken out again. */
const grain = 2 ** -20;

/** Adds the weight of a word wherever it occurs, or takes it out. */
function weigh(words: Words, key: string, sign: 1 | -1, touched?: Touched): void {
  const { inA, inB, all, totalsA, totalsB, shared } = words;
  const [left, right] = [inA.get(key), inB.get(key)];
  if (!left || !right || left.length * right.length > mostPairs) return; // a word that is everywhere says nothing
  const loud = Math.log(all / (left.length + right.length)) * (key.startsWith('/') ? 2 : 1);
  const weight = sign * Math.round(loud / grain) * grain;
  for (const i of left) totalsA[i] = (totalsA[i] ?? 0) + weight;
  for (const j of right) totalsB[j] = (totalsB[j] ?? 0) + weight;
  const width = totalsB.length;
  for (const i of left) for (const j of right) shared[i * width + j] = (shared[i * width + j] ?? 0) + weight;
  if (!touched) return;
  for (const i of left) touched.rows.add(i);
  for (const j of right) touched.columns.add(j);
}

/** Puts the words of one section in place of those that it had, in `lists` of its side. */
function replaceWords(
  words: Words,
  lists: Map<string, number[]>,
  index: number,
  before: Traits,
  now: Traits,
  touched: Touched,
): void {
  if (before === now) return;
  const [gone, come] = [new Set(keysOf(before)), new Set(keysOf(now))];
  const change = (key: string, list: number[]): void => {
    weigh(words, key, -1, touched);
    if (list.length > 0) lists.set(key, list);
    else lists.delete(key);
    weigh(words, key, 1, touched);
  };
  const listOf = (key: string): number[] => lists.get(key) ?? [];
  for (const key of gone)
    if (!come.has(key))
      change(
        key,
        listOf(key).filter((each) => each !== index),
      );
  for (const key of come) if (!gone.has(key)) change(key, [...listOf(key), index]);
}

const keysByTraits = new Memory<Traits, readonly string[]>();

/** Tokens, and addresses with `/` before them. */
function keysOf(traits: Traits): readonly string[] {
  let keys = keysByTraits.get(traits);
  if (!keys)
    keysByTraits.set(traits, (keys = [...traits.tokens, ...[...traits.addresses].map((address) => `/${address}`)]));
  return keys;
}

function postings(sections: readonly Looks[]): Map<string, number[]> {
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

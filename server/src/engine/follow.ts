/** What is made of all blocks of a note, and follows an edit: only the blocks that it put in are looked at again. */
import type { Block } from './blocks';
import type { Change, Document } from './document';
import { Memory } from './memory';
import { spliced } from './spliced';

/** Something for each block of a note, by index. */
export type ByBlock<T> = readonly T[];

/**
 * What `compute` makes of each block of a note. After an edit only the blocks that it put in are asked about, and the
 * rest is copied as it stands: a note may have thousands.
 */
export function perBlockOfNote<T>(compute: (block: Block) => T): (note: Document) => ByBlock<T> {
  const known = new Memory<Document, ByBlock<T>>();
  return (note) => {
    let values = known.get(note);
    if (!values) known.set(note, (values = followed(note, (before) => known.get(before), compute)));
    return values;
  };
}

/** The things of a kind that a block holds, and which block of the note it is. */
export interface Held<T> {
  readonly block: number;
  readonly things: readonly T[];
}

/**
 * The blocks of a note that hold things of a kind, in order; most notes have few. `find` must be as for `perBlock`. The
 * same list for as long as no edit changes it.
 * @param sign stands in every text in which `find` finds anything, so that most notes are done with at a glance; or
 * signs (`signs.ts`), one of which stands in every block in which it does.
 */
export function perHoldingBlock<T>(
  find: (block: Block) => readonly T[],
  sign: string | number = '',
): (note: Document) => readonly Held<T>[] {
  const known = new Memory<Document, readonly Held<T>[]>();
  const heldIn = (blocks: readonly Block[], from: number): Held<T>[] => {
    const found: Held<T>[] = [];
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index] as Block;
      if (typeof sign === 'number' && (block.signs & sign) === 0) continue;
      const things = find(block);
      if (things.length > 0) found.push({ block: from + index, things });
    }
    return found;
  };
  return (note) => {
    let held = known.get(note);
    if (!held) {
      const { change, blocks } = note;
      const before = change && known.get(change.before);
      if (before) held = heldAfter(before, change, heldIn(blocks.slice(change.from, change.now), change.from));
      else if (typeof sign === 'string' && sign !== '' && !note.text.includes(sign)) held = [];
      else held = heldIn(blocks, 0);
      known.set(note, held);
    }
    return held;
  };
}

/** As `perHoldingBlock`, for what rests on something that is told of each block as well. */
export function perHoldingBlockWith<T, U>(
  find: (block: Block, told: U) => readonly T[],
): (note: Document, told: ByBlock<U>) => readonly Held<T>[] {
  const known = new Memory<Document, { readonly told: ByBlock<U>; readonly held: readonly Held<T>[] }>();
  return (note, told) => {
    const own = known.get(note);
    if (own?.told === told) return own.held;
    const { change, blocks } = note;
    const heldIn = (from: number, to: number): Held<T>[] => {
      const found: Held<T>[] = [];
      for (let index = from; index < to; index++) {
        const things = find(blocks[index] as Block, told[index] as U);
        if (things.length > 0) found.push({ block: index, things });
      }
      return found;
    };
    const before = change && known.get(change.before);
    let held: readonly Held<T>[];
    if (before) {
      const wider = widened(change, before.told, told);
      held = heldAfter(before.held, wider, heldIn(wider.from, wider.now));
    } else held = heldIn(0, blocks.length);
    known.set(note, { told, held });
    return held;
  };
}

type Stretch = Pick<Change, 'from' | 'to' | 'now'>;

/** A change that takes in all blocks of which something else is told than before. */
function widened({ from, to, now }: Change, before: ByBlock<unknown>, told: ByBlock<unknown>): Stretch {
  const by = now - to;
  if (told === before && by === 0) return { from, to, now };
  let [first, last] = [0, told.length];
  while (first < from && told[first] === before[first]) first++;
  while (last > now && told[last - 1] === before[last - 1 - by]) last--;
  return { from: first, to: last - by, now: last };
}

/** What blocks hold after a change. @param fresh what those hold that it put in. */
function heldAfter<T>(
  before: readonly Held<T>[],
  { from, to, now }: Stretch,
  fresh: readonly Held<T>[],
): readonly Held<T>[] {
  const first = firstFrom(before, from);
  const last = firstFrom(before, to);
  if (now === to) {
    const isSame = fresh.length === last - first && fresh.every((own, at) => isLike(own, before[first + at]));
    return isSame ? before : spliced(before, first, last, fresh);
  }
  const by = now - to;
  const behind = before.slice(last).map(({ block, things }) => ({ block: block + by, things }));
  return before.slice(0, first).concat(fresh, behind);
}

const isLike = (a: Held<unknown>, b: Held<unknown> | undefined): boolean =>
  a.block === b?.block && a.things === b.things;

/** Index of the first of ascending entries that is not before a block. */
export function firstFrom(held: readonly { readonly block: number }[], block: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle]?.block ?? Infinity) < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

function followed<T>(
  { blocks, change }: Document,
  knownOf: (before: Document) => ByBlock<T> | undefined,
  compute: (block: Block, index: number) => T,
): ByBlock<T> {
  const before = change && knownOf(change.before);
  if (!change || !before) return blocks.map(compute);
  const { from, to, now } = change;
  const fresh = blocks.slice(from, now).map((block, index) => compute(block, from + index));
  const isSame = now === to && fresh.every((value, index) => value === before[from + index]);
  return isSame ? before : spliced(before, from, to, fresh);
}

/**
 * As `perBlockOfNote`, for whole numbers. They lie side by side, so that a walk over those of thousands of blocks costs next
 * to nothing; one over the blocks themselves would wait for memory at each.
 */
export function numbersOfNote(count: (block: Block) => number): (note: Document) => Int32Array {
  const known = new Memory<Document, Int32Array>();
  return (note) => {
    let numbers = known.get(note);
    if (!numbers) {
      const { change, blocks } = note;
      const before = change && known.get(change.before);
      if (before) {
        const { from, to, now } = change;
        numbers = new Int32Array(blocks.length);
        numbers.set(before.subarray(0, from));
        for (let index = from; index < now; index++) numbers[index] = count(blocks[index] as Block);
        numbers.set(before.subarray(to), now);
      } else numbers = Int32Array.from(blocks, count);
      known.set(note, numbers);
    }
    return numbers;
  };
}

/** How often things are said. */
export class Counts<T> {
  private readonly counts = new Map<T, number>();

  get(thing: T): number {
    return this.counts.get(thing) ?? 0;
  }

  /** @param times how often more; less than 0 for less often. */
  add(things: readonly T[], times: 1 | -1): void {
    for (const thing of things) {
      const now = this.get(thing) + times;
      if (now === 0) this.counts.delete(thing);
      else this.counts.set(thing, now);
    }
  }
}

/**
 * In how many places of a note the blocks say each thing. An edit takes the counts over from the note before it, which
 * counts anew where it is asked again.
 */
export function countsOfNote<T>(find: (block: Block) => readonly T[]): (note: Document) => Pick<Counts<T>, 'get'> {
  const known = new Memory<Document, Counts<T>>();
  return (note) => {
    let counts = known.get(note);
    if (!counts) {
      const { change, blocks } = note;
      counts = change && known.get(change.before);
      if (change && counts) {
        known.delete(change.before);
        for (const block of change.before.blocks.slice(change.from, change.to)) counts.add(find(block), -1);
        for (const block of blocks.slice(change.from, change.now)) counts.add(find(block), 1);
      } else {
        counts = new Counts<T>();
        for (const block of blocks) counts.add(find(block), 1);
      }
      known.set(note, counts);
    }
    return counts;
  };
}

/** The sum of a number of each block of a note. After an edit only what it changed is counted. */
export function sumOfNote(count: (block: Block) => number): (note: Document) => number {
  const known = new Memory<Document, { readonly sum: number }>();
  const sumOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + count(block), 0);
  return (note) => {
    let entry = known.get(note);
    if (!entry) {
      const { change, blocks } = note;
      const before = change && known.get(change.before);
      const sum = before
        ? before.sum -
          sumOf(change.before.blocks.slice(change.from, change.to)) +
          sumOf(blocks.slice(change.from, change.now))
        : sumOf(blocks);
      known.set(note, (entry = { sum }));
    }
    return entry.sum;
  };
}

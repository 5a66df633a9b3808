import type { Block } from './blocks';
import type { Change, Document } from './document';
import type { Steps } from './steps';

/** Places in `Block.memory` that are taken. */
let slots = 0;

/** How long, in milliseconds, things are worked out anew in one step of `resumed`; undefined where nothing is to stop it. */
export type Patience = number | undefined;

/** The step that is going on, where it may be broken off. */
let step: { readonly patience: number; end?: number } | undefined;
const brokenOff = new Error('broken off');

/**
 * Does work that rests on what is remembered of blocks, and may make much of it anew. Where that takes longer than
 * `patience`, it is broken off and begun again in the next step, which then finds remembered what the last one made. So
 * rules need not know of steps. `done` must be pure.
 */
export function* resumed<T>(done: () => T, patience: Patience): Steps<T> {
  if (patience === undefined) return done();
  for (;;) {
    step = { patience };
    try {
      return done();
    } catch (error) {
      if (error !== brokenOff) throw error;
    } finally {
      step = undefined;
    }
    yield;
  }
}

/** Works something out anew, unless the step has taken long enough. What a block needs for that is not broken off. */
function work<T>(compute: (block: Block) => T, block: Block): T {
  const current = step;
  if (!current) return compute(block);
  const now = Date.now();
  current.end ??= now + current.patience;
  if (now > current.end) throw brokenOff;
  step = undefined;
  try {
    return compute(block);
  } finally {
    step = current;
  }
}

/**
 * Remembers what `compute` makes of a block for as long as the block lives, so that an edit costs only the blocks that
 * it touches. `compute` must be a pure function of the block. To be called once for each thing to remember: it takes a
 * place in every block for good. What rests on a configuration goes by `perBlockOf`.
 */
export function perBlock<T>(compute: (block: Block) => T): (block: Block) => T {
  const slot = slots++;
  return (block) => {
    const memory = (block.memory ??= []);
    const known = memory[slot] as { readonly value: T } | undefined;
    if (known) return known.value;
    const value = work(compute, block);
    memory[slot] = { value };
    return value;
  };
}

/** As `perBlock`, for what is forgotten again, such as all that rests on one configuration. */
export function perBlockOf<T>(compute: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, { readonly value: T }>();
  return (block) => {
    let entry = known.get(block);
    if (!entry) known.set(block, (entry = { value: work(compute, block) }));
    return entry.value;
  };
}

/** Something for each block of a note, by index. */
type ByBlock<T> = readonly T[];

/**
 * What `compute` makes of each block of a note. After an edit only the blocks that it put in are asked about, and the
 * rest is copied as it stands: a note may have thousands.
 */
export function perBlockOfNote<T>(compute: (block: Block) => T): (note: Document) => ByBlock<T> {
  const known = new WeakMap<Document, ByBlock<T>>();
  return (note) => {
    let values = known.get(note);
    if (!values) known.set(note, (values = followed(note, (before) => known.get(before), compute)));
    return values;
  };
}

/** As `perBlockOfNote`, for what rests on something that is told of each block as well. */
export function perBlockOfNoteWith<T, U>(
  compute: (block: Block, told: U) => T,
): (note: Document, told: ByBlock<U>) => ByBlock<T> {
  const known = new WeakMap<Document, { readonly told: ByBlock<U>; readonly values: ByBlock<T> }>();
  return (note, told) => {
    const own = known.get(note);
    if (own?.told === told) return own.values;
    const tell = (index: number): U => told[index] as U;
    const before = note.change && known.get(note.change.before);
    let values = followed(
      note,
      () => before?.values,
      (block, index) => compute(block, tell(index)),
    );
    const toldBefore = followed(
      note,
      () => before?.told,
      (_, index) => tell(index),
    );
    if (toldBefore !== told) {
      let own: T[] | undefined;
      for (let index = 0; index < told.length; index++) {
        const block = note.blocks[index];
        if (block && toldBefore[index] !== told[index]) (own ??= values.slice())[index] = compute(block, tell(index));
      }
      values = own ?? values;
    }
    known.set(note, { told, values });
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
 */
export function perHoldingBlock<T>(find: (block: Block) => readonly T[]): (note: Document) => readonly Held<T>[] {
  const known = new WeakMap<Document, readonly Held<T>[]>();
  const heldIn = (blocks: readonly Block[], from: number): Held<T>[] => {
    const found: Held<T>[] = [];
    blocks.forEach((block, index) => {
      const things = find(block);
      if (things.length > 0) found.push({ block: from + index, things });
    });
    return found;
  };
  const follow = (
    before: readonly Held<T>[],
    { from, to, now }: Change,
    blocks: readonly Block[],
  ): readonly Held<T>[] => {
    const first = firstFrom(before, from);
    const last = firstFrom(before, to);
    const fresh = heldIn(blocks.slice(from, now), from);
    if (now === to) {
      const isSame = fresh.length === last - first && fresh.every((own, at) => isLike(own, before[first + at]));
      return isSame ? before : spliced(before, first, last, fresh);
    }
    const by = now - to;
    const behind = before.slice(last).map(({ block, things }) => ({ block: block + by, things }));
    return before.slice(0, first).concat(fresh, behind);
  };
  return (note) => {
    let held = known.get(note);
    if (!held) {
      const { change, blocks } = note;
      const before = change && known.get(change.before);
      known.set(note, (held = before ? follow(before, change, blocks) : heldIn(blocks, 0)));
    }
    return held;
  };
}

const isLike = (a: Held<unknown>, b: Held<unknown> | undefined): boolean =>
  a.block === b?.block && a.things === b.things;

/** Index of the first entry that is not before a block. */
export function firstFrom(held: readonly Held<unknown>[], block: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle]?.block ?? Infinity) < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More than so many are not put in one by one. */
const mostArguments = 1000;

/** A list with the entries from `first` to `last` replaced. */
function spliced<T>(list: readonly T[], first: number, last: number, by: readonly T[]): T[] {
  if (by.length > mostArguments) return list.slice(0, first).concat(by, list.slice(last));
  const copy = list.slice();
  copy.splice(first, last - first, ...by);
  return copy;
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

/** The sum of a number of each block of a note. After an edit only what it changed is counted. */
export function sumOfNote(count: (block: Block) => number): (note: Document) => number {
  const known = new WeakMap<Document, { readonly sum: number }>();
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

/**
 * Remembers what `compute` makes of things that are the same objects for as long as no edit changes them, such as the
 * lists of `perHoldingBlock`. Of all that was made of a first one, the last is kept.
 */
export function perThings<A extends object, R extends readonly unknown[], T>(
  compute: (first: A, ...rest: R) => T,
): (first: A, ...rest: R) => T {
  const known = new WeakMap<A, { readonly rest: R; readonly value: T }>();
  return (first, ...rest) => {
    let entry = known.get(first);
    if (!entry?.rest.every((each, index) => each === rest[index]))
      known.set(first, (entry = { rest, value: compute(first, ...rest) }));
    return entry.value;
  };
}

/**
 * Remembers what `compute` makes of a run of neighbouring blocks, from one index up to another, as long as these are the
 * same blocks.
 */
export function perRun<R extends readonly unknown[], T>(
  compute: (blocks: readonly Block[], ...rest: R) => T,
): (note: Document, from: number, to: number, ...rest: R) => T {
  const known = new WeakMap<Block, { readonly blocks: readonly Block[]; readonly rest: R; readonly value: T }>();
  return ({ blocks }, from, to, ...rest) => {
    const first = blocks[from];
    const last = first && from < to ? known.get(first) : undefined;
    if (last?.blocks.length === to - from) {
      let isSame = last.rest.every((each, index) => each === rest[index]);
      for (let index = 1; isSame && index < last.blocks.length; index++)
        isSame = last.blocks[index] === blocks[from + index];
      if (isSame) return last.value;
    }
    const run = blocks.slice(from, to);
    const value = compute(run, ...rest);
    if (first && from < to) known.set(first, { blocks: run, rest, value });
    return value;
  };
}

/** What was made of a block for one choice of languages; blocks are asked about one or two. */
interface Among<T> {
  readonly languages: readonly string[];
  readonly value: T;
  readonly next: Among<T> | undefined;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((language, index) => language === b[index]));

/** As `perBlock`, for what rests on the languages to choose from as well. */
export function perBlockAmong<T>(
  compute: (block: Block, languages: readonly string[]) => T,
): (block: Block, languages: readonly string[]) => T {
  const slot = slots++;
  return (block, languages) => {
    const memory = (block.memory ??= []);
    const first = memory[slot] as Among<T> | undefined;
    for (let known = first; known; known = known.next) if (isSame(known.languages, languages)) return known.value;
    const value = work((b) => compute(b, languages), block);
    memory[slot] = { languages, value, next: first };
    return value;
  };
}

/** Makes something when it is first asked for: most runs never ask. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Makes a function of notes for each choice of languages that it is asked with. */
function among<T>(
  make: (languages: readonly string[]) => (note: Document) => T,
): (note: Document, languages: readonly string[]) => T {
  const known = new Map<string, (note: Document) => T>();
  return (note, languages) => {
    const key = languages.join();
    let own = known.get(key);
    if (!own) known.set(key, (own = make(languages)));
    return own(note);
  };
}

/** As `perBlockOfNote`, for what rests on the languages to choose from as well. */
export const perBlockOfNoteAmong = <T>(
  compute: (block: Block, languages: readonly string[]) => T,
): ((note: Document, languages: readonly string[]) => ByBlock<T>) =>
  among((languages) => perBlockOfNote((block) => compute(block, languages)));

/** As `perHoldingBlock`, for what rests on the languages to choose from as well. */
export const perHoldingBlockAmong = <T>(
  find: (block: Block, languages: readonly string[]) => readonly T[],
): ((note: Document, languages: readonly string[]) => readonly Held<T>[]) =>
  among((languages) => perHoldingBlock((block) => find(block, languages)));

/** Remembers what `compute` makes of a note, for as long as that lives. */
export function perNote<T>(compute: (note: Document) => T): (note: Document) => T {
  const known = new WeakMap<Document, { readonly value: T }>();
  return (note) => {
    let entry = known.get(note);
    if (!entry) known.set(note, (entry = { value: compute(note) }));
    return entry.value;
  };
}

/** As `perNote`, for what rests on the languages to choose from as well. */
export const perNoteAmong = <T>(
  compute: (note: Document, languages: readonly string[]) => T,
): ((note: Document, languages: readonly string[]) => T) =>
  among((languages) => perNote((note) => compute(note, languages)));

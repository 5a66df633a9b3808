import type { Block } from './blocks';
import type { Document } from './document';
import {
  countsOfNote,
  numbersOfNote,
  perBlockOfNote,
  perHoldingBlock,
  type ByBlock,
  type Counts,
  type Held,
} from './follow';
import { Memory } from './memory';
import type { Steps } from './steps';

export { Counts, firstFrom, numbersOfNote, perHoldingBlock, perHoldingBlockWith, sumOfNote, type Held } from './follow';

/** Places in `Block.memory` that are taken. */
let slots = 0;

/** With room for all that is ever remembered: an array that grows is copied again and again. */
const memoryFor = (block: Block): unknown[] => (block.memory = new Array<unknown>(slots));

/** Stands for undefined in `Block.memory`. */
const nothing = Symbol('nothing');

/** How long, in milliseconds, things are worked out anew in one step of `resumed`; undefined where nothing is to stop it. */
export type Patience = number | undefined;

interface Step {
  readonly patience: number;
  /** When it has taken long enough, in milliseconds; told when the first thing is worked out. */
  end?: number;
}
/** The step that is going on, where it may be broken off. */
let step: Step | undefined;
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

/**
 * Works something out anew in the step that is going on, unless that has taken long enough. What a block needs for that
 * is not broken off.
 */
function workIn<A, T>(current: Step, compute: (block: Block, also: A) => T, block: Block, also: A): T {
  const now = Date.now();
  current.end ??= now + current.patience;
  if (now > current.end) throw brokenOff;
  step = undefined;
  try {
    return compute(block, also);
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
    const memory = block.memory ?? memoryFor(block);
    const known = memory[slot];
    if (known !== undefined) return (known === nothing ? undefined : known) as T;
    const value = step ? workIn(step, compute, block, undefined) : compute(block);
    memory[slot] = value === undefined ? nothing : value;
    return value;
  };
}

/** What was made of a block by one of several functions that come and go, and what others made of it before. */
interface Made {
  readonly owner: object;
  readonly value: unknown;
  readonly next: Made | undefined;
  readonly count: number;
}

const madeSlot = slots++;
/** Functions whose results a block remembers at a time: those of a configuration that stands are fewer. */
const mostMade = 12;

/** As `perBlock`, for what is forgotten again, such as all that rests on one configuration. */
export function perBlockOf<T>(compute: (block: Block) => T): (block: Block) => T {
  const owner = {};
  return (block) => {
    const memory = block.memory ?? memoryFor(block);
    for (let made = memory[madeSlot] as Made | undefined; made; made = made.next)
      if (made.owner === owner) return made.value as T;
    const value = step ? workIn(step, compute, block, undefined) : compute(block);
    const last = memory[madeSlot] as Made | undefined; // after the work, which may have made more of the block
    const next = last && last.count < mostMade ? last : undefined;
    memory[madeSlot] = { owner, value, next, count: (next?.count ?? 0) + 1 } satisfies Made;
    return value;
  };
}

/**
 * Remembers what `compute` makes of things that are the same objects for as long as no edit changes them, such as the
 * lists of `perHoldingBlock`. Of all that was made of a first one, the last is kept.
 */
export function perThings<A extends object, R extends readonly unknown[], T>(
  compute: (first: A, ...rest: R) => T,
): (first: A, ...rest: R) => T {
  const known = new Memory<A, { readonly rest: R; readonly value: T }>();
  return (first, ...rest) => {
    let entry = known.get(first);
    if (!entry || !areSame(entry.rest, rest)) known.set(first, (entry = { rest, value: compute(first, ...rest) }));
    return entry.value;
  };
}

/** What was made of a block for one choice of languages; blocks are asked about one or two. */
interface Among<T> {
  readonly languages: readonly string[];
  readonly value: T;
  readonly next: Among<T> | undefined;
}

/** Whether two lists hold the same, one by one. */
export const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** As `perBlock`, for what rests on the languages to choose from as well. */
export function perBlockAmong<T>(
  compute: (block: Block, languages: readonly string[]) => T,
): (block: Block, languages: readonly string[]) => T {
  const slot = slots++;
  return (block, languages) => {
    const memory = block.memory ?? memoryFor(block);
    const first = memory[slot] as Among<T> | undefined;
    for (let known = first; known; known = known.next)
      if (known.languages === languages || areSame(known.languages, languages)) return known.value;
    const value = step ? workIn(step, compute, block, languages) : compute(block, languages);
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
  let last: { readonly languages: readonly string[]; readonly own: (note: Document) => T } | undefined;
  return (note, languages) => {
    if (last?.languages === languages) return last.own(note);
    const key = languages.join();
    let own = known.get(key);
    if (!own) known.set(key, (own = make(languages)));
    last = { languages, own };
    return own(note);
  };
}

/** As `perBlockOfNote`, for what rests on the languages to choose from as well. */
export const perBlockOfNoteAmong = <T>(
  compute: (block: Block, languages: readonly string[]) => T,
): ((note: Document, languages: readonly string[]) => ByBlock<T>) =>
  among((languages) => perBlockOfNote((block) => compute(block, languages)));

/** As `numbersOfNote`, for what rests on the languages to choose from as well. */
export const numbersOfNoteAmong = (
  count: (block: Block, languages: readonly string[]) => number,
): ((note: Document, languages: readonly string[]) => Int32Array) =>
  among((languages) => numbersOfNote((block) => count(block, languages)));

/** As `countsOfNote`, for what rests on the languages to choose from as well. */
export const countsOfNoteAmong = <T>(
  find: (block: Block, languages: readonly string[]) => readonly T[],
): ((note: Document, languages: readonly string[]) => Pick<Counts<T>, 'get'>) =>
  among((languages) => countsOfNote((block) => find(block, languages)));

/** As `perHoldingBlock`, for what rests on the languages to choose from as well. */
export const perHoldingBlockAmong = <T>(
  find: (block: Block, languages: readonly string[]) => readonly T[],
  sign?: string | number,
): ((note: Document, languages: readonly string[]) => readonly Held<T>[]) =>
  among((languages) => perHoldingBlock((block) => find(block, languages), sign));

/** Remembers what `compute` makes of a note, for as long as that lives. */
export function perNote<T>(compute: (note: Document) => T): (note: Document) => T {
  const known = new Memory<Document, { readonly value: T }>();
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

import type { Block } from './blocks';

/** Places in `Block.memory` that are taken. */
let slots = 0;

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
    const value = compute(block);
    memory[slot] = { value };
    return value;
  };
}

/** As `perBlock`, for what is forgotten again, such as all that rests on one configuration. */
export function perBlockOf<T>(compute: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, { readonly value: T }>();
  return (block) => {
    let entry = known.get(block);
    if (!entry) known.set(block, (entry = { value: compute(block) }));
    return entry.value;
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
    const value = compute(block, languages);
    memory[slot] = { languages, value, next: first };
    return value;
  };
}

/** Makes something when it is first asked for: most runs never ask. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

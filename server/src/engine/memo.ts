import type { Block } from './blocks';

/**
 * Remembers what `compute` makes of a block for as long as the block lives, so that an edit costs only the blocks that
 * it touches. `compute` must be a pure function of the block.
 */
export function perBlock<T>(compute: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, { readonly value: T }>();
  return (block) => {
    let entry = known.get(block);
    if (!entry) known.set(block, (entry = { value: compute(block) }));
    return entry.value;
  };
}

/** As `perBlock`, for what rests on the languages to choose from as well. */
export function perBlockAmong<T>(
  compute: (block: Block, languages: readonly string[]) => T,
): (block: Block, languages: readonly string[]) => T {
  const known = new Map<string, (block: Block) => T>();
  return (block, languages) => {
    const key = languages.join();
    let remembered = known.get(key);
    if (!remembered) known.set(key, (remembered = perBlock((b) => compute(b, languages))));
    return remembered(block);
  };
}

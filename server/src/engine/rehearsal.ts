/**
 * The first look at a long note, in steps. Rules judge a note as a whole, and remember what they make of its blocks: so
 * they are made to judge small notes first, each of a few of the blocks, after which the whole takes them a moment.
 */
import type { Block } from './blocks';
import type { Config } from './config';
import type { Document } from './document';
import { startsOf } from './document';
import type { Steps } from './steps';

/** Text that is judged at once, in UTF-16 units. Less than two of them need no rehearsal. */
const portion = 5000;

/** What rules have seen, which is forgotten with the configuration. */
interface Seen {
  readonly blocks: WeakSet<Block>;
  readonly notes: WeakSet<Document>;
}

/** Makes a rehearsal: a function that lets `judge` see all blocks of a note that it has not seen yet. */
export function createRehearsal(): (note: Document, config: Config, judge: (part: Document) => unknown) => Steps<void> {
  const byConfig = new WeakMap<Config, Seen>();
  return function* (note, config, judge) {
    let seen = byConfig.get(config);
    if (!seen) byConfig.set(config, (seen = { blocks: new WeakSet(), notes: new WeakSet() }));
    const { change } = note;
    const maybe = change && seen.notes.has(change.before) ? note.blocks.slice(change.from, change.now) : note.blocks;
    const fresh = maybe.filter((block) => !seen.blocks.has(block));
    const length = fresh.reduce((sum, { text }) => sum + text.length, 0);
    if (length > 2 * portion)
      for (const part of samples(note, fresh, Math.ceil(length / portion))) {
        yield;
        judge(part);
        for (const block of part.blocks) seen.blocks.add(block);
      }
    else for (const block of fresh) seen.blocks.add(block);
    seen.notes.add(note);
  };
}

/**
 * Some of the blocks in so many small notes. Those of each are taken from all over the note, so that it holds the same
 * languages in the same order, and rules look for the same things.
 */
function* samples({ definitions }: Document, all: readonly Block[], count: number): Generator<Document> {
  for (let first = 0; first < count; first++) {
    const blocks = all.filter((_, index) => index % count === first);
    yield { text: blocks.map(({ text }) => text).join(''), blocks, starts: startsOf(blocks), definitions };
  }
}

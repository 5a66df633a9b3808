/** A table laid out as it is used, so that it need not be read: what the build writes, and the command line looks into. */
import { mix, unitAt } from '../letters';
import { packParts, partOf, unpackParts } from '../parts';
import { place, type Table } from './format';

/** Writes a table with its words as bytes, for {@link unpackTable}. */
export function packTable(table: Table, words: ReadonlyMap<string, number>): Uint8Array<ArrayBuffer> {
  const held = table.keys.filter((key) => key !== 0).length;
  // Less room than is left where a table is read: all of it has to be fetched.
  let size = 64;
  while (size * 0.6 < held) size *= 2;
  const keys = new Int32Array(size);
  const costs = new Uint8Array(size);
  table.keys.forEach((key, from) => {
    if (key === 0) return;
    const to = place(keys, key);
    keys[to] = key;
    costs[to] = table.costs[from] ?? 0;
  });

  let room = 64;
  while (room < words.size * 2) room *= 2;
  const places = new Uint16Array(room);
  const starts = [0];
  for (const word of words.keys()) {
    let at = hashOf(word) & (room - 1);
    while (places[at] !== 0) at = (at + 1) & (room - 1);
    places[at] = starts.length;
    starts.push((starts.at(-1) ?? 0) + word.length);
  }
  const letters = partOf([...words.keys()].join(''));
  const unseen = Int32Array.from([...table.unseen, table.unseenWord]);
  return packParts([unseen, keys, costs, letters, places, Uint16Array.from(starts), Uint8Array.from(words.values())]);
}

/** The table that {@link packTable} wrote, which goes on using the bytes. */
export function unpackTable(bytes: Uint8Array<ArrayBuffer>): Table {
  const [unseen, keys, costs, letters, places, starts, wordCosts] = unpackParts(bytes) as [
    ...[unseen: Int32Array, keys: Int32Array, costs: Uint8Array],
    ...[letters: Uint16Array, places: Uint16Array, starts: Uint16Array, wordCosts: Uint8Array],
  ];
  const [unseenWord = 0] = unseen.subarray(-1);
  return { keys, costs, unseen: [...unseen.subarray(0, -1)], words: new PackedWords(letters, places, starts, wordCosts), unseenWord };
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = mix(hash, unitAt(word, at));
  return hash ^ (hash >>> 15);
}

class PackedWords implements Pick<ReadonlyMap<string, number>, 'get' | 'has'> {
  /**
   * @param letters of all words.
   * @param places the number of a word from 1 by its hash; open addressing, 0 is empty.
   * @param starts where each word begins among the letters, and the last one ends.
   */
  constructor(
    private readonly letters: Uint16Array,
    private readonly places: Uint16Array,
    private readonly starts: Uint16Array,
    private readonly costs: Uint8Array,
  ) {}

  has(word: string): boolean {
    return this.numberOf(word) >= 0;
  }

  get(word: string): number | undefined {
    const number = this.numberOf(word);
    return number < 0 ? undefined : this.costs[number];
  }

  /** The place of a word in the list; −1 for one that is not held. */
  private numberOf(word: string): number {
    const mask = this.places.length - 1;
    for (let at = hashOf(word) & mask; ; at = (at + 1) & mask) {
      const number = (this.places[at] ?? 0) - 1;
      if (number < 0 || this.isAt(word, number)) return number;
    }
  }

  private isAt(word: string, number: number): boolean {
    const start = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - start !== word.length) return false;
    for (let at = 0; at < word.length; at++) if (this.letters[start + at] !== word.charCodeAt(at)) return false;
    return true;
  }
}

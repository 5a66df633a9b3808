/**
 * How words become grams, and a table becomes text: with how text becomes words (`words.ts`), what identifying a language
 * and training for it must agree on.
 */

/** The longest gram. Keys of that length fit into 28 bits, since {@link letters} stays below 128. */
export const longest = 4;

const boundary = '_';

const zero = '0'.charCodeAt(0);

/**
 * The letters that tables may hold. A code is the place in this string, from 1, so only ever append. Letters that are
 * not here (another script, say) share the code of the first place and so are evidence for nothing.
 */
const letters = "\u0000_'·-abcdefghijklmnopqrstuvwxyzàáâäçèéêëìíîïñòóôöùúûüŵŷýÿœæāēīōūẁẃẅỳåãõøß";

const codes = new Uint8Array(0x2000);
for (let index = 0; index < letters.length; index++) codes[letters.charCodeAt(index)] = index + 1;

/** The code of a letter, 1 to 127. */
export function code(unit: number): number {
  return codes[unit] || 1;
}

/** Values are tenths of nats in twos: the place in this string is −ln p in steps of 0.2. */
const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** One step of a stored value, in nats. */
export const step = 0.2;

/** A word between its boundaries, as grams are taken from it. */
export function bounded(word: string): string {
  return boundary + word + boundary;
}

/** What a table knows: for each gram and each frequent word how rare it is, in steps. */
export interface Table {
  /** Open addressing, keyed by the codes of a gram, seven bits each; 0 is empty. */
  readonly keys: Int32Array;
  /** The value for the key in the same place. */
  readonly costs: Uint8Array;
  /** What a gram costs that is not in the table, by its length. */
  readonly unseen: readonly number[];
  readonly words: Pick<ReadonlyMap<string, number>, 'get' | 'has'>;
  readonly unseenWord: number;
}

/** The place of a key in a table's arrays, or of the empty place where it would go. */
export function place(keys: Int32Array, key: number): number {
  const mask = keys.length - 1;
  let index = (Math.imul(key, 0x9e3779b1) >>> 15) & mask;
  for (let held = keys[index]; held !== 0 && held !== key; held = keys[index]) index = (index + 1) & mask;
  return index;
}

/** Words are cut to this many letters, boundaries included: no language has longer ones. */
const longestWord = 64;

/** How many grams of the greatest length a word of so many letters has. */
export const longGramsIn = (letters: number): number => Math.max(0, Math.min(letters + 2, longestWord) - longest + 1);

/** The grams of a word; one such object serves for many words. */
export class Grams {
  count = 0;
  readonly keys = new Int32Array(longestWord * longest);
  readonly lengths = new Uint8Array(longestWord * longest);

  /** Replaces the grams by those of another word. */
  take(word: string): void {
    const letters = bounded(word);
    const size = Math.min(letters.length, longestWord);
    let count = 0;
    for (let start = 0; start < size; start++) {
      const end = Math.min(size, start + longest);
      let key = 0;
      for (let at = start; at < end; at++) {
        key = (key << 7) | code(letters.charCodeAt(at));
        this.keys[count] = key;
        this.lengths[count] = at - start + 1;
        count++;
      }
    }
    this.count = count;
  }

  /** Writes what each gram costs in a table from `start`, and −1 for those that are not in it. */
  weigh(table: Table, costs: Int16Array, start: number): void {
    const { keys } = table;
    for (let gram = 0; gram < this.count; gram++) {
      const at = place(keys, this.keys[gram] ?? 0);
      costs[start + gram] = keys[at] === 0 ? -1 : (table.costs[at] ?? 0);
    }
  }

  /** How many grams a word can have. */
  static readonly most = longestWord * longest;
}

/** What is put into a table: for each length the cost of the unseen, and the entries; words come last. */
export interface Section {
  readonly unseen: number;
  readonly entries: ReadonlyMap<string, number>;
}

const numbers = new Uint8Array(128);
for (let index = 0; index < values.length; index++) numbers[values.charCodeAt(index)] = index;

/** The number that a character of a table stands for. */
function number(line: string, at: number): number {
  return numbers[line.charCodeAt(at)] ?? 0;
}

function valueOf(cost: number): string {
  return values.charAt(Math.max(0, Math.min(values.length - 1, Math.round(cost / step))));
}

/**
 * Writes a table as lines, one for each gram length and one for words. A line begins with the cost of the unseen; then
 * come the entries in order, each as how many letters it shares with the one before, (for words) how many follow, those
 * letters, and the cost. Most grams differ in the last letter alone: there the number, which no gram could begin with,
 * is left out.
 */
export function writeTable(sections: readonly Section[]): string {
  return sections
    .map(({ unseen, entries }, index) => {
      let before = '';
      let line = valueOf(unseen);
      for (const [entry, cost] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
        let shared = 0;
        while (shared < entry.length && shared < before.length && entry[shared] === before[shared]) shared++;
        const rest = entry.slice(shared);
        if (index === longest) line += values.charAt(shared) + values.charAt(rest.length);
        else if (rest.length > 1 || before === '') line += String(shared);
        line += rest + valueOf(cost);
        before = entry;
      }
      return line;
    })
    .join('\n');
}

/** Reads what {@link writeTable} wrote. */
export function readTable(source: string): Table & { readonly words: ReadonlyMap<string, number> } {
  const lines = source.split('\n');
  const unseen = [0];
  // A gram takes more than two characters, and words take many: this leaves at least every other place empty.
  let size = 1024;
  while (size < source.length / 2) size *= 2;
  const keys = new Int32Array(size);
  const costs = new Uint8Array(size);
  const mask = size - 1;
  // Runs some ten thousand times before any text is read, so that what it would call is written out.
  for (let length = 1; length <= longest; length++) {
    const line = lines[length - 1] ?? '';
    unseen.push(number(line, 0));
    let key = 0;
    for (let at = 1; at < line.length;) {
      const unit = line.charCodeAt(at++);
      // What is kept of the key before are the codes of the letters that both begin with.
      if (unit < zero || unit > zero + 9) key = ((key >>> 7) << 7) | (codes[unit] || 1);
      else {
        const shared = unit - zero;
        key >>>= 7 * (length - shared);
        for (let letter = shared; letter < length; letter++) key = (key << 7) | (codes[line.charCodeAt(at++)] || 1);
      }
      let index = (Math.imul(key, 0x9e3779b1) >>> 15) & mask;
      while (keys[index] !== 0) index = (index + 1) & mask; // no key comes twice
      keys[index] = key;
      costs[index] = numbers[line.charCodeAt(at++)] ?? 0;
    }
  }

  const frequent = new Map<string, number>();
  const line = lines[longest] ?? '';
  let before = '';
  for (let at = 1; at < line.length;) {
    const shared = numbers[line.charCodeAt(at++)];
    const end = at + 1 + (numbers[line.charCodeAt(at)] ?? 0);
    before = before.slice(0, shared) + line.slice(at + 1, end);
    frequent.set(before, numbers[line.charCodeAt(end)] ?? 0);
    at = end + 1;
  }
  return { keys, costs, unseen, words: frequent, unseenWord: number(line, 0) };
}

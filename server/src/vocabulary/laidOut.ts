/**
 * The matcher of all entries that are on by default, laid out as it is used: what the build writes, and the command line
 * looks into. Building it takes longer than linting a note with it, and most notes hold the words of few entries.
 */
import { inAscii, packParts, partOf, unpackParts } from '../languages/parts';
import { unpackEntry } from './expand';
import { buildAutomaton, matcherBy, patternOf, type Ending, type Matcher, type Pattern } from './matcher';
import type { Bilingual, Entry, Packed, PackedEntry } from './types';

/** Bytes of what {@link openMatcher} reads. */
export interface LaidOut {
  /** All but the entries. */
  readonly automaton: Uint8Array<ArrayBuffer>;
  /** The entries and their texts, each as JSON in ASCII. */
  readonly entries: Uint8Array<ArrayBuffer>;
}

/** An entry as it is written here: with what its list says of it. */
type Line = PackedEntry & Pick<Entry, 'pack' | 'language'>;

/** Lays out the matcher of lists in their order; what is off is left out. */
export function layOutMatcher(lists: readonly Packed[], unpack: (list: Packed) => readonly Entry[]): LaidOut {
  const isOn = ({ level }: Pick<Entry, 'level'>): boolean => level !== 'off';
  const { known, hashed, steps, followers, endings } = buildAutomaton(lists.flatMap(unpack).filter(isOn));
  const sorted = endings.toSorted((a, b) => a.node - b.node);
  const last = sorted.at(-1)?.node ?? 0;
  const starts = Array.from({ length: last + 2 }, (_, node) => countBelow(sorted, node));
  const automaton = packParts([
    Int32Array.from([hashed.seed, Number(hashed.isUnique)]),
    ...[hashed.slots, steps, followers, bytesOf(inAscii(known)), Uint16Array.from(starts)],
    Uint16Array.from(sorted.map(({ entry }) => entry)),
    Uint8Array.from(sorted.map(({ form }) => form)),
    Uint8Array.from(sorted.map(({ mutation }) => mutation)),
  ]);

  const texts = lists.map((list) => list.texts);
  const lines = lists.flatMap(({ packs }, index) => {
    const before = texts.slice(0, index).reduce((total, { length }) => total + length, 0);
    return packs.flatMap(({ pack, language, entries }) =>
      entries.filter(isOn).map((entry): Line => ({
        ...{ ...entry, pack, language, why: entry.why + before },
        ...(entry.advice !== undefined && { advice: entry.advice + before }),
      })),
    );
  });
  const all = [...lines, ...texts.flat().map(([en, cy]): Bilingual => ({ en, cy }))].map(inAscii);
  const ends = all.map((_, index) => all.slice(0, index + 1).join('').length);
  const entries = packParts([Int32Array.from([lines.length, 0, ...ends]), bytesOf(all.join(''))]);
  return { automaton, entries };
}

const bytesOf = (ascii: string): Uint8Array<ArrayBuffer> => Uint8Array.from(partOf(ascii));

const countBelow = (endings: readonly Ending[], node: number): number =>
  endings.findLastIndex((ending) => ending.node < node) + 1;

/**
 * The matcher that {@link layOutMatcher} wrote, which goes on using the bytes.
 * @param entries is asked when words of an entry are met for the first time.
 * @param textOf makes a text of bytes in ASCII.
 */
export function openMatcher(
  automaton: LaidOut['automaton'],
  entries: () => LaidOut['entries'],
  textOf: (bytes: Uint8Array) => string,
): Matcher {
  const [head, slots, steps, followers, known, starts, entryOf, formOf, mutationOf] = unpackParts(automaton) as [
    ...[head: Int32Array, slots: Int32Array<ArrayBuffer>, steps: Int32Array<ArrayBuffer>],
    ...[followers: Int32Array<ArrayBuffer>, known: Uint8Array, starts: Uint16Array],
    ...[entryOf: Uint16Array, formOf: Uint8Array, mutationOf: Uint8Array],
  ];
  const [seed = 0, isUnique] = head;
  let entryAt: ((number: number) => Entry) | undefined;
  const ending = new Map<number, readonly Pattern[]>();
  return matcherBy({
    known: JSON.parse(textOf(known)) as readonly string[],
    hashed: { slots, seed, isUnique: isUnique === 1 },
    ...{ steps, followers },
    endingAt(node) {
      const [from = 0, to = 0] = starts.subarray(node, node + 2);
      if (from >= to) return undefined;
      let patterns = ending.get(node);
      if (!patterns) {
        const at = (entryAt ??= readEntries(entries(), textOf));
        patterns = Array.from({ length: to - from }, (_, index) => {
          const order = from + index;
          return patternOf(at(entryOf[order] ?? 0), formOf[order] ?? 0, mutationOf[order] ?? 0, order);
        });
        ending.set(node, patterns);
      }
      return patterns;
    },
  });
}

/** Reads entries when they are asked for, each once. */
function readEntries(bytes: LaidOut['entries'], textOf: (bytes: Uint8Array) => string): (number: number) => Entry {
  const [head, lines] = unpackParts(bytes) as [Int32Array, Uint8Array];
  const [count = 0] = head;
  const read = (line: number): unknown => JSON.parse(textOf(lines.subarray(head[line + 1], head[line + 2])));
  const known = new Map<number, Entry>();
  return (number) => {
    let entry = known.get(number);
    if (!entry) {
      const { pack, language, ...packed } = read(number) as Line;
      entry = unpackEntry(packed, { pack, language }, (text) => read(count + text) as Bilingual);
      known.set(number, entry);
    }
    return entry;
  };
}

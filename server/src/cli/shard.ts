/** Cuts the notes of a run into parts for several machines. */
import type { FoundNote, Io } from './io';

/** `--shard 2/8`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** Most parts. */
export const mostShards = 1000;

/** As it is written: `2/8`. */
export const nameOf = ({ index, of }: Shard): string => `${String(index)}/${String(of)}`;

/** Reads `2/8`; undefined for what is none. */
export function readShard(value: string): Shard | undefined {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of && shard.of <= mostShards ? shard : undefined;
}

/**
 * The notes of one part, in their order. Parts are even by bytes, and the same on every machine that has the same
 * files: the largest note goes first, each to the part that has least.
 */
export function partOf(notes: readonly FoundNote[], shard: Shard | undefined, io: Io): readonly FoundNote[] {
  if (!shard) return notes;
  const loads = Array.from({ length: shard.of }, () => 0);
  const mine = new Set<FoundNote>();
  const sized = notes.map((note) => ({ note, size: io.files.size(note.file) }));
  // Sorting is stable, and the notes are in the order of their paths.
  for (const { note, size } of sized.sort((a, b) => b.size - a.size)) {
    const least = loads.indexOf(Math.min(...loads));
    // Even an empty note takes some time.
    loads[least] = (loads[least] ?? 0) + size + 1000;
    if (least === shard.index - 1) mine.add(note);
  }
  return notes.filter((note) => mine.has(note));
}

/** Arrays of numbers one behind the other as they are used: what is laid out once need not be read, only looked into. */

import { unitsOf } from './letters';

/** Numbers of 8, 4, 2 or 1 bytes. */
export type Part =
  Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A larger array with the same numbers, and 0 behind them. */
export function enlarged<T extends Part>(from: T, length: number): T {
  const larger = new (from.constructor as new (length: number) => T)(length);
  larger.set(from);
  return larger;
}

/** What the bytes begin with; a machine that writes the bytes of a number the other way round reads another one. */
const mark = 1;

/** Each part begins at a multiple of so many bytes. */
const step = 8;
const aligned = (length: number): number => Math.ceil(length / step) * step;

/** Writes parts as bytes: the mark, how many there are, for each the bytes of a number and how many numbers; then the parts. */
export function packParts(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const head = Int32Array.from([
    ...[mark, parts.length],
    ...parts.flatMap(({ BYTES_PER_ELEMENT: size, length }) => [size, length]),
  ]);
  const all: readonly Part[] = [head, ...parts];
  const bytes = new Uint8Array(all.reduce((total, { byteLength }) => total + aligned(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of all) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

/** The parts that {@link packParts} wrote, as views of the bytes, which begin at a multiple of eight in their buffer. */
export function unpackParts(bytes: Uint8Array<ArrayBuffer>): readonly Part[] {
  const turned = new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0] !== mark;
  const numbers = (at: number, size: number, length: number): Part => {
    if (turned && size > 1)
      for (let from = at; from < at + size * length; from += size) bytes.subarray(from, from + size).reverse();
    const Kind = size === 8 ? Float64Array : size === 4 ? Int32Array : size === 2 ? Uint16Array : Uint8Array;
    return new Kind(bytes.buffer, bytes.byteOffset + at, length);
  };
  const [, count = 0] = numbers(0, 4, 2);
  const head = numbers(8, 4, count * 2);
  let at = aligned(8 + head.byteLength);
  return Array.from({ length: count }, (_, index) => {
    const part = numbers(at, head[index * 2] ?? 1, head[index * 2 + 1] ?? 0);
    at += aligned(part.byteLength);
    return part;
  });
}

/** The units of a text as a part. */
export const partOf = (text: string): Uint16Array<ArrayBuffer> => unitsOf(text).slice(0, text.length);

/** JSON of a value, with escapes for all that is not ASCII: one byte is one unit. */
export const inAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

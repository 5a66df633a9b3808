/** Bytes of a file as text. */

export interface Decoded {
  /** Without a byte order mark; what is not UTF-8 stands as U+FFFD. */
  readonly text: string;
  readonly bom: boolean;
  /** Where the bytes stop being UTF-8, and the length of the text before; absent where all is well. */
  readonly invalid?: { readonly byte: number; readonly offset: number };
}

const bom = [0xef, 0xbb, 0xbf];
const strict = new TextDecoder('utf-8', { fatal: true });

export function decode(bytes: Uint8Array): Decoded {
  const marked = bom.every((byte, index) => bytes[index] === byte);
  try {
    return { text: strict.decode(bytes), bom: marked };
  } catch {
    const byte = firstInvalidByte(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, byte));
    return { text: new TextDecoder().decode(bytes), bom: marked, invalid: { byte, offset: before.length } };
  }
}

/** The decoder says only that something is wrong; halving what it is given finds out where. */
function firstInvalidByte(bytes: Uint8Array): number {
  let sound = 0;
  let unsound = bytes.length;
  while (sound + 1 < unsound) {
    const middle = (sound + unsound) >> 1;
    // As a stream, so that a character cut in two by us is no fault.
    if (isSound(bytes.subarray(0, middle), true)) sound = middle;
    else unsound = middle;
  }
  // What is sound as a stream may end in a character that is never finished: that is where the fault begins.
  while (sound > 0 && !isSound(bytes.subarray(0, sound), false)) sound--;
  return sound;
}

function isSound(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

export function encode(text: string, { bom: marked }: Pick<Decoded, 'bom'>): Uint8Array {
  return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
}

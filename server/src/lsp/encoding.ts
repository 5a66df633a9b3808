/** Messages as the JSON that they are sent as: of ASCII alone, so that there are as many bytes as units. */
import type { Message } from 'vscode-languageserver';
import { Memory } from '../engine/memory';
import { enlarged, inAscii } from '../languages/parts';

/**
 * JSON that is put together from pieces, as the bytes that are sent: of a long string, V8 makes one copy when it is joined
 * and another when it is written, and looks for room for both.
 */
export class Json {
  private room = new Uint8Array(1024);
  private used = 0;

  /** In bytes. */
  get length(): number {
    return this.used;
  }

  /** @param text of ASCII alone. */
  text(text: string): this {
    this.reserve(text.length);
    for (let at = 0; at < text.length; at++) this.room[this.used++] = text.charCodeAt(at);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.room.set(bytes, this.used);
    this.used += bytes.length;
    return this;
  }

  /** All of it so far. */
  whole(): Uint8Array {
    return this.room.subarray(0, this.used);
  }

  private reserve(more: number): void {
    const needed = this.used + more;
    // With room for what closes it: one long piece may be nearly all that there is.
    if (needed > this.room.length) this.room = enlarged(this.room, Math.max(2 * this.room.length, needed + 64));
  }
}

/** Text of ASCII alone as bytes. */
export function asBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** How a value writes itself: what stands again and again in one answer after another is written once. */
const writers = new Memory<object, (json: Json) => void>();

/** @param write adds the same JSON, of ASCII alone, as `inAscii(value)` would be; not called where messages go by other ways. */
export function writtenBy<T extends object>(value: T, write: (json: Json) => void): T {
  writers.set(value, write);
  return value;
}

/** JSON of a message, of ASCII alone. */
export function encode(message: Message): Uint8Array {
  const { jsonrpc, id, result } = message as { readonly id?: unknown; readonly result?: unknown } & Message;
  const write = typeof result === 'object' && result !== null ? writers.get(result) : undefined;
  if (!write) return asBytes(inAscii(message));
  const json = new Json().text(`{"jsonrpc":${inAscii(jsonrpc)},"id":${inAscii(id)},"result":`);
  write(json);
  return json.text('}').whole();
}

/** Messages as the JSON that they are sent as: of ASCII alone, so that there are as many bytes as units. */
import type { Message } from 'vscode-languageserver';
import { inAscii } from '../languages/parts';

/** Values that know how to write themselves: what stands again and again in one answer after another is written once. */
const writers = new WeakMap<object, () => string>();

/** @param write gives the same JSON, of ASCII alone, as `inAscii(value)` would; not called where messages go by other ways. */
export function writtenBy<T extends object>(value: T, write: () => string): T {
  writers.set(value, write);
  return value;
}

/** JSON of a message, of ASCII alone. */
export function encode(message: Message): string {
  const { jsonrpc, id, result } = message as { readonly id?: unknown; readonly result?: unknown } & Message;
  const write = typeof result === 'object' && result !== null ? writers.get(result) : undefined;
  if (!write) return inAscii(message);
  return `{"jsonrpc":${inAscii(jsonrpc)},"id":${inAscii(id)},"result":${write()}}`;
}

/** What the build lays out in files beside the command line, of which a run reads what it needs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @returns what the file holds, in a buffer of its own. */
export function readData(name: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path.join(__dirname, 'data', name));
  // Small files come in a buffer that they share, where they may begin anywhere.
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
}

/** Writes files whole or not at all. */
import { closeSync, fchmodSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Drafts that are being written, to be taken away where the program is broken off. */
const drafts = new Set<string>();

process.on('exit', () => {
  for (const draft of drafts) rmSync(draft, { force: true });
});

/**
 * Puts pieces of text or bytes in the place of a file (absolute).
 * @param mode of the new file; without it, that which the system gives new files.
 * @throws what the system says; the file is then as it was.
 */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>, mode?: number): void {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}.tmp`);
  drafts.add(draft);
  try {
    const handle = openSync(draft, 'wx');
    try {
      if (mode !== undefined) fchmodSync(handle, mode);
      for (const each of pieces) {
        const bytes = typeof each === 'string' ? Buffer.from(each) : each;
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      }
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    drafts.delete(draft);
  }
}

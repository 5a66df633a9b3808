/** Reads what a reader said of findings that were drawn by test/gold/draw.ts. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Verdict {
  /** The seed of the draw. */
  readonly seed: string;
  /** The note, in the collection that was drawn from. */
  readonly path: string;
  /** Where the finding begins, in UTF-16 units. */
  readonly offset: number;
  /** The term of the entry. */
  readonly entry: string;
  readonly verdict: 'right' | 'wrong' | 'unsure';
}

/**
 * All verdicts; none where there is no file.
 * @throws Error where a line does not hold what it should.
 */
export function readVerdicts(root = process.cwd()): readonly Verdict[] {
  const file = path.join(root, 'test/gold/jargon-verdicts.tsv');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [seed = '', note = '', offset = '', entry = '', verdict = ''] = line.split('\t');
      if (verdict !== 'right' && verdict !== 'wrong' && verdict !== 'unsure')
        throw new Error(`test/gold/jargon-verdicts.tsv: no verdict in: ${line}`);
      return { seed, path: note, offset: Number(offset), entry, verdict };
    });
}

/**
 * Fails where a run over a few hundred notes costs far more than it did, beside remark parsing the same notes, in the same
 * minute on the same machine. remark-cli itself comes with the benchmark only, so a process of our own does its parsing.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { interleaved, spreadOf, type Command, type Spread } from './measure';
import { writeNotes } from './notes';
import { agored, checked } from './peers';

/** Processor time of a whole run, as a share of that of remark: what it was when this was written, and what is too much. */
const usual = 1.2;
const most = 2 * usual;

const rounds = 3;
/** Somebody else may have had the machine. */
const attempts = 3;

async function main(): Promise<void> {
  if (!existsSync(agored)) throw new Error('there is no dist/cli.js: run node esbuild.mjs first');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agored-regression-'));
  try {
    writeNotes(folder, 200, 20261129);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { median, least, most: greatest } = await ratio(folder);
      console.log(
        `lint: ${median.toFixed(2)} of the processor time in which remark parses the notes ` +
          `(${least.toFixed(2)}–${greatest.toFixed(2)} over ${String(rounds)} rounds); usually ${usual.toFixed(1)}, at most ${most.toFixed(1)}`,
      );
      if (median <= most) return;
    }
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ratio(folder: string): Promise<Spread> {
  const node = { command: process.execPath, cwd: folder };
  const commands: readonly Command[] = [
    { ...node, name: 'agored', args: [agored, 'lint', '.'], works: checked },
    { ...node, name: 'remark', args: [path.join(import.meta.dirname, 'parse.mjs'), '.'], works: (code) => code === 0 },
  ];
  await interleaved(commands, 1, () => undefined); // code is compiled and files are in memory from here on
  const [ours = [], theirs = []] = await interleaved(commands, rounds, () => undefined);
  return spreadOf(ours.map(({ cpu }, round) => cpu / (theirs[round]?.cpu ?? NaN)));
}

void main();

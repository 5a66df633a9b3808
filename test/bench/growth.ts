/** How the cost of a run grows: with words, files, the length of a note, records and pairs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { interleaved, spreadOf, type Command } from './measure';
import { makeNote, writeNotes } from './notes';
import { agored, checked } from './peers';
import { seeded } from './random';

/** Processor time for a few sizes of one thing. */
export interface Growth {
  readonly of: string;
  readonly unit: string;
  readonly points: readonly { readonly size: number; readonly cpu: number }[];
}

interface Dimension {
  readonly of: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  /** Makes a workspace of that size in an empty folder, and names what is to be linted in it. */
  readonly make: (folder: string, size: number) => string;
}

const syllables = 'ba co di fe gu ha jo li me nu pa qui ro se ti vo wa yo sta tre pli gra'.split(' ');

/** A word that no language has, the same for the same number. */
const madeWord = (n: number): string =>
  [n % 22, Math.floor(n / 22) % 22, Math.floor(n / 484) % 22, 7].map((at) => syllables[at] ?? '').join('');

function write(folder: string, file: string, text: string): void {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

const dimensions: readonly Dimension[] = [
  {
    of: 'vocabulary',
    unit: 'terms of the team',
    sizes: [500, 1000, 2000, 4000],
    make(folder, size) {
      const terms = Array.from(
        { length: size },
        (_, n) => `  - { term: ${madeWord(n)} ${madeWord(n * 7)}, say: [word] }`,
      );
      write(folder, '.agored.yml', `words:\n${terms.join('\n')}\n`);
      writeNotes(path.join(folder, 'notes'), 200, 1);
      return 'notes';
    },
  },
  {
    of: 'files',
    unit: 'notes',
    sizes: [500, 1000, 2000, 4000],
    make(folder, size) {
      writeNotes(path.join(folder, 'notes'), size, 2);
      return 'notes';
    },
  },
  {
    of: 'length',
    unit: 'KB in one note',
    sizes: [250, 500, 1000, 2000],
    make(folder, size) {
      write(folder, 'note.md', makeNote(size * 1000, seeded(3)));
      return 'note.md';
    },
  },
  {
    of: 'records',
    unit: 'decision records',
    sizes: [500, 1000, 2000, 4000],
    make(folder, size) {
      for (let n = 1; n <= size; n++) {
        const number = String(n).padStart(4, '0');
        const title = `${madeWord(n)} for ${madeWord(n * 3)}`;
        const record = `# ${String(n)}. Use ${title}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nWe need ${title}.\n`;
        write(folder, `docs/adr/${number}-${madeWord(n)}.md`, record);
      }
      for (let n = 0; n < 100; n++)
        write(
          folder,
          `notes/${String(n)}.md`,
          `# Week ${String(n)}\n\nWe decided to use ${madeWord(n)} for letters.\n`,
        );
      return 'notes';
    },
  },
  {
    of: 'pairs',
    unit: 'notes in two languages',
    sizes: [250, 500, 1000, 2000],
    make(folder, size) {
      for (let n = 0; n < size; n++) {
        const name = `posts/2026-01-01-${madeWord(n)}`;
        write(
          folder,
          `${name}.en.md`,
          `# Our week\n\n## What we did\n\nWe met ${String(n)} people at the library today.\n`,
        );
        write(
          folder,
          `${name}.cy.md`,
          `# Ein hwythnos\n\n## Beth wnaethom\n\nCwrddon ni â ${String(n)} o bobl yn y llyfrgell heddiw.\n`,
        );
      }
      return 'posts';
    },
  },
];

/** @param folder an empty folder to make workspaces in. */
export async function measureGrowth(folder: string, quick: boolean): Promise<readonly Growth[]> {
  const grown: Growth[] = [];
  for (const { of, unit, sizes, make } of dimensions) {
    const wanted = quick ? sizes.slice(0, 2).map((size) => size / 2) : sizes;
    const commands = wanted.map((size): Command => {
      const cwd = path.join(folder, of, String(size));
      mkdirSync(cwd, { recursive: true });
      return {
        name: String(size),
        command: process.execPath,
        args: [agored, 'lint', make(cwd, size)],
        cwd,
        works: checked,
      };
    });
    const costs = await interleaved(commands, quick ? 1 : 3, () => undefined);
    const points = wanted.map((size, n) => ({ size, cpu: spreadOf((costs[n] ?? []).map(({ cpu }) => cpu)).median }));
    console.log(`  ${of}: ${points.map(({ size, cpu }) => `${String(size)} ${unit} ${cpu.toFixed(2)} s`).join(', ')}`);
    grown.push({ of, unit, points });
  }
  return grown;
}

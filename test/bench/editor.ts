/**
 * What a key press costs in an editor: the built server is driven over standard input and output. From `didChange`
 * written to the last byte of the diagnostics, all rules, beside a whole parse of the same text by remark in this process.
 * What this process does to make an edit, and to read a list of findings, is no time of the server's.
 */
import { performance } from 'node:perf_hooks';
import { parseSource } from '../../server/src/engine/reference';
import { connect, type Editor } from '../lsp/editor';
import { cleanUp, createFolder } from '../lsp/support';
import { spreadOf } from './measure';
import { makeNote } from './notes';
import { seeded } from './random';

export interface KeyPress {
  /** Mean length of the notes in bytes. */
  readonly bytes: number;
  readonly languages: 'one' | 'alternating';
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  /** A whole parse by remark, in milliseconds: the mean of the notes, of 1 MB one of them. */
  readonly remark: number;
  /** As many on an average. */
  readonly findings: number;
}

export interface EditorCosts {
  readonly keyPresses: readonly KeyPress[];
  /** Longest wait for a hover in another note while one of 1 MB of either kind is opened, in milliseconds. */
  readonly blocked: number;
}

const sizes = [5_000, 100_000, 1_000_000];

/** Notes to type in. Sections of two languages are compared with one another at every key, so such notes cost most. */
const kinds = [
  { languages: 'one', spoken: ['en'] },
  { languages: 'alternating', spoken: ['en', 'cy'] },
] as const;

/** Notes of each size and kind: how they are made up changes what a key costs by several times. */
const draws = 3;

/** The same note for a size, kind and draw, whichever others are measured. */
const noteOf = (size: number, { languages, spoken }: (typeof kinds)[number], draw = 0): string =>
  makeNote(size, seeded(size + languages.length + 1000 * draw), spoken);

/** What is typed: into words, at the ends of blocks, and marks that change what stands around them. */
const typed = ['a', 'e', ' ', 'business ', '\n', '*', 'we decided ', '`', '- ', '.'];

async function type(editor: Editor, uri: string, presses: number, random: () => number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses; press++) {
    const text = editor.textOf(uri);
    const at = Math.floor(random() * text.length);
    const what = typed[Math.floor(random() * typed.length)] ?? 'a';
    for (const [from, to] of [
      [at, at],
      [at, at + what.length],
    ] as const) {
      editor.replace(uri, from, to, from === to ? what : '');
      const { sent } = editor.clock;
      await editor.pull(uri);
      times.push(editor.clock.arrived - sent);
    }
  }
  return times;
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

function medianOf(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return spreadOf(times).median;
}

/**
 * @param presses how many keys are pressed in each note (each is taken back again).
 * @param longParses how often remark parses a note of 1 MB.
 */
export async function measureEditor(presses: number, longParses: number): Promise<EditorCosts> {
  const folder = createFolder({ 'small.md': '# Small\n\nWe talked to the business.\n' });
  const editor = await connect({ folders: [folder] });
  try {
    const small = folder.uriOf('small.md');
    editor.open(small, '# Small\n\nWe talked to the business.\n');
    await editor.pull(small);

    let blocked = 0;
    for (const kind of kinds) {
      const text = noteOf(1_000_000, kind);
      blocked = Math.max(blocked, await longestWait(editor, folder.uriOf(`opened-${kind.languages}.md`), text, small));
    }
    const keyPresses: KeyPress[] = [];
    for (const kind of kinds)
      for (const size of sizes) {
        const times: number[] = [];
        const ofEach: { bytes: number; findings: number }[] = [];
        const parses: number[] = [];
        // A whole parse of 1 MB takes seconds, and one such note takes what the next does.
        const isLong = size > 500_000;
        for (let draw = 0; draw < draws; draw++) {
          const text = noteOf(size, kind, draw);
          const uri = folder.uriOf(`${kind.languages}-${String(size)}-${String(draw)}.md`);
          const random = seeded(size);
          editor.open(uri, text);
          await type(editor, uri, 20, random); // until the code is warm
          times.push(...(await type(editor, uri, presses, random)));
          ofEach.push({
            bytes: Buffer.byteLength(text),
            findings: (await editor.diagnostics(uri)).length,
          });
          if (!isLong || draw === 0) parses.push(medianOf(isLong ? longParses : 15, () => parseSource(text)));
          editor.close(uri);
        }
        times.sort((a, b) => a - b);
        keyPresses.push({
          languages: kind.languages,
          bytes: meanOf(ofEach.map(({ bytes }) => bytes)),
          median: spreadOf(times).median,
          p95: times[Math.floor(times.length * 0.95)] ?? NaN,
          remark: meanOf(parses),
          findings: Math.round(meanOf(ofEach.map(({ findings }) => findings))),
        });
      }
    return { keyPresses, blocked };
  } finally {
    await cleanUp();
  }
}

/** Asks for hovers in one note again and again while another is opened and judged. */
async function longestWait(editor: Editor, uri: string, text: string, other: string): Promise<number> {
  editor.open(uri, text);
  const state = { open: true };
  const judged = editor.pull(uri).then(() => (state.open = false));
  let longest = 0;
  while (state.open) {
    const start = performance.now();
    await editor.request('textDocument/hover', { textDocument: { uri: other }, position: { line: 2, character: 20 } });
    longest = Math.max(longest, performance.now() - start);
  }
  await judged;
  editor.close(uri);
  return longest;
}

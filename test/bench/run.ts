/**
 * `npm run bench`: Agored beside its peers, whole processes, interleaved; a key press in an editor beside a whole parse by
 * remark; and how costs grow. Prints ratios with their spread, and writes all of it to `out/bench.json`.
 *
 *   npm run bench -- [--corpus FOLDER] [--docs]    all of it; `--docs` puts table and charts into docs/performance.md
 *   npm run bench:quick                            the same in under two minutes: fewer rounds, notes and tools
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureEditor, type EditorCosts } from './editor';
import { measureGrowth, type Growth } from './growth';
import { interleaved, measure, type Command, type Cost } from './measure';
import { writeNotes } from './notes';
import { agored, checked, installPeers, toolsIn, type Corpus, type Tool } from './peers';
import { tableOf, writeDocs } from './table';
import { corpus, markdownIn } from '../notes';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, quick: { type: 'boolean' }, docs: { type: 'boolean' } },
});
const quick = values.quick === true;
const root = path.join(import.meta.dirname, '../..');
const workshop = mkdtempSync(path.join(os.tmpdir(), 'agored-bench-'));

/** What one tool cost on one corpus. */
export interface Row {
  readonly tool: string;
  readonly does: string;
  readonly corpus: string;
  readonly files: number;
  readonly megabytes: number;
  readonly costs: readonly Cost[];
}

export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly editor: EditorCosts;
  readonly growth: readonly Growth[];
}

function corpusIn(folder: string): Corpus {
  const files = markdownIn(folder).filter((file) => statSync(path.join(folder, file)).isFile());
  return { folder, files, bytes: files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0) };
}

/** The notes to measure on: those that are named, real ones where they lie beside the project, else made ones. */
function wholeCorpus(): Corpus {
  const real = values.corpus ?? (existsSync(corpus) ? corpus : undefined);
  if (real !== undefined && !quick) return corpusIn(path.resolve(real));
  const made = path.join(workshop, 'notes');
  writeNotes(made, quick ? 300 : 5000, 20261129);
  return corpusIn(made);
}

/** The first of every few notes, in a folder of their own. */
function someOf({ folder, files }: Corpus, count: number, name: string): Corpus {
  const some = path.join(workshop, name);
  const step = Math.max(1, Math.floor(files.length / count));
  for (const file of files.filter((_, index) => index % step === 0).slice(0, count)) {
    mkdirSync(path.dirname(path.join(some, file)), { recursive: true });
    cpSync(path.join(folder, file), path.join(some, file));
  }
  return corpusIn(some);
}

async function compare(name: string, corpus: Corpus, tools: readonly Tool[], rounds: number): Promise<Row[]> {
  console.log(`\n${name}: ${String(corpus.files.length)} notes, ${(corpus.bytes / 1e6).toFixed(2)} MB`);
  const commands = tools.map((tool): Command => ({ name: tool.name, cwd: corpus.folder, ...tool.command(corpus) }));
  const costs = await interleaved(commands, rounds, ({ name: tool }, { wall, cpu, memory }) => {
    const peak = memory === undefined ? '' : `, ${memory.toFixed(0)} MB`;
    console.log(`  ${tool}: ${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processor time${peak}`);
  });
  return tools.map(({ name: tool, does }, index) => ({
    tool,
    does,
    corpus: name,
    files: corpus.files.length,
    megabytes: corpus.bytes / 1e6,
    costs: costs[index] ?? [],
  }));
}

async function main(): Promise<void> {
  if (!existsSync(agored)) throw new Error('there is no dist/cli.js: run node esbuild.mjs --minify first');
  installPeers();
  const tools = toolsIn(path.join(workshop, 'settings'));
  const cached: Tool = {
    name: 'agored --cache',
    does: 'again, nothing changed',
    command: () => ({
      command: process.execPath,
      args: [agored, 'lint', '--cache', '--cache-location', path.join(workshop, 'cache'), '.'],
      works: checked,
    }),
  };
  const fast = tools.filter(({ slow }) => slow !== true);
  const all = wholeCorpus();
  const hundred = someOf(all, 100, 'hundred');
  const one = someOf(all, 1, 'one');

  await measure({ name: cached.name, cwd: all.folder, ...cached.command(all) }); // fills the cache
  // What a tool keeps of its own compiled code is kept by a short run.
  for (const tool of fast) await measure({ name: tool.name, cwd: one.folder, ...tool.command(one) });

  const rows = [
    ...(await compare('1 note', one, quick ? fast : tools, quick ? 5 : 15)),
    ...(await compare('100 notes', hundred, quick ? fast : tools, quick ? 2 : 3)),
    ...(await compare('all notes', all, [...fast, cached], quick ? 2 : 3)),
  ];
  console.log('\nA key press in an editor');
  const editor = await (quick ? measureEditor(20, 1) : measureEditor(100, 3));
  for (const { bytes, median, p95, remark } of editor.keyPresses)
    console.log(
      `  ${(bytes / 1000).toFixed(0)} KB: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ` +
        `a whole parse by remark ${remark.toFixed(0)} ms, ${(remark / median).toFixed(0)} times as much`,
    );
  console.log(`  opening 1 MB: another request waits ${editor.blocked.toFixed(0)} ms at most`);
  console.log('\nGrowth');
  const growth = await measureGrowth(path.join(workshop, 'growth'), quick);
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${String(os.cpus().length)} × ${os.cpus()[0]?.model.trim() ?? 'processor'}, Node ${process.version}, ${process.platform}`,
    rows,
    editor,
    growth,
  };
  mkdirSync(path.join(root, 'out'), { recursive: true });
  writeFileSync(path.join(root, 'out/bench.json'), JSON.stringify(results, null, 2));
  console.log(`\n${tableOf(results)}\n\nAll figures: out/bench.json`);
  if (values.docs === true) await writeDocs(results, path.join(root, 'docs'));
}

void main().finally(() => {
  rmSync(workshop, { recursive: true, force: true });
});

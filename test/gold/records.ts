/**
 * Holds the finding of decision records against a reader's classes: `npx tsx test/gold/records.ts`. Each collection is
 * read as a workspace of its own. `--draw 40 --seed 5` prints records with their status and date as read, for a reader
 * to judge. The collections are not part of this repository; without them there is nothing to do.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultConfig } from '../../server/src/engine/config';
import type { DecisionRecord, Host } from '../../server/src/engine/facts';
import { gatherRecords } from '../../server/src/engine/records';
import { shared } from '../notes';

interface Classed {
  /** Relative to the folder of collections. */
  readonly path: string;
  readonly kind: string;
  readonly status: string;
  readonly date: string;
}

const collections = path.join(shared, 'corpus/D');
const { values } = parseArgs({ options: { draw: { type: 'string' }, seed: { type: 'string', default: '5' } } });

const rows = readFileSync(path.join(import.meta.dirname, 'records.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('path\t'))
  .map((line): Classed => {
    const [file = '', kind = '', status = '', date = ''] = line.split('\t');
    return { path: file, kind, status, date };
  });

async function readAll(): Promise<ReadonlyMap<string, DecisionRecord>> {
  const found = new Map<string, DecisionRecord>();
  for (const collection of new Set(rows.map((row) => row.path.split('/')[0] ?? ''))) {
    const inside = rows.filter((row) => row.path.startsWith(`${collection}/`));
    const host: Host = {
      listNotes: () => Promise.resolve(inside.map((row) => row.path.slice(collection.length + 1))),
      readText: (file) => Promise.resolve(readFileSync(path.join(collections, collection, file), 'utf8')),
    };
    const { records } = await gatherRecords(host, defaultConfig([]));
    for (const record of records) found.set(`${collection}/${record.path}`, record);
  }
  return found;
}

/** Draws without order that is the same for the same seed. */
function drawn<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed;
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

async function main(): Promise<void> {
  if (!existsSync(collections)) return;
  const found = await readAll();
  if (values.draw !== undefined) {
    for (const { path: file } of drawn(
      rows.filter(({ kind }) => kind === 'record'),
      Number(values.draw),
      Number(values.seed),
    ))
      console.log([file, found.get(file)?.status ?? '-', found.get(file)?.date ?? '-'].join('\t'));
    return;
  }
  const records = rows.filter(({ kind }) => kind === 'record');
  const others = rows.filter(({ kind }) => kind !== 'record');
  const missed = records.filter((row) => !found.has(row.path));
  const wrong = others.filter((row) => found.has(row.path));
  const share = (part: number, whole: number): string =>
    `${String(part)} of ${String(whole)} (${((100 * part) / whole).toFixed(1)} %)`;
  console.log(`records recognised: ${share(records.length - missed.length, records.length)}`);
  console.log(`other files taken for records: ${share(wrong.length, others.length)}`);
  for (const { path: file } of missed) console.log(`  missed: ${file}`);
  for (const { path: file, kind } of wrong) console.log(`  wrong: ${file} (${kind})`);
  for (const column of ['status', 'date'] as const) {
    const judged = rows.filter((row) => row[column] !== '');
    console.log(`${column} right: ${share(judged.filter((row) => row[column] === 'right').length, judged.length)}`);
  }
}

void main();

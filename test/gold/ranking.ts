/**
 * Measures how well the record that a sentence speaks of is found: `npx tsx test/gold/ranking.ts [--misses]`.
 *
 * 1. Hidden links: real records that link to another of their repository. The link is taken out, and its sentence is
 *    asked with, beside the paragraph and the title of the record that it stands in; also with its words left in.
 * 2. Sentences as notes have them, written by somebody who saw the records and not the ranker: lines of a path and a
 *    sentence, with a tab between, in the file that AGORED_RANKING names, or `ranking.tsv` beside the corpus.
 * 3. Time, for 5,000 records that are made up.
 *
 * Silent about what there is no material for. Records are ranked among those of their own repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import type { DecisionRecord } from '../../server/src/engine/facts';
import { passagesOf } from '../../server/src/engine/passages';
import { gatherRecords } from '../../server/src/engine/records';
import { rankRecords } from '../../server/src/rules/unlinked-decision/rank';
import { recordAt } from '../../server/src/rules/unlinked-decision/target';
import { sentences } from '../../server/src/languages/sentences';
import { rules } from '../../server/src/rules';
import { shared } from '../notes';

const corpus = path.join(shared, 'corpus');
const showMisses = process.argv.includes('--misses');

interface Repository {
  readonly files: Map<string, string>;
  /** Where each file lies in the corpus. */
  readonly locals: Map<string, string>;
}

function repositories(): ReadonlyMap<string, Repository> {
  const manifest = path.join(corpus, 'MANIFEST.tsv');
  const all = new Map<string, Repository>();
  if (!existsSync(manifest)) return all;
  for (const line of readFileSync(manifest, 'utf8').trim().split('\n').slice(1)) {
    const [set, , name = '', , file = '', , , , local = ''] = line.split('\t');
    if (set !== 'D' || !existsSync(path.join(corpus, local))) continue;
    const own = all.get(name) ?? { files: new Map<string, string>(), locals: new Map<string, string>() };
    own.files.set(file, readFileSync(path.join(corpus, local), 'utf8').replace(/^\uFEFF/, ''));
    own.locals.set(local, file);
    all.set(name, own);
  }
  return all;
}

const config = defaultConfig(rules);
const recordsOf = async ({ files }: Repository): Promise<readonly DecisionRecord[]> =>
  (
    await gatherRecords(
      {
        listNotes: () => Promise.resolve([...files.keys()].sort()),
        readText: (file) => Promise.resolve(files.get(file)),
      },
      config,
    )
  ).records;

interface Question {
  readonly text: string;
  readonly around?: string;
  readonly answer: DecisionRecord;
  readonly among: readonly DecisionRecord[];
  readonly from: string;
}

/** Records that link another, one question a pair, with and without the words of the link. */
function hidden(records: readonly DecisionRecord[], { files }: Repository): { words: Question; bare: Question }[] {
  const found = new Map<string, { words: Question; bare: Question }>();
  for (const record of records) {
    const note = createDocument(files.get(record.path) ?? '');
    const among = records.filter((other) => other !== record);
    for (const block of note.blocks)
      for (const passage of passagesOf(block))
        for (const link of passage.links) {
          const url = link.url ?? note.definitions.get(link.reference ?? '') ?? '';
          const answer = recordAt(url, record.path, among);
          const key = `${record.path} ${answer?.path ?? ''}`;
          if (!answer || found.has(key)) continue;
          const whole = { start: 0, end: passage.text.length };
          const { start, end } = sentences(passage.text).find((it) => link.start < it.end) ?? whole;
          const around = `${passage.text.slice(0, start)} ${passage.text.slice(end)} ${record.title}`;
          const ask = (text: string): Question => ({ text, around, answer, among, from: record.path });
          const left = `${passage.text.slice(start, link.start)} ${passage.text.slice(Math.min(end, link.end), end)}`;
          found.set(key, { words: ask(passage.text.slice(start, end)), bare: ask(left) });
        }
  }
  return [...found.values()];
}

function score(name: string, questions: readonly Question[]): void {
  if (questions.length === 0) return;
  let [first, five] = [0, 0];
  for (const { text, around, answer, among, from } of questions) {
    const place = rankRecords(among, text, around).findIndex(({ path: at }) => at === answer.path);
    if (place === 0) first++;
    if (place >= 0) five++;
    if (place !== 0 && showMisses)
      console.log(`  ${name} ${String(place + 1)} ${from} → ${answer.path}: ${text.slice(0, 200)}`);
  }
  const share = (n: number): string => `${(n / questions.length).toFixed(2)} (${interval(n, questions.length)})`;
  console.log(
    `${name}: ${String(questions.length)} asked, first ${String(first)} = ${share(first)}, among the first five ${String(five)} = ${share(five)}`,
  );
}

/** Wilson's interval, 95%. */
function interval(hits: number, all: number): string {
  const z = 1.96;
  const p = hits / all;
  const middle = p + (z * z) / (2 * all);
  const spread = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return `${((middle - spread) / scale).toFixed(2)}–${((middle + spread) / scale).toFixed(2)}`;
}

async function quality(): Promise<void> {
  const all = repositories();
  const pairs: { words: Question; bare: Question }[] = [];
  const places = new Map<string, { record: DecisionRecord | undefined; among: readonly DecisionRecord[] }>();
  for (const repository of all.values()) {
    const records = await recordsOf(repository);
    pairs.push(...hidden(records, repository));
    for (const [local, file] of repository.locals)
      places.set(local, { record: records.find(({ path: at }) => at === file), among: records });
  }
  score(
    'hidden links, without their words',
    pairs.map(({ bare }) => bare),
  );
  const unnamed = pairs.map(({ words }) => ({ ...words, text: words.text.replace(/\b(?:ADRs?|DR)[-_ ]?\d+\b/gi, '') }));
  score('hidden links, their words left but for ids', unnamed);
  score(
    'hidden links, their words left',
    pairs.map(({ words }) => words),
  );
  const file = process.env['AGORED_RANKING'] ?? path.join(corpus, 'ranking.tsv');
  if (all.size === 0 || !existsSync(file)) return;
  const questions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line): Question[] => {
      const [local = '', text = ''] = line.split('\t');
      const place = places.get(local);
      if (!place?.record) console.log(`  not known as a record: ${local}`);
      const answer = place?.record ?? { path: local, title: '' };
      return [{ text, answer, among: place?.among ?? [], from: 'a note' }];
    });
  score('sentences of notes', questions);
}

function time(): void {
  const syllables = 'ba co di fe gu ha jo li me nu pa qui ro se ti vo wa yo sta tre pli gra'.split(' ');
  const word = (seed: number): string =>
    Array.from({ length: 2 + (seed % 3) }, (_, i) => syllables[Math.floor(seed / 22 ** i) % 22]).join('');
  // As in any language, a few words are met everywhere.
  const some = (n: number, seed: number): string =>
    Array.from({ length: n }, (_, i) => {
      const part = ((seed * 7919 + i * 104_729 + 17) % 10_007) / 10_007;
      return word(Math.floor(8000 * part ** 3));
    }).join(' ');
  const records = Array.from({ length: 5000 }, (_, n): DecisionRecord => ({
    path: `docs/adr/${String(n).padStart(4, '0')}-${some(4, n).replaceAll(' ', '-')}.md`,
    title: some(6, n),
    summary: some(110, n + 9000),
    status: n % 7 === 0 ? 'superseded' : 'accepted',
    date: `20${String(10 + (n % 16))}-01-01`,
  }));
  const clock = (run: () => void): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const built = clock(() => rankRecords(records, some(12, 1)));
  const asked = Array.from({ length: 200 }, (_, n) => clock(() => rankRecords(records, some(20, n * 31)))).sort(
    (a, b) => a - b,
  );
  console.log(
    `5,000 records: first question ${built.toFixed(0)} ms, then ${(asked[100] ?? NaN).toFixed(1)} ms in the middle and ${(asked[197] ?? NaN).toFixed(1)} ms at worst but two`,
  );
}

void quality().then(process.argv.includes('--no-time') ? undefined : time);

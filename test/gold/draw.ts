/**
 * Draws findings of `jargon` from real notes, for a reader to judge: `npx tsx test/gold/draw.ts --seed 7 --count 200`.
 * Every finding is as likely as every other. `--each 12 --top 25` draws on, past the findings of the verdict file, until
 * each of the 25 most frequent entries has 12. `--tsv` prints the lines that the verdict file wants; otherwise the words
 * around are printed too. `--counts` prints how often each entry is found. The notes are not part of this repository;
 * without them there is nothing to do.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { lint } from '../../server/src/engine/lint';
import { rule } from '../../server/src/rules/jargon/rule';
import { readVerdicts } from '../../scripts/verdicts';
import { seeded } from '../bench/random';
import { corpus } from '../notes';

interface Drawn {
  /** Relative to the corpus. */
  readonly path: string;
  /** Where it begins in the note, in UTF-16 units. */
  readonly offset: number;
  readonly entry: string;
  readonly around: string;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    each: { type: 'string' },
    top: { type: 'string', default: '25' },
    entry: { type: 'string' },
    language: { type: 'string' },
    tsv: { type: 'boolean', default: false },
    counts: { type: 'boolean', default: false },
  },
});

/** All findings, file by file. */
function allFindings(): Drawn[] {
  const config = defaultConfig([rule]);
  const files = ['A', 'B', 'C'].flatMap((set) =>
    readdirSync(path.join(corpus, set), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:md|markdown)$/.test(name))
      .sort()
      .map((name) => `${set}/${name.replaceAll('\\', '/')}`),
  );
  return files.flatMap((file) => {
    const text = readFileSync(path.join(corpus, file), 'utf8').replace(/^\uFEFF/, '');
    const facts = { path: file, twins: [], records: [], isRecord: false, today: '2026-11-25' };
    const { findings } = lint(createDocument(text), config, facts, [rule]);
    return findings
      .filter((finding) => finding.rule.id === 'jargon')
      .filter(({ language }) => values.language === undefined || language === values.language)
      .map(({ span, data }): Drawn => {
        const before = text.slice(Math.max(0, span.start - 230), span.start);
        const after = text.slice(span.end, span.end + 170);
        const around = `${before}⟦${text.slice(span.start, span.end)}⟧${after}`.replace(/\s+/g, ' ');
        return { path: file, offset: span.start, entry: data?.['term'] as string, around };
      });
  });
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const item = all[last] as T;
    all[last] = all[other] as T;
    all[other] = item;
  }
  return all;
}

function countsOf(items: readonly { readonly entry: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of items) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}

/** What a reader is to judge: uniform, or what the frequent entries lack. */
function draw(found: readonly Drawn[]): readonly Drawn[] {
  const mixed = shuffled(found, seeded(Number(values.seed)));
  if (values.each === undefined) return mixed.slice(0, Number(values.count));
  const wanted = Number(values.each);
  const judged = readVerdicts();
  const done = new Set(judged.map((verdict) => `${verdict.path}:${String(verdict.offset)}`));
  const counts = countsOf(judged);
  const frequent = [...countsOf(found)].sort((a, b) => b[1] - a[1]).slice(0, Number(values.top));
  return frequent.flatMap(([entry]) =>
    mixed
      .filter((item) => item.entry === entry && !done.has(`${item.path}:${String(item.offset)}`))
      .slice(0, Math.max(0, wanted - (counts.get(entry) ?? 0))),
  );
}

if (existsSync(corpus)) {
  const found = allFindings().filter(({ entry }) => values.entry === undefined || entry === values.entry);
  if (values.counts) {
    for (const [entry, count] of [...countsOf(found)].sort((a, b) => b[1] - a[1]))
      console.log(`${String(count)}\t${entry}`);
  } else {
    for (const item of draw(found)) {
      const line = [values.seed, item.path, String(item.offset), item.entry].join('\t');
      console.log(values.tsv ? `${line}\t` : `${line}\n    ${item.around}`);
    }
  }
} else {
  console.log(`skipped: no notes to draw from at ${corpus}`);
}

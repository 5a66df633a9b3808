/**
 * Measures language identification on real text: `npx tsx test/gold/identify.ts [-v]`. The texts are not part of this
 * repository; without them there is nothing to do. With `-v`, what went wrong is listed.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { identify } from '../../server/src/languages/identify';
import { shared } from '../notes';

interface Item {
  readonly text: string;
  readonly lang: string;
  readonly length: 'heading' | 'sentence' | 'short-para' | 'para' | 'und';
  readonly hard: string | null;
}

const file = path.join(shared, 'language-id/test.jsonl');

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(2);
}

function measure(items: readonly Item[], languages: readonly string[], verbose: boolean): void {
  const rows: Record<string, Record<string, number | string>> = {};
  const headings = { all: 0, decided: 0, right: 0 };
  const longer = { all: 0, decided: 0, right: 0 };
  for (const language of [...languages, 'und']) {
    for (const length of ['heading', 'sentence', 'short-para', 'para', 'und']) {
      const some = items.filter((item) => item.lang === language && item.length === length);
      if (some.length === 0) continue;
      let decided = 0;
      let right = 0;
      for (const item of some) {
        const got = identify(item.text, languages);
        if (got.language !== undefined) decided++;
        if (got.language === language) right++;
        const wrong = got.language !== undefined && got.language !== language;
        if (verbose && (wrong || (length !== 'und' && got.language === undefined))) {
          console.log(`  ${language} ${got.language ?? '?'} ${got.margin.toFixed(1)} ${item.text.slice(0, 110)}`);
        }
      }
      rows[`${language} ${length}`] = {
        items: some.length,
        'right of decided %': language === 'und' ? '' : percent(right, decided),
        'undecided %': percent(some.length - decided, some.length),
      };
      const sum = length === 'heading' ? headings : longer;
      if (language === 'und') continue;
      sum.all += some.length;
      sum.decided += decided;
      sum.right += right;
    }
  }
  for (const [name, sum] of Object.entries({ headings, longer })) {
    rows[name] = {
      items: sum.all,
      'right of decided %': percent(sum.right, sum.decided),
      'undecided %': percent(sum.all - sum.decided, sum.all),
    };
  }
  console.log(languages.join(' + '));
  console.table(rows);
}

const pairs = [
  ['en', 'cy'],
  ['en', 'fr'],
  ['en', 'ga'],
  ['en', 'gd'],
  ['en', 'mi'],
  ['es', 'ca'],
  ['es', 'eu'],
];

if (existsSync(file)) {
  const items = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item);
  const verbose = process.argv.includes('-v');
  for (const languages of pairs) measure(items, languages, verbose);
  const some = items.filter(({ lang }) => lang === 'en' || lang === 'cy');
  const start = performance.now();
  // In this order, so that what was remembered of the words above is of no help.
  for (const item of some) identify(item.text, ['cy', 'en']);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${Math.round(some.length / seconds)} items a second (${some.length} items, as they come)`);
} else {
  console.log(`skipped: no texts to measure with at ${file}`);
}

/**
 * Plants a link to a decision record into every decision that is found in labelled real notes, and looks whether the
 * finding goes; takes it out again, and looks whether it returns; plants a link to a product page instead, and looks
 * whether nothing changes: `npx tsx test/gold/plantedLinks.ts`. The notes are not part of this repository; without them
 * there is nothing to do.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { noFacts } from '../../server/src/engine/facts';
import { lint } from '../../server/src/engine/lint';
import type { Span } from '../../server/src/engine/types';
import { rule } from '../../server/src/rules/unlinked-decision/rule';
import { shared } from '../notes';

const labels = path.join(shared, 'gold/cued.jsonl');
const { config } = parseConfig('', [rule]);

const spansIn = (text: string): readonly Span[] =>
  lint(createDocument(text), config, { ...noFacts('2026-11-25'), path: 'notes/note.md' }, [rule]).findings.map(
    ({ span }) => span,
  );
const isAt = (text: string, start: number): boolean => spansIn(text).some((span) => span.start === start);

const record = '../docs/adr/0001-planted.md';
const product = 'https://www.example.com/products/planner';

/** The words of a finding as a link, as a writer would do it; where markup stands in the way, a link behind them. */
function plant(text: string, { start, end }: Span, url: string, more = ''): { text: string; start: number } {
  const words = text.slice(start, end);
  const plain = !/[[\]*_`<\r\n]/.test(words);
  const linked = plain ? `[${words}](${url})` : `${words} ([why](${url}))`;
  return { text: text.slice(0, start) + linked + more + text.slice(end), start: start + Number(plain) };
}

function main(): void {
  if (!existsSync(labels)) return;
  const sums = { decisions: 0, found: 0, goes: 0, returns: 0, product: 0, both: 0 };
  const odd: string[] = [];
  for (const row of readFileSync(labels, 'utf8').split('\n').filter(Boolean)) {
    const {
      id,
      line,
      class: kind,
      local,
    } = JSON.parse(row) as { id: string; line: number; class: string; local: string };
    if (kind !== 'D') continue;
    sums.decisions++;
    const text = readFileSync(path.join(shared, 'corpus', local), 'utf8').replace(/^\uFEFF/, '');
    const from = text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, 0);
    const to = from + (text.slice(from).split('\n', 1)[0] ?? '').length;
    const span = spansIn(text).find(({ start }) => from <= start && start <= to);
    if (!span) continue;
    sums.found++;
    const withRecord = plant(text, span, record);
    const withProduct = plant(text, span, product);
    const withBoth = plant(text, span, record, ` ([the product](${product}))`);
    const taken = withRecord.text.replace(/\[([^[\]]*)\]\(\.\.\/docs\/adr\/0001-planted\.md\)/, '$1');
    const outcome = {
      goes: !isAt(withRecord.text, withRecord.start),
      returns: isAt(taken, span.start),
      product: isAt(withProduct.text, withProduct.start),
      both: !isAt(withBoth.text, withBoth.start),
    };
    for (const [name, good] of Object.entries(outcome) as [keyof typeof outcome, boolean][]) {
      if (good) sums[name]++;
      else odd.push(`${id} ${name}: ${JSON.stringify(text.slice(span.start - 20, span.end + 40))}`);
    }
  }
  console.log(`decisions labelled: ${String(sums.decisions)}; found and looked at: ${String(sums.found)}`);
  console.log(
    `gone with a link to a record: ${String(sums.goes)}; with a link to a product beside it: ${String(sums.both)}`,
  );
  console.log(
    `back without it: ${String(sums.returns)}; still there with a link to a product alone: ${String(sums.product)}`,
  );
  for (const one of odd) console.log(`  ${one}`);
}

main();

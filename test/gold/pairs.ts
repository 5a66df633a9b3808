/**
 * Runs the rules that look for a missing language or section over real pairs of notes, notes that hold two languages and
 * notes in one language, and prints what they say: `npx tsx test/gold/pairs.ts [--print]`; silent where there is no
 * material. Faults are planted by test/gold/planted.ts.
 */
import { parseConfig, type Config } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import type { Host } from '../../server/src/engine/facts';
import type { RuleFinding } from '../../server/src/engine/lint';
import { render } from '../../server/src/engine/messages';
import { gatherTwins } from '../../server/src/engine/twins';
import { rule as missingLanguage } from '../../server/src/rules/missing-language/rule';
import { rule as missingSection } from '../../server/src/rules/missing-section/rule';
import { findingsIn, hasMaterial, pairs, repositories, rows, type Repository } from './material';

const rules = [missingLanguage, missingSection];
const print = process.argv.includes('--print');

const configs = new Map<string, Config>();
function configOf(languages: readonly string[]): Config {
  const known = configs.get(languages.join()) ?? parseConfig(`languages: [${languages.join(', ')}]`, rules).config;
  configs.set(languages.join(), known);
  return known;
}

const findings = (host: Host, file: string, text: string, languages: readonly string[]) =>
  findingsIn(host, file, text, configOf(languages), rules);

function show(where: string, found: readonly RuleFinding[]): void {
  if (!print) return;
  for (const finding of found) {
    const template = (finding.rule.messages.en as Record<string, string>)[finding.messageId] ?? '';
    console.log(`  ${where} [${finding.messageId}] ${render(template, finding.data, 'en')}`);
  }
}

async function tiedPairs(all: ReadonlyMap<string, Repository>): Promise<void> {
  let [tied, flagged] = [0, 0];
  const list = pairs(all);
  for (const { name, repository, languages, tie, a, b } of list) {
    const { host } = repository;
    const [there] = await gatherTwins(host, a.path, createDocument(a.text), configOf(languages));
    const [back] = await gatherTwins(host, b.path, createDocument(b.text), configOf(languages));
    if (there?.path === b.path && back?.path === a.path) tied++;
    else if (print)
      console.log(`  not tied: ${name} ${a.path} ${b.path} (${tie}): ${there?.path ?? '-'} ${back?.path ?? '-'}`);
    const found = [
      ...(await findings(host, a.path, a.text, languages)),
      ...(await findings(host, b.path, b.text, languages)),
    ];
    if (found.length > 0) flagged++;
    show(`${name} ${a.path} | ${b.path}`, found);
  }
  console.log(`pairs: ${String(list.length)}, tied ${String(tied)}, with findings ${String(flagged)}`);
}

async function single(all: ReadonlyMap<string, Repository>): Promise<void> {
  let flagged = 0;
  const list = rows('SINGLE_FILE_BILINGUAL.tsv');
  for (const [, name = '', file = '', languages = ''] of list) {
    const repository = all.get(name);
    const text = repository?.files.get(file);
    if (!repository || text === undefined) continue;
    const found = await findings(repository.host, file, text, languages.split('+'));
    if (found.length > 0) flagged++;
    show(`${name} ${file}`, found);
  }
  console.log(`notes in two languages: ${String(list.length)}, with findings ${String(flagged)}`);
}

async function monolingual(all: ReadonlyMap<string, Repository>): Promise<void> {
  let [total, flagged] = [0, 0];
  for (const [set, , name = '', , file = ''] of rows('MANIFEST.tsv')) {
    const repository = all.get(name);
    const text = repository?.files.get(file);
    if ((set !== 'A' && set !== 'B') || !repository || text === undefined) continue;
    total++;
    const found = await findings(repository.host, file, text, ['en', 'cy']);
    if (found.length > 0) flagged++;
    show(`${name} ${file}`, found);
  }
  console.log(`weeknotes and posts, without configuration: ${String(total)}, with findings ${String(flagged)}`);
}

/** Every note of the sites in two languages, each with the languages of its site: what is missing as a whole. */
async function sites(all: ReadonlyMap<string, Repository>): Promise<void> {
  const languages = new Map<string, string[]>();
  for (const [, name = '', , , , other = ''] of rows('PAIRS.tsv')) languages.set(name, ['en', other]);
  const counts = new Map<string, number>();
  let total = 0;
  for (const [set, , name = '', , file = ''] of rows('MANIFEST.tsv')) {
    const repository = all.get(name);
    const text = repository?.files.get(file);
    if (set !== 'C' || !repository || text === undefined) continue;
    total++;
    const found = await findings(repository.host, file, text, languages.get(name) ?? ['en', 'cy']);
    const missing = found.filter(({ rule }) => rule.id === 'missing-language');
    for (const { messageId } of missing) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    show(`${name} ${file}`, missing);
  }
  console.log(`notes of sites in two languages: ${String(total)}, ${JSON.stringify([...counts])}`);
}

async function main(): Promise<void> {
  if (!hasMaterial()) {
    console.log('No pairs to measure on.');
    return;
  }
  const all = repositories();
  await tiedPairs(all);
  await single(all);
  await monolingual(all);
  await sites(all);
}

void main();

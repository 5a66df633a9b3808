/** Notes to measure on, made from the paragraphs of this project's own examples and fixtures, the same for each seed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { noFacts } from '../../server/src/engine/facts';
import { lint } from '../../server/src/engine/lint';
import { spokenIn } from '../../server/src/engine/mixture';
import { identify } from '../../server/src/languages/identify';
import { rules } from '../../server/src/rules';
import { seeded } from './random';
import { markdownIn } from '../notes';

const root = path.join(import.meta.dirname, '../..');

/** Blocks of Markdown to make notes of: paragraphs, headings, lists, tables and code, front matter left out. */
interface Material {
  readonly text: string;
  /** The languages that its words are in; none where they do not tell. */
  readonly languages: readonly string[];
  readonly hasFindings: boolean;
}

const both: readonly string[] = ['en', 'cy'];

/** What has a say beyond its own block: comments to tools, and elements that claim a language. */
const reaching = /<!--|<[a-z][^>]*\b(?:lang|dir)\s*=/i;

let known: readonly Material[] | undefined;

function material(): readonly Material[] {
  if (known) return known;
  const config = defaultConfig(rules);
  const facts = noFacts('2026-01-01');
  const texts = ['examples', 'server/src/rules']
    .map((folder) => path.join(root, folder))
    .flatMap((folder) => markdownIn(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')))
    .flatMap((text) => createDocument(text).blocks)
    .filter(({ kind, text }) => kind === 'markdown' && !reaching.test(text))
    .map(({ text }) => `${text.trimEnd()}\n\n`);
  return (known = [...new Set(texts)].map((text) => ({
    text,
    languages: languagesIn(text),
    hasFindings: lint(createDocument(text), config, facts, rules).findings.length > 0,
  })));
}

/** A caption or a table may be in both. */
function languagesIn(text: string): readonly string[] {
  const spoken = createDocument(text).blocks.flatMap((block) => [...spokenIn(block, both).keys()]);
  const { language } = identify(text, both);
  return [...new Set(language === undefined ? spoken : [language, ...spoken])];
}

/** How many of a hundred blocks have findings, so that there are about as many as in real notes: 3 in 1,000 words. */
const faultyShare = 0.04;

/** The languages of a note to be made: of ten notes one is in Welsh and one in both, block by block as it comes. */
function someLanguages(random: () => number): readonly string[] {
  const kind = random();
  return kind < 0.1 ? both : kind < 0.2 ? ['cy'] : ['en'];
}

/** A note of about `length` UTF-16 units. */
export function makeNote(length: number, random: () => number, languages = someLanguages(random)): string {
  const pools = languages.map((language) => {
    // What is in both languages has no place in a note in one.
    const fits = (spoken: readonly string[]): boolean =>
      spoken.every((each) => each === language) || (languages.length > 1 && spoken.length > 1);
    const own = material().filter(({ languages: spoken }) => fits(spoken));
    return {
      faulty: own.filter(({ hasFindings }) => hasFindings),
      clean: own.filter(({ hasFindings }) => !hasFindings),
    };
  });
  let text = `---\ntitle: Week ${String(Math.floor(random() * 52) + 1)}\n---\n\n`;
  while (text.length < length) {
    const pool = pools.length > 1 ? pools[Math.floor(random() * pools.length)] : pools[0];
    const from = (random() < faultyShare ? pool?.faulty : pool?.clean) ?? [];
    text += from[Math.floor(random() * from.length)]?.text ?? '';
  }
  return text;
}

/** Lengths as real notes have them: most are short, a few are long; 4.4 KB in the middle. */
const lengthOf = (random: () => number): number => 4400 * Math.exp(1.1 * (random() + random() + random() - 1.5) * 1.6);

/** Writes `count` notes into a folder, a few hundred to each folder below it. */
export function writeNotes(folder: string, count: number, seed: number): void {
  const random = seeded(seed);
  for (let index = 0; index < count; index++) {
    const inside = path.join(folder, `team-${String(index % 23)}`);
    if (index < 23) mkdirSync(inside, { recursive: true });
    writeFileSync(path.join(inside, `note-${String(index).padStart(5, '0')}.md`), makeNote(lengthOf(random), random));
  }
}

/** Reads the word lists that people edit (server/src/vocabulary/*.yml), checks them, and makes what ships of them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { expandEntry, packEntries } from '../server/src/vocabulary/expand';
import { wordsOf } from '../server/src/vocabulary/lexicon';
import {
  leaveOut,
  packs,
  partsOfSpeech,
  type Bilingual,
  type Entry,
  type SourceEntry,
} from '../server/src/vocabulary/types';
import { readVerdicts, type Verdict } from './verdicts';

const folder = 'server/src/vocabulary';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const sentence = v.pipe(
  text,
  v.regex(/^[\p{Lu}‘].*[.?!]$/u, 'a sentence, with a capital and a full stop'),
  v.maxLength(140),
);
const bilingual = v.strictObject({ en: sentence, cy: sentence });
const texts = v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim(), v.minLength(1)));
/** A sign that is no letter is not looked at, so that `£*` would stand for every word. */
const asked = v.pipe(
  texts,
  v.everyItem((phrase) => !wordsOf(phrase).includes('*'), 'a `*` with letters or digits beside it'),
);
const conditions = v.strictObject({
  before: v.optional(asked),
  next: v.optional(asked),
  near: v.optional(asked),
  phrases: v.optional(asked),
  form: v.optional(asked),
});

const entrySchema = v.strictObject({
  term: text,
  pos: v.picklist(partsOfSpeech),
  category: text,
  level: v.picklist(['warning', 'info', 'off']),
  forms: v.optional(texts),
  also: v.optional(texts),
  say: v.optional(texts),
  safe: v.optional(v.boolean()),
  carefulAfter: v.optional(texts),
  advice: v.optional(v.union([text, bilingual])),
  why: v.union([text, bilingual]),
  source: v.pipe(texts, v.minLength(1)),
  only: v.optional(conditions),
  needs: v.optional(conditions),
  unless: v.optional(conditions),
  /** Sentences in which the entry is found; after ` → ` what its first fix makes of one. */
  bad: v.pipe(texts, v.minLength(1)),
  /** Sentences in which it is not. */
  good: v.optional(texts),
});
const fileSchema = v.strictObject({
  pack: v.picklist(packs),
  language: v.picklist(['en', 'cy']),
  entries: v.array(entrySchema),
});
const sharedSchema = v.strictObject({ why: v.record(text, bilingual), advice: v.record(text, bilingual) });

/** An entry with the examples that hold it to its word. */
export interface ListedEntry {
  readonly file: string;
  readonly source: SourceEntry;
  readonly entry: Entry;
  readonly bad: readonly { readonly text: string; readonly becomes?: string }[];
  readonly good: readonly string[];
}

/**
 * All entries, in the order of their files.
 * @throws Error that names, line by line, file and term where a file does not hold what it should.
 */
export function readVocabulary(root = process.cwd()): readonly ListedEntry[] {
  const read = (file: string): unknown => parse(readFileSync(path.join(root, folder, file), 'utf8'));
  const shared = v.parse(sharedSchema, read('shared.yml'));
  const files = ['en', 'cy'].flatMap((language) =>
    readdirSync(path.join(root, folder, language))
      .filter((name) => name.endsWith('.yml'))
      .sort()
      .map((name) => `${language}/${name}`),
  );
  const problems: string[] = [];
  const listed = files.flatMap((file) => {
    const parsed = v.safeParse(fileSchema, read(file));
    if (!parsed.success) {
      const [issue] = parsed.issues;
      problems.push(`${folder}/${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
      return [];
    }
    const { pack, language, entries } = parsed.output;
    return entries.map(({ bad, good = [], advice, why, ...rest }): ListedEntry => {
      const fail = (reason: string): void => {
        problems.push(`${folder}/${file}: ${rest.term}: ${reason}`);
      };
      const look = (from: keyof typeof shared, value: string | Bilingual): Bilingual => {
        const found = typeof value === 'string' ? shared[from][value] : value;
        if (!found) fail(`no shared ${from} of that name`);
        return found ?? { en: '', cy: '' };
      };
      const source = {
        ...rest,
        why: look('why', why),
        ...(advice === undefined ? {} : { advice: look('advice', advice) }),
      } as SourceEntry;
      if (!source.say && !source.advice) fail('neither say nor advice');
      if (source.safe && (language === 'cy' || source.say?.[0] === leaveOut)) fail('cannot be safe');
      const entry =
        attempt(() => expandEntry(source, language, pack), fail) ??
        expandEntry({ ...source, pos: 'phrase' }, language, pack);
      return {
        file,
        source,
        entry,
        bad: bad.map((example) => {
          const [before = '', after] = example.split(' → ');
          return { text: before, ...(after === undefined ? {} : { becomes: after }) };
        }),
        good,
      };
    });
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return listed;
}

function attempt<T>(make: () => T, fail: (reason: string) => void): T | undefined {
  try {
    return make();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/**
 * What is made of the word lists: their compiled form, which ships, and a page that lists them.
 * @param root the folder of the checkout.
 */
export function vocabularyFiles(root = process.cwd()): { path: string; text: string }[] {
  const listed = readVocabulary(root);
  const compiled = (['en', 'cy'] as const).map((language) => {
    const entries = listed.filter(({ entry }) => entry.language === language).map(({ entry }) => entry);
    const { texts, packs: packed } = packEntries(entries);
    // One entry a line, so that a change shows as one.
    const lines = packed.map(
      (pack) =>
        `{"pack":"${pack.pack}","language":"${language}","entries":[\n${pack.entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}`,
    );
    const json = `{"texts":${JSON.stringify(texts)},\n"packs":[${lines.join(',\n')}]}`;
    return {
      path: `${folder}/compiled/${language}.ts`,
      text: [
        `/** The entries of ../${language}/*.yml, made by \`npm run generate\`. JSON, which is read faster than code. */`,
        `export const ${language} = \`${json.replace(/\\|`|\$\{/g, '\\$&')}\`;`,
        '',
      ].join('\n'),
    };
  });
  return [...compiled, { path: 'docs/words.md', text: wordsPage(listed) }];
}

const cell = (value: string): string => value.replaceAll('|', '\\|');

/** Seeds from which on what is drawn is of entries as they were mended: what was said before is out of date. */
const mended = 30613;
/** As many verdicts as make a figure. */
const enough = 12;

/** What a reader said of findings of an entry in real notes, in words. */
function measured(verdicts: readonly Verdict[]): string {
  const latest = verdicts.filter(({ seed }) => Number(seed) >= mended);
  const counted = latest.length > 0 ? latest : verdicts;
  if (counted.length < enough) return 'not measured';
  const count = (verdict: Verdict['verdict']): string =>
    String(counted.filter((one) => one.verdict === verdict).length);
  const share = Number(count('right')) / (Number(count('right')) + Number(count('wrong')));
  const unsure = count('unsure');
  return `${share.toFixed(2)} (${count('right')} right, ${count('wrong')} wrong${unsure === '0' ? '' : `, ${unsure} unsure`})`;
}

function wordsPage(listed: readonly ListedEntry[]): string {
  const verdicts = readVerdicts();
  const sections = packs.flatMap((pack) =>
    (['en', 'cy'] as const).flatMap((language) => {
      const rows = listed.filter(({ entry }) => entry.pack === pack && entry.language === language);
      if (rows.length === 0) return [];
      return [
        `## ${pack} (${language === 'en' ? 'English' : 'Welsh'}, ${String(rows.length)} entries)`,
        '',
        '| Word or phrase | Try | Why | Level | Source | Precision |',
        '| --- | --- | --- | --- | --- | --- |',
        ...rows.map(({ entry }) => {
          const say = entry.say.map((choice) => choice.replace(/[{}]|\(s\)/g, '')).join(' · ');
          const tried = [say, entry.advice?.[language] ?? ''].filter(Boolean).join('. ');
          const precision = measured(verdicts.filter((verdict) => verdict.entry === entry.term));
          const row = [entry.term, tried, entry.why[language], entry.level, entry.source.join(', '), precision];
          return `| ${row.map(cell).join(' | ')} |`;
        }),
        '',
      ];
    }),
  );
  return [
    '# The words that the jargon rule knows',
    '',
    'Made from the files in `server/src/vocabulary` by `npm run generate`; edit those. A word is reported only where its',
    'context allows: see [the rule](../server/src/rules/jargon/README.md). `off` means that it is reported only with the',
    'option `gentle`.',
    '',
    'Precision: of findings that were drawn by a seed from real notes, for entries with 20 findings there or more, how many',
    'a reader called right (entries of the same word together). The draws are in `test/gold/jargon-verdicts.tsv`.',
    '',
    ...sections,
  ].join('\n');
}

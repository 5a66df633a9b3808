/** Which records a sentence most likely speaks of. */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { DecisionRecord } from '../../engine/facts';
import { withoutMarks } from '../../languages/letters';

/** Most records that are offered. */
const most = 5;
/** Share of the best score below which a record is not offered. */
const least = 0.25;
/** What the words around a sentence count, where its own count 1: less than `least`, so that they add no record by themselves. */
const aroundWeight = 0.2;
/** What a record counts that no longer holds, or never did. */
const pastWeight = 0.85;
/** Longest text that is looked at, in UTF-16 units. */
const longest = 600;

const stopWords = new Set(
  (
    'a an and are as at be been but by can could decided decide decision decisions do does for from had has have how i if in into is it its ' +
    'agreed agree chose chosen going if into just make made more most need needs new next no not now of on one only or our out over own ' +
    'record should so some such than that the their them then there these they this to too up us use used using was we were what when where ' +
    'which while who will with would you your ' +
    'a ac ag ar am at bod byddwn cael dros ei ein er eu fe fel felly fod gan gyda hefyd hon hwn i mae mai mewn na ni nid o oedd penderfynu ' +
    'penderfynwyd penderfynon penderfyniad rydym rydyn sy sydd trwy un wedi y yr yn'
  ).split(' '),
);

/** Short for something that records spell out. */
const spelt: Readonly<Record<string, string>> = { adr: 'architecture' };

const folded = new Map<string, string | null>();
/** Most words of which the form is remembered. */
const mostFolded = 50_000;

/** Words are compared without accents, plural and common endings, and without those that all sentences have. */
function fold(term: string): string | null {
  let form = folded.get(term);
  if (form === undefined) {
    form = formOf(term);
    if (folded.size >= mostFolded) folded.clear();
    folded.set(term, form);
  }
  return form;
}

function formOf(term: string): string | null {
  const word = withoutMarks(term, 'NFKD').toLowerCase();
  if (word.length < 2 || stopWords.has(word)) return null;
  if (word.length < 5) {
    const short = word.replace(/(?<=[a-z]{2})s$/, '');
    return stemOf(spelt[short] ?? short);
  }
  return stemOf(word);
}

function stemOf(word: string): string {
  if (word.length < 5) return word;
  return (
    word
      .replace(/(?:ies|ied)$/, 'y')
      .replace(/(?:ations?|ments?|ings?|ed|es|s|au|odd|ion)$/, '')
      .replace(/e$/, '') || word
  );
}

interface Entry {
  /** Path of the record. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly summary: string;
}
type Index = MiniSearch<Entry>;

interface Indexed {
  readonly index: Index;
  readonly byPath: ReadonlyMap<string, DecisionRecord>;
  readonly byNumber: ReadonlyMap<number, readonly string[]>;
}
const indexes = new WeakMap<readonly DecisionRecord[], Indexed>();
/** The index made last: where a few records have changed, it is brought up to date rather than made anew. */
let latest: readonly DecisionRecord[] | undefined;
/** Share of records that may have changed for that. */
const fewChanges = 0.1;
const entryOf = ({ title, path, summary = '' }: DecisionRecord): Entry => ({
  id: path,
  title,
  name: path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''),
  summary,
});

function indexOf(records: readonly DecisionRecord[]): Indexed {
  const known = indexes.get(records);
  if (known) return known;
  const byPath = new Map(records.map((record) => [record.path, record]));
  const byNumber = new Map<number, string[]>();
  for (const { number, path } of records) {
    if (number === undefined) continue;
    const same = byNumber.get(Number(number));
    if (same) same.push(path);
    else byNumber.set(Number(number), [path]);
  }
  const reused = updated(byPath);
  const indexed = { index: reused ?? created(byPath), byPath, byNumber };
  // What was made over for these records no longer fits the others.
  if (latest && reused) indexes.delete(latest);
  latest = records;
  indexes.set(records, indexed);
  return indexed;
}

function created(byPath: ReadonlyMap<string, DecisionRecord>): Index {
  const index: Index = new MiniSearch({
    fields: ['title', 'name', 'summary'],
    tokenize: (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
    processTerm: fold,
    searchOptions: {
      boost: { title: 3, name: 2 },
      combineWith: 'OR',
      prefix: (term) => term.length > 4,
    },
  });
  index.addAll([...byPath.values()].map(entryOf));
  return index;
}

/** The latest index with what has changed since; undefined where there is none, or too much has. */
function updated(byPath: ReadonlyMap<string, DecisionRecord>): Index | undefined {
  const before = latest && indexes.get(latest);
  if (!before) return undefined;
  const isSame = (a: DecisionRecord, b: DecisionRecord | undefined): boolean =>
    b !== undefined && a.title === b.title && a.summary === b.summary;
  const gone = [...before.byPath.values()].filter((record) => !isSame(record, byPath.get(record.path)));
  const come = [...byPath.values()].filter((record) => !isSame(record, before.byPath.get(record.path)));
  if (gone.length + come.length > byPath.size * fewChanges) return undefined;
  before.index.removeAll(gone.map(entryOf));
  before.index.addAll(come.map(entryOf));
  return before.index;
}

const past = /^(?:superseded|deprecated|rejected|obsolete|withdrawn|disodlwyd|gwrthodwyd)/;
const named =
  /\b(?:ADRs?|DR|RFC|MADR|decision|penderfyniad)[-_ ]{0,2}#?(\d{1,8})(?:(?:, (?:and )?| and | & )(\d{1,8}))*\b/gi;

/**
 * Up to five records that a text may speak of, the likeliest first; none where nothing of weight is shared.
 * @param around what stands around the text, and counts less.
 */
export function rankRecords(records: readonly DecisionRecord[], text: string, around = ''): readonly DecisionRecord[] {
  if (records.length === 0) return [];
  const { index, byPath, byNumber } = indexOf(records);
  const asked = text.slice(0, longest);
  const scores = found(index, asked.replace(named, ' '));
  const near = around === '' ? undefined : found(index, around.slice(0, longest).replace(named, ' '));
  if (near) {
    // What is said around it tells apart what the text itself leaves open, and speaks alone only where that is silent.
    const weight = scores.size === 0 ? 1 : (aroundWeight * maximum(scores)) / Math.max(maximum(near), 1);
    for (const [path, score] of near) scores.set(path, (scores.get(path) ?? 0) + score * weight);
  }
  for (const [path, score] of scores)
    if (past.test(byPath.get(path)?.status ?? '')) scores.set(path, score * pastWeight);
  // A record that is named by its number goes before those that share words.
  const top = maximum(scores);
  for (const [match] of asked.matchAll(named))
    for (const [number] of match.matchAll(/\d+/g))
      for (const path of byNumber.get(Number(number)) ?? []) scores.set(path, top + (scores.get(path) ?? 0) + 1);
  const best = maximum(scores);
  return [...scores]
    .filter(([, score]) => score >= best * least)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .flatMap(([path]) => byPath.get(path) ?? []);
}

/** Scores by path. */
const found = (index: Index, text: string): Map<string, number> =>
  new Map(
    index
      .search(text)
      .filter(hasWeight)
      .map(({ id, score }) => [id as string, score]),
  );

const maximum = (scores: ReadonlyMap<string, number>): number => {
  let best = 0;
  for (const score of scores.values()) best = Math.max(best, score);
  return best;
};

/** Two words in common, or one in the title. */
const hasWeight = ({ queryTerms, match }: SearchResult): boolean =>
  queryTerms.length > 1 || Object.values(match).some((fields) => fields.includes('title'));

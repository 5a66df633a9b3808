/** Who decided, and what a record says of others: "Superseded by [12. Use the van](0012-use-the-van.md)". */
import { patternFor, withoutMarks } from '../languages/letters';
import type { DecisionRecord, RecordLink, RecordTie } from './facts';
import { once } from './memo';
import { deciderWords, statusWords, tieWords, type StatusKind } from './recordWords';
import { folderOf, resolvePath } from './paths';
import type { Span } from './types';

type Data = Readonly<Record<string, unknown>>;

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ _-]');
const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

const mostNames = 30;
const deciderLine = once(
  () =>
    new RegExp(
      `^[ \\t>]{0,12}(?:[-*+][ \\t]{1,4})?[*_]{0,2}(?:${anyOf(deciderWords)})[*_]{0,2}[ \\t]{0,4}:[ \\t*_]{0,8}([^\\r\\n]{1,500})`,
      'im',
    ),
);

/** Those who decided, by front matter (a list, or names with commas) or by a line or bullet "Deciders: …". */
export function decidersOf(data: Data, body: string): readonly string[] {
  const key = Object.keys(data).find((name) => deciderWords.includes(name.toLowerCase()));
  const given = key === undefined ? undefined : data[key];
  const names = Array.isArray(given)
    ? (given as readonly unknown[]).filter((name) => typeof name === 'string')
    : splitNames(typeof given === 'string' ? given : (deciderLine().exec(body)?.[1] ?? ''));
  return names.map(plainName).filter(isName).slice(0, mostNames);
}

/** "Ann and Bob" are two, "the Find and Publish team" is one. */
const splitNames = (text: string): readonly string[] =>
  text.split(/[,;]/).flatMap((part) => (group(part).test(part) ? [part] : part.split(/\s(?:and|ac?|et|&)\s/)));
const group = patternFor(
  String.raw`\b(?:teams?|boards?|groups?|panel|committee|t[iî]m|bwrdd|gr[wŵ]p|pwyllgor|équipe|comité)(?![\p{L}])`,
  'i',
);
const plainName = (text: string): string =>
  text
    .replace(/!?\[([^\]]{0,200})\](?:\([^)]{0,300}\)|\[[^\]]{0,100}\])/g, '$1')
    .replace(/[*`]|<[^>]{0,200}>/g, '')
    .trim()
    .slice(0, 100);
const hasLetter = patternFor(String.raw`[\p{L}]`);
/** A template asks for names between braces or brackets. */
const isName = (text: string): boolean => hasLetter(text).test(text) && !/^[{[]|[}\]]$/.test(text);

const ties = once(() =>
  tieWords.map(([tie, list]) => ({
    tie,
    pattern: patternFor(`(?<![\\p{L}\\p{N}_-])(?:${anyOf(list)})(?![\\p{L}\\p{N}])`, 'gi'),
  })),
);
const anyTie = /super[sc]ed|replace|amend|disodl|diwyg|remplac|modifi/i;
/** "Superseded: 2019-12-19 by". */
const datedTie = /superseded[ \t*_:]{0,6}\d{4}-\d{2}-\d{2}[ \t]{1,4}by/gi;
/** The other record: a link, or an id; a date may stand before it. */
const other =
  /[\s*_:,;&>-]{0,12}(?:(?:and|ac?|et|decision|penderfyniad|record|cofnod|\d{4}-\d{2}-\d{2})[ \t]{1,4}){0,2}(?:\[([^\]\r\n]{1,300})\](?:\(<?([^)\s>]{1,500})[^)\r\n]{0,200}\))?|((?:adr|dr|rfc|madr)[-_ #]{0,2}\d{1,8})(?!\d)|(#?\d{1,8})(?![\d/-]|[.]\d))/iy;

const longest = 100_000;
const mostLinks = 30;

/** What a record says of others, in its front matter or anywhere in its text. Numbers alone count after "superseded" only. */
export function linksOf(data: Data, text: string): readonly RecordLink[] {
  const found: RecordLink[] = [];
  for (const [key, value] of Object.entries(data)) {
    const tie = tieWords.find(([, list]) =>
      list.includes(key.toLowerCase().replace(/_/g, ' ').replace(/-/g, ' ')),
    )?.[0];
    if (tie === undefined) continue;
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      if (typeof item === 'string' || typeof item === 'number') found.push(...named(String(item), tie));
  }
  for (const { link } of tiesIn(text)) {
    if (found.length >= mostLinks) break;
    found.push(link);
  }
  return found.filter((link, i) => found.findIndex((it) => same(it, link)) === i);
}

/** A tie in a text, and where the id or number stands of another record that is named without a link. */
export interface WrittenTie {
  readonly link: RecordLink;
  readonly name?: Span;
}

/** What a text says of other records, kind by kind. */
export function* tiesIn(text: string): Iterable<WrittenTie> {
  if (!anyTie.test(text)) return;
  const read = text.slice(0, longest);
  for (const { tie, pattern } of [...ties(), { tie: 'superseded-by', pattern: () => datedTie } as const]) {
    for (const match of read.matchAll(pattern(read))) {
      const bare = /superseded|supersedes|disodl/i.test(match[0]);
      let at = match.index + match[0].length;
      for (let n = 0; n < 10; n++) {
        other.lastIndex = at;
        const next = other.exec(read);
        if (!next || (next[4] !== undefined && !bare)) break;
        at = other.lastIndex;
        const name = next[3] ?? next[4];
        const label = next[1] ?? name ?? '';
        const number = /(\d{1,8})/.exec(label.replace(/^\D{0,12}(?=\d)/, ''))?.[1];
        const opens = /^(?:\[?(?:adr|dr|rfc|madr)[-_ #:]{0,3})?#?\d/i.test(label);
        const link: RecordLink = {
          tie,
          ...(next[2] !== undefined && { target: next[2] }),
          ...(number !== undefined && opens && { number }),
        };
        if (link.target === undefined && link.number === undefined) continue;
        yield { link, ...(name !== undefined && { name: { start: at - name.length, end: at } }) };
      }
    }
  }
}

const same = (a: RecordLink, b: RecordLink): boolean =>
  a.tie === b.tie && a.target === b.target && a.number === b.number;

function named(value: string, tie: RecordTie): readonly RecordLink[] {
  const target =
    /\]\(([^)\s]{1,500})\)/.exec(value)?.[1] ?? (/\.(?:md|markdown|mdx)$/i.test(value) ? value.trim() : undefined);
  const number = /\d{1,8}/.exec(value.replace(/\([^)]{0,500}\)/g, ''))?.[0];
  return target === undefined && number === undefined
    ? []
    : [{ tie, ...(target !== undefined && { target }), ...(number !== undefined && { number }) }];
}

interface Known {
  readonly byPath: ReadonlyMap<string, DecisionRecord>;
  readonly byNumber: ReadonlyMap<string, DecisionRecord>;
}
const known = new WeakMap<readonly DecisionRecord[], Known>();

function knownOf(records: readonly DecisionRecord[]): Known {
  let found = known.get(records);
  if (!found) {
    found = {
      byPath: new Map(records.map((record) => [record.path.toLowerCase(), record])),
      byNumber: numbersOf(records),
    };
    known.set(records, found);
  }
  return found;
}

/** Records by folder and number, those left out that share one. */
function numbersOf(records: readonly DecisionRecord[]): ReadonlyMap<string, DecisionRecord> {
  const found = new Map<string, DecisionRecord>();
  const shared = new Set<string>();
  for (const record of records) {
    if (record.number === undefined) continue;
    const key = `${folderOf(record.path)} ${String(Number(record.number))}`;
    if (found.has(key)) shared.add(key);
    found.set(key, record);
  }
  for (const key of shared) found.delete(key);
  return found;
}

const markdown = /\.(?:md|markdown|mdx)$/;

/** The record at a path, whatever its case, with or without an extension. */
export function recordAtPath(path: string, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const { byPath } = knownOf(records);
  const lower = path.toLowerCase().replace(/\.html?$/, '');
  return byPath.get(lower) ?? (markdown.test(lower) ? undefined : byPath.get(`${lower}.md`));
}

/** The record that the note at a path is. */
export function recordOf(path: string, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const found = recordAtPath(path, records);
  return found === undefined || found.path === path ? found : records.find((record) => record.path === path);
}

/** The last of the records that supersede one another; undefined where none is known, or they go in a circle. */
export function successorOf(record: DecisionRecord, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const seen = new Set([record]);
  for (let last = record; ;) {
    const link = last.links?.find(({ tie }) => tie === 'superseded-by');
    const next = link && tiedRecord(last.path, link, records);
    if (!next) return last === record ? undefined : last;
    if (seen.has(next)) return undefined;
    seen.add(next);
    last = next;
  }
}

/** The record that another one speaks of: by the address or the file name of one on the web; without, by its number in the same folder. */
export function tiedRecord(
  from: string,
  { target, number }: RecordLink,
  records: readonly DecisionRecord[],
): DecisionRecord | undefined {
  const folder = folderOf(from);
  if (target !== undefined) {
    const address = decode(target).split(/[?#]/, 1)[0] ?? '';
    const web = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address);
    const resolved = web ? undefined : resolvePath(from, address);
    const name = address.slice(address.lastIndexOf('/') + 1);
    const found =
      (resolved === undefined ? undefined : recordAtPath(resolved, records)) ??
      (name === '' ? undefined : recordAtPath(folder === '' ? name : `${folder}/${name}`, records));
    return found;
  }
  return number === undefined ? undefined : knownOf(records).byNumber.get(`${folder} ${String(Number(number))}`);
}

/** An address with its percent signs read; as it is where they are wrong. */
export function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** By kind and language. A pattern takes long to make, and is made where one of its words is met. */
const statuses = once(() =>
  Object.values(statusWords).flatMap((kinds) =>
    Object.entries(kinds).map(([kind, list]) => ({
      kind: kind as StatusKind,
      stems: list.map((word) => word.replace(/\*$/, '')),
      pattern: once(() =>
        patternFor(
          `(?<![\\p{L}\\p{N}])(?:${list.map((word) => (word.endsWith('*') ? `${escape(word.slice(0, -1))}[\\p{L}]*` : escape(word))).join('|')})(?![\\p{L}\\p{N}])`,
        ),
      ),
    })),
  ),
);

/** What a status comes to; undefined where its words are unknown. One that was accepted and then superseded is superseded. */
export function statusKind(status: string): StatusKind | undefined {
  const text = withoutMarks(status, 'NFKD').replace(/[’‘]/g, "'").toLowerCase();
  const hits = statuses().flatMap(({ kind, stems, pattern }) => {
    const at = stems.some((stem) => text.includes(stem)) ? pattern()(text).exec(text)?.index : undefined;
    return at === undefined ? [] : [{ kind, at }];
  });
  // "Accepted or rejected" is a template that nobody filled in.
  if (hits.length > 1 && /\b(?:or|neu|ou)\b|[|/]/.test(text)) return undefined;
  const gone = hits.find(({ kind }) => kind === 'superseded') ?? hits.find(({ kind }) => kind === 'deprecated');
  return (gone ?? hits.sort((a, b) => a.at - b.at)[0])?.kind;
}

/** Which record a decision links to, looked for in the order in which links count. */
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { passagesOf, type Passage } from '../../engine/passages';
import { resolvePath } from '../../engine/paths';
import { decode } from '../../engine/recordTies';
import type { Span } from '../../engine/types';
import { sentences } from '../../languages/sentences';
import { footnotesIn, isRecordLink, type FoundLink, type LinkContext } from './links';
import { itemsAfter, linksIn } from './scope';
import type { Stated } from './unlinked';

/** What a decision links to: a record of the workspace by `path`, or something else by its address. */
export interface Target {
  /** Path of the record, relative to the workspace root; undefined where the link leads to none that is known. */
  readonly path?: string;
  /** The address as written; undefined where the record is named without a link. */
  readonly address?: string;
  /** The record, where it is known. */
  readonly record?: DecisionRecord;
}

/** The record that goes with a decision; undefined where it cannot be told which. */
export function targetOf(
  note: Document,
  { candidate, passage, block, offset }: Stated,
  context: LinkContext,
  records: readonly DecisionRecord[],
): Target | undefined {
  const source = note.blocks[block]?.text ?? '';
  const strict = { ...context, any: false };
  const whole = { start: 0, end: passage.text.length };
  const near = [...linksIn(note, source, passage, candidate.sentence), ...linksIn(note, source, passage, whole)];
  const found =
    near.find((link) => isRecordLink(link, strict)) ??
    footnoteLinks(note, note.text.slice(offset + passage.source.start, offset + passage.source.end + 40)).find((link) =>
      isRecordLink(link, strict),
    );
  if (found) return resolve(found, context, records);
  const named = namedRecord(passage.text.slice(candidate.sentence.start, candidate.sentence.end), records);
  if (named) return { path: named.path, record: named };
  for (const { links, text } of [...behind(note, block, candidate.passage), { links: [], text: passage.text }]) {
    const link = links.find((it) => isRecordLink(it, strict));
    if (link) return resolve(link, context, records);
    const other = namedRecord(text, records);
    if (other) return { path: other.path, record: other };
  }
  return undefined;
}

function footnoteLinks(note: Document, source: string): readonly FoundLink[] {
  return footnotesIn(source).flatMap((label) =>
    note.blocks.flatMap((block) =>
      block.text.includes(`[^${label}]:`)
        ? passagesOf(block).flatMap((passage) =>
            linksIn(note, block.text, passage, { start: 0, end: passage.text.length }),
          )
        : [],
    ),
  );
}

/** The list that a passage leads in, else the sentence right after it. */
function behind(
  note: Document,
  block: number,
  index: number,
): readonly { readonly links: readonly FoundLink[]; readonly text: string }[] {
  const stretch = (at: number, passage: Passage, span: Span) => ({
    links: linksIn(note, note.blocks[at]?.text ?? '', passage, span),
    text: passage.text.slice(span.start, span.end),
  });
  const items = itemsAfter(note, block, index);
  if (items.length > 0)
    return items.map(({ passage, block: at }) => stretch(at, passage, { start: 0, end: passage.text.length }));
  for (let b = block; b < Math.min(note.blocks.length, block + 4); b++) {
    const here = note.blocks[b];
    const next = here && passagesOf(here)[b === block ? index + 1 : 0];
    if (!next) continue;
    const [sentence] = sentences(next.text);
    return sentence ? [stretch(b, next, sentence)] : [];
  }
  return [];
}

function resolve({ target }: FoundLink, { path }: LinkContext, records: readonly DecisionRecord[]): Target {
  const record = recordAt(target, path, records);
  return { address: target, ...(record && { path: record.path, record }) };
}

const stemOf = (path: string): string => path.replace(/\.(?:md|markdown|mdx|html?)$/, '').replace(/\/$/, '');

interface Known {
  readonly byPath: ReadonlyMap<string, DecisionRecord>;
  readonly byName: ReadonlyMap<string, readonly DecisionRecord[]>;
  readonly byNumber: ReadonlyMap<number, readonly DecisionRecord[]>;
}
const known = new WeakMap<readonly DecisionRecord[], Known>();

function knownOf(records: readonly DecisionRecord[]): Known {
  let found = known.get(records);
  if (!found) {
    const byName = new Map<string, DecisionRecord[]>();
    const byNumber = new Map<number, DecisionRecord[]>();
    const add = <K>(map: Map<K, DecisionRecord[]>, key: K, record: DecisionRecord): void => {
      const same = map.get(key);
      if (same) same.push(record);
      else map.set(key, [record]);
    };
    for (const record of records) {
      const stem = stemOf(record.path.toLowerCase());
      add(byName, stem.slice(stem.lastIndexOf('/') + 1), record);
      if (record.number !== undefined) add(byNumber, Number(record.number), record);
    }
    const byPath = new Map(records.map((record) => [stemOf(record.path.toLowerCase()), record]));
    known.set(records, (found = { byPath, byName, byNumber }));
  }
  return found;
}

/**
 * The record of the workspace that a link leads to: by its path, by the name alone as wiki links and templates have it,
 * or as a page on the web whose path ends as that of the record.
 * @param from path of the note; undefined for one that has no place.
 */
export function recordAt(
  target: string,
  from: string | undefined,
  records: readonly DecisionRecord[],
): DecisionRecord | undefined {
  const { byPath, byName } = knownOf(records);
  const address = (decode(target).toLowerCase().split(/[?#]/, 1)[0] ?? '').trim();
  if (address === '') return undefined;
  const web = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*(\/.*)?$/.exec(address);
  if (!web) {
    const resolved = resolvePath(from, address);
    const found = resolved === undefined ? undefined : byPath.get(stemOf(resolved));
    if (found) return found;
  }
  const stem = stemOf(web ? (web[1] ?? '') : address);
  const same = byName.get(stem.slice(stem.lastIndexOf('/') + 1)) ?? [];
  if (web) return same.find(({ path }) => stem.endsWith(`/${stemOf(path.toLowerCase())}`));
  return same.length === 1 && !stem.includes('/') ? same[0] : undefined;
}

const id = /\b(ADR|DR|RFC|MADR)[- ]?#?(\d{1,8})\b/gi;

/** A record as a text names it, "ADR-0012", and where it does. */
export interface RecordId {
  readonly prefix: string;
  readonly number: number;
  readonly span: Span;
}

export const idsIn = (text: string): readonly RecordId[] =>
  [...text.matchAll(id)].map(({ 0: whole, 1: prefix = '', 2: number, index }) => ({
    prefix: prefix.toLowerCase(),
    number: Number(number),
    span: { start: index, end: index + whole.length },
  }));

/** The record that a text names by its id, where one alone has the number. */
function namedRecord(text: string, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const [first] = idsIn(text);
  return first && recordById(first, records);
}

export const recordsNumbered = (number: number, records: readonly DecisionRecord[]): readonly DecisionRecord[] =>
  knownOf(records).byNumber.get(number) ?? [];

/** The record of an id, where one alone has the number, or one alone of those that are named so. */
function recordById({ prefix, number }: RecordId, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const same = recordsNumbered(number, records);
  if (same.length <= 1) return same[0];
  const own = same.filter(({ path }) =>
    path
      .slice(path.lastIndexOf('/') + 1)
      .toLowerCase()
      .startsWith(prefix),
  );
  return own.length === 1 ? own[0] : undefined;
}

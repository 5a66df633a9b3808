/** Links to decision records that are not there, or that no longer count. */
import * as v from 'valibot';
import type { Config } from '../../engine/config';
import { nearest } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { DecisionRecord, Facts } from '../../engine/facts';
import { folderOf, relativeLink, resolvePath } from '../../engine/paths';
import { isRecordPath } from '../../engine/records';
import { decode, recordAtPath, recordOf, statusKind, successorOf, tiedRecord } from '../../engine/recordTies';
import { defineNoteRule, type Finding, type Fix } from '../../engine/types';
import { holdsLikely, relativeLinks, type RelativeLink } from './links';
import { messages } from './messages';

type Id = keyof (typeof messages)['en'];

export const rule = defineNoteRule({
  id: 'decision-link',
  since: '0.1.0',
  level: 'warning',
  category: 'decisions',
  summary: {
    en: 'A link to a decision record leads nowhere, or to one that no longer counts.',
    cy: 'Mae dolen i gofnod penderfyniad yn arwain i nunlle, neu i un nad yw mewn grym mwyach.',
  },
  why: {
    en: 'People follow a link to a record to learn what counts and why. A record that is missing tells them nothing, and one that was superseded or rejected tells them something that is not so.',
    cy: 'Mae pobl yn dilyn dolen i gofnod i gael gwybod beth sydd mewn grym, a pham. Nid yw cofnod coll yn dweud dim, ac mae un a ddisodlwyd neu a wrthodwyd yn dweud rhywbeth nad yw’n wir.',
  },
  messages,
  options: v.strictObject({}),
  needs: (note) => (holdsLikely(note) ? ['records'] : []),
  check(note, { config, facts }) {
    const { path, records } = facts;
    return path === undefined || records.length === 0 || !holdsLikely(note) ? [] : judge(note, path, config, facts);
  },
});

function* judge(note: Document, path: string, config: Config, facts: Facts): Generator<Finding<Id>> {
  const { records } = facts;
  const self = recordOf(path, records);
  // Indexes name all records, whatever became of them, and a record names those that it takes the place of.
  const judged = (): boolean => self !== undefined || !facts.isRecord;
  const tied = new Set(self?.links?.map((link) => tiedRecord(path, link, records)));
  for (const link of relativeLinks(note)) {
    const resolved = resolvePath(path, decode(link.target));
    if (resolved === undefined) continue;
    const record = recordAtPath(resolved, records);
    if (!record) {
      const missing = missingRecord(link, resolved, path, facts, config);
      if (missing) yield missing;
    } else if (
      judged() &&
      record !== self &&
      !tied.has(record) &&
      !follows(self, record, records) &&
      !knowing.test(link.sentence)
    ) {
      const stale = staleRecord(link, record, path, records);
      if (stale) yield stale;
    }
  }
}

/** True where a record is the one that took the place of another, by what that one says. */
function follows(
  self: DecisionRecord | undefined,
  record: DecisionRecord,
  records: readonly DecisionRecord[],
): boolean {
  if (!self) return false;
  if (record.links?.some((link) => tiedRecord(record.path, link, records) === self)) return true;
  const number = Number(self.number ?? NaN);
  return [...(record.status ?? '').matchAll(/\d{1,8}/g)].some((match) => Number(match[0]) === number);
}

/** A sentence that says so itself. */
const knowing =
  /super[sc]ed|replac|deprecat|reject|withdr[ae]w|obsolete|no longer|disodl|gwrthod|darfod|mwyach|remplac|rejet|refus|abandon/i;

function staleRecord(
  link: RelativeLink,
  record: DecisionRecord,
  path: string,
  records: readonly DecisionRecord[],
): Finding<Id> | undefined {
  const kind = record.status === undefined ? undefined : statusKind(record.status);
  // A record that names its successor is superseded, whatever it says of its status.
  const successor = successorOf(record, records);
  const data = { record: label(record), status: record.status ?? '' };
  const found = (messageId: Id): Finding<Id> => ({ messageId, data, span: link.span, severity: 'info' });
  if (successor)
    return {
      ...found('superseded-by'),
      data: { ...data, successor: label(successor) },
      fixes: relink(link, successor, path),
    };
  if (kind === 'superseded' || kind === 'rejected' || kind === 'deprecated') return found(kind);
  return undefined;
}

function missingRecord(
  link: RelativeLink,
  resolved: string,
  path: string,
  facts: Facts,
  config: Config,
): Finding<Id> | undefined {
  const file = /\.(?:md|markdown|mdx)$/.test(resolved) ? resolved : `${resolved}.md`;
  const folder = folderOf(file);
  const beside = namesIn(facts.records).get(folder);
  // Where there are no records, or the name is that of no record, the link is about something else.
  if (!beside || !isRecordPath(file, config) || exists(facts, file, resolved)) return undefined;
  const near = nearestRecord(file, beside);
  const finding = { span: link.span, data: { path: decode(link.target) } };
  if (!near) return { ...finding, messageId: 'missing' };
  return {
    ...finding,
    messageId: 'missing-nearest',
    data: { ...finding.data, record: label(near) },
    fixes: relink(link, near, path),
  };
}

const folded = new WeakMap<readonly string[], ReadonlySet<string>>();
function exists({ notes = [] }: Facts, file: string, resolved: string): boolean {
  let known = folded.get(notes);
  if (!known) folded.set(notes, (known = new Set(notes.map((note) => note.toLowerCase()))));
  return known.has(file) || known.has(`${resolved}/index.md`) || known.has(`${resolved}/readme.md`);
}

const nameOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.(?:md|markdown|mdx)$/, '');
const numberIn = (name: string): string | undefined => /^(?:[a-z]{2,5}[-_ ]?)?(\d{1,8})(?!\d)/.exec(name)?.[1];

/** The words of a name, its number taken away. */
const wordsOf = (name: string): string => name.replace(/^(?:[a-z]{2,5}[-_ ]?)?\d[\d-]*[-_. ]?/, '');

/** The records of a folder. */
interface Names {
  readonly byWords: ReadonlyMap<string, readonly DecisionRecord[]>;
  readonly byNumber: ReadonlyMap<number, readonly DecisionRecord[]>;
}

/** By folder in lower case; found once, for a note may have thousands of links that lead nowhere. */
const names = new WeakMap<readonly DecisionRecord[], ReadonlyMap<string, Names>>();
function namesIn(records: readonly DecisionRecord[]): ReadonlyMap<string, Names> {
  const known = names.get(records);
  if (known) return known;
  const found = new Map<string, { byWords: Map<string, DecisionRecord[]>; byNumber: Map<number, DecisionRecord[]> }>();
  const add = <K>(map: Map<K, DecisionRecord[]>, key: K, record: DecisionRecord): void => {
    const list = map.get(key);
    if (list) list.push(record);
    else map.set(key, [record]);
  };
  for (const record of records) {
    const folder = folderOf(record.path).toLowerCase();
    const beside = found.get(folder) ?? {
      byWords: new Map<string, DecisionRecord[]>(),
      byNumber: new Map<number, DecisionRecord[]>(),
    };
    found.set(folder, beside);
    const name = nameOf(record.path);
    const number = numberIn(name);
    add(beside.byWords, wordsOf(name), record);
    if (number !== undefined) add(beside.byNumber, Number(number), record);
  }
  names.set(records, found);
  return found;
}

/** The one whose name differs by its number alone, else the one with the same number, else the one with the likest name. */
function nearestRecord(file: string, { byWords, byNumber }: Names): DecisionRecord | undefined {
  const name = nameOf(file);
  const number = numberIn(name);
  const wanted = wordsOf(name);
  const only = (found: readonly DecisionRecord[] = []): DecisionRecord | undefined =>
    found.length === 1 ? found[0] : undefined;
  const close =
    (wanted.length > 3 ? only(byWords.get(wanted)) : undefined) ??
    (number === undefined ? undefined : only(byNumber.get(Number(number))));
  if (close || wanted.length < 5) return close; // a word or less is like anything
  const like = nearest(wanted, [...byWords.keys()]);
  return like === undefined ? undefined : only(byWords.get(like));
}

function relink({ address }: RelativeLink, record: DecisionRecord, path: string): readonly Fix<Id>[] {
  if (!address) return [];
  const edit = { span: address, text: relativeLink(path, record.path) };
  return [{ titleId: 'link', data: { record: label(record) }, edits: [edit], safety: 'suggestion' }];
}

function label({ number, title }: DecisionRecord): string {
  const text = number === undefined ? title : `${number} ${title}`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

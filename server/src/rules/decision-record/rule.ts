/** How decision records are kept: their status, date and number, and both ends of what supersedes what. */
import * as v from 'valibot';
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { perHoldingBlock } from '../../engine/memo';
import { firstHeading } from '../../engine/outline';
import { folderOf, readPath } from '../../engine/paths';
import { recordOf, statusKind, tiedRecord } from '../../engine/recordTies';
import { defineNoteRule, type Finding, type NoteContext, type Span } from '../../engine/types';
import { patternFor } from '../../languages/letters';
import { messages } from './messages';

type Id = keyof (typeof messages)['en'];

const options = v.strictObject({
  from: v.optional(
    v.pipe(
      v.string(),
      v.isoDate('This is no date; write it as YYYY-MM-DD.'),
      v.description(
        'Day from which records are held to this; earlier ones are left alone. Left out: those of the past twelve months.',
      ),
    ),
  ),
  statuses: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(60))),
      v.maxLength(50),
      v.description('Further words that a status may begin with: [trial].'),
    ),
    [],
  ),
});
type Options = v.InferOutput<typeof options>;

export const rule = defineNoteRule({
  id: 'decision-record',
  since: '0.1.0',
  level: 'info',
  category: 'decisions',
  summary: {
    en: 'A decision record lacks its status, date or number, or does not say what it supersedes.',
    cy: 'Nid oes gan gofnod penderfyniad statws, dyddiad neu rif, neu nid yw’n dweud beth mae’n ei ddisodli.',
  },
  why: {
    en: 'A record is read years later by people who were not there. They need to see at once whether it counts, since when, and what has taken its place.',
    cy: 'Mae cofnod yn cael ei ddarllen flynyddoedd wedyn gan bobl nad oeddent yno. Mae angen iddynt weld ar unwaith a yw mewn grym, ers pryd, a beth a ddaeth yn ei le.',
  },
  messages,
  options,
  needs: (note) => (mayBeRecord(note) ? ['records'] : []),
  check(note, context) {
    const { path, records } = context.facts;
    const record = path === undefined ? undefined : recordOf(path, records);
    return record ? judge(note, record, context) : [];
  },
});

function* judge(
  note: Document,
  record: DecisionRecord,
  { config, options, facts }: NoteContext<Options>,
): Generator<Finding<Id>> {
  const { records, today } = facts;
  const from = options.from ?? yearBefore(today);
  const folder = neighbours(record, records);
  if (!isJudged(record, folder, from)) return;
  const title = titleSpan(note);
  if (!title) return;
  const statusAt = lineOf(note, statusLine) ?? title;
  const other = (it: DecisionRecord): Record<string, string> => ({ other: label(it) });

  const kind = record.status === undefined ? undefined : statusKind(record.status);
  const links = record.links ?? [];
  if (record.status === undefined) yield { messageId: 'no-status', span: title };
  else if (kind === undefined && !options.statuses.some((word) => record.status?.startsWith(word.toLowerCase())))
    yield { messageId: 'unknown-status', data: { status: record.status.slice(0, 60) }, span: statusAt };
  if (record.date === undefined) yield { messageId: 'no-date', data: { today }, span: title };
  else if (record.date > today)
    yield { messageId: 'future-date', data: { date: record.date }, span: lineOf(note, dateLine) ?? title };

  const number = sequential(record);
  if (number !== undefined) {
    const twin = folder.find(
      (it) => it !== record && sequential(it) === number && !sameNote(it, record, config.languages),
    );
    // The one that sorts last is the one to change.
    if (twin && twin.path < record.path)
      yield { messageId: 'number-twice', data: { number: record.number ?? '', ...other(twin) }, span: title };
    const numbers = folder.flatMap((it) => sequential(it) ?? []);
    const before = Math.max(...numbers.filter((n) => n < number));
    // A gap of many is a new series, not a record that has gone.
    if (Number.isFinite(before) && number - before > 1 && number - before <= 5) {
      const missing = String(number - 1).padStart(record.number?.length ?? 0, '0');
      yield { messageId: 'number-skipped', data: { missing }, span: title };
    }
  }

  if (kind === 'superseded' && !links.some(({ tie }) => tie === 'superseded-by'))
    yield { messageId: 'no-successor', span: statusAt };
  const ties = tiesAmong(records);
  const leadsTo = (it: DecisionRecord, tie: Tie, to: DecisionRecord): boolean =>
    ties.get(to)?.[tie].includes(it) === true;
  const { 'superseded-by': older, supersedes: newer } = ties.get(record) ?? noTies;
  for (const it of older)
    if (it !== record && !leadsTo(record, 'supersedes', it) && !namesFile(note, it))
      yield { messageId: 'not-returned', data: other(it), span: statusAt };
  for (const it of newer)
    if (it !== record && kind !== 'superseded' && !leadsTo(record, 'superseded-by', it))
      yield { messageId: 'still-standing', data: other(it), span: statusAt };
}

type Tie = 'supersedes' | 'superseded-by';
/** The records that say so of a record, in order. */
type Ties = Readonly<Record<Tie, readonly DecisionRecord[]>>;
const noTies: Ties = { supersedes: [], 'superseded-by': [] };

/** What records say of one another, by the record that it is said of: found once, and not for each record again. */
const tiesOf = new WeakMap<readonly DecisionRecord[], ReadonlyMap<DecisionRecord, Ties>>();
function tiesAmong(records: readonly DecisionRecord[]): ReadonlyMap<DecisionRecord, Ties> {
  const known = tiesOf.get(records);
  if (known) return known;
  const found = new Map<DecisionRecord, Record<Tie, DecisionRecord[]>>();
  for (const it of records)
    for (const link of it.links ?? []) {
      if (link.tie !== 'supersedes' && link.tie !== 'superseded-by') continue;
      const to = tiedRecord(it.path, link, records);
      if (!to) continue;
      const ties = found.get(to) ?? { supersedes: [], 'superseded-by': [] };
      found.set(to, ties);
      if (ties[link.tie].at(-1) !== it) ties[link.tie].push(it);
    }
  tiesOf.set(records, found);
  return found;
}

/** A link anywhere in the note is enough to follow the history by, in whatever words. */
const namesFile = ({ text }: Document, { path }: DecisionRecord): boolean =>
  text.includes(path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, ''));

/** Headings or lines that nearly every record has; what has none of them is not looked for among the records. */
const mayBeRecord = (note: Document): boolean => withRecordWords(note).length > 0;

const recordWords = 'status|statws|statut|date|dyddiad|context|cyd-?destun|decision|penderfyniad|décision';
const recordWord = patternFor(String.raw`^(?:\W{0,8})(?:${recordWords})`, 'im');
/** Finds no less than that does in any text: a character may be two units. */
const nearRecordWord = new RegExp(String.raw`^\W{0,16}(?:${recordWords})`, 'im');
const withRecordWords = perHoldingBlock((block) =>
  nearRecordWord.test(block.text) && recordWord(block.text).test(block.text) ? [block] : [],
);

/** Records of the same folder. */
const byFolder = new WeakMap<readonly DecisionRecord[], ReadonlyMap<string, readonly DecisionRecord[]>>();
function neighbours(record: DecisionRecord, records: readonly DecisionRecord[]): readonly DecisionRecord[] {
  let known = byFolder.get(records);
  if (!known) {
    const found = new Map<string, DecisionRecord[]>();
    for (const it of records) {
      const same = found.get(folderOf(it.path));
      if (same) same.push(it);
      else found.set(folderOf(it.path), [it]);
    }
    byFolder.set(records, (known = found));
  }
  return known.get(folderOf(record.path)) ?? [];
}

/**
 * Whether a record was written since. One without a date is where its number comes after that of one that was, for
 * numbers are given in order.
 */
function isJudged(record: DecisionRecord, folder: readonly DecisionRecord[], from: string): boolean {
  if (record.date !== undefined) return record.date >= from;
  const number = sequential(record);
  return (
    number !== undefined &&
    folder.some((it) => it.date !== undefined && it.date >= from && (sequential(it) ?? Infinity) < number)
  );
}

/** A number that counts up; a date in digits is none. */
const sequential = ({ number }: DecisionRecord): number | undefined =>
  number !== undefined && number.length <= 5 && !/^(?:19|20)\d\d$/.test(number) ? Number(number) : undefined;

/** Translations of one record share its number. */
const sameNote = (a: DecisionRecord, b: DecisionRecord, languages: readonly string[]): boolean => {
  const [first, second] = [readPath(a.path, languages), readPath(b.path, languages)];
  return (
    first.key === second.key ||
    first.language !== second.language ||
    (a.language !== undefined && b.language !== undefined && a.language !== b.language)
  );
};

function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
}

function titleSpan(note: Document): Span | undefined {
  const first = firstHeading(note);
  if (first && first.span.end > first.span.start) return first.span;
  const line = /^[^\S\r\n]*(\S[^\r\n]*)/m.exec(note.text);
  return line
    ? { start: line.index + line[0].length - (line[1] ?? '').length, end: line.index + line[0].length }
    : undefined;
}

const statusLine = /^[ \t>]{0,12}(?:[-*+][ \t]{1,4}|#{1,6}[ \t]{1,4})?[*_]{0,2}((?:status|statws|statut)\b[^\r\n]*)/im;
const dateLine = /^[ \t>]{0,12}(?:[-*+][ \t]{1,4})?[*_]{0,2}((?:date|dyddiad)\b[^\r\n]*)/im;

function lineOf(note: Document, pattern: RegExp): Span | undefined {
  const match = pattern.exec(note.text);
  const words = (match?.[1] ?? '').trimEnd();
  if (!match || words === '') return undefined;
  const start = match.index + match[0].length - (match[1] ?? '').length;
  return { start, end: start + words.length };
}

function label({ number, title }: DecisionRecord): string {
  const text = number === undefined ? title : `${number} ${title}`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

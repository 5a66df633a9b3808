/** The records that words of a note may be linked to, each with the edit that does it. */
import { blockIndexAt } from '../engine/document';
import type { DecisionRecord } from '../engine/facts';
import { passagesOf } from '../engine/passages';
import { relativeLink } from '../engine/paths';
import { rankRecords } from '../rules/unlinked-decision/rank';
import type { Options } from '../rules/unlinked-decision/candidates';
import { label, linkEdit } from '../rules/unlinked-decision/fixes';
import { statedIn, type Stated } from '../rules/unlinked-decision/unlinked';
import type { Config } from '../engine/config';
import type { Edit, Span } from '../engine/types';
import type { OpenDocument } from './openDocument';
import type { LinkChoice, PlainRange } from './protocol';
import { newestFirst } from './recordCompletion';
import type { Roots } from './roots';

/** Undefined where the note lies in no folder. */
export async function linkChoices(
  document: OpenDocument,
  range: PlainRange,
  roots: Roots,
): Promise<readonly LinkChoice[] | undefined> {
  const place = roots.locate(document.uri);
  if (!place) return undefined;
  const { note } = document;
  const { config, facts } = await place.root.workspace.recordsFor(note, place.path);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const span = { start: Math.min(start, end), end: Math.max(start, end) };
  const selected = note.text.slice(span.start, span.end);
  const stated = selected.trim() === '' ? decisionAt(document, span.start, config) : undefined;
  const paragraph = paragraphAt(document, span.start);
  const said = stated ? stated.passage.text.slice(stated.candidate.sentence.start, stated.candidate.sentence.end) : '';
  const records = facts.records.filter(({ path }) => path !== place.path);
  const ranked = rankRecords(records, selected.trim() || said || paragraph, paragraph);
  const likely = new Set(ranked);
  return [...ranked, ...records.filter((record) => !likely.has(record)).sort(newestFirst)].map((record) => {
    const url = relativeLink(place.path, record.path);
    const edit = stated ? linkEdit(note, stated, record, url) : linkOf(note.text, span, record, url);
    return {
      name: label(record),
      about: [record.status, record.date].filter((part) => part !== undefined).join(' · '),
      path: record.path,
      likely: likely.has(record),
      edit: { range: document.rangeOf(edit.span), newText: edit.text },
    };
  });
}

/** The decision whose sentence holds an offset. */
function decisionAt({ note }: OpenDocument, at: number, config: Config): Stated | undefined {
  const options = config.rules['unlinked-decision']?.options as Options | undefined;
  if (!options) return undefined;
  return statedIn(note, config, options, undefined).find(({ candidate, passage, offset }) => {
    const { start, end } = passage.sourceOf(candidate.sentence);
    return start + offset <= at && at <= end + offset;
  });
}

/** What a reader sees of the paragraph at an offset. */
function paragraphAt({ note }: OpenDocument, at: number): string {
  const index = blockIndexAt(note, at);
  const block = note.blocks[index];
  if (!block) return '';
  const inBlock = at - (note.starts[index] ?? 0);
  const passages = passagesOf(block);
  return (passages.find(({ source }) => source.start <= inBlock && inBlock <= source.end) ?? passages[0])?.text ?? '';
}

/** The selected words become the link, less the space around them; else the record's name is put in. */
function linkOf(text: string, { start, end }: Span, record: DecisionRecord, url: string): Edit {
  const words = text.slice(start, end);
  const plain = words.trim();
  if (plain !== '' && !/[[\]\r\n|`]/.test(plain)) {
    const at = start + words.indexOf(plain);
    return { span: { start: at, end: at + plain.length }, text: `[${plain}](${url})` };
  }
  const name = label(record).replace(/[\\`*_[\]<>|]/g, '\\$&');
  const before = /[^\s([]$/.test(text.slice(0, end)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(text.slice(end)) ? ' ' : '';
  return { span: { start: end, end }, text: `${before}[${name}](${url})${after}` };
}

/** What the record is that a link leads to, where the pointer rests on the link. */
import type { Position, Range } from 'vscode-languageserver';
import { blockIndexAt } from '../engine/document';
import type { DecisionRecord } from '../engine/facts';
import { render } from '../engine/messages';
import { passagesOf } from '../engine/passages';
import type { Locale } from '../engine/types';
import { recordAt } from '../rules/unlinked-decision/target';
import { escapeMarkdown } from './convert';
import type { NearRecords } from './decisions';
import { messages } from './messages';
import type { OpenDocument } from './openDocument';
import { shifted } from '../engine/positions';

export interface RecordHover {
  readonly value: string;
  readonly range: Range;
}

/** @param recordsFor asked only where there is a link. */
export async function recordHoverAt(
  position: Position,
  document: OpenDocument,
  recordsFor: () => Promise<NearRecords | undefined>,
  locale: Locale,
  markdown: boolean,
): Promise<RecordHover | undefined> {
  if (document.languageId !== 'markdown') return undefined;
  const { note, version } = document;
  const at = document.offsetAt(position);
  const index = blockIndexAt(note, at);
  const block = note.blocks[index];
  const offset = note.starts[index] ?? 0;
  // A look before the parser is asked.
  if (block?.kind !== 'markdown' || !/[[<]|:\/\//.test(block.text)) return undefined;
  const link = passagesOf(block)
    .flatMap(({ links }) => links)
    .find(({ source }) => source.start + offset <= at && at < source.end + offset);
  const target = link?.url ?? note.definitions.get(link?.reference ?? '');
  if (!link || target === undefined || target === '') return undefined;
  const near = await recordsFor();
  const found = near && recordAt(target, near.path, near.records);
  if (!found || document.version !== version) return undefined;
  const range = document.rangeOf(shifted(link.source, offset));
  return { value: about(found, locale, markdown), range };
}

function about(record: DecisionRecord, locale: Locale, markdown: boolean): string {
  const { number, title, status, date, deciders = [] } = record;
  const plain = (text: string): string => (markdown ? escapeMarkdown(text) : text.replace(/\s+/g, ' '));
  const name = plain(number === undefined ? title : `${number} ${title}`);
  const facts = [
    ['record-status', status],
    ['record-date', date],
    ['record-deciders', deciders.length > 0 ? deciders.join(', ') : undefined],
  ] as const;
  const lines = facts.flatMap(([id, value]) =>
    value === undefined ? [] : [render(messages[id][locale], { value: plain(value) }, locale)],
  );
  return markdown ? [`**${name}**`, lines.join('  \n')].join('\n\n').trim() : [name, ...lines].join('\n');
}

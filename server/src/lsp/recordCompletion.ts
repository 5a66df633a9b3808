/** Completes the target of a link with the decision records of the workspace. */
import { CompletionItemKind, type CompletionItem, type CompletionList, type Position } from 'vscode-languageserver';
import type { DecisionRecord } from '../engine/facts';
import { fold } from '../engine/recordReader';
import { decode } from '../engine/recordTies';
import { relativeLink } from '../engine/paths';
import { rankRecords } from '../rules/unlinked-decision/rank';
import { isCode, lineAt } from './aids/line';
import type { NearRecords } from './decisions';
import type { OpenDocument } from './openDocument';

export const nothing: CompletionList = { isIncomplete: false, items: [] };

/** Most records that are offered at once. */
const most = 100;

/** An address that is being typed: `[text](addr|`, `[text](<addr|`, or a definition `[id]: addr|`. */
const typed = /(?:\[([^[\]]{0,300})\]\([ \t]{0,10}<?|^ {0,3}\[[^[\]]{1,300}\]:[ \t]{1,10}<?)([^()<>\s]{0,300})$/;

/** @param recordsFor asked only where an address is being typed. */
export async function completeLink(
  document: OpenDocument,
  position: Position,
  recordsFor: () => Promise<NearRecords | undefined>,
): Promise<CompletionList> {
  if (document.languageId !== 'markdown') return nothing;
  const { version, text } = document;
  const at = document.offsetAt(position);
  const { before, after } = lineAt(text, at);
  const match = typed.exec(before);
  if (!match || isCode(document, at)) return nothing;
  const [, words = '', address = ''] = match;
  if (/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(address)) return nothing;
  const near = await recordsFor();
  if (!near || document.version !== version) return { isIncomplete: true, items: [] };

  // What is left of an old address goes with it, where the link is closed already.
  const rest = /^[^()<>\s]{0,300}(?=[)>])/.exec(after)?.[0] ?? '';
  const range = document.rangeOf({ start: at - address.length, end: at + rest.length });
  const others = near.records.filter(({ path }) => path !== near.path);
  const likely = rankRecords(others, words.length > 0 ? `${before.slice(0, match.index)} ${words}` : before);
  const rank = new Map(likely.map((record, index) => [record, index]));
  const wanted = matching(others, address, near.path);
  const items = [...wanted]
    .sort((a, b) => (rank.get(a) ?? most) - (rank.get(b) ?? most) || newestFirst(a, b))
    .slice(0, most)
    .map((record, index): CompletionItem => {
      const path = relativeLink(near.path, record.path);
      return {
        label: nameOf(record),
        kind: CompletionItemKind.Reference,
        detail: [record.status, record.date].filter((part) => part !== undefined).join(' · ') || record.path,
        // What was typed is an address or a few words: both have to be found in it.
        filterText: `${path} ${nameOf(record)}`,
        sortText: String(index).padStart(4, '0'),
        textEdit: { range, newText: path },
      };
    });
  // The client may narrow down what it has got; only where that is not all there is, it has to ask again.
  return { isIncomplete: wanted.length > most, items };
}

export const nameOf = ({ number, title }: DecisionRecord): string =>
  number === undefined ? title : `${number} ${title}`;

/** Records in which all that was typed is found, in order; all where nothing was typed, or no more than dots. */
function matching(records: readonly DecisionRecord[], address: string, from: string): readonly DecisionRecord[] {
  if (records.length <= most || /^[./]*$/.test(address)) return records;
  const wanted = fold(decode(address));
  return records.filter((record) => isWithin(wanted, fold(`${relativeLink(from, record.path)} ${nameOf(record)}`)));
}

/** True where the letters of one text stand in another in their order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

export const newestFirst = (a: DecisionRecord, b: DecisionRecord): number => {
  const [from, to] = [a.date ?? a.number ?? '', b.date ?? b.number ?? ''];
  return from < to ? 1 : from > to ? -1 : a.path < b.path ? 1 : -1;
};

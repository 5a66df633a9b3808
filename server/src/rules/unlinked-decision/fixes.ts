/** What can be done about a decision without a record: link one, write one, or say that it is no decision. */
import type { Config } from '../../engine/config';
import type { DecisionRecord, Facts } from '../../engine/facts';
import { claimedLanguage, headingsOf } from '../../engine/outline';
import { frontMatterOf, type Document } from '../../engine/document';
import { opaque, type Passage } from '../../engine/passages';
import { relativeLink } from '../../engine/paths';
import type { Edit, Fix, Span } from '../../engine/types';
import type { Candidate } from './candidates';
import { listEntry } from './listFix';
import type { messages } from './messages';
import { newRecord } from './newRecord';
import { rankRecords } from './rank';
import { shifted } from '../../engine/positions';

type MessageId = keyof (typeof messages)['en'];

/** A decision where it stands in the note. */
export interface Place {
  readonly candidate: Candidate;
  readonly passage: Passage;
  /** Offset of the passage's block in the note. */
  readonly offset: number;
  /** True where no other decision begins on its line. */
  readonly alone: boolean;
  /** The items of the list that the sentence leads in, as read. */
  readonly items: readonly string[];
}

export function fixesFor(note: Document, place: Place, facts: Facts, config: Config): readonly Fix<MessageId>[] {
  const { candidate, passage } = place;
  const sentence = passage.text.slice(candidate.sentence.start, candidate.sentence.end);
  const fixes: Fix<MessageId>[] = [];
  const { path } = facts;
  if (path !== undefined) {
    const { start, end } = candidate.sentence;
    const around = [passage.text.slice(0, start), passage.text.slice(end), noteTitle(note, path)].join(' ');
    for (const record of rankRecords(facts.records, sentence, around)) {
      const edit = linkEdit(note, place, record, relativeLink(path, record.path));
      fixes.push({ titleId: 'link', data: { record: label(record) }, edits: [edit], safety: 'suggestion' });
    }
    const said = readable(note, place, candidate.sentence);
    const choice = readable(note, place, { start: candidate.choice, end: candidate.until });
    const created = newRecord(
      { sentence: said, choice, items: place.items, language: candidate.language, title: noteTitle(note, path) },
      facts,
    );
    if (created) {
      const edit = linkEdit(note, place, created, relativeLink(path, created.path));
      fixes.push({
        titleId: 'create',
        data: { path: created.path },
        edits: [edit],
        create: { path: created.path, text: created.text },
        safety: 'suggestion',
      });
    }
  }
  const list = listFix(note, place, config);
  if (list) fixes.push(list);
  const mark = markEdit(note, place);
  if (mark) fixes.push({ titleId: 'not-a-decision', edits: [mark], safety: 'suggestion' });
  return fixes;
}

/** The sentence goes to the note's list of decisions, and links to it. */
function listFix(note: Document, place: Place, config: Config): Fix<MessageId> | undefined {
  const { candidate, passage, offset } = place;
  if (candidate.kind === 'item' || place.items.length > 0) return undefined;
  const { start, end } = passage.sourceOf(candidate.sentence);
  const said = passage.isPlain(candidate.sentence)
    ? note.text.slice(start + offset, end + offset)
    : escapeInline(readable(note, place, candidate.sentence));
  const item = said
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[-+#>=~]|\d{1,9}(?=[.)]))/, '\\$&');
  const at = passage.sourceOf(candidate.span).start + offset;
  const entry = listEntry(note, at, item, claimedLanguage(note) ?? candidate.language, config);
  if (!entry) return undefined;
  const link = linkEdit(note, place, { title: entry.heading }, entry.anchor);
  // In a note without line breaks both may fall on one place.
  const edits = link.span.end <= entry.edit.span.start && link.span.start < entry.edit.span.start;
  const before = entry.edit.span.end <= link.span.start && entry.edit.span.start < link.span.start;
  if (!edits && !before) return undefined;
  return {
    titleId: 'add-to-list',
    data: { heading: entry.heading },
    edits: edits ? [link, entry.edit] : [entry.edit, link],
    safety: 'suggestion',
  };
}

const escapeInline = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&');

/** Text as read, with code as it is written instead of what stands for it. */
export function readable(note: Document, { passage, offset }: Pick<Place, 'passage' | 'offset'>, span: Span): string {
  let text = '';
  for (let at = span.start; at < span.end; at++) {
    if (passage.text.charAt(at) !== opaque) {
      text += passage.text.charAt(at);
      continue;
    }
    const source = passage.sourceOf({ start: at, end: at + 1 });
    const written = note.text.slice(source.start + offset, source.end + offset);
    const code = /^(`+)(.*)\1$/.exec(written)?.[2];
    if (code !== undefined) text += code.trim();
    else if (/^https?:/.test(written)) text += written;
  }
  return text;
}

export function label({ number, title }: Pick<DecisionRecord, 'number' | 'title'>): string {
  const text = number === undefined ? title : `${number} ${title}`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The title of a note: that of its front matter, its first heading, or the name of its file. */
export function noteTitle(note: Document, path: string): string {
  const { title } = frontMatterOf(note)?.data ?? {};
  if (typeof title === 'string' && title.trim() !== '') return title.trim();
  return headingsOf(note)[0]?.text || path.slice(path.lastIndexOf('/') + 1);
}

/** The words that carry the decision become the link; where markup stands in the way, a reference goes after the sentence. */
export function linkEdit(
  note: Document,
  { candidate, passage, offset }: Pick<Place, 'candidate' | 'passage' | 'offset'>,
  record: Pick<DecisionRecord, 'title' | 'number'>,
  url: string,
): Edit {
  const span = shifted(passage.sourceOf(candidate.span), offset);
  const words = note.text.slice(span.start, span.end);
  const linked = passage.links.some((link) => link.start < candidate.span.end && candidate.span.start < link.end);
  if (passage.isPlain(candidate.span) && !linked && !/[[\]\r\n|]/.test(words))
    return { span, text: `[${words}](${url})` };
  const last = sentenceEnd(passage, candidate.sentence) + offset;
  // Behind emphasis that ends with the sentence, not inside it.
  const end = last + (/^[*_~]{1,3}(?=[.!:;…\s]|$)/.exec(note.text.slice(last, last + 5))?.[0].length ?? 0);
  const title = escapeInline(label(record));
  return { span: { start: end, end }, text: ` ([${title}](${url}))` };
}

/** Where the sentence ends in the block, before its full stop unless a link ends there. */
function sentenceEnd(passage: Passage, sentence: Span): number {
  let { end } = sentence;
  while (end > sentence.start + 1 && /[.!:;…]/.test(passage.text.charAt(end - 1))) end--;
  const link = passage.links.find((it) => it.start < end && end <= it.end);
  return link ? link.source.end : passage.sourceOf({ start: end - 1, end }).end;
}

/** A directive on its own line before a paragraph or heading at top level, which is where it is safe. */
function markEdit(note: Document, { candidate, passage, offset, alone }: Place): Edit | undefined {
  if (!alone || passage.item || passage.list !== undefined || passage.quoted || passage.kind === 'cell')
    return undefined;
  const opening = passage.source.start + offset;
  const at = passage.sourceOf(candidate.span).start + offset;
  if (/[\r\n]/.test(note.text.slice(opening, at))) return undefined;
  const line = Math.max(note.text.lastIndexOf('\n', opening - 1), note.text.lastIndexOf('\r', opening - 1)) + 1;
  // What stands before the paragraph on its line is indentation, heading marks or emphasis; not a marker of a container.
  if (!/^ {0,3}(?:#{1,6}[ \t]+)?[*_~]*$/.test(note.text.slice(line, opening))) return undefined;
  const eol = /\r\n|\r|\n/.exec(note.text)?.[0] ?? '\n';
  return {
    span: { start: line, end: line },
    text: `<!-- agored-disable-next-line unlinked-decision -- not a decision -->${eol}`,
  };
}

/** Gathering the decisions of a note in a list of their own, where a link to each record may stand. */
import type { Config } from '../../engine/config';
import { createDocument, type Document } from '../../engine/document';
import { headingsOf, type Heading } from '../../engine/outline';
import { passagesOf } from '../../engine/passages';
import type { Edit } from '../../engine/types';
import { grammarsOf } from '../../languages/decisions';
import { fromFirstLetter } from '../../languages/letters';

export interface ListEntry {
  /** Heading of the list, as read. */
  readonly heading: string;
  /** Address of the list within the note. */
  readonly anchor: string;
  /** Writes the sentence into the list; makes the list where there is none. */
  readonly edit: Edit;
}

interface Section {
  readonly heading: Heading;
  readonly language: string;
  /** Offset of the next heading, or the end of the note. */
  readonly end: number;
}

/**
 * How a sentence gets into the note's list of decisions; undefined where it stands there already, or where no list can
 * be written for certain.
 * @param at offset of the sentence in the note.
 * @param item Markdown of the sentence, on one line.
 */
export function listEntry(
  note: Document,
  at: number,
  item: string,
  language: string,
  config: Config,
): ListEntry | undefined {
  const sections = sectionsOf(note, config);
  if (sections.some(({ heading, end }) => heading.span.start <= at && at < end)) return undefined;
  const section = sections.find((it) => it.language === language) ?? sections[0];
  const title = grammarsOf([language])[0]?.heading ?? 'Decisions';
  const edit = section ? intoSection(note, section, item) : newSection(note, title, item);
  const heading = section?.heading.text.replace(/\s*:$/, '') ?? title;
  return edit && { heading, anchor: anchorOf(heading), edit };
}

function sectionsOf(note: Document, config: Config): readonly Section[] {
  const headings = headingsOf(note);
  return headings.flatMap((heading, i) => {
    const words = fromFirstLetter(heading.text).replace(/[\s:*_.–—-]+$/, '');
    const grammar = grammarsOf(config.languages).find(({ sections }) => sections.some((it) => it.test(words)));
    const end = headings[i + 1]?.span.start ?? note.text.length;
    return grammar ? [{ heading, language: grammar.language, end }] : [];
  });
}

/** Behind the last item of the first list of the section; without a list, right under the heading. */
function intoSection(note: Document, { heading, end }: Section, item: string): Edit | undefined {
  const eol = lineEnd(note);
  for (let b = heading.block; b < note.blocks.length && (note.starts[b] ?? 0) < end; b++) {
    const block = note.blocks[b];
    const offset = note.starts[b] ?? 0;
    if (!block) break;
    const passages = passagesOf(block).filter(
      ({ source }) => source.start + offset > heading.span.start && source.end + offset <= end,
    );
    const first = passages.findIndex((passage) => passage.item && !passage.quoted);
    const opener = passages[first];
    if (!opener) continue;
    const behind = passages.slice(first).findIndex(({ list }) => list === undefined);
    const last = passages[behind < 0 ? passages.length - 1 : first + behind - 1] ?? opener;
    const line = note.text.slice(lineStart(note.text, opener.source.start + offset), opener.source.start + offset);
    const [, indent = '', mark = ''] = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/.exec(line) ?? [];
    if (mark === '') return undefined;
    const to = restOfLine(note.text, last.source.end + offset);
    const count = passages.filter(({ list, item: opens }) => opens && list === opener.list).length;
    const number = /^\d/.test(mark) ? `${String(Number.parseInt(mark, 10) + count)}${mark.slice(-1)}` : mark;
    return { span: { start: to, end: to }, text: `${eol}${indent}${number} ${item}` };
  }
  const under = restOfLine(note.text, heading.span.end);
  // A heading underlined by `===` ends a line further down.
  const ruled = /^(?:\r\n|\r|\n) {0,3}(?:=+|-+)[ \t]*(?=[\r\n]|$)/.exec(note.text.slice(under, under + 200))?.[0]
    .length;
  const to = under + (ruled ?? 0);
  return {
    span: { start: to, end: to },
    text: `${eol}${eol}- ${item}${/\S/.test(note.text.slice(to, end)) ? eol : ''}`,
  };
}

/** A section at the end, at the level of those that the note has. */
function newSection(note: Document, title: string, item: string): Edit | undefined {
  const eol = lineEnd(note);
  const depths = headingsOf(note).map(({ depth }) => depth);
  const [first, ...others] = depths;
  const depth = others.length > 0 && first !== undefined && Math.min(...others) > first ? Math.min(...others) : first;
  const level = depth === undefined || (others.length === 0 && depth === 1) ? 2 : depth;
  const to = note.text.trimEnd().length;
  const text = `${eol}${eol}${'#'.repeat(level)} ${title}${eol}${eol}- ${item}`;
  const edit = { span: { start: to, end: to }, text: /[\r\n]$/.test(note.text) ? text : `${text}${eol}` };
  // A fence or a comment that is left open would swallow it.
  const tail = note.blocks[note.blocks.length - 1];
  const written = headingsOf(createDocument(`${tail?.kind === 'markdown' ? tail.text.trimEnd() : ''}${text}`));
  return written[written.length - 1]?.text === title ? edit : undefined;
}

const lineEnd = (note: Document): string => /\r\n|\r|\n/.exec(note.text)?.[0] ?? '\n';
const lineStart = (text: string, at: number): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
const restOfLine = (text: string, at: number): number => at + (/^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);

/** The address of a heading as GitHub and most site builders make it. */
const anchorOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')}`;

/** How text in the wrong language may be put right. */
import type { Claim } from '../../engine/claims';
import type { Document } from '../../engine/document';
import { followBy, followEdit, lineEndOf } from '../../engine/skeleton';
import type { Fix } from '../../engine/types';
import { languageName } from '../../languages/names';
import type { messages } from './messages';
import type { Item } from './run';

type Id = keyof (typeof messages)['en'];

/** Puts the code of another language where a claim is written; a region stays. */
export function relabelFix(note: Document, { span, written }: Claim, language: string): readonly Fix<Id>[] {
  if (!span) return [];
  const source = note.text.slice(span.start, span.end);
  const at = source.indexOf(written);
  if (at < 0) return [];
  const capitals = /^[A-Z]{2,3}(?![a-z])/.test(written);
  const renamed = written.replace(/^[A-Za-z]+/, capitals ? language.toUpperCase() : language);
  const start = span.start + at;
  return [
    {
      titleId: 'set-lang',
      data: { old: written, new: renamed },
      edits: [{ span: { start, end: start + written.length }, text: renamed }],
      safety: 'suggestion',
    },
  ];
}

/** Puts a stretch between markers; none where it is a part of a list, a quotation or the like. */
export function markFix(
  note: Document,
  items: Iterable<Item | undefined>,
  stretch: readonly Item[],
): readonly Fix<Id>[] {
  const [first, last] = [stretch[0], stretch[stretch.length - 1]];
  if (!first || !last) return [];
  const inside = new Set(stretch);
  const { start } = first.node;
  const { end } = last.node;
  for (const item of items)
    if (item !== undefined && !inside.has(item) && item.node.start < end && item.node.end > start) return [];
  const eol = lineEndOf(note.text);
  return [
    {
      titleId: 'mark',
      data: { claimed: languageName(first.expected.language) },
      edits: [
        {
          span: { start, end: start },
          text: `<!-- agored-translate ${first.expected.language} -->${eol}${eol}`,
        },
        { span: { start: end, end }, text: `${eol}${eol}<!-- /agored-translate -->` },
      ],
      safety: 'suggestion',
    },
  ];
}

/** Says that the note's text in a language is to follow, or that it follows later than was said. */
export function pendingFix(note: Document, language: string, today: string): Fix<Id> {
  const until = followBy(today);
  const edit = followEdit(note, language, until);
  return {
    titleId: 'pending',
    data: { claimed: languageName(language), until },
    edits: [edit],
    safety: 'suggestion',
  };
}

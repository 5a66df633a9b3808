/** Headings in two languages at once: `Gosod / *Installation*`, `Installation (Gosod)`. */
import type { Block } from '../../engine/blocks';
import { atBlock, type Document } from '../../engine/document';
import { perBlock } from '../../engine/memo';
import { headingPassages } from '../../engine/outline';
import type { Passage } from '../../engine/passages';
import type { Edit, Span } from '../../engine/types';
import { languageOf } from '../../languages/identify';

/** A heading with two parts, each with its language where that can be told. */
export interface TwoPartHeading {
  readonly span: Span;
  readonly languages: readonly [string | undefined, string | undefined];
  /** Edits in the note that change the parts over; none where markup stands across. */
  readonly swap: readonly Edit[];
}

interface Parts {
  readonly left: Span;
  readonly right: Span;
}

/** The two parts of a heading's text; undefined where it has one, or more than two. */
export function partsOf(text: string): Parts | undefined {
  const closed = /^(.*?\S)\s+\(([^()]*)\)\s*$/.exec(text);
  if (closed) {
    const [, left = '', right = ''] = closed;
    const start = text.lastIndexOf('(') + 1;
    return trimmed(text, { start: 0, end: left.length }, { start, end: start + right.length });
  }
  const marks = [...text.matchAll(/\s[/|–—·•-]\s/g)];
  const [mark] = marks;
  if (!mark || marks.length > 1) return undefined;
  return trimmed(text, { start: 0, end: mark.index }, { start: mark.index + mark[0].length, end: text.length });
}

function trimmed(text: string, left: Span, right: Span): Parts | undefined {
  const cut = ({ start, end }: Span): Span => {
    const part = text.slice(start, end);
    const from = start + part.length - part.trimStart().length;
    return { start: from, end: Math.max(from, start + part.trimEnd().length) };
  };
  const parts = { left: cut(left), right: cut(right) };
  return parts.left.end > parts.left.start && parts.right.end > parts.right.start ? parts : undefined;
}

const cut = perBlock((block: Block): readonly { readonly passage: Passage; readonly parts: Parts }[] =>
  headingPassages(block).flatMap((passage) => {
    const parts = partsOf(passage.text);
    return parts ? [{ passage, parts }] : [];
  }),
);

/** The headings of a note that have two parts, in order. */
export function twoPartHeadings(note: Document, among: readonly string[]): readonly TwoPartHeading[] {
  return note.blocks.flatMap((block, index) =>
    cut(block).map(({ passage, parts: { left, right } }) => {
      const said = (span: Span): string => passage.text.slice(span.start, span.end);
      const movable = passage.isPlain(left) && passage.isPlain(right);
      return {
        span: atBlock(note, index, passage.source),
        languages: [languageOf(said(left), among), languageOf(said(right), among)] as const,
        swap: movable
          ? [
              { span: atBlock(note, index, passage.sourceOf(left)), text: said(right) },
              { span: atBlock(note, index, passage.sourceOf(right)), text: said(left) },
            ]
          : [],
      };
    }),
  );
}

/** Two texts of a note beside each other: which stretch of one answers which of the other. */
import { alignSections } from './align';
import type { Document } from './document';
import { endOfPart, sidesOf, type Layout } from './layout';
import { plainSectionsOf, sectionsOf, type Section } from './sections';
import type { Span } from './types';

/** One language's text. */
export interface Side {
  readonly language: string;
  readonly note: Document;
  readonly sections: readonly Section[];
  /** The text as a whole: all of a file but its front matter, or the part of a note that holds several. */
  readonly span: Span;
}

/** A section of one side with its counterpart, or alone. Spans go to the next heading of any level. */
export type Row = readonly [a: Span | undefined, b: Span | undefined];

/** A file in one language. */
export function wholeSide(note: Document, language: string): Side {
  const [first] = note.blocks;
  const start = first?.kind === 'front-matter' ? first.text.length : 0;
  const marked = sectionsOf(note);
  const sections = marked.length > 0 ? marked : plainSectionsOf(note);
  return { language, note, sections, span: { start, end: note.length } };
}

/** The languages of a note that holds one after the other, in their order; none for another note. */
export function halvesOf(note: Document, layout: Layout, languages: readonly string[]): readonly Side[] {
  if (layout.kind !== 'stacked') return [];
  const marked = sectionsOf(note);
  const sides = sidesOf(note, layout, marked.length > 0 ? marked : plainSectionsOf(note), languages);
  return layout.parts.map((part, index): Side => {
    const from = index === 0 && note.blocks[0]?.kind === 'front-matter' ? Math.max(1, part.from) : part.from;
    const start = note.starts[from] ?? note.length;
    const end = Math.max(start, endOfPart(note, part));
    return { language: part.language, note, sections: sides.get(part.language) ?? [], span: { start, end } };
  });
}

/** The rows of two sides: what stands before their first sections, then the sections of `a`, then those of `b` alone. */
export function rowsOf(a: Side, b: Side): readonly Row[] {
  const { ofA, ofB } = alignSections(a.sections, b.sections);
  return [
    [openingOf(a), openingOf(b)],
    ...a.sections.map(({ span }, index): Row => [span, b.sections[ofA[index] ?? -1]?.span]),
    ...b.sections.flatMap(({ span }, index): Row[] => (ofB[index] === undefined ? [[undefined, span]] : [])),
  ];
}

const openingOf = ({ sections: [first], span }: Side): Span => ({
  start: span.start,
  end: Math.max(span.start, first?.span.start ?? span.end),
});

/** Index of the row in which an offset of a side stands; -1 for none. */
export const rowAt = (rows: readonly Row[], side: 0 | 1, at: number): number =>
  rows.findLastIndex((row) => {
    const span = row[side];
    return span !== undefined && span.start <= at && at < Math.max(span.end, span.start + 1);
  });

/** The place that stands for a note as a whole. */
import { frontMatterOf, type Document } from './document';
import { firstHeading } from './outline';
import { wordsIn } from './sections';
import type { Span } from './types';

/** Where a finding about the whole note stands: its first heading, its title, or its first line. */
export function titleOf(note: Document): Span {
  const heading = firstHeading(note);
  const title = frontMatterOf(note)?.spanOf('title');
  if (heading && (heading.depth === 1 || title === undefined)) return heading.span;
  if (title) return title;
  const first = note.blocks.findIndex((block) => wordsIn(block) > 0);
  const line = /\S[^\r\n]*/.exec(note.text.slice(note.starts[first] ?? 0));
  const start = (note.starts[first] ?? 0) + (line?.index ?? 0);
  return { start, end: start + (line?.[0].trimEnd().length ?? 0) };
}

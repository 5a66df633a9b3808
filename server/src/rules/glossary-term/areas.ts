/** Which part of the text in one language answers a place of that in another. */
import { Memory } from '../../engine/memory';
import { alignSections } from '../../engine/align';
import type { Document } from '../../engine/document';
import { languagesOf, sidesOf, type Layout } from '../../engine/layout';
import { ownLanguage } from '../../engine/outline';
import { plainSectionsOf, sectionsOf, wordsIn, type Section } from '../../engine/sections';
import { waitingIn } from '../../engine/translation';
import type { Span } from '../../engine/types';
import { wordsOfBlock } from './present';

/** A text in one language: a whole note, or what a note holds of it. */
export interface Side {
  readonly language: string;
  readonly note: Document;
  /** Path of the file where it is not the note itself. */
  readonly path?: string;
  readonly span: Span;
  readonly sections: readonly Section[];
}

/** The part of another text that answers a place of this one; undefined where that cannot be told. */
export type Counterpart = (at: number) => Span | undefined;

/** The sides of a note that holds several languages. Languages that take turns share all of its sections. */
export function sidesIn(note: Document, layout: Layout, languages: readonly string[]): readonly Side[] {
  if (layout.kind === 'alternating')
    return languagesOf(layout).map((language) => ({
      language,
      note,
      span: { start: 0, end: note.length },
      sections: sectionsOf(note),
    }));
  if (layout.kind === 'one') return [];
  const marked = sectionsOf(note);
  const sides = sidesOf(note, layout, marked.length === 0 ? plainSectionsOf(note) : marked, languages);
  return layout.parts.map(({ language, from, to }) => ({
    language,
    note,
    span: { start: note.starts[from] ?? 0, end: note.starts[to] ?? note.length },
    sections: sides.get(language) ?? [],
  }));
}

export const wholeNote = (note: Document, language: string, path?: string): Side => ({
  language,
  note,
  ...(path === undefined ? {} : { path }),
  span: { start: 0, end: note.length },
  sections: sectionsOf(note),
});

/** Finds counterparts in `there` of places in `here`, section by section. */
export function counterpartsOf(here: Side, there: Side): Counterpart {
  const leadOf = ({ span, sections }: Side): Span => ({ start: span.start, end: sections[0]?.span.start ?? span.end });
  if (here.sections.length === 0 || there.sections.length === 0) return () => there.span;
  const { ofA } = alignSections(here.sections, there.sections);
  return (at) => {
    const index = here.sections.findLastIndex(({ span }) => span.start <= at);
    const section = here.sections[index];
    if (!section) return leadOf(there);
    const other = there.sections[ofA[index] ?? -1];
    if (!other) return undefined;
    // A lead above the title on one side may stand under it on the other.
    return section.title ? { start: there.span.start, end: other.span.end } : other.span;
  };
}

function blocksIn(note: Document, { start, end }: Span): readonly number[] {
  let [low, high] = [0, note.blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((note.starts[middle] ?? 0) + (note.blocks[middle]?.text.length ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const found: number[] = [];
  for (; low < note.blocks.length && (note.starts[low] ?? 0) < end; low++)
    if (note.blocks[low]?.kind === 'markdown') found.push(low);
  return found;
}

const gathered = new Memory<Document, Map<string, readonly string[]>>();

/** The words of a part, those of whole blocks; gathered once, for it is asked for by every term. */
export function wordsThere(note: Document, span: Span): readonly string[] {
  let byPart = gathered.get(note);
  if (!byPart) gathered.set(note, (byPart = new Map<string, readonly string[]>()));
  const blocks = blocksIn(note, span);
  const key = `${String(blocks[0])} ${String(blocks.at(-1))}`;
  let words = byPart.get(key);
  if (!words) {
    words = blocks.flatMap((index) => {
      const block = note.blocks[index];
      return block ? [...wordsOfBlock(block)] : [];
    });
    byPart.set(key, words);
  }
  return words;
}

/** A part with a smaller share of the words is a shorter text, and not every term of the longer one is in it. */
const leastShare = 0.6;

/** Whether a part is written in its language, is not waiting for it, and is about as long as what it answers. */
export function isAnswer({ language, note }: Side, span: Span, words: number, languages: readonly string[]): boolean {
  if (waitingIn(note).some((waiting) => waiting.span.start < span.end && waiting.span.end > span.start)) return false;
  let [all, own, other] = [0, 0, 0];
  for (const index of blocksIn(note, span)) {
    const block = note.blocks[index];
    if (!block) continue;
    const count = wordsIn(block);
    const spoken = ownLanguage(block, languages);
    all += count;
    if (spoken === language) own += count;
    else if (spoken !== undefined) other += count;
  }
  return all >= leastShare * words && own > other;
}

/** Words of prose in a part in one language. */
export const proseIn = (note: Document, span: Span, language: string, languages: readonly string[]): number =>
  blocksIn(note, span).reduce((sum, index) => {
    const block = note.blocks[index];
    return sum + (block && (ownLanguage(block, languages) ?? language) === language ? wordsIn(block) : 0);
  }, 0);

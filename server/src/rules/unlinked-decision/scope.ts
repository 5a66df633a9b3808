/** How far a link reaches: over its paragraph or list item, the sentence before it, the section that it stands in. */
import { blockIn, type Block } from '../../engine/blocks';
import type { Document } from '../../engine/document';
import { perHoldingBlock } from '../../engine/memo';
import { Memory } from '../../engine/memory';
import { passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { sentences } from '../../languages/sentences';
import { footnotesIn, isRecordLink, namesRecord, rawLinks, type FoundLink, type LinkContext } from './links';

const nothing = blockIn('markdown', '');

/** A passage with where it stands. */
export interface Located {
  readonly passage: Passage;
  readonly index: number;
  readonly block: number;
  readonly offset: number;
}

/** The passages after one, to the end of its block and in the next block that holds any. */
function passagesAfter(note: Document, block: number, index: number): readonly Located[] {
  const found: Located[] = [];
  for (let b = block; b < note.blocks.length && found.length === 0; b++) {
    const here = note.blocks[b];
    if (!here) break;
    const passages = passagesOf(here);
    for (let i = b > block ? 0 : index + 1; i < passages.length; i++)
      found.push({ passage: passages[i] as Passage, index: i, block: b, offset: note.starts[b] ?? 0 });
  }
  return found;
}

/** The next block that holds any passages: the farthest that `itemsAfter` and `sentenceAfterIsLinked` look. */
export function blockAfter(note: Document, block: number): Block | undefined {
  for (let next = block + 1; next < note.blocks.length; next++) {
    const here = note.blocks[next];
    if (here && passagesOf(here).length > 0) return here;
  }
  return undefined;
}

/** The first paragraphs of the items of the list that comes right after a passage. */
export function itemsAfter(note: Document, block: number, index: number): readonly Located[] {
  const after = passagesAfter(note, block, index);
  const [first] = after;
  if (!first?.passage.item) return [];
  const stem = passagesOf(note.blocks[block] ?? nothing)[index];
  if (first.block === block && stem?.list === first.passage.list && stem?.list !== undefined) return [];
  return after.filter(({ passage }) => passage.item && passage.list === first.passage.list);
}

/** The links of a stretch of a passage, of whatever kind. `source` is the text of its block. */
export function linksIn(note: Document, source: string, passage: Passage, span: Span): readonly FoundLink[] {
  const at = passage.sourceOf(span);
  const own = passage.links
    .filter((link) => link.start < span.end && span.start <= link.end)
    .map((link): FoundLink => ({
      target: link.url ?? note.definitions.get(link.reference ?? '') ?? '',
      text: passage.text.slice(link.start, link.end),
    }));
  return [...own, ...rawLinks(source.slice(at.start, tailEnd(source, at.end)))];
}

/** Markup behind the last word belongs to it: footnote references, a link's address, a template tag. */
const tailEnd = (source: string, end: number): number =>
  end + (/^[^\s]*/.exec(source.slice(end, end + 400))?.[0].length ?? 0);

function spanIsLinked(note: Document, source: string, passage: Passage, span: Span, context: LinkContext): boolean {
  if (namesRecord(passage.text.slice(span.start, span.end), context)) return true;
  if (linksIn(note, source, passage, span).some((link) => isRecordLink(link, context))) return true;
  const at = passage.sourceOf(span);
  return footnotesIn(source.slice(at.start, tailEnd(source, at.end))).some((label) =>
    footnoteIsLinked(note, label, context),
  );
}

export const passageIsLinked = (note: Document, source: string, passage: Passage, context: LinkContext): boolean =>
  spanIsLinked(note, source, passage, { start: 0, end: passage.text.length }, context);

/**
 * Remembers what was judged of a thing last, once with the records known and once without.
 * @returns a function that judges a thing unless that was done `by` the same.
 */
export function verdicts(): (thing: object, by: readonly unknown[], judge: () => boolean) => boolean {
  const judged = new Memory<object, readonly { readonly by: readonly unknown[]; readonly linked: boolean }[]>();
  return (thing, by, judge) => {
    const before = judged.get(thing) ?? [];
    const known = before.find((each) => each.by.every((one, index) => one === by[index]));
    if (known) return known.linked;
    const linked = judge();
    judged.set(thing, [{ by, linked }, ...before.slice(0, 1)]);
    return linked;
  };
}

/** All that tells whether a link counts, but for footnotes, which may be anywhere. */
export const groundsOf = (
  note: Document,
  { config, path, records, any, trackers }: LinkContext,
): readonly unknown[] => [note.definitions, config, path, records, any, trackers];

/** Blocks in which a footnote may be. */
const withFootnotes = perHoldingBlock(({ text }) => (/\[\^[^\]]*\]:/.test(text) ? [text] : []), '[^');

function footnoteIsLinked(note: Document, label: string, context: LinkContext): boolean {
  return withFootnotes(note).some(({ block: index }) => {
    const block = note.blocks[index];
    return (
      block?.text.includes(`[^${label}]:`) === true &&
      passagesOf(block).some((passage) => {
        const span = { start: 0, end: passage.text.length };
        return (
          namesRecord(passage.text, context) ||
          linksIn(note, block.text, passage, span).some((link) => isRecordLink(link, context))
        );
      })
    );
  });
}

const verdictOf = verdicts();

/** True where the section under a heading or label holds a link to a record. */
export function sectionIsLinked(note: Document, block: number, index: number, context: LinkContext): boolean {
  const opener = passagesOf(note.blocks[block] ?? nothing)[index];
  const depth = opener?.depth;
  const own = { ...context, any: false };
  const grounds = groundsOf(note, own);
  for (let b = block; b < note.blocks.length; b++) {
    const here = note.blocks[b];
    if (!here) break;
    for (const [i, passage] of passagesOf(here).entries()) {
      if (b === block && i <= index) continue;
      if (passage.kind === 'heading' && (depth === undefined || (passage.depth ?? 1) <= depth)) return false;
      if (depth === undefined && !passage.item && passage.list === undefined) return false;
      const judge = (): boolean => passageIsLinked(note, here.text, passage, own);
      if (here.text.includes('[^') ? judge() : verdictOf(passage, grounds, judge)) return true;
    }
  }
  return false;
}

/** True where the first sentence of the paragraph right after a passage holds a link to a record. */
export function sentenceAfterIsLinked(note: Document, block: number, index: number, context: LinkContext): boolean {
  const passage = passagesOf(note.blocks[block] ?? nothing)[index];
  const [next] = passagesAfter(note, block, index);
  if (!passage || !next || next.passage.kind !== 'paragraph' || next.passage.item) return false;
  if (passage.list !== undefined && passage.list !== next.passage.list) return false; // the list ends before it
  const [sentence] = sentences(next.passage.text);
  return (
    sentence !== undefined && spanIsLinked(note, note.blocks[next.block]?.text ?? '', next.passage, sentence, context)
  );
}

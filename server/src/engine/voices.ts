/** Which language each block of a note speaks: by what HTML elements say, else by its own words. */
import { blockClaims, elementClaims } from './claims';
import type { Document } from './document';
import { spokenIn } from './mixture';
import { wordsIn } from './sections';
import { isWaiting, waitingIn } from './translation';

/** What a block counts for: its words by language, and whether an element says so. */
export interface Voice {
  readonly words: ReadonlyMap<string, number>;
  /** The language, where the block is in one; also that of an element that it only opens. */
  readonly own: string | undefined;
  readonly claimed: boolean;
}

/** Quotations and embedded posts are the words of others, in whatever language those wrote. */
const quoted = /^ {0,3}(?:>|<blockquote\b)/i;

const silent: Voice = { words: new Map(), own: undefined, claimed: false };

/** The voice of each block, by index. Silent are front matter, quotations and text between `agored-translate` markers. */
export function voicesOf(note: Document, languages: readonly string[]): readonly Voice[] {
  const waiting = waitingIn(note);
  const claims = claimedBlocks(note, languages);
  return note.blocks.map((block, index) => {
    if (isWaiting(waiting, note.starts[index] ?? 0) || block.kind === 'front-matter' || quoted.test(block.text))
      return silent;
    const claim = claims[index];
    if (claim !== undefined) return { words: new Map([[claim, wordsIn(block)]]), own: claim, claimed: true };
    const words = spokenIn(block, languages);
    return { words, own: words.size === 1 ? [...words.keys()][0] : undefined, claimed: false };
  });
}

/** The language that elements claim for each block, among `languages`; the block that opens one belongs to it. */
export function claimedBlocks(note: Document, languages: readonly string[]): readonly (string | undefined)[] {
  const elements = elementClaims(note).filter(({ language }) => language !== undefined && languages.includes(language));
  if (elements.length === 0) return [];
  const claims = blockClaims(undefined, note, languages);
  return note.blocks.map((block, index) => {
    const claim = claims[index]?.language;
    if (claim?.kind === 'attribute' && languages.includes(claim.language ?? '')) return claim.language;
    if (wordsIn(block) > 0) return undefined;
    const from = note.starts[index] ?? 0;
    const to = from + block.text.length;
    return elements.findLast(({ covers }) => from <= covers.start && covers.start <= to && covers.end > to)?.language;
  });
}

/** Words of several together. */
export function sumOf(voices: readonly Pick<Voice, 'words'>[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { words } of voices)
    for (const [language, count] of words) totals.set(language, (totals.get(language) ?? 0) + count);
  return totals;
}

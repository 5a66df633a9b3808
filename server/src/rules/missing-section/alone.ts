/** Notes that say each thing twice, one beside the other: what stands there in one language alone. */
import { atBlock, type Document } from '../../engine/document';
import { perHoldingBlockAmong, perThings } from '../../engine/memo';
import { perSection, wordsBetween, type Section } from '../../engine/sections';
import { sign } from '../../engine/signs';
import { waitingIn } from '../../engine/translation';
import type { Data, Finding } from '../../engine/types';
import { claimedBlocks, spokenBetween, voicesOf, type Spoken } from '../../engine/voices';
import { languageName } from '../../languages/names';
import { loneCells, type LoneCell } from './cells';

/** A heading or other text, cut to what a message has room for. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text);

/** Where languages take turns under shared headings: sections with text in one of them alone. */
const alone = { leastSections: 2, share: 0.6, words: 12, other: 5 };

/** In how many languages a section has text: one alone, or several; undefined where there is too little to tell. */
type Told = { readonly alone: string } | 'several' | undefined;

function told(note: Document, from: number, to: number, words: Spoken): Told {
  const spoken = words.filter(([, count]) => count >= alone.other);
  const [first] = spoken;
  if (!first) return undefined;
  if (spoken.length > 1) return 'several';
  // A block in both languages at once is in neither by itself.
  const isMost = first[1] >= Math.max(alone.words, 0.9 * (wordsBetween(note, from, to) - 6));
  return isMost ? { alone: first[0] } : undefined;
}

/** Index of the block of the next section. */
const endOf = (note: Document, sections: readonly Section[], index: number): number =>
  sections[index + 1]?.block ?? note.blocks.length;

/** Where blocks speak for themselves; only there do the voices of blocks rest on nothing else in the note. */
const toldPlainly = perSection((sections, index, note, languages): Told => {
  const block = sections[index]?.block ?? 0;
  const to = endOf(note, sections, index);
  return told(note, block, to, spokenBetween(voicesOf(note, languages), block, to));
});

/** Where elements say what is in which language, or text waits for translation. */
function toldOtherwise(sections: readonly Section[], note: Document, languages: readonly string[]): readonly Told[] {
  const voices = voicesOf(note, languages);
  const waiting = waitingIn(note);
  return sections.map((section, index) => {
    const to = endOf(note, sections, index);
    const words = new Map(spokenBetween(voices, section.block, to));
    for (const { language, span } of waiting)
      if (span.start < (note.starts[to] ?? Infinity) && span.end > section.span.start)
        words.set(language, (words.get(language) ?? 0) + alone.other);
    return told(note, section.block, to, [...words]);
  });
}

/** Sections with text in one language, where most of the others have both. */
export function* inOneAlone(
  note: Document,
  given: readonly string[],
  sections: readonly Section[],
): Generator<Finding<'alone'>> {
  const { languages } = voicesOf(note, given); // the same list at every key press
  const isPlain = waitingIn(note).length === 0 && claimedBlocks(note, languages).length === 0;
  const all = (isPlain ? toldPlainly : toldOtherwise)(sections, note, languages);
  let [both, one] = [0, 0];
  for (let index = 0; index < all.length; index++) {
    const each = all[index];
    if (each === 'several') both++;
    else if (each) one++;
  }
  if (both < alone.leastSections || both < alone.share * (both + one)) return;
  for (const [index, section] of sections.entries()) {
    const each = all[index];
    if (!each || each === 'several') continue;
    const here = each.alone;
    const there = languages.find((language) => language !== here) ?? '';
    yield {
      messageId: 'alone',
      data: headingData(section.origin, section.text, here, there),
      span: section.heading,
      language: here,
    };
  }
}

/** The same data for as long as the heading's block lives. */
const headingData = perThings((_origin: object, text: string, here: string, there: string): Data => ({
  heading: shortened(text),
  here: languageName(here),
  there: languageName(there),
}));

/** The same data for as long as the cell's block lives. */
const cellData = perThings(({ text, here, there }: LoneCell): Data => ({
  here: languageName(here),
  there: languageName(there),
  text: shortened(text),
}));

const withLoneCells = perHoldingBlockAmong(loneCells, sign.bar);

/** Cells of tables; `isExcusedIn` says which language may be missing. */
export function* cellsInOneAlone(
  note: Document,
  languages: readonly string[],
  isExcusedIn: (language: string) => boolean,
): Generator<Finding<'cell'>> {
  for (const { block, things } of withLoneCells(note, languages))
    for (const cell of things) {
      const { span, here, there } = cell;
      if (isExcusedIn(there)) continue;
      yield {
        messageId: 'cell',
        data: cellData(cell),
        span: atBlock(note, block, span),
        language: here,
      };
    }
}

/** Notes that say each thing twice, one beside the other: what stands there in one language alone. */
import { atBlock, type Document } from '../../engine/document';
import { perHoldingBlockAmong } from '../../engine/memo';
import { wordsBetween, type Section } from '../../engine/sections';
import { sign } from '../../engine/signs';
import { waitingIn } from '../../engine/translation';
import type { Finding } from '../../engine/types';
import { spokenBetween, voicesOf, type Spoken } from '../../engine/voices';
import { languageName } from '../../languages/names';
import { loneCells } from './cells';

/** A heading or other text, cut to what a message has room for. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text);

/** Where languages take turns under shared headings: sections with text in one of them alone. */
const alone = { leastSections: 2, share: 0.6, words: 12, other: 5 };

/** Sections with text in one language, where most of the others have both. */
export function* inOneAlone(
  note: Document,
  languages: readonly string[],
  sections: readonly Section[],
): Generator<Finding<'alone'>> {
  const voices = voicesOf(note, languages);
  const waiting = waitingIn(note);
  const withWaiting = (own: Spoken, section: Section, to: number): ReadonlyMap<string, number> => {
    const words = new Map(own);
    for (const { language, span } of waiting)
      if (span.start < (note.starts[to] ?? Infinity) && span.end > section.span.start)
        words.set(language, (words.get(language) ?? 0) + alone.other);
    return words;
  };
  let both = 0;
  const one: { readonly section: Section; readonly here: string }[] = [];
  for (const [index, section] of sections.entries()) {
    const to = sections[index + 1]?.block ?? note.blocks.length;
    const own = spokenBetween(voices, section.block, to);
    const words = (waiting.length === 0 ? own : [...withWaiting(own, section, to)]).filter(
      ([, count]) => count >= alone.other,
    );
    const [first] = words;
    if (words.length > 1) both++;
    // A block in both languages at once is in neither by itself.
    else if (first && first[1] >= Math.max(alone.words, 0.9 * (wordsBetween(note, section.block, to) - 6)))
      one.push({ section, here: first[0] });
  }
  if (both < alone.leastSections || both < alone.share * (both + one.length)) return;
  for (const { section, here } of one) {
    const there = languages.find((language) => language !== here) ?? '';
    yield {
      messageId: 'alone',
      data: { heading: shortened(section.text), here: languageName(here), there: languageName(there) },
      span: section.heading,
      language: here,
    };
  }
}

const withLoneCells = perHoldingBlockAmong(loneCells, sign.bar);

/** Cells of tables; `isExcusedIn` says which language may be missing. */
export function* cellsInOneAlone(
  note: Document,
  languages: readonly string[],
  isExcusedIn: (language: string) => boolean,
): Generator<Finding<'cell'>> {
  for (const { block, things } of withLoneCells(note, languages))
    for (const { text, span, here, there } of things) {
      if (isExcusedIn(there)) continue;
      const names = { here: languageName(here), there: languageName(there) };
      yield {
        messageId: 'cell',
        data: { ...names, text: shortened(text) },
        span: atBlock(note, block, span),
        language: here,
      };
    }
}

/** Notes that say each thing twice, one beside the other: what stands there in one language alone. */
import { atBlock, type Document } from '../../engine/document';
import { perHoldingBlockAmong } from '../../engine/memo';
import { wordsBetween, type Section } from '../../engine/sections';
import { waitingIn } from '../../engine/translation';
import type { Finding } from '../../engine/types';
import { totalsOf, voicesOf } from '../../engine/voices';
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
  const spoken = sections.map((section, index) => {
    const to = sections[index + 1]?.block ?? note.blocks.length;
    const words = totalsOf(voices, true, section.block, to);
    for (const { language, span } of waiting)
      if (span.start < (note.starts[to] ?? Infinity) && span.end > section.span.start)
        words.set(language, (words.get(language) ?? 0) + alone.other);
    return {
      section,
      words: [...words].filter(([, count]) => count >= alone.other),
      to,
    };
  });
  const both = spoken.filter(({ words }) => words.length > 1);
  const one = spoken.filter(({ section, words, to }) => {
    const total = wordsBetween(note, section.block, to);
    // A block in both languages at once is in neither by itself.
    return words.length === 1 && (words[0]?.[1] ?? 0) >= Math.max(alone.words, 0.9 * (total - 6));
  });
  if (both.length < alone.leastSections || both.length < alone.share * (both.length + one.length)) return;
  for (const { section, words } of one) {
    const here = words[0]?.[0] ?? '';
    const there = languages.find((language) => language !== here) ?? '';
    yield {
      messageId: 'alone',
      data: { heading: shortened(section.text), here: languageName(here), there: languageName(there) },
      span: section.heading,
      language: here,
    };
  }
}

const withLoneCells = perHoldingBlockAmong(loneCells);

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

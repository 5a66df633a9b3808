/** Sections in numbers, as they are compared with those of another text. */
import { Memory } from './memory';
import type { Section, Traits } from './sections';

/** What is looked at of a section, for each pair again. */
export interface Looks {
  readonly title: boolean;
  readonly depth: number;
  /** Its heading in small letters. */
  readonly name: string;
  /** The figures that its heading begins with. */
  readonly number: string | undefined;
  readonly items: number;
  readonly images: number;
  readonly codes: number;
  /** Words under its heading. */
  readonly ownWords: number;
  /** The same with those of all that stands below it. */
  readonly wholeWords: number;
  /** Logarithms of both. */
  readonly own: number;
  readonly whole: number;
  readonly traits: Traits;
}

/** The same object for each section as before, as long as neither it nor what stands below it is edited. */
export function looksOf(sections: readonly Section[]): readonly Looks[] {
  const before = sections.map(({ traits }) => known.get(traits));
  const { own, whole } = wordsUnder(sections, before);
  return sections.map((section, index) => {
    const same = before[index];
    const wholeWords = whole[index] ?? 0;
    if (same?.wholeWords === wholeWords && same.title === section.title) return same;
    const looks = readLooks(section, own[index] ?? 0, wholeWords);
    known.set(section.traits, looks);
    return looks;
  });
}

/** Words under each heading, and the same with those of all that stands below it. */
function wordsUnder(
  sections: readonly Section[],
  before: readonly (Looks | undefined)[],
): { readonly own: Int32Array; readonly whole: Int32Array } {
  const count = sections.length;
  const own = new Int32Array(count);
  /** Words of all sections before each. */
  const sums = new Int32Array(count + 1);
  sections.forEach((section, index) => {
    own[index] = before[index]?.ownWords ?? ownWords(section);
    sums[index + 1] = (sums[index] ?? 0) + (own[index] ?? 0);
  });
  const whole = new Int32Array(count);
  /** From behind, the sections that those before them may end at, the next one last. */
  const ends: { readonly depth: number; readonly index: number }[] = [];
  for (let index = count - 1; index >= 0; index--) {
    const depth = sections[index]?.depth ?? 0;
    while ((ends.at(-1)?.depth ?? 0) > depth) ends.pop();
    whole[index] = (sums[ends.at(-1)?.index ?? count] ?? 0) - (sums[index] ?? 0);
    ends.push({ depth, index });
  }
  return { own, whole };
}

const known = new Memory<Section['traits'], Looks>();

const ownWords = (section: Section): number => section.traits().words - section.headingTraits().words;

function readLooks(section: Section, ownWords: number, wholeWords: number): Looks {
  const { title, depth, text } = section;
  const traits = section.traits();
  return {
    title,
    depth,
    name: text.toLowerCase(),
    number: /^\(?(\d{1,3})(?:[.):\s]|$)/.exec(text)?.[1],
    items: traits.items,
    images: traits.images,
    codes: traits.codes,
    ownWords,
    wholeWords,
    own: Math.log(ownWords + few),
    whole: Math.log(wholeWords + few),
    traits,
  };
}

/** Words by which two lengths may differ without that saying much. */
const few = 8;

/** Sections in numbers, as they are compared with those of another text. */
import { Memory } from './memory';
import { subtreeLength, type Section, type Traits } from './sections';

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
  const own = sections.map((section, index) => before[index]?.ownWords ?? ownWords(section));
  return sections.map((section, index) => {
    const end = index + subtreeLength(sections, index);
    let whole = 0;
    for (let at = index; at < end; at++) whole += own[at] ?? 0;
    const same = before[index];
    if (same?.wholeWords === whole && same.title === section.title) return same;
    const looks = readLooks(section, own[index] ?? 0, whole);
    known.set(section.traits, looks);
    return looks;
  });
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

/** Sections in numbers, as they are compared with those of another text. */
import { perThings } from './memo';
import { subtreeLength, type Section, type Traits } from './sections';

/** What is looked at of a section, for each pair again: numbers alone, for there are thousands of pairs. */
export interface Looks {
  readonly depth: number;
  /** Stands for its heading in small letters. */
  readonly name: number;
  /** Stands for the figures that its heading begins with; below 0 where it begins with none. */
  readonly number: number;
  readonly items: number;
  readonly images: number;
  readonly codes: number;
  /** Logarithm of the words under its heading. */
  readonly own: number;
  /** The same of the words under it and all that stands below it. */
  readonly whole: number;
  readonly traits: Traits;
}

/** @param names numbers that stand for texts, the same ones for the same text on both sides. */
export function looksOf(sections: readonly Section[], names: Map<string, number>): readonly Looks[] {
  const all = sections.map((section) => section.traits());
  const own = sections.map(({ headingTraits }, index) => (all[index]?.words ?? 0) - headingTraits().words);
  const nameOf = (text: string): number => {
    const name = names.get(text) ?? names.size;
    names.set(text, name);
    return name;
  };
  return sections.map((section, index): Looks => {
    const traits = all[index] ?? section.traits();
    const { text, number } = headOf(section.origin, section.text);
    const end = index + subtreeLength(sections, index);
    let whole = 0;
    for (let at = index; at < end; at++) whole += own[at] ?? 0;
    return {
      depth: section.depth,
      name: nameOf(text),
      number: number === undefined ? -1 : nameOf(number),
      items: traits.items,
      images: traits.images,
      codes: traits.codes,
      own: Math.log((own[index] ?? 0) + few),
      whole: Math.log(whole + few),
      traits,
    };
  });
}

/** Words by which two lengths may differ without that saying much. */
const few = 8;

interface Head {
  readonly text: string;
  readonly number: string | undefined;
}

const headOf = perThings((_: object, text: string): Head => ({
  text: text.toLowerCase(),
  number: /^\(?(\d{1,3})(?:[.):\s]|$)/.exec(text)?.[1],
}));

/** The pieces of a note that are in the wrong language, in stretches. */
import { atBlock, type Document } from '../../engine/document';
import { wordsIn } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import type { Span } from '../../engine/types';
import type { Expected } from './expected';
import { languagesSeen, readingsOf } from './pieces';

/** A piece of the note, or a block that was not worth taking to pieces. */
export interface Item {
  readonly expected: Expected;
  /** What it reads as; undefined where it cannot be told. */
  readonly language: string | undefined;
  /** Surely in another language than expected. */
  readonly wrong: boolean;
  readonly heading: boolean;
  /** All in italics, as a translation beside the original often is. */
  readonly italic: boolean;
  readonly words: number;
  readonly span: Span;
  /** The part of the note's top level that it stands in. */
  readonly node: Span;
}

/** A note in which text in the expected language has a smaller share is in the other one. */
const hardly = 0.1;
/** Words that a whole note must have to be judged, and a stretch. */
const leastWords = { note: 12, stretch: 6, headings: 8 };

/** The pieces for which something says what language they should be in, in order. A gap in that is `undefined`. */
export function itemsOf(
  note: Document,
  expected: readonly (Expected | undefined)[],
  languages: readonly string[],
): readonly (Item | undefined)[] {
  const waiting = waitingIn(note);
  return note.blocks.flatMap((block, index): (Item | undefined)[] => {
    const there = expected[index];
    if (!/\S/.test(block.text)) return [];
    if (!there || isWaiting(waiting, note.starts[index] ?? 0)) return [undefined];
    const seen = languagesSeen(block, languages);
    if ([...seen].every((language) => language === there.language)) {
      const span = atBlock(note, index, { start: block.text.search(/\S/), end: block.text.trimEnd().length });
      const [language] = seen;
      return [
        {
          expected: there,
          language,
          wrong: false,
          heading: false,
          italic: false,
          words: wordsIn(block),
          span,
          node: span,
        },
      ];
    }
    return readingsOf(block, languages).map(({ piece, language, sure, words }) => ({
      expected: there,
      language,
      wrong: sure && language !== there.language,
      heading: piece.kind === 'heading',
      italic: piece.italic,
      words,
      span: atBlock(note, index, piece.span),
      node: atBlock(note, index, piece.node),
    }));
  });
}

/** The language that a whole note is in, where that is not the one expected. */
export function otherLanguage(items: readonly (Item | undefined)[], whole: Expected): string | undefined {
  let right = 0;
  const wrong = new Map<string, number>();
  for (const item of items) {
    if (item?.expected !== whole || item.language === undefined) continue;
    if (item.language === whole.language) right += item.words;
    else if (item.wrong) wrong.set(item.language, (wrong.get(item.language) ?? 0) + item.words);
  }
  const [most] = [...wrong].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] < leastWords.note || right > hardly * (right + most[1])) return undefined;
  return most[0];
}

type Stretch = readonly [Item, ...Item[]];

/**
 * Stretches less those in halves that mix their languages: what a half is in is known from its words alone, so one
 * stretch in the other language is a slip, and several are the way it is written.
 */
export function slipsIn(items: readonly (Item | undefined)[]): readonly Stretch[] {
  const stretches = stretchesOf(items);
  return stretches.filter(([{ expected }]) => {
    if (!expected.half) return true;
    const own = stretches.filter(([first]) => first.expected.half === expected.half);
    const beside = items.some(
      (item) =>
        item?.italic === true &&
        item.expected.half === expected.half &&
        item.language !== undefined &&
        item.language !== expected.language,
    );
    return own.length === 1 && !beside;
  });
}

/** Runs of neighbouring pieces in the same wrong language, with what lies between them and cannot be told. */
function stretchesOf(items: readonly (Item | undefined)[]): readonly Stretch[] {
  const found: [Item, ...Item[]][] = [];
  for (let at = 0; at < items.length; at++) {
    const first = items[at];
    if (!first?.wrong) continue;
    const belongs = (item: Item | undefined): item is Item => item !== undefined && item.expected === first.expected;
    const stretch: [Item, ...Item[]] = [first];
    const before = items[at - 1];
    if (belongs(before) && before.heading && before.language === first.language) stretch.unshift(before);
    const between: Item[] = [];
    for (let next = at + 1; next < items.length; next++) {
      const item = items[next];
      if (!belongs(item) || (item.language !== undefined && item.language !== first.language)) break;
      between.push(item);
      if (item.language === undefined) continue;
      stretch.push(...between.splice(0));
      at = next;
    }
    const wrong = stretch.filter((item) => item.wrong);
    const words = wrong.reduce((sum, item) => sum + item.words, 0);
    if (words >= (wrong.every(({ heading }) => heading) ? leastWords.headings : leastWords.stretch))
      found.push(stretch);
  }
  return found;
}

/** The pieces of a note that are in the wrong language, in stretches. */
import { atBlock, type Document } from '../../engine/document';
import { numbersOfNoteAmong } from '../../engine/memo';
import { wordsIn } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import type { Span } from '../../engine/types';
import type { Expectations, Expected } from './expected';
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

/**
 * The pieces of a note for which something says what language they should be in, in order; a gap in that is `undefined`.
 * Made block by block when they are asked for, since most blocks of most notes are as they should be.
 */
export interface Items {
  /** Of the block at an index. */
  readonly of: (block: number) => readonly (Item | undefined)[];
  readonly blocks: number;
  /** Blocks that may hold pieces in another language than expected, ascending. */
  readonly doubtful: readonly number[];
}

/** A note in which text in the expected language has a smaller share is in the other one. */
const hardly = 0.1;
/** Words that a whole note must have to be judged, and a stretch. */
const leastWords = { note: 12, stretch: 6, headings: 8 };

/** The last bit of a number, which all languages share that have none of their own. */
const lastBit = 31;

/** The languages that some part of each block may be in, as bits by their places among `languages`. */
const seenIn = numbersOfNoteAmong((block, languages) => {
  let seen = 0;
  for (const language of languagesSeen(block, languages)) seen |= 1 << Math.min(languages.indexOf(language), lastBit);
  return seen;
});

/** The blocks that may hold pieces in another language than expected, ascending. */
function doubtfulIn(note: Document, { of, stretches }: Expectations, languages: readonly string[]): readonly number[] {
  if (stretches.length === 0) return [];
  const seen = seenIn(note, languages);
  const found = new Set<number>();
  for (const { language, from, to } of stretches) {
    const place = languages.indexOf(language);
    const others = place < lastBit ? ~(1 << place) : -1;
    for (let block = from; block < to; block++)
      if (((seen[block] ?? 0) & others) !== 0 && of(block)?.language === language) found.add(block);
  }
  return [...found].sort((a, b) => a - b);
}

export function itemsOf(note: Document, expected: Expectations, languages: readonly string[]): Items {
  const waiting = waitingIn(note);
  const made = new Map<number, readonly (Item | undefined)[]>();
  const make = (index: number): readonly (Item | undefined)[] => {
    const block = note.blocks[index];
    const there = expected.of(index);
    if (!block || !/\S/.test(block.text)) return [];
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
  };
  return {
    of(block) {
      let items = made.get(block);
      if (!items) made.set(block, (items = make(block)));
      return items;
    },
    blocks: note.blocks.length,
    doubtful: doubtfulIn(note, expected, languages),
  };
}

/** All pieces, in order. */
export function* allOf({ of, blocks }: Items): Generator<Item | undefined> {
  for (let block = 0; block < blocks; block++) yield* of(block);
}

function* doubtfulOf({ of, doubtful }: Items): Generator<Item | undefined> {
  for (const block of doubtful) yield* of(block);
}

/** The language that a whole note is in, where that is not the one expected. */
export function otherLanguage(items: Items, whole: Expected): string | undefined {
  const wrong = new Map<string, number>();
  for (const item of doubtfulOf(items))
    if (item?.expected === whole && item.wrong && item.language !== undefined)
      wrong.set(item.language, (wrong.get(item.language) ?? 0) + item.words);
  const [most] = [...wrong].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] < leastWords.note) return undefined;
  let right = 0;
  for (const item of allOf(items)) {
    if (item?.expected === whole && item.language === whole.language) right += item.words;
    if (right > hardly * (right + most[1])) return undefined;
  }
  return most[0];
}

export type Stretch = readonly [Item, ...Item[]];

/**
 * Stretches less those in halves that mix their languages: what a half is in is known from its words alone, so one
 * stretch in the other language is a slip, and several are the way it is written.
 */
export function slipsIn(items: Items): readonly Stretch[] {
  const stretches = stretchesOf(items);
  return stretches.filter(([{ expected }]) => {
    if (!expected.half) return true;
    const own = stretches.filter(([first]) => first.expected.half === expected.half);
    if (own.length > 1) return false;
    for (const item of doubtfulOf(items))
      if (
        item?.italic === true &&
        item.expected.half === expected.half &&
        item.language !== undefined &&
        item.language !== expected.language
      )
        return false;
    return true;
  });
}

/** A place among the pieces: which of which block. */
interface Place {
  readonly block: number;
  readonly piece: number;
}

function placeBehind({ of, blocks }: Items, { block, piece }: Place): Place | undefined {
  if (piece + 1 < of(block).length) return { block, piece: piece + 1 };
  for (let next = block + 1; next < blocks; next++) if (of(next).length > 0) return { block: next, piece: 0 };
  return undefined;
}

function itemBefore({ of }: Items, { block, piece }: Place): Item | undefined {
  if (piece > 0) return of(block)[piece - 1];
  for (let before = block - 1; before >= 0; before--) if (of(before).length > 0) return of(before).at(-1);
  return undefined;
}

/** Runs of neighbouring pieces in the same wrong language, with what lies between them and cannot be told. */
function stretchesOf(items: Items): readonly Stretch[] {
  const found: Stretch[] = [];
  let last: Place = { block: -1, piece: 0 };
  for (const block of items.doubtful)
    for (const [piece, first] of items.of(block).entries()) {
      const isTaken = block < last.block || (block === last.block && piece <= last.piece);
      if (isTaken || !first?.wrong) continue;
      const { stretch, end } = stretchFrom(items, first, { block, piece });
      last = end;
      const wrong = stretch.filter((item) => item.wrong);
      const words = wrong.reduce((sum, item) => sum + item.words, 0);
      if (words >= (wrong.every(({ heading }) => heading) ? leastWords.headings : leastWords.stretch))
        found.push(stretch);
    }
  return found;
}

function stretchFrom(items: Items, first: Item, at: Place): { readonly stretch: Stretch; readonly end: Place } {
  const belongs = (item: Item | undefined): item is Item => item !== undefined && item.expected === first.expected;
  const stretch: [Item, ...Item[]] = [first];
  const before = itemBefore(items, at);
  if (belongs(before) && before.heading && before.language === first.language) stretch.unshift(before);
  const between: Item[] = [];
  let end = at;
  for (let next = placeBehind(items, at); next; next = placeBehind(items, next)) {
    const item = items.of(next.block)[next.piece];
    if (!belongs(item) || (item.language !== undefined && item.language !== first.language)) break;
    between.push(item);
    if (item.language === undefined) continue;
    stretch.push(...between.splice(0));
    end = next;
  }
  return { stretch, end };
}

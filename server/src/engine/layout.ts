/** How a note holds its languages: one alone, one after the other, or side by side. */
import { languageOf } from '../languages/identify';
import type { Block } from './blocks';
import { elementClaims } from './claims';
import type { Document } from './document';
import { perBlockAmong, perNoteAmong, perThings } from './memo';
import { spokenIn } from './mixture';
import { namedLanguages } from './notices';
import { claimedLanguage, headingPassages, namedIn, ownLanguage, roughText } from './outline';
import { perSection, wordsBetween, wordsIn, type Section } from './sections';
import { waitingIn } from './translation';
import { claimedBlocks, sumOf, totalsOf, voicesOf, type Voices } from './voices';

export type Layout =
  /** Most is in one language, undefined where it cannot be told; `also` holds what there is some text of beside it. */
  | { readonly kind: 'one'; readonly language: string | undefined; readonly also: readonly string[] }
  /** One language after the other. */
  | {
      readonly kind: 'stacked';
      readonly parts: readonly { readonly language: string; readonly from: number; readonly to: number }[];
    }
  /** Languages take turns, section by section or paragraph by paragraph. */
  | { readonly kind: 'alternating'; readonly languages: readonly string[] };

/** Share of a note's words that a language must have to be one of its languages, and not a quotation. */
const leastShare = 0.15;
const leastWords = 8;
/** Share of the smaller language's words that may stand in the other's part of a stacked note. */
const strays = 0.25;
/**
 * Changes of language that make an alternating note, or so many where elements say what is in which language, and the
 * share of words of its smaller language. A block in both is a change, and a note of which so much is such blocks needs
 * no other.
 */
const alternation = { turns: 4, claimedTurns: 2, share: 0.25, both: 0.5 };

/**
 * The layout of a note among `languages`. Text between `agored-translate` markers is left out.
 * Parts of a stacked note are half-open ranges of block indexes, which cover the note.
 */
export const layoutOf = perNoteAmong(findLayout);

function findLayout(note: Document, languages: readonly string[]): Layout {
  const voices = voicesOf(note, languages);
  const only = onlyPlace(voices);
  if (only !== undefined) return { kind: 'one', language: languages[only - 1] ?? claimedLanguage(note), also: [] };
  const { mixed } = voices;
  const { all: together, alone: totals } = totalsOf(voices);
  const share = (words: number): number => words / Math.max(1, wordsOfAll(together));

  const holds = presentIn(together);
  const wordsInBoth = wordsOfAll(together) - wordsOfAll(totals);
  if (holds.length > 1 && share(wordsInBoth) >= alternation.both) return { kind: 'alternating', languages: holds };

  const isSaid = (): boolean => share(voices.claimedWords) >= 0.5;
  const present = presentIn(totals);
  if (present.length > 1 && present.length <= 3) {
    const least = fewestOf(present, totals);
    const best = orders(present)
      .map((order) => ({ order, ...cut(voices, order, strays * least) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    if (best.cost <= strays * least) {
      const bounds = best.bounds.map((bound, index) => earlier(note, voices, bound, best.order[index + 1] ?? ''));
      const parts = best.order.map((language, index) => ({
        language,
        from: index === 0 ? 0 : (bounds[index - 1] ?? 0),
        to: bounds[index] ?? note.blocks.length,
      }));
      if (isSaid() || parts.every((part) => speaksOwnHeadings(note, part, languages)))
        return { kind: 'stacked', parts };
    }
  }
  if (
    holds.length > 1 &&
    mixed.length + turnsOf(voices, holds) >= (isSaid() ? alternation.claimedTurns : alternation.turns) &&
    fewestOf(holds, together) >= alternation.share * wordsOfAll(together)
  )
    return { kind: 'alternating', languages: holds };
  const [language = claimedLanguage(note)] = ranked(totals.size > 0 ? totals : together);
  return { kind: 'one', language, also: present.filter((other) => other !== language) };
}

/** The place of the language of all blocks that are in one, 0 where none is; undefined where there are several. */
function onlyPlace({ own, mixed }: Voices): number | undefined {
  if (mixed.length > 0) return undefined;
  let only = 0;
  for (let index = 0; index < own.length; index++) {
    const place = own[index] ?? 0;
    if (only === 0) only = place;
    else if (place !== 0 && place !== only) return undefined;
  }
  return only;
}

/** How often the language changes from one block to the next, as far as blocks are in one of those that the note holds. */
function turnsOf({ own, languages }: Voices, holds: readonly string[]): number {
  const isHeld = [false, ...languages.map((language) => holds.includes(language))];
  let turns = 0;
  let before = 0;
  for (let index = 0; index < own.length; index++) {
    const place = own[index] ?? 0;
    if (place === before || isHeld[place] !== true) continue;
    if (before > 0) turns++;
    before = place;
  }
  return turns;
}

const fewestOf = (languages: readonly string[], totals: ReadonlyMap<string, number>): number =>
  Math.min(...languages.map((language) => totals.get(language) ?? 0));

const wordsOfAll = (totals: ReadonlyMap<string, number>): number =>
  [...totals.values()].reduce((all, words) => all + words, 0);

/** Languages by their words, the most first. */
const ranked = (totals: ReadonlyMap<string, number>): readonly string[] =>
  [...totals].sort((a, b) => b[1] - a[1]).map(([language]) => language);

/** The languages that have enough words to be more than a quotation. */
const presentIn = (totals: ReadonlyMap<string, number>): readonly string[] =>
  ranked(totals).filter((language) => {
    const words = totals.get(language) ?? 0;
    return words >= leastWords && words >= leastShare * wordsOfAll(totals);
  });

/** The language of each heading of a block by its own words. */
const headingLanguages = perBlockAmong((block, languages): readonly (string | undefined)[] =>
  // Most blocks with a heading are that heading alone.
  headingPassages(block).map(({ text }) =>
    text === roughText(block).trim() ? ownLanguage(block, languages) : languageOf(text, languages),
  ),
);

/** Quotations and references in another language stand under headings in the note's own. */
function speaksOwnHeadings(
  note: Document,
  part: { language: string; from: number; to: number },
  languages: readonly string[],
): boolean {
  const decided = note.blocks
    .slice(part.from, part.to)
    .flatMap((block) => headingLanguages(block, languages))
    .filter((language) => language !== undefined);
  return decided.filter((language) => language === part.language).length * 2 >= decided.length;
}

function orders(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first) => orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}

/**
 * Cuts the blocks into one part a language so that the fewest words lie in the wrong part.
 * @param most words in the wrong part beyond which it does not matter how many there are.
 */
function cut(
  { own, ownWords, languages }: Voices,
  order: readonly string[],
  most: number,
): { cost: number; bounds: readonly number[] } {
  const places = order.map((language) => languages.indexOf(language) + 1);
  const words = ownWords();
  // For each part, the least cost of what lies before a block where that block lies in the part, and where it was cut.
  const costs = order.map((_, part) => (part === 0 ? 0 : Infinity));
  const cuts = order.map((): Cut | undefined => undefined);
  // It never becomes less, and where languages take turns there soon are too many.
  let least = 0;
  for (let index = 0; index < own.length && least <= most; index++) {
    const place = own[index] ?? 0;
    least = Infinity;
    for (let part = order.length - 1; part >= 0; part--) {
      const cost = costs[part] ?? 0;
      const before = part > 0 ? (costs[part - 1] ?? Infinity) : Infinity;
      const isCut = before < cost;
      if (isCut) cuts[part] = { at: index, before: cuts[part - 1] };
      const isAtHome = place === 0 || place === places[part];
      const now = (isCut ? before : cost) + (isAtHome ? 0 : (words[index] ?? 0));
      costs[part] = now;
      if (now < least) least = now;
    }
  }
  const bounds: number[] = [];
  for (let last = cuts.at(-1); last; last = last.before) bounds.unshift(last.at);
  return bounds.length === order.length - 1
    ? { cost: costs.at(-1) ?? Infinity, bounds }
    : { cost: Infinity, bounds: [] };
}

/** Where a part begins, and where those before it do. */
interface Cut {
  readonly at: number;
  readonly before: Cut | undefined;
}

/** Moves the start of a part back over what is in no language, to where a reader would see it begin. */
function earlier(note: Document, { own, languages }: Voices, bound: number, language: string): number {
  const place = languages.indexOf(language) + 1;
  let first = bound;
  while (first < own.length && own[first] !== place) first++;
  let low = first;
  while (low > 0 && own[low - 1] === 0 && note.blocks[low - 1]?.kind !== 'front-matter') low--;
  const between = note.blocks.slice(low, first);
  const named = between.findIndex((block) => namedIn(block).includes(language));
  if (named >= 0) return low + named;
  const rule = between.findLastIndex((block) =>
    /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/m.test(block.text.trimEnd()),
  );
  if (rule >= 0) return low + rule;
  // A title above the first heading that can be told goes with it; a last section without text does not.
  let at = first;
  let depth = topDepth(note.blocks[first]);
  while (at > low && topDepth(note.blocks[at - 1]) < depth) depth = topDepth(note.blocks[--at]);
  return at;
}

const topDepth = (block: Block | undefined): number =>
  block ? Math.min(7, ...headingPassages(block).map((passage) => passage.depth ?? 1)) : 7;

/** Whether a heading stands in two languages at once (`Gosod / *Installation*`). */
export function isInBoth(text: string, languages: readonly string[]): boolean {
  const at = /\s[/|]\s|\s[-–—·•]\s|\s\(/.exec(text);
  if (!at || at.index === 0) return false;
  if (/[/|]/.test(at[0])) return true; // mostly the same words twice, even where they cannot be told
  const left = languageOf(text.slice(0, at.index), languages);
  const right = languageOf(text.slice(at.index + at[0].length), languages);
  return left !== undefined && right !== undefined && left !== right;
}

/** What the heading of a section says of languages: that it is the name of one, or that it stands in both. */
const headed = perSection((sections, index, _note, languages): 'name' | 'both' | undefined => {
  const text = sections[index]?.text ?? '';
  if (namedLanguages(text).length > 0) return 'name';
  return isInBoth(text, languages) ? 'both' : undefined;
});

/** The languages that are spoken in a section, by its heading and the text under it, up to the next one in another block. */
const spokenUnder = perSection((sections, index, note, languages): readonly string[] => {
  const { text = '', block = 0 } = sections[index] ?? {};
  let next = index + 1;
  while (sections[next]?.block === block) next++;
  const blocks = note.blocks.slice(block, sections[next]?.block);
  const under = sumOf(blocks.map((each) => spokenIn(each, languages)));
  const most = Math.max(...under.values());
  const several = [...under].filter(([, words]) => words >= strays * most).map(([language]) => language);
  if (several.length > 1) return several;
  const own = languageOf(text, languages) ?? [...under.keys()][0];
  return own === undefined ? silent : alone(own);
});

const silent: readonly string[] = [];
const lists = new Map<string, readonly string[]>();
/** A language by itself: the same list for all sections, which are walked over at every key press. */
function alone(language: string): readonly string[] {
  let list = lists.get(language);
  if (!list) lists.set(language, (list = [language]));
  return list;
}

/** The sections of each language of a note that holds several; none where it holds one. Rules ask for the same ones. */
export const sidesOf = (
  note: Document,
  layout: Layout,
  sections: readonly Section[],
  languages: readonly string[],
): ReadonlyMap<string, readonly Section[]> => sidesAmong(sections, note, layout, languages);

const sidesAmong = perThings(findSides);

function findSides(
  sections: readonly Section[],
  note: Document,
  layout: Layout,
  languages: readonly string[],
): ReadonlyMap<string, readonly Section[]> {
  const sides = new Map<string, readonly Section[]>();
  if (layout.kind === 'one') return sides;
  const waiting = waitingIn(note);
  const claims = claimedBlocks(note, languages);
  const heads = headed(sections, note, languages);
  const spoken = layout.kind === 'alternating' ? spokenUnder(sections, note, languages) : [];
  const speaksOf = (section: Section, index: number): readonly string[] => {
    if (waiting.length > 0) {
      const { start } = section.span;
      const marked = waiting.find(({ span }) => span.start <= start && start < span.end);
      if (marked) return [marked.language];
    }
    if (heads[index] === 'both') return languagesOf(layout);
    if (layout.kind === 'stacked')
      return layout.parts
        .filter(({ from, to }) => section.block >= from && section.block < to)
        .map(({ language }) => language);
    const claim = claims.length > 0 ? claims[section.block] : undefined;
    if (claim !== undefined) return alone(claim);
    const under = spoken[index] ?? silent;
    return under.length > 0 ? under : layout.languages;
  };
  const held = languagesOf(layout);
  const own = held.map((): Section[] => []);
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index];
    if (!section || heads[index] === 'name') continue;
    const said = speaksOf(section, index);
    for (let at = 0; at < held.length; at++) if (said.includes(held[at] ?? '')) own[at]?.push(section);
  }
  for (const [at, language] of held.entries()) {
    const from = layout.kind === 'stacked' ? layout.parts.find((part) => part.language === language)?.from : undefined;
    sides.set(language, titled(note, own[at] ?? [], from ?? 0));
  }
  return sides;
}

/** The first section of a side that stands above all others of it is the title of that language's text. */
function titled(note: Document, sections: readonly Section[], from: number): readonly Section[] {
  const [first] = sections;
  if (!first) return sections;
  const { depth } = first;
  const above =
    sections.every((each) => each === first || each.depth > depth || each.depth === 7) &&
    wordsBetween(note, from, first.block) < 40;
  return first.title === above ? sections : [first.titled(above), ...sections.slice(1)];
}

/** The languages that a note holds, in order of appearance where they stand one after the other. */
export function languagesOf(layout: Layout): readonly string[] {
  if (layout.kind === 'alternating') return layout.languages;
  if (layout.kind === 'stacked') return layout.parts.map(({ language }) => language);
  return layout.language === undefined ? [] : [layout.language];
}

/** Where the text of one language ends in a stacked note, and may be added to: in the element that holds it, if one does. */
export function endOfPart(
  note: Document,
  { from, to, language }: { language: string; from: number; to: number },
): number {
  const last = note.blocks.slice(0, to).findLastIndex((block, index) => index >= from && wordsIn(block) > 0);
  const end = note.starts[to] ?? note.length;
  const at = note.starts[last];
  if (at === undefined) return end;
  const text = at + (note.blocks[last]?.text.trimEnd().length ?? 0);
  const around = elementClaims(note).findLast(
    (claim) => claim.language === language && claim.covers.start <= at && claim.covers.end >= text,
  );
  return around ? Math.min(end, around.covers.end) : end;
}

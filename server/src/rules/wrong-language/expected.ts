/** In which language the blocks of a note belong, and what says so. */
import { blockClaims, elementClaims, noteClaims, type Claim } from '../../engine/claims';
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { isInBoth, layoutOf } from '../../engine/layout';
import { firstFrom, perBlockAmong, perHoldingBlockAmong } from '../../engine/memo';
import { namedLanguages } from '../../engine/notices';
import { endOfSection, headingPassages, withHeadings } from '../../engine/outline';
import { folderOf, parsePath, readPath } from '../../engine/paths';
import { headingSigns } from '../../engine/signs';
import type { Localized } from '../../engine/types';
import { languageOf } from '../../languages/identify';
import { lettersIn, patternFor } from '../../languages/letters';
import { languageName } from '../../languages/names';
import { halvesIn } from './halves';

/** A language that text should be in. */
export interface Expected {
  readonly language: string;
  /** What says so, for people. */
  readonly by: Localized;
  /** What a person may put right instead of the text; undefined where the path says the same. */
  readonly claim?: Claim;
  /** Claimed for the note as a whole. */
  readonly whole: boolean;
  /** Number of the half of a stacked note, from 1. */
  readonly half?: number;
}

/** What the note as a whole should be in; undefined where nothing says, or what says so does not agree. */
export function expectedOfNote(note: Document, { languages }: Config, facts: Facts): Expected | undefined {
  const stated = noteClaims(facts.path, note, languages).filter((claim) => isTrusted(claim, facts));
  const [first] = stated;
  const twins = facts.twins.filter(({ exists }) => exists);
  if (first?.language === undefined) {
    // `README.md` beside `README_en.md`: what is left is its own.
    const [language, more] = languages.filter((each) => !twins.some((twin) => twin.language === each));
    const [twin] = twins.filter(({ path }) => folderOf(path) === folderOf(facts.path ?? ''));
    if (language === undefined || more !== undefined || !twin || readPath(twin.path, languages).by !== 'suffix')
      return undefined;
    if (layoutOf(note, languages).kind !== 'one') return undefined;
    const by = { en: `its other version is ‘${twin.path}’`, cy: `‘${twin.path}’ yw’r fersiwn arall` };
    return { language, by, whole: true };
  }
  // Which of two claims that differ is the wrong one is for another rule.
  if (stated.some(({ language }) => language !== first.language) || !languages.includes(first.language))
    return undefined;
  // A note in both languages may say one of them, or lie in its folder; with a version beside it, it has no need to be.
  if (!twins.some(({ language }) => language !== first.language) && layoutOf(note, languages).kind !== 'one')
    return undefined;
  const claim = stated.find(({ kind }) => kind === 'front-matter');
  return {
    language: first.language,
    by: reasonOf(first),
    whole: true,
    ...(claim && stated.length === 1 ? { claim } : {}),
  };
}

/** A name such as ‘welsh’ in a path may say what the note is about; a version in another language shows that it does not. */
const isTrusted = ({ kind, written, language }: Claim, { twins }: Facts): boolean =>
  language !== undefined &&
  (kind === 'front-matter' || /^[._]?[A-Za-z]{2,3}(?:[-_]\w+)?$/.test(written) || twins.some(({ exists }) => exists));

function reasonOf({ kind, written }: Claim): Localized {
  switch (kind) {
    case 'folder':
      return { en: `its folder is ‘${written}’`, cy: `‘${written}’ yw ei ffolder` };
    case 'suffix':
    case 'name':
      return { en: `its file is named ‘${written}’`, cy: `‘${written}’ sydd yn enw’r ffeil` };
    case 'front-matter':
      return { en: `its front matter says ‘${written}’`, cy: `‘${written}’ sydd ar frig y nodyn` };
    case 'attribute':
      return { en: `its HTML says ‘${written}’`, cy: `‘${written}’ sydd yn yr HTML` };
  }
}

/** What each block should be in, by index; undefined where nothing says so. */
export function expectedOfBlocks(
  note: Document,
  config: Config,
  facts: Facts,
  whole: Expected | undefined,
): readonly (Expected | undefined)[] {
  const { languages } = config;
  const elements = elementClaims(note).some(({ language }) => language !== undefined);
  const claims = elements ? blockClaims(facts.path, note, languages) : [];
  const halves = whole ? [] : halvesOf(note, languages);
  const headed = underHeadings(note, languages, whole);
  if (!elements && !whole && halves.length === 0 && headed.length === 0) return [];
  if (facts.path !== undefined && isElsewhere(facts.path, languages)) return [];
  const byClaim = new Map<Claim, Expected>();
  const isFrontMatter = note.blocks[0]?.kind === 'front-matter'; // nothing else opens a note, and nothing does elsewhere
  const { length } = note.blocks;
  if (!elements && headed.length === 0 && whole) {
    const all = new Array<Expected | undefined>(length).fill(whole);
    if (isFrontMatter) all[0] = undefined;
    return all;
  }
  const expectedAt = (index: number): Expected | undefined => {
    const above = headed[index];
    if (above === 'any') return undefined;
    const claim = elements ? claims[index]?.language : undefined;
    if (claim?.kind !== 'attribute') return above ?? whole ?? halves[index];
    if (claim.language === undefined || !languages.includes(claim.language)) return undefined;
    const known = byClaim.get(claim) ?? { language: claim.language, by: reasonOf(claim), claim, whole: false };
    byClaim.set(claim, known);
    return known;
  };
  const all = new Array<Expected | undefined>(length);
  for (let index = 0; index < length; index++) all[index] = expectedAt(index);
  if (isFrontMatter) all[0] = undefined;
  return all;
}

const others = 'en cy fr ga gd mi es ca eu de it pt nl pl'.split(' ');

/** Whether a note lies among those in a language that is none of the team's. */
const isElsewhere = (path: string, languages: readonly string[]): boolean =>
  readPath(path, languages).language === undefined && parsePath(path, [...languages, ...others]).by === 'folder';

function halvesOf(note: Document, languages: readonly string[]): readonly (Expected | undefined)[] {
  const layout = layoutOf(note, languages);
  if (layout.kind === 'alternating' || (layout.kind === 'one' && layout.also.length === 0)) return [];
  const parts = halvesIn(note, languages) ?? (layout.kind === 'stacked' ? layout.parts : []);
  return parts.flatMap(({ language, from, to }, index) => {
    const { en, cy } = languageName(language);
    const by = { en: `this half of the note is in ${en}`, cy: `testun ${cy} yw’r hanner hwn o’r nodyn` };
    const half: Expected = { language, by, whole: false, half: index + 1 };
    return Array.from({ length: to - from }, () => half);
  });
}

/** What languages call themselves: a heading ‘Welsh’ may be about it, one ‘Cymraeg’ beside ‘English’ opens a text in it. */
const ownNames = new Set(
  'english cymraeg français francais gaeilge gàidhlig gaidhlig māori maori español castellano català euskara'.split(
    ' ',
  ),
);

/** Headings of texts that are in whatever language they were published in. */
const references =
  /^(?:references|bibliography|sources|citations?|acknowledge?ments|licen[cs]e|further reading|cyfeiriadau|llyfryddiaeth|ffynonellau|darllen pellach|trwydded|références|bibliographie|sources?|licence|tagairtí|foinsí|referencias|bibliografía|referències|bibliografia)$/i;

const threeLetters = patternFor(String.raw`[\p{L}]{3}`);

/** Whether a heading stands in two languages: words on both sides that are not told to be in the same. */
function saysTwice(text: string, languages: readonly string[]): boolean {
  if (!isInBoth(text, languages)) return false;
  const [left = '', right = ''] = text.split(/\s+[/|]\s+|\s+[-–—·•]\s+|\s\(/);
  const spoken = languageOf(left, languages);
  const same = spoken !== undefined && spoken === languageOf(right, languages);
  return !same && threeLetters(left).test(left) && threeLetters(right).test(right);
}

/** A heading that says something of the text under it. */
interface Telling {
  /** Its place among the headings of its block. */
  readonly index: number;
  readonly depth: number;
  readonly text: string;
  /** The one language that it names, and no more. */
  readonly name: string | undefined;
  /** It opens a text in that language. */
  readonly opens: boolean;
  readonly refers: boolean;
  readonly twice: boolean;
}

const tellingHeadings = perHoldingBlockAmong(
  perBlockAmong((block, languages): readonly Telling[] =>
    headingPassages(block).flatMap((passage, index) => {
      const text = passage.text.trim();
      const [name, more] = namedLanguages(text);
      const alone = more === undefined ? name : undefined;
      const refers = references.test(text);
      const twice = saysTwice(text, languages);
      if (alone === undefined && !refers && !twice) return [];
      const [first = '', ...others] = lettersIn(text);
      const word = others.length === 0 ? first : '';
      const opens = alone !== undefined && languages.includes(alone) && ownNames.has(word.toLowerCase());
      return [{ index, depth: passage.depth ?? 1, text, name: alone, opens, refers, twice }];
    }),
  ),
  headingSigns,
);

/**
 * What headings say of the blocks under them: those that name a language and nothing else, beside others that do so.
 * Under one in both languages, and under references, text may be in any. Empty where they say nothing.
 */
function underHeadings(
  note: Document,
  languages: readonly string[],
  whole: Expected | undefined,
): readonly (Expected | 'any' | undefined)[] {
  const telling = tellingHeadings(note, languages);
  if (telling.length === 0) return [];
  const found = new Array<Expected | 'any' | undefined>(note.blocks.length).fill(undefined);
  const [first] = withHeadings(note);
  const namedAt = new Map<number, Set<string>>();
  for (const { things } of telling)
    for (const { depth, name } of things)
      if (name !== undefined) namedAt.set(depth, (namedAt.get(depth) ?? new Set()).add(name));
  for (const { block, things } of telling)
    for (const { index, depth, text, name, opens, refers, twice } of things) {
      const isFirst = index === 0 && block === first?.block;
      const isTitle = whole !== undefined && isFirst && depth === 1;
      if (refers && !isFirst) {
        fill(found, block, endOfSection(note, { block, index, depth }), 'any');
      } else if (twice && !isTitle) {
        fill(found, block, nextHeading(note, block), 'any');
      } else if (opens && name !== undefined) {
        if ((namedAt.get(depth)?.size ?? 0) < 2) continue;
        const by = { en: `it stands under ‘${text}’`, cy: `mae dan y pennawd ‘${text}’` };
        fill(found, block + 1, endOfSection(note, { block, index, depth }), { language: name, by, whole: false });
      }
    }
  return found;
}

function fill<T>(list: T[], from: number, to: number, value: T): void {
  for (let at = from; at < to; at++) list[at] = value;
}

/** Index of the next block with a heading. */
function nextHeading(note: Document, block: number): number {
  const held = withHeadings(note);
  return held[firstFrom(held, block + 1)]?.block ?? note.blocks.length;
}

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

/** What the blocks of a note should be in. */
export interface Expectations {
  /** Of the block at an index; undefined where nothing says so. */
  readonly of: (block: number) => Expected | undefined;
  /** Where blocks may be expected in a language; all that are, stand in such a stretch. */
  readonly stretches: readonly Stretch[];
}

/** Blocks of a note, from one to before another. */
interface Stretch {
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

const none: Expectations = { of: () => undefined, stretches: [] };

/** What each block should be in. Told when it is asked for, since next to no block of a note is in doubt. */
export function expectedOfBlocks(
  note: Document,
  config: Config,
  facts: Facts,
  whole: Expected | undefined,
): Expectations {
  const { languages } = config;
  const claimed = elementClaims(note).flatMap(({ language }) => language ?? []);
  const claims = claimed.length > 0 ? blockClaims(facts.path, note, languages) : [];
  const halves = whole ? [] : halvesOf(note, languages);
  const headed = underHeadings(note, languages, whole);
  if (claimed.length === 0 && !whole && halves.length === 0 && headed.stretches.length === 0) return none;
  if (facts.path !== undefined && isElsewhere(facts.path, languages)) return none;
  const byClaim = new Map<Claim, Expected>();
  const isFrontMatter = note.blocks[0]?.kind === 'front-matter'; // nothing else opens a note, and nothing does elsewhere
  return {
    of(block) {
      const above = headed.of(block);
      if (above === 'any' || (block === 0 && isFrontMatter)) return undefined;
      const claim = claims[block]?.language;
      if (claim?.kind !== 'attribute')
        return above ?? whole ?? halves.find(({ from, to }) => from <= block && block < to)?.half;
      if (claim.language === undefined || !languages.includes(claim.language)) return undefined;
      const known = byClaim.get(claim) ?? { language: claim.language, by: reasonOf(claim), claim, whole: false };
      byClaim.set(claim, known);
      return known;
    },
    stretches: [
      ...[...new Set(whole ? [whole.language, ...claimed] : claimed)].map((language) => ({
        language,
        from: 0,
        to: note.blocks.length,
      })),
      ...halves.map(({ half: { language }, from, to }) => ({ language, from, to })),
      ...headed.stretches,
    ],
  };
}

const others = 'en cy fr ga gd mi es ca eu de it pt nl pl'.split(' ');

/** Whether a note lies among those in a language that is none of the team's. */
const isElsewhere = (path: string, languages: readonly string[]): boolean =>
  readPath(path, languages).language === undefined && parsePath(path, [...languages, ...others]).by === 'folder';

/** A half of a stacked note, from one block to before another. */
interface Half {
  readonly half: Expected;
  readonly from: number;
  readonly to: number;
}

function halvesOf(note: Document, languages: readonly string[]): readonly Half[] {
  const layout = layoutOf(note, languages);
  if (layout.kind === 'alternating' || (layout.kind === 'one' && layout.also.length === 0)) return [];
  const parts = halvesIn(note, languages) ?? (layout.kind === 'stacked' ? layout.parts : []);
  return parts.map(({ language, from, to }, index) => {
    const { en, cy } = languageName(language);
    const by = { en: `this half of the note is in ${en}`, cy: `testun ${cy} yw’r hanner hwn o’r nodyn` };
    return { half: { language, by, whole: false, half: index + 1 }, from, to };
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

/** What headings say of blocks: `'any'` where text may be in any language. */
interface Headed {
  readonly of: (block: number) => Expected | 'any' | undefined;
  readonly stretches: readonly Stretch[];
}

/**
 * What headings say of the blocks under them: those that name a language and nothing else, beside others that do so.
 * Under one in both languages, and under references, text may be in any.
 */
function underHeadings(note: Document, languages: readonly string[], whole: Expected | undefined): Headed {
  const telling = tellingHeadings(note, languages);
  if (telling.length === 0) return none;
  /** What is said, and its place in that for each block. */
  const said: (Expected | 'any' | undefined)[] = [undefined];
  const places = new Int32Array(note.blocks.length);
  const stretches: Stretch[] = [];
  const say = (from: number, to: number, what: Expected | 'any'): void => {
    places.fill(said.length, from, to);
    said.push(what);
    if (what !== 'any') stretches.push({ language: what.language, from, to });
  };
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
        say(block, endOfSection(note, { block, index, depth }), 'any');
      } else if (twice && !isTitle) {
        say(block, nextHeading(note, block), 'any');
      } else if (opens && name !== undefined) {
        if ((namedAt.get(depth)?.size ?? 0) < 2) continue;
        const by = { en: `it stands under ‘${text}’`, cy: `mae dan y pennawd ‘${text}’` };
        say(block + 1, endOfSection(note, { block, index, depth }), { language: name, by, whole: false });
      }
    }
  return { of: (block) => said[places[block] ?? 0], stretches };
}

/** Index of the next block with a heading. */
function nextHeading(note: Document, block: number): number {
  const held = withHeadings(note);
  return held[firstFrom(held, block + 1)]?.block ?? note.blocks.length;
}

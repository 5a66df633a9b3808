/** In which language the blocks of a note belong, and what says so. */
import { blockClaims, elementClaims, noteClaims, type Claim } from '../../engine/claims';
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { isInBoth, layoutOf } from '../../engine/layout';
import { namedLanguages } from '../../engine/notices';
import { headingsOf } from '../../engine/outline';
import { folderOf, readPath } from '../../engine/paths';
import type { Localized } from '../../engine/types';
import { identify } from '../../languages/identify';
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
  if (facts.path !== undefined && isElsewhere(facts.path, languages)) return [];
  const elements = elementClaims(note).some(({ language }) => language !== undefined);
  const claims = elements ? blockClaims(facts.path, note, languages) : [];
  const halves = whole ? [] : halvesOf(note, languages);
  const headed = underHeadings(note, languages, whole);
  const byClaim = new Map<Claim, Expected>();
  return note.blocks.map((block, index) => {
    if (block.kind === 'front-matter' || headed[index] === 'any') return undefined;
    const claim = claims[index]?.language;
    if (claim?.kind !== 'attribute') return headed[index] ?? whole ?? halves[index];
    if (claim.language === undefined || !languages.includes(claim.language)) return undefined;
    const known = byClaim.get(claim) ?? { language: claim.language, by: reasonOf(claim), claim, whole: false };
    byClaim.set(claim, known);
    return known;
  });
}

const others = 'en cy fr ga gd mi es ca eu de it pt nl pl'.split(' ');

/** Whether a note lies among those in a language that is none of the team's. */
const isElsewhere = (path: string, languages: readonly string[]): boolean =>
  readPath(path, languages).language === undefined && readPath(path, [...languages, ...others]).by === 'folder';

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

/** Whether a heading stands in two languages: words on both sides that are not told to be in the same. */
function saysTwice(text: string, languages: readonly string[]): boolean {
  if (!isInBoth(text, languages)) return false;
  const [left = '', right = ''] = text.split(/\s+[/|]\s+|\s+[-–—·•]\s+|\s\(/);
  const spoken = identify(left, languages).language;
  const same = spoken !== undefined && spoken === identify(right, languages).language;
  return !same && /\p{L}{3}/u.test(left) && /\p{L}{3}/u.test(right);
}

/**
 * What headings say of the blocks under them: those that name a language and nothing else, beside others that do so.
 * Under one in both languages, and under references, text may be in any.
 */
function underHeadings(
  note: Document,
  languages: readonly string[],
  whole: Expected | undefined,
): readonly (Expected | 'any' | undefined)[] {
  const headings = headingsOf(note).map((heading) => {
    const names = namedLanguages(heading.text);
    return { ...heading, name: names.length === 1 ? names[0] : undefined };
  });
  const found: (Expected | 'any' | undefined)[] = [];
  headings.forEach(({ name, text, block, depth }, index) => {
    const rest = headings.slice(index + 1);
    const next = rest.find((other) => other.block > block)?.block ?? note.blocks.length;
    const end = rest.find((other) => other.depth <= depth)?.block ?? note.blocks.length;
    const isTitle = whole !== undefined && index === 0 && depth === 1;
    const refers = index > 0 && references.test(text);
    if (refers || (!isTitle && saysTwice(text, languages))) {
      for (let at = block; at < (refers ? end : next); at++) found[at] = 'any';
      return;
    }
    const word = /^\P{L}*(\p{L}+)\P{L}*$/u.exec(text)?.[1] ?? '';
    if (name === undefined || !languages.includes(name) || !ownNames.has(word.toLowerCase())) return;
    if (!headings.some((other) => other.depth === depth && other.name !== undefined && other.name !== name)) return;
    const by = { en: `it stands under ‘${text}’`, cy: `mae dan y pennawd ‘${text}’` };
    const expected: Expected = { language: name, by, whole: false };
    for (let at = block + 1; at < end; at++) found[at] = expected;
  });
  return found;
}

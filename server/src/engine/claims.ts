/**
 * What language a note and its blocks claim to be in: by `lang` and `dir` in HTML, in the front matter, by the name and
 * the folder of the file. A claim is to be checked; which language the words are in is told elsewhere.
 */
import type { Block } from './blocks';
import type { Document } from './document';
import { readFrontMatter } from './frontMatter';
import { readTags, type Tag } from './htmlTags';
import { parseBlock, spanOf, walk } from './markdown';
import { perBlock, perHoldingBlock, perNote } from './memo';
import { folderOf, readPath } from './paths';
import type { Span } from './types';
import { shifted } from './positions';
import { sign } from './signs';

export interface Claim {
  readonly kind: 'attribute' | 'front-matter' | 'suffix' | 'folder' | 'name';
  /** Primary subtag in lower case (`cy`); undefined for a claim about the direction alone. */
  readonly language: string | undefined;
  /** The direction of writing that `dir` claims. */
  readonly direction?: 'ltr' | 'rtl';
  /** As it stands there: `cy-GB`, `_cy`, `rtl`. */
  readonly written: string;
  /** Where it stands in the note; undefined for what the path says. */
  readonly span: Span | undefined;
}

/** A claim of an HTML element, about what stands in it. */
export interface ElementClaim extends Claim {
  readonly kind: 'attribute';
  readonly span: Span;
  /** What the element holds, from behind its start tag. */
  readonly covers: Span;
}

const code = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/;

const primary = (written: string): string => written.slice(0, written.search(/[-_]|$/)).toLowerCase();

/** What the front matter claims by `lang`, `language` or `locale`; undefined where that is no language code. */
export function frontMatterClaim(note: Document): Claim | undefined {
  const [first] = note.blocks;
  return first?.kind === 'front-matter' ? claimIn(first) : undefined;
}

/** The note's language is asked for again and again. Front matter stands at offset 0. */
const claimIn = perBlock((block): Claim | undefined => {
  const matter = readFrontMatter(block);
  const key = ['lang', 'language', 'locale'].find((name) => (matter.data[name] ?? undefined) !== undefined);
  const written = key === undefined ? undefined : matter.data[key];
  if (key === undefined || typeof written !== 'string' || !code.test(written)) return undefined;
  return { kind: 'front-matter', language: primary(written), written, span: matter.spanOf(key) };
});

/**
 * What a note claims as a whole, the closest first: by the name of its file, its folder, its front matter.
 * @param path relative to the workspace root; undefined for a note without a place.
 * @param languages those that a name or folder may stand for.
 */
export function noteClaims(path: string | undefined, note: Document, languages: readonly string[]): readonly Claim[] {
  const claims: Claim[] = [];
  if (path !== undefined) {
    const own = readPath(path, languages);
    const add = ({ by, language, token }: typeof own): void => {
      // A README by its name in another language is no claim that can be put right.
      if (by !== undefined && language !== undefined)
        claims.push({ kind: by, language, written: token ?? language, span: undefined });
    };
    add(own);
    const folder = folderOf(path);
    if (own.by !== 'folder' && folder !== '') add(readPath(`${folder}/note.md`, languages));
  }
  const stated = frontMatterClaim(note);
  return stated ? [...claims, stated] : claims;
}

/** Elements that may hold blocks, and stay open over blank lines; all others end with the block they are in. */
const containers = new Set(
  (
    'html body main article section aside header footer nav div figure details blockquote fieldset form center ' +
    'table thead tbody tfoot tr td th ul ol li dl dd'
  ).split(' '),
);

type Step = { readonly tag: Tag } | { readonly text: Span };

const mayHoldTag = /<[/A-Za-z]/;

/** The tags of a block and the text between them, in order; code is left out. Not parsed where there is no tag. */
const stepsOf = perBlock((block: Block): readonly Step[] => {
  if (block.kind === 'front-matter') return [];
  if (!mayHoldTag.test(block.text)) {
    const text = /\S[\s\S]*\S|\S/.exec(block.text);
    return text ? [{ text: { start: text.index, end: text.index + text[0].length } }] : [];
  }
  const steps: Step[] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'text') steps.push({ text: spanOf(node) });
    if (node.type !== 'html') return;
    const span = spanOf(node);
    const { tags, texts } = readTags(block.text, span.start, span.end);
    steps.push(
      ...[...tags.map((tag) => ({ tag })), ...texts.map((text) => ({ text }))].sort((a, b) => startOf(a) - startOf(b)),
    );
  });
  return steps;
});

const startOf = (step: Step): number => ('tag' in step ? step.tag.span.start : step.text.start);

/** An element that is not closed yet, and the places of its claims in the list that is being made. */
interface Open {
  readonly name: string;
  readonly claims: readonly number[];
}

/** Most blocks and notes hold no such thing, and need not be parsed for it. */
const mayClaim = perHoldingBlock(
  ({ text }) => (mayHoldTag.test(text) && /\b(?:lang|dir)\s*=/i.test(text) ? [text] : []),
  sign.less,
);

/** What HTML elements of a note claim, in order of their start tags; an element in another one comes after it. */
export const elementClaims = perNote((note): readonly ElementClaim[] =>
  mayClaim(note).length > 0 ? findClaims(note) : [],
);

function findClaims(note: Document): readonly ElementClaim[] {
  const claims: ElementClaim[] = [];
  const open: Open[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number): number => {
    const now = (counts.get(name) ?? 0) + by;
    counts.set(name, now);
    return now;
  };
  const close = (from: number, at: number): void => {
    for (const { name, claims: own } of open.splice(from)) {
      count(name, -1);
      for (const index of own) {
        const claim = claims[index];
        if (claim) claims[index] = { ...claim, covers: { start: claim.covers.start, end: at } };
      }
    }
  };
  note.blocks.forEach((block, index) => {
    const by = note.starts[index] ?? 0;
    let first = open.length; // what is open from there on was opened in this block
    for (const step of stepsOf(block)) {
      if (!('tag' in step)) continue;
      const { kind, name, span } = step.tag;
      if (kind === 'close' && count(name, 0) > 0) {
        const at = open.findLastIndex((entry) => entry.name === name);
        close(at, span.start + by);
        first = Math.min(first, at);
      } else if (kind === 'open') {
        const own = claimsOfTag(step.tag, by);
        open.push({ name, claims: own.map((_, at) => claims.length + at) });
        count(name, 1);
        claims.push(...own);
      }
    }
    while (first < open.length && staysOpen(open[first]?.name ?? '')) first++;
    close(first, by + block.text.trimEnd().length);
  });
  close(0, note.length);
  return claims;
}

const staysOpen = (name: string): boolean => containers.has(name) || name.includes('-');

function claimsOfTag({ attributes, span: { end } }: Tag, by: number): ElementClaim[] {
  const found: ElementClaim[] = [];
  const add = (name: string, about: Pick<ElementClaim, 'language' | 'direction'>): void => {
    const attribute = attributes.get(name);
    if (!attribute) return;
    const span = shifted(attribute.span, by);
    const covers = { start: end + by, end: end + by };
    found.push({ kind: 'attribute', ...about, written: attribute.value, span, covers });
  };
  const name = attributes.has('lang') ? 'lang' : 'xml:lang';
  const lang = attributes.get(name)?.value.trim();
  // `lang=""` says that the language is not known, which ends the claim of what is around.
  if (lang === '' || (lang !== undefined && code.test(lang)))
    add(name, { language: lang === '' ? undefined : primary(lang) });
  const direction = attributes.get('dir')?.value.trim().toLowerCase();
  if (direction === 'ltr' || direction === 'rtl') add('dir', { language: undefined, direction });
  return found;
}

/** What a block claims. */
export interface BlockClaims {
  readonly language: Claim | undefined;
  readonly direction: Claim | undefined;
}

const nothing: BlockClaims = { language: undefined, direction: undefined };

/**
 * What each block of a note claims, by index: by the innermost element that holds all of its text, else by what the
 * note claims as a whole. Nothing for front matter, and for HTML that only opens and closes elements.
 * @param path as for {@link noteClaims}, and so are the languages.
 */
export function blockClaims(
  path: string | undefined,
  note: Document,
  languages: readonly string[],
): readonly BlockClaims[] {
  const [whole] = noteClaims(path, note, languages);
  const elements = elementClaims(note);
  const languageOf = innermost(elements.filter(({ direction }) => direction === undefined));
  const directionOf = innermost(elements.filter(({ direction }) => direction !== undefined));
  return note.blocks.map((block, index) => {
    if (block.kind === 'front-matter') return nothing;
    if (elements.length === 0) return { language: whole, direction: undefined };
    const texts = textsOf(block);
    const [first, last] = [texts[0], texts[texts.length - 1]];
    if (!first || !last) return nothing;
    const by = note.starts[index] ?? 0;
    const span = shifted({ start: first.start, end: last.end }, by);
    const spoken = languageOf(span);
    return {
      language: spoken ? (spoken.language === undefined ? undefined : spoken) : whole,
      direction: directionOf(span),
    };
  });
}

/** Finds the innermost claim around a span; to be asked about spans in ascending order. */
function innermost(claims: readonly ElementClaim[]): (span: Span) => ElementClaim | undefined {
  const around: ElementClaim[] = [];
  let next = 0;
  const leave = (at: number): void => {
    while ((around[around.length - 1]?.covers.end ?? Infinity) < at) around.pop();
  };
  return (span) => {
    for (let claim = claims[next]; claim && claim.covers.start <= span.start; claim = claims[++next]) {
      leave(claim.covers.start);
      around.push(claim);
    }
    leave(span.end);
    return around[around.length - 1];
  };
}

const textsOf = (block: Block): readonly Span[] =>
  stepsOf(block).flatMap((step) => ('text' in step ? [step.text] : []));

const rightToLeft = new Set('ar arc ckb dv fa he iw ks ps sd ug ur yi'.split(' '));

/** Whether words in `language` (a BCP 47 code) are not what is claimed. */
export function contradicts(claims: BlockClaims, language: string): boolean {
  const spoken = primary(language);
  if (claims.language?.language !== undefined && claims.language.language !== spoken) return true;
  const direction = claims.direction?.direction;
  return direction !== undefined && (direction === 'rtl') !== rightToLeft.has(spoken);
}

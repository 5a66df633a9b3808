/** Headings and the language of each block: the summaries that rules about the whole note work from. */
import { languageOf } from '../languages/identify';
import type { Block } from './blocks';
import { frontMatterClaim } from './claims';
import type { Document } from './document';
import {
  firstFrom,
  perBlock,
  perBlockAmong,
  perBlockOfNoteAmong,
  perHoldingBlock,
  perNote,
  perNoteAmong,
  perThings,
} from './memo';
import { namedLanguages } from './notices';
import { passagesOf, type Passage } from './passages';
import type { Span } from './types';
import { shifted } from './positions';
import { headingSigns, sign } from './signs';

export interface Heading {
  readonly depth: number;
  /** As read, without markup. */
  readonly text: string;
  /** The inline content in the note. */
  readonly span: Span;
  readonly block: number;
}

const mayHoldHeading = /(?:^|[\r\n]) {0,3}(?:#|[^\r\n]*(?:\r\n|\r|\n) {0,3}(?:=+|-+)[ \t]*(?:[\r\n]|$))/;

/** The headings of a block, those in quotations left out. A block that can hold none is not parsed. */
export const headingPassages = perBlock((block: Block): readonly Passage[] =>
  (block.signs & headingSigns) !== 0 && mayHoldHeading.test(block.text)
    ? passagesOf(block).filter((p) => p.kind === 'heading' && !p.quoted)
    : [],
);

/** The blocks of a note that hold headings, with what they hold. */
export const withHeadings = perHoldingBlock(headingPassages, headingSigns);

/** The headings of a note, in order, those in quotations left out. */
export const headingsOf = perNote((note): readonly Heading[] => {
  const found: Heading[] = [];
  for (const { block, things } of withHeadings(note))
    for (const passage of things) found.push(headingAt(note, block, passage));
  return found;
});

/** The first of them; to be asked for where the others are not wanted, for a note may have thousands. */
export function firstHeading(note: Document): Heading | undefined {
  const [held] = withHeadings(note);
  const passage = held?.things[0];
  return passage && headingAt(note, held.block, passage);
}

/**
 * Index of the block in which what stands under a heading ends: that of the next heading which is not below it.
 * @param heading by its block, and its place among the headings of that.
 */
export function endOfSection(
  note: Document,
  { block, index, depth }: { readonly block: number; readonly index: number; readonly depth: number },
): number {
  const held = withHeadings(note);
  for (let at = firstFrom(held, block); at < held.length; at++) {
    const own = held[at];
    const isOver = own?.things.some(
      (other, place) => (own.block > block || place > index) && (other.depth ?? 1) <= depth,
    );
    if (own && isOver === true) return own.block;
  }
  return note.blocks.length;
}

function headingAt(note: Document, block: number, passage: Passage): Heading {
  const by = note.starts[block] ?? 0;
  return {
    depth: passage.depth ?? 1,
    text: passage.text.trim(),
    span: shifted(passage.source, by),
    block,
  };
}

/** Units of a block that are looked at for its language: the identifier reads no further, and patterns stay cheap. */
const enough = 5000;

/** Source of a block less what is no prose; signs of emphasis, headings, lists and tables are still in it. */
const roughSource = perBlock((block: Block): string => {
  if (block.kind === 'front-matter' || /^(?: {0,3}(?:```|~~~)| {4}|\t|<!--|<(?:script|style|pre)\b)/i.test(block.text))
    return '';
  let text = block.text.slice(0, enough);
  if ((block.signs & noProseSigns) === 0 && !mayHoldAddress(text)) return text;
  for (const { signs, holds, pattern, by } of noProse)
    if ((signs === 0 || (block.signs & signs) !== 0) && holds.test(text)) text = text.replace(pattern, by);
  return text;
});

/** Not by a pattern: most texts are looked through to their end. */
const mayHoldAddress = (text: string): boolean => text.includes('://') || text.includes('www.');

/** What is no prose, in the order in which it is taken away; each with what it always holds, which is cheaper to see. */
const noProse: readonly {
  /** It has one of these; any, where that is 0. */
  readonly signs: number;
  readonly holds: Pick<RegExp, 'test'>;
  readonly pattern: RegExp;
  readonly by: string;
}[] = [
  {
    signs: sign.backtick | sign.tilde,
    holds: /`{3}|~{3}/,
    pattern: /^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1[`~]*[ \t]*$/gm,
    by: ' ',
  },
  { signs: sign.backtick, holds: /`/, pattern: /`[^`\n]*`/g, by: ' ' },
  { signs: sign.closing, holds: /\]\(/, pattern: /!?\[([^\]]*)\]\([^)]*\)/g, by: '$1 ' },
  { signs: sign.closing, holds: /\]:/, pattern: /^ {0,3}\[(?!\^)[^\]]+\]:.*$/gm, by: ' ' },
  { signs: sign.less, holds: /</, pattern: /<[^>\n]*>/g, by: ' ' },
  { signs: sign.brace, holds: /\{[%{]/, pattern: /\{[%{][\s\S]*?[%}]\}/g, by: ' ' },
  { signs: 0, holds: { test: mayHoldAddress }, pattern: /(?:https?:\/\/|www\.)\S+/g, by: ' ' },
  { signs: sign.at, holds: /@/, pattern: /[^\s@]{1,64}@\S+/g, by: ' ' },
];

const noProseSigns = noProse.reduce((all, { signs }) => all | signs, 0);

const emphatic = /[#*_>|~-]+/g;
const emphaticSigns = sign.hash | sign.emphasis | sign.greater | sign.bar | sign.tilde | sign.dash;

/**
 * The words of a block without the parser's help: good enough to tell a language, not to point at anything.
 * Empty for code, raw HTML comments and front matter.
 */
export const roughText = perBlock((block: Block): string =>
  (block.signs & emphaticSigns) === 0 ? roughSource(block) : roughSource(block).replace(emphatic, ' '),
);

/** The same in pieces that are mostly in one language each: lines, cells, sentences, and what a slash sets apart. */
export const roughPieces = (block: Block): readonly string[] =>
  roughSource(block)
    .split(/[\r\n|]+|\s\/\s|\/(?=[*_])|(?<=[*_])\/|(?<=[.!?…])[*_"”’)]{0,3}\s/)
    .map((piece) => piece.replace(emphatic, ' ').trim())
    .filter((piece) => piece !== '');

/** The language of a block by its own words, undefined where it cannot be told. */
export const ownLanguage = perBlockAmong((block, languages): string | undefined =>
  languageOf(roughText(block), languages),
);

/** The languages that a block names, where it does nothing else (`namedLanguages`). */
export const namedIn = perBlock((block: Block): readonly string[] => namedLanguages(roughText(block)));

/** Stands for a heading that does not tell its language. */
const heading = Symbol('heading');

const ownLanguages = perBlockOfNoteAmong((block, languages) => {
  const own = languages.length > 1 ? ownLanguage(block, languages) : languages[0];
  return own ?? (/^ {0,3}#/.test(block.text) ? heading : undefined);
});

/** The language that the note claims in its front matter (`lang`, `language` or `locale`), without region. */
export const claimedLanguage = (note: Document): string | undefined => frontMatterClaim(note)?.language;

/**
 * The language of every block of a note: its own where its words tell, else that of the section it stands in (what
 * follows a heading, what goes before anything else), else what the note claims.
 */
export const blockLanguages = perNoteAmong((note, languages): readonly (string | undefined)[] =>
  spreadOver(ownLanguages(note, languages), claimedLanguage(note)),
);

const spreadOver = perThings(
  (
    own: readonly (string | typeof heading | undefined)[],
    claimed: string | undefined,
  ): readonly (string | undefined)[] => {
    const isLanguage = (each: string | typeof heading | undefined): each is string => typeof each === 'string';
    const otherwise = own.find(isLanguage) ?? claimed;
    let before: string | undefined;
    let next = 0;
    return own.map((each, index) => {
      if (isLanguage(each)) return (before = each);
      if (each !== heading) return before ?? otherwise;
      next = Math.max(next, index);
      while (next < own.length && !isLanguage(own[next])) next++;
      const behind = own[next];
      return isLanguage(behind) ? behind : (before ?? otherwise);
    });
  },
);

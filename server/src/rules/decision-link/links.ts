/** The relative links of a note that may lead to records, with where their addresses stand. */
import type { Block } from '../../engine/blocks';
import { normalizeLabel, type Document } from '../../engine/document';
import { perBlock } from '../../engine/memo';
import { passagesOf, type Passage, type PassageLink } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { sentences } from '../../languages/sentences';
import { shifted } from '../../engine/positions';
import { sign } from '../../engine/signs';

export interface RelativeLink {
  /** Address without query and anchor, as written but for references and escapes. */
  readonly target: string;
  /** What points at it in the note: its words, or all of it where it has none. */
  readonly span: Span;
  /** Where the address stands in the note; undefined where it cannot be told for certain. */
  readonly address: Span | undefined;
  /** The sentence that it stands in. */
  readonly sentence: string;
}

const external = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;
/** A Markdown file, or a number that a page may have without its ending. */
const likely = /\.(?:md|markdown|mdx)(?:$|[?#])|(?:^|\/)(?:[a-z]{2,5}[-_ ]?)?\d{2,8}(?:[-_.][^/]*)?\/?(?:$|[?#])/i;

/** True where an address may be that of a record in the workspace. */
export const mayLead = (target: string): boolean => !external.test(target) && likely.test(target);

interface Found {
  readonly passage: Passage;
  readonly link: PassageLink;
}

const linksOf = perBlock((block: Block): readonly Found[] =>
  block.kind === 'markdown' && /\]|href/i.test(block.text)
    ? passagesOf(block).flatMap((passage) => passage.links.map((link) => ({ passage, link })))
    : [],
);

/** Most addresses are of other sites, and not captured. */
const written =
  /\]\(\s*(?:<([^<>\r\n]*)>|https?:[^\s<>()]*|([^\s<>()]+))|\bhref\s*=\s*["']?(?:https?:[^\s"'<>]*|([^\s"'<>]+))/gi;

const addressSigns = sign.closing | sign.equals;

/** Whether the source of a block shows an address that may be that of a record: told without parsing it. */
const showsLikely = perBlock(({ kind, text }: Block): boolean => {
  if (kind !== 'markdown') return false;
  written.lastIndex = 0;
  for (let match = written.exec(text); match; match = written.exec(text)) {
    const address = match[1] ?? match[2] ?? match[3];
    if (address !== undefined && mayLead(address)) return true;
  }
  return false;
});
const isLikely = (block: Block): boolean => (block.signs & addressSigns) !== 0 && showsLikely(block);

function definesLikely({ definitions }: Document): boolean {
  for (const address of definitions.values()) if (mayLead(address)) return true;
  return false;
}

/** Cheap: true where some address of the note may be that of a record. */
export const holdsLikely = (note: Document): boolean => definesLikely(note) || note.blocks.some(isLikely);

/** The links of a note that may lead to records. */
export function relativeLinks(note: Document): readonly RelativeLink[] {
  const defines = definesLikely(note);
  return note.blocks.flatMap((block, index) =>
    (defines || isLikely(block) ? linksOf(block) : []).flatMap(({ passage, link }): readonly RelativeLink[] => {
      const url = link.url ?? note.definitions.get(link.reference ?? '') ?? '';
      if (!mayLead(url)) return [];
      const by = note.starts[index] ?? 0;
      const words = link.end > link.start ? passage.sourceOf(link) : link.source;
      const sentence = sentences(passage.text).find(({ start, end }) => start <= link.start && link.start < end);
      return [
        {
          target: url.split(/[?#]/, 1)[0] ?? '',
          span: shifted(words, by),
          address:
            link.reference === undefined ? inlineAddress(block.text, link.source, by) : defined(note, link.reference),
          sentence: sentence ? passage.text.slice(sentence.start, sentence.end) : passage.text,
        },
      ];
    }),
  );
}

function inlineAddress(text: string, source: Span, by: number): Span | undefined {
  const link = text.slice(source.start, source.end);
  const at = link.lastIndexOf('](');
  const match = /^\]\(\s*(?:<([^<>\r\n]*)>|([^\s<>]*?))(?=\)|\s)/.exec(at < 0 ? '' : link.slice(at));
  const address = match?.[1] ?? match?.[2];
  if (!match || address === undefined) return undefined;
  const bare = address.split(/[?#]/, 1)[0] ?? '';
  const start = source.start + at + match[0].indexOf(address, 2) + by;
  return { start, end: start + bare.length };
}

/** The address in the definition of a reference. */
function defined(note: Document, reference: string): Span | undefined {
  for (const match of note.text.matchAll(/^ {0,3}\[([^\]\r\n]{1,300})\]:[ \t]{0,8}<?([^\s<>?#]{1,500})/gm)) {
    if (normalizeLabel(match[1] ?? '') !== reference) continue;
    const end = match.index + match[0].length;
    return { start: end - (match[2] ?? '').length, end };
  }
  return undefined;
}

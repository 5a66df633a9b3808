/** A block as pieces of running text, each with what its author says in it and no more. */
import type { Nodes } from 'mdast';
import { blockIn, type Block } from '../../engine/blocks';
import { readTags } from '../../engine/htmlTags';
import { parseBlock, spanOf } from '../../engine/markdown';
import { perBlock, perBlockAmong } from '../../engine/memo';
import { languageOfToken } from '../../engine/notices';
import { ownLanguage, roughText } from '../../engine/outline';
import { opaque, passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { identify, languageOf, surenessOf } from '../../languages/identify';
import { lettersIn, patternFor } from '../../languages/letters';
import { quotedSpans } from '../../languages/quotations';

export interface Piece {
  readonly kind: 'heading' | 'text' | 'table' | 'html';
  /** In the block. */
  readonly span: Span;
  /** The part of the block's top level that it stands in. */
  readonly node: Span;
  /** As read. */
  readonly text: string;
  /** Less quotations and the names of what is linked to. */
  readonly own: string;
  /** Of a table: its cells. */
  readonly cells: readonly string[];
  /** Quotes, refers, is no prose, or is set apart in italics, as a translation beside the original often is. */
  readonly apart: boolean;
  /** All in italics or bold. */
  readonly italic: boolean;
}

/** What a piece reads as. */
export interface Reading {
  readonly piece: Piece;
  /** Undefined where it cannot be told. */
  readonly language: string | undefined;
  /** Sure enough, and of enough words, to contradict a claim. */
  readonly sure: boolean;
  /** Words of its own. */
  readonly words: number;
}

const word = patternFor(String.raw`[\p{L}][\p{L}\p{N}'’-]*`, 'g');
export const countWords = (text: string): number => text.match(word(text))?.length ?? 0;

function without(text: string, spans: readonly Span[]): string {
  let [rest, at] = ['', 0];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    rest += text.slice(at, from) + ' '.repeat(end - from);
    at = end;
  }
  return rest + text.slice(at);
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** A link whose address is put together by a template is none to the parser. */
const templated = /\[[^[\]]*\]\([^()\s]*\)/g;
/** Opens or holds what only commands and references do. */
const notProse = /^(?:\$ |\[\d{1,3}\] )|```|\bet al\b|\barXiv\b|\bdoi\b|\bISBN\b/i;

function pieceOf(passage: Passage, node: Span): Piece {
  const { text, links, quotations, emphasis, quoted } = passage;
  const quotes = [...quotedSpans(text), ...quotations];
  for (const match of text.includes('](') ? text.matchAll(templated) : [])
    quotes.push({ start: match.index, end: match.index + match[0].length });
  const length = text.replaceAll(opaque, '').trim().length;
  const italic = passage.kind === 'paragraph' && lengthOf(emphasis) >= 0.9 * length;
  return {
    kind: passage.kind === 'heading' ? 'heading' : 'text',
    span: passage.source,
    node,
    text,
    own: without(text, [...quotes, ...links]).replaceAll(opaque, ' '),
    cells: [],
    apart: quoted || italic || notProse.test(text),
    italic,
  };
}

const noProse = /<(?:pre|code|kbd|samp|svg|blockquote|q|cite)\b|\/\*|[{}]/i;

/** The pieces of a block in order; none for front matter, code and footnotes. */
const piecesOf = perBlock((block: Block): readonly Piece[] => {
  const passages = passagesOf(block);
  const pieces: Piece[] = [];
  let next = 0;
  for (const node of parseBlock(block).root.children) {
    const span = spanOf(node);
    const own: Passage[] = [];
    for (let passage = passages[next]; passage && passage.source.start < span.end; passage = passages[++next])
      own.push(passage);
    if (node.type === 'footnoteDefinition') continue;
    if (node.type === 'table') pieces.push(tableOf(own, span));
    else if (node.type === 'html') pieces.push(...htmlOf(block, node, span));
    else pieces.push(...own.map((passage) => pieceOf(passage, span)));
  }
  return pieces;
});

function tableOf(cells: readonly Passage[], span: Span): Piece {
  const texts = cells.map((cell) => pieceOf(cell, span).own.trim());
  const text = texts.join(' · ');
  return { kind: 'table', span, node: span, text, own: text, cells: texts, apart: false, italic: false };
}

function htmlOf(block: Block, node: Nodes, span: Span): readonly Piece[] {
  const { texts } = readTags(block.text, span.start, span.end);
  const [first, last] = [texts[0], texts[texts.length - 1]];
  if (!first || !last) return [];
  const text = texts.map(({ start, end }) => block.text.slice(start, end)).join(' ');
  const own = without(text, quotedSpans(text));
  const apart = noProse.test(block.text.slice(span.start, span.end));
  return [
    {
      kind: 'html',
      span: { start: first.start, end: last.end },
      node: span,
      text,
      own,
      cells: [],
      apart,
      italic: false,
    },
  ];
}

/** Fewer words do not contradict a claim. */
const fewest = { heading: 4, text: 5, table: 12, html: 5 };
/** A piece of at most so many words that names a language may well point to a text in it, and a longer one if it says so. */
const longestNotice = { any: 10, pointer: 30 };
const pointer =
  /\b(?:available|below|version|translation|translated|original|read|see|only|ar gael|isod|fersiwn|cyfieithiad|gyfieithiad|darllen\w*|gweler|yn unig|disponible|ci-dessous|traduction|lire|voir|ar fáil|leagan)\b/iu;

function isNotice(text: string, words: number, languages: readonly string[]): boolean {
  if (words > longestNotice.pointer || (words > longestNotice.any && !pointer.test(text))) return false;
  return lettersIn(text, 4).some((word) => languageOfToken(word, languages) !== undefined);
}

function read(piece: Piece, languages: readonly string[]): Reading {
  const words = countWords(piece.own);
  const told = identify(piece.own, languages);
  const sure =
    surenessOf(told) === 'high' &&
    !piece.apart &&
    words >= fewest[piece.kind] &&
    (2 * words >= countWords(piece.text) || languageOf(piece.text, languages) === told.language) &&
    !isNotice(piece.text, words, languages) &&
    piece.cells.every((cell) => [undefined, told.language].includes(languageOf(cell, languages))) &&
    !isDouble(piece.text, languages);
  return { piece, language: told.language, sure, words };
}

/** Says the same in two languages, one behind the other on a line: a caption, a greeting. */
function isDouble(text: string, languages: readonly string[]): boolean {
  const parts = text.split(/\n|\s[/|·]\s/);
  if (parts.length < 2) return false;
  const spoken = new Set(parts.map((part) => languageOf(part, languages)));
  spoken.delete(undefined);
  return spoken.size > 1;
}

/** What each piece of a block reads as. */
export const readingsOf = perBlockAmong((block, languages): readonly Reading[] =>
  piecesOf(block).map((piece) => read(piece, languages)),
);

/**
 * Where a piece may begin within a block: at an item, behind a heading, behind a blank line. Looks around only at the end
 * of a line, for a note may be one line.
 */
const joints =
  /(?:\r\n|\r(?!\n)|\n)(?:(?=[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])[ \t]|[\r\n]|<))|(?<=^ {0,3}#[^\r\n]*(?:\r\n|\r|\n)))/m;

/** Languages that some part of a block may be in, found without parsing it. */
export const languagesSeen = perBlockAmong((block, languages): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (language: string | undefined): void => {
    if (language !== undefined) found.add(language);
  };
  add(ownLanguage(block, languages));
  const parts = block.kind === 'front-matter' ? [] : block.text.split(joints).filter((part) => /\S/.test(part));
  if (parts.length > 1)
    for (const text of parts) if (text.length > 20) add(languageOf(roughText(blockIn(block.kind, text)), languages));
  return found;
});

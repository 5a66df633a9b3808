/** What stands in and behind the brackets of links, images and definitions. Each returns where it ends, or -1. */
import { isControl, isLineEnding, isMarkdownSpace, skipSpaces, skipWhiteSpace } from './characters';
import { decline } from './declined';

const Backslash = 92;
const Open = 40;
const Close = 41;
const Less = 60;
const Greater = 62;
const Bracket = 91;
const EndBracket = 93;

/** Longest label that is read, in UTF-16 units; somewhat below the limit that remark has. */
const longestLabel = 900;
/** Deepest nesting of brackets in the address of a link; that of a definition has no limit. */
const deepestAddress = 32;

/** A label in brackets, from its `[` on. */
export function endOfLabel(text: string, at: number): number {
  let seen = false;
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (i - at > longestLabel) decline('long label');
    if (c === Bracket) return -1;
    if (c === EndBracket) return seen ? i + 1 : -1;
    if (!isMarkdownSpace(c)) seen = true;
    if (c === Backslash) {
      const escaped = text.charCodeAt(i + 1);
      if (escaped === Bracket || escaped === EndBracket || escaped === Backslash) i++;
    }
  }
  return -1;
}

/** The label of a footnote, from its `[^` on, which holds no white space. */
export function endOfFootnoteLabel(text: string, at: number): number {
  for (let i = at + 2; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (i - at > longestLabel) decline('long label');
    if (c === Bracket || isMarkdownSpace(c)) return -1;
    if (c === EndBracket) return i > at + 2 ? i + 1 : -1;
    if (c === Backslash) {
      const escaped = text.charCodeAt(i + 1);
      if (escaped === Bracket || escaped === EndBracket || escaped === Backslash) i++;
    }
  }
  return -1;
}

/** An address, in angle brackets or bare. */
export function endOfAddress(text: string, at: number, deepest = Infinity): number {
  return text.charCodeAt(at) === Less ? endOfEnclosed(text, at) : endOfBare(text, at, deepest);
}

function endOfEnclosed(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === Greater) return i + 1;
    if (c === Less || isLineEnding(c)) return -1;
    if (c === Backslash) {
      const escaped = text.charCodeAt(i + 1);
      if (escaped === Less || escaped === Greater || escaped === Backslash) i++;
    }
  }
  return -1;
}

/** Nothing that the end of an address is told by. */
const plainRun = /[^\0- \x7f()\\]*/y;

function endOfBare(text: string, at: number, deepest: number): number {
  let depth = 0;
  let i = at;
  for (; i < text.length; i++) {
    plainRun.lastIndex = i;
    plainRun.test(text);
    i = plainRun.lastIndex;
    if (i >= text.length) break;
    const c = text.charCodeAt(i);
    if (depth === 0 && (c === Close || isMarkdownSpace(c))) break;
    if (c === Open && ++depth > deepest) return -1;
    if (c === Close) depth--;
    if (c === 32 || isControl(c)) return -1;
    if (c === Backslash) {
      const escaped = text.charCodeAt(i + 1);
      if (escaped === Open || escaped === Close || escaped === Backslash) i++;
    }
  }
  return i === at || depth > 0 ? -1 : i;
}

/** A title, in quotation marks or brackets. */
export function endOfTitle(text: string, at: number): number {
  const opening = text.charCodeAt(at);
  if (opening !== 34 && opening !== 39 && opening !== Open) return -1;
  const marker = opening === Open ? Close : opening;
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === marker) return i + 1;
    if (c === Backslash) {
      const escaped = text.charCodeAt(i + 1);
      if (escaped === marker || escaped === Backslash) i++;
    }
  }
  return -1;
}

/** The address in a stretch, without its angle brackets; still encoded. */
export const addressIn = (text: string, start: number, end: number): string =>
  text.charCodeAt(start) === Less ? text.slice(start + 1, end - 1) : text.slice(start, end);

/** The title in a stretch, without its marks and the indentation of its lines; still encoded. */
export const titleIn = (text: string, start: number, end: number): string =>
  text.slice(start + 1, end - 1).replace(/(\r\n|\r|\n)[ \t]+/g, '$1');

export interface Target {
  readonly end: number;
  readonly address: string;
  readonly title: string | undefined;
}

/** Address and title of an inline link, from its `(` on. */
export function resourceAt(text: string, at: number): Target | undefined {
  const start = skipWhiteSpace(text, at + 1);
  if (text.charCodeAt(start) === Close) return { end: start + 1, address: '', title: undefined };
  const end = endOfAddress(text, start, deepestAddress);
  if (end === -1) return undefined;
  const address = addressIn(text, start, end);
  const from = skipWhiteSpace(text, end);
  const c = text.charCodeAt(from);
  if (c === Close) return { end: from + 1, address, title: undefined };
  if (from === end) return undefined;
  const to = endOfTitle(text, from);
  if (to === -1) return undefined;
  const close = skipWhiteSpace(text, to);
  return text.charCodeAt(close) === Close ? { end: close + 1, address, title: titleIn(text, from, to) } : undefined;
}

export interface DefinitionParts extends Target {
  readonly label: string;
}

/** A definition at the start of a paragraph's text; it ends with its line. */
export function definitionAt(text: string, at: number): DefinitionParts | undefined {
  const endLabel = endOfLabel(text, at);
  if (endLabel === -1 || text.charCodeAt(endLabel) !== 58) return undefined;
  const label = text.slice(at + 1, endLabel - 1);
  const start = skipWhiteSpace(text, endLabel + 1);
  const end = endOfAddress(text, start);
  if (end === -1) return undefined;
  const address = addressIn(text, start, end);
  const from = skipWhiteSpace(text, end);
  const to = from > end ? endOfTitle(text, from) : -1;
  if (to !== -1) {
    const close = skipSpaces(text, to);
    if (endsLine(text, close)) return { end: close, label, address, title: titleIn(text, from, to) };
  }
  const close = skipSpaces(text, end);
  return endsLine(text, close) ? { end: close, label, address, title: undefined } : undefined;
}

const endsLine = (text: string, at: number): boolean => at >= text.length || isLineEnding(text.charCodeAt(at));

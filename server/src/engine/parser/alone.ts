/** Texts that are one paragraph and nothing else, as most are that are read: told without following them line by line. */
import type { Root } from 'mdast';
import { isLineEnding, isSpaceOrTab, skipSpaces } from './characters';
import { Content, positionAt } from './content';
import { readInline, type Defined } from './inline';

/** The start of a line that may be anything but text of a paragraph, blank lines included; a superset. */
const opening =
  /(?:^|\n|\r(?!\n))(?: {4}| {0,3}(?:[-+=|:<>#\t\r\n\uFEFF]|$|\d{1,9}[.)]|\*(?!\*?[^\s*])|_(?!_?[^\s_])|`{3}|~{3}))/;

/** Where the text of a paragraph ends that surely is all of a source; 0 where there may be something else. */
export function endOfParagraph(source: string): number {
  const end = endOfText(source);
  // Definitions and footnotes are read elsewhere.
  return source.includes(']:') || source.includes('\0') || opening.test(source.slice(0, end)) ? 0 : end;
}

/** Where the last line ends that is not blank. */
function endOfText(source: string): number {
  let end = source.length;
  for (let at = end - 1; at >= 0; at--) {
    const c = source.charCodeAt(at);
    if (isLineEnding(c)) end = at;
    else if (!isSpaceOrTab(c)) break;
  }
  return end;
}

/** The tree of a source that is a paragraph as far as `end`, and blank behind it. */
export function readParagraph(source: string, end: number, defined: Defined): Root {
  const start = skipSpaces(source, 0);
  const children = readInline(Content.of(source, start, end), defined);
  return {
    type: 'root',
    children: [{ type: 'paragraph', children, position: positionAt(start, end) }],
    position: positionAt(0, source.length),
  };
}

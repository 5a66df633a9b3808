/** The syntax of single lines, as CommonMark 0.31 and GFM have it: what the scanner of `blocks.ts` looks for. */

/** UTF-16 units that steer the scanner. */
export const Char = {
  Tab: 9,
  LineFeed: 10,
  CarriageReturn: 13,
  Space: 32,
  Hash: 35,
  Asterisk: 42,
  Plus: 43,
  Dash: 45,
  Zero: 48,
  Nine: 57,
  LessThan: 60,
  Equals: 61,
  GreaterThan: 62,
  OpenBracket: 91,
  Backtick: 96,
  Tilde: 126,
} as const;

/** HTML blocks that blank lines do not end (CommonMark kinds 1–5): how they open and what closes them. */
export const rawHtml: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];
/** HTML that goes on to the next blank line by its tag (kind 6); kind 7 does so by being `htmlWhole`. */
export const htmlName =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t>]|\/>|$)/i;
/** One whole tag and nothing else. */
export const htmlWhole =
  /^<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t]*)>[ \t]*$/;
/** Opens a list item; the group is the number of an ordered one. */
export const listMarker = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
/** Markers of containers, and the white space around them, before the content of a line inside a list item. */
export const containerMarkers = /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])(?:[ \t]+|$))*/;
/** Makes a heading of the paragraph above it. */
export const setextUnderline = /^(?:=+|-+)[ \t]*$/;
/** Opens a fence; one of the groups is its run of backticks or tildes. */
export const fenceOpen = /^(?:(`{3,})[^`]*$|(~{3,}))/;

/** A source line. */
export interface Line {
  /** Offset of the first unit. */
  readonly start: number;
  /** Offset after the last unit that is not part of the line ending. */
  readonly end: number;
  /** Offset of the next line. */
  readonly next: number;
}

/**
 * The line that starts at an offset; line endings are LF, CRLF and CR.
 * @param returns whether the text may hold a CR; where it holds none, the end of a line is found much faster.
 */
export function lineAt(text: string, start: number, returns = true): Line {
  if (!returns) {
    const end = text.indexOf('\n', start);
    return end < 0 ? { start, end: text.length, next: text.length } : { start, end, next: end + 1 };
  }
  let end = start;
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === Char.LineFeed) return { start, end, next: end + 1 };
    if (c === Char.CarriageReturn)
      return { start, end, next: text.charCodeAt(end + 1) === Char.LineFeed ? end + 2 : end + 1 };
  }
  return { start, end, next: end };
}

/** Columns of white space at the start of a line (tab stops of 4), and the offset of what follows. */
export function indentOf(text: string, line: Line): { columns: number; at: number } {
  let columns = 0;
  let at = line.start;
  for (; at < line.end; at++) {
    const c = text.charCodeAt(at);
    if (c === Char.Space) columns++;
    else if (c === Char.Tab) columns += 4 - (columns % 4);
    else break;
  }
  return { columns, at };
}

/** White space as Markdown has it, which leaves out form feeds and non-breaking spaces. */
export const isBlank = (rest: string): boolean => /^[ \t]*$/.test(rest);
/** A rule across the page, such as `* * *`. */
export const isThematicBreak = (rest: string): boolean =>
  /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest);
/** Opens a heading. */
export const atxHeading = /^#{1,6}(?=[ \t]|$)/;
/** What leaves no paragraph open behind it, headings and rules. */
export const isHeadingOrRule = (rest: string): boolean => atxHeading.test(rest) || isThematicBreak(rest);

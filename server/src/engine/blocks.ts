/**
 * Cuts Markdown into top-level blocks in one pass over the raw text, so that an edit costs what it touches.
 *
 * A cut is made only where every container is closed for certain: after a blank line, before a line that starts in
 * column 0 and does not go on a list; and around a heading that starts in column 0. What may still be open there is a fence, raw HTML or the front matter, so those
 * are followed exactly, as CommonMark 0.31 has them. A chunk between two cuts may hold several mdast nodes; parsed on
 * its own it gives the same nodes as in the whole note (held to remark by `test/unit/blocks.test.ts`), but for the blank
 * line that remark sometimes counts to a fence or raw HTML left open in a list.
 */
import {
  atxHeading,
  Char,
  containerMarkers,
  fenceOpen,
  htmlName,
  htmlWhole,
  indentOf,
  isBlank,
  isHeadingOrRule,
  isThematicBreak,
  lineAt,
  listMarker,
  rawHtml,
  setextUnderline,
  type Line,
} from './lineSyntax';
import { isAlpha, skipSpaces } from './parser/characters';
import { signsIn } from './signs';

/** A stretch of a note that is parsed and judged by itself. Identity is the key of all that is remembered about it. */
export interface Block {
  readonly kind: 'front-matter' | 'markdown';
  /** Source, with the blank lines that follow. */
  readonly text: string;
  /** Signs of markup in the text (`signs.ts`). */
  readonly signs: number;
  /** Identifiers of link and footnote definitions in other blocks that this one refers to; they decide its parse. */
  readonly references: readonly string[];
  /** Kept by `perBlock`. */
  memory?: unknown[] | undefined;
}

const noReferences: readonly string[] = [];

/** A block whose text stands in a longer one from `start` to `end`. */
export const blockIn = (kind: Block['kind'], text: string, start = 0, end = text.length): Block => ({
  kind,
  text: text.slice(start, end),
  signs: signsIn(text, start, end),
  references: noReferences,
  memory: undefined,
});

const frontMatterOpen = /^(---|\+\+\+)[ \t]*$/;

/**
 * End of the front matter that opens the text (offset after its closing line), or 0 where there is none.
 * The fences are those of `micromark-extension-frontmatter`: `---` or `+++` alone on the first line and on a later one.
 */
export function frontMatterEnd(text: string): number {
  const first = lineAt(text, 0);
  const fence = frontMatterOpen.exec(text.slice(first.start, first.end))?.[1];
  if (fence === undefined) return 0;
  for (let at = first.next; at < text.length;) {
    const line = lineAt(text, at);
    if (text.startsWith(fence, at) && frontMatterOpen.exec(text.slice(at, line.end))?.[1] === fence) return line.next;
    at = line.next;
  }
  return 0;
}

/** True where front matter is opened on the first line and never closed. */
export const frontMatterUnclosed = (text: string): boolean => opensFrontMatter(text) && frontMatterEnd(text) === 0;

/** Whether the first two lines of a text are as front matter opens, closed or not. */
export const opensFrontMatter = (text: string): boolean => /^---[ \t]*(?:\r\n|\r|\n)[A-Za-z_][\w-]*[ \t]*:/.test(text);

/** Where the top-level state of the scanner stands; all of it is at rest at every cut. */
interface State {
  fence: { readonly unit: number; readonly length: number } | undefined;
  /** What closes the raw HTML that is open; `'blank'` for kinds 6 and 7. */
  html: RegExp | 'blank' | undefined;
  /** Content column of the outermost list item that is open; a line indented that far lies inside it. */
  list: number | undefined;
  /** The list item opened on the last line has no content yet, so a blank line ends it. */
  emptyItem: boolean;
  /** The chunk holds a list that a following list marker may go on. */
  listBefore: boolean;
  /** The last line was paragraph text at top level, which indented code, HTML of kind 7 and `2.` cannot interrupt. */
  paragraph: boolean;
  /** A paragraph is open somewhere in a container, so that a line may continue it lazily. */
  lazy: boolean;
  /** Opening run of a fence inside the list item. */
  innerFence: string | undefined;
  /** The inside of the list item is simple enough for `lazy` to be exact. */
  simple: boolean;
  /** Content column of a list of which a line outside may or may not have gone on with a paragraph. */
  doubtful: number | undefined;
  /** A tag may have opened raw HTML, or gone on with a paragraph in a container; the next blank line ends both. */
  unsure: boolean;
  /** Something opened where it is doubtful what is open: what it closes cannot be told, so nothing more is cut. */
  lost: boolean;
  /** A footnote definition is open: lines indented by 4 lie inside it. */
  footnote: boolean;
  /** The last lines may be indented code; in a list behind it, remark does not take every marker for one. */
  indented: 'no' | 'maybe' | 'yes';
}

const atRest = (): State => ({
  fence: undefined,
  html: undefined,
  list: undefined,
  emptyItem: false,
  listBefore: false,
  paragraph: false,
  lazy: false,
  innerFence: undefined,
  simple: true,
  doubtful: undefined,
  unsure: false,
  lost: false,
  footnote: false,
  indented: 'no',
});

/**
 * Cuts `text` into chunks.
 * @param text Markdown, without a BOM; line endings may be LF, CRLF or CR.
 * @param frontMatter whether front matter may open the text, as it may only at the start of a note.
 * @returns offsets of the cuts in ascending order, the first being 0; empty for no text.
 */
export function cutBlocks(text: string, frontMatter = true): number[] {
  if (text === '') return [];
  const cuts = [0];
  let at = frontMatter ? frontMatterEnd(text) : 0;
  if (at > 0 && at < text.length) cuts.push(at);
  let state = atRest();
  let blank = false;
  const returns = text.includes('\r');
  while (at < text.length) {
    const line = lineAt(text, at, returns);
    const { columns, at: head } = indentOf(text, line);
    if (head === line.end) {
      stepBlank(state);
      blank = state.fence === undefined && state.html === undefined;
    } else {
      if (state.unsure && opener.test(text.slice(head, line.end))) state.lost = true;
      // A heading in column 0 is a block of its own: it ends all that stands before it, and its line.
      const heading = columns === 0 && isHeading(state, text, line);
      if (columns === 0 && !state.lost && (heading || (blank && !goesOn(state, text, line, head)))) {
        if (at !== cuts[cuts.length - 1]) cuts.push(at);
        state = atRest();
      }
      step(state, text, line, columns, head);
      blank = heading;
    }
    at = line.next;
  }
  return cuts;
}

function isHeading({ fence, html }: State, text: string, { start, end }: Line): boolean {
  if (text.charCodeAt(start) !== Char.Hash || fence !== undefined || html !== undefined) return false;
  return atxHeading.test(text.slice(start, Math.min(end, start + 8)));
}

/** Carries the state over a blank line. */
function stepBlank(state: State): void {
  if (state.html === 'blank') state.html = undefined;
  if (state.emptyItem) state.list = undefined;
  state.emptyItem = state.paragraph = state.lazy = state.unsure = false;
}

/** Whether a line in column 0 behind a blank line may belong to what stands before it. */
function goesOn(state: State, text: string, line: Line, head: number): boolean {
  const afterCode = state.indented !== 'no';
  if (!state.listBefore && !afterCode) return false;
  const opening = text.slice(head, Math.min(line.end, head + 12));
  return listMarker.test(opening) || (afterCode && /^(?:>|\[\^)/.test(opening));
}

/** Carries the state over one line that is not blank. */
function step(state: State, text: string, line: Line, columns: number, head: number): void {
  if (state.fence) {
    if (columns < 4 && closesFence(text, line, head, state.fence)) state.fence = undefined;
    return;
  }
  if (state.html !== undefined) {
    if (state.html !== 'blank' && state.html.test(text.slice(line.start, line.end))) state.html = undefined;
    return;
  }
  if (state.doubtful !== undefined && columns >= state.doubtful && opensRaw(text.slice(head, line.end)))
    state.lost = true;
  if (state.list !== undefined && columns >= state.list) {
    // Inside the list item; what opens there is closed by any line that is not indented so far.
    state.emptyItem = false;
    if (columns >= 4) state.indented = 'maybe'; // the item may have ended where a line seemed to go on with it
    stepInside(state, text.slice(head, line.end));
    return;
  }
  if (state.footnote && columns >= 4) {
    state.indented = 'maybe';
    return;
  }
  state.emptyItem = false;
  if (columns >= 4) {
    state.indented = state.lazy ? 'maybe' : 'yes'; // it may go on with a paragraph
    return;
  }
  const afterCode = state.indented === 'yes';
  state.indented = 'no';
  const isText = isTextUnit(text.charCodeAt(head));
  if (!isText && open(state, text, line, columns, head, afterCode)) return;
  if (state.list !== undefined && !state.simple) state.doubtful = state.list;
  const isParagraph = isText || !isHeadingOrRule(text.slice(head, line.end));
  if (state.lazy && !state.paragraph && isParagraph) return; // goes on with a paragraph inside a container, which stays open
  state.list = undefined;
  state.footnote = false;
  state.paragraph = state.lazy = isParagraph;
}

/** Whether a line is surely text that begins with a unit, as most lines do, behind its indentation. */
const isTextUnit = (unit: number): boolean => unit >= 128 || isAlpha(unit);

/** Opens or closes what a line does that may not be text; false where it is, or a heading or rule. */
function open(state: State, text: string, line: Line, columns: number, head: number, afterCode: boolean): boolean {
  const c = text.charCodeAt(head);
  if (state.paragraph && (c === Char.Equals || c === Char.Dash) && setextUnderline.test(text.slice(head, line.end))) {
    state.paragraph = state.lazy = false;
    return true;
  }
  if (c === Char.Backtick || c === Char.Tilde) {
    const opened = fenceOpen.exec(text.slice(head, line.end));
    const run = opened?.[1] ?? opened?.[2];
    if (run !== undefined) {
      Object.assign(state, { fence: { unit: c, length: run.length }, list: undefined, footnote: false });
      state.paragraph = state.lazy = false;
      return true;
    }
  }
  if (c === Char.LessThan && openHtml(state, text.slice(head, line.end))) return true;
  if (c === Char.GreaterThan) {
    Object.assign(state, { list: undefined, footnote: false, paragraph: false, lazy: true });
    return true;
  }
  if (isListMarkerUnit(c) && openList(state, text.slice(head, line.end), columns, afterCode)) return true;
  if (c === Char.OpenBracket && /^\[\^(?:[^ \t[\]\\]|\\[^ \t])+\]:/.test(text.slice(head, line.end))) {
    Object.assign(state, { list: undefined, footnote: true, paragraph: false, lazy: true });
    return true;
  }
  return false;
}

function closesFence(text: string, line: Line, head: number, fence: { unit: number; length: number }): boolean {
  let at = head;
  while (at < line.end && text.charCodeAt(at) === fence.unit) at++;
  if (at - head < fence.length) return false;
  return isBlank(text.slice(at, line.end));
}

function openHtml(state: State, rest: string): boolean {
  for (const [open, close] of rawHtml) {
    const match = open.exec(rest);
    if (!match) continue;
    // `<!-->` and `<?>` close on their own opening characters, as remark has it.
    const from = match[0] === '<!--' ? 2 : match[0] === '<?' ? 1 : match[0].length;
    state.html = close.test(rest.slice(from)) ? undefined : close;
    Object.assign(state, { list: undefined, footnote: false, paragraph: false, lazy: false });
    return true;
  }
  const isWhole = !state.paragraph && htmlWhole.test(rest);
  if (htmlName.test(rest) || (isWhole && !state.lazy)) {
    state.html = 'blank';
    Object.assign(state, { list: undefined, footnote: false, paragraph: false, lazy: false });
    return true;
  }
  // Only in a list that is simple `lazy` is exact.
  if (isWhole && (state.list === undefined || !state.simple)) state.unsure = true;
  return false;
}

/** Opens a block that a paragraph does not go on behind, or may. */
const opener = /^(?:[-+*>`~<#]|\d{1,9}[.)]|\[\^)/;

/** Whether a line opens, in whatever container, what may run over blank lines. */
function opensRaw(content: string): boolean {
  const inner = content.replace(containerMarkers, '');
  return fenceOpen.test(inner) || rawHtml.some(([open]) => open.test(inner));
}

const isListMarkerUnit = (c: number): boolean =>
  c === Char.Dash || c === Char.Plus || c === Char.Asterisk || (c >= Char.Zero && c <= Char.Nine);

function openList(state: State, rest: string, columns: number, afterCode: boolean): boolean {
  const marker = listMarker.exec(rest);
  if (!marker || isThematicBreak(rest)) return false;
  const after = rest.slice(marker[0].length);
  const empty = isBlank(after);
  if ((state.paragraph || afterCode) && (empty || (marker[1] !== undefined && Number(marker[1]) !== 1))) return false;
  const width = columns + marker[0].length;
  let column = width;
  for (const unit of after) {
    if (unit === ' ') column++;
    else if (unit === '\t') column += 4 - (column % 4);
    else break;
  }
  const padding = column - width;
  state.list = empty || padding > 4 ? width + 1 : column;
  state.emptyItem = empty;
  state.listBefore = true;
  state.footnote = false;
  state.paragraph = false;
  state.innerFence = undefined;
  state.simple = true;
  stepInside(state, after);
  return true;
}

/** Follows just enough of a list item's inside to tell whether a line outside may continue a paragraph of it. */
function stepInside(state: State, content: string): void {
  if (isTextUnit(content.charCodeAt(skipSpaces(content, 0))) && state.innerFence === undefined) {
    state.lazy = true;
    return;
  }
  const inner = content.replace(containerMarkers, '');
  if (/^[ \t]*(?:[-+*>`~<|=]|\d{1,9}[.)]|\[\^)/.test(content)) state.simple = false;
  if (state.innerFence !== undefined) {
    if (inner.startsWith(state.innerFence) && isBlank(inner.replaceAll(state.innerFence.charAt(0), '')))
      state.innerFence = undefined;
    return;
  }
  const open = fenceOpen.exec(inner);
  state.innerFence = open?.[1] ?? open?.[2];
  state.lazy = state.innerFence === undefined && inner !== '' && !isHeadingOrRule(inner);
}

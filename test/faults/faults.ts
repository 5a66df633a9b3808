/** Mistakes that are easy to make in the scanner and the parser. Each must be caught by a test (`faults.test.ts`). */
import type { Fault } from './plant';

/** In what cuts notes into blocks. */
const scanner: readonly Fault[] = [
  {
    file: 'blocks.ts',
    find: '/^(---|\\+\\+\\+)[ \\t]*$/',
    put: '/^(---|\\+\\+\\+)$/',
    why: 'front matter is not seen where white space stands behind its fence',
  },
  {
    file: 'blocks.ts',
    find: 'if (text.startsWith(fence, at) && frontMatterOpen.exec(text.slice(at, line.end))?.[1] === fence)',
    put: 'if (frontMatterOpen.test(text.slice(at, line.end)))',
    why: 'a line of dashes closes TOML, or one of plus signs YAML',
  },
  {
    file: 'blocks.ts',
    find: 'if (at > 0 && at < text.length) cuts.push(at);',
    put: '',
    why: 'the text right behind front matter is taken for a part of it',
  },
  {
    file: 'blocks.ts',
    find: 'blank = state.fence === undefined && state.html === undefined;',
    put: 'blank = state.fence === undefined;',
    why: 'raw HTML is cut at its blank lines',
  },
  {
    file: 'blocks.ts',
    find: 'columns === 0 && !state.lost && (heading',
    put: 'columns === 0 && (heading',
    why: 'text is cut where nobody can tell whether a fence is still open',
  },
  {
    file: 'blocks.ts',
    find: 'fence !== undefined || html !== undefined) return false;',
    put: 'fence !== undefined) return false;',
    why: 'a line that looks like a heading ends a comment',
  },
  {
    file: 'blocks.ts',
    find: 'Math.min(end, start + 8)',
    put: 'Math.min(end, start + 6)',
    why: 'six hash signs with text right behind them are a heading',
  },
  {
    file: 'blocks.ts',
    find: "if (state.html === 'blank') state.html = undefined;",
    put: '',
    why: 'a tag swallows the rest of the note',
  },
  {
    file: 'blocks.ts',
    find: 'listMarker.test(opening) || (afterCode',
    put: '(afterCode',
    why: 'a list is cut between its items',
  },
  {
    file: 'blocks.ts',
    find: 'if (columns < 4 && closesFence(',
    put: 'if (closesFence(',
    why: 'a fence is closed by a line that is indented too far',
  },
  {
    file: 'blocks.ts',
    find: 'if (at - head < fence.length) return false;',
    put: 'if (at - head < 3) return false;',
    why: 'a long fence is closed by a shorter one',
  },
  {
    file: 'blocks.ts',
    find: 'return isBlank(text.slice(at, line.end));',
    put: 'return true;',
    why: 'a fence is closed by one with a language behind it',
  },
  {
    file: 'blocks.ts',
    find: 'state.doubtful !== undefined && columns >= state.doubtful && opensRaw(',
    put: 'state.doubtful !== undefined && columns > state.doubtful && opensRaw(',
    why: 'a fence in a list that may have ended is not watched when it stands right at the list’s content',
  },
  {
    file: 'blocks.ts',
    find: "state.indented = state.lazy ? 'maybe' : 'yes';",
    put: "state.indented = 'yes';",
    why: 'text that goes on with a paragraph is taken for code',
  },
  {
    file: 'blocks.ts',
    find: "const from = match[0] === '<!--' ? 2 :",
    put: "const from = match[0] === '<!--' ? 4 :",
    why: 'the comment <!--> stays open',
  },
  {
    file: 'blocks.ts',
    find: '(marker[1] !== undefined && Number(marker[1]) !== 1)',
    put: 'false',
    why: 'a year at the start of a line interrupts a paragraph as a list would',
  },
  {
    file: 'blocks.ts',
    find: 'isThematicBreak(rest)) return false;',
    put: 'false) return false;',
    why: 'a rule of asterisks is taken for a list',
  },
];

/** In the syntax of single lines, which scanner and parser share. */
const lines: readonly Fault[] = [
  {
    file: 'lineSyntax.ts',
    find: '`{3,})[^`]*$',
    put: '`{3,})',
    why: 'code between three backticks in a line opens a fence',
  },
  {
    file: 'lineSyntax.ts',
    find: '|(~{3,}))/',
    put: '|(~{3,})[^~]*$)/',
    why: 'tildes behind a fence of tildes keep it from opening',
  },
  {
    file: 'lineSyntax.ts',
    find: '(\\d{1,9})[.)])(?=',
    put: '(\\d{1,10})[.)])(?=',
    why: 'a number of ten digits opens a list',
  },
  { file: 'lineSyntax.ts', find: '/^#{1,6}(?=', put: '/^#{1,7}(?=', why: 'seven hash signs are a heading' },
  {
    file: 'lineSyntax.ts',
    find: '/^(?:=+|-+)[ \\t]*$/',
    put: '/^(?:=|-)+[ \\t]*$/',
    why: 'equals signs and dashes together underline a heading',
  },
  {
    file: 'lineSyntax.ts',
    find: '(?:\\*[ \\t]*){3,}|',
    put: '(?:\\*[ \\t]*){2,}|',
    why: 'two asterisks are a rule',
  },
  {
    file: 'lineSyntax.ts',
    find: 'text.charCodeAt(end + 1) === Char.LineFeed ? end + 2 : end + 1',
    put: 'end + 1',
    why: 'CRLF is read as two line endings',
  },
  {
    file: 'lineSyntax.ts',
    find: '[/^<!--/, /-->/],',
    put: '[/^<!-- /, /-->/],',
    why: 'a comment is seen only with a space in front of its text',
  },
  {
    file: 'lineSyntax.ts',
    find: '|textarea)(?=[ \\t>]|$)/i',
    put: '|textarea)/i',
    why: 'every tag that starts as <pre> does stays open over blank lines',
  },
];

/** In the parser. */
const parser: readonly Fault[] = [
  {
    file: 'parser/containers.ts',
    find: 'if (cursor.indent > 0) cursor.eat(1);',
    put: 'cursor.eat(cursor.indent);',
    why: 'all white space behind the sign of a quote is taken, so that there is no code in it',
  },
  {
    file: 'parser/containers.ts',
    find: 'item.isOver ||= item.isEmpty;',
    put: '',
    why: 'an empty item goes on behind a blank line',
  },
  {
    file: 'parser/containers.ts',
    find: "(interrupting && source.slice(head, at) !== '1')",
    put: 'false',
    why: 'a year at the start of a line interrupts a paragraph as a list would',
  },
  {
    file: 'parser/containers.ts',
    find: 'list.marker !== marker || ',
    put: '',
    why: 'another marker goes on with a list, where it should open the next',
  },
  {
    file: 'parser/attention.ts',
    find: 'sizeOf(close) % 3 !== 0 && ',
    put: '',
    why: 'the rule of three forgets that two sizes that it divides go together',
  },
  {
    file: 'parser/attention.ts',
    find: 'open && (before !== Side.Other || !close)',
    put: 'open',
    why: 'an underscore within a word opens emphasis',
  },
  {
    file: 'parser/inline.ts',
    find: 'for (const other of this.openings) if (!other.isImage) other.isInactive = true;',
    put: '',
    why: 'a link stands in a link',
  },
  {
    file: 'parser/inline.ts',
    find: 'if (padded !== undefined && /[^ \\r\\n]/.test(padded)) value = padded;',
    put: 'if (padded !== undefined) value = padded;',
    why: 'code that is nothing but spaces loses some',
  },
  {
    file: 'parser/inline.ts',
    find: "const isBreak = at - start > 1 && !text.slice(start, at).includes('\\t');",
    put: 'const isBreak = at - start > 1;',
    why: 'a tab at the end of a line makes a break',
  },
  {
    file: 'parser/labels.ts',
    find: 'if (endsLine(text, close)) return { end: close, label, address, title: titleIn(',
    put: 'return { end: close, label, address, title: titleIn(',
    why: 'a title counts though more stands behind it',
  },
  {
    file: 'parser/labels.ts',
    find: 'if (c === EndBracket) return seen ? i + 1 : -1;',
    put: 'if (c === EndBracket) return i + 1;',
    why: 'an empty label is a label',
  },
  {
    file: 'parser/labels.ts',
    find: 'if (from === end) return undefined;',
    put: '',
    why: 'a title needs no space between it and the address',
  },
  {
    file: 'parser/literals.ts',
    find: 'if (c === 95) underscoreInLast = true;',
    put: '',
    why: 'an address is linked though its domain holds an underscore where none may be',
  },
  {
    file: 'parser/tables.ts',
    find: 'if (escaped === Backslash || escaped === Pipe) i++;',
    put: '',
    why: 'an escaped pipe divides cells',
  },
  {
    file: 'parser/reader.ts',
    find: 'cellsOf(source, start, last.end).length !== align.length',
    put: 'false',
    why: 'a table may have more columns than its head has cells',
  },
  {
    file: 'parser/reader.ts',
    find: 'if (isSibling) deepest.node.spread = true;',
    put: 'if (isSibling) deepest.item.node.spread = true;',
    why: 'a blank line between items is counted to an item',
  },
  {
    file: 'parser/reader.ts',
    find: 'cursor.eat(Math.min(cursor.indent, leaf.indent));',
    put: 'cursor.eat(leaf.indent);',
    why: 'lines of code lose letters where they are indented less than their fence',
  },
  {
    file: 'parser/reader.ts',
    find: "leaf.node.value = leaf.node.value.replace(/(?:\\r?\\n|\\r)$/, '');",
    put: 'leaf.node.value += "";',
    why: 'a blank line at the end of indented code is kept',
  },
];

export const faults: readonly Fault[] = [...scanner, ...lines, ...parser];

/** Where raw HTML that is a block of its own starts. */
import { htmlName, rawHtml } from '../lineSyntax';
import { isAlpha, isAlphanumeric, isSpaceOrTab, skipSpaces } from './characters';
import { decline } from './declined';

/** What ends the raw HTML: the first line that matches (the one that opens it included), or a blank line. */
export type HtmlEnd = RegExp | 'blank' | 'line';

/** What ends the raw HTML that a line opens; undefined for one that opens none. */
export function htmlOpenedBy(rest: string, interrupting: boolean): HtmlEnd | undefined {
  if (!rest.startsWith('<')) return undefined;
  for (const [open, close] of rawHtml) {
    const match = open.exec(rest);
    if (!match) continue;
    if (match[0] === '<![CDATA[') decline('CDATA');
    // `<!-->` and `<?>` close on their own opening characters.
    const from = match[0] === '<!--' ? 2 : match[0] === '<?' ? 1 : match[0].length;
    return close.test(rest.slice(from)) ? 'line' : close;
  }
  return htmlName.test(rest) || (!interrupting && isWholeTag(rest)) ? 'blank' : undefined;
}

const isNameStart = (c: number): boolean => c === 58 || c === 95 || isAlpha(c);
const isNamePart = (c: number): boolean => c === 45 || c === 46 || c === 58 || c === 95 || isAlphanumeric(c);

/** Whether a line is one tag and nothing else. */
function isWholeTag(line: string): boolean {
  const closing = line.charCodeAt(1) === 47;
  let i = closing ? 2 : 1;
  if (!isAlpha(line.charCodeAt(i))) return false;
  while (isAlphanumeric(line.charCodeAt(i)) || line.charCodeAt(i) === 45) i++;
  if (closing) i = skipSpaces(line, i);
  else {
    const c = line.charCodeAt(i);
    if (c !== 47 && c !== 62 && !isSpaceOrTab(c)) return false;
    i = endOfAttributes(line, i);
  }
  return line.charCodeAt(i) === 62 && skipSpaces(line, i + 1) === line.length;
}

/** Behind the attributes of a tag and the `/` that may follow them; NaN where they are none. */
function endOfAttributes(line: string, at: number): number {
  let i = skipSpaces(line, at);
  while (isNameStart(line.charCodeAt(i))) {
    while (isNamePart(line.charCodeAt(i))) i++;
    i = skipSpaces(line, i);
    while (line.charCodeAt(i) === 61) {
      i = endOfValue(line, skipSpaces(line, i + 1));
      const c = line.charCodeAt(i);
      if (Number.isNaN(c)) return NaN;
      i = skipSpaces(line, i);
    }
  }
  return line.charCodeAt(i) === 47 ? i + 1 : i;
}

function endOfValue(line: string, at: number): number {
  const quote = line.charCodeAt(at);
  if (quote === 34 || quote === 39) {
    const close = line.indexOf(line.charAt(at), at + 1);
    return close !== -1 && /[\s/>]/.test(line.charAt(close + 1)) ? close + 1 : NaN;
  }
  let i = at;
  while (i < line.length && !/[\s"'/<=>`]/.test(line.charAt(i))) i++;
  return i === at && line.charCodeAt(i) !== 47 ? NaN : i;
}

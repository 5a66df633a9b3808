/** Text and paths as pieces of Markdown: what a note or a file name holds must not become markup. */
import { relativeLink } from '../../engine/paths';
import { printable } from './printable';

/** Text as it stands, on one line. */
export const inline = (text: string): string =>
  printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]<>~|$]/g, '\\$&')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/\{(?=[{%])/g, '\\{')
    .replace(/^(?:[-+#]|\d+[.)])(?=\s|$)/, (marks) => `${marks.slice(0, -1)}\\${marks.slice(-1)}`);

/** A link to a file, by its path from the working directory. */
export function link(text: string, path: string): string {
  const address = relativeLink('', path).replaceAll('&', '%26');
  // A name such as ‘javascript:x.md’ is no address of its own.
  return `[${inline(text)}](${/^[^/]*:/.test(address) ? './' : ''}${address})`;
}

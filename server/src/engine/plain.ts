/**
 * Blocks in which nothing is markup: most headings, and many paragraphs. Their tree is made without the parser, and is
 * the one that the parser would make (held to it by `test/unit/plain.test.ts`).
 */
import type { Heading, Paragraph, Root, Text } from 'mdast';

/** What may begin markup, a reference or an address anywhere in a line, or is replaced by the parser. */
const telling = /[`*_[\]<>&\\~|@\t\0]|https?:\/\/|www\./i;
/** A line that can be nothing but text: it begins with a letter or an opening mark, and ends without a space. */
const plainLine = /^[\p{L}'"‘’“”(«][^\r\n]*(?<!\s)$/u;
const plainHeading = /^(#{1,6}) +([^\s#](?:[^\r\n#]*[^\s#])?)$/;

type Position = NonNullable<Text['position']>;

/** Lines and columns mean nothing in a block. */
const at = (start: number, end: number): Position => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
});

/** The tree of a block that is one plain heading or paragraph; undefined for one that the parser must read. */
export function plainRoot(source: string): Root | undefined {
  const whole = source.replace(/[\r\n]+$/, '');
  const text = whole.replace(/[ \t]+$/, '');
  if (text === '' || telling.test(text)) return undefined;
  const node = headingOf(text, whole.length) ?? paragraphOf(text, whole.length);
  return node && { type: 'root', children: [node], position: at(0, source.length) };
}

function headingOf(text: string, end: number): Heading | undefined {
  const [, marks, words] = plainHeading.exec(text) ?? [];
  if (marks === undefined || words === undefined) return undefined;
  const inner: Text = { type: 'text', value: words, position: at(text.length - words.length, text.length) };
  return { type: 'heading', depth: marks.length as Heading['depth'], children: [inner], position: at(0, end) };
}

function paragraphOf(text: string, end: number): Paragraph | undefined {
  if (!text.split(/\r\n|\r|\n/).every((line) => plainLine.test(line))) return undefined;
  const inner: Text = { type: 'text', value: text, position: at(0, text.length) };
  return { type: 'paragraph', children: [inner], position: at(0, end) };
}

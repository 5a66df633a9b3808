/** The inside of paragraphs, headings and cells. */
import type { PhrasingContent } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import { nested, runAt, settled } from './attention';
import { isAsciiPunctuation, isLineEnding, isSpaceOrTab, labelKey, skipSpaces } from './characters';
import type { Content } from './content';
import { decline } from './declined';
import { addText, textOf, type Item, type Opening } from './items';
import { endOfFootnoteLabel, endOfLabel, resourceAt } from './labels';
import { literalAt, mayHoldLiterals, type Literal } from './literals';
import { autolinkAt, endOfTag } from './tags';
import { plainTextOf } from './plainText';

/** What labels refer to, by `labelKey`. */
export interface Defined {
  readonly links: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

/** Where the text stands. */
export interface Place {
  /** In a table, a backslash before a pipe belongs to the table, even in code. */
  readonly isCell?: boolean;
  /** Offset behind a task's box, where the text starts with one. */
  readonly from?: number;
}

/** What may be markup; that or the first unit of an address; that or the first of an address, of e-mail as well. */
const markup = /[\n\r!&*<[\\\]_`~]/g;
const markupOrAddress = /[\n\r!&*<[\\\]_`~]|[hH](?=[tT]{2}[pP])|[wW](?=[wW]{2}\.)/g;
const markupOrEmail = /[\n\r!&*<[\\\]_`~]|[hH](?=[tT]{2}[pP])|[wW](?=[wW]{2}\.)|(?<![\w.+-])[\w.+-](?=[\w.+-]*@)/g;

/** What stands in all text that is more than one node of text; a superset. */
const anyMarkup = /[\n\r&*<[\\_`~@]|:\/\/|www\./i;

const reference = /&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/iy;

/** Reads the text of one paragraph, heading or cell. */
export function readInline(content: Content, defined: Defined, place: Place = {}): PhrasingContent[] {
  if (anyMarkup.test(content.text)) return new InlineReader(content, defined, place).read();
  const { from = 0 } = place;
  const end = endWithoutSpaces(content.text, from);
  return end > from ? [textOf(content, from, end)] : [];
}

/** Where the spaces and tabs at the end of a text begin, but not before `from`. */
function endWithoutSpaces(text: string, from: number): number {
  let end = text.length;
  while (end > from && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
  return end;
}

class InlineReader {
  private readonly text: string;
  private readonly items: Item[] = [];
  private readonly openings: Opening[] = [];
  /** Start of the text that is not yet among the items. */
  private pending: number;
  private at: number;
  /** Whether the first run was of `~`; undefined where there was none. */
  private strikesFirst: boolean | undefined;
  /** Sizes of runs of backticks that no run behind closes. */
  private unclosed: Set<number> | undefined;

  constructor(
    private readonly content: Content,
    private readonly defined: Defined,
    private readonly place: Place,
  ) {
    this.text = content.text;
    this.at = this.pending = place.from ?? 0;
  }

  read(): PhrasingContent[] {
    const { text } = this;
    const emails = text.includes('@');
    const telling = emails ? markupOrEmail : mayHoldLiterals(text) ? markupOrAddress : markup;
    for (;;) {
      const next = this.openings.length === 0 ? telling : markup;
      next.lastIndex = this.at;
      if (!next.test(text)) break;
      this.at = next.lastIndex - 1;
      if (next === markup || !this.literal(emails)) this.mark(text.charCodeAt(this.at));
    }
    this.flush(endWithoutSpaces(text, this.pending));
    return settled(this.items, this.strikesFirst === true, this.content);
  }

  /** Makes text of what is pending. */
  private flush(to: number): void {
    if (to > this.pending) addText(this.items, textOf(this.content, this.pending, to));
  }

  /** Puts in a node that stands from `at` to `end`. */
  private put(node: Item, end: number): void {
    this.flush(this.at);
    if (node.type === 'text') addText(this.items, node);
    else this.items.push(node);
    this.at = this.pending = end;
  }

  private mark(c: number): void {
    switch (c) {
      case 10:
      case 13:
        this.lineEnding();
        break;
      case 33: // !
        if (this.text.charCodeAt(this.at + 1) === 91) this.open(true);
        else this.at++;
        break;
      case 38: // &
        this.characterReference();
        break;
      case 42: // *
      case 95: // _
        this.run(runAt(this.text, this.at), false);
        break;
      case 126: // ~
        this.strike();
        break;
      case 60: // <
        this.angle();
        break;
      case 91: // [
        if (!this.footnote()) this.open(false);
        break;
      case 92: // \
        this.escape();
        break;
      case 93: // ]
        this.close();
        break;
      case 96: // `
        this.code();
        break;
      default:
        this.at++;
    }
  }

  /** A line ending, with the white space around it; two spaces before it make a break. */
  private lineEnding(): void {
    const { text, at } = this;
    const next = at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
    const after = skipSpaces(text, next);
    let start = at;
    while (start > this.pending && isSpaceOrTab(text.charCodeAt(start - 1))) start--;
    if (start === at && after === next) {
      this.at = next;
      return;
    }
    const isBreak = at - start > 1 && !text.slice(start, at).includes('\t');
    this.flush(start);
    if (isBreak) this.items.push({ type: 'break', position: this.content.position(start, next) });
    else addText(this.items, textOf(this.content, at, next));
    this.at = this.pending = after;
  }

  private escape(): void {
    const { text, at, content } = this;
    const c = text.charCodeAt(at + 1);
    if (isLineEnding(c)) {
      const next = at + (c === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2);
      this.put({ type: 'break', position: content.position(at, next) }, next);
      this.at = this.pending = skipSpaces(text, next);
    } else if (isAsciiPunctuation(c)) {
      this.put(textOf(content, at, at + 2, text.charAt(at + 1)), at + 2);
    } else this.at++;
  }

  private characterReference(): void {
    reference.lastIndex = this.at;
    const [written] = reference.exec(this.text) ?? [];
    const value = written === undefined ? undefined : decodeString(written);
    if (written === undefined || value === undefined || value === written) {
      this.at++;
      return;
    }
    const end = this.at + written.length;
    this.put(textOf(this.content, this.at, end, value), end);
  }

  private run(run: Item & { type: 'run' }, isStrike: boolean): void {
    this.strikesFirst ??= isStrike;
    if (run.opens || run.closes) this.put(run, run.end);
    else this.at = run.end;
  }

  /** One or two tildes; more of them are text. */
  private strike(): void {
    const run = runAt(this.text, this.at);
    if (run.end - run.start > 2) this.at = run.end;
    else this.run(run, true);
  }

  private angle(): void {
    const { text, at, content } = this;
    const address = autolinkAt(text, at);
    if (address) {
      const { end, isEmail } = address;
      const inner = textOf(content, at + 1, end - 1);
      const url = (isEmail ? 'mailto:' : '') + inner.value;
      this.put({ type: 'link', title: null, url, children: [inner], position: content.position(at, end) }, end);
      return;
    }
    const end = endOfTag(text, at);
    if (end === -1) {
      if (!content.isWhole) decline('unmatched angle in a container');
      this.at++;
      return;
    }
    const source = text.slice(at, end);
    if (/[\r\n][ ]{0,2}\t/.test(source)) decline('tab in HTML');
    // Up to three spaces of indentation are taken away from each line but the first.
    const value = source.replace(/(\r\n|\r|\n) {1,3}/g, '$1');
    this.put({ type: 'html', value, position: content.position(at, end) }, end);
  }

  private code(): void {
    const { text, at, content } = this;
    const start = endOfBackticks(text, at);
    const size = start - at;
    const close = this.unclosed?.has(size) === true ? -1 : closingBackticks(text, start, size);
    if (close === -1) {
      if (!content.isWhole) decline('unmatched backticks in a container');
      (this.unclosed ??= new Set()).add(size);
      this.at = start;
      return;
    }
    let value = text.slice(start, close);
    const padded = /^(?:\r\n|[\r\n ])([^]*?)(?:\r\n|[\r\n ])$/.exec(value)?.[1];
    if (padded !== undefined && /[^ \r\n]/.test(padded)) value = padded;
    if (this.place.isCell)
      value = value.replace(/\\([\\|])/g, (pair: string, unit: string) => (unit === '|' ? unit : pair));
    const end = close + size;
    this.put({ type: 'inlineCode', value, position: content.position(at, end) }, end);
  }

  private literal(emails: boolean): boolean {
    const { content, at } = this;
    const literal = literalAt(this.text, at, emails);
    if (!literal) return false;
    const inner = textOf(content, at, literal.end);
    const url = prefixes[literal.kind] + inner.value;
    const position = content.position(at, literal.end);
    this.put({ type: 'link', title: null, url, children: [inner], position }, literal.end);
    return true;
  }

  private footnote(): boolean {
    const { text, at, content } = this;
    if (text.charCodeAt(at + 1) !== 94) return false;
    const end = endOfFootnoteLabel(text, at);
    if (end === -1) return false;
    const written = text.slice(at + 2, end - 1);
    const key = labelKey(written);
    if (!this.defined.footnotes.has(key)) return false;
    const position = content.position(at, end);
    this.put({ type: 'footnoteReference', identifier: key, label: decodeString(written), position }, end);
    return true;
  }

  private open(isImage: boolean): void {
    const { at } = this;
    const end = at + (isImage ? 2 : 1);
    if (isImage && this.text.charCodeAt(end) === 94 && this.defined.footnotes.size > 0) decline('image of a footnote');
    this.flush(at);
    const place = this.items.length;
    const opening: Opening = { type: 'opening', isImage, start: at, end, place, isInactive: false };
    this.items.push(opening);
    this.openings.push(opening);
    this.at = this.pending = end;
  }

  /** A `]`: closes the last opening, as a link or image or as nothing. */
  private close(): void {
    const opening = this.openings.pop();
    const media = opening && !opening.isInactive ? this.mediaOf(opening) : undefined;
    if (!opening || !media) {
      this.at++;
      return;
    }
    const { node, end } = media;
    this.flush(this.at);
    const children = nested(this.items.splice(opening.place + 1), this.content);
    this.items.pop();
    if (node.type === 'link' || node.type === 'linkReference') {
      node.children = children;
      for (const other of this.openings) if (!other.isImage) other.isInactive = true;
    } else node.alt = plainTextOf(children);
    this.items.push(node);
    this.at = this.pending = end;
  }

  /** What the brackets from an opening to here make with what follows them; not yet filled. */
  private mediaOf(opening: Opening): { node: Media; end: number } | undefined {
    const { text, content, at } = this;
    const { start, isImage } = opening;
    const { links } = this.defined;
    const label = text.slice(opening.end, at);
    const next = text.charCodeAt(at + 1);
    if (next === 40) {
      const target = resourceAt(text, at + 1);
      if (target) {
        const url = decodeString(target.address);
        const title = target.title ? decodeString(target.title) : null;
        const position = content.position(start, target.end);
        const node: Media = isImage
          ? { type: 'image', title, url, alt: null, position }
          : { type: 'link', title, url, children: [], position };
        return { node, end: target.end };
      }
    }
    if (links.size === 0) return undefined;
    const key = labelKey(label);
    if (next === 91) {
      const end = endOfLabel(text, at + 1);
      const written = end === -1 ? '' : text.slice(at + 2, end - 1);
      if (end !== -1 && links.has(labelKey(written)))
        return { node: this.referenceOf(isImage, start, end, written, 'full'), end };
      if (!links.has(key) || text.charCodeAt(at + 2) !== 93) return undefined;
      return { node: this.referenceOf(isImage, start, at + 3, label, 'collapsed'), end: at + 3 };
    }
    if (!links.has(key)) return undefined;
    return { node: this.referenceOf(isImage, start, at + 1, label, 'shortcut'), end: at + 1 };
  }

  private referenceOf(
    isImage: boolean,
    start: number,
    end: number,
    written: string,
    referenceType: 'full' | 'collapsed' | 'shortcut',
  ): Media {
    const named = { label: decodeString(written), identifier: labelKey(written), referenceType };
    const position = this.content.position(start, end);
    return isImage
      ? { type: 'imageReference', alt: null, ...named, position }
      : { type: 'linkReference', children: [], ...named, position };
  }
}

type Media = Extract<PhrasingContent, { type: 'link' | 'image' | 'linkReference' | 'imageReference' }>;

const prefixes: Readonly<Record<Literal['kind'], string>> = { www: 'http://', http: '', email: 'mailto:' };

function endOfBackticks(text: string, at: number): number {
  while (text.charCodeAt(at) === 96) at++;
  return at;
}

/** Where the next run of exactly so many backticks starts, or -1. */
function closingBackticks(text: string, from: number, size: number): number {
  for (let start = text.indexOf('`', from); start !== -1;) {
    const end = endOfBackticks(text, start);
    if (end - start === size) return start;
    start = text.indexOf('`', end);
  }
  return -1;
}

/**
 * Prose as a reader sees it. A passage is one run of inline content (a paragraph, a heading, a table cell) with markup
 * taken away, character references decoded and line ends folded; every unit of it knows where it stands in the source.
 * Rules match against passages and never compute a position from a node's value.
 */
import type { Link, LinkReference, Nodes, PhrasingContent } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import type { Block } from './blocks';
import { normalizeLabel } from './document';
import { parseBlock, refusal, spanOf } from './markdown';
import { perBlock } from './memo';
import { endOfParagraph } from './parser';
import { sign } from './signs';
import type { Span } from './types';

/** Stands in a passage for what is not prose: code, an image, an address, a template tag. Never part of a word. */
export const opaque = '\uFFFC';

/** A link in a passage; `start` and `end` are offsets in the passage's text. */
export interface PassageLink extends Span {
  /** Its target; for a reference link undefined until looked up by `reference` in the note's definitions. */
  readonly url?: string;
  readonly reference?: string;
  /** Where the whole link stands in the block. */
  readonly source: Span;
}

/** One run of inline content. A class, so that all are of one shape: a note has many. */
export class Passage {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** Level of a heading, 1 to 6. */
  readonly depth: number | undefined;
  /** Inside a block quote. */
  readonly quoted: boolean;
  /** Opens a list item; `false` for its further paragraphs. */
  readonly item: boolean;
  /** Position of the list that holds it in its block (the nth list, from 0), for items that belong together. */
  readonly list: number | undefined;
  /** Text as read; `\n` for a hard break, a space for a soft one, `opaque` for what is not prose. */
  readonly text: string;
  readonly links: readonly PassageLink[];
  /** Stretches of `text` that others said, by markup (`<q>`, `<cite>`). */
  readonly quotations: readonly Span[];
  /** Stretches of `text` that are emphasised or strong. */
  readonly emphasis: readonly Span[];

  constructor(
    private readonly block: Block,
    private readonly read: Collector,
    /** The source, relative to the block, from the first to the last unit of the inline content, markup included. */
    readonly source: Span,
    place: Pick<Passage, 'kind' | 'depth' | 'quoted' | 'item' | 'list'>,
  ) {
    this.kind = place.kind;
    this.depth = place.depth;
    this.quoted = place.quoted;
    this.item = place.item;
    this.list = place.list;
    this.text = read.text;
    this.links = read.links;
    this.quotations = read.quotations;
    this.emphasis = read.emphasis;
  }

  /** The source, relative to the block, of a stretch of `text`; markup around it is left out, markup within it is not. */
  sourceOf({ start, end }: Span): Span {
    const { source, read } = this;
    const first = read.sourceAt(start)?.start;
    if (end <= start) return { start: first ?? source.end, end: first ?? source.end };
    return { start: first ?? source.start, end: read.sourceAt(end - 1)?.end ?? source.end };
  }

  /** True where a stretch of `text` stands in the source as it is read, so that it may be replaced as it stands. */
  isPlain(span: Span): boolean {
    const { start, end } = this.sourceOf(span);
    return this.block.text.slice(start, end) === this.text.slice(span.start, span.end);
  }
}

/** The passages of a block in source order; none for front matter, code, HTML and definitions. */
export const passagesOf = perBlock((block: Block): readonly Passage[] => {
  const alone = plainPassage(block);
  if (alone) return [alone];
  const passages: Passage[] = [];
  let lists = 0;
  const visit = (node: Nodes, quoted: boolean, item: boolean, list: number | undefined): void => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        passages.push(readPassage(block, node, { quoted, item, list }));
        return;
      case 'list': {
        const index = lists++;
        for (const child of node.children)
          child.children.forEach((part, i) => {
            visit(part, quoted, i === 0, index);
          });
        return;
      }
      case 'blockquote':
      case 'footnoteDefinition':
        for (const child of node.children) visit(child, quoted || node.type === 'blockquote', false, list);
        return;
      case 'root':
      case 'table':
      case 'tableRow':
        for (const child of node.children) visit(child, quoted, false, list);
        return;
      default:
    }
  };
  visit(parseBlock(block).root, false, false, undefined);
  return passages;
});

/** One of these stands in all markup within a line, but for addresses, escapes and character references. */
const inlineSigns =
  sign.backtick | sign.tilde | sign.opening | sign.closing | sign.less | sign.brace | sign.emphasis | sign.at;

/** The passage of a block that is a heading or paragraph without markup, as most are, without the parser's help. */
function plainPassage(block: Block): Passage | undefined {
  if (block.kind !== 'markdown' || (block.signs & inlineSigns) !== 0) return undefined;
  return ((block.signs & sign.hash) === 0 ? undefined : plainHeading(block)) ?? plainParagraph(block);
}

const headingAlone = /^( {0,3}(#{1,6})[ \t]+)([^\s#\\](?:[^\r\n#\\]{0,500}[^\s#\\])?)[ \t]*(?:[\r\n][ \t\r\n]*)?$/;
const addressOrReference = /:\/\/|www\.|&[#\w]/i;

function plainHeading(block: Block): Passage | undefined {
  const [, lead = '', marks = '', text = ''] = headingAlone.exec(block.text) ?? [];
  if (text === '' || addressOrReference.test(text)) return undefined;
  const collector = new Collector();
  const whole = { start: lead.length, end: lead.length + text.length };
  collector.put(text, whole.start, whole.end);
  const place = { kind: 'heading', depth: marks.length, quoted: false, item: false, list: undefined } as const;
  return new Passage(block, collector, whole, place);
}

const breakOrAddress = /(?: {2}|\\)[\r\n]|:\/\/|www\./i;

/** Of a paragraph that is one text to the parser; escapes and character references are in it. */
function plainParagraph(block: Block): Passage | undefined {
  const { text } = block;
  if (breakOrAddress.test(text) || refusal(block) !== undefined) return undefined;
  let end = endOfParagraph(text);
  if (end === 0) return undefined;
  let start = 0;
  while (blank.test(text.charAt(start))) start++;
  while (blank.test(text.charAt(end - 1))) end--;
  const collector = new Collector();
  collectText(collector, text, '', { start, end });
  return new Passage(block, collector, { start, end }, paragraph);
}

const paragraph = { kind: 'paragraph', depth: undefined, quoted: false, item: false, list: undefined } as const;

type Inline = Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }>;

/** Collects text and where it comes from, run by run: a passage has as many runs as it has pieces of markup and lines. */
class Collector {
  text = '';
  /**
   * Of each run where it begins in `text`, and the source that it comes from. Where both are as long, unit stands for
   * unit, else every unit stands for all of the source.
   */
  private readonly starts: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  readonly links: PassageLink[] = [];
  readonly quotations: Span[] = [];
  readonly emphasis: Span[] = [];
  /** Inside an HTML element whose content is not prose. */
  hidden: string | undefined;
  readonly open: { tag: string; start: number; source: number; url: string | undefined }[] = [];

  put(text: string, from: number, to: number): void {
    if (text === '') return;
    this.starts.push(this.text.length);
    this.from.push(from);
    this.to.push(to);
    this.text += text;
  }

  /** The source that a unit of the text comes from; undefined where there is no such unit. */
  sourceAt(at: number): Span | undefined {
    const { starts, text } = this;
    if (at < 0 || at >= text.length) return undefined;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    const [start = 0, next = text.length] = [starts[low], starts[low + 1]];
    const [from = 0, to = 0] = [this.from[low], this.to[low]];
    return to - from === next - start
      ? { start: from + at - start, end: from + at - start + 1 }
      : { start: from, end: to };
  }
}

function readPassage(
  block: Block,
  node: Inline,
  place: { quoted: boolean; item: boolean; list: number | undefined },
): Passage {
  const collector = new Collector();
  for (const child of node.children) collect(collector, block.text, child);
  hideTemplates(collector);
  return new Passage(block, collector, inlineSpan(node), {
    kind: node.type === 'tableCell' ? 'cell' : node.type,
    depth: node.type === 'heading' ? node.depth : undefined,
    quoted: place.quoted,
    item: place.item,
    list: place.list,
  });
}

function inlineSpan(node: Inline): Span {
  const [first] = node.children;
  const last = node.children[node.children.length - 1];
  if (!first || !last) return spanOf(node);
  return { start: spanOf(first).start, end: spanOf(last).end };
}

function collect(into: Collector, source: string, node: PhrasingContent): void {
  const span = spanOf(node);
  if (node.type === 'html') {
    collectTag(into, node.value, span);
    return;
  }
  if (into.hidden !== undefined) return;
  const start = into.text.length;
  switch (node.type) {
    case 'text':
      collectText(into, source, node.value, span);
      return;
    case 'break':
      into.put('\n', span.start, span.end);
      return;
    case 'emphasis':
    case 'strong':
    case 'delete':
      for (const child of node.children) collect(into, source, child);
      if (node.type !== 'delete') into.emphasis.push({ start, end: into.text.length });
      return;
    case 'link':
    case 'linkReference':
      collectLink(into, source, node, span);
      return;
    case 'footnoteReference':
      return;
    default: // code, images
      into.put(opaque, span.start, span.end);
  }
}

function collectLink(into: Collector, source: string, node: Link | LinkReference, span: Span): void {
  const start = into.text.length;
  const bare = node.type === 'link' && source.charAt(span.start) !== '[';
  if (bare) into.put(opaque, span.start, span.end);
  else for (const child of node.children) collect(into, source, child);
  into.links.push({
    start,
    end: into.text.length,
    source: span,
    ...(node.type === 'link' ? { url: node.url } : { reference: normalizeLabel(node.identifier) }),
  });
}

const tag = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)([\s\S]*?)(\/?)>$/;
const hiddenTags = new Set(['code', 'kbd', 'samp', 'pre', 'script', 'style', 'svg', 'var', 'math', 'textarea']);

function collectTag(into: Collector, value: string, span: Span): void {
  const match = tag.exec(value);
  if (!match) return; // a comment, a declaration
  const [, slash, rawName = '', attributes = '', selfClosing] = match;
  const name = rawName.toLowerCase();
  if (into.hidden !== undefined) {
    if (slash === '/' && name === into.hidden) into.hidden = undefined;
    return;
  }
  if (name === 'br') into.put('\n', span.start, span.end);
  else if (name === 'img') into.put(opaque, span.start, span.end);
  else if (slash === '/') {
    const at = into.open.findLastIndex((entry) => entry.tag === name);
    const [entry] = at < 0 ? [] : into.open.splice(at);
    if (!entry) return;
    const end = into.text.length;
    if (name === 'q' || name === 'cite') into.quotations.push({ start: entry.start, end });
    if (name === 'em' || name === 'strong' || name === 'i' || name === 'b')
      into.emphasis.push({ start: entry.start, end });
    if (name === 'a' && entry.url !== undefined)
      into.links.push({ start: entry.start, end, url: entry.url, source: { start: entry.source, end: span.end } });
  } else if (selfClosing === '') {
    if (hiddenTags.has(name)) {
      into.hidden = name;
      into.put(opaque, span.start, span.end);
      return;
    }
    const url = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
    into.open.push({ tag: name, start: into.text.length, source: span.start, url: url?.[1] ?? url?.[2] ?? url?.[3] });
  }
}

const escapable = /[!-/:-@[-`{-~]/;
const characterReference = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;

const whiteSpace = /[ \t\r\n]+/y;
/** Where text may read otherwise than it is written. */
const special = /[\\&\r\n]/g;
const blank = /[ \t]/;

/** Reads the source of a text node as CommonMark does: escapes, references, line ends with the markers after them. */
function collectText(into: Collector, source: string, value: string, span: Span): void {
  let lines: readonly string[] | undefined;
  let line = 0;
  const match = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0].slice(0, span.end - at);
  };
  let done = span.start;
  const put = (read: string, at: number, length: number): void => {
    into.put(source.slice(done, at), done, at);
    into.put(read, at, at + length);
    done = at + length;
  };
  special.lastIndex = done;
  for (let found = special.exec(source); found; found = special.exec(source)) {
    const at = found.index;
    if (at >= span.end) break;
    const [c] = found;
    if (c === '\\') {
      if (at + 1 < span.end && escapable.test(source.charAt(at + 1))) put(source.charAt(at + 1), at, 2);
    } else if (c === '&') {
      const reference = match(characterReference, at) ?? '';
      const decoded = decodeString(reference);
      if (decoded !== reference) put(decoded, at, reference.length);
    } else {
      let start = at; // blanks before a line end go with it
      while (start > done && blank.test(source.charAt(start - 1))) start--;
      const run = match(whiteSpace, start) ?? c;
      lines ??= value.split(/\r\n|\r|\n/);
      put(' ', start, Math.min(behindMarkers(source, start + run.length, lines[++line] ?? ''), span.end) - start);
    }
    special.lastIndex = Math.max(done, at + 1);
  }
  into.put(source.slice(done, span.end), done, span.end);
}

const lead = /[ \t>]*/y;
/** A `>` that is never a marker. */
const disguised = /\\>|&gt;|&#0*62;|&#x0*3e;/iy;

/**
 * Where the text of a line goes on behind the markers of quotations. How many of the `>` are markers is told by the line
 * as the parser has it; where one in disguise follows, which it counts as well, all are taken for markers.
 */
function behindMarkers(source: string, at: number, line: string): number {
  lead.lastIndex = at;
  const marks = lead.exec(source)?.[0] ?? '';
  if (!marks.includes('>')) return at + marks.length;
  const written = /^[ \t>]*/.exec(line)?.[0].replace(/[^>]/g, '').length ?? 0;
  disguised.lastIndex = at + marks.length;
  if (written === 0 || disguised.test(source)) return at + marks.length;
  let literal = marks.length;
  for (let left = written; left > 0 && literal > 0;) if (marks.charAt(--literal) === '>') left--;
  return at + literal;
}

/** Liquid and Hugo tags, kramdown attribute lists and shortcodes: read by the site, not by people. */
const templates: readonly (readonly [open: string, close: string])[] = [
  ['{{', '}}'],
  ['{%', '%}'],
];
const attributeList = /\{:[^{}\n]*\}/g;

function hideTemplates(into: Collector): void {
  if (!into.text.includes('{')) return;
  for (const [open, close] of templates) into.text = hideBetween(into.text, open, close);
  into.text = into.text.replace(attributeList, (match) => opaque.repeat(match.length));
}

function hideBetween(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let done = 0;
  for (;;) {
    const at = text.indexOf(open, done);
    const end = at < 0 ? -1 : text.indexOf(close, at + open.length);
    if (end < 0) return parts.join('') + text.slice(done);
    parts.push(text.slice(done, at), opaque.repeat(end + close.length - at));
    done = end + close.length;
  }
}

/** Reads the blocks of a text line by line, as CommonMark and GFM have them and micromark reads them. */
import type { Heading, Paragraph, PhrasingContent, Root, TableCell, TableRow } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import { atxHeading, Char, fenceOpen, isThematicBreak, setextUnderline } from '../lineSyntax';
import { labelKey, isLineEnding, skipSpaces } from './characters';
import { continueContainer, openContainer, type Container } from './containers';
import { Content, positionAt } from './content';
import { Cursor } from './cursor';
import { decline } from './declined';
import { htmlOpenedBy } from './htmlBlocks';
import { readInline, type Defined, type Place } from './inline';
import { definitionAt } from './labels';
import type { FenceLeaf, Flow, HtmlLeaf, IndentedLeaf, Leaf, ParagraphLeaf, Parent, TextLine } from './leaves';
import { alignmentOf, cellsOf } from './tables';

type TextParent = Heading | Paragraph | TableCell;

/** The tree of a text. `links` and `footnotes` are what is defined elsewhere. */
export function readTree(source: string, links: Set<string>, footnotes: Set<string>): Root {
  return new BlockReader(source, links, footnotes).read();
}

class BlockReader {
  private readonly root: Root;
  private readonly cursor: Cursor;
  private readonly stack: Container[] = [];
  private leaf: Leaf | undefined;
  /** Blank lines stand before this one, and count for containers from this place in the stack on. */
  private blankFrom: number | undefined;
  /** Texts to be read when all definitions are known. */
  private readonly texts: { node: TextParent; content: Content; place: Place; isTask: boolean }[] = [];

  constructor(
    private readonly source: string,
    private readonly links: Set<string>,
    private readonly footnotes: Set<string>,
  ) {
    this.cursor = new Cursor(source);
    this.root = { type: 'root', children: [], position: positionAt(0, source.length) };
  }

  read(): Root {
    while (this.cursor.advance()) this.line();
    this.closeLeaf(true);
    const defined: Defined = { links: this.links, footnotes: this.footnotes };
    for (const { node, content, place, isTask } of this.texts) {
      const children = readInline(content, defined, place);
      node.children = children;
      if (isTask) trimTask(node, children);
    }
    return this.root;
  }

  private get parent(): Parent {
    const top = this.stack[this.stack.length - 1];
    if (!top) return this.root as Parent;
    return top.kind === 'list' ? top.item.node : top.node;
  }

  private add(node: Flow): void {
    this.parent.children.push(node);
  }

  private line(): void {
    const { cursor, stack } = this;
    let matched = 0;
    let isSibling = false;
    while (matched < stack.length && !isSibling) {
      const container = stack[matched];
      if (!container) break;
      const isRaw = this.leaf?.kind === 'fence';
      const how = continueContainer(container, cursor);
      if (how === 'none') break;
      matched++;
      isSibling = how === 'sibling';
      if (isSibling && isRaw) decline('open fence');
    }
    const isInner = matched < stack.length && stack.slice(0, matched).some(({ kind }) => kind !== 'list');
    // In one that is no quote itself, or at the end of the block, the reference parser has it in ways of its own.
    if (isInner && (stack[matched - 1]?.kind !== 'quote' || cursor.next === cursor.end))
      decline('container in a quote');
    const ended = isInner ? stack.slice(matched) : undefined;
    const behindMarker = cursor.at;
    if (isSibling) this.closeTo(matched);
    const all = matched === stack.length;
    const goesOn = all && !isSibling;
    let opened = false;
    if (!(goesOn && (this.leaf?.kind === 'fence' || this.leaf?.kind === 'html')))
      opened = this.openContainers(
        matched,
        goesOn && (this.leaf?.kind === 'paragraph' || this.leaf?.kind === 'indented'),
      );
    if (ended && opened) this.endBehind(ended, behindMarker);
    if (cursor.spare > 0 && this.countsPart()) decline('part of a tab');
    if (cursor.isBlank && this.leaf?.kind === 'indented' && this.stack.length > 0 && cursor.hasTab)
      decline('blank tabs behind code in a container');
    const isMarkerLine = opened || isSibling;
    const before = this.leaf;
    const isCode = before?.kind === 'indented' && goesOn && !opened && cursor.indent >= 4;
    if (!cursor.isBlank || isMarkerLine) this.settleBlank(matched, isSibling, isCode);
    this.flow(!all && !opened, matched, isMarkerLine);
    const isBlank = cursor.isBlank && this.leaf?.kind !== 'fence' && this.leaf?.kind !== 'html';
    this.extend(isBlank && !isMarkerLine);
  }

  /** Whether it matters that a container took part of a tab: before text it does. Code takes what is left as it is. */
  private countsPart(): boolean {
    const { cursor, leaf } = this;
    return !cursor.isBlank && leaf?.kind !== 'fence' && (cursor.indent < 4 || leaf?.kind === 'paragraph');
  }

  /**
   * Where a line opens a container in a quote, the reference parser has what it ends reach to there, blank lines and all,
   * but for the last item.
   */
  private endBehind(ended: readonly Container[], at: number): void {
    for (const [index, container] of ended.entries()) {
      setEnd(container.node, at);
      if (container.kind !== 'list') continue;
      if (index + 1 < ended.length) setEnd(container.item.node, at);
      else if (this.blankFrom !== undefined) container.node.spread = true;
    }
  }

  /** Opens what containers the line opens, closing those that it does not go on with. */
  private openContainers(matched: number, interrupting: boolean): boolean {
    let opened = false;
    for (;;) {
      const container = openContainer(this.cursor, interrupting);
      if (!container) return opened;
      if (!opened) this.closeTo(matched);
      opened = true;
      if (container.kind === 'footnote') {
        if (this.stack.length > 0) decline('footnote in a container');
        this.footnotes.add(container.node.identifier);
      }
      if (this.stack[0]?.kind === 'footnote') decline('container in a footnote');
      this.add(container.node);
      this.stack.push(container);
    }
  }

  /** Blank lines between items, or between what stands in an item, spread them. */
  private settleBlank(matched: number, isSibling: boolean, isCode: boolean): void {
    if (this.blankFrom !== undefined && !isCode && matched - 1 >= this.blankFrom) {
      const deepest = this.stack[matched - 1];
      if (deepest?.kind === 'list') {
        if (isSibling) deepest.node.spread = true;
        else deepest.item.node.spread = true;
      }
    }
    this.blankFrom = undefined;
  }

  /** Moves the ends of the open containers behind the line. */
  private extend(isBlank: boolean): void {
    const { stack } = this;
    const { end } = this.cursor;
    const quote = stack.findLastIndex(({ kind }) => kind === 'quote');
    // Two blank lines in a list within a quote spread it, where one does not.
    if (isBlank && this.blankFrom !== undefined && quote >= 0 && quote + 1 < stack.length)
      decline('blank lines in a quote');
    if (isBlank) this.blankFrom = Math.min(this.blankFrom ?? Infinity, quote);
    if (isBlank && quote === -1) return;
    for (const [index, container] of stack.entries()) {
      if (isBlank && index > quote && container.kind !== 'list') continue;
      setEnd(container.node, end);
      if (container.kind === 'list' && (!isBlank || index < quote || index + 1 < stack.length))
        setEnd(container.item.node, end);
    }
  }

  private closeTo(size: number): void {
    this.closeLeaf(false);
    this.stack.length = size;
  }

  private closeLeaf(atEnd: boolean): void {
    const { leaf, cursor } = this;
    this.leaf = undefined;
    if (leaf?.kind === 'paragraph') this.closeParagraph(leaf);
    // A blank line that is indented far enough is code, and its ending is not.
    if (leaf?.kind === 'indented') leaf.node.value = leaf.node.value.replace(/(?:\r?\n|\r)$/, '');
    const isOpen = leaf?.kind === 'fence' || (leaf?.kind === 'html' && leaf.until !== 'blank');
    if (!isOpen) return;
    if (!atEnd || this.stack.length > 0) decline('open fence or HTML');
    if (leaf.kind === 'fence' && leaf.ending === '' && /[\r\n]$/.test(leaf.node.value))
      decline('open fence, blank end');
    setEnd(leaf.node, cursor.next);
    if (leaf.kind === 'html') leaf.node.value += leaf.ending;
  }

  /** Reads the line in the innermost container that it stands in. `isLazy`: it does not go on with all open ones. */
  private flow(isLazy: boolean, matched: number, isMarkerLine: boolean): void {
    const { cursor, leaf } = this;
    if (isLazy) {
      // A tag that opens raw HTML, and interrupts no paragraph, lands within the container, of all places.
      const opensHtml = leaf?.kind === 'paragraph' && cursor.unit === Char.LessThan && this.startsBlock(true);
      if (opensHtml && cursor.indent <= 3 && htmlOpenedBy(cursor.rest, true) === undefined) {
        this.lazyHtml();
        return;
      }
      if (leaf?.kind === 'paragraph' && !cursor.isBlank && (cursor.indent > 3 || !this.startsBlock(true))) {
        leaf.isLazy = true;
        leaf.lines.push(this.textLine(cursor.at));
        return;
      }
      if (cursor.indent > 3 && !cursor.isBlank) decline('code right behind a container');
      this.closeTo(matched);
    }
    switch (this.leaf?.kind) {
      case 'fence':
        this.inFence(this.leaf);
        return;
      case 'html':
        if (this.inHtml(this.leaf)) return;
        break;
      case 'indented':
        if (this.inIndented(this.leaf)) return;
        break;
      case 'paragraph':
        if (this.inParagraph(this.leaf)) return;
        break;
      case 'table':
        if (!cursor.isBlank && cursor.indent < 4 && !this.startsBlock(true, false)) {
          this.leaf.node.children.push(this.row(cursor.head, cursor.end));
          setEnd(this.leaf.node, cursor.end);
          return;
        }
    }
    this.closeLeaf(false);
    if (!cursor.isBlank) this.open(isMarkerLine);
  }

  /** Only where it is the last line before a blank one, and ends: otherwise it stands elsewhere. */
  private lazyHtml(): void {
    const { cursor, source } = this;
    if (cursor.next === cursor.end || /^[^\r\n]*\S/.test(source.slice(cursor.next))) decline('lazy HTML');
    this.closeLeaf(false);
    this.add({ type: 'html', value: source.slice(cursor.at, cursor.end), position: positionAt(cursor.at, cursor.end) });
  }

  private textLine(start: number): TextLine {
    const { end, next, indent } = this.cursor;
    return { start, end, next, indent };
  }

  /** Whether a heading, rule, raw HTML or fence starts here. A paragraph is not interrupted by any one tag. */
  private startsBlock(isLazy: boolean, interrupting = true): boolean {
    const { cursor } = this;
    switch (cursor.unit) {
      case Char.Hash:
        return atxHeading.test(cursor.rest);
      case Char.Asterisk:
      case Char.Dash:
      case 95:
        return isThematicBreak(cursor.rest);
      case Char.LessThan:
        return htmlOpenedBy(cursor.rest, interrupting && !isLazy) !== undefined;
      case Char.Backtick:
      case Char.Tilde:
        return fenceOpen.test(cursor.rest);
      default:
        return false;
    }
  }

  /** A line that nothing is open for. */
  private open(isMarkerLine: boolean): void {
    const { cursor, source } = this;
    const { head, end, at } = cursor;
    if (cursor.indent > 3) {
      if (this.stack[0]?.kind === 'footnote') decline('indented code in a footnote');
      const node = { type: 'code' as const, lang: null, meta: null, value: '', position: positionAt(at, end) };
      cursor.eat(4);
      node.value = this.left();
      this.add(node);
      this.leaf = { kind: 'indented', node, endings: source.slice(end, cursor.next) };
      return;
    }
    if (!this.startsBlock(false, false)) {
      const top = this.stack[this.stack.length - 1];
      const item = top?.kind === 'list' ? top.item : undefined;
      const isFirst = item?.node.children.length === 0 && cursor.indent === 0 && (isMarkerLine || item.isBare);
      const lines = [this.textLine(head)];
      this.leaf = { kind: 'paragraph', parent: this.parent, item: item?.node, lines, isLazy: false, isFirst };
      return;
    }
    const c = cursor.unit;
    if (c === Char.Hash) this.heading();
    else if (c === Char.LessThan) {
      const until = htmlOpenedBy(cursor.rest, false);
      if (until === undefined) return;
      if (cursor.spare > 0) decline('part of a tab');
      const node = { type: 'html' as const, value: source.slice(at, end), position: positionAt(at, end) };
      this.add(node);
      if (until !== 'line') this.leaf = { kind: 'html', node, until, ending: source.slice(end, cursor.next) };
    } else if (c === Char.Backtick || c === Char.Tilde) this.fence();
    else this.add({ type: 'thematicBreak', position: positionAt(head, end) });
  }

  /** What is left of a line of code, with what is left of a tab. */
  private left(): string {
    const { cursor } = this;
    return ' '.repeat(cursor.spare) + this.source.slice(cursor.at, cursor.end);
  }

  private heading(): void {
    const { source } = this;
    const { head, end, rest } = this.cursor;
    const depth = /^#+/.exec(rest)?.[0].length ?? 1;
    const from = skipSpaces(source, head + depth);
    let to = end;
    while (to > from && /[ \t]/.test(source.charAt(to - 1))) to--;
    let hash = to;
    while (hash > from && source.charCodeAt(hash - 1) === Char.Hash) hash--;
    if (hash === from) to = from;
    else if (hash < to && /[ \t]/.test(source.charAt(hash - 1))) {
      to = hash;
      while (to > from && /[ \t]/.test(source.charAt(to - 1))) to--;
    }
    const node: Heading = {
      type: 'heading',
      depth: depth as Heading['depth'],
      children: [],
      position: positionAt(head, end),
    };
    this.add(node);
    if (to > from) this.text(node, Content.of(source, from, to));
  }

  private text(node: TextParent, content: Content, place: Place = {}, isTask = false): void {
    this.texts.push({ node, content, place, isTask });
  }

  private fence(): void {
    const { cursor } = this;
    const { head, end, rest } = cursor;
    const size = /^(?:`+|~+)/.exec(rest)?.[0].length ?? 0;
    const [, lang = '', meta = ''] = /^[ \t]*([^ \t]*)[ \t]*([^]*)$/.exec(rest.slice(size)) ?? [];
    const node = {
      type: 'code' as const,
      lang: lang === '' ? null : decodeString(lang),
      meta: meta === '' ? null : decodeString(meta),
      value: '',
      position: positionAt(head, end),
    };
    this.add(node);
    this.leaf = { kind: 'fence', node, marker: cursor.unit, size, indent: cursor.indent, ending: undefined };
  }

  private inFence(leaf: FenceLeaf): void {
    const { cursor, source } = this;
    setEnd(leaf.node, cursor.end);
    if (cursor.indent < 4 && cursor.unit === leaf.marker) {
      let at = cursor.head;
      while (source.charCodeAt(at) === leaf.marker) at++;
      if (at - cursor.head >= leaf.size && skipSpaces(source, at) >= cursor.end) {
        this.leaf = undefined;
        return;
      }
    }
    cursor.eat(Math.min(cursor.indent, leaf.indent));
    leaf.node.value += (leaf.ending ?? '') + this.left();
    leaf.ending = source.slice(cursor.end, cursor.next);
  }

  private inHtml(leaf: HtmlLeaf): boolean {
    const { cursor, source } = this;
    if (leaf.until === 'blank' && cursor.isBlank) return false;
    const line = source.slice(cursor.at, cursor.end);
    leaf.node.value += leaf.ending + this.left();
    leaf.ending = source.slice(cursor.end, cursor.next);
    setEnd(leaf.node, cursor.end);
    if (typeof leaf.until === 'object' && leaf.until.test(line)) this.leaf = undefined;
    return true;
  }

  private inIndented(leaf: IndentedLeaf): boolean {
    const { cursor, source } = this;
    const ending = source.slice(cursor.end, cursor.next);
    if (cursor.indent >= 4) {
      cursor.eat(4);
      leaf.node.value += leaf.endings + this.left();
      leaf.endings = ending;
      setEnd(leaf.node, cursor.end);
      return true;
    }
    if (cursor.isBlank) leaf.endings += ending;
    return cursor.isBlank;
  }

  private inParagraph(leaf: ParagraphLeaf): boolean {
    const { cursor } = this;
    if (cursor.isBlank) return false;
    if (cursor.indent < 4) {
      if (this.underline(leaf)) return true;
      if (this.startsBlock(false)) return false;
      if (this.tableHead(leaf)) return true;
    }
    leaf.lines.push(this.textLine(cursor.at));
    return true;
  }

  private contentOf({ lines }: ParagraphLeaf): Content {
    const last = lines[lines.length - 1];
    if (lines.length === 1 && last) return Content.of(this.source, last.start, last.end);
    return Content.ofLines(this.source, lines, last?.end ?? 0);
  }

  /** Makes a heading of the paragraph, if the line underlines it. */
  private underline(leaf: ParagraphLeaf): boolean {
    const { cursor } = this;
    const c = cursor.unit;
    if ((c !== Char.Equals && c !== Char.Dash) || !setextUnderline.test(cursor.rest)) return false;
    const content = this.contentOf(leaf);
    if (content.text.startsWith('[') && definitionAt(content.text, 0)) {
      decline('definition underlined');
    }
    const [first] = leaf.lines;
    const position = positionAt(first?.start ?? 0, cursor.end);
    const node: Heading = { type: 'heading', depth: c === Char.Equals ? 1 : 2, children: [], position };
    this.add(node);
    this.text(node, content);
    this.leaf = undefined;
    return true;
  }

  /** Makes a table of the last line of the paragraph, if this one tells the columns that that one has. */
  private tableHead(leaf: ParagraphLeaf): boolean {
    const { cursor, source } = this;
    const align = alignmentOf(cursor.rest);
    const last = leaf.lines[leaf.lines.length - 1];
    if (!align || !last) return false;
    if (leaf.isLazy) decline('table in a lazy paragraph');
    if (last.indent > 3) return false;
    const start = skipSpaces(source, last.start);
    // A tag in a later line of a paragraph opens raw HTML where the table would have parted it off.
    if (htmlOpenedBy(source.slice(start, last.end), false) !== undefined) decline('tag at the head of a table');
    if (source.slice(start, last.end).trim() === '|' || cellsOf(source, start, last.end).length !== align.length)
      return false;
    leaf.lines.pop();
    if (leaf.lines.length > 0) this.closeParagraph(leaf);
    const node = {
      type: 'table' as const,
      align,
      children: [this.row(start, last.end)],
      position: positionAt(start, cursor.end),
    };
    this.add(node);
    this.leaf = { kind: 'table', node };
    return true;
  }

  private row(start: number, end: number): TableRow {
    const { source } = this;
    const children = cellsOf(source, start, end).map((cell): TableCell => {
      const node: TableCell = { type: 'tableCell', children: [], position: positionAt(cell.start, cell.end) };
      if (cell.to > cell.from) this.text(node, Content.of(source, cell.from, cell.to), { isCell: true });
      return node;
    });
    return { type: 'tableRow', children, position: positionAt(start, end) };
  }

  /** A paragraph is what is left behind the definitions that open it. */
  private closeParagraph(leaf: ParagraphLeaf): void {
    const whole = this.contentOf(leaf);
    const at = whole.text.startsWith('[') ? this.definitions(whole, leaf.parent) : 0;
    if (at >= whole.text.length) return;
    const content = whole.tail(at);
    const position = content.position(0, content.text.length);
    const node: Paragraph = { type: 'paragraph', children: [], position };
    leaf.parent.children.push(node);
    const box = leaf.isFirst ? /^\[([ \t\r\nxX])\](?=[\r\n]|[ \t]+[^ \t])/.exec(content.text) : null;
    if (!box || !leaf.item) {
      this.text(node, content);
      return;
    }
    if (/[\r\n]/.test(box[0])) decline('line ending in a box');
    leaf.item.checked = /x/i.test(box[0]);
    this.text(node, content, { from: box[0].length }, true);
  }

  /** Reads the definitions that open a paragraph; returns where the rest starts. */
  private definitions(content: Content, parent: Parent): number {
    const { text } = content;
    let at = 0;
    while (text.charCodeAt(at) === Char.OpenBracket) {
      const parts = definitionAt(text, at);
      if (!parts) break;
      const { label, address, title, end } = parts;
      const key = labelKey(label);
      this.links.add(key);
      parent.children.push({
        type: 'definition',
        identifier: key,
        label: decodeString(label),
        title: title ? decodeString(title) : null,
        url: decodeString(address),
        position: content.position(at, end),
      });
      at = end;
      if (isLineEnding(text.charCodeAt(at)))
        at = skipSpaces(text, at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1));
    }
    return at;
  }
}

/** The space behind a task's box belongs to the box. */
function trimTask(node: TextParent, children: PhrasingContent[]): void {
  const [head] = children;
  if (head?.type !== 'text' || !head.position) return;
  head.value = head.value.slice(1);
  if (head.value === '') {
    children.shift();
    return;
  }
  head.position.start.offset = (head.position.start.offset ?? 0) + 1;
  if (node.position) node.position.start = { ...head.position.start };
}

function setEnd({ position }: { position?: Paragraph['position'] }, end: number): void {
  if (position) position.end.offset = end;
}

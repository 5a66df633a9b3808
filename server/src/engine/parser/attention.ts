/** Runs of `*`, `_` and `~`, and what they make of the text between them. */
import type { PhrasingContent } from 'mdast';
import { Side, side } from './characters';
import type { Content } from './content';
import { addText, textOf, type Item, type Run } from './items';

const Asterisk = 42;
const Tilde = 126;

/** The run of marks that starts at `at`. */
export function runAt(text: string, at: number): Run {
  const marker = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === marker) end++;
  const next = end < text.length ? text.charCodeAt(end) : NaN;
  const previous = at > 0 ? text.charCodeAt(at - 1) : NaN;
  const before = side(previous);
  const after = side(next);
  const left = after === Side.Other || (after === Side.Punctuation && before !== Side.Other);
  const right = before === Side.Other || (before === Side.Punctuation && after !== Side.Other);
  if (marker === Tilde) return { type: 'run', marker, start: at, end, opens: left, closes: right };
  const open = left || next === Tilde;
  const close = right || previous === Tilde;
  const opens = marker === Asterisk ? open : open && (before !== Side.Other || !close);
  const closes = marker === Asterisk ? close : close && (after !== Side.Other || !open);
  return { type: 'run', marker, start: at, end, opens, closes };
}

const sizeOf = (run: Run): number => run.end - run.start;

/** The rule of three: of runs that may do both, the sizes decide whether they belong together. */
const isPair = (open: Run, close: Run): boolean =>
  open.marker === close.marker &&
  (close.marker === Tilde
    ? sizeOf(open) === sizeOf(close)
    : !((open.closes || close.opens) && sizeOf(close) % 3 !== 0 && (sizeOf(open) + sizeOf(close)) % 3 === 0));

/** Pairs the runs of one kind; what no run is left of is a node. */
function paired(items: readonly Item[], strikes: boolean, content: Content): readonly Item[] {
  const isOne = (item: Item): item is Run => item.type === 'run' && (item.marker === Tilde) === strikes;
  if (!items.some((item) => isOne(item) && item.closes)) return items;
  const out: Item[] = [];
  /** Where in `out` runs stand that may still open. */
  const openers: number[] = [];
  for (const item of items) {
    if (!isOne(item)) {
      out.push(item);
      continue;
    }
    const close = { ...item };
    while (close.closes && sizeOf(close) > 0) {
      const found = openers.findLastIndex((index) => isPair(out[index] as Run, close));
      const place = openers[found];
      if (place === undefined) break;
      const open = out[place] as Run;
      const use = strikes ? sizeOf(close) : sizeOf(open) > 1 && sizeOf(close) > 1 ? 2 : 1;
      const children = nested(out.splice(place + 1), content);
      open.end -= use;
      close.start += use;
      openers.length = sizeOf(open) > 0 ? found + 1 : found;
      if (sizeOf(open) === 0) out.pop();
      const type = strikes ? 'delete' : use === 2 ? 'strong' : 'emphasis';
      out.push({ type, children, position: content.position(open.end, close.start) });
    }
    if (sizeOf(close) === 0) continue;
    if (close.opens) openers.push(out.length);
    out.push(close);
  }
  return out;
}

/** The nodes of a stretch of items; marks that belong to nothing are text. `strikesFirst`: `~` is paired before `*`. */
export function settled(items: readonly Item[], strikesFirst: boolean, content: Content): PhrasingContent[] {
  if (items.every(isNode)) return items as PhrasingContent[];
  const once = paired(items, strikesFirst, content);
  const twice = paired(once, !strikesFirst, content);
  const nodes: PhrasingContent[] = [];
  for (const item of twice) {
    if (item.type === 'run' || item.type === 'opening') addText(nodes, textOf(content, item.start, item.end));
    else if (item.type === 'text') addText(nodes, item);
    else nodes.push(item);
  }
  return nodes;
}

const isNode = (item: Item): boolean => item.type !== 'run' && item.type !== 'opening';

/** What stands within a link, emphasis or deletion. */
export const nested = (items: readonly Item[], content: Content): PhrasingContent[] => settled(items, true, content);

/**
 * Inline directives: `<!-- agored-VERB [ids…] [-- reason] -->` (in MDX `{/* … *\/}`), found in the text and checked
 * against the parse, so that one shown in code is not obeyed.
 */
import type { Block } from './blocks';
import type { Document } from './document';
import { parseBlock, spanOf, walk } from './markdown';
import { perBlock, perHoldingBlock } from './memo';
import { lastAtOrBefore, shifted } from './positions';
import type { Span } from './types';

export const verbs = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file', 'allow'] as const;

export interface Directive {
  /** As written, which may be none of `verbs`. */
  readonly verb: string;
  /** Rule ids; none means all rules. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  /** Words of `allow "term"`. */
  readonly terms: readonly string[];
  readonly reason?: string;
  /** The whole comment. Relative to the block in `directivesIn`, to the note in `directivesOf`. */
  readonly span: Span;
}

const opening = /(?:<!--|(\{\/\*))[ \t]*agored-(\w*(?:-\w+)*)/g;

/** Directives of a block; comments that begin with `agored-translat` are markers, and belong to others. */
const directivesIn = perBlock((block: Block): readonly Directive[] => {
  const { kind, text } = block;
  if (kind !== 'markdown' || !text.includes('agored-')) return [];
  const code: Span[] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') code.push(spanOf(node));
    return undefined;
  });
  const found: Directive[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index;
    const close = match[1] === undefined ? '-->' : '*/}';
    if (start < done || unclosed.has(close)) continue;
    const head = start + match[0].length;
    const end = text.indexOf(close, head);
    if (end < 0) {
      unclosed.add(close);
      continue;
    }
    done = end + close.length;
    const verb = match[2] ?? '';
    if (verb.startsWith('translat') || code.some((span) => span.start <= start && start < span.end)) continue;
    found.push({ verb, ...readDirective(verb, text.slice(head, end), head), span: { start, end: done } });
  }
  return found;
});

/** Reads what stands behind the verb, from offset `at` on. */
function readDirective(verb: string, rest: string, at: number): Pick<Directive, 'rules' | 'terms' | 'reason'> {
  const dash = /\s--\s/.exec(rest);
  const list = dash ? rest.slice(0, dash.index) : rest;
  const reason = dash ? { reason: rest.slice(dash.index + dash[0].length).trim() } : {};
  if (verb === 'allow')
    return { rules: [], terms: [...list.matchAll(/["“]([^"“”]+)["”]/g)].map((match) => match[1] ?? ''), ...reason };
  const rules = [...list.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    span: { start: at + match.index, end: at + match.index + match[0].length },
  }));
  return { rules, terms: [], ...reason };
}

const withDirectives = perHoldingBlock(directivesIn, 'agored-');

/** The directives of a note, in order, with spans in the note. */
export function directivesOf(note: Document): readonly Directive[] {
  return withDirectives(note).flatMap(({ block, things }) => {
    const by = note.starts[block] ?? 0;
    return things.map((directive) => ({
      ...directive,
      span: shifted(directive.span, by),
      rules: directive.rules.map(({ id, span }) => ({ id, span: shifted(span, by) })),
    }));
  });
}

/** True where a directive speaks about a rule: it names it, or names none. */
export const concerns = (directive: Directive, rule: string): boolean =>
  directive.rules.length === 0 || directive.rules.some(({ id }) => id === rule);

/** The stretches of the note in which directives silence a rule, in the order of the directives. */
export function scopesOf(
  rule: string,
  all: readonly Directive[],
  text: string,
): { readonly directive: Directive; readonly span: Span }[] {
  const lines = linesOf(text);
  const scopes: { directive: Directive; span: Span }[] = [];
  let enabled = text.length;
  for (const directive of all.toReversed()) {
    if (!concerns(directive, rule)) continue;
    const span = stretch(directive, lines, enabled);
    if (span) scopes.push({ directive, span });
    if (directive.verb === 'enable') enabled = directive.span.start;
  }
  return scopes.reverse();
}

/**
 * The stretch of the note in which a directive silences a rule, if any. A line is a source line; `disable-next-line`
 * covers the next line that is not blank, which is the first line of the block that follows.
 */
export function scopeOf(directive: Directive, rule: string, all: readonly Directive[], text: string): Span | undefined {
  if (!concerns(directive, rule)) return undefined;
  const enabled = all.find(
    (other) => other.verb === 'enable' && other.span.start > directive.span.start && concerns(other, rule),
  );
  return stretch(directive, linesOf(text), enabled?.span.start ?? text.length);
}

/** @param enabled where the rule is switched on again behind the directive. */
function stretch({ verb, span }: Directive, lines: Lines, enabled: number): Span | undefined {
  switch (verb) {
    case 'disable-file':
      return { start: 0, end: lines.length };
    case 'disable-line':
      return lines.at(span.start);
    case 'disable-next-line':
      return lines.filledAfter(span.end);
    case 'disable':
      return { start: span.end, end: enabled };
    default:
      return undefined;
  }
}

interface Lines {
  /** Length of the text. */
  readonly length: number;
  /** The line that holds an offset, without its line ending. */
  at(offset: number): Span;
  /** The first line below that of an offset with more on it than white space and quote markers; empty at the end. */
  filledAfter(offset: number): Span;
}

let latest: { readonly text: string; readonly lines: Lines } | undefined;

/** The lines of a text, remembered for the text that was asked about last. */
function linesOf(text: string): Lines {
  if (latest?.text !== text) latest = { text, lines: readLines(text) };
  return latest.lines;
}

function readLines(text: string): Lines {
  const starts = [0];
  const ends: number[] = [];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);
  const line = (index: number): Span => ({ start: starts[index] ?? text.length, end: ends[index] ?? text.length });
  // From the bottom up, the first line that is filled at or below each.
  const filled: number[] = [];
  for (let index = starts.length; index >= 0; index--) {
    const { start, end } = line(index);
    filled[index] =
      index === starts.length || /[^ \t>]/.test(text.slice(start, end)) ? index : (filled[index + 1] ?? index);
  }
  const indexOf = (offset: number): number => lastAtOrBefore(starts, offset);
  return {
    length: text.length,
    at: (offset) => line(indexOf(offset)),
    filledAfter: (offset) => line(filled[indexOf(offset) + 1] ?? starts.length),
  };
}

/** What a note says about its own translation: stretches that wait for it, and what it declares about a language. */
import type { Block } from './blocks';
import { atBlock, frontMatterOf, type Document } from './document';
import { parseBlock, spanOf, walk } from './markdown';
import { perHoldingBlock, perNote } from './memo';
import { sign } from './signs';
import type { Span } from './types';
import { isMapping } from './values';

/** A comment that is shown in code is no comment. */
function codeIn(block: Block): readonly Span[] {
  const code: Span[] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') code.push(spanOf(node));
    return undefined;
  });
  return code;
}

const isIn = (spans: readonly Span[], at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);

/** A stretch that is marked as waiting for translation. */
export interface Waiting {
  readonly language: string;
  /** From the opening marker to the closing one, both included; to the end of the note where it is not closed. */
  readonly span: Span;
  readonly marker: Span;
}

const translateMark = /<!--[ \t]*(?:agored-translate[ \t]+([A-Za-z]{2,3})\b[^>]*|\/agored-translate[ \t]*)-->/g;

const marksIn = (block: Block): readonly { readonly language: string | undefined; readonly span: Span }[] => {
  if (block.kind !== 'markdown' || !block.text.includes('agored-translate')) return [];
  const code = codeIn(block);
  return [...block.text.matchAll(translateMark)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isIn(code, span.start)) return [];
    return [{ language: match[1]?.toLowerCase(), span }];
  });
};

const withMarks = perHoldingBlock(marksIn, sign.less);

/** The stretches between `<!-- agored-translate cy -->` and `<!-- /agored-translate -->`, in order. */
export const waitingIn = perNote(findWaiting);

function findWaiting(note: Document): readonly Waiting[] {
  const found: Waiting[] = [];
  let open: { language: string; marker: Span } | undefined;
  const close = (end: number): void => {
    if (open) found.push({ language: open.language, marker: open.marker, span: { start: open.marker.start, end } });
    open = undefined;
  };
  for (const { block, things } of withMarks(note))
    for (const { language, span } of things) {
      const marker = atBlock(note, block, span);
      close(language === undefined ? marker.end : marker.start);
      if (language !== undefined) open = { language, marker };
    }
  close(note.length);
  return found;
}

/** Whether a stretch of the note lies between the markers. */
export const isWaiting = (waiting: readonly Waiting[], at: number): boolean =>
  waiting.some(({ span }) => span.start <= at && at < span.end);

/** What a note declares about its version in a language. */
export interface Declared {
  readonly status: 'pending' | 'not-required';
  /** ISO date until which a pending version may wait. */
  readonly until?: string;
  readonly reason?: string;
  /** Where it says so. */
  readonly span: Span;
}

const translationComment =
  /<!--[ \t]*agored-translation[ \t]+([A-Za-z]{2,3})[ \t]+(pending|not-required)(?:[ \t]+until[ \t]+(\d{4}-\d{2}-\d{2}))?[ \t]*(?:--[ \t]*([^\r\n>]*?)[ \t]*)?-->/g;

const declarationsIn = (block: Block): readonly (readonly [string, Declared])[] => {
  if (block.kind !== 'markdown' || !block.text.includes('agored-translation')) return [];
  const code = codeIn(block);
  return [...block.text.matchAll(translationComment)].flatMap((match) => {
    const [whole, language = '', status, until, reason] = match;
    const span = { start: match.index, end: match.index + whole.length };
    if (isIn(code, span.start)) return [];
    const declared: Declared = {
      status: status === 'pending' ? 'pending' : 'not-required',
      ...(until === undefined ? {} : { until }),
      ...(reason === undefined || reason === '' ? {} : { reason }),
      span,
    };
    return [[language.toLowerCase(), declared] as const];
  });
};

const withDeclarations = perHoldingBlock(declarationsIn, sign.less);

/** What the note declares about its version in a language, in its front matter or in a comment. */
export function declaredState(note: Document, language: string): Declared | undefined {
  const front = frontMatterOf(note);
  const states = front?.data['translation'];
  if (front && isMapping(states)) {
    const state = states[language];
    const status = isMapping(state) ? state['status'] : state;
    if (status === 'pending' || status === 'not-required') {
      const { until, reason } = isMapping(state) ? state : {};
      const date = isoDate(until);
      return {
        status,
        ...(date === undefined ? {} : { until: date }),
        ...(typeof reason === 'string' ? { reason } : {}),
        span: front.spanOf('translation') ?? front.body,
      };
    }
  }
  for (const { block, things } of withDeclarations(note))
    for (const [code, declared] of things)
      if (code === language) return { ...declared, span: atBlock(note, block, declared.span) };
  return undefined;
}

/** A date of front matter as `YYYY-MM-DD`; undefined for what is none. */
export function isoDate(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  return typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:\D|$)/.exec(value.trim())?.[1] : undefined;
}

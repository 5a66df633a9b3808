/** Reads the tags of raw HTML in one pass: enough to know what is open where, and which attributes it has. */
import type { Span } from './types';

export interface Attribute {
  /** The value without quotes, character references left as they are; empty where there is none. */
  readonly value: string;
  /** The value in the source; for one without a value, the name. */
  readonly span: Span;
}

export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** Lower case. */
  readonly name: string;
  readonly span: Span;
  /** By name in lower case; the first counts, as in a browser. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** Longest tag that is read: beyond is an attack, or no tag. */
const longestTag = 2_000;

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements in which nothing is a tag until they are closed. */
const raw = /^(?:script|style|textarea|title)$/;

/**
 * The tags between `start` and `end`, and the stretches of text between them that are not blank. Comments,
 * declarations and what stands in `<script>` and `<style>` are neither.
 */
export function readTags(source: string, start = 0, end = source.length): { tags: readonly Tag[]; texts: Span[] } {
  const tags: Tag[] = [];
  const texts: Span[] = [];
  let from = start;
  const text = (to: number): void => {
    const span = trimmed(source, from, to);
    if (span) texts.push(span);
  };
  for (let at = source.indexOf('<', start); at >= 0 && at < end;) {
    const other = otherEnd(source, at, end);
    if (other !== undefined) {
      text(at);
      from = other;
      at = source.indexOf('<', other);
      continue;
    }
    const tag = readTag(source, at, end);
    if (!tag) {
      at = source.indexOf('<', at + 1);
      continue;
    }
    text(at);
    tags.push(tag);
    from = tag.span.end;
    if (tag.kind === 'open' && raw.test(tag.name)) {
      const close = new RegExp(`</${tag.name}`, 'gi');
      close.lastIndex = from;
      from = Math.min(end, close.exec(source)?.index ?? end);
    }
    at = source.indexOf('<', from);
  }
  text(end);
  return { tags, texts };
}

/** Where a comment, declaration or instruction that starts here ends; undefined where none does. */
function otherEnd(source: string, at: number, end: number): number | undefined {
  const close = source.startsWith('<!--', at)
    ? '-->'
    : source.startsWith('<?', at)
      ? '?>'
      : source.startsWith('<!', at)
        ? '>'
        : undefined;
  if (close === undefined) return undefined;
  const found = source.indexOf(close, at + 2);
  return found < 0 || found >= end ? end : found + close.length;
}

const nameAt = /\/?[A-Za-z][A-Za-z0-9-]*/y;
const attributeName = /[^\s"'<>/=]+/y;
const equals = /\s*=\s*/y;
const bare = /[^\s"'=<>`]+/y;

function readTag(source: string, at: number, end: number): Tag | undefined {
  const limit = Math.min(end, at + longestTag);
  const match = (pattern: RegExp, from: number): string => {
    pattern.lastIndex = from;
    return pattern.exec(source)?.[0].slice(0, Math.max(0, limit - from)) ?? '';
  };
  const written = match(nameAt, at + 1);
  if (written === '') return undefined;
  const closes = written.startsWith('/');
  const name = written.slice(closes ? 1 : 0).toLowerCase();
  const attributes = new Map<string, Attribute>();
  let empty = voids.has(name);
  for (let here = at + 1 + written.length; here < limit;) {
    const unit = source.charAt(here);
    if (unit === '>') {
      const kind = closes ? 'close' : empty ? 'empty' : 'open';
      return { kind, name, span: { start: at, end: here + 1 }, attributes };
    }
    if (unit === '/' && source.charAt(here + 1) === '>') empty = true;
    const key = match(attributeName, here);
    if (key === '') {
      if (unit === '<') return undefined;
      here++;
      continue;
    }
    let span: Span = { start: here, end: here + key.length };
    let value = '';
    here = span.end;
    const sign = match(equals, here);
    if (sign !== '') {
      here += sign.length;
      const quote = source.charAt(here);
      if (quote === '"' || quote === "'") {
        const close = source.indexOf(quote, here + 1);
        if (close < 0 || close >= limit) return undefined;
        span = { start: here + 1, end: close };
        here = close + 1;
      } else {
        span = { start: here, end: here + match(bare, here).length };
        here = Math.max(span.end, here);
      }
      value = source.slice(span.start, span.end);
    }
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), { value, span });
  }
  return undefined;
}

/** A stretch without the white space around it, and the markers of quotations; undefined where nothing is left. */
function trimmed(source: string, from: number, to: number): Span | undefined {
  let start = from;
  let end = to;
  while (start < end && /[\s>]/.test(source.charAt(start))) start++;
  while (end > start && /[\s>]/.test(source.charAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

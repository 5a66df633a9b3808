/** Addresses that are links without any markup (GFM): `www.…`, `http://…` and e-mail. Each returns its end, or -1. */
import { Side, isAlpha, isAlphanumeric, isControl, side } from './characters';

/** How an address is linked. */
export type LiteralKind = 'www' | 'http' | 'email';
export interface Literal {
  readonly kind: LiteralKind;
  readonly end: number;
}

/** Whether a text may hold any that is not of e-mail. */
export const mayHoldLiterals = (text: string): boolean => text.includes('://') || /www\./i.test(text);

const isEmailUnit = (c: number): boolean => c === 43 || c === 45 || c === 46 || c === 95 || isAlphanumeric(c);

/** May stand before `www.`: `(`, `*`, `_`, `[`, `]`, `~` and white space. */
const beforeWww = new Set([40, 42, 95, 91, 93, 126, 32, 9, 10, 13]);

/**
 * The address that starts at `at`, where there is one.
 * @param emails whether it may be one of e-mail, as far as the text holds an `@`.
 */
export function literalAt(text: string, at: number, emails: boolean): Literal | undefined {
  const c = text.charCodeAt(at);
  if (!isEmailUnit(c)) return undefined;
  const before = at === 0 ? NaN : text.charCodeAt(at - 1);
  if (emails && before !== 47 && !isEmailUnit(before)) {
    const end = endOfEmail(text, at);
    if (end !== -1) return { kind: 'email', end };
  }
  const lower = c | 32;
  if (lower === 104 && !isAlpha(before)) {
    const end = endOfHttp(text, at);
    if (end !== -1) return { kind: 'http', end };
  }
  if (lower === 119 && (at === 0 || beforeWww.has(before))) {
    const end = endOfWww(text, at);
    if (end !== -1) return { kind: 'www', end };
  }
  return undefined;
}

function endOfEmail(text: string, at: number): number {
  let i = at;
  while (isEmailUnit(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== 64) return -1;
  i++;
  let dot = false;
  let data = false;
  for (; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (!isAlphanumeric(text.charCodeAt(i + 1))) break;
      dot = true;
    } else if (c === 45 || c === 95 || isAlphanumeric(c)) data = true;
    else break;
  }
  return data && dot && isAlpha(text.charCodeAt(i - 1)) ? i : -1;
}

const protocol = /https?:\/\//iy;

function endOfHttp(text: string, at: number): number {
  protocol.lastIndex = at;
  if (!protocol.test(text)) return -1;
  const from = protocol.lastIndex;
  const c = text.charCodeAt(from);
  if (Number.isNaN(c) || isControl(c) || side(c) !== Side.Other) return -1;
  return endOfPlace(text, from);
}

function endOfWww(text: string, at: number): number {
  const prefix = text.slice(at, at + 4).toLowerCase();
  return prefix === 'www.' && at + 4 < text.length ? endOfPlace(text, at) : -1;
}

function endOfPlace(text: string, at: number): number {
  const trail = new Trail(text);
  const end = endOfDomain(text, at, trail);
  return end === -1 ? -1 : endOfPath(text, end, trail);
}

function endOfDomain(text: string, at: number, trail: Trail): number {
  let underscoreInLast = false;
  let underscoreBefore = false;
  let i = at;
  let seen = false;
  for (; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 46 || c === 95) {
      if (trail.endsAt(i)) break;
      if (c === 95) underscoreInLast = true;
      else {
        underscoreBefore = underscoreInLast;
        underscoreInLast = false;
      }
      continue;
    }
    const kind = side(c);
    if (kind === Side.Space || (kind === Side.Punctuation && c !== 45)) break;
    seen = true;
  }
  return underscoreBefore || underscoreInLast || !seen ? -1 : i;
}

/** What may trail an address: `! " & ' ) * , . : ; < ? ] _ ~`. */
const trailing = new Set([33, 34, 38, 39, 41, 42, 44, 46, 58, 59, 60, 63, 93, 95, 126]);

function endOfPath(text: string, at: number, trail: Trail): number {
  let opened = 0;
  let closed = 0;
  for (let i = at; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 40) opened++;
    else if (c === 41 && closed < opened) closed++;
    else if (trailing.has(c)) {
      if (trail.endsAt(i)) return i;
      if (c === 41) closed++;
    } else if (side(c) === Side.Space) return i;
  }
}

/** Tells whether only trailing punctuation stands between a place and the end of an address. */
class Trail {
  /** No trail that begins before this offset ends the address. */
  private noneBefore = 0;
  constructor(private readonly text: string) {}

  endsAt(at: number): boolean {
    if (at < this.noneBefore) return false;
    const { text } = this;
    let i = at;
    for (;;) {
      const c = text.charCodeAt(i);
      if (c === 60 || side(c) === Side.Space) return true;
      if (!trailing.has(c)) break;
      i++;
      if (c === 38) {
        const from = i;
        while (isAlpha(text.charCodeAt(i))) i++;
        if (i === from || text.charCodeAt(i) !== 59) break;
        i++;
      } else if (c === 93) {
        const next = text.charCodeAt(i);
        if (next === 40 || next === 91 || side(next) === Side.Space) return true;
      }
    }
    this.noneBefore = i;
    return false;
  }
}

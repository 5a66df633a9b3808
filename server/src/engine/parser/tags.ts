/** What stands in angle brackets within text: tags, comments and the like, and addresses. Each returns its end, or -1. */
import { isAlpha, isAlphanumeric, isControl, skipWhiteSpace } from './characters';

const scheme = /[A-Za-z][A-Za-z0-9+.-]{1,31}:/y;
const email =
  /[#-'*+\--9=?A-Z^-~]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*>/y;

/** An address in angle brackets, from its `<` on. */
export function autolinkAt(text: string, at: number): { readonly end: number; readonly isEmail: boolean } | undefined {
  scheme.lastIndex = at + 1;
  if (scheme.test(text)) {
    for (let i = scheme.lastIndex; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 62) return { end: i + 1, isEmail: false };
      if (c === 32 || c === 60 || isControl(c)) break;
    }
    return undefined;
  }
  email.lastIndex = at + 1;
  return email.test(text) ? { end: email.lastIndex, isEmail: true } : undefined;
}

/** Behind the next `closing`, or -1. */
function behind(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from);
  return found === -1 ? -1 : found + closing.length;
}

/** Raw HTML, from its `<` on. */
export function endOfTag(text: string, at: number): number {
  const c = text.charCodeAt(at + 1);
  if (c === 47) return endOfClosingTag(text, at + 2);
  if (isAlpha(c)) return endOfOpeningTag(text, at + 1);
  if (c === 63) return behind(text, '?>', at + 2);
  if (c !== 33) return -1;
  if (text.startsWith('--', at + 2)) return behind(text, '-->', at + 2);
  if (text.startsWith('[CDATA[', at + 2)) return behind(text, ']]>', at + 9);
  return isAlpha(text.charCodeAt(at + 2)) ? behind(text, '>', at + 3) : -1;
}

function endOfName(text: string, at: number): number {
  while (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === 45) at++;
  return at;
}

function endOfClosingTag(text: string, at: number): number {
  if (!isAlpha(text.charCodeAt(at))) return -1;
  const close = skipWhiteSpace(text, endOfName(text, at));
  return text.charCodeAt(close) === 62 ? close + 1 : -1;
}

const attribute = /[A-Za-z_:][\w.:-]*/y;
const unquoted = /[^\t\n\r "'<=>`][^\t\n\r "'<=>`/]*/y;

function endOfOpeningTag(text: string, at: number): number {
  let i = endOfName(text, at);
  for (;;) {
    const from = skipWhiteSpace(text, i);
    const c = text.charCodeAt(from);
    if (c === 62) return from + 1;
    if (c === 47) return text.charCodeAt(from + 1) === 62 ? from + 2 : -1;
    attribute.lastIndex = from;
    if (from === i || !attribute.test(text)) return -1;
    i = endOfValue(text, attribute.lastIndex);
    if (i === -1) return -1;
  }
}

/** Behind the value of an attribute, from behind its name on. */
function endOfValue(text: string, at: number): number {
  const equals = skipWhiteSpace(text, at);
  if (text.charCodeAt(equals) !== 61) return at;
  const from = skipWhiteSpace(text, equals + 1);
  const c = text.charCodeAt(from);
  if (c === 34 || c === 39) return behind(text, c === 34 ? '"' : "'", from + 1);
  unquoted.lastIndex = from;
  return unquoted.test(text) ? unquoted.lastIndex : -1;
}

/** Reads the YAML that most front matter is made of: scalars on lines of their own, lists and mappings of them. */
import { kindAt, letter } from '../languages/letters';
import type { Span } from './types';

/** What a mapping says, as the YAML parser would have it. */
export interface PlainYaml {
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the value of each key stands. */
  readonly ranges: ReadonlyMap<string, Span>;
}

/** Longest source that is read, and how far it may be indented; beyond is for the parser, which has its own bounds. */
const longest = 20_000;
const deepest = 16;

/** Tabs, controls and marks of byte order, on which YAML has opinions. */
// eslint-disable-next-line no-control-regex -- those are meant
const odd = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/;
const keyed = /^([A-Za-z_][\w-]*):(?: +(?=[^ ])| *$)/;
const dashed = /^- +(?=[^ ])/;
/** Words that may be something else than text, or were once. */
const special = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const values: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A line that is not blank, without its indentation. */
interface Line {
  readonly indent: number;
  readonly text: string;
  /** Where `text` stands, and where the next line does. */
  readonly start: number;
  readonly next: number;
}

/** What is read of a source: `at` is the line to read next. */
interface Reading {
  readonly lines: Line[];
  at: number;
}

/**
 * The same data and places as the YAML parser has for the source (differential tests hold it to that; brackets in text,
 * which that refuses when there are very many, are text here), or undefined for all that is not plain beyond doubt:
 * anything folded, tagged, escaped, wrong, or with a key twice.
 */
export function readPlainYaml(source: string): PlainYaml | undefined {
  if (source.length > longest || odd.test(source)) return undefined;
  const lines = linesOf(source);
  const ranges = new Map<string, Span>();
  if (!lines) return undefined;
  const reading = { lines, at: 0 };
  // Some indent all of it.
  const data = readMapping(reading, lines[0]?.indent ?? 0, ranges);
  return data && reading.at === lines.length ? { data, ranges } : undefined;
}

function linesOf(source: string): Line[] | undefined {
  const lines: Line[] = [];
  let at = 0;
  while (at < source.length) {
    const feed = source.indexOf('\n', at);
    const next = feed < 0 ? source.length : feed + 1;
    const end = feed < 0 ? next : feed > at && source.charAt(feed - 1) === '\r' ? feed - 1 : feed;
    let start = at;
    while (source.charAt(start) === ' ') start++;
    if (end > at && (start === end || start - at > deepest)) return undefined;
    if (end > at) lines.push({ indent: start - at, text: source.slice(start, end), start, next });
    at = next;
  }
  return lines;
}

/** @param ranges takes the place of each value; at the top alone, where comments may stand as well. */
function readMapping(
  reading: Reading,
  indent: number,
  ranges?: Map<string, Span>,
): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  const { lines } = reading;
  for (let line = lines[reading.at]; line && line.indent >= indent; line = lines[reading.at]) {
    if (line.indent > indent) return undefined;
    reading.at++;
    if (line.text.startsWith('#') && indent === 0) {
      if (ranges) continue;
      return undefined;
    }
    const match = keyed.exec(line.text);
    const key = match?.[1];
    if (!match || key === undefined || special.test(key) || key === '__proto__' || Object.hasOwn(data, key))
      return undefined;
    const rest = line.text.slice(match[0].length);
    const start = line.start + match[0].length;
    const child = lines[reading.at];
    if (rest === '' && child && (child.indent > indent || (child.indent === indent && dashed.test(child.text)))) {
      const value = readBlock(reading, child.indent);
      if (value === undefined) return undefined;
      data[key] = value;
      ranges?.set(key, { start: child.start, end: lines[reading.at - 1]?.next ?? start });
      continue;
    }
    // A mapping that ends with nothing ends there, not at the end of the line as all others do.
    if (rest === '' && !ranges && (child?.indent ?? 0) < indent) return undefined;
    const value = rest === '' ? { value: null, length: 0 } : readValue(rest);
    if (!value) return undefined;
    data[key] = value.value;
    ranges?.set(key, { start, end: start + value.length });
  }
  return data;
}

/** A mapping or a list that is indented so far. */
function readBlock(reading: Reading, indent: number): object | undefined {
  const { lines } = reading;
  if (!dashed.test(lines[reading.at]?.text ?? '')) return readMapping(reading, indent);
  const list: unknown[] = [];
  for (let line = lines[reading.at]; line && line.indent >= indent; line = lines[reading.at]) {
    const dash = dashed.exec(line.text)?.[0].length ?? 0;
    if (line.indent > indent || (dash === 0 && line.indent > 0)) return undefined;
    if (dash === 0) break;
    const text = line.text.slice(dash);
    if (keyed.test(text)) {
      // The mapping begins behind the dash, as if on a line of its own.
      lines[reading.at] = { ...line, indent: indent + dash, text, start: line.start + dash };
      const value = readMapping(reading, indent + dash);
      if (value === undefined) return undefined;
      list.push(value);
      continue;
    }
    reading.at++;
    const value = readValue(text);
    if (!value) return undefined;
    list.push(value.value);
  }
  return list;
}

const readValue = (rest: string): Value | undefined => (rest.startsWith('[') ? readList(rest) : readScalar(rest));

interface Value {
  readonly value: unknown;
  /** Without the spaces behind it. */
  readonly length: number;
}

/** A scalar that takes up the rest of its line, spaces at the end aside. */
function readScalar(rest: string): Value | undefined {
  const text = rest.trimEnd();
  // What trims more than YAML does: rather left alone.
  if (/[^ ]/.test(rest.slice(text.length))) return undefined;
  const { length } = text;
  const quote = text.charAt(0);
  if (quote === '"') return /^"[^"\\]*"$/.test(text) ? { value: text.slice(1, -1), length } : undefined;
  if (quote === "'")
    return /^'(?:[^']|'')*'$/.test(text) ? { value: text.slice(1, -1).replaceAll("''", "'"), length } : undefined;
  if ((kindAt(text, 0) !== letter && !/^[\d/(]/.test(text)) || /:(?: |$)| #/.test(text)) return undefined;
  if (/^\d/.test(text)) {
    if (/^\d{1,15}$/.test(text)) return { value: Number(text), length };
    return /^\d+(?:[.eExXoO][\da-fA-F.+-]*)+$/.test(text) || /^\d+$/.test(text) ? undefined : { value: text, length };
  }
  if (values.has(text)) return { value: values.get(text), length };
  return special.test(text) ? undefined : { value: text, length };
}

/** A list in square brackets of words that need no quotes, or have them. */
function readList(rest: string): Value | undefined {
  const text = rest.trimEnd();
  if (!/^\[[\p{L}\d _/."',-]*\]$/u.test(text)) return undefined;
  const inner = text.slice(1, -1).trim();
  const list: unknown[] = [];
  for (const part of inner === '' ? [] : inner.split(',')) {
    const word = part.trim();
    if (!/^(?:[\p{L}\d][^"',]*|"[^"']*"|'[^"']*')$/u.test(word)) return undefined;
    const scalar = readScalar(word);
    if (!scalar) return undefined;
    list.push(scalar.value);
  }
  return { value: list, length: text.length };
}

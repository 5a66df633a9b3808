/** Where in a configuration the cursor is, while somebody is typing: found by putting a word there and reading the file. */
import { isMap, isScalar, isSeq, type Document as YamlDocument } from 'yaml';
import type { Path } from '../../engine/configProblems';
import { parseYaml } from '../../engine/frontMatter';
import type { Span } from '../../engine/types';
import { lineAt } from './line';

export interface ConfigPlace {
  readonly kind: 'key' | 'value';
  /** Of the mapping that the key is in, or of the value. */
  readonly path: Path;
  /** Keys that the mapping has already. */
  readonly present: readonly string[];
}

export interface ConfigCursor {
  readonly word: string;
  /** What gives way to what is chosen, quotes included. */
  readonly span: Span;
  readonly quote: '' | '"' | "'";
  /** A colon stands behind it already. */
  readonly closed: boolean;
  /** Within brackets, where everything stands on one line. */
  readonly flow: boolean;
  /** Column of what is typed. */
  readonly indent: number;
  /** What it may be; both a key and a value where it stands alone. */
  readonly places: readonly ConfigPlace[];
}

const marker = 'agored0cursor';
const part = `[^\\s"'{}[\\],:#]*`;
const ending = new RegExp(`^${part}`);
const typed = new RegExp(`(["']?)(${part})$`);

/** @returns undefined in a comment, and where the file cannot be read. */
export function configCursor(text: string, at: number): ConfigCursor | undefined {
  const { before, after, start: lineStart } = lineAt(text, at);
  if (/(?:^|[ \t])#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))) return undefined;
  const [whole = '', mark = '', word = ''] = typed.exec(before) ?? [];
  const quote = mark === '"' || mark === "'" ? mark : '';
  const rest = ending.exec(after)?.[0] ?? '';
  const close = quote !== '' && after.startsWith(quote, rest.length) ? 1 : 0;
  const span = { start: at - whole.length, end: at + rest.length + close };
  const closed = /^[ \t]*:/.test(text.slice(span.end, span.end + 20));
  const lead = text.slice(lineStart, span.start);
  const isAlone = /^[ \t]*(?:-[ \t]+)*$/.test(lead);
  const placed = `${quote}${marker}${quote}`;
  const read = (inserted: string): YamlDocument =>
    parseYaml(text.slice(0, span.start) + inserted + text.slice(span.end)).document;
  const document = read(placed);
  const known = new Map<string, ConfigPlace>();
  for (const { contents } of isAlone && !closed ? [read(`${placed}: `), document] : [document]) {
    const found = placeOf(contents, []);
    const name = JSON.stringify([found?.kind, found?.path]);
    if (found && !known.has(name)) known.set(name, found);
  }
  const flow = inBrackets(document, span.start);
  const places = [...known.values()];
  return { word, span, quote, closed, flow, indent: lead.length, places };
}

function placeOf(node: unknown, path: Path): ConfigPlace | undefined {
  if (isScalar(node)) return node.value === marker ? { kind: 'value', path, present: [] } : undefined;
  if (isSeq(node)) return firstOf(node.items, (item, index) => placeOf(item, [...path, index]));
  if (!isMap(node)) return undefined;
  const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  return firstOf(node.items, ({ value }, index) =>
    keys[index] === marker
      ? { kind: 'key' as const, path, present: keys.filter((key) => key !== marker) }
      : placeOf(value, [...path, keys[index] ?? '']),
  );
}

function firstOf<T, R>(items: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inBrackets({ contents }: YamlDocument, at: number): boolean {
  const look = (node: unknown): boolean => {
    if (!isMap(node) && !isSeq(node)) return false;
    const [start = 0, end = 0] = node.range ?? [];
    if (at < start || at > end) return false;
    if (node.flow === true) return true;
    return (node.items as readonly unknown[]).some((item) =>
      look(isSeq(node) ? item : (item as { value: unknown }).value),
    );
  };
  return look(contents);
}

export interface ConfigPart {
  readonly path: Path;
  /** The key or value. */
  readonly span: Span;
}

/** The key or the single value that the pointer rests on. */
export function configPartAt(text: string, at: number): ConfigPart | undefined {
  const holds = (node: unknown): Span | undefined => {
    const [start = 0, end = 0] = isScalar(node) ? (node.range ?? []) : [];
    return isScalar(node) && node.range && start <= at && at < end ? { start, end } : undefined;
  };
  const look = (node: unknown, path: Path): ConfigPart | undefined => {
    const here = holds(node);
    if (here) return { path, span: here };
    if (isSeq(node)) return firstOf(node.items, (item, index) => look(item, [...path, index]));
    if (!isMap(node)) return undefined;
    return firstOf(node.items, ({ key, value }) => {
      const inner = [...path, isScalar(key) ? String(key.value) : ''];
      const span = holds(key);
      return span ? { path: inner, span } : look(value, inner);
    });
  };
  return look(parseYaml(text).document.contents, []);
}

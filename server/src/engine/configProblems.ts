/** What is wrong with a configuration: which part, where in the file, and in which words. */
import { closest, distance } from 'fastest-levenshtein';
import type { BaseIssue } from 'valibot';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { editions } from './editions';
import type { ConfigProblem } from './engineRules';
import type { ParsedYaml } from './frontMatter';
import type { Finding, Span } from './types';

/** Keys that are agreed on and not built yet; never taken for a slip of something else. */
const planned: ReadonlySet<string> = new Set([...['acronyms']]);

/** Keys and places in lists, from the top down. */
export type Path = readonly (string | number)[];

/** A copy of plain data from which parts are taken, and which still knows where in the original a list item stood. */
export function mutableCopy(source: unknown) {
  const places = new Map<unknown, number[]>();
  // `structuredClone` is not part of the language. Data deeper than this, or within itself, fits no setting.
  const copy = (value: unknown, depth: number): unknown => {
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    if (depth > 10) return '…';
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, depth + 1)]));
    const list = value.map((item: unknown) => copy(item, depth + 1));
    places.set(
      list,
      list.map((_, index) => index),
    );
    return list;
  };
  const value = copy(source, 0);
  const child = (parent: unknown, key: string | number): unknown =>
    (parent as Readonly<Record<string | number, unknown>> | null | undefined)?.[key];
  return {
    value,
    original(path: Path): Path {
      let parent = value;
      return path.map((key) => {
        const place = places.get(parent)?.[Number(key)] ?? key;
        parent = child(parent, key);
        return place;
      });
    },
    remove(path: Path): void {
      const parent = path.slice(0, -1).reduce(child, value);
      const last = path[path.length - 1];
      if (last === undefined || parent === null || typeof parent !== 'object') return;
      if (!Array.isArray(parent)) Reflect.deleteProperty(parent, last);
      else for (const list of [parent, places.get(parent)]) list?.splice(Number(last), 1);
    },
  };
}

type Issue = BaseIssue<unknown>;

/** A union reports as a whole; its branch for a mapping, or for a list, knows which part is wrong. */
function deepest(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.type !== 'union' || typeof issue.input !== 'object' || issue.input === null || !issue.issues)
      return [issue];
    const isList = Array.isArray(issue.input);
    const inner = issue.issues.filter(
      ({ path = [] }) => path.length > 0 && (typeof path[0]?.key === 'number') === isList,
    );
    return inner.length > 0
      ? deepest(
          inner.map((candidate) => ({
            ...candidate,
            path: [...(issue.path ?? []), ...(candidate.path ?? [])] as never,
          })),
        )
      : [issue];
  });
}

/** What is wrong and where, once each. A list where a mapping belongs is wrong as a whole, not in all its places. */
export function wrongParts(issues: readonly Issue[]): { readonly issue: Issue; readonly path: Path }[] {
  const parts = new Map<string, { issue: Issue; path: Path }>();
  for (const issue of deepest(issues)) {
    const path = keysOf(issue);
    const last = issue.path?.[issue.path.length - 1];
    const part = isMissingKey(issue)
      ? { issue, path: path.slice(0, -1) } // what lacks it is of no use
      : isUnknownKey(issue) && Array.isArray(last?.input)
        ? { issue: { ...issue, expected: 'Object', input: last.input as unknown }, path: path.slice(0, -1) }
        : { issue, path };
    const key = JSON.stringify(part.path);
    if (!parts.has(key)) parts.set(key, part);
  }
  return [...parts.values()];
}

const keysOf = (issue: Issue): Path => (issue.path ?? []).map((part) => part.key as string | number);

/** Whether an issue is about a key that the schema does not have. */
export const isUnknownKey = (issue: Issue): boolean => issue.type === 'strict_object' && issue.expected === 'never';

/** The key that a mapping must have and has not. */
export const missingKey = (issue: Issue): string | undefined =>
  issue.type === 'strict_object' && issue.received === 'undefined'
    ? String(issue.path?.[issue.path.length - 1]?.key)
    : undefined;
const isMissingKey = (issue: Issue): boolean => missingKey(issue) !== undefined;

/** A key or value cut to what a message can hold. */
const brief = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
const shown = (value: unknown): string => brief(typeof value === 'string' ? value : JSON.stringify(value));

/** The message for an issue at a path. */
export function describe(
  issue: Issue,
  path: Path,
  schema: unknown,
): Pick<Finding<ConfigProblem>, 'messageId' | 'data'> {
  // The place shows which of a list it is.
  const key = brief(path.filter((part) => typeof part === 'string').join('.'));
  if (isUnknownKey(issue)) {
    if (planned.has(key)) return { messageId: 'not-yet', data: { key } };
    const near = nearest(String(path[path.length - 1] ?? ''), knownKeys(path, schema));
    return near === undefined
      ? { messageId: 'unknown-key', data: { key } }
      : { messageId: 'unknown-key-near', data: { key, near } };
  }
  const needed = missingKey(issue);
  if (needed !== undefined) return { messageId: 'missing-key', data: { key, needed } };
  const value = shown(issue.input);
  const options = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
  if (options.length > 1) {
    const near = typeof issue.input === 'string' ? nearest(issue.input, options) : undefined;
    const allowed = options.join(', ');
    return near === undefined
      ? { messageId: 'not-one-of', data: { key, value, allowed } }
      : { messageId: 'not-one-of-near', data: { key, value, allowed, near } };
  }
  if (issue.message === 'term') return { messageId: 'not-a-term', data: { key, value } };
  if (issue.message === 'tie') return { messageId: 'not-a-tie', data: { key, value } };
  if (issue.message === 'edition')
    return { messageId: 'not-an-edition', data: { key, value, allowed: editions.join(', ') } };
  if (issue.message === 'date') return { messageId: 'not-a-date', data: { key, value } };
  if (issue.message === 'language') return { messageId: 'not-a-language', data: { key, value } };
  const wanted = /^[Aa]rray/.test(issue.expected ?? '') ? 'not-a-list' : 'bad-value';
  return { messageId: wanted, data: { key, value } };
}

/** Longest name for which a near one is sought: no name of ours is half as long. */
const longestName = 60;

/** The allowed name that a mistyped one most likely means, if one is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  const shortened = wanted.length > 2 ? known.find((longer) => longer.startsWith(wanted)) : undefined;
  if (shortened !== undefined) return shortened;
  const best = closest(wanted, known);
  return distance(wanted, best) <= Math.max(1, Math.round(name.length / 3)) ? best : undefined;
}

function knownKeys(path: Path, schema: unknown): string[] {
  const parent = path.slice(0, -1).reduce<unknown>((outer, key) => inside(outer, key), schema);
  return [...branches(parent)].flatMap(({ entries }) => Object.keys(entries ?? {}));
}

/** A schema as far as it is looked into here. */
export interface Branch {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  /** Of the items of a list. */
  readonly item?: unknown;
  /** Of any key, of what stands under it, and of what stands under any other than those of `entries`. */
  readonly key?: unknown;
  readonly value?: unknown;
  readonly rest?: unknown;
  readonly wrapped?: unknown;
  /** Of a union: schemas. Of a picklist: values. */
  readonly options?: readonly unknown[];
  readonly pipe?: readonly { readonly type?: string; readonly message?: unknown }[];
}

/** The schema of what a mapping has under a key, or a list at a place. */
export function inside(schema: unknown, key: string | number): unknown {
  for (const { entries, item, value, rest } of branches(schema)) {
    const inner = typeof key === 'number' ? item : (entries?.[key] ?? value ?? rest);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** What a schema may stand for: itself, or each member of a union. */
export function* branches(schema: unknown): Iterable<Branch> {
  const it = schema as Branch | undefined;
  if (!it) return;
  if (it.wrapped !== undefined) yield* branches(it.wrapped);
  else if (it.options && it.type !== 'picklist') for (const option of it.options) yield* branches(option);
  else yield it;
}

/** Where the key (or the value) at a path stands in the file. */
export function spanOfPath(document: ParsedYaml['document'], path: Path, atKey: boolean): Span {
  let key: unknown;
  let node: unknown = document.contents;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    const name = String(part);
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === name)
      : undefined;
    const inner = isSeq(node) ? node.items[Number(part)] : pair?.value;
    if (pair) key = pair.key;
    node = inner;
  }
  for (const place of atKey ? [key, node] : [node, key])
    if (isNode(place) && place.range) return { start: place.range[0], end: place.range[1] };
  return { start: 0, end: 0 };
}

/** Changes to a configuration file that a person asks for. All else in it stays as it is, comments too. */
import { isMap, isNode, isPair, isScalar, isSeq, stringify, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Pack } from '../vocabulary/types';
import { readConfig } from './config';
import type { Given } from './configSchema';
import { parseYaml } from './frontMatter';
import { applyEdits } from './fix';
import type { AnyRule, Edit } from './types';

/** A term that is to be let stand in all notes, or a list of words or a rule that is to be turned off. */
export type ConfigChange = { readonly allow: string } | { readonly off: Pack } | { readonly rule: string };

/** What is turned off, and under which key of the file that is said. */
const switched = (change: Exclude<ConfigChange, { allow: string }>): { readonly key: string; readonly id: string } =>
  'off' in change ? { key: 'packs', id: change.off } : { key: 'rules', id: change.rule };

/** A new configuration file with nothing but the change. */
export const configWith = (change: ConfigChange): string => blockOf(change, '\n');

/**
 * The edit that makes a change to a configuration. Undefined where it cannot be made without touching other things, as
 * in a file that is no YAML.
 */
export function changeConfig(source: string, change: ConfigChange, rules: readonly AnyRule[]): Edit | undefined {
  const { document, problems } = parseYaml(source);
  if (problems.length > 0) return undefined;
  const { contents } = document;
  if (contents !== null && !isMap(contents)) return undefined;
  const key = 'allow' in change ? 'allow' : switched(change).key;
  const pair = contents?.items.find((item) => isScalar(item.key) && item.key.value === key);
  const edit = pair ? intoValue(source, pair, change) : asNewKey(source, contents, change);
  return edit && isNoMore(source, edit, change, rules) ? edit : undefined;
}

const lineEnd = (source: string): string => /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
const isFlow = (source: string, node: Node): boolean => /^[[{]/.test(source.charAt(node.range?.[0] ?? 0));

/** A text in the file's own form, quoted where YAML asks for it. */
export function written(term: string, place: 'block' | 'flow' | 'json'): string {
  if (place === 'json' || (place === 'flow' && /[,[\]{}]/.test(term))) return JSON.stringify(term);
  return stringify(term, { lineWidth: 0 }).trim();
}

function blockOf(change: ConfigChange, eol: string): string {
  if ('allow' in change) return `allow:${eol}  - ${written(change.allow, 'block')}${eol}`;
  const { key, id } = switched(change);
  return `${key}:${eol}  ${id}: off${eol}`;
}

function flowOf(change: ConfigChange): string {
  if ('allow' in change) return `"allow": [${written(change.allow, 'json')}]`;
  const { key, id } = switched(change);
  return `"${key}": { "${id}": "off" }`;
}

function asNewKey(source: string, top: Node | null, change: ConfigChange): Edit {
  if (top && isFlow(source, top)) return intoFlow(source, top, flowOf(change));
  const eol = lineEnd(source);
  const lead = source === '' || /[\r\n]$/.test(source) ? '' : eol;
  const at = source.length;
  return { span: { start: at, end: at }, text: `${lead}${blockOf(change, eol)}` };
}

function intoValue(source: string, { key, value }: Pair, change: ConfigChange): Edit | undefined {
  const isJson = isNode(key) && source.charAt(key.range?.[0] ?? 0) === '"';
  const setting = (id: string): string => (isJson ? `"${id}": "off"` : `${id}: off`);
  const flow = 'allow' in change ? written(change.allow, isJson ? 'json' : 'flow') : setting(switched(change).id);
  if (isScalar(value) && value.value === null) {
    const colon = isNode(key) ? source.indexOf(':', key.range?.[1]) : -1;
    const text = 'allow' in change ? ` [${flow}]` : ` { ${flow} }`;
    return colon < 0 ? undefined : { span: { start: colon + 1, end: colon + 1 }, text };
  }
  if ('allow' in change) {
    if (!isSeq(value)) return undefined;
    return intoCollection(source, value, flow, `- ${written(change.allow, 'block')}`);
  }
  if (!isMap(value)) return undefined;
  const known = valueOf(value, switched(change).id);
  // A rule with options keeps them, so that they count again when it is turned on.
  const level = isMap(known) ? valueOf(known, 'level') : known;
  if (isScalar(level) && level.range)
    return { span: { start: level.range[0], end: level.range[1] }, text: isJson ? '"off"' : 'off' };
  if (isMap(known)) return intoCollection(source, known, setting('level'), setting('level'));
  return intoCollection(source, value, flow, flow);
}

const valueOf = (map: YAMLMap, key: string): unknown =>
  map.items.find((item) => isScalar(item.key) && item.key.value === key)?.value;

const intoCollection = (source: string, collection: Node, flow: string, block: string): Edit | undefined =>
  isFlow(source, collection) ? intoFlow(source, collection, flow) : afterLast(source, collection, block);

/** Where an item of a collection begins and ends, less what comes behind it. */
function lastItem(source: string, collection: Node): { readonly start: number; readonly end: number } | undefined {
  const items: readonly unknown[] = isSeq(collection) || isMap(collection) ? collection.items : [];
  const last = items.at(-1);
  const [first, behind] = isPair(last) ? [last.key, last.value ?? last.key] : [last, last];
  if (!isNode(first) || !isNode(behind) || !first.range || !behind.range) return undefined;
  let end = Math.max(behind.range[1], first.range[1]);
  while (end > first.range[0] && /\s/.test(source.charAt(end - 1))) end--;
  return { start: first.range[0], end };
}

function intoFlow(source: string, collection: Node, text: string): Edit {
  const last = lastItem(source, collection);
  const at = last?.end ?? (collection.range?.[0] ?? 0) + 1;
  return { span: { start: at, end: at }, text: last ? `, ${text}` : text };
}

/** On a line of its own behind the last item and what is noted beside it. */
function afterLast(source: string, collection: Node, text: string): Edit | undefined {
  const last = lastItem(source, collection);
  if (!last) return undefined;
  const lineStart = Math.max(source.lastIndexOf('\n', last.start - 1), source.lastIndexOf('\r', last.start - 1)) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart))?.[0] ?? '';
  const at = last.end + (/^[^\r\n]*/.exec(source.slice(last.end))?.[0].length ?? 0);
  return { span: { start: at, end: at }, text: `${lineEnd(source)}${indent}${text}` };
}

/** Whether an edit makes the change, and no other. */
function isNoMore(source: string, edit: Edit, change: ConfigChange, rules: readonly AnyRule[]): boolean {
  const before = readConfig(source, rules);
  const after = readConfig(applyEdits(source, [edit]), rules);
  const wanted = withChange(before.given, change);
  const kinds = ({ problems }: typeof before): string => problems.map(({ messageId }) => messageId).join();
  return kinds(before) === kinds(after) && sorted(after.given) === sorted(wanted);
}

function withChange(given: Given, change: ConfigChange): Given {
  if ('allow' in change) return { ...given, allow: [...(given.allow ?? []), change.allow] };
  if ('off' in change) return { ...given, packs: { ...given.packs, [change.off]: 'off' } };
  const known = given.rules?.[change.rule];
  const off = typeof known === 'object' ? { ...known, level: 'off' as const } : 'off';
  return { ...given, rules: { ...given.rules, [change.rule]: off } };
}

/** Data as text in which the order of keys does not count. */
const sorted = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** What is being typed in front matter that nobody has finished yet: a key, or the value of one. */
import type { Span } from '../../engine/types';
import { lineAt } from './line';

export type FrontMatterPlace = {
  /** What was typed so far, without quotes. */
  readonly word: string;
  /** What gives way to what is chosen. */
  readonly span: Span;
} & (
  | {
      readonly kind: 'key';
      /** Keys that are there already. */
      readonly present: readonly string[];
      /** The colon stands there already. */
      readonly closed: boolean;
    }
  | {
      readonly kind: 'value';
      /** Names from the top down: of a key, or of one within another. */
      readonly keys: readonly string[];
      /** In square brackets, where a comma ends a value. */
      readonly flow: boolean;
      /** One of several. */
      readonly listed: boolean;
    }
);

/** Longest front matter that is looked at, in UTF-16 units. */
const longest = 20_000;

const fence = /^---[ \t]*(?:\r\n|\r|\n)/;
const keyed = /^([A-Za-z_][\w -]{0,60}?)[ \t]*:(?=[ \t]|$)/;

/** @returns undefined outside front matter, in TOML, and where it cannot be told. */
export function frontMatterPlace(text: string, at: number): FrontMatterPlace | undefined {
  const open = fence.exec(text)?.[0].length;
  if (open === undefined || at < open || at > longest) return undefined;
  const above = text.slice(open, at).split(/\r\n|\r|\n/);
  const before = above.pop() ?? '';
  if (above.some((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line))) return undefined;
  const below = text.slice(at, longest).split(/\r\n|\r|\n/);
  const { after } = lineAt(text, at);
  const end = below.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  // Without a fence below, a rule at the top of a note may look the same.
  if (end < 0 && !above.every(isYaml)) return undefined;
  if (/(?:^|\s)#/.test(before)) return undefined;

  const indent = /^[ \t]*/.exec(before)?.[0].length ?? 0;
  const bare = /^[ \t]*([\w-]*)$/.exec(before);
  if (bare) {
    const word = bare[1] ?? '';
    const rest = /^[\w-]*/.exec(after)?.[0] ?? '';
    const span = { start: at - word.length, end: at + rest.length };
    if (indent > 0) return undefined;
    const behind = end < 0 ? [] : below.slice(1, end);
    const present = [...above, ...behind].flatMap((line) => keyed.exec(line)?.[1] ?? []);
    return { kind: 'key', word, span, present, closed: /^[ \t]*:/.test(after.slice(rest.length)) };
  }
  const item = /^[ \t]*-[ \t]+/.exec(before);
  if (item) {
    const keys = parentsOf(above, item[0].indexOf('-'), true);
    return keys.length === 0 ? undefined : valueFrom(before.slice(item[0].length), after, at, keys, true);
  }
  const match = keyed.exec(before.slice(indent));
  if (!match) return undefined;
  const keys = [...(indent > 0 ? parentsOf(above, indent, false) : []), match[1] ?? ''];
  if (indent > 0 && keys.length < 2) return undefined;
  return valueFrom(before.slice(indent + match[0].length), after, at, keys, false);
}

const isYaml = (line: string): boolean => /^\s*(?:#|-[ \t]|$)|^\s+\S/.test(line) || keyed.test(line);

/** The key under which lines of an indentation stand; a list may stand as far left as its key. */
function parentsOf(above: readonly string[], indent: number, list: boolean): readonly string[] {
  for (const line of [...above].reverse()) {
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || own > indent || (own === indent && !list)) continue;
    const match = keyed.exec(line.slice(own));
    if (match)
      return own === 0
        ? [match[1] ?? '']
        : [...parentsOf(above.slice(0, above.lastIndexOf(line)), own, false), match[1] ?? ''];
    if (own < indent || !/^[ \t]*-/.test(line)) return [];
  }
  return [];
}

function valueFrom(
  typed: string,
  after: string,
  at: number,
  keys: readonly string[],
  listed: boolean,
): FrontMatterPlace | undefined {
  const map = /^[ \t]+\{(?:.*,)?[ \t]*([\w-]+)[ \t]*:([ \t]+[^,{}]*)$/.exec(typed);
  if (map && !listed) return valueFrom(map[2] ?? '', after, at, [...keys, map[1] ?? ''], false);
  const open = /^[ \t]*\[(?:.*,)?([^,\]]*)$/.exec(typed);
  const flow = open !== null;
  if (!flow && /^[ \t]*[[{]/.test(typed)) return undefined;
  const part = (open?.[1] ?? typed).trimStart();
  if (!flow && !listed && typed !== '' && !/^[ \t]/.test(typed)) return undefined;
  const word = part.replace(/^["']/, '');
  const rest = (flow ? /^[^,\]]*/ : /^[^,}#]*/).exec(after)?.[0].trimEnd() ?? '';
  return { kind: 'value', word, span: { start: at - part.length, end: at + rest.length }, keys, flow, listed };
}

/** Front matter: YAML between `---`, read by a YAML parser; TOML between `+++` is kept apart and not read. */
import { Document as YamlDocument, isMap, isScalar, parseDocument } from 'yaml';
import { perBlock } from './memo';
import { readPlainYaml } from './plainYaml';
import type { Span } from './types';
import { shifted } from './positions';

export interface FrontMatter {
  readonly format: 'yaml' | 'toml';
  /** The values as plain data; empty where the YAML is broken or not a mapping. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The source between the fences, less the line ending before the closing one. */
  readonly body: Span;
  /** What the YAML parser objects to, with offsets in the note. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
  /** Where the value of a top-level key stands in the note, or undefined. */
  spanOf(key: string): Span | undefined;
}

/** Reads the front-matter block of a note (which stands at offset 0). Never throws. */
export const readFrontMatter = perBlock(({ text }): FrontMatter => {
  const open = /^[^\r\n]*(?:\r\n|\r|\n)/.exec(text)?.[0].length ?? 0;
  const body = { start: open, end: Math.max(open, lineEndBefore(text, closingLine(text))) };
  if (text.startsWith('+++')) return { format: 'toml', data: {}, body, problems: [], spanOf: () => undefined };
  const source = text.slice(body.start, body.end);
  // YAML 1.2 knows no lone CR as a line end; the length stays, and so do the offsets.
  const yaml = readYaml(source.replace(/\r(?!\n)/g, '\n'));
  return {
    format: 'yaml',
    data: yaml.data,
    body,
    problems: yaml.problems.map(({ message, span }) => ({
      message,
      span: shifted(span, open),
    })),
    spanOf(key) {
      const range = yaml.rangeOf(key);
      return range && shifted(range, open);
    },
  };
});

/** What front matter needs of its YAML, by line endings that YAML knows; the parser is asked only for what is not plain. */
export function readYaml(source: string): Pick<ParsedYaml, 'data' | 'problems' | 'rangeOf'> {
  const plain = readPlainYaml(source);
  return plain ? { data: plain.data, problems: [], rangeOf: (key) => plain.ranges.get(key) } : parseYaml(source);
}

/** Where the last line of a text starts, a line ending at its end not counted. */
function closingLine(text: string): number {
  const end = lineEndBefore(text, text.length);
  return Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
}

/** `at`, or where the line ending right before it starts. */
function lineEndBefore(text: string, at: number): number {
  if (text.startsWith('\r\n', at - 2)) return at - 2;
  return /[\r\n]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

export interface ParsedYaml {
  /** The nodes, for what they can tell of positions; one without contents where the source was too much to read. */
  readonly document: YamlDocument;
  readonly data: Readonly<Record<string, unknown>>;
  /** The same as plain data, be it a mapping or not. */
  readonly value: unknown;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
  rangeOf(key: string): Span | undefined;
}

/** Longest YAML that is read, in UTF-16 units, and how many brackets may stand open in it: beyond is data, or an attack. */
const longestYaml = 200_000;
const deepestYaml = 100;

export interface YamlOptions {
  /** A list at the top is as good as a mapping. */
  readonly lists?: boolean;
  /** Longest source that is read. Beyond the usual length nobody looks for keys that stand twice: that takes too long. */
  readonly longest?: number;
}

/**
 * YAML 1.2 with problems as spans. Never throws; aliases are bounded, so that no small file unfolds into a huge one.
 * Plain data may still refer to itself, where an alias stands within its own anchor.
 */
export function parseYaml(source: string, { lists = false, longest = longestYaml }: YamlOptions = {}): ParsedYaml {
  const refusal =
    source.length > longest
      ? `longer than ${String(longest)} characters`
      : nesting(source) > deepestYaml
        ? 'nested too deeply'
        : undefined;
  const document =
    refusal === undefined
      ? parseDocument(source, { prettyErrors: false, uniqueKeys: source.length <= longestYaml, logLevel: 'error' })
      : new YamlDocument();
  const problems = document.errors.map((error) => ({
    message: error.message,
    span: { start: error.pos[0], end: Math.max(error.pos[0], error.pos[1]) },
  }));
  if (refusal !== undefined) problems.push({ message: refusal, span: { start: 0, end: 0 } });
  let data: Readonly<Record<string, unknown>> = {};
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) data = value as Record<string, unknown>;
    else if (value !== null && value !== undefined && problems.length === 0 && !(lists && Array.isArray(value)))
      problems.push({ message: 'not a mapping of keys to values', span: { start: 0, end: source.length } });
  } catch (error) {
    problems.push({
      message: error instanceof Error ? error.message : String(error),
      span: { start: 0, end: source.length },
    });
  }
  return {
    document,
    data,
    value,
    problems,
    rangeOf(key) {
      if (!isMap(document.contents)) return undefined;
      const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === key);
      const value = pair?.value as { range?: [number, number, number] | null } | null | undefined;
      const range = value?.range ?? (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      return range ? { start: range[0], end: range[1] } : undefined;
    },
  };
}

/** A rough bound of how deep collections lie in one another: brackets that open, dashes in a row, and indentation. */
function nesting(source: string): number {
  let deepest = 0;
  let open = 0;
  for (const line of source.split(/\r\n|\r|\n/)) {
    const lead = /^(?:[ ]|[-?:](?=[ ]|$))*/.exec(line)?.[0] ?? '';
    const markers = lead.replaceAll(' ', '').length;
    for (const unit of line) {
      if (unit === '[' || unit === '{') open++;
      else if (unit === ']' || unit === '}') open = Math.max(0, open - 1);
      deepest = Math.max(deepest, open);
    }
    deepest = Math.max(deepest, markers + (lead.length - markers) / 2);
  }
  return deepest;
}

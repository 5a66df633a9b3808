/** How a workspace names and lays out its decision records, so that a new one is like those that are there. */
import type { DecisionRecord, RecordHabit } from './facts';
import { folderOf } from './paths';

/** A record with its text. */
export interface Head {
  readonly record: DecisionRecord;
  readonly text: string;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Longest text that is copied, in UTF-16 units. */
const longestTemplate = 20_000;

/**
 * The habit of the folder that holds most records; undefined where there are none.
 * @param heads ordered by path.
 */
export function learnHabit(
  heads: readonly Head[],
  templates: readonly { readonly path: string; readonly text: string }[],
): RecordHabit | undefined {
  const byFolder = new Map<string, Head[]>();
  for (const head of heads) {
    const folder = folderOf(head.record.path);
    const same = byFolder.get(folder);
    if (same) same.push(head);
    else byFolder.set(folder, [head]);
  }
  const [folder, own] = [...byFolder].reduce<[string, Head[]]>(
    (best, entry) => (entry[1].length > best[1].length ? entry : best),
    ['', []],
  );
  const newest = own[own.length - 1];
  if (!newest) return undefined;
  const names = own.map(({ record }) => nameOf(record.path));
  const template = templates
    .filter(
      ({ path, text }) =>
        text.length <= longestTemplate &&
        (path.startsWith(folder === '' ? '' : `${folder}/`) || folder.startsWith(`${folderOf(path)}/`)),
    )
    .sort((a, b) => b.path.length - a.path.length)[0];
  const { language } = newest.record;
  return {
    folder,
    ...nameHabit(names),
    heading: headingHabit({ ...newest, text: withTitle(newest.text) }),
    text: template ? withTitle(template.text) : skeleton(withTitle(newest.text)),
    ...(language !== undefined && { language }),
  };
}

/** How files are named: the style that most have, the newest first. */
function nameHabit(names: readonly string[]): { readonly name: string; readonly number?: string } {
  const styles = [
    { pattern: /^\d{4}-\d{2}-\d{2}([-_. ])/, name: (m: RegExpExecArray) => `{date}${m[1] ?? '-'}{slug}.md` },
    { pattern: /^(?:19|20)\d{6}([-_. ])/, name: (m: RegExpExecArray) => `{day}${m[1] ?? '-'}{slug}.md` },
    {
      pattern: /^([A-Za-z]{2,5}[-_ ]?)\d{1,5}([-_. ])/,
      name: (m: RegExpExecArray) => `${m[1] ?? ''}{number}${m[2] ?? '-'}{slug}.md`,
    },
    { pattern: /^\d{1,5}([-_. ])/, name: (m: RegExpExecArray) => `{number}${m[1] ?? '-'}{slug}.md` },
  ];
  let best: { name: string; count: number } = { name: '{slug}.md', count: 0 };
  for (const { pattern, name } of styles) {
    const matches = names.flatMap((file) => pattern.exec(file) ?? []).length;
    const newest = names.findLast((file) => pattern.test(file));
    const match = newest === undefined ? null : pattern.exec(newest);
    if (match && matches > best.count) best = { name: name(match), count: matches };
  }
  if (!best.name.includes('{number}')) return { name: best.name };
  const numbers = names.flatMap((file) => /^(?:[A-Za-z]{2,5}[-_ ]?)?(\d{1,5})[-_. ]/.exec(file)?.[1] ?? []);
  const widest = Math.max(...numbers.map((number) => number.length));
  const next = Math.max(...numbers.map(Number)) + 1;
  return { name: best.name, number: String(next).padStart(widest, '0') };
}

/** "# 12. Title", "# ADR 012: Title", "# Title": what stands in the newest record. */
function headingHabit({ record, text }: Head): string {
  const line = /^ {0,3}#[ \t]+([^\r\n]{0,300})/m.exec(text)?.[1]?.trim() ?? '';
  const match = /^(\[?(?:[A-Za-z]{2,12}[-_ #]*)?)(\d{1,5})(\]?[ \t]*[.:)–—-]*[ \t]+)\S/.exec(line);
  if (!match || Number(match[2]) !== Number(record.number ?? NaN)) return '{title}';
  const padded = (match[2] ?? '').length === (record.number ?? '').length;
  return `${match[1] ?? ''}{${padded ? 'number' : 'bare'}}${match[3] ?? ' '}{title}`;
}

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * A text in which every heading begins with `#`, also those that were underlined, and the first is the title: a record
 * may have it in its front matter alone. As it was, where it is so already.
 */
function withTitle(text: string): string {
  const matter = frontMatter.exec(text)?.[0] ?? '';
  const lines = text.slice(matter.length).split(/(?<=\r\n|\n|\r(?!\n))/);
  let fenced = false;
  let changed = false;
  const out: string[] = [];
  for (const line of lines) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    const under = fenced ? undefined : /^ {0,3}(=+|-+)[ \t]*[\r\n]*$/.exec(line)?.[1];
    const last = out[out.length - 1] ?? '';
    const alone = /^\s*$/.test(out[out.length - 2] ?? '');
    if (under === undefined || !alone || !/^ {0,3}[^\s#>*+|`~-]/.test(last)) {
      out.push(line);
      continue;
    }
    out[out.length - 1] = `${under.startsWith('=') ? '#' : '##'} ${last.trimStart()}`;
    changed = true;
  }
  const body = changed ? out.join('') : text.slice(matter.length);
  const titled = (/^ {0,3}(#{1,6})[ \t]+\S/m.exec(body)?.[1] ?? '') === '#';
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return `${matter}${titled ? '' : `${matter === '' ? '' : eol}# {title}${eol}${/^\s/.test(body) ? '' : eol}`}${body}`;
}

/** A record with nothing but its front matter keys, headings and lines like `Date:` left. */
function skeleton(text: string): string {
  const matter = frontMatter.exec(text);
  const kept: string[] = [];
  const keys = [...(matter?.[1] ?? '').matchAll(/^(status|statws|date|dyddiad)[ \t]*:/gm)].map(
    (match) => match[1] ?? '',
  );
  if (keys.length > 0) kept.push('---', ...keys.map((key) => `${key}:`), '---', '');
  let fenced = false;
  for (const line of text.slice(matter?.[0].length ?? 0).split(/\r\n|\r|\n/)) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) continue;
    const labelled = /^(?:[-*+][ \t]+)?[*_]{0,2}(?:Status|Statws|Date|Dyddiad)[*_]{0,2}:/i.exec(line);
    if (/^ {0,3}#{1,2}[ \t]/.test(line)) kept.push(line.trim(), '');
    else if (labelled && kept.length < 12) kept.push(labelled[0], '');
  }
  return `${kept.join('\n').slice(0, longestTemplate).trim()}\n`;
}

/** Text that stands in for a translation: the headings of the other language, with what goes over as it is. */
import type { Document } from './document';
import { frontMatterOf, normalizeLabel } from './document';
import type { Section } from './sections';
import { declaredState, type Declared } from './translation';
import type { Edit } from './types';

/** The line end that a text uses. */
export const lineEndOf = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

/**
 * Sections to be translated, between markers: headings as they stand, and under them the links, images and figures that
 * the translation will need too. No line end at the end.
 * @param shift levels by which the headings stand deeper in the other text.
 */
export function skeleton(
  note: Document,
  sections: readonly Section[],
  language: string,
  shift: number,
  eol: string,
): string {
  const parts = sections.map((section) =>
    [headingLine(note, section, shift), ...carried(note, section)].join(`${eol}${eol}`),
  );
  return [`<!-- agored-translate ${language} -->`, ...parts, '<!-- /agored-translate -->'].join(`${eol}${eol}`);
}

function headingLine(note: Document, section: Section, shift: number): string {
  const text = note.text.slice(section.heading.start, section.heading.end).replace(/\s+/g, ' ').trim();
  if (section.depth === 7) {
    const line = note.text.slice(section.span.start, section.span.end).trim();
    return line.startsWith('**') ? `**${text}**` : text;
  }
  return `${'#'.repeat(Math.max(1, Math.min(6, section.depth + shift)))} ${text}`;
}

const fences = /^ {0,3}(`{3,}|~{3,})[^\r\n]*[\r\n][\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm;
const image = /!\[[^[\]\r\n]{0,300}\]\([^()\r\n]{1,500}\)/g;
const link = /(?<!!)\[([^[\]\r\n]{1,300})\](?:\(([^()\r\n]{1,500})\)|\[([^[\]\r\n]{0,300})\])/g;
const figure = /(?:[£€$]\s?)?\b\d[\d.,:]*(?:\s?%|\b(?:\s(?:million|billion|miliwn|biliwn)\b)?)/g;

/** Images as they stand; links and figures as a list. */
function carried(note: Document, section: Section): readonly string[] {
  const body = note.text
    .slice(section.heading.end, section.span.end)
    .replace(fences, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/`[^`\r\n]*`/g, ' ');
  const images = [...new Set(body.match(image))];
  const links: string[] = [];
  for (const [, text = '', url, label] of body.replace(image, ' ').matchAll(link)) {
    const target = url ?? note.definitions.get(normalizeLabel(label === undefined || label === '' ? text : label));
    if (target !== undefined && target !== '' && links.length < 50) links.push(`- [${text}](${target})`);
  }
  const bare = body
    .replace(image, ' ')
    .replace(link, ' ')
    .replace(/<[^<>]*>|https?:\/\/\S+/g, ' ')
    .replace(/^[ \t]*\d{1,9}[.)][ \t]/gm, ' ');
  const figures = [...new Set(bare.match(figure)?.map((found) => found.replace(/[.,:]+$/, '')))].slice(0, 20);
  const list = [...new Set(links), ...(figures.length > 0 ? [`- ${figures.join(' · ')}`] : [])];
  return [...images, ...(list.length > 0 ? [list.join(lineEndOf(note.text))] : [])];
}

/** An edit that puts a text on lines of its own, with a blank line before and after. */
export function insertion(text: string, at: number, inserted: string, path?: string): Edit {
  const eol = lineEndOf(text);
  const before = text.slice(0, at);
  const ends = lastSpace(before).match(/\r\n|\r|\n/g)?.length ?? 0;
  const lead = before.trim() === '' ? '' : eol.repeat(Math.max(0, 2 - ends));
  const after = text.slice(at);
  const trail = after.trim() === '' ? (after === '' ? eol : '') : /^(?:\r\n|\r|\n)/.test(after) ? eol : eol + eol;
  return { span: { start: at, end: at }, text: lead + inserted + trail, ...(path === undefined ? {} : { path }) };
}

function lastSpace(text: string): string {
  let start = text.length;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}

/** The text of a new file that holds a note in another language, waiting for translation. */
export function twinFile(note: Document, sections: readonly Section[], language: string): string {
  const eol = lineEndOf(note.text);
  const front = frontMatterOf(note);
  let head = '';
  if (front?.format === 'yaml') {
    const body = note.text.slice(front.body.start, front.body.end).replace(/\s+$/, '');
    const kept = body
      .replace(/^translation:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]*)*(?:\r\n|\r|\n)?/m, '')
      .replace(/\s+$/, '');
    const claimed = /^(lang|language|locale):[^\r\n]*/m;
    head = `---${eol}${kept.replace(claimed, (_, key: string) => `${key}: ${language}`)}${eol}---${eol}${eol}`;
  }
  return `${head}${skeleton(note, sections, language, 0, eol)}${eol}`;
}

/** An edit that declares the state of a language's version: in the front matter where there is one, else in a comment. */
export function declaration(note: Document, language: string, state: string, comment: string): Edit {
  const eol = lineEndOf(note.text);
  const front = frontMatterOf(note);
  if (front?.format === 'yaml' && front.problems.length === 0 && front.data['translation'] === undefined) {
    const at = front.body.end;
    const open = /[\r\n]$/.test(note.text.slice(0, at)) ? '' : eol;
    const close = open === '' ? eol : '';
    return { span: { start: at, end: at }, text: `${open}translation:${eol}  ${language}: ${state}${close}` };
  }
  const at = front ? (note.blocks[0]?.text.length ?? 0) : 0;
  return insertion(note.text, at, comment);
}

/** Days that a version in another language is given to follow. */
const daysToFollow = 28;

/** The day by which a version is to follow where nobody has said; days as `YYYY-MM-DD`. */
export const followBy = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + daysToFollow * 86_400_000).toISOString().slice(0, 10);

/** An edit that declares that a language's version is to follow by a day. */
export const pendingEdit = (note: Document, language: string, until: string): Edit =>
  declaration(
    note,
    language,
    `{ status: pending, until: ${until} }`,
    `<!-- agored-translation ${language} pending until ${until} -->`,
  );

/** An edit that moves the day of such a declaration; undefined where it names none. */
export function postponedEdit(note: Document, { span, until }: Declared, day: string): Edit | undefined {
  const at = until === undefined ? -1 : note.text.slice(span.start, span.end).indexOf(until);
  if (until === undefined || at < 0) return undefined;
  const start = span.start + at;
  return { span: { start, end: start + until.length }, text: day };
}

/** The edit that says that a language's version is to follow by a day, be it for the first time or anew. */
export function followEdit(note: Document, language: string, until: string): Edit {
  const declared = declaredState(note, language);
  return (declared && postponedEdit(note, declared, until)) ?? pendingEdit(note, language, until);
}

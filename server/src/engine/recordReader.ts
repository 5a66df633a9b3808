/** Reads what a decision record says about itself, by lines: title, number, status, date, language, first words. */
import { patternFor, withoutMarks } from '../languages/letters';
import type { DecisionRecord } from './facts';
import { readYaml } from './frontMatter';
import { once } from './memo';
import { decidersOf, linksOf } from './recordTies';

/** How much of a file is looked at, in UTF-16 units. */
const headLength = 6000;

/** Lower case without accents, for comparing words. */
export const fold = (text: string): string => withoutMarks(text, 'NFKD').toLowerCase();

/** The name of a file without folder and extension, folded. */
export const stem = (path: string): string =>
  fold(path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|markdown|mdx)$/i, ''));

const sectionNames: readonly (readonly [name: string, RegExp])[] = [
  ['status', /^(?:status|statws|statut)\b/],
  ['context', /^(?:contexte?|cyd-?destun|background|cefndir)\b/],
  [
    'decision',
    /^(?:decision|penderfyniad)(?: outcome)?$|^(?:canlyniad y penderfyniad|the decision|proposed decision)\b/,
  ],
  ['consequences', /^(?:consequences|canlyniadau|goblygiadau|positive consequences)\b/],
  ['options', /^(?:considered options|options considered|opsiynau (?:a ystyriwyd|dan sylw)|decision drivers)\b/],
];

/** A decision record by its headings: a decision, and at least one more section that such records have. */
export function holdsRecord(headings: readonly string[]): boolean {
  const found = new Set(
    headings.flatMap((heading) => sectionNames.filter(([, pattern]) => pattern.test(heading)).map(([name]) => name)),
  );
  return found.size >= 3 || (found.has('decision') && (found.has('status') || found.has('consequences')));
}

const statusLine =
  /^[ \t>]{0,12}(?:[-*+][ \t]{1,4})?\|?[ \t]{0,4}[*_]{0,2}(?:status|statws|statut)[*_]{0,2}[ \t]{0,4}[:|][ \t*_]{0,8}([^\r\n|]{0,200})/im;
/** A section far down, behind the decision. */
const lateStatus =
  /^ {0,3}#{1,6}[ \t]+(?:status|statws|statut)[ \t#]*(?:\r\n|\r|\n)[ \t\r\n]{0,20}([^\s#][^\r\n]{0,200})/im;
/** True where a line tells a status, as `Status: accepted`. */
export const holdsStatus = (text: string): boolean => statusLine.test(text.slice(0, headLength));

const minuteHeadings =
  /^(?:apologies(?: for absence)?|attendance|attendees|(?:members )?present|in attendance|matters arising|declarations? of interests?|any other business|aob|(?:minutes|actions) (?:of|from) (?:the )?(?:last|previous) meeting|date of next meeting|ymddiheuriadau|(?:yn )?bresennol|presennol|datgan(?:iadau)? (?:o )?(?:fuddiannau|diddordeb)|materion yn codi|unrhyw fater arall)$/;
const minutesTitle =
  /^minutes\b|\bminutes (?:of|from|for)\b|\b(?:meeting|board|committee|council|draft|approved) minutes\b|^cofnodion\b|\bcofnodion (?:y |cyfarfod|drafft)/;

/** Whether a heading is one of those by which records and minutes are known. */
export const isTelling = (heading: string): boolean => telling().test(heading);
const telling = once(
  () =>
    new RegExp([minuteHeadings, ...sectionNames.map(([, pattern]) => pattern)].map(({ source }) => source).join('|')),
);

/** Minutes, by their title or the items that every meeting has. */
export function isMinutes(headings: readonly string[]): boolean {
  return minutesTitle.test(headings[0] ?? '') || headings.filter((heading) => minuteHeadings.test(heading)).length >= 2;
}

/**
 * What a record says about itself. Undefined where it shows that it is none: a template, minutes, an index.
 * @param strict asks for signs of a record in it, for a file whose name alone does not make it one.
 */
export function readRecord(path: string, text: string, strict = false): DecisionRecord | undefined {
  const head = text.slice(0, headLength);
  const matter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(head);
  const data = matter?.[1] !== undefined && matter[1].length < 4000 ? readYaml(matter[1]).data : {};
  const body = head.slice(matter?.[0].length ?? 0);
  const lines = body.split(/\r\n|\r|\n/);
  const headings = lines.flatMap((line, i) => headingAt(lines, i, line));
  const names = headings.map(({ text: words }) => fold(words));
  const title = titleOf(data, lines, headings, path);
  if (
    /\b(?:template|templed)\b|\{[^}]*title|\[short title/i.test(title.raw) ||
    (isMinutes(names) && !holdsRecord(names))
  )
    return undefined;
  const status =
    wordsOf(data['status'] ?? data['statws'] ?? data['statut']) ??
    sectionStatus(lines, headings) ??
    short(wordsOf(statusLine.exec(body)?.[1])) ??
    short(wordsOf(cellUnder(lines, /^(?:status|statws|statut)$/))) ??
    wordsOf(lateStatus.exec(text)?.[1]);
  if (strict && status === undefined && !holdsRecord(names)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const number = /^(?:[A-Za-z]{2,5}[-_ ]?)?(\d{1,8})(?=[-_. ])(?!-\d{2}[-.])/.exec(name)?.[1] ?? title.number;
  const date =
    isoDate(data['date'] ?? data['dyddiad']) ??
    isoDate(dateLine.exec(body)?.[1]) ??
    isoDate(cellUnder(lines, /^(?:(?:created|last updated) )?(?:date|dyddiad)$/)) ??
    nameDate(name);
  const language = wordsOf(data['lang'] ?? data['language']) ?? languageOf(names);
  const summary = summaryOf(lines, headings);
  const deciders = decidersOf(data, body);
  const links = linksOf(data, text);
  return {
    path,
    title: title.text,
    ...(number !== undefined && { number }),
    ...(status !== undefined && { status }),
    ...(date !== undefined && { date }),
    ...(deciders.length > 0 && { deciders }),
    ...(links.length > 0 && { links }),
    ...(language !== undefined && { language }),
    ...(summary !== '' && { summary }),
  };
}

/** What is long is a sentence about something else. */
const short = (words: string | undefined): string | undefined =>
  words !== undefined && words.split(' ').length <= 8 ? words : undefined;

/** The first cell under a column of a table whose head is one of these words. */
function cellUnder(lines: readonly string[], wanted: RegExp): string | undefined {
  const cells = (line: string | undefined): string[] => (line ?? '').split('|').map((cell) => cell.trim());
  for (const [i, line] of lines.slice(0, 20).entries()) {
    if (!line.includes('|') || !/^[ \t|:-]+$/.test(lines[i + 1] ?? '')) continue;
    const column = cells(line).findIndex((cell) => wanted.test(fold(plain(cell))));
    if (column >= 0) return cells(lines[i + 2])[column];
  }
  return undefined;
}

interface HeadHeading {
  readonly text: string;
  readonly depth: number;
  readonly line: number;
}

function headingAt(lines: readonly string[], line: number, text: string): readonly HeadHeading[] {
  const marks = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(text.trimEnd());
  if (marks) return [{ text: plain(marks[2] ?? ''), depth: marks[1]?.length ?? 1, line }];
  const under = /^ {0,3}(=+|-+)[ \t]*$/.exec(lines[line + 1] ?? '')?.[1];
  if (under === undefined || !/^ {0,3}[^\s#>*-]/.test(text)) return [];
  return [{ text: plain(text), depth: under.startsWith('=') ? 1 : 2, line }];
}

const marks = patternFor(String.raw`[*\x60]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`, 'g');
/** Markup taken away, roughly. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]{0,300})\](?:\([^)]{0,500}\)|\[[^\]]{0,300}\])?/g, '$1')
    .replace(/<[^>]{0,200}>/g, '')
    .replace(marks(text), '')
    .replace(/\s+/g, ' ')
    .trim();

/** "12. ", "ADR 12: ", "[ADR012] – ": the number that goes before a title. */
const titleNumber =
  /^\[?(?:(?:adr|dr|rfc|madr|decision|penderfyniad|cofnod)[-_ #]*)?(\d{1,8})\]?[ \t]*(?:[.:)–—-]+[ \t]+|[ \t](?=\D))/i;

function titleOf(
  data: Readonly<Record<string, unknown>>,
  lines: readonly string[],
  headings: readonly HeadHeading[],
  path: string,
) {
  const first = headings[0];
  const known = first && !sectionNames.some(([, pattern]) => pattern.test(fold(first.text)));
  const opening = lines.find((line) => line.trim() !== '') ?? '';
  const named = stem(path)
    .replace(/^[a-z]{0,5}[-_ ]?[\d-]+[-_. ]?/, '')
    .replace(/[-_.]+/g, ' ')
    .trim();
  const raw = (
    (typeof data['title'] === 'string' && data['title'].trim() !== '' ? data['title'] : undefined) ??
    (known ? first.text : /^[A-Za-z]{2,5}\d+: /.test(opening) ? plain(opening) : named || stem(path))
  ).replace(/^(?:title|adr|teitl): +/i, '');
  const match = titleNumber.exec(raw);
  const text = raw.slice(match?.[0].length ?? 0).trim();
  return {
    raw,
    text: (text || raw).slice(0, 300),
    number: match && text !== '' && /[a-z]/i.test(match[0]) ? match[1] : undefined,
  };
}

function sectionStatus(lines: readonly string[], headings: readonly HeadHeading[]): string | undefined {
  const section = headings.find(({ text }) => /^(?:status|statws|statut)$/.test(fold(text)));
  if (!section) return undefined;
  for (const line of lines.slice(section.line + 1, section.line + 8)) {
    if (/^ {0,3}#/.test(line)) return undefined;
    if (/^[=-]+[ \t]*$/.test(line)) continue;
    const words = wordsOf(line);
    if (words !== undefined) return words;
  }
  return undefined;
}

const ends = patternFor(String.raw`^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$`, 'g');
/** Lower case, markup, marks and emoji at the ends taken away. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = plain(value.slice(0, 300));
  const words = text.replace(ends(text), '').toLowerCase();
  return words === '' ? undefined : words;
}

const dateLine =
  /^[ \t>]{0,12}(?:[-*+][ \t]{1,4})?\|?[ \t]{0,4}[*_]{0,2}(?:date(?: created| decided)?|dyddiad|updated|created|introduced|decided)[*_]{0,2}(?:[ \t]{0,4}[:|]|(?=[ \t]\d))[ \t*_]{0,8}(?:updated[ \t]+)?([^\r\n|]{0,40})/im;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthsCy = ['ion', 'chw', 'maw', 'ebr', 'mai', 'meh', 'gor', 'aws', 'med', 'hyd', 'tach', 'rhag'];

const britishDay = patternFor(
  String.raw`(\d{1,2})(?:st|nd|rd|th|ain|af|fed|eg|ydd)?\s+(?:of\s+)?([\p{L}]{3,10}),?\s+(\d{4})`,
  'i',
);
const americanDay = patternFor(String.raw`([\p{L}]{3,10})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`, 'i');
/** A day as `YYYY-MM-DD`: ISO, British (`05/02/2018`), or with the month by name, English or Welsh. */
export function isoDate(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return undefined;
  const iso = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(value);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const british = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}(?!\d))/.exec(value);
  if (british) {
    const year = (british[3] ?? '').padStart(4, '20');
    // A month of more than twelve is American.
    return day(year, british[2], british[1]) ?? day(year, british[1], british[2]);
  }
  const digits = /^\D{0,3}((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(value);
  if (digits) return day(digits[1], digits[2], digits[3]);
  const named = britishDay(value).exec(value);
  const american = americanDay(value).exec(value);
  const [month, dayOf, year] = named
    ? [named[2], named[1], named[3]]
    : american
      ? [american[1], american[2], american[3]]
      : [];
  const index = month === undefined ? -1 : monthIndex(month.toLowerCase());
  return index < 0 ? undefined : day(year, String(index + 1), dayOf);
}
const monthIndex = (name: string): number =>
  Math.max(
    months.findIndex((month) => name.startsWith(month)),
    monthsCy.findIndex((month) => name.startsWith(month)),
  );

function day(year = '', month = '', date = ''): string | undefined {
  const [m, d] = [Number(month), Number(date)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    : undefined;
}

function nameDate(name: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(name) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(name);
  return match ? day(match[1], match[2], match[3]) : undefined;
}

/** Told by the headings, which are set words: "Cyd-destun" makes a record Welsh. */
function languageOf(headings: readonly string[]): string | undefined {
  const count = (pattern: RegExp): number => headings.filter((heading) => pattern.test(heading)).length;
  const welsh = count(/^(?:statws|cyd-?destun|penderfyniad|canlyniadau|goblygiadau|cefndir|opsiynau)\b/);
  const english = count(/^(?:status|context|decision|consequences|background|considered|options)\b/);
  return welsh > english ? 'cy' : english > welsh ? 'en' : undefined;
}

/** The first words of the decision, else of the context, else of the text. */
function summaryOf(lines: readonly string[], headings: readonly HeadHeading[]): string {
  const pick = (name: string): HeadHeading | undefined => {
    const pattern = sectionNames.find(([known]) => known === name)?.[1];
    return headings.find(({ text, line }) => line > 0 && pattern?.test(fold(text)));
  };
  const take = (from: HeadHeading | undefined, length: number): string => {
    if (!from) return '';
    let text = '';
    for (const line of lines.slice(from.line + 1)) {
      if (/^ {0,3}#/.test(line) || text.length > length) break;
      if (!/^(?:[=-]+[ \t]*$|<!--)/.test(line)) text += ` ${line}`;
    }
    return plain(text).slice(0, length);
  };
  const both = `${take(pick('decision'), 500)} ${take(pick('context'), 300)}`.trim();
  return both !== '' ? both : take(headings[0], 300);
}

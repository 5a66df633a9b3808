/**
 * Moments in names, titles and headings: days, years, numbers of weeks. Each knows how to be written for another time in
 * the form that it has, so that `20-nov-2026` becomes `27-nov-2026`, and `Week eleven` becomes `Week twelve`.
 */
import { factWords } from '../../languages/facts';
import { isDay, isoWeek } from './calendar';

/** What a moment is moved to. */
export interface Moment {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The number of the note, for numbers. */
  readonly number: number;
}

export interface Token {
  /** Where it stands: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'week' | 'number' | 'year' | 'month';
  /** The day that a `date` names. */
  readonly date?: string;
  /** The number of a `number`. */
  readonly number?: number;
  /** Written for another time. */
  write(moment: Moment): string;
}

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number in English words, 1 to 99; digits for others. */
function spelt(number: number): string {
  if (number < 20) return units[number - 1] ?? String(number);
  const ten = tens[Math.floor(number / 10) - 2];
  if (ten === undefined || number > 99) return String(number);
  const unit = units[(number % 10) - 1];
  return unit === undefined ? ten : `${ten}-${unit}`;
}

const byWord: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 99 }, (_, index) => [spelt(index + 1), index + 1]),
);

/** The names of months by language; the first forms are the full ones, written as names are. */
const months = ['en', 'cy'].map((language) =>
  factWords(language).months.map((forms) => ({ full: forms[0] ?? '', short: shortOf(language, forms) })),
);

/** Welsh months are followed by their mutations, which stand behind other words alone. */
function shortOf(language: string, forms: readonly string[]): readonly string[] {
  const [full = '', ...others] = forms;
  return others.filter((form) => language === 'en' || full.startsWith(form));
}

const monthNames = [...new Set(months.flatMap((names) => names.flatMap(({ full, short }) => [full, ...short])))].sort(
  (a, b) => b.length - a.length,
);
const month = `(${monthNames.join('|')})(?![\\p{L}])\\.?`;

/** The month of a name, 1 to 12, and how to write another in its language and length. */
function monthOf(name: string): { readonly number: number; readonly write: (number: number) => string } | undefined {
  const lower = name.toLowerCase();
  for (const names of months) {
    const index = names.findIndex(({ full, short }) => full === lower || short.includes(lower));
    const found = names[index];
    if (!found) continue;
    const isShort = lower !== found.full;
    const write = (number: number): string => {
      const other = names[number - 1];
      return likeCase(name, (isShort ? other?.short.at(-1) : undefined) ?? other?.full ?? '');
    };
    return { number: index + 1, write };
  }
  return undefined;
}

/** A word in the capitals of another. */
function likeCase(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  return model.charAt(0) === model.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

const pad = (number: number, length: number): string => String(number).padStart(length, '0');
const partsOf = (date: string): readonly [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 20;
  return (teen ? undefined : ['st', 'nd', 'rd'][(day % 10) - 1]) ?? 'th';
}

type Found = Omit<Token, 'start' | 'end'>;
/** Reads a match; undefined where it names no moment after all. */
type Read = (match: RegExpExecArray, near: string | undefined) => Found | undefined;

const dateToken = (date: string, write: (year: number, month: number, day: number) => string): Found | undefined =>
  isDay(date) ? { kind: 'date', date, write: (moment) => write(...partsOf(moment.date)) } : undefined;

const isoOf = (year: number, monthNumber: number, day: number): string =>
  `${String(year)}-${pad(monthNumber, 2)}-${pad(day, 2)}`;

/** A day before or behind the name of its month, with the year or without. */
function namedDate(dayText: string, name: string, year: string | undefined, near: string | undefined) {
  const found = monthOf(name);
  if (!found) return undefined;
  const nearYear = near === undefined ? undefined : Number(near.slice(0, 4));
  const own = year === undefined ? nearYear : Number(year);
  if (own === undefined) return undefined;
  const width = dayText.startsWith('0') ? 2 : 1;
  const day = Number(dayText);
  // `31 December` in a note of January is of the year before.
  const years = year === undefined ? [own, own - 1, own + 1] : [own];
  const date = years
    .map((each) => isoOf(each, found.number, day))
    .sort((a, b) => distance(a, near) - distance(b, near))[0];
  return date === undefined ? undefined : { date, width, write: found.write };
}

const distance = (date: string, near: string | undefined): number =>
  near === undefined ? 0 : Math.abs(Date.parse(date) - Date.parse(near));

/** What a number of notes stands behind. */
const counted =
  "week[\\s_-]?notes?|weekly[\\s_-]?(?:notes?|update)|week|wk|month[\\s_-]?notes?|sprint|nodiadau[\\s_-]?(?:’r[\\s_-]?|'r[\\s_-]?|r[\\s_-])?wythnos|nodyn[\\s_-]?wythnos(?:ol)?|wythnos|issue|rhifyn|episode|no\\.?|rhif";

const number = (value: number, write: (number: number) => string): Found => ({
  kind: 'number',
  number: value,
  write: (moment) => write(moment.number),
});

/** Forms of moments, those that say most first. Each begins where a word or number does. */
const forms: readonly (readonly [pattern: RegExp, read: Read])[] = [
  [
    /(?<!\d)((?:19|20)\d{2})([-_. ]?)([wW])(\d{1,2})(?!\d)/gu,
    ([, , joint = '', w = '', digits = '']) => ({
      kind: 'week',
      write({ date }) {
        const { year, week } = isoWeek(date);
        return `${String(year)}${joint}${w}${pad(week, digits.length)}`;
      },
    }),
  ],
  [
    /(?<!\d)((?:19|20)\d{2})([-_./])(\d{2})\2(\d{2})(?!\d)/gu,
    ([, year, joint = '', m, d]) =>
      dateToken(`${year}-${m}-${d}`, (y, mm, dd) => [y, pad(mm, 2), pad(dd, 2)].join(joint)),
  ],
  [
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/gu,
    ([, year, m, d]) => dateToken(`${year}-${m}-${d}`, (y, mm, dd) => `${String(y)}${pad(mm, 2)}${pad(dd, 2)}`),
  ],
  [
    /(?<!\d)(\d{2})([-_./])(\d{2})\2((?:19|20)\d{2})(?!\d)/gu,
    ([, d, joint = '', m, year]) =>
      dateToken(`${year}-${m}-${d}`, (y, mm, dd) => [pad(dd, 2), pad(mm, 2), y].join(joint)),
  ],
  [
    new RegExp(
      `(?<![\\d\\p{L}])(\\d{1,2})(st|nd|rd|th)?([-_. ]{1,2}(?:of )?)${month}(?:(,?[-_. ]{1,2})((?:19|20)\\d{2})(?!\\d))?`,
      'giu',
    ),
    ([, d = '', suffix, joint = '', name = '', behind = '', year], near) => {
      const found = namedDate(d, name, year, near);
      if (!found) return undefined;
      return dateToken(found.date, (y, mm, dd) =>
        [
          pad(dd, found.width),
          suffix === undefined ? '' : ordinal(dd),
          joint,
          found.write(mm),
          ...(year === undefined ? [] : [behind, y]),
        ].join(''),
      );
    },
  ],
  [
    new RegExp(
      `(?<![\\d\\p{L}])${month}([-_. ]{1,2})(\\d{1,2})(st|nd|rd|th)?(?![\\d\\p{L}])(?:(,?[-_. ]{1,2})((?:19|20)\\d{2})(?!\\d))?`,
      'giu',
    ),
    ([, name = '', joint = '', d = '', suffix, behind = '', year], near) => {
      const found = namedDate(d, name, year, near);
      if (!found) return undefined;
      return dateToken(found.date, (y, mm, dd) =>
        [
          found.write(mm),
          joint,
          pad(dd, found.width),
          suffix === undefined ? '' : ordinal(dd),
          ...(year === undefined ? [] : [behind, y]),
        ].join(''),
      );
    },
  ],
  [
    new RegExp(`(?<![\\p{L}])(?:${counted})[\\s_#-]{0,3}(?<of>\\d{1,4})(?![\\d\\p{L}]|[-/.]\\d)`, 'giu'),
    ({ groups }) => {
      const digits = groups?.['of'] ?? '';
      return number(Number(digits), (next) => pad(next, digits.startsWith('0') ? digits.length : 1));
    },
  ],
  [
    new RegExp(
      `(?<![\\p{L}])(?:${counted})[\\s_-](?<of>(?:${tens.join('|')})(?:[- ](?:${units.slice(0, 9).join('|')}))?|${[...units].reverse().join('|')})(?![\\p{L}]|[-, ]{1,2}(?:${units.join('|')})(?![\\p{L}]))`,
      'giu',
    ),
    ({ groups }) => {
      const word = groups?.['of'] ?? '';
      const value = byWord.get(word.toLowerCase().replace(' ', '-'));
      return value === undefined ? undefined : number(value, (next) => likeCase(word, spelt(next)));
    },
  ],
  [
    /(?<=^|\/)((?:19|20)\d{2})\/(\d{2})(?=\/)/gu,
    () => ({ kind: 'month', write: ({ date }) => `${date.slice(0, 4)}/${date.slice(5, 7)}` }),
  ],
  [/(?<![\d.,£€$])((?:19|20)\d{2})(?![\d%]|[.,]\d)/gu, () => ({ kind: 'year', write: ({ date }) => date.slice(0, 4) })],
];

/** A number that is the name of a file, or begins it. */
const leading = /(?<=^|\/)(\d{1,4})(?=[-_. ][^/]*$)/gu;

/** Longest text that is looked through, in UTF-16 units. */
const longest = 300;

/**
 * The moments of a text, in order.
 * @param near the day of the note, which tells the year of days that are written without it.
 * @param isPath whether it is the path of a note, in which a number may stand by itself.
 */
export function momentsIn(text: string, near: string | undefined, isPath = false): readonly Token[] {
  if (text.length > longest) return [];
  const found: Token[] = [];
  const add = (pattern: RegExp, read: Read): void => {
    for (const match of text.matchAll(pattern)) {
      const of = match.groups?.['of'];
      const start = match.index + (of === undefined ? 0 : match[0].length - of.length);
      const end = match.index + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const token = read(match, near);
      if (token) found.push({ ...token, start, end });
    }
  };
  for (const [pattern, read] of forms) add(pattern, read);
  if (isPath)
    add(leading, ([digits]) => number(Number(digits), (next) => pad(next, digits.startsWith('0') ? digits.length : 1)));
  return found.sort((a, b) => a.start - b.start);
}

/** A text with its moments taken out: the same for texts that differ in nothing else. Lower case. */
export function patternOf(text: string, tokens: readonly Token[]): string {
  let pattern = '';
  let at = 0;
  for (const { start, end, kind } of tokens) {
    pattern += `${text.slice(at, start)}{${kind}}`;
    at = end;
  }
  return (pattern + text.slice(at)).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A text with each moment written anew. */
export function rewritten(text: string, tokens: readonly Token[], momentFor: (token: Token) => Moment): string {
  let out = '';
  let at = 0;
  for (const token of tokens) {
    out += text.slice(at, token.start) + token.write(momentFor(token));
    at = token.end;
  }
  return out + text.slice(at);
}

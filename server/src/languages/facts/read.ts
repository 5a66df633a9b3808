/** Reads the facts that survive translation from a text, by the words of its language. */
import { isSpeltOut, patternOf } from '../letters';
import { numberKey, numbersIn, numberSource } from './numbers';
import type { FactWords, TextFact, TextFactKind } from './types';

/** Behind a number that is no word, no code and no part of a longer number. */
const behind = '(?![\\p{L}\\p{N}_])';
const before = '(?<![\\p{L}\\p{N}_.,:/#&=\\-–\\\\])';
const space = '[ \\u00A0\\u2009\\u202F]';
const signs = '£$€';

interface Patterns {
  readonly dayFirst: RegExp;
  readonly monthFirst: RegExp;
  readonly money: RegExp;
  readonly percent: RegExp;
  readonly time: RegExp;
  readonly scaled: RegExp;
  readonly months: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, space);
/** Longest first, so that no word hides a longer one. */
const anyOf = (words: readonly string[]): string =>
  words.length === 0
    ? '(?!)'
    : [...words]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|');

/** By whether the text is spelt out. */
const known = { spelt: new WeakMap<FactWords, Patterns>(), any: new WeakMap<FactWords, Patterns>() };

function patternsOf(words: FactWords, isSpelt: boolean): Patterns {
  const made = known[isSpelt ? 'spelt' : 'any'];
  let patterns = made.get(words);
  if (!patterns) made.set(words, (patterns = compile(words, isSpelt)));
  return patterns;
}

function compile(words: FactWords, isSpelt: boolean): Patterns {
  const made = (source: string): RegExp => patternOf(source, 'gi', isSpelt);
  const months = new Map(
    words.months.flatMap((forms, index) =>
      forms.map((form): [string, string] => [form, String(index + 1).padStart(2, '0')]),
    ),
  );
  // A full stop belongs to an abbreviation, not to the end of a sentence.
  const whole = anyOf(words.months.map(([name = '']) => name));
  const month = `(?<month>${whole}|(?:${anyOf([...months.keys()])})\\.?)(?![\\p{L}])`;
  const join = `(?:${space}?,)?${space}(?:(?:${anyOf(words.joins.filter((word) => !/['’]$/.test(word)))})${space}|(?:${anyOf(words.joins.filter((word) => /['’]$/.test(word)))}))?`;
  const year = '(?<year>(?:19|20)\\d{2})';
  const day = `[0-3]?\\d(?:${anyOf(words.ordinals)})?`;
  const between = (between: readonly string[]): string =>
    `(?:${space}?[-–—]${space}?|${space}(?:${anyOf(between)})${space})`;
  const scale = `(?:${space}?(?<scale>${anyOf(Object.keys(words.scales))})${behind})?`;
  const currencies = new Map(
    Object.entries(words.currencies).flatMap(([sign, names]) => names.map((name): [string, string] => [name, sign])),
  );
  const named = `(?:(?:${anyOf(words.of.filter((word) => !/['’]$/.test(word)))})${space}|(?:${anyOf(words.of.filter((word) => /['’]$/.test(word)))}))?(?<name>${anyOf([...currencies.keys()])})${behind}`;
  const noNumber = `(?!\\d|${space}?%|[:.,]\\d)`;
  return {
    dayFirst: made(
      `${before}(?<lead>(?<first>${day})${between([...words.until, ...words.also])})?(?<part>(?<day>${day})${join}${month})(?:${join}${year})?${behind}`,
    ),
    monthFirst: made(
      `(?<![\\p{L}\\p{N}_])(?<part>${month}${words.dayLast ? `(?:${space}(?<day>${day})${noNumber})?` : ''})(?:(?<trail>${between(words.until)})(?<last>${day})${noNumber})?(?:${join}${year})?${behind}`,
    ),
    money: made(
      `(?<![\\p{L}\\p{N}_])(?:(?:CA|US|A)?(?<sign>[${signs}])${space}?(?<amount>${numberSource})${scale}${behind}|${before}(?<amountBefore>${numberSource})${scale.replaceAll('?<scale>', '?<scaleBefore>')}(?:${space}?(?<signBehind>[${signs}])|${space}${named}))`,
    ),
    percent: made(`${before}(?<amount>${numberSource})(?:${space}?%|${space}(?:${anyOf(words.percent)})${behind})`),
    time: made(
      `${before}(?<hour>[01]?\\d|2[0-3])(?:[:.](?<minute>[0-5]\\d)(?!\\d))?${space}?(?:(?<am>${anyOf(words.am)})|(?<pm>${anyOf(words.pm)}))${behind}|${before}(?<hour24>[01]?\\d|2[0-3])(?::(?<minute24>[0-5]\\d)(?![:.]?\\d)|${space}?h${space}?(?<minuteH>[0-5]\\d)?)${behind}`,
    ),
    scaled: made(
      `${before}(?<amount>${numberSource})${space}?(?<scale>${anyOf(Object.keys(words.scales).filter((word) => word.length > 2))})${behind}`,
    ),
    months,
    currencies,
  };
}

/** What is the same in all languages. Such patterns take long to make, and many notes need none. */
function makeCommon(isSpelt: boolean) {
  const made = (source: string): RegExp => patternOf(source, 'g', isSpelt);
  return {
    iso: made(`${before}(?<year>(?:19|20)\\d{2})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])(?![\\p{N}_-])`),
    numeric: made(`${before}(?<a>[0-3]?\\d)([/.])(?<b>[0-3]?\\d)\\2(?<year>(?:19|20)\\d{2})(?![\\p{N}_/])`),
    yearSpan: made(
      String.raw`(?<![\p{L}\p{N}_.,:/#&=£$€-])(?<year>(?:19|20)\d{2})[-–/](?<last>\d{2})(?![\p{L}\p{N}_/–-])`,
    ),
    yearAlone: made(
      String.raw`(?<![\p{L}\p{N}_.,:#&=£$€])(?<!\d{3} )(?<year>(?:19|20)\d{2})(?![\p{N}_%£$€]|[.,:]\d| \d{3,4}(?!\d)|[\p{L}](?![\p{L}]?(?![\p{L}\p{N}])))`,
    ),
    number: made(`${before}(?<!\\d{3} )(?:${numberSource})(?![\\p{N}_%:/\\-–]|[.,]\\d)${behind}`),
  };
}
const common: { spelt?: ReturnType<typeof makeCommon>; any?: ReturnType<typeof makeCommon> } = {};

/** Smallest number without a unit that counts: smaller ones are often written in words, in one language or both. */
const least = 100;

/** Two digits, from a day as written. */
const two = (value: string | undefined): string => (/\d+/.exec(value ?? '')?.[0] ?? '').padStart(2, '0');
const isDay = (day: string, month: string): boolean => +day >= 1 && +day <= 31 && +month >= 1 && +month <= 12;

/**
 * The facts of a text, in order: days and months apart from their years, times, sums, shares, years and big numbers.
 * Digits alone make a fact, with the words of the language around them; a number in words is none.
 */
export function readTextFacts(text: string, words: FactWords): readonly TextFact[] {
  if (!/\d/.test(text)) return [];
  const found: TextFact[] = [];
  /** What has been read already, unit by unit. */
  const taken = new Uint8Array(text.length);
  const isSpelt = isSpeltOut(text);
  const patterns = patternsOf(words, isSpelt);
  const { iso, numeric, yearSpan, yearAlone, number } = (common[isSpelt ? 'spelt' : 'any'] ??= makeCommon(isSpelt));

  const add = (kind: TextFactKind, values: readonly string[], start: number, end: number): void => {
    if (values.length > 0) found.push({ kind, values: values.length > 1 ? [...new Set(values)] : values, start, end });
  };
  const isTaken = (start: number, end: number): boolean => {
    for (let at = start; at < end; at++) if (taken[at] === 1) return true;
    return false;
  };
  const each = (
    pattern: RegExp,
    read: (groups: Groups, start: number, end: number, whole: string) => boolean,
  ): void => {
    pattern.lastIndex = 0; // `matchAll` would make each pattern anew for each text
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isTaken(start, end)) continue;
      if (read(match.groups ?? {}, start, end, match[0])) taken.fill(1, start, end);
    }
  };
  const scaled = (written: string, scale: string | undefined): readonly number[] =>
    numbersIn(written, words.decimal).map((value) => value * (words.scales[scale?.toLowerCase() ?? ''] ?? 1));

  each(iso, ({ year = '', month, day }, start, end) => {
    add('year', [year], start, start + 4);
    add('day', [`${two(month)}-${two(day)}`], start + 5, end);
    return true;
  });
  each(numeric, ({ a, b, year = '' }, start, end) => {
    const [x, y] = [two(a), two(b)];
    const values = [...(isDay(x, y) ? [`${y}-${x}`] : []), ...(isDay(y, x) ? [`${x}-${y}`] : [])];
    if (values.length === 0) return false;
    add('day', values, start, end - 5);
    add('year', [year], end - 4, end);
    return true;
  });
  const monthOf = (written: string | undefined): string | undefined => {
    if (written === undefined || (words.capital && written.charAt(0) === written.charAt(0).toLowerCase()))
      return undefined;
    const name = written.toLowerCase();
    return patterns.months.get(name) ?? patterns.months.get(name.replace(/\.$/, ''));
  };
  each(patterns.dayFirst, ({ lead = '', first, part = '', day, month, year }, start, end) => {
    const number = monthOf(month);
    if (number === undefined || !isDay(two(day), number)) return false;
    if (first !== undefined) add('day', [`${number}-${two(first)}`], start, start + first.length);
    add('day', [`${number}-${two(day)}`], start + lead.length, start + lead.length + part.length);
    if (year !== undefined) add('year', [year], end - 4, end);
    return true;
  });
  each(patterns.monthFirst, ({ part = '', day, trail = '', last, month, year }, start, end) => {
    const number = monthOf(month);
    if (number === undefined || (day === undefined && year === undefined)) return false;
    if (day !== undefined && !isDay(two(day), number)) return false;
    const from = start + part.length + trail.length;
    add(
      day === undefined ? 'month' : 'day',
      [day === undefined ? number : `${number}-${two(day)}`],
      start,
      start + part.length,
    );
    if (last !== undefined) add('day', [`${number}-${two(last)}`], from, from + last.length);
    if (year !== undefined) add('year', [year], end - 4, end);
    return true;
  });
  each(patterns.money, ({ sign, amount, scale, amountBefore, scaleBefore, signBehind, name }, start, end) => {
    const currency = sign ?? signBehind ?? patterns.currencies.get(name?.toLowerCase() ?? '');
    if (currency === undefined) return false;
    const values = scaled(amount ?? amountBefore ?? '', scale ?? scaleBefore);
    add(
      'money',
      values.map((value) => currency + numberKey(value)),
      start,
      end,
    );
    return true;
  });
  each(patterns.percent, ({ amount = '' }, start, end) => {
    add('percent', numbersIn(amount, words.decimal).map(numberKey), start, end);
    return true;
  });
  each(patterns.time, ({ hour, minute, am, hour24, minute24, minuteH }, start, end, whole) => {
    const [h, m] = [Number(hour ?? hour24), Number(minute ?? minute24 ?? minuteH ?? 0)];
    if (hour !== undefined && (h > 12 || h === 0)) return false;
    if (hour24 !== undefined && /h/i.test(whole) && minuteH === undefined) return false; // as often hours of work
    const clock = (h % 12) * 60 + m;
    if (hour !== undefined) add('time', [String(am !== undefined ? clock : clock + 720)], start, end);
    else
      add(
        'time',
        h > 0 && h < 13 ? [String(h * 60 + m), String(clock), String(clock + 720)] : [String(h * 60 + m)],
        start,
        end,
      );
    return true;
  });
  each(patterns.scaled, ({ amount = '', scale }, start, end) => {
    add('number', scaled(amount, scale).map(numberKey), start, end);
    return true;
  });
  each(yearSpan, ({ year = '', last = '' }, start, end) => {
    const ends = Number(year.slice(0, 2) + last);
    if (ends <= Number(year) || ends > Number(year) + 10) return false;
    add('year', [year], start, start + 4);
    add('year', [String(ends)], end - 2, end);
    return true;
  });
  each(yearAlone, ({ year = '' }, start) => {
    add('year', [year], start, start + 4);
    return true;
  });
  each(number, (_, start, end, whole) => {
    const values = numbersIn(whole, words.decimal).filter((value) => value >= least);
    add('number', values.map(numberKey), start, end);
    return true;
  });
  return found.sort((a, b) => a.start - b.start);
}

/** The months that a text names, with or without a day or year beside them, as two digits. */
export function monthsNamed(text: string, words: FactWords): ReadonlySet<string> {
  let names = monthNames.get(words);
  if (!names) monthNames.set(words, (names = compileMonths(words)));
  const { pattern, numbers } = names;
  return new Set([...text.matchAll(pattern)].flatMap(([name]) => numbers.get(name.toLowerCase()) ?? []));
}

const monthNames = new WeakMap<FactWords, ReturnType<typeof compileMonths>>();

function compileMonths({ months }: FactWords) {
  const numbers = new Map(
    months.flatMap((forms, index) => forms.map((form): [string, string] => [form, String(index + 1).padStart(2, '0')])),
  );
  const name = anyOf([...numbers.keys()]);
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${name})(?![\\p{L}\\p{N}_])`, 'giu'), numbers };
}

type Groups = Readonly<Record<string, string | undefined>>;

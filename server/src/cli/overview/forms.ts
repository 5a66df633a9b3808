/** Numbers, days and names as a reader writes them. */
import { renderDatum } from '../../engine/messages';
import type { Locale } from '../../engine/types';
import { languageName } from '../../languages/names';
import { dateOf, type Days, type Step } from './periods';
import type { Tell } from './words';

export interface Forms {
  readonly whole: (value: number) => string;
  /** With one decimal; `short` leaves out one that is 0. */
  readonly decimal: (value: number) => string;
  readonly short: (value: number) => string;
  /** With + or −. */
  readonly signed: (value: number) => string;
  /** Of a share from 0 to 1. */
  readonly percent: (share: number) => string;
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
  /** The name of a stretch of the calendar. */
  readonly period: (days: Days, step: Step) => string;
  /** Short names for under the bars of a chart, `room` of them at most and nothing for the others; years below the first. */
  readonly labels: (periods: readonly Days[], step: Step, room: number) => readonly string[];
  readonly language: (code: string) => string;
}

export function createForms(locale: Locale, tell: Tell): Forms {
  const tag = locale === 'cy' ? 'cy' : 'en-GB';
  const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value) => format.format(value);
  };
  const date = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
    return (day) => format.format(dateOf(day));
  };
  const signed = number({ signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const [day, month, monthOfYear] = [
    date({ day: 'numeric', month: 'long', year: 'numeric' }),
    date({ month: 'long' }),
    date({ month: 'long', year: 'numeric' }),
  ];
  const [shortMonth, dayOfMonth] = [date({ month: 'short' }), date({ day: 'numeric', month: 'short' })];
  const quarter = (from: string): string => tell('quarter', { n: Math.ceil(Number(from.slice(5, 7)) / 3) });
  const short: Readonly<Record<Step, (from: string) => string>> = {
    week: dayOfMonth,
    month: shortMonth,
    quarter,
    year: (from) => from.slice(0, 4),
  };
  return {
    whole: number({ maximumFractionDigits: 0 }),
    decimal: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    short: number({ maximumFractionDigits: 1 }),
    signed: (value) => signed(value).replace('-', '−'),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    day,
    shortDay: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    period({ from, to }, step) {
      switch (step) {
        case 'week':
          return tell('weekOf', { day: day(from) });
        case 'month':
          return monthOfYear(from);
        case 'quarter':
          return tell('quarterOf', { from: month(from), to: monthOfYear(to) });
        case 'year':
          return from.slice(0, 4);
      }
    },
    labels(periods, step, room) {
      const every = spacings.find((each) => Math.ceil(periods.length / each) <= room) ?? 1;
      let year = '';
      return periods.map(({ from }, index) => {
        if (placeOf(from, step, index) % every !== 0) return '';
        if (step === 'year' || from.startsWith(year || '-')) return short[step](from);
        year = from.slice(0, 4);
        return `${short[step](from)}\n${year}`;
      });
    },
    language(code) {
      const name = renderDatum(languageName(code), locale);
      return name.charAt(0).toUpperCase() + name.slice(1);
    },
  };
}

/** Of so many bars one has a name; fits the months of a year, and its quarters. */
const spacings = [1, 2, 3, 4, 6, 12, 24, 48, 96];

/** Where in the calendar a step is, so that the names of months and quarters are the same in every year. */
function placeOf(from: string, step: Step, index: number): number {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  return step === 'month' ? months : step === 'quarter' ? months / 3 : index;
}

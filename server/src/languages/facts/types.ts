/** What a language’s days, sums and shares are written with, and what is read from a text with it. */

/** A language as data. All words are in lower case. */
export interface FactWords {
  /** The names of the twelve months, each with its forms and abbreviations. */
  readonly months: readonly (readonly string[])[];
  /** Months count only where they begin with a capital, because some of them are other words too. */
  readonly capital: boolean;
  /** The day may stand behind its month (`December 1`). */
  readonly dayLast: boolean;
  /** What is written on to the number of a day (`1st`, `1af`). */
  readonly ordinals: readonly string[];
  /** Words between day, month and year (`1st of December`), with the apostrophe where there is one. */
  readonly joins: readonly string[];
  /** Words between the two days of a span, beside a dash (`14 to 19 May`). */
  readonly until: readonly string[];
  /** Words between two days of one month that are no span (`14 and 19 May`). */
  readonly also: readonly string[];
  /** The mark of decimals; the other of `.` and `,` parts thousands. */
  readonly decimal: '.' | ',';
  /** Words for a share of a hundred, beside `%`. */
  readonly percent: readonly string[];
  /** Words that multiply the number before them. */
  readonly scales: Readonly<Record<string, number>>;
  /** Words behind an amount, by currency. */
  readonly currencies: Readonly<Record<string, readonly string[]>>;
  /** Words between an amount and its currency (`1.2 miliwn o bunnoedd`). */
  readonly of: readonly string[];
  /** Words behind an hour, by half of the day. */
  readonly am: readonly string[];
  readonly pm: readonly string[];
}

/** Kinds of facts that stand in a text itself. */
export type TextFactKind = 'day' | 'month' | 'year' | 'time' | 'money' | 'percent' | 'number';

export interface TextFact {
  readonly kind: TextFactKind;
  /**
   * What it may mean, in a form that is the same in all languages: `12-01` for a day, `12` for a month, minutes since
   * midnight for a time, `£1200000` for money, a plain number for the rest. Several where the writing leaves it open.
   */
  readonly values: readonly string[];
  /** Where it stands in the text: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
}

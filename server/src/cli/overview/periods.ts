/** Stretches of the calendar. Days are `YYYY-MM-DD`, so they compare as text. */

export const steps = ['week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof steps)[number];

/** The first and the last day. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** The same day some months on, or the last one of a month that is shorter. */
export function addMonths(day: string, months: number): string {
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOf(date);
}

const inMonths: Readonly<Record<Exclude<Step, 'week'>, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the step that a day is in; weeks begin on Monday. */
function startOf(day: string, step: Step): string {
  if (step === 'week') return addDays(day, -((dateOf(day).getUTCDay() + 6) % 7));
  const months = inMonths[step];
  const month = dateOf(day).getUTCMonth();
  return addMonths(`${day.slice(0, 7)}-01`, -(month % months));
}

const next = (start: string, step: Step): string =>
  step === 'week' ? addDays(start, 7) : addMonths(start, inMonths[step]);

/** The steps that cover all days from the first to the last. */
export function stepsBetween(from: string, to: string, step: Step): readonly Days[] {
  const found: Days[] = [];
  for (let start = startOf(from, step); start <= to; start = next(start, step))
    found.push({ from: start, to: addDays(next(start, step), -1) });
  return found;
}

/** More steps than these are too many to be seen in a chart. */
const most: Readonly<Record<Step, number>> = { week: 26, month: 36, quarter: 40, year: Infinity };

/** The shortest step that does not make too many of them. */
export const stepFor = (from: string, to: string): Step =>
  steps.find((step) => stepsBetween(from, to, step).length <= most[step]) ?? 'year';

/** Days and weeks as names and titles of notes have them. Days are `YYYY-MM-DD`. */

const day = 86_400_000;

const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Whether there is such a day. */
export const isDay = (date: string): boolean => {
  const time = timeOf(date);
  return !Number.isNaN(time) && dayAt(time) === date;
};

export const addDays = (date: string, days: number): string => dayAt(timeOf(date) + days * day);

export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / day);

/** Monday is 1, Sunday 7. */
export const weekdayOf = (date: string): number => new Date(timeOf(date)).getUTCDay() || 7;

/** The week that holds a day, as ISO 8601 counts: the first of a year is the one with its first Thursday. */
export function isoWeek(date: string): { readonly year: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: 1 + Math.floor(daysBetween(`${String(year)}-01-01`, thursday) / 7) };
}

/** The next note of a series: its name, and its text in the habit of the last ones. */
import { addDays, isoWeek, weekdayOf } from './calendar';
import { readNote, type Known, type SeriesNote } from './known';
import { rewritten } from './moments';
import { withoutWords } from './series';
import { nextText } from './text';

export interface NewNote {
  readonly path: string;
  /** Its day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly text: string;
  /** Where writing begins: an offset in `text`. */
  readonly cursor: number;
}

/** How many notes speak for a habit. */
export const mostRead = 5;
/** So many notes on the same weekday make it the one of the next note too. */
const leastForWeekday = 5;

/**
 * @param notes of one series, the latest last; up to five of them are looked at, and one is enough.
 * @param today `YYYY-MM-DD`.
 * @param open whether the names of the series end in words of their own.
 */
export function nextNote(notes: readonly SeriesNote[], today: string, open = false): NewNote | undefined {
  const known = notes.slice(-mostRead).map(readNote);
  const last = known.at(-1);
  if (!last) return undefined;
  const date = nextDay(known, today);
  const moment = { date, number: nextNumber(known, date) };
  const path = rewritten(open ? withoutWords(last.path, last.tokens) : last.path, last.tokens, () => moment);
  return { path, date, ...nextText(known, moment) };
}

/** Today; or, where the last notes are all of one weekday, the nearest one that is not taken: notes are written late, or early. */
function nextDay(known: readonly Known[], today: string): string {
  const days = known.flatMap(({ date }) => date ?? []);
  const weekdays = new Set(days.map(weekdayOf));
  const last = days.at(-1);
  const [weekday] = weekdays;
  if (days.length < leastForWeekday || weekdays.size > 1 || weekday === undefined || last === undefined) return today;
  const near = addDays(today, ((weekday - weekdayOf(today) + 10) % 7) - 3);
  if (near > last) return near;
  return addDays(near, 7) > last ? addDays(near, 7) : today;
}

/** How many weeks may be left out before numbers that have no days beside them are taken to count something else. */
const fewWeeks = 3;

/** The number of the week where numbers have been that so far, else one more. */
function nextNumber(known: readonly Known[], date: string): number {
  const last = known.at(-1)?.number ?? 0;
  const { week } = isoWeek(date);
  const dated = known.filter((note) => note.number !== undefined && note.date !== undefined);
  if (dated.length > 0) return dated.every((note) => note.number === isoWeek(note.date ?? '').week) ? week : last + 1;
  if (!/w(?:ee)?k|wythnos/i.test(known.at(-1)?.path ?? '')) return last + 1;
  const isNear = week > last && week - last <= fewWeeks;
  return isNear || (last >= 52 && week <= fewWeeks) ? week : last + 1;
}

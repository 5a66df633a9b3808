/** The next note of a series: its name, and its text in the habit of the last ones. */
import { addDays, daysBetween, isDay, isoWeek, weekdayOf } from './calendar';
import { momentsIn, rewritten, type Moment, type Token } from './moments';
import { nextText } from './text';

/** A note with its text. */
export interface SeriesNote {
  readonly path: string;
  readonly text: string;
}

export interface NewNote {
  readonly path: string;
  /** Its day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly text: string;
  /** Where writing begins: an offset in `text`. */
  readonly cursor: number;
}

/** A note of a series as it is moved on from. */
export interface Known extends SeriesNote {
  readonly tokens: readonly Token[];
  /** Its day: in its name, else in its front matter. */
  readonly date: string | undefined;
  /** The number in its name, else in its title. */
  readonly number: number | undefined;
}

/** How many notes speak for a habit. */
export const mostRead = 5;
/** So many notes on the same weekday make it the one of the next note too. */
const leastForWeekday = 5;

/**
 * @param notes of one series, the latest last; up to five of them are looked at, and one is enough.
 * @param today `YYYY-MM-DD`.
 */
export function nextNote(notes: readonly SeriesNote[], today: string): NewNote | undefined {
  const known = notes.slice(-mostRead).map(read);
  const last = known.at(-1);
  if (!last) return undefined;
  const date = nextDay(known, today);
  const moment = { date, number: nextNumber(known, date) };
  const path = rewritten(last.path, last.tokens, () => moment);
  return { path, date, ...nextText(known, moment) };
}

const frontDate = /^(?:date|dyddiad|published|pub_?date|publish_?date)[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})/im;
const titles = /^(?:(?:title|teitl)[ \t]*:|#)[ \t]*["']?([^\r\n]{1,200})/im;

function read(note: SeriesNote): Known {
  const tokens = momentsIn(note.path, undefined, true);
  const front = frontDate.exec(note.text.slice(0, 4000))?.[1];
  const date =
    tokens.findLast((token) => token.date !== undefined)?.date ??
    (front !== undefined && isDay(front) ? front : undefined);
  const title = titles.exec(note.text.slice(0, 4000))?.[1] ?? '';
  const number = [...tokens, ...momentsIn(title, date)].find((token) => token.number !== undefined)?.number;
  return { ...note, tokens, date, number };
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

/** What the moments of a note's text are moved to; undefined for one that has nothing to do with the note's own. */
export function moved(token: Token, note: Known, moment: Moment): Moment | undefined {
  if (token.kind === 'number') {
    if (token.number === note.number) return moment;
    if (note.date !== undefined && token.number === isoWeek(note.date).week)
      return { ...moment, number: isoWeek(moment.date).week };
    return undefined;
  }
  if (token.date === undefined) return moment;
  // Another day than the note's own, such as the first of its week, keeps its distance.
  if (note.date === undefined) return moment;
  const distance = daysBetween(note.date, token.date);
  return Math.abs(distance) <= 14 ? { ...moment, date: addDays(moment.date, distance) } : undefined;
}

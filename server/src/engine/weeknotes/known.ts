/** A note of a series, with what it says of its own time. */
import { addDays, daysBetween, isDay, isoWeek } from './calendar';
import { momentsIn, type Moment, type Token } from './moments';

/** A note with its text. */
export interface SeriesNote {
  readonly path: string;
  readonly text: string;
}

/** A note of a series as it is moved on from. */
export interface Known extends SeriesNote {
  readonly tokens: readonly Token[];
  /** Its day: in its name, else in its front matter. */
  readonly date: string | undefined;
  /** The number in its name, else in its title. */
  readonly number: number | undefined;
}

const frontDate = /^(?:date|dyddiad|published|pub_?date|publish_?date)[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})/im;
const titles = /^(?:(?:title|teitl)[ \t]*:|#)[ \t]*["']?([^\r\n]{1,200})/im;

/** Reads what a note says of its own time. */
export function readNote(note: SeriesNote): Known {
  const tokens = momentsIn(note.path, undefined, true);
  const front = frontDate.exec(note.text.slice(0, 4000))?.[1];
  const date =
    tokens.findLast((token) => token.date !== undefined)?.date ??
    (front !== undefined && isDay(front) ? front : undefined);
  const title = titles.exec(note.text.slice(0, 4000))?.[1] ?? '';
  const number = [...tokens, ...momentsIn(title, date)].find((token) => token.number !== undefined)?.number;
  return { ...note, tokens, date, number };
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

/** Runs of notes whose names differ in their day or number alone. */
import { compareText } from '../order';
import { momentsIn, patternOf, type Token } from './moments';

export interface Series {
  /** The path that all have, with `{date}`, `{number}` and the like in it; lower case. */
  readonly key: string;
  /** The latest last. */
  readonly paths: readonly string[];
  /** Day in the name of the latest, `YYYY-MM-DD`; undefined where names have none. */
  readonly date: string | undefined;
  /** Whether names or folders say that these are weeknotes; if not, the notes themselves may. */
  readonly named: boolean;
}

/** Names and folders of notes that a team writes every week or so. */
const weekly =
  /(?<!\p{L})(?:week(?:ly|s)?(?:[-_ ]?notes?)?|weeknotes?|month[-_ ]?notes?|sprints?|wythnos(?:au|ol|nodau)?|nodiadau[-_ ]?r?[-_ ]?wythnos)(?!\p{L})/iu;
const others = /(?:^|[-_. /])(?:template|templed|patrwm|readme|index|archive)(?:[-_. /]|$)/i;
const extension = /\.(?:md|markdown|mdx)$/i;

const dateOf = (tokens: readonly Token[]): string | undefined =>
  tokens.findLast(({ date }) => date !== undefined)?.date;

/** What orders the notes of a series: its day, or its year and number. */
function rankOf(path: string, tokens: readonly Token[]): string {
  const year = /(?:19|20)\d{2}/.exec(path)?.[0] ?? '';
  const number = tokens.findLast((token) => token.number !== undefined)?.number;
  return dateOf(tokens) ?? `${year} ${number === undefined ? path : String(number).padStart(6, '0')}`;
}

/** What a path says of its place in a series; undefined for a path that is in none. */
export function placeInSeries(path: string): { readonly key: string; readonly tokens: readonly Token[] } | undefined {
  if (others.test(path.replace(extension, ''))) return undefined;
  const tokens = momentsIn(path, undefined, true);
  const name = path.lastIndexOf('/') + 1;
  return tokens.some(({ start, kind }) => start >= name && kind !== 'year')
    ? { key: patternOf(path, tokens), tokens }
    : undefined;
}

/**
 * The series among the notes of a workspace, the one with the latest day first, then the longest. Those that neither
 * names nor folders call weeknotes are in it where they have three notes or more.
 */
export function seriesIn(paths: readonly string[]): readonly Series[] {
  const groups = new Map<string, { path: string; rank: string; tokens: readonly Token[] }[]>();
  for (const path of paths) {
    const place = placeInSeries(path);
    if (!place) continue;
    const entry = { path, rank: rankOf(path, place.tokens), tokens: place.tokens };
    const group = groups.get(place.key);
    if (group) group.push(entry);
    else groups.set(place.key, [entry]);
  }
  return [...groups]
    .map(([key, entries]): Series => {
      entries.sort((a, b) => compareText(a.rank, b.rank) || compareText(a.path, b.path));
      return {
        key,
        paths: entries.map(({ path }) => path),
        date: dateOf(entries.at(-1)?.tokens ?? []),
        named: weekly.test(key.replace(/\{\w+\}/g, ' ')),
      };
    })
    .filter(({ named, paths: own }) => named || own.length >= 3)
    .sort(
      (a, b) => compareText(b.date ?? '', a.date ?? '') || b.paths.length - a.paths.length || compareText(a.key, b.key),
    );
}

/** Whether a note says of itself that it is a weeknote: in its front matter or its title. */
export function isWeeknote(text: string): boolean {
  const front = /^---[ \t]*\r?\n([\s\S]{0,4000}?)\r?\n---/.exec(text)?.[1] ?? '';
  const said = front
    .split(/\r\n|\r|\n/)
    .filter((line) => /^(?:[ \t-]|categor|tags?\b|title|layout|type|teitl)/i.test(line));
  const heading = /^ {0,3}#[ \t]+([^\r\n]{0,200})/m.exec(text)?.[1] ?? '';
  return [...said, heading].some((line) => weekly.test(line));
}

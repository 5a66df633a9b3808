/** Runs of notes whose names differ in their day or number alone. */
import { grouped } from '../grouped';
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
  /** Whether names end in words of their own (`week-47-an-address.md`), which the next is still without. */
  readonly open: boolean;
}

/** Names and folders of notes that a team writes every week or so. */
const weekly = (): RegExp =>
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

/** What stands behind the words of a name: its language, and what says that it is Markdown. */
const tail = /(?:[._-](?:en|cy|[a-z]{2}))?\.(?:md|markdown|mdx)$/i;

interface Entry {
  readonly path: string;
  readonly tokens: readonly Token[];
  readonly rank: string;
  readonly key: string;
}

function entryOf(path: string): Entry[] {
  if (others.test(path.replace(extension, ''))) return [];
  const tokens = momentsIn(path, undefined, true);
  const name = path.lastIndexOf('/') + 1;
  return tokens.some(({ start, kind }) => start >= name && kind !== 'year')
    ? [{ path, tokens, rank: rankOf(path, tokens), key: patternOf(path, tokens) }]
    : [];
}

/** A path of a series less the words that its name ends in. */
export function withoutWords(path: string, tokens: readonly Token[]): string {
  const end = tokens.at(-1)?.end ?? path.length;
  return path.slice(0, end) + (tail.exec(path.slice(end))?.[0] ?? '');
}

const isNamed = (key: string): boolean => weekly().test(key.replace(/\{\w+\}/g, ' '));

function seriesOf(key: string, entries: readonly Entry[], open: boolean): Series {
  const sorted = [...entries].sort((a, b) => compareText(a.rank, b.rank) || compareText(a.path, b.path));
  const date = dateOf(sorted.at(-1)?.tokens ?? []);
  return { key, paths: sorted.map(({ path }) => path), date, named: isNamed(key), open };
}

/**
 * The series among the notes of a workspace, the one with the latest day first, then the longest. Those that neither
 * names nor folders call weeknotes are in it where they have three notes or more.
 */
export function seriesIn(paths: readonly string[]): readonly Series[] {
  const groups = grouped(paths.flatMap(entryOf), ({ key }) => key);
  const alone = [...groups.values()].flatMap((entries) => (entries.length === 1 ? entries : []));
  const byStart = grouped(alone, ({ path, tokens }) => patternOf(withoutWords(path, tokens), tokens));
  const open = [...byStart].filter(([key, entries]) => entries.length > 1 && isNamed(key));
  const taken = new Set(open.flatMap(([, entries]) => entries));
  return [
    ...[...groups]
      .filter(([, [first]]) => !first || !taken.has(first))
      .map(([key, entries]) => seriesOf(key, entries, false)),
    ...open.map(([key, entries]) => seriesOf(key, entries, true)),
  ]
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
  return [...said, heading].some((line) => weekly().test(line));
}

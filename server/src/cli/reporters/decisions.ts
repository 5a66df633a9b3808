/** Decisions as a table for the terminal, as lines for a pipe, as CSV, and as a log to publish. */
import { createColors } from 'picocolors';
import type { Locale } from '../../engine/types';
import type { ListedDecision } from '../decisions';
import type { Say } from '../messages';
import { inline, link } from './markdown';
import { printable, wrap } from './printable';

const place = ({ note, start }: ListedDecision): string => `${note}:${String(start.line)}`;

/** What stands for the record in a column: number and title, else its path or address. */
function recordName({ record }: ListedDecision): string {
  if (!record) return '';
  const name = [record.number, record.title].filter((part) => part !== null).join(' ');
  return name !== '' ? name : (record.path ?? record.address ?? '');
}

const recordPlace = ({ record }: ListedDecision): string => record?.path ?? record?.address ?? '';

/** One line a decision, with tabs between date, place, who, record and text. */
export const lines = (decisions: readonly ListedDecision[]): string =>
  decisions
    .map((decision) =>
      [decision.date ?? '', place(decision), decision.who ?? '', recordPlace(decision), decision.text]
        .map((cell) => printable(cell.replace(/\s+/g, ' ')))
        .join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');

/** Narrower than this a table has no room for what was decided, and the rest goes on a line above it. */
const narrow = 90;
/** Widest columns, in characters. */
const widest = { place: 30, who: 14, record: 24 };

/** A table as wide as the terminal; long texts take several lines. */
export function table(decisions: readonly ListedDecision[], width: number, color: boolean, say: Say): string {
  const paint = createColors(color);
  const rows = decisions.map((decision) => ({
    date: decision.date ?? '–',
    place: printable(place(decision)),
    who: printable(decision.who ?? '–'),
    record: printable(recordName(decision)) || (decision.linked ? say('linkedYes') : '–'),
    text: printable(decision.text),
    linked: decision.linked,
  }));
  const unlinked = decisions.filter(({ linked }) => !linked).length;
  const sum = `${paint.bold(say('decisionsSum', { n: decisions.length, unlinked }))}\n`;
  if (rows.length === 0) return '';
  if (width < narrow)
    return [
      ...rows.map(({ date, place: at, who, record, text, linked }) => {
        const about = [who, record].filter((part) => part !== '–').join(' · ');
        const head = `${paint.dim(date)}  ${paint.underline(at)}${about === '' ? '' : `\n  ${linked ? paint.green(about) : about}`}`;
        return `${head}\n${wrap(text, Math.max(20, width - 2))
          .map((line) => `  ${line}\n`)
          .join('')}`;
      }),
      sum,
    ].join('\n');

  const heads = {
    date: say('columnDate'),
    place: say('columnNote'),
    who: say('columnWho'),
    record: say('columnRecord'),
    text: say('columnDecision'),
  };
  const widthOf = (of: 'place' | 'who' | 'record'): number =>
    Math.min(widest[of], Math.max(heads[of].length, ...rows.map((row) => row[of].length)));
  const widths = { date: 10, place: widthOf('place'), who: widthOf('who'), record: widthOf('record') };
  const room = Math.max(30, width - widths.date - widths.place - widths.who - widths.record - 8);
  const line = (cells: readonly [string, string, string, string, string]): string =>
    `${[cells[0].padEnd(widths.date), cells[1].padEnd(widths.place), cells[2].padEnd(widths.who), cells[3].padEnd(widths.record), cells[4]].join('  ').trimEnd()}\n`;
  const body = rows.map((row) => {
    const columns = [
      [row.date],
      pieces(row.place, widths.place),
      pieces(row.who, widths.who),
      pieces(row.record, widths.record),
      wrap(row.text, room),
    ] as const;
    const height = Math.max(...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, i) => {
      const [date = '', at = '', who = '', record = '', text = ''] = columns.map((column) => column[i]);
      return line([date, at, who, record, text]);
    }).join('');
  });
  return `${paint.bold(line([heads.date, heads.place, heads.who, heads.record, heads.text]))}${body.join('')}\n${sum}`;
}

/** Lines of at most `width`, broken at spaces and slashes where there are any, else anywhere. */
function pieces(text: string, width: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const cut = Math.max(rest.lastIndexOf(' ', width), rest.lastIndexOf('/', width - 1) + 1);
    const at = cut > width / 3 ? cut : width;
    found.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...found, rest];
}

/** Byte order mark: without it, spreadsheets take accents for something else. */
const mark = '\uFEFF';

/**
 * CSV after RFC 4180, every cell in quotes, with a byte order mark. A cell that a spreadsheet could take for a formula
 * begins with an apostrophe.
 */
export function csv(decisions: readonly ListedDecision[], say: Say): string {
  const head = [
    say('columnDate'),
    say('columnNote'),
    say('columnLine'),
    say('columnWho'),
    say('columnDecision'),
    say('columnLinked'),
    say('columnRecord'),
    say('columnLanguage'),
  ];
  const rows = decisions.map((decision) => [
    decision.date ?? '',
    decision.note,
    String(decision.start.line),
    decision.who ?? '',
    decision.text,
    say(decision.linked ? 'linkedYes' : 'linkedNo'),
    recordPlace(decision),
    decision.language,
  ]);
  return mark + [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const text = printable(value.replace(/\s+/g, ' ').trim());
  const safe = /^[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A decision log in Markdown: the months, newest first, and under each what was decided, with links to note and record. */
export function decisionLog(decisions: readonly ListedDecision[], locale: Locale, say: Say): string {
  const month = new Intl.DateTimeFormat(locale === 'cy' ? 'cy' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const day = new Intl.DateTimeFormat(locale === 'cy' ? 'cy' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
  const groups = new Map<string, string[]>();
  for (const decision of decisions) {
    const { date } = decision;
    const title = date === null ? say('logUndated') : month.format(at(date));
    const items = groups.get(title) ?? [];
    groups.set(title, items);
    const opening = date === null ? '' : `**${day.format(at(date))}:** `;
    items.push(`- ${opening}${inline(decision.text)}\\\n  ${places(decision, say)}\n`);
  }
  const body = [...groups].map(([title, items]) => `\n## ${title}\n\n${items.join('')}`);
  return `# ${say('logTitle')}\n${body.join('')}`;
}

function places(decision: ListedDecision, say: Say): string {
  const note = say(decision.kind === 'minutes' ? 'logMinutes' : 'logNote', {
    link: link(decision.title, decision.note),
  });
  const { record } = decision;
  if (!record || decision.kind === 'minutes') return note;
  const name = recordName(decision);
  const to = record.path === null ? (record.address ?? '') : undefined;
  // An address is relative to its note, unless it is one of the web; then only the name can stand here.
  const shown =
    record.path !== null
      ? link(name, record.path)
      : to !== undefined && /^https?:\/\//i.test(to)
        ? `<${encodeURI(decodeURISafely(to)).replace(/[<>]/g, '')}>`
        : inline(name);
  return `${note} · ${say('logRecord', { link: shown })}`;
}

function decodeURISafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

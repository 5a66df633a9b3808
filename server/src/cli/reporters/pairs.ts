/** The table of `agored pairs`: as text, as JSON, as Markdown. */
import { createColors } from 'picocolors';
import { renderDatum } from '../../engine/messages';
import type { Locale } from '../../engine/types';
import { languageName } from '../../languages/names';
import type { Io } from '../io';
import type { Say } from '../messages';
import type { Cell, Row } from '../../engine/pairStates';
import { isColoured } from '../session';
import { states, type State } from '../../engine/states';
import { inline, link } from './markdown';
import { printable } from './printable';

/** What is shown; paths are relative to the working directory. */
export interface Table {
  readonly languages: readonly string[];
  readonly rows: readonly Row[];
  /** How many notes were left out: as drafts, and because their language cannot be told. */
  readonly drafts: number;
  readonly unknown: number;
  /** What could not be done. */
  readonly problems: readonly { readonly path?: string; readonly code: string; readonly message: string }[];
}

function totals({ rows }: Table, language: string): readonly (readonly [State, number])[] {
  return states.flatMap((state): [State, number][] => {
    const n = rows.filter(({ cells }) => cells.get(language)?.state === state).length;
    return n > 0 ? [[state, n]] : [];
  });
}

function wordsOf({ state, until, sections }: Cell, say: Say): string {
  const name = say(`state-${state}`);
  if (sections) return say('pairsSections', { state: name, ...sections });
  if (until === undefined) return name;
  return say(state === 'overdue' ? 'pairsSince' : 'pairsUntil', { state: name, until });
}

/** What stands below the table. */
function summary(table: Table, say: Say, locale: Locale): readonly string[] {
  const lines = table.languages.flatMap((language) => {
    const counts = totals(table, language).map(([state, n]) => say('pairsCount', { state: say(`state-${state}`), n }));
    const name = renderDatum(languageName(language), locale);
    return counts.length > 0 ? [say('pairsTotal', { language: name, counts: counts.join(', ') })] : [];
  });
  return [
    say('pairsNotes', { n: table.rows.length }),
    ...lines,
    ...(table.drafts > 0 ? [say('pairsDrafts', { n: table.drafts })] : []),
    ...(table.unknown > 0 ? [say('pairsUnknown', { n: table.unknown })] : []),
  ];
}

/** For people; in colours on a terminal. */
export function textOf(table: Table, io: Pick<Io, 'env' | 'terminal'>, say: Say, locale: Locale): string {
  const { languages, rows } = table;
  if (rows.length === 0) return [say('pairsNone'), ...summary(table, say, locale).slice(1), ''].join('\n');
  const paint = createColors(isColoured(io));
  const paints: Readonly<Record<State, (text: string) => string>> = {
    complete: paint.green,
    differs: paint.yellow,
    'wrong-language': paint.red,
    pending: paint.cyan,
    overdue: paint.red,
    'not-required': paint.dim,
    orphan: paint.yellow,
    missing: paint.yellow,
    'not-asked': paint.dim,
  };
  const head = [say('pairsNote'), ...languages.map((language) => renderDatum(languageName(language), locale))];
  const body = rows.map(({ path, cells }) => ({
    path: printable(path),
    cells: languages.map((language) => cells.get(language)),
  }));
  const texts = body.map(({ path, cells }) => [path, ...cells.map((cell) => (cell ? wordsOf(cell, say) : ''))]);
  const widths = head.map((_, column) => Math.max(...[head, ...texts].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[], inColour: (text: string, column: number) => string): string =>
    row
      .map((text, column) => inColour(text, column) + ' '.repeat((widths[column] ?? 0) - text.length))
      .join('  ')
      .trimEnd();
  const colour = (index: number, text: string, column: number): string => {
    const cell = column === 0 ? undefined : body[index]?.cells[column - 1];
    return cell ? paints[cell.state](text) : text;
  };
  // On a terminal too narrow for the columns a note takes two lines; in a pipe it is always one.
  const wide = widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1));
  const narrow = io.terminal.isTTY && wide > (io.terminal.columns ?? 80);
  const lines = narrow
    ? texts.flatMap(([path = '', ...cells], index) => [
        path,
        `  ${cells.flatMap((text, i) => (text === '' ? [] : [`${head[i + 1] ?? ''}: ${colour(index, text, i + 1)}`])).join(' · ')}`,
      ])
    : [
        line(head, (text) => paint.bold(text)),
        ...texts.map((row, index) => line(row, (text, column) => colour(index, text, column))),
      ];
  const differs = rows.some(({ cells }) => [...cells.values()].some(({ state }) => state === 'differs'));
  return [...lines, '', ...summary(table, say, locale), ...(differs ? [say('pairsDiffer')] : []), ''].join('\n');
}

/** For a page or an issue: a table whose cells link the files. */
export function markdownOf(table: Table, say: Say, locale: Locale): string {
  const { languages, rows } = table;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = [say('pairsNote'), ...languages.map((language) => renderDatum(languageName(language), locale))];
  const body = rows.map(({ path, cells }) => [
    inline(path),
    ...languages.map((language) => {
      const cell = cells.get(language);
      if (!cell) return '';
      const words = wordsOf(cell, say);
      return cell.path === undefined ? inline(words) : link(words, cell.path);
    }),
  ]);
  const lines = rows.length === 0 ? [say('pairsNone')] : [head, head.map(() => '---'), ...body].map(row);
  const list = summary(table, say, locale).map((text) => `- ${text}`);
  return [...lines, '', ...list, ''].join('\n');
}

/** For programs; version 1. */
export function jsonOf(table: Table, io: Io, locale: Locale): string {
  const { languages, rows, drafts, unknown, problems } = table;
  const report = {
    version: 1,
    tool: { name: 'agored', version: io.version },
    locale,
    summary: {
      notes: rows.length,
      drafts,
      unknown,
      languages: Object.fromEntries(
        languages.map((language) => [language, Object.fromEntries(totals(table, language))]),
      ),
    },
    problems,
    notes: rows.map(({ path, cells }) => ({ path, languages: Object.fromEntries(cells) })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

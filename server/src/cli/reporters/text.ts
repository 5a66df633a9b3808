import { createColors } from 'picocolors';
import type { Locale, Severity } from '../../engine/types';
import type { CliMessage, Say } from '../messages';
import type { KeptFile, Outcome, Place, Reporter } from '../report';
import { frame, framedAt, type Framed } from './frame';
import { printable, wrap } from './printable';
import { foldedRowsOf, type Row } from './rows';

export interface TextOptions {
  readonly say: Say;
  readonly locale: Locale;
  readonly color: boolean;
  /**
   * Width of the terminal, for wrapping and code frames; undefined where lines stay whole and one is enough for each
   * finding, as in a pipe.
   */
  readonly columns: number | undefined;
}

type FramedRow = Row & { readonly framed?: Framed };

/** Findings grouped by file, then a summary of one line. */
export const createTextReporter = (options: TextOptions): Reporter<readonly FramedRow[]> => ({
  keep: (_path, text, findings) =>
    foldedRowsOf(text, findings, options.locale).map(({ row, finding }) =>
      options.columns === undefined ? row : { ...row, framed: framedAt(text, finding.span) },
    ),
  *print(outcome, files) {
    const { outline, unchanged } = outcome;
    for (const file of files) if (file.kept.length > 0) yield `${group(file, options)}\n`;
    if (unchanged.length > 0) yield `${unchangedLines(unchanged, options)}\n`;
    yield `${summary(outcome, options)}\n`;
    const told = files.filter(({ kept }) => kept.length > 0);
    const findings = told.reduce((sum, { kept }) => sum + kept.length, 0);
    const isLong = findings >= old.findings && told.length >= old.notes && outline.summary.forgiven === 0;
    if (options.columns !== undefined && isLong)
      yield `${createColors(options.color).dim(options.say('suggestBaseline'))}\n`;
  },
});

/** From here on most of what is found is in old posts that nobody will change: several screens full, from many notes. */
const old = { findings: 50, notes: 10 };

function group({ path, kept }: KeptFile<readonly FramedRow[]>, { say, color, columns }: TextOptions): string {
  const paint = createColors(color);
  const painters: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
  };
  const rows = kept.map((row) => ({
    ...row,
    message: printable(row.message),
    place: `${String(row.line)}:${String(row.column)}`,
    label: say(row.severity),
  }));
  const places = Math.max(...rows.map(({ place }) => place.length));
  const labels = Math.max(...rows.map(({ label }) => label.length));
  const indent = 2 + places + 2 + labels + 2;
  const lines = rows.map(({ place, severity, label, message, rule, framed }) => {
    const words = wrap(`${message}  ${rule}`, columns === undefined ? Infinity : Math.max(40, columns - indent));
    const body = words.join(`\n${' '.repeat(indent)}`);
    const faded = body.endsWith(rule) ? body.slice(0, -rule.length) + paint.dim(rule) : body;
    const told = `  ${paint.dim(place.padStart(places))}  ${painters[severity](label.padEnd(labels))}  ${faded}\n`;
    if (!framed || columns === undefined) return told;
    const margin = `${' '.repeat(2 + places)}${paint.dim(' │ ')}`;
    const { line, mark } = frame(framed, Math.max(20, columns - places - 5));
    return `${told}${margin}${line.join('')}\n${margin}${painters[severity](mark)}\n`;
  });
  return `${paint.underline(printable(path))}\n${lines.join('')}`;
}

/** Most findings on lines that did not change that are told one by one. */
const mostUnchanged = 10;

/** Findings that do not count, since their lines did not change: a few of them, and how many more there are. */
export function unchangedLines(places: readonly Place[], { say, color }: Pick<TextOptions, 'say' | 'color'>): string {
  const paint = createColors(color);
  const lines = places
    .slice(0, mostUnchanged)
    .map(({ path, line, column, rule }) => `  ${printable(path)}:${String(line)}:${String(column)}  ${rule}`);
  const more = places.length - lines.length;
  const all = [say('unchanged'), ...lines, ...(more > 0 ? [`  ${say('unchangedMore', { n: more })}`] : [])];
  return all.map((line) => `${paint.dim(line)}\n`).join('');
}

/** What was checked and found, in one line. */
export function summary(
  { outline: { summary: sums }, mended, forgiven, unchanged }: Outcome,
  { say, color }: Pick<TextOptions, 'say' | 'color'>,
): string {
  const paint = createColors(color);
  if (sums.files === 0 && sums.errors === 0) return paint.bold(say('checkedNone'));
  const some = (
    name: 'checked' | 'errors' | 'warnings' | 'infos' | 'fixable' | 'mended' | 'suppressed' | 'forgiven' | 'kept',
    n: number,
  ): string => say(`${name}${n === 1 ? 'One' : 'Many'}` satisfies CliMessage, { n });
  const checked = some('checked', sums.files);
  const counts = (['errors', 'warnings', 'infos'] as const)
    .filter((name) => sums[name] > 0)
    .map((name) => some(name, sums[name]));
  const first =
    counts.length === 0
      ? say('nothing', { checked })
      : say('found', { checked, counts: capital(counts.join(', '), say) });
  const rest = (['fixable', 'suppressed'] as const)
    .filter((name) => sums[name] > 0)
    .map((name) => some(name, sums[name]));
  const others = [
    ...(forgiven > 0 ? [some('forgiven', forgiven)] : []),
    ...(unchanged.length > 0 ? [some('kept', unchanged.length)] : []),
  ];
  return [paint.bold(first), ...(mended > 0 ? [some('mended', mended)] : []), ...rest, ...others].join(' ');
}

/** In Welsh the counts begin a sentence. */
const capital = (counts: string, say: Say): string =>
  say('found', { checked: '', counts: '' }).startsWith('.') ? counts.charAt(0).toUpperCase() + counts.slice(1) : counts;

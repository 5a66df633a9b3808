import { createColors } from 'picocolors';
import type { Severity } from '../../engine/types';
import type { CliMessage, Say } from '../messages';
import type { FileReport, Report } from '../report';

export interface TextOptions {
  readonly say: Say;
  readonly color: boolean;
  /** Width of the terminal, for wrapping; undefined where lines should stay whole, as in a pipe. */
  readonly columns: number | undefined;
  /** How many notes `--fix` changed. */
  readonly mended: number;
}

/** Findings grouped by file, then a summary of one line. */
export function text(report: Report, options: TextOptions): string {
  const groups = report.files.filter((file) => file.findings.length > 0).map((file) => group(file, options));
  return [...groups, `${summary(report, options)}\n`].join('\n');
}

function group({ path, findings, folds }: FileReport, { say, color, columns }: TextOptions): string {
  const paint = createColors(color);
  const painters: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
  };
  // What stands together is told once, where the first of it stands.
  const told = new Map(folds.map(({ members, message }) => [members[0], message]));
  const untold = new Set(folds.flatMap(({ members }) => members.slice(1)));
  const rows = findings.flatMap(({ start, severity, message, rule }, index) =>
    untold.has(index)
      ? []
      : [
          {
            place: `${String(start.line)}:${String(start.column)}`,
            severity,
            label: say(severity),
            message: printable(told.get(index) ?? message),
            rule,
          },
        ],
  );
  const places = Math.max(...rows.map(({ place }) => place.length));
  const labels = Math.max(...rows.map(({ label }) => label.length));
  const indent = 2 + places + 2 + labels + 2;
  const lines = rows.map(({ place, severity, label, message, rule }) => {
    const words = wrap(`${message}  ${rule}`, columns === undefined ? Infinity : Math.max(40, columns - indent));
    const body = words.join(`\n${' '.repeat(indent)}`);
    const faded = body.endsWith(rule) ? body.slice(0, -rule.length) + paint.dim(rule) : body;
    return `  ${paint.dim(place.padStart(places))}  ${painters[severity](label.padEnd(labels))}  ${faded}\n`;
  });
  return `${paint.underline(printable(path))}\n${lines.join('')}`;
}

/** Breaks at spaces so that no line is longer than `width`, where words allow. Two spaces before the last word stay. */
export function wrap(message: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of message.split(/(?<=\S)(?=\s)/)) {
    if (line !== '' && line.length + word.length > width) {
      lines.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}

/** What a note or a file name holds must not steer the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\uFFFD');

function summary({ summary: sums }: Report, { say, color, mended }: TextOptions): string {
  const paint = createColors(color);
  if (sums.files === 0 && sums.errors === 0) return paint.bold(say('checkedNone'));
  const some = (
    name: 'checked' | 'errors' | 'warnings' | 'infos' | 'fixable' | 'mended' | 'suppressed',
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
  return [paint.bold(first), ...(mended > 0 ? [some('mended', mended)] : []), ...rest].join(' ');
}

/** In Welsh the counts begin a sentence. */
const capital = (counts: string, say: Say): string =>
  say('found', { checked: '', counts: '' }).startsWith('.') ? counts.charAt(0).toUpperCase() + counts.slice(1) : counts;

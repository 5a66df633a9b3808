import { createColors } from 'picocolors';
import type { RuleFinding } from '../../engine/lint';
import { render } from '../../engine/messages';
import { createLocator } from '../../engine/positions';
import type { Locale, Severity } from '../../engine/types';
import type { CliMessage, Say } from '../messages';
import type { Beside, KeptFile, Outline, Place, Reporter } from '../report';

export interface TextOptions {
  readonly say: Say;
  readonly locale: Locale;
  readonly color: boolean;
  /** Width of the terminal, for wrapping; undefined where lines should stay whole, as in a pipe. */
  readonly columns: number | undefined;
}

/** What is said in one line. */
export type Row = readonly [line: number, column: number, severity: Severity, message: string, rule: string];

/** Findings grouped by file, then a summary of one line. */
export const createTextReporter = (options: TextOptions): Reporter<readonly Row[]> => ({
  keep: (_path, text, findings) => rowsOf(text, findings, options.locale),
  *print(outline, files, beside) {
    for (const file of files) if (file.kept.length > 0) yield `${group(file, options)}\n`;
    if (beside.unchanged.length > 0) yield `${unchangedLines(beside.unchanged, options)}\n`;
    yield `${summary(outline, beside, options)}\n`;
  },
});

function rowsOf(text: string, findings: readonly RuleFinding[], locale: Locale): readonly Row[] {
  const locate = createLocator(text);
  // What stands together is told once, where the first of it stands.
  const folds = foldsOf(findings);
  return findings.flatMap(({ rule, severity, messageId, data, span, together }, index): Row[] => {
    const members = folds.get(index);
    if (members === 0) return [];
    const say = (id: string, more?: { readonly n: number }): string =>
      render(String(rule.messages[locale][id]), { ...data, ...more }, locale);
    const message = members !== undefined && together ? say(together.messageId, { n: members }) : say(messageId);
    const { line, column } = locate(span.start);
    return [[line, column, severity, printable(message), rule.id]];
  });
}

/** Of findings that stand together: how many there are, at the index of the first of them, and 0 at those of the others. */
function foldsOf(findings: readonly RuleFinding[]): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>();
  findings.forEach(({ rule, severity, together }, index) => {
    if (!together) return;
    const key = `${rule.id} ${severity} ${together.messageId} ${String(together.key)}`;
    const same = groups.get(key);
    if (same) same.push(index);
    else groups.set(key, [index]);
  });
  return new Map(
    [...groups.values()].flatMap((members) =>
      members.length < 2 ? [] : members.map((member, i): [number, number] => [member, i === 0 ? members.length : 0]),
    ),
  );
}

function group({ path, kept }: KeptFile<readonly Row[]>, { say, color, columns }: TextOptions): string {
  const paint = createColors(color);
  const painters: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
  };
  const rows = kept.map(([line, column, severity, message, rule]) => ({
    place: `${String(line)}:${String(column)}`,
    severity,
    label: say(severity),
    message,
    rule,
  }));
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
  if (message.length <= width) return [message];
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

/** Most findings on lines that did not change that are told one by one. */
const mostUnchanged = 10;

function unchangedLines(places: readonly Place[], { say, color }: TextOptions): string {
  const paint = createColors(color);
  const lines = places
    .slice(0, mostUnchanged)
    .map(({ path, line, column, rule }) => `  ${printable(path)}:${String(line)}:${String(column)}  ${rule}`);
  const more = places.length - lines.length;
  const all = [say('unchanged'), ...lines, ...(more > 0 ? [`  ${say('unchangedMore', { n: more })}`] : [])];
  return all.map((line) => `${paint.dim(line)}\n`).join('');
}

function summary(
  { summary: sums }: Outline,
  { mended, forgiven, unchanged }: Beside,
  { say, color }: TextOptions,
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

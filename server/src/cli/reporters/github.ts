/** Annotations for GitHub Actions; what it does not show of them goes into the summary of the job. */
import type { Severity } from '../../engine/types';
import { fromRoot, remarksOf, type KeptFile, type Outcome, type Reporter, type ReporterOptions } from '../report';
import { reasonOf } from '../session';
import { comment } from './comment';
import { foldedRowsOf, type Row } from './rows';

/** GitHub shows so many annotations of each kind and step, and passes over the rest. */
const mostOfKind = 10;
/** Most bytes in the summary of a step; of a larger one GitHub shows nothing. */
const mostInSummary = 1 << 20;

const kinds = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

const data = (text: string): string => text.replace(/[%\r\n]/g, encodeURIComponent);
const property = (text: string): string => text.replace(/[%\r\n:,]/g, encodeURIComponent);

function annotation(
  kind: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const list = Object.entries(properties)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(String(value))}`]))
    .join(',');
  return `::${kind} ${list}::${data(message)}\n`;
}

/** Bytes of text in UTF-8. */
const bytesOf = (text: string): number =>
  text.length +
  (text.match(/[\u0080-\u07FF\uD800-\uDFFF]/g)?.length ?? 0) +
  2 * (text.match(/[\u0800-\uD7FF\uE000-\uFFFF]/g)?.length ?? 0);

export function createGithubReporter(options: ReporterOptions): Reporter<readonly Row[]> {
  const { locale, io, notice } = options;

  function* annotations(
    outcome: Outcome,
    files: readonly KeptFile<readonly Row[]>[],
    severity: Severity,
  ): Generator<string> {
    if (severity === 'error')
      for (const { path, message } of remarksOf(outcome))
        yield annotation(
          'error',
          { file: path === undefined ? undefined : fromRoot(options, path), title: 'Agored' },
          message,
        );
    for (const { path, kept } of files) {
      const file = fromRoot(options, path);
      for (const { line, column, endLine, endColumn, message, rule, severity: own } of kept) {
        if (own !== severity) continue;
        // Columns are taken only where both are on one line.
        const columns = line === endLine ? { col: column, endColumn } : {};
        yield annotation(kinds[own], { file, line, endLine, ...columns, title: `Agored: ${rule}` }, message);
      }
    }
  }

  /** What is not shown goes into the summary, whole: nobody wants to put two lists together. */
  function writeRest(
    outcome: Outcome,
    files: readonly KeptFile<readonly Row[]>[],
    rest: number,
    problem: Problem,
  ): void {
    const summary = io.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (summary === '') {
      notice('githubMore', { n: rest });
      return;
    }
    try {
      io.files.append(summary, (bytes) =>
        [...comment(outcome, files, options, { most: mostInSummary - bytes, sizeOf: bytesOf })].join(''),
      );
    } catch (error) {
      problem('reportNotWritten', { path: 'GITHUB_STEP_SUMMARY', reason: reasonOf(error) });
    }
  }

  return {
    keep: (_path, text, findings) => foldedRowsOf(text, findings, locale).map(({ row }) => row),
    *print(outcome, files, problem) {
      let rest = 0;
      for (const severity of ['error', 'warning', 'info'] as const) {
        let n = 0;
        for (const line of annotations(outcome, files, severity)) if (++n <= mostOfKind) yield line;
        rest += Math.max(0, n - mostOfKind);
      }
      if (rest > 0) writeRest(outcome, files, rest, problem);
    },
  };
}

type Problem = Parameters<Reporter<unknown>['print']>[2];

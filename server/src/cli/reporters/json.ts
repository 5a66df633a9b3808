import type { Locale } from '../../engine/types';
import { reportFile, type FileReport, type Outline, type Reporter } from '../report';

/** A file is kept as JSON in one line and in ASCII: a report over thousands of files takes a quarter of the memory so. */
export const createJsonReporter = (locale: Locale): Reporter<string> => ({
  keep: (path, text, findings, elsewhere) =>
    asciiOf(JSON.stringify(reportFile(path, text, findings, locale, elsewhere))),
  print: ({ outline }, files) => printJson(outline, parsed(files.map(({ kept }) => kept))),
});

function* parsed(files: readonly string[]): Generator<FileReport> {
  for (const file of files) yield JSON.parse(file) as FileReport;
}

/** JSON with letters outside ASCII as escapes, which is kept in half the memory. */
export const asciiOf = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The report in pieces. */
export function* printJson(outline: Outline, files: Iterable<FileReport>): Generator<string> {
  const whole = `${JSON.stringify({ ...outline, files: [] }, undefined, 2)}\n`;
  const end = ']\n}\n';
  yield whole.slice(0, -end.length);
  let some = false;
  for (const file of files) {
    yield `${some ? ',' : ''}\n    ${JSON.stringify(file, undefined, 2).replaceAll('\n', '\n    ')}`;
    some = true;
  }
  yield `${some ? '\n  ' : ''}${end}`;
}

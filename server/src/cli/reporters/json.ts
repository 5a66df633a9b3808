import type { Locale } from '../../engine/types';
import { inAscii } from '../../languages/parts';
import { reportFile, type FileReport, type Outline, type Reporter } from '../report';

/** A file is kept as JSON in one line and in ASCII: a report over thousands of files takes a quarter of the memory so. */
export const createJsonReporter = (locale: Locale): Reporter<string> => ({
  keep: (path, text, findings, elsewhere) => inAscii(reportFile(path, text, findings, locale, elsewhere)),
  print: ({ outline }, files) => printJson(outline, parsed(files.map(({ kept }) => kept))),
});

function* parsed(files: readonly string[]): Generator<FileReport> {
  for (const file of files) yield JSON.parse(file) as FileReport;
}

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

import type { Locale } from '../../engine/types';
import { reportFile, type FileReport, type Outline, type Reporter } from '../report';

/** A file is kept as the text that is printed of it. */
export const createJsonReporter = (locale: Locale): Reporter<string> => ({
  keep: (path, text, findings, elsewhere) => pieceOf(reportFile(path, text, findings, locale, elsewhere)),
  print: (outline, files) =>
    printJson(
      outline,
      files.map(({ kept }) => kept),
    ),
});

/** A file as it stands in the report. */
export const pieceOf = (file: FileReport): string => JSON.stringify(file, undefined, 2).replaceAll('\n', '\n    ');

/** The report around its files, in pieces. */
export function* printJson(outline: Outline, files: readonly string[]): Generator<string> {
  const whole = `${JSON.stringify({ ...outline, files: [] }, undefined, 2)}\n`;
  const end = ']\n}\n';
  yield whole.slice(0, -end.length);
  for (const [index, file] of files.entries()) yield `${index === 0 ? '' : ','}\n    ${file}`;
  yield `${files.length === 0 ? '' : '\n  '}${end}`;
}

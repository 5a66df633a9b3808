import type { Locale } from '../../engine/types';
import { remarksOf, type Reporter } from '../report';
import { printable } from './printable';
import { rowsOf, type Row } from './rows';

/** One line for each finding and nothing else, for `grep` and the lists of editors. */
export const createCompactReporter = (locale: Locale): Reporter<readonly Row[]> => ({
  keep: (_path, text, findings) => rowsOf(text, findings, locale),
  *print(outcome, files) {
    for (const { path, code, message } of remarksOf(outcome))
      yield `${path === undefined ? '' : `${printable(path)}: `}error ${printable(message)} [${code}]\n`;
    for (const { path, kept } of files)
      for (const { line, column, severity, message, rule } of kept)
        yield `${printable(path)}:${line}:${column}: ${severity} ${printable(message)} [${rule}]\n`;
  },
});

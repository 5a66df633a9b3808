import type { Locale } from '../../engine/types';
import { remarksOf, type Reporter } from '../report';
import { rowsOf, type Row } from './rows';
import { attributes, declaration } from './xml';

/** The XML of Checkstyle, which many tools read. Every file that was checked is in it. */
export const createCheckstyleReporter = ({ locale }: { readonly locale: Locale }): Reporter<readonly Row[]> => ({
  keep: (_path, text, findings) => rowsOf(text, findings, locale),
  *print(outcome, files) {
    yield `${declaration}<checkstyle version="8.0">\n`;
    for (const { path = '.', code, message } of remarksOf(outcome)) {
      const remark = attributes({ line: 1, column: 1, severity: 'error', message, source: `agored.${code}` });
      yield `  <file${attributes({ name: path })}>\n    <error${remark}/>\n  </file>\n`;
    }
    for (const { path, kept } of files) {
      yield `  <file${attributes({ name: path })}>\n`;
      for (const { line, column, severity, message, rule } of kept)
        yield `    <error${attributes({ line, column, severity, message, source: `agored.${rule}` })}/>\n`;
      yield '  </file>\n';
    }
    yield '</checkstyle>\n';
  },
});

import type { Locale } from '../../engine/types';
import { reportFile, type Reporter } from '../report';

/** A file is kept as JSON in one line and in ASCII: a report over thousands of files takes a quarter of the memory so. */
export const createJsonReporter = (locale: Locale): Reporter<string> => ({
  keep: (path, text, findings, elsewhere) =>
    JSON.stringify(reportFile(path, text, findings, locale, elsewhere)).replace(/[^\0-\x7f]/g, escaped),
  *print(outline, files) {
    const whole = `${JSON.stringify({ ...outline, files: [] }, undefined, 2)}\n`;
    const end = ']\n}\n';
    yield whole.slice(0, -end.length);
    for (const [index, { kept }] of files.entries()) {
      const file = JSON.stringify(JSON.parse(kept), undefined, 2).replace(/\n/g, '\n    ');
      yield `${index === 0 ? '' : ','}\n    ${file}`;
    }
    yield `${files.length === 0 ? '' : '\n  '}${end}`;
  },
});

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

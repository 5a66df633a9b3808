import type { Locale } from '../../engine/types';
import { reportFile, type Reporter } from '../report';

/** A file is kept as the text that is printed of it. */
export const createJsonReporter = (locale: Locale): Reporter<string> => ({
  keep: (path, text, findings, elsewhere) =>
    JSON.stringify(reportFile(path, text, findings, locale, elsewhere), undefined, 2).replaceAll('\n', '\n    '),
  *print({ outline }, files) {
    const whole = `${JSON.stringify({ ...outline, files: [] }, undefined, 2)}\n`;
    const end = ']\n}\n';
    yield whole.slice(0, -end.length);
    for (const [index, { kept }] of files.entries()) yield `${index === 0 ? '' : ','}\n    ${kept}`;
    yield `${files.length === 0 ? '' : '\n  '}${end}`;
  },
});

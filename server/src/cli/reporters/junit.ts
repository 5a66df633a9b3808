import { helpUrl } from '../../engine/messages';
import { remarksOf, type Reporter, type ReporterOptions } from '../report';
import { rowsOf, type Row } from './rows';
import { attributes, declaration, xml } from './xml';

/**
 * Tests as JUnit writes them: a suite for each note, a case for each finding. Red is what makes the run end with 1 or 2,
 * and nothing else: errors, and warnings where there are more than are allowed. Other findings are cases that were
 * skipped, which is how servers show what is worth a look and breaks nothing.
 */
export function createJunitReporter({ locale, rules }: ReporterOptions): Reporter<readonly Row[]> {
  const pages = new Map(rules.map((rule) => [rule.id, helpUrl(rule)]));

  function cases(path: string, kept: readonly Row[], isRed: (row: Row) => boolean): string[] {
    // Servers tell cases of a suite apart by their names, and from run to run: lines, which move, are no part of them.
    const times = new Map<string, number>();
    return kept.map((row) => {
      const { line, column, severity, message, rule } = row;
      const nth = (times.get(message) ?? 0) + 1;
      times.set(message, nth);
      const name = nth === 1 ? message : `${message} (${String(nth)})`;
      const place = `${path}:${String(line)}:${String(column)}`;
      const told = isRed(row)
        ? `<failure${attributes({ type: rule, message: `${place}: ${message}` })}>${xml(`${place}: ${severity} ${message} [${rule}]`)}&#10;${xml(pages.get(rule) ?? '')}</failure>`
        : `<skipped${attributes({ message: `${place}: ${severity} [${rule}]` })}/>`;
      return `    <testcase${attributes({ name, classname: path, file: path, line, time: 0 })}>${told}</testcase>\n`;
    });
  }

  return {
    keep: (_path, text, findings) => rowsOf(text, findings, locale),
    *print(outcome, files) {
      const isRed = ({ severity }: Row): boolean =>
        severity === 'error' || (severity === 'warning' && outcome.tooMany !== undefined);
      const sums = { tests: 0, failures: 0, skipped: 0 };
      const counts = files.map(({ kept }) => {
        const failures = kept.filter(isRed).length;
        const count = { tests: Math.max(1, kept.length), failures, skipped: kept.length - failures };
        sums.tests += count.tests;
        sums.failures += count.failures;
        sums.skipped += count.skipped;
        return count;
      });
      const remarks = remarksOf(outcome);
      const whole = { ...sums, tests: sums.tests + remarks.length, errors: remarks.length, time: 0 };
      yield `${declaration}<testsuites${attributes({ name: 'agored', ...whole })}>\n`;
      if (remarks.length > 0) yield* remarkSuite(remarks);
      for (const [index, { path, kept }] of files.entries()) {
        yield `  <testsuite${attributes({ name: path, ...counts[index], errors: 0, time: 0 })}>\n`;
        // A suite without cases is taken for one that did not run.
        if (kept.length === 0)
          yield `    <testcase${attributes({ name: 'agored', classname: path, file: path, time: 0 })}/>\n`;
        yield* cases(path, kept, isRed);
        yield '  </testsuite>\n';
      }
      yield '</testsuites>\n';
    },
  };
}

function* remarkSuite(remarks: ReturnType<typeof remarksOf>): Generator<string> {
  const n = remarks.length;
  yield `  <testsuite${attributes({ name: 'agored', tests: n, failures: 0, skipped: 0, errors: n, time: 0 })}>\n`;
  for (const { path, code, message } of remarks) {
    const head = attributes({ name: message, classname: 'agored', file: path, time: 0 });
    yield `    <testcase${head}><error${attributes({ type: code, message })}/></testcase>\n`;
  }
  yield '  </testsuite>\n';
}

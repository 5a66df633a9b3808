import type { Severity } from '../../engine/types';
import { createFingerprints } from '../fingerprint';
import { fromRoot, remarksOf, type Reporter, type ReporterOptions } from '../report';
import { rowsOf, type Row } from './rows';

/** GitLab’s words for weight; its blocker is kept for what could not be checked. */
const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

type Named = Row & { readonly fingerprint: string };

/** Code quality as GitLab reads it. Paths are relative to the root of the repository. */
export function createGitlabReporter(options: ReporterOptions): Reporter<readonly Named[]> {
  const { locale, io } = options;
  return {
    keep(_path, text, findings) {
      const nameOf = createFingerprints(text, io.files.hash);
      const names = findings.map(nameOf);
      return rowsOf(text, findings, locale).map((row, index) => ({ ...row, fingerprint: names[index] ?? '' }));
    },
    *print(outcome, kept) {
      const times = new Map<string, number>();
      let count = 0;
      const entry = (
        path: string,
        severity: string,
        { line, message, rule, fingerprint }: Pick<Named, 'line' | 'message' | 'rule' | 'fingerprint'>,
      ): string => {
        const inRoot = fromRoot(options, path);
        // No two may be alike: GitLab would show one of them.
        const name = `${inRoot}\n${fingerprint}`;
        const nth = (times.get(name) ?? 0) + 1;
        times.set(name, nth);
        const told = {
          description: message,
          check_name: rule,
          fingerprint: io.files.hash(`${name}\n${String(nth)}`),
          severity,
          location: { path: inRoot, lines: { begin: line } },
        };
        return (count++ === 0 ? '\n' : ',\n') + JSON.stringify(told, undefined, 2).replace(/^/gm, '  ');
      };
      yield '[';
      for (const { path = '.', code, message } of remarksOf(outcome))
        yield entry(path, 'blocker', { line: 1, message, rule: code, fingerprint: code });
      for (const { path, kept: rows } of kept) for (const row of rows) yield entry(path, severities[row.severity], row);
      yield count === 0 ? ']\n' : '\n]\n';
    },
  };
}

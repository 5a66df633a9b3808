/** A plugin for unified (remark): findings as messages of the file. */
import type { VFile } from 'vfile';
import type { Finding, Linter, LinterOptions } from './api';
import type { Options } from './remark';

type Message = VFile['messages'][number];
type Place = Pick<Finding, 'start' | 'end'>;

/** @param createLinter makes the linter for a folder; asked once for each. */
export const remarkPlugin =
  (createLinter: (options: LinterOptions) => Promise<Linter>) => (options?: Readonly<Options> | null) => {
    const linters = new Map<string, Promise<Linter>>();
    const told = new Set<string>();

    function linterIn(cwd: string): Promise<Linter> {
      let linter = linters.get(cwd);
      if (!linter) linters.set(cwd, (linter = createLinter({ ...options, cwd })));
      return linter;
    }

    return async (_: unknown, file: VFile): Promise<undefined> => {
      const linter = await linterIn(options?.cwd ?? file.cwd);
      const text = String(file).replace(/^\uFEFF/, '');
      const { path, findings, configProblems } = await linter.lint(text, file.path);
      const whyOf = (finding: Finding): string => linter.rules.find(({ id }) => id === finding.rule)?.why ?? '';
      for (const problem of configProblems) {
        if (told.has(problem.path)) continue;
        told.add(problem.path);
        for (const finding of problem.findings) {
          const { line, column } = finding.start;
          const place = `${problem.path}:${String(line)}:${String(column)}`;
          describe(say(file, `${place}: ${finding.message}`, finding), finding, whyOf(finding));
        }
      }
      for (const finding of findings) {
        const { start, end } = finding;
        const message = say(file, finding.message, finding, { start, end });
        describe(message, finding, whyOf(finding));
        message.actual = text.slice(start.offset, end.offset);
        const expected = replacements(finding, path);
        if (expected.length > 0) message.expected = expected;
      }
    };
  };

/** As unified has it: true stops a build, false is a warning, and undefined is for information. */
function say(file: VFile, reason: string, { rule, severity }: Finding, place?: Place): Message {
  const options = { ...(place && { place }), ruleId: rule, source: 'agored' };
  const message = severity === 'info' ? file.info(reason, options) : file.message(reason, options);
  if (severity === 'error') message.fatal = true;
  return message;
}

/** Adds what a reader may want to know beside the reason: why, the places that belong to it, and the page of the rule. */
function describe(message: Message, { help, related }: Finding, why: string): void {
  const places = related.map(
    (place) => `* ${place.path}:${String(place.start.line)}:${String(place.start.column)}: ${place.message}`,
  );
  message.url = help;
  message.note = places.length === 0 ? why : `${why}\n\n${places.join('\n')}`;
}

/** Texts of the fixes that do nothing but put them in the place of what was found. */
const replacements = ({ fixes, start, end }: Finding, path: string): string[] =>
  fixes.flatMap(({ edits: [edit, ...more] }) =>
    edit &&
    more.length === 0 &&
    !('create' in edit) &&
    edit.path === path &&
    edit.start.offset === start.offset &&
    edit.end.offset === end.offset
      ? [edit.text]
      : [],
  );

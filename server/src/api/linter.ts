/** The library: lints texts among their files, with the session of the command line and its form of report. */
import { elsewhereOf, openSession, type Machine } from '../cli/session';
import { tooLarge, unnamed } from '../cli/lint';
import { createSay } from '../cli/messages';
import { reportFile } from '../cli/report';
import { nearest } from '../engine/config';
import { createDocument } from '../engine/document';
import { applyEdits, fixText } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { helpUrl } from '../engine/messages';
import { levels, locales, type AnyRule, type Level } from '../engine/types';
import { isIgnored } from '../engine/workspace';
import type { FileFindings, Fix, Linter, LinterOptions, LintResult, RuleInfo } from './api';

/** @throws where the options cannot be used. */
export async function openLinter(
  { locale = 'en', config, rules: given = {} }: Omit<LinterOptions, 'cwd'>,
  rules: readonly AnyRule[],
  machine: Machine,
): Promise<Linter> {
  const say = createSay(locales.find((known) => known === locale) ?? 'en');
  const pick = <T extends string>(option: string, allowed: readonly T[], value: T): T => {
    if (allowed.includes(value)) return value;
    throw new TypeError(say('notOneOf', { value, option, allowed: allowed.join(', ') }));
  };
  pick('locale', locales, locale);
  const ids = rules.map(({ id }) => id);
  for (const [rule, level] of Object.entries(given)) {
    pick(rule, levels, level);
    if (ids.includes(rule)) continue;
    const near = nearest(rule, ids);
    throw new TypeError(near === undefined ? say('unknownRule', { rule }) : say('unknownRuleNear', { rule, near }));
  }

  let problem = '';
  const session = await openSession({ config, levels: new Map(Object.entries(given)) }, rules, machine, (id, data) => {
    problem = say(id, data);
  });
  if (!session) throw new Error(problem);
  const { workspaceOf, faults } = session;
  const { files } = machine;

  /** A note in its place, and what its configuration says of it. */
  async function place(path: string | undefined) {
    const note = files.locate(path ?? unnamed);
    const loaded = await workspaceOf(note.root).configFor(note.inRoot);
    const elsewhere = elsewhereOf(note.root, files);
    const report = (shown: string, text: string, findings: readonly RuleFinding[]): FileFindings =>
      reportFile(shown, text, findings, locale, elsewhere);
    return {
      note,
      loaded,
      ignored: isIgnored(loaded.config, note.inRoot) || (path !== undefined && files.isLeftOut(note)),
      configProblems: faults(loaded, note.root).map(({ path: shown, file }) => report(shown, file.text, file.problems)),
      report,
    };
  }

  /** @param mend applies safe fixes before the last look. */
  async function look(
    source: string,
    path: string | undefined,
    mend: boolean,
  ): Promise<{ readonly text: string; readonly result: LintResult }> {
    const { note, ignored, configProblems, report } = await place(path);
    const told = (text: string, findings: readonly RuleFinding[], suppressed = 0): LintResult => ({
      ...report(note.path, text, findings),
      ...{ ignored, suppressed, configProblems },
    });
    const start = source.startsWith('\uFEFF') ? 1 : 0;
    const text = source.slice(start);
    const large = ignored ? undefined : tooLarge(new TextEncoder().encode(text).length);
    if (ignored || large) return { text: source, result: told('', large ? [large] : []) };
    const check = (content: string) => workspaceOf(note.root).lint(createDocument(content), note.inRoot);
    const last = mend ? await fixText(text, check) : { text, result: await check(text) };
    return {
      text: source.slice(0, start) + last.text,
      result: told(last.text, last.result.findings, last.result.suppressed),
    };
  }

  return {
    rules: rules.map((rule): RuleInfo => ({
      id: rule.id,
      category: rule.category,
      level: rule.level,
      summary: rule.summary[locale],
      why: rule.why[locale],
      help: helpUrl(rule),
    })),
    lint: async (text, path) => (await look(text, path, false)).result,
    async fix(source, path) {
      const { text, result } = await look(source, path, true);
      return { ...result, text };
    },
    async configFor(path) {
      const { note, loaded, ignored, configProblems } = await place(path);
      const { languages, rules: settings } = loaded.config;
      return {
        ...(loaded.file && { path: files.locate(loaded.file.path, note.root).path }),
        ...{ ignored, languages, problems: configProblems },
        levels: Object.fromEntries(Object.entries(settings).map(([id, { level }]): [string, Level] => [id, level])),
      };
    },
  };
}

/** The text of the file at `path` after a fix; a byte order mark stays. */
export function applyFix(text: string, path: string, { edits }: Fix): string {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const own = edits.flatMap((edit) =>
    'create' in edit || edit.path !== path
      ? []
      : [{ span: { start: edit.start.offset, end: edit.end.offset }, text: edit.text }],
  );
  return text.slice(0, start) + applyEdits(text.slice(start), own);
}

/** `agored lint`: finds the notes, lints them one after the other, mends them if asked, and prints a report. */
import { isIgnored, type LoadedConfig } from '../engine/workspace';
import { createDocument, mostMegabytes } from '../engine/document';
import { fileProblem, type FileProblem } from '../engine/engineRules';
import { fixText } from '../engine/fix';
import type { LintResult, RuleFinding } from '../engine/lint';
import type { AnyRule, Data, Level, Locale } from '../engine/types';
import { decode, encode } from './decode';
import type { FoundNote, Io } from './io';
import type { CliMessage, Say } from './messages';
import { countFixable, reportFile, type Elsewhere, type FileReport, type Report } from './report';
import { json } from './reporters/json';
import { text } from './reporters/text';
import { createNotice, isColoured, openSession, reasonOf, type GivenConfig } from './session';

export interface LintOptions {
  readonly fix: boolean;
  readonly format: 'text' | 'json';
  readonly config: GivenConfig;
  readonly locale: Locale;
  readonly levels: ReadonlyMap<string, Level>;
  readonly quiet: boolean;
  readonly maxWarnings: number | undefined;
  readonly ifNoFiles: 'fail' | 'ok';
}

/** @returns the exit code: 0 done, 1 findings, 2 not all could be done (see docs/command-line.md). */
export async function lintCommand(
  args: readonly string[],
  options: LintOptions,
  rules: readonly AnyRule[],
  io: Io,
  say: Say,
): Promise<0 | 1 | 2> {
  const run = await createRun(options, rules, io, say);
  if (!run) return 2;
  const { notes, ignored, problems } = io.files.find(args);
  for (const { path, code, reason } of problems) if (code !== 'no-notes') run.problem(code, { path, reason }, path);
  for (const { path } of ignored) run.notice('ignored', { path });
  for (const note of notes) await run.lint(note);
  for (const { path, code } of problems) {
    if (code !== 'no-notes') continue;
    if (options.ifNoFiles === 'ok') run.notice(code, { path });
    else run.problem(code, { path }, path);
  }
  return run.finish();
}

async function createRun(options: LintOptions, rules: readonly AnyRule[], io: Io, say: Say) {
  const { locale } = options;
  const files: FileReport[] = [];
  const problems: { path?: string; code: string; message: string }[] = [];
  const sums = { files: 0, errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0, forgiven: 0 };
  let mended = 0;
  let failed = false;

  const notice = createNotice(io, say);
  const problem = (id: CliMessage, data: Data = {}, path?: string): void => {
    failed = true;
    problems.push({ ...(path === undefined ? {} : { path }), code: id, message: say(id, data) });
    notice(id, data);
  };

  function add(path: string, content: string, findings: readonly RuleFinding[], where: Elsewhere): void {
    const shown = options.quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    files.push(reportFile(path, content, shown, locale, where));
    for (const { severity } of findings)
      sums[severity === 'error' ? 'errors' : severity === 'warning' ? 'warnings' : 'infos']++;
    sums.fixable += countFixable(findings);
    if (findings.some(({ rule }) => rule.id === 'internal-error')) failed = true;
  }

  /** Other files that findings of a workspace point at. */
  function elsewhere(root: string): Elsewhere {
    const locate = (inRoot: string): FoundNote => io.files.locate(inRoot, root);
    return {
      show: (inRoot) => locate(inRoot).path,
      read(inRoot) {
        try {
          return decode(io.files.read(locate(inRoot).file)).text;
        } catch {
          return ''; // it has gone since it was judged
        }
      },
    };
  }

  const session = await openSession(
    {
      config: options.config,
      levels: options.levels,
      hostOf: (root) =>
        io.files.host(root, () => {
          notice('shallow', { path: io.files.locate('.', root).path });
        }),
    },
    rules,
    io,
    problem,
  );
  if (!session) return undefined;
  const { workspaceOf, newFaults } = session;

  function reportConfig(loaded: LoadedConfig, root: string): void {
    for (const { path, file } of newFaults(loaded, root)) {
      failed = true;
      add(path, file.text, file.problems, elsewhere(root));
    }
  }

  async function lint(note: FoundNote): Promise<void> {
    const workspace = workspaceOf(note.root);
    const loaded = await workspace.configFor(note.inRoot);
    reportConfig(loaded, note.root);
    if (isIgnored(loaded.config, note.inRoot)) {
      if (note.named) notice('ignoredByConfig', { path: note.path });
      return;
    }
    let bytes: Uint8Array;
    try {
      bytes = io.files.read(note.file);
    } catch (error) {
      problem('unreadable', { path: note.path, reason: reasonOf(error) }, note.path);
      return;
    }
    sums.files++;
    const where = elsewhere(note.root);
    if (bytes.length > mostMegabytes * 1e6) {
      failed = true;
      const size = (bytes.length / 1e6).toFixed(1);
      add(note.path, '', [fileFinding('too-large', 0, { size, limit: mostMegabytes })], where);
      return;
    }
    const decoded = decode(bytes);
    const check = (content: string): Promise<LintResult> => workspace.lint(createDocument(content), note.inRoot);
    let content = decoded.text;
    let result = await check(content);
    if (options.fix && !decoded.invalid) ({ text: content, result } = await fixText(content, check));
    if (content !== decoded.text) {
      if (write(note, bytes, encode(content, decoded)))
        workspace.changed([note.inRoot]); // the notes that follow may point into it
      else {
        content = decoded.text;
        result = await check(content);
      }
    }
    const { invalid } = decoded;
    const findings = invalid
      ? [fileFinding('not-utf8', invalid.offset, { byte: invalid.byte }), ...result.findings]
      : result.findings;
    add(note.path, content, findings, where);
    sums.suppressed += result.suppressed;
    for (const failure of result.failures)
      io.err(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
  }

  function write(note: FoundNote, expected: Uint8Array, bytes: Uint8Array): boolean {
    try {
      io.files.replace(note, expected, bytes);
      mended++;
      return true;
    } catch (error) {
      problem('notWritten', { path: note.path, reason: reasonOf(error) }, note.path);
      return false;
    }
  }

  function finish(): 0 | 1 | 2 {
    files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    const report: Report = {
      version: 1,
      tool: { name: 'agored', version: io.version },
      locale,
      summary: sums,
      problems,
      files,
    };
    const { isTTY, columns } = io.terminal;
    io.out(
      options.format === 'json'
        ? json(report)
        : text(report, { say, color: isColoured(io), columns: isTTY ? columns : undefined, mended }),
    );
    const most = options.maxWarnings;
    const tooMany = most !== undefined && sums.warnings > most;
    if (tooMany) notice('tooManyWarnings', { n: sums.warnings, most });
    if (failed) return 2;
    return sums.errors > 0 || tooMany ? 1 : 0;
  }

  return { lint, notice, problem, finish };
}

function fileFinding(messageId: FileProblem, offset: number, data: Data): RuleFinding {
  return { messageId, data, span: { start: offset, end: offset + 1 }, rule: fileProblem, severity: 'error' };
}

/** `agored merge`: joins the JSON or SARIF reports of several machines to the one that a single run would have printed. */
import type { Command } from 'commander';
import { compareText } from '../engine/order';
import { isMapping } from '../engine/values';
import { decode } from './decode';
import type { Io } from './io';
import type { Say } from './messages';
import { exitCodeOf, type FileReport, type Report } from './report';
import { isSarif, joinSarif, type SarifLog } from './mergeSarif';
import { printJson } from './reporters/json';
import { createNotice, reasonOf, type Notice, type Shell } from './session';
import { nameOf, readShard } from './shard';

/** Gives the command its arguments and options. */
export function addMergeCommand(command: Command, { io, say, done }: Shell, count: (value: string) => number): void {
  command
    .description(say('mergeDescription'))
    .argument('<reports...>', say('mergeReports'))
    .option('--max-warnings <n>', say('maxWarnings'), count)
    .action((files: readonly string[]) => {
      const { maxWarnings } = command.opts<{ maxWarnings?: number }>();
      done(mergeCommand(files, maxWarnings, io, say));
    });
}

/** @returns the exit code that a single run would have had. */
function mergeCommand(files: readonly string[], maxWarnings: number | undefined, io: Io, say: Say): 0 | 1 | 2 {
  const notice = createNotice(io, say);
  const read = files.map((file) => readReport(file, io, notice)).filter((report) => report !== undefined);
  if (read.length < files.length) return 2;
  const [logs, reports] = [read.filter(isSarif), read.filter(isReport)];
  if (logs.length > 0 && reports.length > 0) {
    notice('mergeUnlike', { kinds: 'JSON, SARIF' });
    return 2;
  }
  if (!belongTogether([...logs.map(aboutLog), ...reports], notice)) return 2;
  const twice = noteIn(reports);
  if (twice !== undefined) {
    notice('mergeTwiceNote', { path: twice });
    return 2;
  }
  const tooMany = (warnings: number): string | undefined =>
    maxWarnings !== undefined && warnings > maxWarnings
      ? say('tooManyWarnings', { n: warnings, most: maxWarnings })
      : undefined;
  const joined = isSome(logs) ? joinSarif(logs, tooMany) : isSome(reports) ? joinJson(reports) : undefined;
  if (!joined) return 2;
  for (const part of joined.pieces) io.out(part);
  const { failed, errors, warnings } = joined;
  const isTooMany = tooMany(warnings) !== undefined;
  if (!failed && isTooMany) notice('tooManyWarnings', { n: warnings, most: maxWarnings ?? 0 });
  return exitCodeOf({ failed, errors, tooMany: isTooMany });
}

const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0;

function readReport(file: string, io: Io, notice: Notice): Report | SarifLog | undefined {
  let text: string;
  try {
    text = decode(io.files.read(io.files.locate(file).file)).text;
  } catch (error) {
    notice('mergeUnreadable', { path: file, reason: reasonOf(error) });
    return undefined;
  }
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    // It is none, as is what parses and has another form.
  }
  if (isReport(report) || isSarif(report)) return report;
  notice('mergeOther', { path: file });
  return undefined;
}

/** A note that several reports are about; they all may tell what is wrong in a configuration. */
function noteIn(reports: readonly Report[]): string | undefined {
  const seen = new Set<string>();
  for (const { files } of reports)
    for (const { path, findings } of files) {
      if (seen.has(path) && !findings.some(({ rule }) => rule === 'config-problem')) return path;
      seen.add(path);
    }
  return undefined;
}

/** What tells whether reports belong together. */
interface About {
  readonly tool: { readonly version: string };
  readonly locale: string;
  readonly shard?: string;
}

function aboutLog({ runs: [{ tool, language, properties }] }: SarifLog): About {
  const { shard } = properties ?? {};
  return { tool: tool.driver, locale: language, ...(shard === undefined ? {} : { shard }) };
}

/** Whether it is a report of `agored lint`, as far as merging rests on it. */
function isReport(value: unknown): value is Report {
  if (!isMapping(value) || value['version'] !== 1 || !isMapping(value['tool']) || !isMapping(value['summary']))
    return false;
  const { tool, summary, problems, files } = value;
  return (
    isMapping(tool) &&
    tool['name'] === 'agored' &&
    isMapping(summary) &&
    counted.every((name) => Number.isSafeInteger(summary[name])) &&
    Array.isArray(problems) &&
    Array.isArray(files) &&
    files.every(
      (file) =>
        isMapping(file) &&
        typeof file['path'] === 'string' &&
        Array.isArray(file['findings']) &&
        file['findings'].every(
          (each) => isMapping(each) && String(each['severity']) in weights && Array.isArray(each['fixes']),
        ),
    )
  );
}

const weights = { error: 0, warning: 0, info: 0 };

const counted = ['files', 'errors', 'warnings', 'infos', 'fixable', 'suppressed', 'forgiven'] as const;

/** Reports of one run by one version in one language, each part once and none missing. */
function belongTogether(reports: readonly About[], notice: Notice): boolean {
  const kinds = new Set(reports.map(({ tool, locale }) => `${tool.version} (${locale})`));
  if (kinds.size > 1) {
    notice('mergeUnlike', { kinds: [...kinds].join(', ') });
    return false;
  }
  const parts = reports.flatMap(({ shard }) => (shard === undefined ? [] : (readShard(shard) ?? [])));
  const wholes = new Set(parts.map(({ of }) => of));
  const [of = 0] = wholes;
  if (wholes.size > 1 || (parts.length > 0 && parts.length < reports.length)) {
    notice('mergeUnlikeParts');
    return false;
  }
  const indexes = Array.from({ length: of }, (_, index) => index + 1);
  const times = (index: number): number => parts.filter((part) => part.index === index).length;
  const missing = indexes.filter((index) => times(index) === 0);
  const twice = indexes.filter((index) => times(index) > 1);
  const name = (list: readonly number[]): string => list.map((index) => nameOf({ index, of })).join(', ');
  if (missing.length > 0) notice('mergeMissing', { parts: name(missing) });
  if (twice.length > 0) notice('mergeTwice', { parts: name(twice) });
  return missing.length === 0 && twice.length === 0;
}

/** What a single run would have printed, in pieces, and what came of it. */
function joinJson([first, ...rest]: readonly [Report, ...Report[]]) {
  const report = merged(first, rest);
  const { files, ...outline } = report;
  const { errors, warnings } = report.summary;
  return { pieces: printJson(outline, files), failed: hasFailed(report), errors, warnings };
}

/** What a single run would have found. Each part tells of what is wrong in a configuration; that counts once. */
function merged(first: Report, rest: readonly Report[]): Report {
  const sums = Object.fromEntries(counted.map((name) => [name, 0])) as Record<(typeof counted)[number], number>;
  const files = new Map<string, FileReport>();
  const problems = new Map<string, Report['problems'][number]>();
  for (const report of [first, ...rest]) {
    for (const name of counted) sums[name] += report.summary[name];
    for (const problem of report.problems) problems.set(JSON.stringify(problem), problem);
    for (const file of report.files)
      if (!files.has(file.path)) files.set(file.path, file);
      else
        for (const { severity, fixes } of file.findings) {
          sums[`${severity}s`]--;
          if (fixes.some(({ safe }) => safe)) sums.fixable--;
        }
  }
  const { version, tool, locale } = first;
  return {
    version,
    tool,
    locale,
    summary: sums,
    problems: [...problems.values()],
    files: [...files.values()].sort((a, b) => compareText(a.path, b.path)),
  };
}

/** Whether not all could be done, as `agored lint` has it. */
const hasFailed = ({ problems, files }: Report): boolean =>
  problems.length > 0 ||
  files.some(({ findings }) =>
    findings.some(
      ({ rule, messageId }) => rule === 'config-problem' || rule === 'internal-error' || messageId === 'too-large',
    ),
  );

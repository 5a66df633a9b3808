/** `agored report`: one page on all notes for those who look after a team, or the same figures for programs. */
import type { Command } from 'commander';
import { relativeLink } from '../engine/paths';
import { createGatherer, type Tell } from './overview/gather';
import type { Overview } from './overview/types';
import type { Io } from './io';
import {
  createNotice,
  givenConfig,
  openSession,
  reasonOf,
  steadyHosts,
  withConfigOptions,
  type GivenConfig,
  type Shell,
} from './session';

const formats = ['html', 'json'] as const;

interface ReportOptions {
  readonly format: (typeof formats)[number];
  /** From the working directory. */
  readonly out: string | undefined;
  readonly config: GivenConfig;
}

/** Where the page goes unless somebody says otherwise. */
const usualFile = 'agored-report.html';

/** Gives the command its arguments and options. */
export function addReportCommand(command: Command, shell: Shell): void {
  const { say, pick, done } = shell;
  command
    .description(say('reportDescription'))
    .argument('[paths...]', say('paths'))
    .option('--out <file>', say('reportOut'))
    .option('--format <name>', say('reportFormat'), pick('--format', formats), 'html');
  withConfigOptions(command, shell).action(async (paths: readonly string[]) => {
    const { config, ...given } = command.opts<{
      format: ReportOptions['format'];
      out?: string;
      config?: string | boolean;
    }>();
    done(await reportCommand(paths, { out: undefined, ...given, config: givenConfig(config) }, shell));
  });
}

/** @returns the exit code: 0 done, 2 not all could be done. */
async function reportCommand(args: readonly string[], options: ReportOptions, shell: Shell): Promise<0 | 2> {
  const { io, rules, say, locale } = shell;
  const problems: Overview['problems'][number][] = [];
  const notice = createNotice(io, say);
  const tell: Tell = (code, data, path) => {
    problems.push({ path, code, message: say(code, data) });
    notice(code, data);
  };
  const out = options.out ?? (options.format === 'html' ? usualFile : undefined);
  // Before the work, which may take a while.
  if (out !== undefined && !mayWrite(out, io)) {
    notice('reportNotOurs', { path: out });
    return 2;
  }
  let isShallow = false;
  const hostOf = steadyHosts((root) =>
    io.files.host(root, () => {
      if (!isShallow) notice('shallow', { path: io.files.locate('.', root).path });
      isShallow = true;
    }),
  );
  const session = await openSession({ config: options.config, hostOf }, rules, io, notice);
  if (!session) return 2;

  const found = io.files.find(args);
  for (const { path, code, reason } of found.problems) tell(code, { path, reason }, path);
  for (const { path } of found.ignored) notice('ignored', { path });
  const gatherer = createGatherer(session, hostOf, shell, notice, tell);
  for (const note of found.notes) await gatherer.read(note);

  const { overviewOf, jsonOf, pageOf } = await import('./overview/render');
  const overview = overviewOf({ ...gatherer.finish(), problems }, { version: io.version, locale });
  const text = options.format === 'json' ? jsonOf(overview) : pageOf(overview, { say, hrefOf: linker(out ?? '', io) });
  // Where nothing could be read, an earlier report is worth more.
  const isNothing = overview.summary.notes === 0 && problems.some(({ code }) => code !== 'no-notes');
  if (out === undefined) io.out(text);
  else if (isNothing) notice('reportNothing', { path: out });
  else
    try {
      io.files.writeReport(out, [text]);
      notice('reportWritten', { path: out, n: overview.summary.notes });
    } catch (error) {
      notice('reportNotWritten', { path: out, reason: reasonOf(error) });
      return 2;
    }
  return problems.length > 0 ? 2 : 0;
}

/** Near their start, reports say what they are. */
const mark = 'agored-report';

/** Whether there is nothing in a place yet, or an earlier report: something else that stands there is not to be lost. */
function mayWrite(out: string, io: Io): boolean {
  let bytes: Uint8Array;
  try {
    bytes = io.files.read(io.files.locate(out).file);
  } catch (error) {
    // Whatever else is wrong with it, writing will tell.
    return (error as { code?: string }).code === 'ENOENT' || (error as { code?: string }).code === 'ENOTDIR';
  }
  return new TextDecoder().decode(bytes.subarray(0, 200)).includes(mark);
}

/** Makes addresses of notes from where the report is; undefined where none leads there, as from one drive to another. */
function linker(out: string, io: Io): (path: string) => string | undefined {
  const absolute = (path: string): string => {
    const { file } = io.files.locate(path);
    return /^(?:[a-z]:)?\\/i.test(file) ? file.replaceAll('\\', '/') : file;
  };
  const here = absolute(out);
  return (path) => {
    const there = absolute(path);
    const drive = /^[a-z]:/i;
    if (drive.exec(here)?.[0] !== drive.exec(there)?.[0]) return undefined;
    const address = relativeLink(here, there);
    // A name such as ‘javascript:x.md’ is no address of its own.
    return /^[^/]*:/.test(address) ? `./${address}` : address;
  };
}

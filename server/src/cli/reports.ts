/** The reports of a run: one for standard output at most, and others in files. */
import type { RuleFinding } from '../engine/lint';
import type { AnyRule, Locale } from '../engine/types';
import type { Io } from './io';
import type { Say } from './messages';
import type { Elsewhere, KeptFile, Outcome, Reporter, ReporterOptions } from './report';
import { createCompactReporter } from './reporters/compact';
import { createJsonReporter } from './reporters/json';
import { createTextReporter } from './reporters/text';
import { createNotice, isColoured, reasonOf, type Notice } from './session';

export const formats = [
  'text',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
] as const;
export type Format = (typeof formats)[number];

/** A report that was asked for. */
export interface AskedReport {
  readonly format: Format;
  /** From the working directory; undefined for standard output. */
  readonly file: string | undefined;
}

/** What each of the reports keeps of a note, in their order. */
export type Kept = readonly unknown[];

export interface Reports {
  /** Names what is kept, as part of a file name. */
  readonly kind: string;
  keep(path: string, text: string, findings: readonly RuleFinding[], elsewhere: Elsewhere): Kept;
  /** Prints and writes all of them; `problem` is told of those that cannot be written. */
  print(outcome: Outcome, files: readonly KeptFile<Kept>[], problem: Notice): void;
}

/** Pieces of a report are written once there are so many characters of them. */
const piece = 1 << 16;

/** What reports need of the machine. */
type Machine = Omit<Io, 'out'> & { readonly out: (text: string) => void };

export async function openReports(
  asked: readonly AskedReport[],
  rules: readonly AnyRule[],
  io: Machine,
  say: Say,
  locale: Locale,
): Promise<Reports> {
  const reporters: Reporter<unknown>[] = [];
  for (const { format, file } of asked)
    reporters.push(
      await createReporter(format, file !== undefined, { say, locale, rules, io, notice: createNotice(io, say) }, io),
    );
  const framed = isFramed(io) ? '-framed' : '';
  const kinds = asked.map(({ format, file }) =>
    format === 'text' && file === undefined ? `${format}${framed}` : format,
  );
  return {
    kind: [...kinds, locale].join('-'),
    keep: (...note) => reporters.map((reporter) => reporter.keep(...note)),
    print(outcome, files, problem) {
      reporters.forEach((reporter, index) => {
        const own = files.map(({ path, kept }) => ({ path, kept: kept[index] }));
        const pieces = inPieces(reporter.print(outcome, own, problem));
        const file = asked[index]?.file;
        if (file === undefined) for (const text of pieces) io.out(text);
        else
          try {
            io.files.writeReport(file, pieces);
          } catch (error) {
            problem('reportNotWritten', { path: file, reason: reasonOf(error) });
          }
      });
    },
  };
}

/** Whether the text report shows the lines of its findings: in a pipe each finding is one line, for those who search it. */
const isFramed = ({ terminal }: Pick<Io, 'terminal'>): boolean => terminal.isTTY;

async function createReporter(
  format: Format,
  toFile: boolean,
  options: ReporterOptions,
  io: Machine,
): Promise<Reporter<unknown>> {
  const { say, locale } = options;
  switch (format) {
    case 'json':
      return createJsonReporter(locale);
    case 'compact':
      return createCompactReporter(locale);
    case 'text': {
      const columns = isFramed(io) && !toFile ? (io.terminal.columns ?? 80) : undefined;
      return createTextReporter({ say, locale, color: isColoured(io) && !toFile, columns });
    }
  }
  const others = await import('./reporters/others');
  switch (format) {
    case 'sarif':
      return others.createSarifReporter(options);
    case 'github':
      return others.createGithubReporter(options);
    case 'gitlab':
      return others.createGitlabReporter(options);
    case 'junit':
      return others.createJunitReporter(options);
    case 'checkstyle':
      return others.createCheckstyleReporter(options);
    case 'markdown':
      return others.createMarkdownReporter(options);
  }
}

function* inPieces(parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < piece) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** The reports of a run: one for standard output at most, and others in files. */
import type { RuleFinding } from '../engine/lint';
import type { Locale } from '../engine/types';
import type { Io } from './io';
import type { Say } from './messages';
import type { Beside, Elsewhere, KeptFile, Outline, Reporter } from './report';
import { createJsonReporter } from './reporters/json';
import { createTextReporter } from './reporters/text';
import { isColoured, reasonOf, type Notice } from './session';

export const formats = ['text', 'json'] as const;
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
  print(outline: Outline, files: readonly KeptFile<Kept>[], beside: Beside, problem: Notice): void;
}

/** Pieces of a report are written once there are so many characters of them. */
const piece = 1 << 16;

export function openReports(asked: readonly AskedReport[], io: Io, say: Say, locale: Locale): Reports {
  const reporters = asked.map(({ format, file }) => createReporter(format, file !== undefined, io, say, locale));
  return {
    kind: [...asked.map(({ format }) => format), locale].join('-'),
    keep: (...note) => reporters.map((reporter) => reporter.keep(...note)),
    print(outline, files, beside, problem) {
      reporters.forEach((reporter, index) => {
        const own = files.map(({ path, kept }) => ({ path, kept: kept[index] }));
        const pieces = inPieces(reporter.print(outline, own, beside));
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

function createReporter(format: Format, toFile: boolean, io: Io, say: Say, locale: Locale): Reporter<unknown> {
  switch (format) {
    case 'json':
      return createJsonReporter(locale);
    case 'text': {
      const columns = io.terminal.isTTY && !toFile ? io.terminal.columns : undefined;
      return createTextReporter({ say, locale, color: isColoured(io) && !toFile, columns });
    }
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

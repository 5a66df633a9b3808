/** The report that all reporters print: version 1 of the JSON format, see docs/command-line.md. */
import type { RuleFinding } from '../engine/lint';
import { helpUrl, render, renderDatum } from '../engine/messages';
import { fixesOf, safeFix } from '../engine/fix';
import { createLocator, type Position } from '../engine/positions';
import type { AnyRule, Data, Locale, Severity } from '../engine/types';
import type { Files, Io } from './io';
import type { Say } from './messages';
import type { Notice } from './session';

export interface ReportedEdit {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}
export interface ReportedNewFile {
  readonly path: string;
  readonly create: true;
  readonly text: string;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly language: string | null;
  readonly start: Position;
  readonly end: Position;
  readonly data: Readonly<Record<string, string | number>>;
  readonly related: readonly {
    readonly path: string;
    readonly start: Position;
    readonly end: Position;
    readonly message: string;
  }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (ReportedEdit | ReportedNewFile)[];
  }[];
}

export interface FileReport {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'agored'; readonly version: string };
  readonly locale: Locale;
  /** The part of the notes that this is about (`2/8`); absent where it is about all of them. */
  readonly shard?: string;
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly fixable: number;
    readonly suppressed: number;
    readonly forgiven: number;
  };
  readonly problems: readonly { readonly path?: string; readonly code: string; readonly message: string }[];
  readonly files: readonly FileReport[];
}

/** A report but for what it says of each file. */
export type Outline = Omit<Report, 'files'>;

/** How a run went, beside its findings. */
export interface Outcome {
  readonly outline: Outline;
  /** How many notes `--fix` changed. */
  readonly mended: number;
  /** How many findings the baseline forgives. */
  readonly forgiven: number;
  /** Findings on lines that did not change, in the order of reports. */
  readonly unchanged: readonly Place[];
  /** With which the program will end, if all reports can be written. */
  readonly code: 0 | 1 | 2;
  /** What is said where there are more warnings than are allowed. */
  readonly tooMany: string | undefined;
}

/** With which a run ends: 2 where not all could be done, 1 where something that was found counts against it. */
export const exitCodeOf = (run: {
  readonly failed: boolean;
  readonly errors: number;
  readonly tooMany: boolean;
}): 0 | 1 | 2 => (run.failed ? 2 : run.errors > 0 || run.tooMany ? 1 : 0);

/** Names what is said where there are more warnings than are allowed. */
export const tooManyWarnings = 'too-many-warnings';

/** What keeps a run from ending with 0 beside findings at error level. */
export const remarksOf = ({ outline, tooMany }: Outcome): Outline['problems'] =>
  tooMany === undefined ? outline.problems : [...outline.problems, { code: tooManyWarnings, message: tooMany }];

/** The path from the root of its repository, as code hosts know the file, of one that is shown from the working directory. */
export const fromRoot = ({ io }: Pick<ReporterOptions, 'io'>, path: string): string =>
  path === '.' ? path : io.files.locate(path).inRoot;

/** A file as one reporter keeps it. */
export interface KeptFile<Kept> {
  readonly path: string;
  readonly kept: Kept;
}

/** One form of report. */
export interface Reporter<Kept> {
  /**
   * What is kept of a note until the report is printed: no more than this takes, and nothing that holds on to the note.
   * It outlives being written as JSON and read again.
   */
  keep(path: string, text: string, findings: readonly RuleFinding[], elsewhere: Elsewhere): Kept;
  /** The report in pieces. `problem` is told of what of it cannot be written elsewhere. */
  print(outcome: Outcome, files: readonly KeptFile<Kept>[], problem: Notice): Iterable<string>;
}

/** What reporters are made with. */
export interface ReporterOptions {
  readonly say: Say;
  readonly locale: Locale;
  readonly rules: readonly AnyRule[];
  readonly io: Pick<Io, 'env' | 'version'> & { readonly files: Pick<Files, 'append' | 'hash' | 'locate'> };
  readonly notice: Notice;
}

/** Where a finding is. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
}

/** How findings refer to other files. Paths of findings are relative to the root of the workspace. */
export interface Elsewhere {
  /** The path as reports show it. */
  readonly show: (inRoot: string) => string;
  /** Text of the file, for lines and columns. */
  readonly read: (inRoot: string) => string;
}

/** Renders the findings of a file in the reader's language. */
export function reportFile(
  path: string,
  text: string,
  findings: readonly RuleFinding[],
  locale: Locale,
  elsewhere: Elsewhere,
): FileReport {
  const own = createLocator(text);
  const locators = new Map<string, (offset: number) => Position>();
  const locatorOf = (other: string | undefined): ((offset: number) => Position) => {
    if (other === undefined) return own;
    let locate = locators.get(other);
    if (!locate) locators.set(other, (locate = createLocator(elsewhere.read(other))));
    return locate;
  };
  const pathOf = (other: string | undefined): string => (other === undefined ? path : elsewhere.show(other));
  return {
    path,
    findings: findings.map((finding): ReportedFinding => {
      const say = (id: string, data: Data | undefined): string =>
        render(String(finding.rule.messages[locale][id]), data, locale);
      return {
        rule: finding.rule.id,
        messageId: finding.messageId,
        severity: finding.severity,
        message: say(finding.messageId, finding.data),
        help: helpUrl(finding.rule),
        language: finding.language ?? null,
        start: own(finding.span.start),
        end: own(finding.span.end),
        data: Object.fromEntries(
          Object.entries(finding.data ?? {}).map(([key, datum]) => [
            key,
            typeof datum === 'number' ? datum : renderDatum(datum, locale),
          ]),
        ),
        related: (finding.related ?? []).map((place) => ({
          path: pathOf(place.path),
          start: locatorOf(place.path)(place.span.start),
          end: locatorOf(place.path)(place.span.end),
          message: say(place.messageId, place.data),
        })),
        fixes: fixesOf(finding).map((fix) => ({
          title: say(fix.titleId, fix.data),
          safe: fix.safety === 'safe',
          edits: [
            ...(fix.create
              ? [{ path: elsewhere.show(fix.create.path), create: true as const, text: fix.create.text }]
              : []),
            ...fix.edits.map((edit) => ({
              path: pathOf(edit.path),
              start: locatorOf(edit.path)(edit.span.start),
              end: locatorOf(edit.path)(edit.span.end),
              text: edit.text,
            })),
          ],
        })),
      };
    }),
  };
}

/** How many of the findings `--fix` can mend. */
export const countFixable = (findings: readonly RuleFinding[]): number =>
  findings.filter((finding) => safeFix(finding)).length;

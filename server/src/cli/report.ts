/** The report that all reporters print: version 1 of the JSON format, see docs/command-line.md. */
import type { RuleFinding } from '../engine/lint';
import { helpUrl, render, renderDatum } from '../engine/messages';
import { fixesOf, safeFix } from '../engine/fix';
import { createLocator, type Position } from '../engine/positions';
import type { Data, Locale, Severity } from '../engine/types';

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

/** Findings that a report for people tells in one line. */
export interface Fold {
  /** Indices of the findings, two or more, in their order. */
  readonly members: readonly number[];
  readonly message: string;
}

export interface FileReport {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** Not part of the JSON format, where every finding stands by itself. */
  readonly folds: readonly Fold[];
}

export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'agored'; readonly version: string };
  readonly locale: Locale;
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
    folds: foldsOf(findings, locale),
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

function foldsOf(findings: readonly RuleFinding[], locale: Locale): readonly Fold[] {
  const groups = new Map<string, number[]>();
  findings.forEach(({ rule, severity, together }, index) => {
    if (!together) return;
    const key = `${rule.id} ${severity} ${together.messageId} ${String(together.key)}`;
    const same = groups.get(key);
    if (same) same.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()].flatMap((members) => {
    const first = findings[members[0] ?? -1];
    if (members.length < 2 || !first?.together) return [];
    const template = String(first.rule.messages[locale][first.together.messageId]);
    return [{ members, message: render(template, { ...first.data, n: members.length }, locale) }];
  });
}

/** How many of the findings `--fix` can mend. */
export const countFixable = (findings: readonly RuleFinding[]): number =>
  findings.filter((finding) => safeFix(finding)).length;

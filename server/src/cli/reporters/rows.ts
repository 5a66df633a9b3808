/** Findings in the reader's language, with lines and columns: what most reports say of them. */
import type { RuleFinding } from '../../engine/lint';
import { render } from '../../engine/messages';
import { createLocator, type Position } from '../../engine/positions';
import type { Locale, Severity } from '../../engine/types';

/** A finding as it is told; lines and columns from 1, in UTF-16 units, the end exclusive. */
export interface Row {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly message: string;
  readonly rule: string;
}

/** Each finding by itself, for programs. */
export function rowsOf(text: string, findings: readonly RuleFinding[], locale: Locale): readonly Row[] {
  const locate = createLocator(text);
  return findings.map((finding) => rowOf(finding, locate, locale));
}

/** For people: findings that stand together are told once, where the first of them stands. */
export function foldedRowsOf(
  text: string,
  findings: readonly RuleFinding[],
  locale: Locale,
): readonly { readonly row: Row; readonly finding: RuleFinding }[] {
  const locate = createLocator(text);
  const folds = foldsOf(findings);
  return findings.flatMap((finding, index) => {
    const members = folds.get(index);
    return members === 0 ? [] : [{ row: rowOf(finding, locate, locale, members), finding }];
  });
}

/** @param members how many findings are told by this one. */
function rowOf(
  { rule, severity, messageId, data, span, together }: RuleFinding,
  locate: (offset: number) => Position,
  locale: Locale,
  members?: number,
): Row {
  const start = locate(span.start);
  const end = locate(span.end);
  const say = (id: string, more?: { readonly n: number }): string =>
    render(String(rule.messages[locale][id]), { ...data, ...more }, locale);
  return {
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    severity,
    message: members !== undefined && together ? say(together.messageId, { n: members }) : say(messageId),
    rule: rule.id,
  };
}

/** Of findings that stand together: how many there are, at the index of the first of them, and 0 at those of the others. */
function foldsOf(findings: readonly RuleFinding[]): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>();
  findings.forEach(({ rule, severity, together }, index) => {
    if (!together) return;
    const key = `${rule.id} ${severity} ${together.messageId} ${String(together.key)}`;
    const same = groups.get(key);
    if (same) same.push(index);
    else groups.set(key, [index]);
  });
  return new Map(
    [...groups.values()].flatMap((members) =>
      members.length < 2 ? [] : members.map((member, i): [number, number] => [member, i === 0 ? members.length : 0]),
    ),
  );
}

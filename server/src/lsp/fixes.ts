/** Fixes that are asked for by name: from a link in a hover, or a lens. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import { fixesOf } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import type { Fix, Locale } from '../engine/types';
import { renderFor } from './convert';
import { workspaceEdit, type Context } from './edits';
import type { OpenDocument } from './openDocument';
import type { FixName } from './protocol';

export const nameOfFix = (
  { rule, span }: RuleFinding,
  { titleId, data }: Fix,
  document: OpenDocument,
  locale: Locale,
): FixName => ({
  rule: rule.id,
  start: document.positionAt(span.start),
  title: renderFor(rule, titleId, data, locale),
});

/** One edit for all of the fixes; undefined where one of them is no longer there. */
export async function editForFixes(names: readonly FixName[], context: Context): Promise<WorkspaceEdit | undefined> {
  const { document, report } = context;
  const fixes: Fix[] = [];
  for (const { rule, start, title } of names) {
    const at = document.offsetAt(start);
    const found = report.findings
      .filter((finding) => finding.rule.id === rule && finding.span.start === at)
      .flatMap((finding) => fixesOf(finding).map((fix) => ({ finding, fix })))
      .find(({ finding, fix }) => renderFor(finding.rule, fix.titleId, fix.data, report.locale) === title)?.fix;
    if (!found) return undefined;
    fixes.push(found);
  }
  const [first, ...more] = fixes;
  if (!first) return undefined;
  return workspaceEdit(more.length === 0 ? first : { ...first, edits: fixes.flatMap(({ edits }) => edits) }, context);
}

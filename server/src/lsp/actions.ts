/** Quick fixes and fix-all, made from the server's own report: the client need not send anything back. */
import {
  LSPErrorCodes,
  ResponseError,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
} from 'vscode-languageserver';
import { fixesOf, safeEdits } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import type { Fix } from '../engine/types';
import type { Workspace } from '../engine/workspace';
import type { Client } from './client';
import { renderFor } from './convert';
import { editOf, workspaceEdit, type Context } from './edits';
import { allSafeEdits } from './fixAll';
import { following, isAskedFor } from './following';
import { messages } from './messages';
import type { OpenDocument } from './openDocument';
import { quickFix, quieting } from './quiet';
import type { Reports } from './reports';

export const fixAll = 'source.fixAll.agored';

/** The actions at a range. Rejects with `ContentModified` where the document changes meanwhile. */
export async function codeActions(
  params: CodeActionParams,
  document: OpenDocument,
  client: Client,
  reports: Reports,
  nowhere: Workspace,
): Promise<CodeAction[]> {
  const report = await reports.ofOpen(document);
  const { version } = document;
  const context: Context = { document, report, client, reports };
  const actions: CodeAction[] = [];
  const { only, triggerKind } = params.context;
  const wants = (kind: string): boolean =>
    only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
  if (wants(quickFix)) actions.push(...(await quickFixes(params, context)));
  if (wants(fixAll) && (only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic))
    actions.push(...(await fixAllActions(context, nowhere, only !== undefined)));
  if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
  return actions;
}

async function quickFixes({ range }: CodeActionParams, context: Context): Promise<CodeAction[]> {
  const { document, report, client } = context;
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const here = report.findings.flatMap((finding, index) =>
    finding.span.start <= end && start <= finding.span.end
      ? [{ finding, diagnostic: report.diagnostics.items[index] }]
      : [],
  );
  const actions: CodeAction[] = [];
  for (const { finding, diagnostic } of here) {
    const fixes = fixesOf(finding);
    const preferred = preferredOf(finding, fixes);
    for (const fix of fixes) {
      const edit = isAskedFor(finding, fix, context) ? undefined : await workspaceEdit(fix, context);
      if (!edit) continue;
      actions.push({
        title: renderFor(finding.rule, fix.titleId, fix.data, report.locale),
        kind: quickFix,
        ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
        ...(client.preferredActions && preferred === fix ? { isPreferred: true } : {}),
        edit,
      });
    }
  }
  return [...actions, ...following(here, context), ...(await quieting(here, context))];
}

/** What the shortcut for the preferred fix does: the only safe one, or else the first replacement of a word, the best. */
function preferredOf({ rule }: RuleFinding, fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter(({ safety }) => safety === 'safe');
  if (safe.length > 0) return safe.length === 1 ? safe[0] : undefined;
  return rule.id === 'jargon' ? fixes[0] : undefined;
}

/** @param thorough whether fixes count that others make room for; that takes linting the text that comes out. */
async function fixAllActions(
  { document, report, client }: Context,
  nowhere: Workspace,
  thorough: boolean,
): Promise<CodeAction[]> {
  const edits = thorough ? (await allSafeEdits(document.note, report, nowhere)).edits : safeEdits(report.findings);
  if (edits.length === 0) return [];
  const title = messages['fix-all'][report.locale];
  return [{ title, kind: fixAll, edit: editOf(document, edits, client) }];
}

/** The command that lists the decisions of the workspace, and goes to the one that is picked. */
import * as vscode from 'vscode';
import {
  listDecisionsCommand,
  listDecisionsMethod,
  type ListDecisionsParams,
  type ListedDecision,
} from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { goTo } from '../tree';
import { recordName } from './model';
import { words } from './words';

export function decisionList(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(listDecisionsCommand, () => listDecisions(session));
}

/** A decision as an entry of the list. */
interface Item extends vscode.QuickPickItem {
  readonly decision: ListedDecision;
}

/** Shows the list; resolves when something was picked or the list was closed. */
async function listDecisions(session: Session): Promise<void> {
  const { locale } = session;
  const params: ListDecisionsParams = {};
  const decisions = await session.ask<readonly ListedDecision[]>(listDecisionsMethod, params);
  if (!decisions) return;
  if (decisions.length === 0) {
    await vscode.window.showInformationMessage(words.none[locale]);
    return;
  }
  const items = decisions.map((decision) => itemOf(decision, words.unlinked[locale]));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: words.placeHolder[locale],
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await goTo(picked.decision);
}

function itemOf(decision: ListedDecision, unlinked: string): Item {
  const { text, date, title, linked } = decision;
  return {
    decision,
    label: `$(${linked ? 'link' : 'circle-outline'}) ${text}`,
    description: linked ? (recordName(decision) ?? '') : unlinked,
    detail: [date, title].filter(Boolean).join(' · '),
  };
}

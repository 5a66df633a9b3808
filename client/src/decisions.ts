/** The command that lists the decisions of the workspace, and goes to the one that is picked. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  listDecisionsMethod,
  settingsSection,
  type ListDecisionsParams,
  type ListedDecision,
} from '../../server/src/lsp/protocol';
import { localeOf } from './settings';

const words = {
  en: {
    placeHolder: 'Decisions in your notes: pick one to go to it, or type to search',
    unlinked: 'no record',
    none: 'There are no decisions in the notes of this workspace.',
    noServer: 'Agored is still starting. Please try again in a moment.',
  },
  cy: {
    placeHolder: 'Penderfyniadau yn eich nodiadau: dewiswch un i fynd ato, neu deipio i chwilio',
    unlinked: 'dim cofnod',
    none: 'Nid oes penderfyniadau yn nodiadau’r man gwaith hwn.',
    noServer: 'Mae Agored yn dal i gychwyn. Rhowch gynnig arall arni mewn eiliad.',
  },
} as const;

/** A decision as an entry of the list. */
interface Item extends vscode.QuickPickItem {
  readonly decision: ListedDecision;
}

/** Shows the list; resolves when something was picked or the list was closed. */
export async function listDecisions(client: BaseLanguageClient | undefined): Promise<void> {
  const say = words[localeOf(vscode.workspace.getConfiguration(settingsSection).get('locale'))];
  if (client?.isRunning() !== true) {
    await vscode.window.showInformationMessage(say.noServer);
    return;
  }
  const params: ListDecisionsParams = {};
  const items = client
    .sendRequest<readonly ListedDecision[]>(listDecisionsMethod, params)
    .then((decisions) => decisions.map((decision) => itemOf(decision, say.unlinked)));
  if ((await items).length === 0) {
    await vscode.window.showInformationMessage(say.none);
    return;
  }
  const { placeHolder } = say;
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await goTo(picked.decision);
}

function itemOf(decision: ListedDecision, unlinked: string): Item {
  const { text, date, title, linked, record } = decision;
  const name = record && [record.number, record.title ?? record.address].filter(Boolean).join(' ');
  return {
    decision,
    label: `$(${linked ? 'link' : 'circle-outline'}) ${text}`,
    description: linked ? (name ?? '') : unlinked,
    detail: [date, title].filter(Boolean).join(' · '),
  };
}

async function goTo({ uri, range: { start, end } }: ListedDecision): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
}

/** Commands that links in a hover, lenses and actions run: make a fix, say when a text follows, go to places. */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import {
  applyFixesCommand,
  fixesMethod,
  followCommand,
  followMethod,
  showPlacesCommand,
  type FixesParams,
  type FollowParams,
  type FollowQuestion,
  type PlacesParams,
} from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { askForDay } from './day';
import { showPlaces } from './places';
import { words } from './words';

export function fixCommands(session: Session): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(applyFixesCommand, (params: FixesParams) => makeEdit(session, fixesMethod, params)),
    registerCommand(followCommand, (question: FollowQuestion) => follow(session, question)),
    registerCommand(showPlacesCommand, (params: PlacesParams) => showPlaces(params, session.locale)),
  );
}

/** Asks the server for an edit, and makes it. */
async function makeEdit(session: Session, method: string, params: object): Promise<void> {
  const edit = await session.ask<WorkspaceEdit | null>(method, params);
  if (edit === undefined) return;
  const converted = edit && isCurrent(edit) && (await session.client?.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (!converted || !(await vscode.workspace.applyEdit(converted)))
    await vscode.window.showInformationMessage(words.gone[session.locale]);
}

/** Whether all documents are still of the version that an edit is for: VS Code does not ask. */
function isCurrent({ documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.every((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return true;
    const key = vscode.Uri.parse(change.textDocument.uri).toString();
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    return open?.version === change.textDocument.version;
  });
}

async function follow(session: Session, { uri, language, there }: FollowQuestion): Promise<void> {
  const until = await askForDay(there, session.locale);
  if (until !== undefined) await makeEdit(session, followMethod, { uri, language, until } satisfies FollowParams);
}

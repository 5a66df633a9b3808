/** The command that writes a first configuration, made of what lies in the folder. */
import * as vscode from 'vscode';
import { draftConfigMethod, type ConfigDraft, type UriParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { words } from './words';

export function createConfig(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand('agored.createConfig', () => create(session));
}

async function create(session: Session): Promise<void> {
  const { locale } = session;
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  if (!only) {
    await vscode.window.showInformationMessage(words.noFolder[locale]);
    return;
  }
  const folder =
    more.length === 0 ? only : await vscode.window.showWorkspaceFolderPick({ placeHolder: words.pickFolder[locale] });
  if (!folder) return;
  const params: UriParams = { uri: session.client?.code2ProtocolConverter.asUri(folder.uri) ?? String(folder.uri) };
  const progress = { location: vscode.ProgressLocation.Window, title: words.reading[locale] };
  const draft = await vscode.window.withProgress(progress, () =>
    session.ask<ConfigDraft | null>(draftConfigMethod, params),
  );
  if (draft) await write(draft, session);
}

async function write(draft: ConfigDraft, { locale }: Session): Promise<void> {
  const uri = vscode.Uri.parse(draft.uri);
  if (draft.text !== null) {
    // As an edit, it can be undone; and what has come there meanwhile is not written over.
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(draft.text), overwrite: false, ignoreIfExists: true });
    if (!(await vscode.workspace.applyEdit(edit))) {
      await vscode.window.showErrorMessage(words.failed[locale]);
      return;
    }
  }
  await vscode.window.showTextDocument(uri);
  if (draft.text === null) void vscode.window.showInformationMessage(words.exists[locale]);
}

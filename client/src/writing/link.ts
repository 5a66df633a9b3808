/** The command that links what is selected, or the decision at the cursor, to a decision record. */
import * as vscode from 'vscode';
import {
  createRecordCommand,
  linkChoicesMethod,
  type LinkChoice,
  type LinkChoicesParams,
} from '../../../server/src/lsp/protocol';
import { askAboutNow, noteEditor } from '../noteEditor';
import { plainRange, rangeOf } from '../ranges';
import type { Session } from '../session';
import { words as common } from '../words';
import { words } from './words';

interface Item extends vscode.QuickPickItem {
  readonly choice?: LinkChoice;
}

export async function linkDecision(session: Session): Promise<void> {
  const { locale } = session;
  const editor = await noteEditor();
  if (!editor) {
    await vscode.window.showInformationMessage(common.noNote[locale]);
    return;
  }
  const { document, selection } = editor;
  const params: LinkChoicesParams = { uri: document.uri.toString(), range: plainRange(selection) };
  const { answer: choices, version } = await askAboutNow(document, () =>
    session.ask<readonly LinkChoice[] | null>(linkChoicesMethod, params),
  );
  if (choices === undefined) return;
  if (choices === null) {
    await vscode.window.showInformationMessage(words.notInFolder[locale]);
    return;
  }
  if (choices.length === 0) {
    const write = words.writeRecord[locale];
    const picked = await vscode.window.showInformationMessage(words.noRecords[locale], write);
    if (picked === write) await vscode.commands.executeCommand(createRecordCommand);
    return;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(choices, session), {
    placeHolder: words.whichRecord[locale],
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  if (!picked.choice) {
    await vscode.commands.executeCommand(createRecordCommand);
    return;
  }
  if (document.version !== version) {
    await vscode.window.showInformationMessage(words.changed[locale]);
    return;
  }
  const { range, newText } = picked.choice.edit;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(range), newText);
  await vscode.workspace.applyEdit(edit);
}

function itemsOf(choices: readonly LinkChoice[], { locale }: Session): readonly Item[] {
  const itemOf = (choice: LinkChoice): Item => ({
    choice,
    label: choice.name,
    description: choice.about,
    detail: choice.path,
  });
  const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const likely = choices.filter((choice) => choice.likely).map(itemOf);
  const others = choices.filter((choice) => !choice.likely).map(itemOf);
  return [
    ...(likely.length > 0 ? [heading(words.likely[locale]), ...likely] : []),
    ...(others.length > 0 ? [heading(words.allRecords[locale]), ...others] : []),
    heading(''),
    { label: `$(add) ${words.writeRecord[locale]}` },
  ];
}

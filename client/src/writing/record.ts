/** The command that begins a new decision record, as the others are written. */
import * as vscode from 'vscode';
import { newRecordMethod, type NewRecord, type NewRecordParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { createAndOpen } from './create';
import { words } from './words';

/** Longest selection that is taken for what was decided, in UTF-16 units. */
const longest = 120;

export async function newRecord(session: Session): Promise<void> {
  const { locale } = session;
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    await vscode.window.showInformationMessage(words.noFolder[locale]);
    return;
  }
  const title = await vscode.window.showInputBox({
    title: words.newRecord[locale],
    prompt: words.decided[locale],
    placeHolder: words.decidedExample[locale],
    value: selectedWords(),
    validateInput: (value) => (/\p{L}/u.test(value) ? undefined : words.noWords[locale]),
  });
  if (title === undefined) return;
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const ask = (more: Partial<NewRecordParams>): Promise<NewRecord | null | undefined> =>
    session.ask<NewRecord | null>(newRecordMethod, { title, ...(uri !== undefined && { uri }), ...more });
  let record = await ask({});
  if (record?.learned === false) {
    const folder = await vscode.window.showInputBox({
      title: words.newRecord[locale],
      prompt: words.recordFolder[locale],
      value: record.folder,
    });
    if (folder === undefined) return;
    record = await ask({ folder });
  }
  if (record) await createAndOpen([record.file], session);
}

function selectedWords(): string {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim() ?? '';
  return text.length <= longest && !/[\r\n]/.test(text) ? text : '';
}

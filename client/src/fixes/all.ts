/** Commands that make all safe fixes, of the note in front or of all notes of a folder. */
import * as vscode from 'vscode';
import { fixAllCommand, fixAllMethod, type FixAllParams, type FixAllResult } from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import { rangeOf } from '../ranges';
import type { Session } from '../session';
import { words as common } from '../words';
import { words } from './words';

type Notes = FixAllResult['notes'];

export function fixAllCommands(session: Session): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('agored.fixNote', () => fixNote(session)),
    registerCommand(fixAllCommand, () => fixNotes(session, {})),
    // In the menu of the file tree.
    registerCommand('agored.fixFolder', (folder?: vscode.Uri) =>
      fixNotes(session, folder ? { folder: folder.toString() } : {}),
    ),
  );
}

async function fixNote(session: Session): Promise<void> {
  const { locale } = session;
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'markdown') {
    await vscode.window.showInformationMessage(common.noNote[locale]);
    return;
  }
  const params: FixAllParams = { note: document.uri.toString() };
  const result = await session.ask<FixAllResult>(fixAllMethod, params);
  if (!result) return;
  if (result.notes.length === 0) await vscode.window.showInformationMessage(words.nothingHere[locale]);
  else await apply(session, result.notes, false);
}

async function fixNotes(session: Session, params: FixAllParams): Promise<void> {
  const { locale } = session;
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: words.looking[locale] },
    () => session.ask<FixAllResult>(fixAllMethod, params),
  );
  if (!result) return;
  const { notes } = result;
  if (notes.length === 0) {
    await vscode.window.showInformationMessage(words.nothingAnywhere[locale]);
    return;
  }
  const changes = notes.reduce((sum, note) => sum + note.changes, 0);
  const picked = await vscode.window.showQuickPick(
    [
      { label: words.changeAll[locale], detail: words.changeAllDetail[locale], preview: false },
      { label: words.lookFirst[locale], detail: words.lookFirstDetail[locale], preview: true },
    ],
    {
      title: fill(words.found[locale], { changes, notes: notes.length }),
      placeHolder: words.choose[locale],
    },
  );
  if (picked) await apply(session, notes, picked.preview);
}

/** All of it as one edit, so that it is undone at once. @param preview whether VS Code shows it before it is made. */
async function apply({ locale }: Session, notes: Notes, preview: boolean): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of notes)
    edit.set(
      vscode.Uri.parse(uri),
      edits.map(({ range, newText }): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
        vscode.TextEdit.replace(rangeOf(range), newText),
        { label: words.label[locale], needsConfirmation: preview },
      ]),
    );
  const areAsTheyWere = (await Promise.all(notes.map(isAsItWas))).every(Boolean);
  // Notes that are not open are saved, as after renaming: nobody looks for unsaved changes in files they did not open.
  if (!areAsTheyWere || !(await vscode.workspace.applyEdit(edit, { isRefactoring: true })))
    await vscode.window.showInformationMessage(words.changedMeanwhile[locale]);
}

/** Whether a note is still what the edits were made for, and read as it was then. */
async function isAsItWas({ uri, version, edits }: Notes[number]): Promise<boolean> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    if (version !== null && document.version !== version) return false;
    return edits.every(({ range, was }) => sameLines(document.getText(rangeOf(range))) === sameLines(was));
  } catch {
    return false; // it is gone
  }
}

/** VS Code has lines end all in one way. */
const sameLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Creates files that the server has drawn up: all in one step that can be undone, and never over another file. */
import * as vscode from 'vscode';
import { openTwinCommand, type NewFile } from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import type { Session } from '../session';
import { words } from './words';

/**
 * Creates the files and opens the first at the place where writing begins. They are saved at once: a file that is left
 * unsaved would stay behind empty when it is closed.
 */
export async function createAndOpen(drawnUp: readonly NewFile[], session: Session): Promise<void> {
  const { locale } = session;
  const files = await Promise.all(
    drawnUp.map(async (file) => ({ ...file, exists: file.exists || (await isThere(file)) })),
  );
  const [first, ...others] = files;
  if (!first) return;
  if (first.uri === '') {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: first.text });
    await vscode.window.showTextDocument(document, { selection: at(first) });
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const created = files.filter(({ exists }) => !exists);
  for (const { uri, text } of created)
    edit.createFile(vscode.Uri.parse(uri), { contents: new TextEncoder().encode(text) });
  if (
    created.length > 0 &&
    !(await vscode.workspace.applyEdit(edit).then(
      (done) => done,
      () => false,
    ))
  ) {
    void vscode.window.showErrorMessage(fill(words.notCreated[locale], { path: created[0]?.path ?? '' }));
    return;
  }
  const options = { preview: false, ...(first.exists ? {} : { selection: at(first) }) };
  await vscode.window.showTextDocument(vscode.Uri.parse(first.uri), options);
  if (first.exists) void vscode.window.showInformationMessage(fill(words.existing[locale], { path: first.path }));
  else if (others.length > 0) void tellOthers(first, others, session);
}

/** The server may not have heard yet of a file that was made a moment ago. */
async function isThere({ uri }: NewFile): Promise<boolean> {
  if (uri === '') return false;
  return vscode.workspace.fs.stat(vscode.Uri.parse(uri)).then(
    () => true,
    () => false,
  );
}

async function tellOthers(first: NewFile, others: readonly NewFile[], { locale }: Session): Promise<void> {
  const path = others.map((other) => other.path).join(', ');
  const message = fill((others.every(({ exists }) => exists) ? words.existing : words.created)[locale], { path });
  const choice = await vscode.window.showInformationMessage(message, words.beside[locale]);
  if (choice !== undefined) await vscode.commands.executeCommand(openTwinCommand, vscode.Uri.parse(first.uri));
}

function at({ cursor: { line, character } }: NewFile): vscode.Range {
  return new vscode.Range(line, character, line, character);
}

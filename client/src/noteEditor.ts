/** The note that a command is about. */
import * as vscode from 'vscode';

/**
 * @param uri of a note, where a button or another feature says which; anything else stands for the one in front.
 * @returns undefined where no Markdown is in front.
 */
export async function noteEditor(uri?: unknown): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  const wanted = uri instanceof vscode.Uri ? uri : typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined;
  if (wanted && active?.document.uri.toString() !== wanted.toString()) return vscode.window.showTextDocument(wanted);
  return active?.document.languageId === 'markdown' ? active : undefined;
}

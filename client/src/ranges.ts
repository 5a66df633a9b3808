/** Ranges as the server tells them, and as VS Code has them. */
import * as vscode from 'vscode';
import type { PlainRange } from '../../server/src/lsp/protocol';

export const rangeOf = ({ start, end }: PlainRange): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

export const plainRange = ({ start, end }: vscode.Range): PlainRange => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});

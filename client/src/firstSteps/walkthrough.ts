/** The command that opens the walkthrough, which VS Code else shows once after the extension is installed. */
import * as vscode from 'vscode';
import type { Session } from '../session';

export function walkthrough({ context }: Session): vscode.Disposable {
  return vscode.commands.registerCommand('agored.firstSteps', () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
  );
}

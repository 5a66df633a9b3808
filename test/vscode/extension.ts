/** The extension as a whole: that it starts, follows its settings and can be restarted. */
import * as vscode from 'vscode';
import { equal, open } from './support';

export async function activates(): Promise<void> {
  const extension = vscode.extensions.getExtension('agored.agored');
  if (!extension) throw new Error('VS Code does not know the extension agored.agored');
  const document = await open('notes/week-1.md');
  equal(document.languageId, 'markdown', 'language of a note');
  await extension.activate();
  const commands = await vscode.commands.getCommands(true);
  equal(commands.includes('agored.restart'), true, 'the command agored.restart is there');
}

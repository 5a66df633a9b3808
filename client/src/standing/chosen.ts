/** Files that the user wants checked though they do not look like notes; remembered with the workspace. */
import type * as vscode from 'vscode';

const key = 'agored.chosenFiles';
/** Those chosen longest ago are forgotten. */
const most = 500;

const chosen = (context: vscode.ExtensionContext): readonly string[] =>
  context.workspaceState.get<readonly string[]>(key, []);

export const isChosen = (context: vscode.ExtensionContext, uri: vscode.Uri): boolean =>
  chosen(context).includes(uri.toString());

export async function choose(context: vscode.ExtensionContext, uri: vscode.Uri): Promise<void> {
  const others = chosen(context).filter((each) => each !== uri.toString());
  await context.workspaceState.update(key, [...others, uri.toString()].slice(-most));
}

/** Entry of the suite in a Node extension host: desktop VS Code and a VS Code server. */
import * as vscode from 'vscode';
import { runAll } from './run';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha'); // an ES module, so a CommonJS bundle cannot require it
  await runAll(vscode.env.remoteName === undefined ? 'desktop' : 'node', Mocha);
}

/** “Ready to publish?”: a checklist for the note in front, in the side bar and in a line of the status bar. */
import * as vscode from 'vscode';
import type { Node } from '../nodes';
import type { Session } from '../session';
import { createTree, goTo } from '../tree';
import { createCurrent } from './current';
import { frameOf, rowsOf, statusOf } from './model';

const viewId = 'agored.checklist';
const showCommand = 'agored.showChecklist';

export function checklistView(session: Session): vscode.Disposable {
  const current = createCurrent(session);
  const tree = createTree(viewId, () => rowsOf(current.checklist, session.locale));
  const status = vscode.window.createStatusBarItem('agored.checklist', vscode.StatusBarAlignment.Left);
  status.name = 'Agored';
  status.command = showCommand;

  // Where no notes are written, the side bar stays as it was.
  let isShown = false;
  function show(): void {
    if (isShown) return;
    isShown = true;
    void vscode.commands.executeCommand('setContext', 'agored.active', true);
  }
  vscode.workspace.findFiles('{.agored.yml,.agored.yaml,.agored.json}', undefined, 1).then(
    (configs) => {
      if (configs.length > 0) show();
    },
    () => undefined, // a note that is opened tells as well
  );

  function render(): void {
    const { checklist } = current;
    const { locale } = session;
    if (checklist && checklist.state !== 'not-a-note') show();
    tree.frame(frameOf(checklist, locale));
    tree.refresh();
    const line = checklist && statusOf(checklist, locale);
    if (!line) {
      status.hide();
      return;
    }
    const { text, tooltip, aria } = line;
    status.text = text;
    status.tooltip = tooltip;
    status.accessibilityInformation = { label: aria };
    status.show();
  }
  render();
  session.expose(viewId, () => tree.shown());
  session.expose('agored.status', () => (current.checklist ? statusOf(current.checklist, session.locale) : undefined));

  return vscode.Disposable.from(
    current,
    tree,
    status,
    current.onDidChange(render),
    session.onDidChange(render),
    vscode.commands.registerCommand(showCommand, () => {
      show();
      return vscode.commands.executeCommand(`${viewId}.focus`);
    }),
    // Both are for rows of either view.
    vscode.commands.registerCommand('agored.showFixes', async ({ target }: Node) => {
      if (!target) return;
      await goTo(target);
      await vscode.commands.executeCommand('editor.action.quickFix');
    }),
    vscode.commands.registerCommand('agored.showWhy', async ({ href }: Node) => {
      if (href !== undefined) await vscode.env.openExternal(vscode.Uri.parse(href));
    }),
  );
}

/** The decisions of the workspace in the side bar. Nothing is read for it until it is seen. */
import * as vscode from 'vscode';
import { listDecisionsMethod, type ListDecisionsParams, type ListedDecision } from '../../../server/src/lsp/protocol';
import type { Node } from '../nodes';
import type { Session } from '../session';
import { createTree } from '../tree';
import { frameOf, rowsOf } from './model';
import { words } from './words';

const viewId = 'agored.decisions';
/** Whether those with a record are left out; the same for a key in the workspace and for `when` clauses. */
const unlinkedKey = 'agored.decisions.unlinked';
/** Pause in which changes gather, in milliseconds. */
const pause = 800;

export function decisionView(session: Session): vscode.Disposable {
  const { workspaceState } = session.context;
  const isUnlinkedOnly = (): boolean => workspaceState.get(unlinkedKey, false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function list(): Promise<readonly ListedDecision[]> {
    const params: ListDecisionsParams = {};
    // Where the server does not run yet, its start brings the rows.
    return (await session.client?.sendRequest<readonly ListedDecision[]>(listDecisionsMethod, params)) ?? [];
  }

  const tree = createTree(viewId, async () => {
    const decisions = await list();
    const { locale } = session;
    tree.frame(session.client ? frameOf(decisions, isUnlinkedOnly(), locale) : { title: words.title[locale] });
    return rowsOf(decisions, isUnlinkedOnly(), locale);
  });

  function refreshSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tree.refresh();
    }, pause);
  }
  function refresh(): void {
    void vscode.commands.executeCommand('setContext', unlinkedKey, isUnlinkedOnly());
    tree.refresh();
  }
  const choose = (unlinked: boolean) => async (): Promise<void> => {
    await workspaceState.update(unlinkedKey, unlinked);
    refresh();
  };

  const noteFiles = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}');
  tree.frame({ title: words.title[session.locale] });
  refresh();
  session.expose(viewId, () => tree.shown());
  return vscode.Disposable.from(
    tree,
    noteFiles,
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    noteFiles.onDidCreate(refreshSoon),
    noteFiles.onDidChange(refreshSoon),
    noteFiles.onDidDelete(refreshSoon),
    vscode.workspace.onDidSaveTextDocument(refreshSoon),
    // What is open counts as it stands in the editor.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'markdown') refreshSoon();
    }),
    session.onDidChange(() => {
      tree.frame({ title: words.title[session.locale] });
      refresh();
    }),
    vscode.commands.registerCommand('agored.decisions.showUnlinked', choose(true)),
    vscode.commands.registerCommand('agored.decisions.showAll', choose(false)),
    vscode.commands.registerCommand('agored.decisions.openRecord', async ({ record }: Node) => {
      if (record !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(record));
    }),
  );
}

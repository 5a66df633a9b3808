/** What is off in a folder that is not trusted, or that lies on no disk: said where nobody is disturbed by it. */
import * as vscode from 'vscode';
import type { Session } from '../session';
import { words } from './words';

export function limits(session: Session): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let said: string | undefined;

  function show(): void {
    const why = limitHere();
    item?.dispose();
    item = undefined;
    if (!why) return;
    const { locale, log } = session;
    item = vscode.languages.createLanguageStatusItem('agored.limits', { language: 'markdown' });
    item.name = 'Agored';
    item.text = words.limited[locale];
    item.detail = words[why][locale];
    if (why === 'untrusted') item.command = { command: 'workbench.trust.manage', title: words.trust[locale] };
    if (said !== why) log.info(words[why][locale]);
    said = why;
  }

  show();
  return vscode.Disposable.from(
    { dispose: () => item?.dispose() },
    session.onDidChange(show),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
    vscode.workspace.onDidChangeWorkspaceFolders(show),
  );
}

/** Git is asked by the server, on the disk that it runs on. */
function limitHere(): 'untrusted' | 'virtual' | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file')) return 'virtual';
  return vscode.workspace.isTrusted ? undefined : 'untrusted';
}

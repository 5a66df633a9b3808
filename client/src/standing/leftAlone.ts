/**
 * Files that do not look like notes are left alone. That is said where VS Code tells about a file's language; and once,
 * the first time ever, it is asked whether that is right.
 */
import * as vscode from 'vscode';
import { DidChangeConfigurationNotification } from 'vscode-languageclient';
import { settingsSection, standingMethod, type Standing, type UriParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { choose } from './chosen';
import { words } from './words';

const command = 'agored.checkFile';
/** Set once the question has been asked, in whatever workspace. */
const asked = 'agored.askedToCheck';

export function leftAlone(session: Session): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let latest = 0;

  async function look(): Promise<void> {
    const mine = ++latest;
    const document = vscode.window.activeTextEditor?.document;
    const standing = document?.languageId === 'markdown' ? await standingOf(document.uri, session) : undefined;
    if (mine !== latest) return;
    show(standing);
    if (document && standing === 'not-a-note') await offerOnce(document.uri, session);
  }

  function show(standing: Standing | undefined): void {
    if (standing === undefined || standing === 'checked') {
      item?.dispose();
      item = undefined;
      return;
    }
    const { locale } = session;
    item ??= vscode.languages.createLanguageStatusItem('agored.leftAlone', { language: 'markdown' });
    item.name = 'Agored';
    item.text = words.left[locale];
    item.detail = words[standing][locale];
    item.command =
      standing === 'not-a-note'
        ? { command, title: words.checkFile[locale] }
        : standing === 'off'
          ? {
              command: 'workbench.action.openSettings',
              title: words.settings[locale],
              arguments: [`${settingsSection}.enable`],
            }
          : undefined;
  }

  const lookAgain = (): void => {
    // What fails here is said by the server itself; nothing is lost but a hint.
    look().catch(() => undefined);
  };
  const isActive = (uri: vscode.Uri): boolean => String(vscode.window.activeTextEditor?.document.uri) === String(uri);
  lookAgain();
  return vscode.Disposable.from(
    { dispose: () => item?.dispose() },
    session.onDidChange(lookAgain),
    vscode.window.onDidChangeActiveTextEditor(lookAgain),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isActive)) lookAgain();
    }),
    vscode.workspace.onDidSaveTextDocument(lookAgain),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) lookAgain();
    }),
    // A row of the checklist, and the question below, say which file they are about.
    vscode.commands.registerCommand(command, async (about?: unknown) => {
      const document = vscode.window.activeTextEditor?.document;
      const inFront = document?.languageId === 'markdown' ? document.uri : undefined;
      const uri = typeof about === 'string' ? vscode.Uri.parse(about) : inFront;
      if (!uri) {
        await vscode.window.showInformationMessage(words.nothingOpen[session.locale]);
        return;
      }
      await checkFile(uri, session);
      lookAgain();
    }),
  );
}

async function standingOf(uri: vscode.Uri, { client }: Session): Promise<Standing | undefined> {
  const params: UriParams = { uri: client?.code2ProtocolConverter.asUri(uri) ?? '' };
  return (await client?.sendRequest<Standing | null>(standingMethod, params)) ?? undefined;
}

async function checkFile(uri: vscode.Uri, { context, client }: Session): Promise<void> {
  await choose(context, uri);
  await client?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}

async function offerOnce(uri: vscode.Uri, session: Session): Promise<void> {
  const { context, locale } = session;
  if (context.globalState.get(asked) === true) return;
  // Before it is asked: somebody who passes over it has answered as well.
  await context.globalState.update(asked, true);
  const [checkThis, checkAll, decline] = [words.checkFile[locale], words.checkAll[locale], words.decline[locale]];
  const isInFolder = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const offers = [checkThis, ...(isInFolder ? [checkAll] : []), decline];
  const answer = await vscode.window.showInformationMessage(words.offer[locale], ...offers);
  if (answer === checkThis) await vscode.commands.executeCommand(command, uri.toString());
  if (answer !== checkAll) return;
  const isOneOfMany = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  try {
    await vscode.workspace
      .getConfiguration(settingsSection, uri)
      .update('enable', 'on', isOneOfMany ? WorkspaceFolder : Workspace);
  } catch (error) {
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** The command that opens the other language of a note beside it, and the button for it. */
import * as vscode from 'vscode';
import {
  addLanguageCommand,
  noteLanguagesMethod,
  openTwinCommand,
  sidesMethod,
  standingMethod,
  type NoteLanguages,
  type Sides,
  type SidesParams,
  type Standing,
  type UriParams,
} from '../../../server/src/lsp/protocol';
import { noteEditor } from '../noteEditor';
import type { Session } from '../session';
import { createSideBySide, type SideBySide } from './pair';
import { words as common, type Words } from '../words';
import { words } from './words';

/** Set where the note in front has another language that can be put beside it. */
const contextKey = 'agored.hasOtherLanguage';

export function sideBySide(session: Session): vscode.Disposable {
  const pair = createSideBySide(session);
  return vscode.Disposable.from(
    pair.disposable,
    vscode.commands.registerCommand(openTwinCommand, (uri?: unknown) => openTwin(session, pair, uri)),
    watchForButton(session),
  );
}

/** @param uri of the note, where a button or another feature says which; else the one in front. */
async function openTwin(session: Session, pair: SideBySide, uri: unknown): Promise<void> {
  const { locale } = session;
  const tell = async (message: Words[string]): Promise<void> => {
    await vscode.window.showInformationMessage(message[locale]);
  };
  const editor = await noteEditor(uri);
  if (!editor) return tell(common.noNote);
  const { document } = editor;
  const params: UriParams = { uri: document.uri.toString() };
  const about = await session.ask<NoteLanguages | null>(noteLanguagesMethod, params);
  if (about === undefined) return;
  if (about === null) return tell(common.off);
  const there = about.files.filter(({ exists }) => exists);
  if (!about.stacked && there.length === 0) {
    if (about.own.length > 1) return tell(words.together);
    if (about.own.length === 0) return tell(words.unknown);
    if (about.files.length === 0 && document.uri.scheme !== 'untitled') return tell(words.oneLanguage);
    const choice = await vscode.window.showInformationMessage(words.missing[locale], words.add[locale]);
    if (choice !== undefined) await vscode.commands.executeCommand(addLanguageCommand, document.uri);
    return;
  }
  const language = there.length > 1 && !about.stacked ? await pick(there, words.which[locale]) : there[0]?.language;
  if (language === undefined && !about.stacked) return;
  const asked: SidesParams = {
    ...params,
    line: editor.selection.active.line,
    ...(language !== undefined && !about.stacked && { language }),
  };
  const sides = await session.ask<Sides | null>(sidesMethod, asked);
  if (!sides) return;
  const other = await vscode.window.showTextDocument(vscode.Uri.parse(sides.sides[1].uri), {
    viewColumn: besideOf(editor),
    preserveFocus: true,
    preview: false,
  });
  pair.tie(sides, editor, other);
}

async function pick(files: NoteLanguages['files'], placeHolder: string): Promise<string | undefined> {
  const items = files.map(({ language, name }) => ({ label: name, language }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.language;
}

/** To the right; or in the first column, where the note is on the right already. */
function besideOf({ viewColumn = vscode.ViewColumn.One }: vscode.TextEditor): vscode.ViewColumn {
  return viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}

/** Keeps the button to where it does something. */
function watchForButton(session: Session): vscode.Disposable {
  let latest = 0;
  async function update(): Promise<void> {
    const mine = ++latest;
    const document = vscode.window.activeTextEditor?.document;
    const about = document?.languageId === 'markdown' ? await languagesOf(document).catch(() => null) : null;
    if (mine !== latest) return;
    const has = about?.stacked === true || about?.files.some(({ exists }) => exists) === true;
    await vscode.commands.executeCommand('setContext', contextKey, has);
  }
  /** Null where Agored leaves the file alone: nothing more is read then. */
  async function languagesOf({ uri }: vscode.TextDocument): Promise<NoteLanguages | null> {
    const params: UriParams = { uri: uri.toString() };
    const standing = await session.client?.sendRequest<Standing | null>(standingMethod, params);
    if (standing !== 'checked') return null;
    return (await session.client?.sendRequest<NoteLanguages | null>(noteLanguagesMethod, params)) ?? null;
  }
  const soon = (): void => void update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidSaveTextDocument(soon),
    vscode.workspace.onDidCreateFiles(soon),
    vscode.workspace.onDidDeleteFiles(soon),
    session.onDidChange(soon),
  );
}

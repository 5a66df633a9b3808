/** The command that adds what a note lacks in its other language: headings that are marked for translation. */
import * as vscode from 'vscode';
import { addLanguageMethod, type LanguageAddition, type UriParams } from '../../../server/src/lsp/protocol';
import { askAboutNow, noteEditor } from '../noteEditor';
import { rangeOf } from '../ranges';
import type { Session } from '../session';
import { createAndOpen } from './create';
import { words as common } from '../words';
import { words } from './words';

/** @param uri of the note, where it is not the one in front. */
export async function addLanguage(session: Session, uri: unknown): Promise<void> {
  const { locale } = session;
  const editor = await noteEditor(uri);
  if (!editor) {
    await vscode.window.showInformationMessage(common.noNote[locale]);
    return;
  }
  const { document } = editor;
  const params: UriParams = { uri: document.uri.toString() };
  let before = versionsNow();
  const { answer: additions } = await askAboutNow(document, () => {
    before = versionsNow();
    return session.ask<readonly LanguageAddition[] | null>(addLanguageMethod, params);
  });
  if (additions === undefined) return;
  const [only, ...more] = additions ?? [];
  if (!only) {
    await vscode.window.showInformationMessage((additions ? words.nothingToAdd : common.off)[locale]);
    return;
  }
  const items = [only, ...more].map((addition) => ({ label: addition.title, addition }));
  const placeHolder = words.whichAddition[locale];
  const picked = more.length > 0 ? (await vscode.window.showQuickPick(items, { placeHolder }))?.addition : only;
  if (!picked) return;
  const now = versionsNow();
  const isChanged = [document.uri.toString(), vscode.Uri.parse(picked.uri).toString()].some(
    (uri) => now.get(uri) !== before.get(uri),
  );
  if (isChanged) await vscode.window.showInformationMessage(words.changed[locale]);
  else await apply(picked, session);
}

/** The versions of all documents that VS Code has, by URI. */
const versionsNow = (): ReadonlyMap<string, number> =>
  new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));

async function apply({ uri, edits = [], create }: LanguageAddition, session: Session): Promise<void> {
  const target = vscode.Uri.parse(uri);
  if (create !== undefined) {
    const path = vscode.workspace.asRelativePath(target);
    await createAndOpen([{ uri, path, text: create, cursor: begin(create), exists: false }], session);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(target, rangeOf(range), newText);
  if (!(await vscode.workspace.applyEdit(edit))) {
    await vscode.window.showInformationMessage(words.changed[session.locale]);
    return;
  }
  const first = edits[0];
  if (!first) return;
  const { line, character } = begin(first.newText);
  const at = new vscode.Position(
    first.range.start.line + line,
    line === 0 ? first.range.start.character + character : character,
  );
  await vscode.window.showTextDocument(target, { selection: new vscode.Range(at, at) });
}

/** The end of the first heading that waits for translation. */
function begin(text: string): { readonly line: number; readonly character: number } {
  const lines = text.split(/\r\n|\r|\n/);
  const marker = lines.findIndex((line) => line.includes('agored-translate'));
  const line = lines.findIndex((each, index) => index > marker && each.trim() !== '');
  return { line: Math.max(0, line), character: lines[line]?.length ?? 0 };
}

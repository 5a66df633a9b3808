/** Goes to places in a note: a list of them lies over the text, which shows the one that is looked at and does not move. */
import * as vscode from 'vscode';
import type { PlacesParams } from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import { rangeOf } from '../ranges';
import type { Locale } from '../words';
import { words } from './words';

/** Goes to the only place, or to the one that is picked of several. Resolves when the list is closed. */
export async function showPlaces({ uri, places }: PlacesParams, locale: Locale): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const { document } = editor;
  const ranges = places.map(rangeOf);
  const [first, ...more] = ranges;
  if (!first) return;
  if (more.length === 0) {
    goTo(editor, first);
    return;
  }
  const before = { selection: editor.selection, visible: editor.visibleRanges[0] };
  const picked = await vscode.window.showQuickPick(
    ranges.map((range) => ({
      label: labelOf(document, range),
      description: fill(words.line[locale], { line: range.start.line + 1 }),
      range,
    })),
    {
      placeHolder: words.whichPlace[locale],
      onDidSelectItem: (item) => {
        if (typeof item === 'object' && 'range' in item) goTo(editor, item.range as vscode.Range);
      },
    },
  );
  if (picked) {
    goTo(editor, picked.range);
    return;
  }
  editor.selection = before.selection;
  if (before.visible) editor.revealRange(before.visible, vscode.TextEditorRevealType.AtTop);
}

/** The rest of the line; of a marker, which says nothing to read, the first line behind it that does. */
function labelOf(document: vscode.TextDocument, { start }: vscode.Range): string {
  const rest = document.lineAt(start.line).text.slice(start.character).trim();
  if (!rest.startsWith('<!--')) return rest;
  for (let line = start.line + 1; line < document.lineCount; line++) {
    const text = document.lineAt(line).text.trim();
    if (text !== '') return text;
  }
  return rest;
}

function goTo(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Marks sections that differ, without moving any text: a sign in the margin, a line below the heading, words on hover. */
import * as vscode from 'vscode';
import type { Sides } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { words } from './words';

export interface Marks {
  /** @param editors those of both sides; undefined where one is not shown. */
  show(sides: Sides, editors: readonly [vscode.TextEditor | undefined, vscode.TextEditor | undefined]): void;
  clear(): void;
}

export function createMarks(session: Session): Marks {
  const sign = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(session.context.extensionUri, 'media', `differs-${theme}.svg`);
  const colour = new vscode.ThemeColor('editorInfo.foreground');
  const type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderColor: colour,
    borderStyle: 'dashed',
    borderWidth: '0 0 1px 0',
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    gutterIconSize: 'contain',
    light: { gutterIconPath: sign('light') },
    dark: { gutterIconPath: sign('dark') },
  });
  session.context.subscriptions.push(type);
  let marked = new Set<vscode.TextEditor>();

  return {
    show(sides, editors) {
      const before = marked;
      marked = new Set();
      const options = new Map<vscode.TextEditor, vscode.DecorationOptions[]>();
      sides.sides.forEach(({ uri }, side) => {
        // Both halves of one document are in either editor.
        for (const editor of editors) {
          if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) continue;
          const own = options.get(editor) ?? [];
          options.set(editor, own);
          for (const { ranges, differs } of sides.rows) {
            const range = ranges[side];
            if (range && differs.length > 0) own.push(markAt(range.start.line, differs));
          }
        }
      });
      for (const [editor, marks] of options) {
        editor.setDecorations(type, marks);
        marked.add(editor);
      }
      for (const editor of before) if (!marked.has(editor)) editor.setDecorations(type, []);
    },
    clear() {
      for (const editor of marked) editor.setDecorations(type, []);
      marked = new Set();
    },
  };

  function markAt(line: number, differs: readonly string[]): vscode.DecorationOptions {
    const hoverMessage = new vscode.MarkdownString().appendText(
      [words.differs[session.locale], ...differs].join('\n\n'),
    );
    return { range: new vscode.Range(line, 0, line, 0), hoverMessage };
  }
}

/** Two editors that show the languages of a note: they scroll together, and what differs is marked in both. */
import * as vscode from 'vscode';
import { sidesMethod, type Sides, type SidesParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { anchorsOf, createFollower, lineBeside, type Anchors, type Follower } from './follow';
import { createMarks } from './marks';

/** Pause after an edit before the sides are matched anew, in milliseconds. */
const settle = 400;

/** Pause after which scrolling is over, in milliseconds. */
const rest = 150;

/** Where one side is shown. */
interface Shown {
  readonly uri: string;
  readonly column: vscode.ViewColumn;
}

export interface SideBySide {
  /** Ties two editors together, and ends what was tied before. `from` is that of the first side. */
  tie(sides: Sides, from: vscode.TextEditor, to: vscode.TextEditor): void;
  readonly disposable: vscode.Disposable;
}

interface Tied {
  readonly shown: readonly [Shown, Shown];
  sides: Sides;
  anchors: Anchors;
  readonly follower: Follower;
}

export function createSideBySide(session: Session): SideBySide {
  const marks = createMarks(session);
  let tied: Tied | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const editorOf = ({ uri, column }: Shown): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(
      (editor) => editor.viewColumn === column && editor.document.uri.toString() === uri,
    );
  const editorsOf = ({ shown: [a, b] }: Tied): [vscode.TextEditor | undefined, vscode.TextEditor | undefined] => [
    editorOf(a),
    editorOf(b),
  ];

  function follow(editor: vscode.TextEditor): void {
    if (!tied) return;
    const editors = editorsOf(tied);
    const from = editors[0] === editor ? 0 : editors[1] === editor ? 1 : undefined;
    const other = editors[from === 0 ? 1 : 0];
    if (from === undefined || !other) return;
    const line = topOf(editor);
    const now = Date.now();
    if (line === undefined) return;
    if (!tied.follower.scrolled(from, line, now)) {
      restSoon(from); // it has only now come to where it was told to be
      return;
    }
    const to = from === 0 ? 1 : 0;
    reveal(other, tied.follower.aim(to, lineBeside(tied.anchors, from, line), now));
    restSoon(to);
  }

  /** An editor keeps room above what it is told to show, as much as it likes: told once more, it is right. */
  function restSoon(side: 0 | 1): void {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const editor = tied && editorsOf(tied)[side];
      const line = editor && topOf(editor);
      const again = line === undefined ? undefined : tied?.follower.rested(side, line, Date.now());
      if (editor && again !== undefined) reveal(editor, again);
    }, rest);
  }

  /** Matches the sides as they are now: after an edit, or when Agored speaks another language. */
  async function match(): Promise<void> {
    const before = tied;
    const [a, b] = before?.sides.sides ?? [];
    if (!before || !a || !b || !session.client) return;
    const params: SidesParams = { uri: a.uri, line: a.range.start.line, own: a.language, language: b.language };
    const sides = await session.client.sendRequest<Sides | null>(sidesMethod, params).catch(() => null);
    if (tied !== before || sides?.sides[1].uri !== b.uri) return;
    before.sides = sides;
    before.anchors = anchorsOf(sides);
    marks.show(sides, editorsOf(before));
  }
  function matchSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void match(), settle);
  }
  function end(): void {
    marks.clear();
    tied = undefined;
  }
  const concerns = (document: vscode.TextDocument): boolean =>
    tied?.shown.some(({ uri }) => uri === document.uri.toString()) === true;

  const disposable = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      follow(textEditor);
    }),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      if (tied) marks.show(tied.sides, editorsOf(tied));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && concerns(document)) matchSoon();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (concerns(document)) end();
    }),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      if (tied && !tied.shown.every(hasTab)) end();
    }),
    session.onDidChange(matchSoon),
    {
      dispose: () => {
        clearTimeout(timer);
        clearTimeout(resting);
      },
    },
  );

  return {
    disposable,
    tie(sides, from, to) {
      marks.clear();
      const shown = [from, to].map(({ document, viewColumn }) => ({
        uri: document.uri.toString(),
        column: viewColumn ?? vscode.ViewColumn.One,
      })) as unknown as Tied['shown'];
      tied = { shown, sides, anchors: anchorsOf(sides), follower: createFollower() };
      marks.show(sides, [from, to]);
      const line = topOf(from);
      if (line === undefined) return;
      reveal(to, tied.follower.aim(1, lineBeside(tied.anchors, 0, line), Date.now()));
      restSoon(1);
    },
  };
}

/** The line at the top, with how far into it as a fraction: a long paragraph is one line of many rows. */
function topOf({ document, visibleRanges: [first] }: vscode.TextEditor): number | undefined {
  if (!first) return undefined;
  const { line, character } = first.start;
  return line + character / (document.lineAt(line).text.length + 1);
}

function reveal(editor: vscode.TextEditor, target: number): void {
  const { document } = editor;
  const line = Math.min(Math.floor(target), document.lineCount - 1);
  const character = Math.floor((target - line) * (document.lineAt(line).text.length + 1));
  const at = document.validatePosition(new vscode.Position(line, character));
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
}

/** Whether a side still has its tab, be it in front or not. */
const hasTab = ({ uri, column }: Tied['shown'][number]): boolean =>
  vscode.window.tabGroups.all.some(
    ({ viewColumn, tabs }) =>
      viewColumn === column &&
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  );

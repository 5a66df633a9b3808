/** The note in front, and its checklist as the server last told it. */
import * as vscode from 'vscode';
import { checklistMethod, type Checklist, type UriParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';

export interface Current {
  /** Undefined while no note is in front. The one of before stays until the next is there. */
  readonly checklist: Checklist | undefined;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** Pause of the writer after which the checklist is asked for anew, in milliseconds. */
const pause = 200;

/** Panels that are documents too: what is in front is still the note behind them. */
const panels = new Set(['output', 'debug', 'comment', 'interactive-input', 'vscode-scm']);

export function createCurrent(session: Session): Current {
  const changed = new vscode.EventEmitter<void>();
  let document: vscode.TextDocument | undefined;
  let checklist: Checklist | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(next: Checklist | undefined): void {
    // The version alone is no news.
    const isSame = JSON.stringify({ ...next, version: 0 }) === JSON.stringify({ ...checklist, version: 0 });
    const isFirst = (next === undefined) !== (checklist === undefined);
    checklist = next;
    if (!isSame || isFirst) changed.fire();
  }

  async function ask(): Promise<void> {
    const asked = document;
    const { client } = session;
    if (!asked || !client) return;
    const { version } = asked;
    const params: UriParams = { uri: client.code2ProtocolConverter.asUri(asked.uri) };
    try {
      const answer = await client.sendRequest<Checklist | null>(checklistMethod, params);
      if (asked !== document) return;
      // Ranges of another version point elsewhere; the edit that came between has set the timer.
      if (answer === null || answer.version === asked.version) show(answer ?? undefined);
    } catch {
      // The server has logged why, or was stopped. Where the note changed too fast, it is asked again.
      if (asked === document && version !== asked.version) schedule();
    }
  }

  function schedule(after = pause): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), after);
  }

  function look(): void {
    const next = noteInFront(document);
    if (next === document) return;
    document = next;
    if (next) schedule(0);
    else show(undefined);
  }

  const scheduleFor = (changedDocument: vscode.TextDocument): void => {
    if (changedDocument === document) schedule();
  };
  const listeners = [
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeVisibleTextEditors(look),
    vscode.workspace.onDidOpenTextDocument(look), // its language may have changed
    vscode.workspace.onDidCloseTextDocument(look),
    vscode.workspace.onDidChangeTextDocument((event) => {
      scheduleFor(event.document);
    }),
    // Of a configuration or a twin as well.
    vscode.workspace.onDidSaveTextDocument(() => {
      schedule();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('agored')) schedule();
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (document && uris.some((uri) => uri.toString() === document?.uri.toString())) schedule();
    }),
    session.onDidChange(() => {
      schedule(0);
    }),
  ];
  look();

  return {
    get checklist() {
      return checklist;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      changed.dispose();
    },
  };
}

/** @param last stays in front while a panel or a preview has the focus, and it can still be seen. */
function noteInFront(last: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active && !panels.has(active.uri.scheme)) return active.languageId === 'markdown' ? active : undefined;
  const isSeen = vscode.window.visibleTextEditors.some((editor) => editor.document === last);
  return last && isSeen && last.languageId === 'markdown' ? last : undefined;
}

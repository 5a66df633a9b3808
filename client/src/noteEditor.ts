/** The note that a command is about. */
import * as vscode from 'vscode';

/**
 * @param uri of a note, where a button or another feature says which; anything else stands for the one in front.
 * @returns undefined where no Markdown is in front.
 */
export async function noteEditor(uri?: unknown): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  const wanted = uri instanceof vscode.Uri ? uri : typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined;
  if (wanted && active?.document.uri.toString() !== wanted.toString()) return vscode.window.showTextDocument(wanted);
  return active?.document.languageId === 'markdown' ? active : undefined;
}

/** How often a question is asked again because the text has changed meanwhile. */
const rounds = 3;

/** An answer about the text as it is now, with its version: whoever asks while something is being typed asks again. */
export async function askAboutNow<Answer>(
  document: vscode.TextDocument,
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly version: number }> {
  for (let round = 1; ; round++) {
    const { version } = document;
    const answer = await ask();
    if (document.version === version || round === rounds) return { answer, version };
  }
}

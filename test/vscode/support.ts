/** Small tools of the suite. No Node here: it runs in a browser's worker as well. */
import * as vscode from 'vscode';
import type { Exports } from '../../client/src/session';

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}

/** VS Code takes back what it asked of a provider when the text or a provider changes meanwhile. */
function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'Canceled';
}

/**
 * Asks again and again until there is an answer: how long VS Code takes for anything is anybody's guess. A question
 * that was cancelled is asked again as well.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | Thenable<T | undefined>,
  state: () => unknown = () => '',
): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    let answer: T | undefined;
    try {
      answer = await ask();
    } catch (error) {
      if (!isCancelled(error)) throw error;
    }
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what} ${JSON.stringify(state())}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Every test starts from the file as it lies on disk. */
export async function fresh(path: string): Promise<vscode.TextDocument> {
  const document = await open(path);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return document;
}

/** What a feature shows where VS Code's API lets nobody look. */
export function shown(name: string): unknown {
  const extension = vscode.extensions.getExtension<Exports>('agored.agored');
  return extension?.exports.shown(name);
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : (code ?? ''));

/** Our diagnostics of a document, in the order of the text. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.toLowerCase() === 'agored')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Waits for the first finding of a rule (under certain words). */
export function finding(document: vscode.TextDocument, rule: string, words?: string): Promise<vscode.Diagnostic> {
  return waitFor(
    `a finding of ${rule}`,
    () =>
      findings(document).find(
        (diagnostic) =>
          ruleOf(diagnostic) === rule && (words === undefined || document.getText(diagnostic.range) === words),
      ),
    () => findings(document).map((diagnostic) => [ruleOf(diagnostic), document.getText(diagnostic.range)]),
  );
}

/** Waits until a document has no findings (of a rule). */
export async function cleared(document: vscode.TextDocument, rule?: string): Promise<void> {
  const left = () => findings(document).filter((diagnostic) => rule === undefined || ruleOf(diagnostic) === rule);
  await waitFor(
    'the findings to go',
    () => (left().length === 0 ? true : undefined),
    () => left().map(({ message }) => message),
  );
}

export function actions(uri: vscode.Uri, range: vscode.Range, kind: string): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
}

/**
 * Waits for a quick fix at the first finding of a rule (in a line). The finding is looked for anew each time: one that
 * was shown before the text was put back may stand elsewhere, and VS Code may say at first that there is no fix.
 */
export async function quickFix(
  document: vscode.TextDocument,
  rule: string,
  title: RegExp,
  line?: number,
): Promise<vscode.CodeAction> {
  let titles: string[] = [];
  return waitFor(
    `the quick fix ${String(title)}`,
    async () => {
      const at = findings(document).find(
        (diagnostic) => ruleOf(diagnostic) === rule && (line === undefined || diagnostic.range.start.line === line),
      );
      const offered = at ? await actions(document.uri, at.range, vscode.CodeActionKind.QuickFix.value) : [];
      titles = offered.map((action) => action.title);
      return offered.find((action) => title.test(action.title));
    },
    () => titles,
  );
}

/** Does what VS Code does when an action is chosen. */
export async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) equal(await vscode.workspace.applyEdit(edit), true, 'the edit applies');
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** Runs `use` with a setting changed, and puts it back. */
export async function withSetting(name: string, value: unknown, use: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('agored');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await use();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

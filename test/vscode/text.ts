/** What stands in the text beside the squiggles: lenses, links in hovers, and commands that mend more than one thing. */
import * as vscode from 'vscode';
import {
  actions,
  cleared,
  equal,
  exists,
  fileUri,
  finding,
  findings,
  open,
  quickFix,
  waitFor,
  withSetting,
} from './support';

async function fresh(path: string): Promise<vscode.TextDocument> {
  const document = await open(path);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return document;
}

const lenses = async (document: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9);

/** Waits for a lens whose title passes. */
const lens = (document: vscode.TextDocument, title: RegExp): Promise<vscode.Command> => {
  let shown: unknown;
  return waitFor(
    `the lens ${String(title)}`,
    async () => {
      const commands = (await lenses(document)).flatMap(({ command }) => command ?? []);
      shown = commands.map((command) => command.title);
      return commands.find((command) => title.test(command.title));
    },
    () => shown,
  );
};

const run = ({ command, arguments: args = [] }: vscode.Command): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...(args as unknown[]));

/** Takes what a command offers first, until it has ended; whoever is quicker than its list picks nothing. */
async function answerFirst<T>(what: string, asking: Thenable<unknown>, done: () => T | undefined): Promise<T> {
  let hasEnded = false;
  void asking.then(() => (hasEnded = true));
  await waitFor('the list to be answered', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return hasEnded ? true : undefined;
  });
  return waitFor(what, done);
}

async function addsSectionsFromLens(): Promise<void> {
  const document = await fresh('posts/stacked.md');
  const found = await finding(document, 'missing-section', 'What we learned');
  const [place] = found.relatedInformation ?? [];
  equal(place?.location.uri.toString(), document.uri.toString(), 'the place where the section would stand');
  await run(await lens(document, /^2 of 3 sections in both languages · add the other$/));
  equal(document.getText().includes('<!-- agored-translate cy -->'), true, 'a skeleton');
  await lens(document, /^1 part to translate$/);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function goesToDecisionsFromLens(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  const shown = await lens(document, /^2 decisions not linked$/);
  equal((await lenses(document))[0]?.range.start.line, 0, 'above the title');
  await answerFirst('the words of the first decision', run(shown), () => {
    const selection = vscode.window.activeTextEditor?.selection;
    return selection && document.getText(selection) === 'We decided to keep' ? true : undefined;
  });
}

async function hidesLenses(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  await lens(document, /decisions/);
  const none = async (): Promise<true | undefined> => ((await lenses(document)).length === 0 ? true : undefined);
  await withSetting('codeLens', false, async () => {
    await waitFor('the lenses to go', none);
    equal(findings(document).length, 2, 'what is underlined');
  });
  await lens(document, /decisions/);
  await withSetting('locale', 'cy', async () => {
    await lens(document, /^2 o benderfyniadau heb ddolen$/);
  });
}

async function replacesFromHover(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const { range } = await finding(document, 'jargon', 'leverage');
  const shown = await waitFor('a hover with links', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start,
    );
    return hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .find(({ value }) => value.includes('command:agored.applyFixes'));
  });
  equal(shown.isTrusted, { enabledCommands: ['agored.applyFixes'] }, 'what links may do');
  const [, args = ''] = /\]\(command:agored\.applyFixes\?([^)]+)\)/.exec(shown.value) ?? [];
  await vscode.commands.executeCommand(
    'agored.applyFixes',
    ...(JSON.parse(decodeURIComponent(args)) as readonly unknown[]),
  );
  equal(document.lineAt(4).text, 'Next week we will use what we learned.', 'the sentence');
}

async function fixesByShortcut(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const { range } = await finding(document, 'jargon', 'leverage');
  const editor = await vscode.window.showTextDocument(document);
  await waitFor('the preferred replacement', async () => {
    const offered = await actions(document.uri, range, vscode.CodeActionKind.QuickFix.value);
    return offered.find(({ isPreferred }) => isPreferred === true);
  });
  editor.selection = new vscode.Selection(range.start, range.start);
  await waitFor('the shortcut to work', async () => {
    await vscode.commands.executeCommand('editor.action.autoFix');
    return document.lineAt(4).text === 'Next week we will use what we learned.' ? true : undefined;
  });
}

async function fixesNote(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await finding(document, 'jargon');
  await vscode.commands.executeCommand('agored.fixNote');
  equal(document.lineAt(2).text, 'We met three councils to learn how they write to tenants.', 'the sentence');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

const wordy = 'We met in order to plan the week.\n';

/** Changes notes of a folder of its own, one of which is open, and takes them back in one step. */
async function fixesFolder(): Promise<void> {
  const folder = fileUri('safe');
  const [a, b] = ['week-1.md', 'week-2.md'].map((name) => vscode.Uri.joinPath(folder, name));
  if (!a || !b) return;
  for (const uri of [a, b]) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(wordy));
  try {
    const document = await open('safe/week-1.md');
    await finding(document, 'jargon');
    const textOf = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();
    const changed = 'We met to plan the week.\n';
    await answerFirst('the open note to change', vscode.commands.executeCommand('agored.fixFolder', folder), () =>
      document.getText() === changed ? true : undefined,
    );
    equal(await textOf(b), changed, 'a note that is not open');
    await waitFor('the file', async () =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(b)) === changed ? true : undefined,
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await waitFor('the open note as it was', () => (document.getText() === wordy ? true : undefined));
    await waitFor('the other note as it was', async () => ((await textOf(b)) === wordy ? true : undefined));
  } finally {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

async function saysWhenItFollows(): Promise<void> {
  const document = await fresh('posts/stacked.md');
  const { command } = await quickFix(document, 'missing-section', /^Welsh to follow by…$/);
  if (!command) throw new Error('no command');
  const declared = await answerFirst(
    'the declaration',
    run(command),
    () => /^<!-- agored-translation cy pending until (\d{4}-\d{2}-\d{2}) -->/.exec(document.getText()) ?? undefined,
  );
  const days = (Date.parse(declared[1] ?? '') - Date.now()) / 86_400_000;
  equal(days > 3 && days < 10, true, `a day soon: ${String(declared[1])}`);
  await cleared(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function turnsRuleOffForTeam(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  const { edit } = await quickFix(document, 'unlinked-decision', /^Turn this rule off for the team/);
  if (!edit) throw new Error('no edit');
  const config = fileUri('.agored.yml');
  try {
    equal(await vscode.workspace.applyEdit(edit), true, 'the edit applies');
    await waitFor('the file', async () => ((await exists(config)) ? true : undefined));
    const written = await vscode.workspace.openTextDocument(config);
    equal(written.getText(), 'rules:\n  unlinked-decision: off\n', 'the configuration');
    await written.save();
    await cleared(document);
  } finally {
    await vscode.workspace.fs.delete(config);
  }
  await finding(document, 'unlinked-decision');
}

export const tests = [
  ['missing sections are added from the lens above the title', addsSectionsFromLens],
  ['decisions are gone to from the lens above the title', goesToDecisionsFromLens],
  ['lenses can be turned off, and speak Welsh', hidesLenses],
  ['a word is replaced from a link in the hover', replacesFromHover],
  ['the best word is on the shortcut for the preferred fix', fixesByShortcut],
  ['a command applies all safe fixes of a note', fixesNote],
  ['a command applies all safe fixes of a folder as one step', fixesFolder],
  ['the day by which a text follows is asked for', saysWhenItFollows],
  ['a rule is turned off for the team', turnsRuleOffForTeam],
] as const satisfies readonly (readonly [string, () => Promise<void>])[];

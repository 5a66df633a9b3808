/** Commands that begin notes and records, link to them, and add a language. */
import * as vscode from 'vscode';
import { equal, exists, open, waitFor } from './support';
import { withFiles } from './sideBySide';

const record = '# Lend out bikes\n\n## Status\n\nAccepted\n\n## Context\n\nPeople asked.\n';

export async function writesWeeknote(): Promise<void> {
  const files = {
    'log/2026-05-01-weeknote.md': '---\ntitle: Weeknote, 1 May 2026\nauthor: Ann\n---\n\n## Done\n\nA lot.\n',
    'log/2026-05-08-weeknote.md': '---\ntitle: Weeknote, 8 May 2026\nauthor: Ann\n---\n\n## Done\n\nLittle.\n',
  };
  await withFiles(files, async () => {
    await open('log/2026-05-08-weeknote.md');
    await vscode.commands.executeCommand('agored.newWeeknote');
    const editor = vscode.window.activeTextEditor;
    const path = editor?.document.uri.path ?? '';
    equal(/\/log\/20\d\d-\d\d-\d\d-weeknote\.md$/.test(path) && !path.includes('2026-05'), true, `the name ${path}`);
    const text = editor?.document.getText() ?? '';
    equal(
      /^---\ntitle: Weeknote, \d+ \w+ 20\d\d\nauthor: Ann\n---\n\n## Done\n\n$/.test(text),
      true,
      `the text ${text}`,
    );
    equal([editor?.selection.active.line, editor?.document.isDirty], [7, false], 'where writing begins, and saved');
    const uri = editor?.document.uri;
    if (!uri) throw new Error('no editor');
    await open('log/2026-05-08-weeknote.md');
    await vscode.commands.executeCommand('agored.newWeeknote');
    equal(
      vscode.window.activeTextEditor?.document.uri.toString(),
      uri.toString(),
      'the same one again, as it is there',
    );
    await vscode.commands.executeCommand('undo');
    await waitFor('the file to go when that is undone', async () => ((await exists(uri)) ? undefined : true));
  });
}

export async function writesRecord(): Promise<void> {
  await withFiles({}, async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Buy a bench' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 11);
    const done = vscode.commands.executeCommand('agored.createRecord');
    const made = await waitFor('the record', async () => {
      // The words that are selected stand in the box already.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext').then(undefined, () => undefined);
      const active = vscode.window.activeTextEditor?.document;
      return active && /docs\/decisions\/\d{4}-buy-a-bench\.md$/.test(active.uri.path) ? active : undefined;
    });
    await done;
    equal(made.getText().includes('Buy a bench'), true, 'its title');
    await vscode.workspace.fs.delete(made.uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

export async function linksSelection(): Promise<void> {
  const files = { 'docs/decisions/0009-bikes.md': record, 'log-notes/a.md': '# A\n\nPeople like our bikes.\n' };
  await withFiles(files, async () => {
    const document = await open('log-notes/a.md');
    const editor = vscode.window.activeTextEditor;
    if (editor) editor.selection = new vscode.Selection(2, 16, 2, 21);
    const done = vscode.commands.executeCommand('agored.linkDecision');
    await waitFor('the link', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.isDirty ? true : undefined;
    });
    await done;
    equal(document.lineAt(2).text, 'People like our [bikes](../docs/decisions/0009-bikes.md).', 'the sentence');
    await vscode.commands.executeCommand('undo');
    equal(document.lineAt(2).text, 'People like our bikes.', 'undone at once');
  });
}

const stacked = `# Letters

## What we did

On 3 March we sat down with 10 tenants and read their letters together with them.

## What we learned

Most people read the first line and the last line, and nothing between them.

## What comes next

By 14 April we will write 3 new letters and try them with the same people.

# Llythyrau

## Beth wnaethon ni

Ar 3 Mawrth fe eisteddon ni gyda 10 o denantiaid a darllen eu llythyrau gyda nhw.

## Beth nesaf

Erbyn 14 Ebrill byddwn ni’n ysgrifennu 3 llythyr newydd ac yn rhoi cynnig arnyn nhw gyda’r un bobl.
`;

export async function addsLanguage(): Promise<void> {
  await withFiles({ 'log-notes/stacked.md': stacked }, async () => {
    const document = await open('log-notes/stacked.md');
    await vscode.commands.executeCommand('agored.addLanguage');
    const text = document.getText();
    equal(text.includes('<!-- agored-translate cy -->\n\n## What we learned'), true, 'a heading that waits');
    const editor = vscode.window.activeTextEditor;
    equal(document.lineAt(editor?.selection.active.line ?? 0).text, '## What we learned', 'where writing begins');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), stacked, 'undone at once');
  });
}

export async function offersSnippets(): Promise<void> {
  const document = await open('notes/week-1.md');
  const list = await waitFor('completions with snippets', async () => {
    const found = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(document.lineCount - 1, 0),
    );
    return found.items.length > 0 ? found : undefined;
  });
  const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  for (const prefix of ['weeknote', 'nodyn wythnos', 'penderfyniad'])
    equal(labels.includes(prefix), true, `the snippet ${prefix} among ${labels.join(', ')}`);
}

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['a weeknote is begun as the last ones were', writesWeeknote],
  ['a decision record is begun from selected words', writesRecord],
  ['selected words are linked to a decision', linksSelection],
  ['what a language lacks is added', addsLanguage],
  ['snippets are offered', offersSnippets],
];

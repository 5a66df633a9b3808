/** Notes in an editor: what is underlined, and what the quick fixes do to the text. */
import * as vscode from 'vscode';
import {
  actions,
  apply,
  cleared,
  equal,
  exists,
  fileUri,
  finding,
  findings,
  fresh,
  open,
  quickFix,
  ruleOf,
  waitFor,
  withSetting,
} from './support';

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;

const lineAt = (document: vscode.TextDocument, line: number): string => document.lineAt(line).text;

export async function underlinesJargon(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const first = await finding(document, 'jargon', 'in order to');
  equal(first.source?.toLowerCase(), 'agored', 'who says so');
  const { code } = first;
  equal(typeof code === 'object' && String(code.target).includes('jargon'), true, 'a link to the page of the rule');
  equal(findings(document).map(ruleOf), ['jargon', 'jargon'], 'all that is found');
}

export async function replacesJargon(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const fix = await quickFix(document, 'jargon', /‘to’/);
  equal(fix.isPreferred, true, 'a single safe replacement is the preferred one');
  await apply(fix);
  equal(lineAt(document, 2), 'We met three councils to learn how they write to tenants.', 'the sentence');
  await waitFor('the finding to go', () => (findings(document).length === 1 ? true : undefined));
}

export async function offersEveryReplacement(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const { range } = await finding(document, 'jargon', 'leverage');
  const offered = await waitFor('more than one replacement', async () => {
    const found = await actions(document.uri, range, QuickFix.value);
    const words = found.filter(({ edit }) => edit?.get(document.uri).some(({ newText }) => /^[\w ]+$/.test(newText)));
    return words.length > 1 ? words : undefined;
  });
  for (const action of offered) equal(action.title.includes('‘'), true, `a title that names the word: ${action.title}`);
}

export async function ignoresHere(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await apply(await quickFix(document, 'jargon', /ignore here/i));
  equal(/<!-- agored-disable-\S+ jargon/.test(document.getText()), true, 'a comment in the note');
  await waitFor('one finding to go and one to stay', () => (findings(document).length === 1 ? true : undefined));
}

export async function allowsForTeam(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  // One of them alone may be left over from what stood there before.
  await waitFor('both findings', () => (findings(document).length === 2 ? true : undefined));
  const uri = fileUri('.agored.yml');
  const before = 'packs: { wordy: off }\nallow: # ours\n  - sprint # we all know\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(before));
  try {
    await waitFor('the configuration to count', () => (findings(document).length === 1 ? true : undefined));
    const config = await vscode.workspace.openTextDocument(uri);
    await apply(await quickFix(document, 'jargon', /^Allow .* for the team/));
    equal(config.getText(), `${before}  - leverage\n`, 'the configuration');
    await cleared(document);
    await config.save();
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
  await finding(document, 'jargon');
}

export async function turnsRuleOffForNote(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await apply(await quickFix(document, 'jargon', /turn this rule off/i));
  await cleared(document);
  equal(document.getText().startsWith('<!-- agored-disable-file jargon -->'), true, 'a comment at the top');
}

export async function fixesAll(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await finding(document, 'jargon');
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const fixAll = await waitFor('fix all', async () =>
    (await actions(document.uri, whole, SourceFixAll.append('agored').value)).at(0),
  );
  await apply(fixAll);
  equal(lineAt(document, 2), 'We met three councils to learn how they write to tenants.', 'the sentence');
}

export async function saysWhyOnHover(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const { range } = await finding(document, 'jargon');
  await waitFor('the hover of the rule', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => (contents as vscode.MarkdownString[]).map(({ value }) => value))
      .join('\n');
    return text.includes('rules/jargon') ? true : undefined;
  });
}

export async function linksToRecord(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  await apply(await quickFix(document, 'unlinked-decision', /link to .*one shared list of letters/i));
  equal(
    document.getText().includes('../docs/decisions/0001-keep-one-shared-list-of-letters.md'),
    true,
    `a link to the record in ${lineAt(document, 2)}`,
  );
  await waitFor('one finding to go and one to stay', () => (findings(document).length === 1 ? true : undefined));
}

export async function goesToListedDecision(): Promise<void> {
  await fresh('notes/week-3.md');
  await open('notes/week-1.md');
  const done = vscode.commands.executeCommand('agored.listDecisions');
  // The list is asked for; whoever is quicker than it picks nothing.
  const editor = await waitFor('the note of the decision', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.path.endsWith('/notes/week-3.md') === true ? active : undefined;
  });
  await done;
  equal(/^(?:We )?(?:decided|agreed)/.test(editor.document.getText(editor.selection)), true, 'the words of a decision');
}

export async function completesRecords(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  const end = document.lineAt(document.lineCount - 1).range.end;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, end, '\nSee [the list](');
  await vscode.workspace.applyEdit(edit);
  await waitFor('a record among the completions', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(document.lineCount - 1).range.end,
      '(',
    );
    return list.items.find(({ insertText, label }) =>
      `${JSON.stringify(insertText)}${JSON.stringify(label)}`.includes('0001'),
    );
  });
}

export async function createsRecord(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  await apply(await quickFix(document, 'unlinked-decision', /write a decision record/i, 4));
  const link = /\]\(\.\.\/(docs\/decisions\/0002-[\w-]+\.md)\)/.exec(document.getText());
  const path = link?.[1];
  if (path === undefined) throw new Error(`no link to a new record in ${document.getText()}`);
  await waitFor('the file of the record', async () => ((await exists(fileUri(path))) ? true : undefined));
  const record = await vscode.workspace.openTextDocument(fileUri(path));
  equal(record.getText().includes('week-3.md'), true, 'the record leads back to the note');
}

export async function insertsMissingSection(): Promise<void> {
  const document = await fresh('posts/stacked.md');
  await finding(document, 'missing-section', 'What we learned');
  await apply(await quickFix(document, 'missing-section', /./));
  const text = document.getText();
  equal(text.includes('<!-- agored-translate cy -->'), true, 'a skeleton that waits for its translation');
  equal(text.indexOf('agored-translate cy') > text.indexOf('Beth wnaethon ni'), true, 'in the Welsh half');
  equal(text.indexOf('agored-translate cy') < text.indexOf('Beth nesaf'), true, 'before the section that follows');
  await waitFor('the finding to turn into one that waits', () => {
    const [only, ...more] = findings(document);
    return only && more.length === 0 && document.getText(only.range).includes('agored-translate') ? true : undefined;
  });
}

export async function followsTyping(): Promise<void> {
  const document = await fresh('notes/week-1.md');
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(2, 0), 'We utilise letters. ');
  await vscode.workspace.applyEdit(edit);
  await finding(document, 'jargon', 'utilise');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

export async function speaksWelsh(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  const english = (await finding(document, 'jargon')).message;
  await withSetting('locale', 'cy', async () => {
    await waitFor('a message in Welsh', () => findings(document).find(({ message }) => message !== english));
  });
  await waitFor('English again', () => findings(document).find(({ message }) => message === english));
}

export async function canBeTurnedOff(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await finding(document, 'jargon');
  await withSetting('enable', false, () => cleared(document));
  await finding(document, 'jargon');
}

export async function reportsConfiguration(): Promise<void> {
  const uri = fileUri('.agored.yml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('rules:\n  jargn: off\n'));
  try {
    const document = await open('.agored.yml');
    const problem = await finding(document, 'config-problem');
    equal(document.getText(problem.range), 'jargn', 'the key that is not known');
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

export async function obeysConfiguration(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await finding(document, 'jargon');
  const uri = fileUri('.agored.yml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('rules:\n  jargon: off\n'));
  try {
    await cleared(document);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
  await finding(document, 'jargon');
}

export async function restarts(): Promise<void> {
  const document = await fresh('notes/week-2.md');
  await finding(document, 'jargon');
  await vscode.commands.executeCommand('agored.restart');
  await finding(document, 'jargon');
}

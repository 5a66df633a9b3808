/** The other language of a note beside it, and the list of notes in both. */
import * as vscode from 'vscode';
import { equal, fileUri, open, waitFor } from './support';

const section = (heading: string, text: string): string => `## ${heading}\n\n${`${text}\n\n`.repeat(20)}`;
const english = `# Letters\n\n${section('What we did', 'On 3 March we sat down with 10 tenants and read their letters.')}${section('What we learned', 'Most people read the first line and the last line.')}${section('What comes next', 'By 14 April we will write 6 new letters and try them.')}`;
const welsh = `# Llythyrau\n\n${section('Beth wnaethon ni', 'Ar 4 Mawrth fe eisteddon ni gyda 10 o denantiaid a darllen eu llythyrau.').replace(/(?:Ar 4[^\n]*\n\n){10}/, '')}${section('Beth ddysgon ni', 'Mae’r rhan fwyaf o bobl yn darllen y llinell gyntaf a’r olaf.')}${section('Beth nesaf', 'Erbyn 14 Ebrill byddwn ni’n ysgrifennu 6 llythyr newydd.')}`;

let markers = 0;

/** Puts files into the workspace for as long as `use` runs, with nothing else open. */
export async function withFiles(files: Readonly<Record<string, string>>, use: () => Promise<void>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const marker = `marker ${String(++markers)}`;
  const all = { ...files, 'known-notes/known.md': `# Known\n\nWe decided to buy ${marker}.\n` };
  for (const [path, text] of Object.entries(all))
    await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
  try {
    await waitFor('the server to know the files', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        marker,
      );
      return symbols.some(({ name }) => name.includes(marker)) ? true : undefined;
    });
    await use();
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of Object.keys(all)) await vscode.workspace.fs.delete(fileUri(path));
  }
}

const editorOf = (path: string, column: number): vscode.TextEditor | undefined =>
  vscode.window.visibleTextEditors.find(
    ({ document, viewColumn }) => document.uri.toString() === fileUri(path).toString() && Number(viewColumn) === column,
  );
const lineOf = (editor: vscode.TextEditor, text: string, from = 0): number =>
  editor.document.getText().slice(0, editor.document.getText().indexOf(text, from)).split('\n').length - 1;
const top = (editor: vscode.TextEditor): number => editor.visibleRanges[0]?.start.line ?? -1;

function scrollTo(editor: vscode.TextEditor, line: number): void {
  editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
}
/**
 * Waits until one text stands where the other does: VS Code keeps room for sticky headings above a line that it is told
 * to show at the top, so both stand as far above their headings.
 * @param ratio lines of the text behind for a line of the other, in the section above.
 */
const stands = (
  behind: vscode.TextEditor,
  heading: string,
  before: vscode.TextEditor,
  other: string,
  ratio = 1,
): Promise<true> =>
  waitFor(
    `${heading} beside ${other}`,
    () => {
      const above = (lineOf(before, other) - top(before)) * ratio;
      return Math.abs(lineOf(behind, heading) - above - top(behind)) <= 2 ? true : undefined;
    },
    () => [top(behind), top(before)],
  );

export async function opensTwinBeside(): Promise<void> {
  await withFiles({ 'pairs-notes/letters.en.md': english, 'pairs-notes/letters.cy.md': welsh }, async () => {
    await open('pairs-notes/letters.en.md');
    await vscode.commands.executeCommand('agored.openTwin');
    const left = await waitFor('the note', () => editorOf('pairs-notes/letters.en.md', 1));
    const right = await waitFor('its other language beside it', () => editorOf('pairs-notes/letters.cy.md', 2));
    equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('letters.en.md'), true, 'the note stays in front');

    scrollTo(left, lineOf(left, '## What we learned'));
    await waitFor('the note to scroll', () => (top(left) > 30 ? true : undefined));
    await stands(right, '## Beth ddysgon ni', left, '## What we learned', 0.5);
    // The other way round, once the first is no longer taken to be moving.
    const target = lineOf(right, '## Beth nesaf');
    await waitFor(
      'the note to follow',
      () => {
        if (top(left) > 70) return true;
        scrollTo(right, top(right) > target - 6 ? target - 9 : target);
        return undefined;
      },
      () => [top(left), top(right), target],
    );
    await stands(left, '## What comes next', right, '## Beth nesaf');
  });
}

export async function opensOtherHalf(): Promise<void> {
  await withFiles({ 'pairs-notes/both.md': `${english}${welsh}` }, async () => {
    await open('pairs-notes/both.md');
    await vscode.commands.executeCommand('agored.openTwin');
    const left = await waitFor('the note', () => editorOf('pairs-notes/both.md', 1));
    const right = await waitFor('the same note beside it', () => editorOf('pairs-notes/both.md', 2));
    await stands(right, '# Llythyrau', left, '# Letters');
    equal(top(left) < 3, true, 'the first half stays where it is');
    scrollTo(left, lineOf(left, '## What comes next'));
    await waitFor('the note to scroll', () => (top(left) > 70 ? true : undefined));
    await stands(right, '## Beth nesaf', left, '## What comes next');
  });
}

export async function offersMissingTwin(): Promise<void> {
  await withFiles({ 'pairs-notes/alone.en.md': english }, async () => {
    await open('pairs-notes/alone.en.md');
    const done = vscode.commands.executeCommand('agored.openTwin');
    await waitFor('the offer to be taken, and the list of ways', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      return text.includes('<!-- agored-translate cy -->') ? true : undefined;
    });
    await done;
  });
}

export async function listsPairs(): Promise<void> {
  await withFiles({ 'pairs-notes/letters.en.md': english, 'pairs-notes/letters.cy.md': welsh }, async () => {
    await open('notes/week-1.md');
    const done = vscode.commands.executeCommand('agored.listPairs');
    await waitFor(
      'a note of the list',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor?.document.uri.path.includes('/pairs-notes/letters.') === true
          ? true
          : undefined;
      },
      () => vscode.window.activeTextEditor?.document.uri.path,
    );
    await done;
  });
}

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['the other language opens beside, and both scroll together', opensTwinBeside],
  ['the other half of a note opens beside', opensOtherHalf],
  ['a language that is missing is offered', offersMissingTwin],
  ['notes and their languages are listed', listsPairs],
];

/** Where Agored is silent, and windows of other kinds: a folder that is not trusted, or none at all. */
import * as vscode from 'vscode';
import { mark } from './mark';
import {
  actions,
  apply,
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

type Tests = readonly (readonly [title: string, test: () => Promise<void>])[];

const jargon = 'We leverage what people tell us about letters.\n';
const whole = new vscode.Range(0, 0, 1, 0);

/** Runs `use` with a file in the workspace that goes again. */
async function withFile(path: string, text: string, use: () => Promise<void>): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
  try {
    await use();
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(fileUri(path));
  }
}

/**
 * Waits until nothing is offered to mend: the server has looked, unlike when there are no diagnostics yet. A configuration
 * of the test before may count for a moment.
 */
async function isLeftAlone(uri: vscode.Uri): Promise<void> {
  let titles: string[] = [];
  await waitFor(
    'nothing to be offered',
    async () => {
      titles = (await actions(uri, whole, vscode.CodeActionKind.QuickFix.value)).map(({ title }) => title);
      return titles.length === 0 ? true : undefined;
    },
    () => titles,
  );
}

async function leavesReadmeAlone(): Promise<void> {
  await withFile('README.md', jargon, async () => {
    const document = await open('README.md');
    await isLeftAlone(document.uri);
    await withSetting('enable', 'on', async () => {
      await finding(document, 'jargon');
    });
    await cleared(document);
    await vscode.commands.executeCommand('agored.checkFile');
    await finding(document, 'jargon');
  });
}

async function checksUntitledNote(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: jargon });
  await vscode.window.showTextDocument(document);
  await finding(document, 'jargon', 'leverage');
  await apply(await quickFix(document, 'jargon', /‘use’/));
  equal(document.getText(), jargon.replace('leverage', 'use'), 'the text');
  await cleared(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function leavesOldSideAlone(): Promise<void> {
  const provider = { provideTextDocumentContent: () => jargon };
  const scheme = vscode.workspace.registerTextDocumentContentProvider('agored-before', provider);
  try {
    const before = vscode.Uri.from({ scheme: 'agored-before', path: '/notes/week-2.md' });
    await vscode.commands.executeCommand('vscode.diff', before, fileUri('notes/week-2.md'), 'Before and now');
    const now = await vscode.workspace.openTextDocument(fileUri('notes/week-2.md'));
    await finding(now, 'jargon');
    const old = await vscode.workspace.openTextDocument(before);
    equal(old.languageId, 'markdown', 'the language of the old side');
    await isLeftAlone(before);
    equal(findings(old).length, 0, 'findings in the old side');
  } finally {
    scheme.dispose();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }
}

/** What VS Code says of the start of an extension, in milliseconds: loading its code, and waiting for `activate`. */
async function activationTime(page: vscode.TextDocument, id: string): Promise<number> {
  const row = await waitFor(`the start of ${id}`, () =>
    page
      .getText()
      .split('\n')
      .find((line) => line.includes(`| ${id} `)),
  );
  const [, , , load = NaN, call = NaN, finish = NaN] = row.split('|').map(Number);
  return load + call + finish;
}

async function startsQuickly(): Promise<void> {
  await open('notes/week-1.md');
  await vscode.commands.executeCommand('perfview.show');
  const page = await waitFor('what VS Code says of its start', () =>
    vscode.workspace.textDocuments.find((document) => document.uri.scheme === 'perf'),
  );
  const ours = await activationTime(page, 'agored.agored');
  const theirs = await activationTime(page, 'vscode.markdown-language-features');
  console.log(`${mark} activation: Agored ${String(ours)} ms, VS Code’s own Markdown extension ${String(theirs)} ms`);
  equal(ours < 1000, true, 'time to activate');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

async function isOneUndoStep(): Promise<void> {
  const before = '# Week 9\n\nWe decided to answer every letter within ten days.\n';
  await withFile('notes/week-9.md', before, async () => {
    const document = await open('notes/week-9.md');
    await apply(await quickFix(document, 'unlinked-decision', /write a decision record/i));
    const path = /\]\(\.\.\/(docs\/decisions\/[\w-]+\.md)\)/.exec(document.getText())?.[1] ?? '';
    await waitFor('the record', async () => ((await exists(fileUri(path))) ? true : undefined));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await waitFor(
      'the note as it was',
      () => (document.getText() === before ? true : undefined),
      () => document.getText(),
    );
    await waitFor('the record to go', async () => ((await exists(fileUri(path))) ? undefined : true));
  });
}

async function createsConfiguration(): Promise<void> {
  const uri = fileUri('.agored.yml');
  try {
    await vscode.commands.executeCommand('agored.createConfig');
    const editor = await waitFor('the configuration', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/.agored.yml') === true ? active : undefined;
    });
    const text = editor.document.getText();
    equal(text.includes('languages: [en'), true, `the languages in ${text}`);
    equal(text.includes('docs/decisions/*.md'), true, `the records in ${text}`);
    equal(findings(editor.document).length, 0, 'problems in it');
    // Once it is there, it is shown.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('agored.createConfig');
    await waitFor('the same configuration', () =>
      vscode.window.activeTextEditor?.document.getText() === text ? true : undefined,
    );
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly description: string }[];
}

async function leadsSomewhere(): Promise<void> {
  const manifest = vscode.extensions.getExtension('agored.agored')?.packageJSON as
    { contributes: { walkthroughs: Walkthrough[] } } | undefined;
  const steps = manifest?.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps) ?? [];
  const known = new Set(await vscode.commands.getCommands(true));
  equal(steps.length >= 5, true, 'the steps');
  for (const { id, description } of steps) {
    const links = [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
    equal(links.length > 0, true, `something to do in the step ${id}`);
    equal(
      links.filter((command) => !known.has(command)),
      [],
      `unknown commands in the step ${id}`,
    );
  }
  // Some name the tab after the extension, others call it Welcome; and until VS Code has read them all, it shows its own.
  let seen = '';
  const label = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
  await waitFor(
    'the first steps',
    async () => {
      await vscode.commands.executeCommand('agored.firstSteps');
      if (/Agored|^Welcome$/.test(label())) return true;
      seen = label();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      return undefined;
    },
    () => seen,
  );
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

export const tests: Tests = [
  ['the first steps lead somewhere', leadsSomewhere],
  ['a configuration is created', createsConfiguration],
  ['a README is left alone unless it is asked for', leavesReadmeAlone],
  ['a note that was never saved is checked', checksUntitledNote],
  ['the old side of a comparison is left alone', leavesOldSideAlone],
  ['a fix over several files is one step to undo', isOneUndoStep],
  ['it starts beside VS Code’s own Markdown extension', startsQuickly],
];

async function checksUntrusted(): Promise<void> {
  equal(vscode.workspace.isTrusted, false, 'trust');
  const document = await open('notes/week-2.md');
  await apply(await quickFix(document, 'jargon', /‘to’/));
  equal(document.lineAt(2).text, 'We met three councils to learn how they write to tenants.', 'the sentence');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function knowsRecordsUntrusted(): Promise<void> {
  const document = await open('notes/week-3.md');
  await quickFix(document, 'unlinked-decision', /link to .*one shared list of letters/i);
}

export const inUntrustedFolder: Tests = [
  ['a folder that is not trusted is checked', checksUntrusted],
  ['a folder that is not trusted is read for records', knowsRecordsUntrusted],
];

async function isInstalled(): Promise<void> {
  const extension = vscode.extensions.getExtension('agored.agored');
  equal(extension?.extensionUri.path.includes('/extensions/agored.agored-'), true, 'the folder of the extension');
  await Promise.resolve();
}

async function listsNoDecisions(): Promise<void> {
  await vscode.commands.executeCommand('agored.restart');
  await checksUntitledNote();
}

export const withoutFolder: Tests = [
  ['the package is installed', isInstalled],
  ['a note that was never saved is checked', checksUntitledNote],
  ['and is after a restart', listsNoDecisions],
];

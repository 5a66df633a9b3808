/** Writing aids in an editor: what is offered as one types, what can be clicked, and links that follow a record. */
import * as vscode from 'vscode';
import { equal, exists, fileUri, fresh, open, waitFor } from './support';

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['rules are completed in a directive, and explained on hover', helpsWithDirectives],
  ['front matter is completed', completesFrontMatter],
  ['agreed terms are completed beside the words of the note', completesTerms],
  ['the configuration is completed and explained', helpsWithConfiguration],
  ['the id of a record can be clicked, once', linksIds],
  ['links follow a record that is renamed', followsRename],
];

const record = 'docs/decisions/0001-keep-one-shared-list-of-letters.md';

/** Puts a text in the place of all that is in a document, and gives where `|` stood in it. */
async function fill(document: vscode.TextDocument, text: string): Promise<vscode.Position> {
  // VS Code refuses an edit while it reads the file anew, as after a test before wrote it.
  await waitFor('the text to be put there', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text.replace('|', ''));
    return (await vscode.workspace.applyEdit(edit)) && document.getText() === text.replace('|', '') ? true : undefined;
  });
  return document.positionAt(text.indexOf('|'));
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** Waits until there are these completions, and gives all that there are. */
async function offered(
  document: vscode.TextDocument,
  at: vscode.Position,
  ...wanted: readonly string[]
): Promise<readonly string[]> {
  let labels: readonly string[] = [];
  return waitFor(
    `${wanted.join(' and ')} among the completions`,
    async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      labels = list.items.map(labelOf);
      return wanted.every((label) => labels.includes(label)) ? labels : undefined;
    },
    () => labels,
  );
}

async function hovered(document: vscode.TextDocument, at: vscode.Position, what: RegExp): Promise<void> {
  await waitFor(`a hover with ${String(what)}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const texts = hovers.flatMap(({ contents }) => (contents as vscode.MarkdownString[]).map(({ value }) => value));
    return texts.some((text) => what.test(text)) ? true : undefined;
  });
}

/** Runs `use` with a configuration, and takes that away. */
async function withConfig(text: string, use: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = fileUri('.agored.yml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    await use(uri);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

async function helpsWithDirectives(): Promise<void> {
  const document = await fresh('notes/week-1.md');
  const at = await fill(document, '# Week 1\n\n<!-- agored-disable-next-line | -->\n\nWe met.\n');
  await offered(document, at, 'jargon', 'unlinked-decision');
  await fill(document, '# Week 1\n\n<!-- agored-disable-next-line jargon -->\n\nWe utilise it.\n');
  await hovered(document, new vscode.Position(2, 33), /Words that people/);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function completesFrontMatter(): Promise<void> {
  const document = await fresh('notes/week-1.md');
  await offered(document, await fill(document, '---\n|\n---\n\nWe met.\n'), 'lang', 'date', 'translation');
  await offered(document, await fill(document, '---\nlang: |\n---\n\nWe met.\n'), 'en', 'cy');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function completesTerms(): Promise<void> {
  await withConfig('glossary:\n  - { en: service user, cy: defnyddiwr gwasanaeth }\n', async () => {
    const document = await fresh('notes/week-1.md');
    const at = await fill(document, '# Week 1\n\nThe servants met the mayor in the hall, with each serv|\n');
    await offered(document, at, 'service user', 'servants');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
}

async function helpsWithConfiguration(): Promise<void> {
  await withConfig('rules:\n  jargon: info\n', async (uri) => {
    const document = await open('.agored.yml');
    await offered(document, await fill(document, 'rules:\n  jargon: info\n  |\n'), 'missing-section');
    const levels = await offered(document, await fill(document, 'rules:\n  jargon: |\n'), 'error', 'off');
    equal(levels.filter((label) => label === 'off').length, 1, 'each is offered once');
    await hovered(document, new vscode.Position(1, 3), /Words that people/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    equal(document.uri.toString(), uri.toString(), 'the configuration');
  });
}

async function linksIds(): Promise<void> {
  const document = await fresh('notes/week-1.md');
  const link = `[the list](../${record})`;
  await fill(document, `---\nsee: ../${record}\nalso: "${link}"\n---\n\n# Week 1\n\nSee DR-0001 and ${link}.\n`);
  const links = await waitFor('the links', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    return found.length >= 4 ? found : undefined;
  });
  equal(
    links.map(({ range }) => document.getText(range)).sort(),
    [`../${record}`, `../${record}`, `../${record}`, 'DR-0001'],
    'the id and the path in front matter, and once what VS Code itself makes a link',
  );
  const [id] = links.filter(({ range }) => document.getText(range) === 'DR-0001');
  equal(id?.target?.toString(), fileUri(record).toString(), 'where the id leads');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

async function followsRename(): Promise<void> {
  const [from, to] = [fileUri('docs/decisions/0009-move.md'), fileUri('docs/decisions/0009-moved.md')];
  const note = fileUri('notes/rename.md');
  const write = (uri: vscode.Uri, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await write(from, '# Move\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n');
  await write(note, 'We agreed to [move](../docs/decisions/0009-move.md#status).\n');
  try {
    const document = await fresh('notes/rename.md');
    // The record is known as soon as it can be clicked.
    await fill(document, 'We agreed to [move](../docs/decisions/0009-move.md#status), as DR-0009 says.\n');
    await waitFor('the record', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', note);
      return found.some(({ range }) => document.getText(range) === 'DR-0009') ? true : undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    equal(await vscode.workspace.applyEdit(edit), true, 'the file is renamed');
    equal(await exists(to), true, 'the record in its new place');
    await waitFor('the link to follow', () => (document.getText().includes('0009-moved.md#status') ? true : undefined));
    await vscode.commands.executeCommand('undo');
    await waitFor('undo takes the link back as well', () =>
      document.getText().includes('0009-move.md#status') ? true : undefined,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  } finally {
    for (const uri of [from, to, note]) if (await exists(uri)) await vscode.workspace.fs.delete(uri);
  }
}

/** The checklist, the line in the status bar, and the decisions in the side bar. */
import * as vscode from 'vscode';
import type { Status } from '../../client/src/checklist/model';
import type { ShownItem, ShownView } from '../../client/src/tree';
import { apply, cleared, equal, fileUri, finding, fresh, open, quickFix, shown, waitFor, withSetting } from './support';

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['decisions are not read before they are seen', readsNoDecisionsUnseen],
  ['a checklist is shown for the note in front', showsChecklist],
  ['a row of the checklist leads to its place', goesToFinding],
  ['the ways to put a finding right are shown from its row', showsFixes],
  ['a row of the checklist is ticked when it is clear', ticksRow],
  ['the checklist follows the note in front', followsNoteInFront],
  ['the checklist says when checking is off', saysOff],
  ['the checklist says when a note is left alone', saysIgnored],
  ['the status bar names the languages of a note', namesLanguages],
  ['the views speak Welsh at once', speaksWelshAtOnce],
  ['decisions are listed note by note', listsDecisions],
  ['decisions without a record can be shown alone', filtersDecisions],
  ['the record of a decision is opened from its row', opensRecord],
];

const checklist = 'agored.checklist';
const decisions = 'agored.decisions';

/** Waits until a view shows what passes. */
async function view(id: string, passes: (view: ShownView) => boolean): Promise<ShownView> {
  let last: ShownView | undefined;
  return waitFor(
    `the view ${id}`,
    async () => {
      last = await (shown(id) as Promise<ShownView> | undefined);
      return last && passes(last) ? last : undefined;
    },
    () => last && { ...last, items: last.items.map(({ node, items }) => [node.label, node.description, items.length]) },
  );
}

function status(passes: (text: string | undefined) => boolean): Promise<true> {
  const text = (): string | undefined => (shown('agored.status') as Status | undefined)?.text;
  return waitFor('the line in the status bar', () => (passes(text()) ? true : undefined), text);
}

const rowOf = ({ items }: ShownView, id: string): ShownItem | undefined => items.find(({ node }) => node.id === id);
const saysOf = (shownView: ShownView, id: string): unknown => rowOf(shownView, id)?.item.description;

/** Does what VS Code does when a row is clicked. */
async function click(row: ShownItem | undefined): Promise<void> {
  const command = row?.item.command;
  if (!command) throw new Error('nothing to click');
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

const selected = (): string | undefined => {
  const { document, selection } = vscode.window.activeTextEditor ?? {};
  return document && selection && document.getText(selection);
};

async function readsNoDecisionsUnseen(): Promise<void> {
  await fresh('notes/week-3.md');
  const { isVisible, description, items } = await view(decisions, ({ title }) => title === 'Decisions');
  equal([isVisible, description, items], [false, '', []], 'the view of decisions, folded as it is at first');
}

async function showsChecklist(): Promise<void> {
  await fresh('notes/week-2.md');
  await vscode.commands.executeCommand('agored.showChecklist');
  const found = await view(checklist, (each) => each.isVisible && saysOf(each, 'words') === '2 to look at');
  equal([found.title, found.description, found.message], ['Ready to publish?', '2 to look at', ''], 'around the rows');
  const ids = found.items.map(({ node }) => node.id);
  equal(ids, ['words', 'languages', 'decisions', 'files'], 'the families');
  const words = rowOf(found, 'words');
  equal(
    words?.items.map(({ item, node }) => [item.label, item.contextValue, node.icon[0]]),
    [
      ['in order to', 'finding', 'warning'],
      ['leverage', 'finding', 'warning'],
    ],
    'what is found',
  );
  equal(words?.item.accessibilityInformation?.label, 'Plain words: 2 to look at', 'what a screen reader says');
  equal(rowOf(found, 'decisions')?.node.icon[0], 'pass', 'the tick of a row that is clear');
  await status((text) => text === 'Agored: 2 to look at · EN');
}

async function goesToFinding(): Promise<void> {
  await fresh('notes/week-2.md');
  const found = await view(checklist, (each) => saysOf(each, 'words') === '2 to look at');
  await open('notes/week-2.md'); // where the cursor is elsewhere
  await click(rowOf(found, 'words')?.items[1]);
  await waitFor('the place', () => (selected() === 'leverage' ? true : undefined), selected);
}

async function showsFixes(): Promise<void> {
  await fresh('notes/week-2.md');
  const found = await view(checklist, (each) => saysOf(each, 'words') === '2 to look at');
  await vscode.commands.executeCommand('agored.showFixes', rowOf(found, 'words')?.items[0]?.node);
  equal(selected(), 'in order to', 'the place');
  await vscode.commands.executeCommand('hideCodeActionWidget');
}

async function ticksRow(): Promise<void> {
  const document = await fresh('notes/week-1.md');
  await view(checklist, (each) => saysOf(each, 'words') === '1 to look at');
  await apply(await quickFix(document, 'jargon', /‘to’/));
  const found = await view(checklist, (each) => saysOf(each, 'words') === 'all clear');
  equal(rowOf(found, 'words')?.items, [], 'what is below the row');
  equal(/nothing left/.test(found.message ?? ''), true, 'that all is clear');
  await status((text) => text === 'Agored: all clear · EN');
  await fresh('notes/week-1.md');
}

async function followsNoteInFront(): Promise<void> {
  await fresh('notes/week-2.md');
  await status((text) => text === 'Agored: 2 to look at · EN');
  await open('files/other.txt');
  const found = await view(checklist, ({ items }) => items.length === 0);
  equal(/^Open a note/.test(found.message ?? ''), true, 'what to do');
  await status((text) => text === undefined);
  await fresh('notes/week-1.md');
  await view(checklist, (each) => saysOf(each, 'words') === '1 to look at');
  // A panel is not in front of a note, though its text is a document as well.
  await vscode.commands.executeCommand('workbench.action.output.toggleOutput');
  await vscode.commands.executeCommand('agored.showChecklist');
  await view(checklist, (each) => saysOf(each, 'words') === '1 to look at');
  await vscode.commands.executeCommand('workbench.action.closePanel');
}

async function saysOff(): Promise<void> {
  await fresh('notes/week-2.md');
  await withSetting('enable', false, async () => {
    const found = await view(checklist, ({ message }) => message?.includes('turned off') === true);
    equal(
      found.items.map(({ item }) => item.command?.command),
      ['workbench.action.openSettings'],
      'a way to turn it on',
    );
    await status((text) => text === 'Agored: off');
  });
  await status((text) => text === 'Agored: 2 to look at · EN');
}

async function saysIgnored(): Promise<void> {
  await fresh('notes/week-2.md');
  const uri = fileUri('.agored.yml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('ignore: [notes/**]\n'));
  try {
    await view(checklist, ({ message }) => message?.includes('leaves this note alone') === true);
    await status((text) => text === 'Agored: not checked');
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
  await status((text) => text === 'Agored: 2 to look at · EN');
}

async function namesLanguages(): Promise<void> {
  const english = '# Visit\n\nWe met three councils, and they showed us the letters that they write to tenants.\n';
  const welsh =
    '# Ymweliad\n\nCwrddon ni â thri chyngor, a dangoson nhw’r llythyrau maen nhw’n eu hanfon at denantiaid.\n';
  const check = async (content: string, languages: string): Promise<void> => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    await status((text) => text?.endsWith(` · ${languages}`) === true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  };
  await check(`${english}\n${welsh}`, 'EN + CY');
  await check(`---\ntranslation: { cy: pending }\n---\n\n${english}`, 'EN, CY to follow');
}

async function speaksWelshAtOnce(): Promise<void> {
  await fresh('notes/week-2.md');
  await withSetting('locale', 'cy', async () => {
    const found = await view(checklist, (each) => saysOf(each, 'words') === '2 i’w hystyried');
    equal(found.title, 'Barod i’w gyhoeddi?', 'the title');
    await view(decisions, ({ title }) => title === 'Penderfyniadau');
    await status((text) => text === 'Agored: 2 i’w hystyried · EN');
  });
  await view(checklist, (each) => each.title === 'Ready to publish?' && saysOf(each, 'words') === '2 to look at');
}

async function listsDecisions(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  await vscode.commands.executeCommand('agored.decisions.focus');
  const found = await view(decisions, (each) => each.isVisible && each.items.length > 0);
  const note = found.items.find(({ node }) => node.label === 'Week 3');
  equal(note?.item.description, 'no date · 2 not linked', 'the note');
  equal(
    note?.items.map(({ node, item }) => [node.label, item.description, node.icon[0], item.contextValue]),
    [
      ['We decided to keep one shared list of letters.', 'not linked', 'circle-outline', 'decision-unlinked'],
      [
        'We agreed to invite every council to the next show and tell.',
        'not linked',
        'circle-outline',
        'decision-unlinked',
      ],
    ],
    'its decisions',
  );
  await open('notes/week-1.md');
  await click(note?.items[1]);
  await waitFor('the note', () => (vscode.window.activeTextEditor?.document === document ? true : undefined));
  equal(selected()?.startsWith('We agreed'), true, 'the place');
}

async function filtersDecisions(): Promise<void> {
  const document = await fresh('notes/week-3.md');
  await vscode.commands.executeCommand('agored.decisions.focus');
  await finding(document, 'unlinked-decision');
  await apply(await quickFix(document, 'unlinked-decision', /^Link to/));
  const [all] = (await view(decisions, ({ items }) => items[0]?.items[0]?.item.contextValue === 'decision-linked'))
    .items;
  equal(all?.items.length, 2, 'decisions while all are shown');
  equal(all?.items[0]?.item.description, '0001 Keep one shared list of letters', 'the record that was just linked');
  await vscode.commands.executeCommand('agored.decisions.showUnlinked');
  const found = await view(decisions, ({ message }) => message?.startsWith('Only decisions') === true);
  equal(
    found.items.flatMap(({ items }) => items.map(({ node }) => node.label)),
    ['We agreed to invite every council to the next show and tell.'],
    'those without a record',
  );
  await vscode.commands.executeCommand('agored.decisions.showAll');
  await view(decisions, ({ items }) => items[0]?.items.length === 2);
}

async function opensRecord(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document?.isDirty) throw new Error('the note in which a decision was linked is not in front');
  const found = await view(decisions, ({ items }) => items[0]?.items[0]?.item.contextValue === 'decision-linked');
  await vscode.commands.executeCommand('agored.decisions.openRecord', found.items[0]?.items[0]?.node);
  equal(
    vscode.window.activeTextEditor?.document.uri.path.endsWith('/0001-keep-one-shared-list-of-letters.md'),
    true,
    'the record is in front',
  );
  await cleared(await fresh('notes/week-3.md'), 'jargon');
}

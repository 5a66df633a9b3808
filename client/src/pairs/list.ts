/** The command that lists the notes of the workspace with how each stands in its languages. */
import * as vscode from 'vscode';
import {
  listPairsCommand,
  listPairsMethod,
  openTwinCommand,
  type ListedCell,
  type ListedPair,
  type ListedPairs,
} from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import type { Session } from '../session';
import type { Locale } from '../words';
import { states, words } from './words';

export function pairList(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(listPairsCommand, () => listPairs(session));
}

interface Item extends vscode.QuickPickItem {
  readonly pair: ListedPair;
}

/** Signs of states, the ones that ask for something first: a row shows its first. */
const signs: readonly (readonly [ListedCell['state'], icon: string])[] = [
  ['overdue', 'warning'],
  ['wrong-language', 'warning'],
  ['missing', 'circle-slash'],
  ['differs', 'diff'],
  ['orphan', 'question'],
  ['pending', 'clock'],
  ['complete', 'check'],
  ['not-required', 'dash'],
  ['not-asked', 'dash'],
];

/** A note in one language that nobody asks another for is done, for all that is known. */
const rankOf = ({ cells }: ListedPair): number => {
  const rank = Math.min(...cells.map(({ state }) => signs.findIndex(([each]) => each === state)));
  return cells.some(({ state }) => state === 'not-asked') && signs[rank]?.[0] === 'complete' ? signs.length - 1 : rank;
};

/** Shows the list; resolves when something was picked or the list was closed. */
async function listPairs(session: Session): Promise<void> {
  const { locale } = session;
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: words.looking[locale] },
    () => session.ask<ListedPairs>(listPairsMethod, {}),
  );
  if (!found) return;
  if (found.rows.length === 0) {
    await vscode.window.showInformationMessage(words.none[locale]);
    return;
  }
  const names = new Map(found.languages.map(({ code, name }) => [code, name]));
  const items = found.rows
    .map((pair) => ({ pair, rank: rankOf(pair) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ pair, rank }) => itemOf(pair, rank, names, locale));
  await choose(items, locale);
}

function itemOf(pair: ListedPair, rank: number, names: ReadonlyMap<string, string>, locale: Locale): Item {
  const cells = pair.cells.map((cell) => `${names.get(cell.language) ?? cell.language}: ${stateOf(cell, locale)}`);
  const differ = pair.cells.every(({ state }) => state === 'differs');
  const places = new Set(pair.cells.flatMap(({ uri }) => uri ?? []));
  const tooltip = words.beside[locale];
  return {
    pair,
    label: `$(${signs[rank]?.[1] ?? 'dash'}) ${pair.title}`,
    description: differ ? differenceOf(pair, locale) : cells.join(' · '),
    detail: pair.path,
    buttons: places.size > 1 ? [{ iconPath: new vscode.ThemeIcon('split-horizontal'), tooltip }] : [],
  };
}

/** What can be said of all languages at once is not said of each. */
function differenceOf({ cells }: ListedPair, locale: Locale): string {
  const sections = cells.find((cell) => cell.sections !== null)?.sections;
  const state = words.differ[locale];
  return sections ? fill(words.sections[locale], { state, ...sections }) : state;
}

function stateOf({ state, until }: ListedCell, locale: Locale): string {
  const name = states[state][locale];
  if (until === null) return name;
  return fill((state === 'overdue' ? words.since : words.until)[locale], { state: name, until });
}

function choose(items: readonly Item[], locale: Locale): Promise<void> {
  const list = vscode.window.createQuickPick<Item>();
  list.items = items;
  list.placeholder = words.placeHolder[locale];
  list.matchOnDescription = list.matchOnDetail = true;
  return new Promise((resolve, reject) => {
    let going = false;
    const open = (item: Item | undefined, beside: boolean): void => {
      going = item !== undefined;
      list.hide();
      if (item) goTo(item.pair, beside).then(resolve, reject);
    };
    list.onDidAccept(() => {
      open(list.selectedItems[0], false);
    });
    list.onDidTriggerItemButton(({ item }) => {
      open(item, true);
    });
    list.onDidHide(() => {
      list.dispose();
      if (!going) resolve();
    });
    list.show();
  });
}

async function goTo({ uri }: ListedPair, beside: boolean): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  if (beside) await vscode.commands.executeCommand(openTwinCommand, vscode.Uri.parse(uri));
}

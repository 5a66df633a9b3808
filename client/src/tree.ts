/** A view in the side bar that shows rows of plain data. */
import * as vscode from 'vscode';
import type { Frame, Node, Target } from './nodes';
import { rangeOf } from './ranges';

export interface Tree {
  /** Changes what stands around the rows. */
  frame(frame: Frame): void;
  /** The rows have changed: those that are seen are asked for anew. */
  refresh(): void;
  /** What the view shows, without rows where it is not seen. Nothing in VS Code’s API tells what is in a view. */
  shown(): Promise<ShownView>;
  dispose(): void;
}

export interface ShownView extends Frame {
  readonly isVisible: boolean;
  readonly items: readonly ShownItem[];
}

export interface ShownItem {
  readonly node: Node;
  readonly item: vscode.TreeItem;
  readonly items: readonly ShownItem[];
}

/** @param rows is asked when the view is seen, and not before. */
export function createTree(id: string, rows: () => readonly Node[] | Promise<readonly Node[]>): Tree {
  const changed = new vscode.EventEmitter<undefined>();
  const treeDataProvider = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node?: Node): Promise<Node[]> => [...(node ? (node.children ?? []) : await rows())],
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView(id, { treeDataProvider });
  async function shownBelow(parent?: Node): Promise<readonly ShownItem[]> {
    const nodes = await treeDataProvider.getChildren(parent);
    return Promise.all(nodes.map(async (node) => ({ node, item: itemOf(node), items: await shownBelow(node) })));
  }
  return {
    frame({ title, description, message }) {
      view.title = title;
      view.description = description ?? '';
      view.message = message ?? '';
    },
    refresh() {
      changed.fire(undefined);
    },
    async shown() {
      const items = view.visible ? await shownBelow() : [];
      const { title = '', description, message, visible } = view;
      return { title, description, message, isVisible: visible, items };
    },
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

function itemOf(node: Node): vscode.TreeItem {
  const { label, children = [], isFolded, description, icon, aria, tooltip, target, command, context } = node;
  const item = new vscode.TreeItem(label, children.length === 0 ? None : isFolded === true ? Collapsed : Expanded);
  item.id = node.id;
  const [name, color] = icon;
  item.iconPath = new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.accessibilityInformation = { label: aria };
  item.tooltip = tooltip ?? label;
  if (description !== undefined) item.description = description;
  if (context !== undefined) item.contextValue = context;
  if (target) item.command = { title: label, command: 'vscode.open', arguments: openingOf(target) };
  else if (command) item.command = { title: label, command: command[0], arguments: command.slice(1) };
  return item;
}

const openingOf = ({ uri, range }: Target): [vscode.Uri, vscode.TextDocumentShowOptions] => [
  vscode.Uri.parse(uri),
  { selection: rangeOf(range) },
];

/** Goes to a place, which is selected. */
export async function goTo({ uri, range }: Target): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeOf(range) });
}

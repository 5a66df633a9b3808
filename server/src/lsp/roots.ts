/** The folders that the user opened, each a workspace of its own. What is open in the editor goes before the files. */
import type { WorkspaceFolder } from 'vscode-languageserver';
import type { Host } from '../engine/facts';
import type { AnyRule } from '../engine/types';
import { createWorkspace, type Workspace } from '../engine/workspace';
import type { OpenDocument } from './openDocument';
import { pathBelow, schemeOf, uriBelow, uriKey } from './uris';

/** Files of a folder by its URI; undefined where there is no way to read it. */
export type HostOf = (rootUri: string) => Host | undefined;

export interface Root {
  readonly uri: string;
  readonly host: Host;
  readonly workspace: Workspace;
  uriOf(path: string): string;
  /** The text of a file as it lies there, whatever an editor shows; undefined where there is none. */
  onDisk(path: string): Promise<string | undefined>;
  /** Forgets what was read of these files, and which files there are. */
  changed(paths: readonly string[]): void;
}

export interface Place {
  readonly root: Root;
  readonly path: string;
}

export interface Roots {
  /** Innermost first. */
  readonly all: readonly Root[];
  /** The one that the client names first; undefined where no folder is open. */
  readonly first: Root | undefined;
  /** For notes that lie in no folder: they are linted alone. */
  readonly nowhere: Workspace;
  /** The innermost folder that holds a URI, and where in it. */
  locate(uri: string): Place | undefined;
  /** All folders that hold a URI: one within another sees its files, and so does the one around it. */
  around(uri: string): readonly Place[];
  isRootScheme(scheme: string): boolean;
  set(folders: readonly WorkspaceFolder[]): void;
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void;
}

const noHost: Host = { readText: () => Promise.resolve(undefined), listNotes: () => Promise.resolve([]) };

export function createRoots(
  hostOf: HostOf,
  rules: readonly AnyRule[],
  today: () => string,
  openAt: (key: string) => OpenDocument | undefined,
): Roots {
  let roots: Root[] = [];

  function create(uri: string): Root {
    const files = hostOf(uri) ?? noHost;
    const uriOf = (path: string): string => uriBelow(uri, path);
    let listing: Promise<readonly string[]> | undefined;
    const host: Host = {
      readText(path) {
        const open = openAt(uriKey(uriOf(path)));
        return open ? Promise.resolve(open.text) : files.readText(path);
      },
      listNotes: () => (listing ??= files.listNotes()),
      history: () => files.history?.() ?? Promise.resolve(undefined),
    };
    const workspace = createWorkspace({ host, rules, today });
    return {
      uri,
      host,
      uriOf,
      onDisk: (path) => files.readText(path),
      workspace,
      changed(paths) {
        listing = undefined;
        workspace.changed(paths);
      },
    };
  }

  let order: readonly string[] = [];
  function set(uris: readonly string[]): void {
    order = uris;
    const known = new Map(roots.map((root) => [uriKey(root.uri), root]));
    roots = [...new Map(uris.map((uri) => [uriKey(uri), uri]))]
      .map(([key, uri]) => known.get(key) ?? create(uri))
      .sort((a, b) => b.uri.length - a.uri.length);
  }

  const around = (uri: string): readonly Place[] =>
    roots.flatMap((root) => {
      const path = pathBelow(root.uri, uri);
      return path !== undefined && path !== '' ? [{ root, path }] : [];
    });

  return {
    get all() {
      return roots;
    },
    get first() {
      const key = order[0] === undefined ? undefined : uriKey(order[0]);
      return roots.find(({ uri }) => uriKey(uri) === key);
    },
    nowhere: createWorkspace({ host: noHost, rules, today }),
    locate: (uri) => around(uri)[0],
    around,
    isRootScheme: (scheme) => roots.some((root) => schemeOf(root.uri) === scheme),
    set: (folders) => {
      set(folders.map(({ uri }) => uri));
    },
    change(added, removed) {
      const gone = new Set(removed.map(({ uri }) => uriKey(uri)));
      set([...order.filter((uri) => !gone.has(uriKey(uri))), ...added.map(({ uri }) => uri)]);
    },
  };
}

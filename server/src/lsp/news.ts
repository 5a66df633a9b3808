/** News of anything but a note's own text, and who is told of it: what is remembered is forgotten, and looked at anew. */
import { CodeLensRefreshRequest, FileChangeType, type Connection, type FileEvent } from 'vscode-languageserver';
import { isConfigPath } from '../engine/workspace';
import type { OpenDocument } from './openDocument';
import type { Roots } from './roots';
import type { Session } from './session';
import { nameOf, uriKey } from './uris';

/** Pause after which notes are looked at again because of another one, in milliseconds. */
const pause = 1000;
/** Pause in which news of files gathers. */
const gather = 100;

export interface News {
  /** Settings, or which folders are open. */
  everythingChanged(): void;
  /** Files have changed, which may have a say in what is found in others. */
  filesChanged(uris: readonly string[]): void;
  /** What the client, or whoever watches for it, has seen on the disk. */
  watched(changes: readonly FileEvent[]): void;
  /**
   * An open note has been edited. It may be a record or a twin of others, which then see it as it stands in the editor; but
   * not at every key.
   */
  edited(uri: string): void;
  /**
   * Lets all that was edited count at once.
   * @param but a note for which its own edits are no news: where there are no others, nothing is done.
   * @returns whether there were any.
   */
  settle(but?: string): boolean;
  stop(): void;
}

/**
 * @param open documents by `uriKey`.
 * @param current the session; undefined before it begins and when it has ended.
 */
export function createNews(
  connection: Connection,
  open: ReadonlyMap<string, OpenDocument>,
  current: () => Session | undefined,
  detach: (task: Promise<unknown>) => void,
): News {
  let refresh: ReturnType<typeof setTimeout> | undefined;
  function refreshSoon(): void {
    current()?.reports.forget();
    clearTimeout(refresh);
    refresh = setTimeout(() => {
      const session = current();
      if (!session) return;
      const { client, push } = session;
      if (push) for (const document of open.values()) push.schedule(document);
      else if (client.refreshesDiagnostics) detach(connection.languages.diagnostics.refresh());
      if (client.lenses && client.refreshesLenses) detach(connection.sendRequest(CodeLensRefreshRequest.type));
    }, gather);
  }

  /** A file of words, or one that a configuration builds on. */
  function isDrawnOn(uri: string): boolean {
    return (
      current()
        ?.roots.around(uri)
        .some(({ root, path }) => root.workspace.isDrawnOn(path)) ?? false
    );
  }

  /** Forgets what was read of files, which lie in any of the folders. */
  function forget(uris: readonly string[]): void {
    const session = current();
    const byRoot = new Map<Roots['all'][number], string[]>();
    for (const uri of uris)
      for (const { root, path } of session?.roots.around(uri) ?? [])
        byRoot.set(root, [...(byRoot.get(root) ?? []), path]);
    for (const [root, paths] of byRoot) root.changed(paths);
    session?.decisions.filesChanged(uris);
  }

  function filesChanged(uris: readonly string[]): void {
    for (const uri of uris) unsettled.delete(uri);
    const isAny = uris.some((uri) => isAboutOthers(uri) || isDrawnOn(uri)); // asked before it is forgotten
    forget(uris);
    refreshSoon();
    current()?.pull.filesChanged(isAny ? undefined : uris);
  }

  const unsettled = new Set<string>();
  let settling: ReturnType<typeof setTimeout> | undefined;
  function settle(but?: string): boolean {
    if (![...unsettled].some((uri) => uri !== but)) return false;
    forget([...unsettled]);
    unsettled.clear();
    return true;
  }

  return {
    everythingChanged() {
      refreshSoon();
      current()?.pull.filesChanged();
    },
    filesChanged,
    watched(changes) {
      // What is open counts as it stands in the editor.
      const news = changes.filter(
        ({ uri, type }) =>
          (type !== FileChangeType.Changed || !open.has(uriKey(uri))) &&
          (!dataFile.test(nameOf(uri)) || isAboutOthers(uri) || isDrawnOn(uri)),
      );
      if (news.length > 0) filesChanged(news.map(({ uri }) => uri));
    },
    edited(uri) {
      unsettled.add(uri);
      if (open.size < 2) return;
      clearTimeout(settling);
      settling = setTimeout(() => {
        settle();
        refreshSoon();
      }, pause);
    },
    settle,
    stop() {
      clearTimeout(refresh);
      clearTimeout(settling);
    },
  };
}

/** Data of all kinds is watched, since words of a team's own may be in any file of it. */
const dataFile = /\.(?:ya?ml|json)$/i;

/** Configuration and ignore files say what counts for notes that they do not touch. */
const isAboutOthers = (uri: string): boolean =>
  isConfigPath(nameOf(uri)) || /^\.(?:git|agored)ignore$/.test(nameOf(uri));

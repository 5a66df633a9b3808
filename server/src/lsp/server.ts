/** The language server: the same for standard input and output, Node IPC and a browser's worker. */
import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { Host } from '../engine/facts';
import { localDay } from '../engine/facts';
import { isConfigPath } from '../engine/workspace';
import { rules } from '../rules';
import { aidCapabilities, aidHoverAt, renameCapability, serveAids } from './aids/serve';
import { codeActions, fixAll } from './actions';
import { checklistOf } from './checklist';
import { readClient, record, type Client } from './client';
import { commandCapabilities, serveCommands } from './commands';
import { draftConfig } from './configDraft';
import { createDecisions, type Decisions } from './decisions';
import { decisionCapabilities, serveDecisions } from './decisionRequests';
import { hoverAt } from './hover';
import { createOpenDocument, type OpenDocument } from './openDocument';
import { listPairs } from './pairList';
import {
  checklistMethod,
  draftConfigMethod,
  listPairsCommand,
  listPairsMethod,
  settingsSection,
  standingMethod,
  type InitializationOptions,
  type ListedPairs,
  type Standing,
  type UriParams,
} from './protocol';
import { createPull, type Pull } from './pull';
import { createPush, type Push } from './push';
import { recordHoverAt } from './recordHover';
import { quickFix } from './quiet';
import { createReports, type Reports } from './reports';
import { createRoots, type Roots } from './roots';
import { createSettings, type SettingsStore } from './settings';
import { nameOf, uriKey } from './uris';
import { serveWriting } from './writingRequests';

/**
 * Gives access to the files of a folder.
 * @param rootUri URI of the folder, as the client spells it.
 * @param offered requests that the client answers (`protocol.ts`); undefined where it answers none.
 * @returns undefined where there is no way to read the folder; its notes are then linted alone.
 */
export type MakeHost = (
  rootUri: string,
  offered: InitializationOptions['capabilities'] | undefined,
) => Host | undefined;

/** Pause after which notes are looked at again because of another one, in milliseconds. */
const settle = 1000;
/** Pause in which news of files gathers. */
const gather = 100;

interface Session {
  readonly client: Client;
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly reports: Reports;
  readonly decisions: Decisions;
  readonly pull: Pull;
  /** Undefined where the client pulls. */
  readonly push: Push | undefined;
}

/** Serves a connection until it ends. `version` is that of the program, as told to the client. */
export function startServer(connection: Connection, makeHost: MakeHost, about: { readonly version: string }): void {
  const documents = new TextDocuments<OpenDocument>({
    create: createOpenDocument,
    update(document, changes, version) {
      document.update(changes, version);
      return document;
    },
  });
  /** Open documents by `uriKey`. */
  const open = new Map<string, OpenDocument>();
  const openAt = (key: string): OpenDocument | undefined => open.get(key);
  /** Of those, the files that were deleted under the editor: what it still shows counts for no other note. */
  const deleted = new Set<string>();
  let session: Session | undefined;
  let isDown = false;
  const today = (): string => localDay(new Date());

  function detach(task: Promise<unknown>): void {
    task.catch((error: unknown) => {
      if (!(error instanceof ResponseError)) log(error);
    });
  }
  function log(error: unknown): void {
    if (!isDown) connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /** The session, for a request; there is none before `initialize` and after `shutdown`. */
  function current(): Session {
    if (!session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
    if (isDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
    return session;
  }

  /** Runs a request: what goes wrong is logged with its stack, and answered as an error. */
  async function answer<T>(run: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await run(current());
    } catch (error) {
      if (error instanceof ResponseError) throw error as ResponseError<unknown>;
      log(error);
      throw new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const client = readClient(params);
    const roots = createRoots(
      (uri) => makeHost(uri, client.files),
      rules,
      today,
      (key) => (deleted.has(key) ? undefined : openAt(key)),
    );
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that editors without folders send
    const { rootUri, workspaceFolders } = params;
    roots.set(workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: '' }] : []));
    const settings = createSettings(connection, client);
    const reports = createReports(connection, client, roots, settings, rules, today, openAt);
    const isOurs = client.files !== undefined;
    const pull = createPull(connection, reports, roots, openAt, isOurs || client.registersWatchers, isOurs);
    const push = client.pullsDiagnostics ? undefined : createPush(connection, reports, openAt, detach);
    const decisions = createDecisions(connection, roots, settings, openAt);
    session = { client, roots, settings, reports, decisions, pull, push };
    return {
      serverInfo: { name: 'agored', version: about.version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.codeActions ? { codeActionProvider: { codeActionKinds: [quickFix, fixAll] } } : {}),
        hoverProvider: true,
        ...(client.lenses ? { codeLensProvider: {} } : {}),
        ...commandCapabilities(client),
        ...decisionCapabilities(client),
        ...aidCapabilities(client),
        ...(client.pullsDiagnostics
          ? { diagnosticProvider: { identifier: 'agored', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true }, ...renameCapability(client) },
      },
    };
  });

  connection.onInitialized(() => {
    const { client, roots } = current();
    if (client.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        roots.change(added, removed);
        everythingChanged();
      });
    // Our own client watches and tells by itself.
    if (client.files) return;
    if (client.registersConfiguration)
      detach(connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection }));
    if (client.registersWatchers) {
      const globs = ['**/*.{md,markdown}', '**/*.{yml,yaml,json}', '**/.{agoredignore,gitignore}'];
      const watchers = globs.map((globPattern) => ({ globPattern }));
      detach(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
  });

  /** Something other than a note's own text has changed, now or in a moment. */
  let refresh: ReturnType<typeof setTimeout> | undefined;
  function refreshSoon(): void {
    session?.reports.forget();
    clearTimeout(refresh);
    refresh = setTimeout(() => {
      if (!session || isDown) return;
      const { client, push } = session;
      if (push) for (const document of open.values()) push.schedule(document);
      else if (client.refreshesDiagnostics) detach(connection.languages.diagnostics.refresh());
      if (client.lenses && client.refreshesLenses) detach(connection.sendRequest(CodeLensRefreshRequest.type));
    }, gather);
  }
  function everythingChanged(): void {
    refreshSoon();
    session?.pull.filesChanged();
  }
  /** Files have changed, which may have a say in what is found in others. */
  function filesChanged(uris: readonly string[]): void {
    const isAny = uris.some((uri) => isAboutOthers(uri) || isDrawnOn(uri)); // asked before it is forgotten
    forgetFiles(uris);
    refreshSoon();
    session?.pull.filesChanged(isAny ? undefined : uris);
  }
  /** A file of words, or one that a configuration builds on. */
  function isDrawnOn(uri: string): boolean {
    return session?.roots.around(uri).some(({ root, path }) => root.workspace.isDrawnOn(path)) ?? false;
  }
  /** Forgets what was read of files, which lie in any of the folders. */
  function forgetFiles(uris: readonly string[]): void {
    const byRoot = new Map<Roots['all'][number], string[]>();
    for (const uri of uris)
      for (const { root, path } of session?.roots.around(uri) ?? [])
        byRoot.set(root, [...(byRoot.get(root) ?? []), path]);
    for (const [root, paths] of byRoot) root.changed(paths);
    session?.decisions.filesChanged(uris);
  }

  // Open notes may be records or twins of others, which then see them as they stand in the editor; but not at every key.
  const unsettled = new Set<string>();
  let settling: ReturnType<typeof setTimeout> | undefined;
  function settleSoon(uri: string): void {
    unsettled.add(uri);
    if (open.size < 2) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      settleNow();
      refreshSoon();
    }, settle);
  }
  function settleNow(): void {
    forgetFiles([...unsettled]);
    unsettled.clear();
  }

  /** A tab may outlive its file, and then it is opened anew when the server restarts. */
  async function leaveOutIfDeleted(document: OpenDocument): Promise<void> {
    const key = uriKey(document.uri);
    const place = session?.roots.locate(document.uri);
    if (!place || (await place.root.onDisk(place.path)) !== undefined) return;
    if (open.get(key) !== document || document.edited) return;
    deleted.add(key);
    filesChanged([document.uri]);
  }

  documents.onDidOpen(({ document }) => {
    open.set(uriKey(document.uri), document);
    if (unsettled.size > 0) settleNow();
    if (isConfigPath(nameOf(document.uri))) detach(leaveOutIfDeleted(document));
  });
  documents.onDidChangeContent(({ document }) => {
    session?.push?.schedule(document);
    deleted.delete(uriKey(document.uri));
    if (!document.edited) return;
    if (!isConfigPath(nameOf(document.uri))) {
      settleSoon(document.uri);
      return;
    }
    filesChanged([document.uri]);
  });
  documents.onDidSave(({ document }) => {
    document.saved();
    unsettled.delete(document.uri);
    filesChanged([document.uri]);
  });
  documents.onDidClose(({ document }) => {
    open.delete(uriKey(document.uri));
    deleted.delete(uriKey(document.uri));
    unsettled.delete(document.uri);
    session?.settings.forget(document.uri);
    session?.push?.closed(document);
    // From now on its file counts.
    if (document.edited) filesChanged([document.uri]);
    else session?.pull.filesChanged([document.uri]);
  });
  documents.listen(connection);

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      const key = uriKey(uri);
      if (type === FileChangeType.Deleted && open.has(key)) deleted.add(key);
      else deleted.delete(key);
    }
    // What is open counts as it stands in the editor.
    const news = changes.filter(
      ({ uri, type }) =>
        (type !== FileChangeType.Changed || !open.has(uriKey(uri))) &&
        (!dataFile.test(nameOf(uri)) || isAboutOthers(uri) || isDrawnOn(uri)),
    );
    if (news.length === 0) return;
    filesChanged(news.map(({ uri }) => uri));
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    session?.settings.changed(settings);
    everythingChanged();
  });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    answer(({ pull }) => pull.ofDocument(textDocument.uri, previousResultId)),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _, progress) =>
    answer(({ pull }) => pull.ofWorkspace(params, token, progress)),
  );
  connection.onCodeAction((params) =>
    answer(async ({ client, reports, roots }) => {
      const document = openAt(uriKey(params.textDocument.uri));
      // A fix may edit another document, and has to know that as it stands now.
      if ([...unsettled].some((uri) => uri !== document?.uri)) {
        settleNow();
        reports.forget();
      }
      return document ? codeActions(params, document, client, reports, roots.nowhere) : [];
    }),
  );
  connection.onHover(({ textDocument, position }) =>
    answer(async ({ client, reports, decisions }) => {
      const document = openAt(uriKey(textDocument.uri));
      if (!document) return null;
      const report = await reports.ofOpen(document);
      const near = (): ReturnType<Decisions['recordsFor']> => decisions.recordsFor(document);
      const aid = aidHoverAt(document, document.offsetAt(position), { client, locale: report.locale });
      const linked = aid ?? (await recordHoverAt(position, document, near, report.locale, client.markdownHover));
      return hoverAt(position, { document, report, client }, linked);
    }),
  );
  connection.onRequest(checklistMethod, (params: unknown) =>
    answer(({ reports }) => {
      const { uri } = record(params);
      const document = typeof uri === 'string' ? openAt(uriKey(uri)) : undefined;
      return document ? checklistOf(document, reports, rules) : Promise.resolve(null);
    }),
  );
  connection.onRequest(draftConfigMethod, ({ uri }: UriParams) =>
    answer(({ roots, settings }) => draftConfig(uri, roots, settings, rules, today())),
  );
  connection.onRequest(standingMethod, ({ uri }: UriParams) =>
    answer(async ({ reports }): Promise<Standing | null> => {
      const document = openAt(uriKey(uri));
      return (document && (await reports.ofOpen(document)).standing) ?? null;
    }),
  );
  const pairs = (token: CancellationToken): Promise<ListedPairs> =>
    answer(({ roots, settings }) => listPairs(roots, settings, today, token));
  const documentAt = (uri: string): OpenDocument | undefined => openAt(uriKey(uri));
  const decisionCommands = serveDecisions(connection, answer);
  const others = { ...decisionCommands, [listPairsCommand]: (_: unknown, token: CancellationToken) => pairs(token) };
  serveCommands(connection, answer, openAt, documentAt, others);
  serveWriting(connection, answer, openAt, today);
  connection.onRequest(listPairsMethod, (_: unknown, token: CancellationToken) => pairs(token));
  serveAids(connection, answer, documentAt, today);

  connection.onShutdown(() => {
    isDown = true;
    clearTimeout(refresh);
    clearTimeout(settling);
    session?.push?.stop();
    session?.pull.stop();
  });
  connection.listen();
}

/** Data of all kinds is watched, since words of a team's own may be in any file of it. */
const dataFile = /\.(?:ya?ml|json)$/i;

/** Configuration and ignore files say what counts for notes that they do not touch. */
const isAboutOthers = (uri: string): boolean =>
  isConfigPath(nameOf(uri)) || /^\.(?:git|agored)ignore$/.test(nameOf(uri));

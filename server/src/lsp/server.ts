/** The language server: the same for standard input and output, Node IPC and a browser's worker. */
import {
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
import { readClient, record } from './client';
import { commandCapabilities, serveCommands } from './commands';
import { draftConfig } from './configDraft';
import { createDecisions, type Decisions } from './decisions';
import { decisionCapabilities, serveDecisions } from './decisionRequests';
import { hoverAt } from './hover';
import { createNews } from './news';
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
import { createPull } from './pull';
import { createPush } from './push';
import { recordHoverAt } from './recordHover';
import { quickFix } from './quiet';
import { createReports } from './reports';
import { createRoots } from './roots';
import type { Session } from './session';
import { createSettings } from './settings';
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
        news.everythingChanged();
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

  const news = createNews(connection, open, () => (isDown ? undefined : session), detach);

  /** A tab may outlive its file, and then it is opened anew when the server restarts. */
  async function leaveOutIfDeleted(document: OpenDocument): Promise<void> {
    const key = uriKey(document.uri);
    const place = session?.roots.locate(document.uri);
    if (!place || (await place.root.onDisk(place.path)) !== undefined) return;
    if (open.get(key) !== document || document.edited) return;
    deleted.add(key);
    news.filesChanged([document.uri]);
  }

  documents.onDidOpen(({ document }) => {
    open.set(uriKey(document.uri), document);
    news.settle();
    if (isConfigPath(nameOf(document.uri))) detach(leaveOutIfDeleted(document));
  });
  documents.onDidChangeContent(({ document }) => {
    session?.push?.schedule(document);
    deleted.delete(uriKey(document.uri));
    if (!document.edited) return;
    if (isConfigPath(nameOf(document.uri))) news.filesChanged([document.uri]);
    else news.edited(document.uri);
  });
  documents.onDidSave(({ document }) => {
    document.saved();
    news.filesChanged([document.uri]);
  });
  documents.onDidClose(({ document }) => {
    open.delete(uriKey(document.uri));
    deleted.delete(uriKey(document.uri));
    session?.settings.forget(document.uri);
    session?.push?.closed(document);
    // From now on its file counts.
    if (document.edited) news.filesChanged([document.uri]);
    else session?.pull.filesChanged([document.uri]);
  });
  documents.listen(connection);

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      const key = uriKey(uri);
      if (type === FileChangeType.Deleted && open.has(key)) deleted.add(key);
      else deleted.delete(key);
    }
    news.watched(changes);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    session?.settings.changed(settings);
    news.everythingChanged();
  });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    answer(({ pull }) => pull.ofDocument(textDocument.uri, previousResultId)),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _, progress) =>
    answer(({ pull }) => pull.ofWorkspace(params, token, progress)),
  );
  /** A fix may edit another document, and has to know that as it stands now. */
  const settle = (but?: string): void => {
    if (news.settle(but)) session?.reports.forget();
  };
  connection.onCodeAction((params) =>
    answer(async ({ client, reports, roots }) => {
      const document = openAt(uriKey(params.textDocument.uri));
      settle(document?.uri);
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
  serveCommands(connection, answer, openAt, documentAt, settle, others);
  serveWriting(connection, answer, openAt, settle, today);
  connection.onRequest(listPairsMethod, (_: unknown, token: CancellationToken) => pairs(token));
  serveAids(connection, answer, documentAt, today);

  connection.onShutdown(() => {
    isDown = true;
    news.stop();
    session?.push?.stop();
    session?.pull.stop();
  });
  connection.listen();
}

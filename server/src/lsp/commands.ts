/** Requests and commands that change notes or go to places in them. Editors without commands of ours ask for the latter. */
import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeLens,
  type Connection,
  type ServerCapabilities,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { record, type Client } from './client';
import type { Context } from './edits';
import { fixAllIn } from './fixAll';
import { editForFixes } from './fixes';
import { followIn } from './following';
import { lensesOf } from './lenses';
import type { OpenDocument } from './openDocument';
import {
  applyFixesCommand,
  fixAllCommand,
  fixAllMethod,
  fixesMethod,
  followMethod,
  listDecisionsCommand,
  listPairsCommand,
  showPlacesCommand,
  type FixAllParams,
  type FixAllResult,
  type FixesParams,
  type FollowParams,
  type PlacesParams,
} from './protocol';
import type { Reports } from './reports';
import type { Roots } from './roots';
import type { SettingsStore } from './settings';

interface Session {
  readonly client: Client;
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly reports: Reports;
}

type Command = (params: unknown, token: CancellationToken) => Promise<unknown>;

/** Commands that the client may ask the server for; none that it has itself, as our own client has. */
export function commandCapabilities(client: Client): ServerCapabilities {
  if (!client.commands) return {};
  const commands = [
    ...(client.files ? [] : [listDecisionsCommand, listPairsCommand]),
    ...(client.appliesEdits ? [applyFixesCommand, fixAllCommand] : []),
    ...(client.showsDocuments ? [showPlacesCommand] : []),
  ].filter((name) => !client.own.has(name));
  return commands.length > 0 ? { executeCommandProvider: { commands } } : {};
}

type FixAllEdits = FixAllResult['notes'][number]['edits'];
const plain = (edits: FixAllEdits): TextEdit[] => edits.map(({ range, newText }) => ({ range, newText }));

/**
 * @param run runs a request and logs what goes wrong.
 * @param settle lets what was edited in other documents count at once: an edit may touch them.
 * @param others commands that are served elsewhere, by name.
 */
export function serveCommands(
  connection: Connection,
  run: <T>(request: (session: Session) => Promise<T>) => Promise<T>,
  openAt: (key: string) => OpenDocument | undefined,
  documentAt: (uri: string) => OpenDocument | undefined,
  settle: (but?: string) => void,
  others: Readonly<Record<string, Command>>,
): void {
  const inNote = <T>(uri: string, use: (context: Context) => T | Promise<T>, otherwise: T): Promise<T> =>
    run(async ({ client, reports }) => {
      const document = documentAt(uri);
      return document ? use({ document, report: await reports.ofOpen(document), client, reports }) : otherwise;
    });

  const fixes = ({ uri, fixes: names }: FixesParams): Promise<WorkspaceEdit | null> => {
    settle(uri);
    return inNote(uri, async (context) => (await editForFixes(names, context)) ?? null, null);
  };
  const fixAll = (params: FixAllParams, token: CancellationToken): ReturnType<typeof fixAllIn> => {
    settle(params.note);
    return run((session) => fixAllIn(params, { ...session, openAt }, token));
  };

  connection.onCodeLens(({ textDocument: { uri } }) =>
    run(({ settings }) => settings.for(uri)).then(({ codeLens }) =>
      codeLens ? inNote<CodeLens[]>(uri, lensesOf, []) : [],
    ),
  );
  connection.onRequest(fixesMethod, (params: FixesParams) => fixes(params));
  connection.onRequest(fixAllMethod, (params: FixAllParams, token: CancellationToken) => fixAll(params, token));
  connection.onRequest(followMethod, (params: FollowParams) =>
    inNote<WorkspaceEdit | null>(params.uri, ({ document, client }) => followIn(document, params, client), null),
  );

  const apply = async (edit: WorkspaceEdit | null): Promise<null> => {
    if (edit) await connection.workspace.applyEdit(edit);
    return null;
  };
  const commands: Readonly<Record<string, Command>> = {
    ...others,
    [applyFixesCommand]: async (params) => apply(await fixes(params as FixesParams)),
    [fixAllCommand]: async (params, token) => {
      const { notes } = await fixAll(record(params), token);
      const { documentChanges } = await run(({ client }) => Promise.resolve(client));
      if (notes.length === 0) return null;
      return apply(
        documentChanges
          ? {
              documentChanges: notes.map(({ uri, version, edits }) => ({
                textDocument: { uri, version },
                edits: plain(edits),
              })),
            }
          : { changes: Object.fromEntries(notes.map(({ uri, edits }) => [uri, plain(edits)])) },
      );
    },
    [showPlacesCommand]: async (params) => {
      const { uri, places } = params as PlacesParams;
      await connection.window.showDocument({ uri, takeFocus: true, ...(places[0] && { selection: places[0] }) });
      return null;
    },
  };
  connection.onExecuteCommand(({ command, arguments: [params] = [] }, token) => {
    const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!known) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    return known(params, token);
  });
}

/** What both hosts share: one language client, its settings and the command that restarts it. */
import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  RevealOutputChannelOn,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { listDecisionsCommand, settingsSection, type InitializationOptions } from '../../server/src/lsp/protocol';
import { listDecisions } from './decisions';
import { answerFileRequests } from './files';
import { localeOf, resolveSettings } from './settings';

/** A running server: `end` frees what the client does not free by itself. */
interface Server {
  readonly client: BaseLanguageClient;
  readonly end: () => void;
}
type MakeServer = (id: string, name: string, options: LanguageClientOptions) => Server;

/**
 * Where notes live. Named one by one: a diff's old side, a commit's view, output and notebook cells are Markdown too,
 * but nobody can mend them there.
 */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];
const configFiles = '**/.agored.{yml,yaml,json}';
/** Words of a team's own may be in any of these; the server knows which count. */
const dataFiles = '**/*.{yml,yaml,json}';
const ignoreFiles = '**/.{gitignore,agoredignore}';

let server: Server | undefined;
/** Starts and stops wait for each other, however fast the command is repeated. */
let queue: Promise<void> = Promise.resolve();

function enqueue(task: () => Promise<void>): Promise<void> {
  queue = queue.catch(() => undefined).then(task);
  return queue;
}

function documentSelector(): NonNullable<LanguageClientOptions['documentSelector']> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set([...schemes, ...folders.map((folder) => folder.uri.scheme)])].flatMap((scheme) => [
    { scheme, language: 'markdown' },
    { scheme, pattern: configFiles },
  ]);
}

async function stop(): Promise<void> {
  const old = server;
  server = undefined;
  // A server that does not answer is one of the reasons to restart: carry on without it.
  await old?.client.dispose().catch(() => undefined);
  old?.end();
}

export async function activateWith(context: vscode.ExtensionContext, make: MakeServer): Promise<void> {
  const outputChannel = vscode.window.createOutputChannel('Agored', { log: true });
  const watchers = ['**/*.{md,markdown}', dataFiles, ignoreFiles].map((glob) =>
    vscode.workspace.createFileSystemWatcher(glob),
  );
  context.subscriptions.push(outputChannel, ...watchers);

  async function start(): Promise<void> {
    const initializationOptions: InitializationOptions = {
      locale: localeOf(vscode.workspace.getConfiguration(settingsSection).get('locale')),
      capabilities: { readText: true, list: true, stat: true, history: vscode.workspace.isTrusted },
    };
    server = make('agored', 'Agored', {
      documentSelector: documentSelector(),
      initializationOptions,
      outputChannel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      synchronize: { fileEvents: watchers },
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: {
        workspace: {
          configuration: async (params, token, next) => resolveSettings(params.items, await next(params, token)),
        },
      },
    });
    answerFileRequests(server.client);
    await server.client.start();
  }

  const restart = (): Promise<void> =>
    enqueue(async () => {
      await stop();
      await start();
    });

  context.subscriptions.push(
    // The news alone: which setting holds where is for the server to ask, document by document.
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(settingsSection) || server?.client.isRunning() !== true) return;
      void server.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }),
    vscode.commands.registerCommand('agored.restart', restart),
    vscode.commands.registerCommand(listDecisionsCommand, () => listDecisions(server?.client)),
    // Only then may the server ask Git.
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await enqueue(start);
}

export function deactivate(): Promise<void> {
  return enqueue(stop);
}

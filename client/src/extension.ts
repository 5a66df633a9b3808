/** What both hosts share: one language client, its settings and the command that restarts it. */
import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  RevealOutputChannelOn,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import {
  applyFixesCommand,
  fixAllCommand,
  followCommand,
  settingsSection,
  showPlacesCommand,
  type InitializationOptions,
} from '../../server/src/lsp/protocol';
import { checklistView } from './checklist/checklist';
import { decisionList } from './decisions/list';
import { decisionView } from './decisions/view';
import { answerFileRequests } from './files';
import { createConfig } from './firstSteps/createConfig';
import { walkthrough } from './firstSteps/walkthrough';
import { fixAllCommands } from './fixes/all';
import { fixCommands } from './fixes/one';
import { pairList } from './pairs/list';
import type { Exports, Feature, Session } from './session';
import { localeOf, resolveSettings } from './settings';
import { sideBySide } from './sideBySide/open';
import { isChosen } from './standing/chosen';
import { leftAlone } from './standing/leftAlone';
import { limits } from './standing/limits';
import { termCompletion } from './terms/complete';
import { words, type Locale } from './words';
import { writingCommands } from './writing/commands';

/** All that the extension offers beside what the server does in the text. */
const features: readonly Feature[] = [
  checklistView,
  decisionList,
  decisionView,
  fixCommands,
  fixAllCommands,
  leftAlone,
  limits,
  createConfig,
  walkthrough,
  pairList,
  sideBySide,
  writingCommands,
  termCompletion,
];

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

function currentLocale(): Locale {
  return localeOf(vscode.workspace.getConfiguration(settingsSection).get('locale'));
}

async function stop(): Promise<void> {
  const old = server;
  server = undefined;
  // A server that does not answer is one of the reasons to restart: carry on without it.
  await old?.client.dispose().catch(() => undefined);
  old?.end();
}

/** Registers all there is, and starts the server without waiting for it: it is not for VS Code to wait either. */
export function activateWith(context: vscode.ExtensionContext, make: MakeServer): Exports {
  const outputChannel = vscode.window.createOutputChannel('Agored', { log: true });
  const watchers = ['**/*.{md,markdown}', dataFiles, ignoreFiles].map((glob) =>
    vscode.workspace.createFileSystemWatcher(glob),
  );
  const changed = new vscode.EventEmitter<void>();
  const exposed = new Map<string, () => unknown>();
  const session: Session = {
    context,
    get client() {
      return server?.client.isRunning() === true ? server.client : undefined;
    },
    get locale() {
      return currentLocale();
    },
    log: outputChannel,
    onDidChange: changed.event,
    async ask<Answer>(method: string, params: object) {
      await queue.catch(() => undefined);
      if (session.client) return session.client.sendRequest<Answer>(method, params);
      await vscode.window.showInformationMessage(words.noServer[session.locale]);
      return undefined;
    },
    expose(name, shown) {
      exposed.set(name, shown);
    },
  };
  context.subscriptions.push(outputChannel, changed, ...watchers);

  async function start(): Promise<void> {
    const initializationOptions: InitializationOptions = {
      locale: currentLocale(),
      capabilities: { readText: true, list: true, stat: true, history: vscode.workspace.isTrusted },
      // With that extension, VS Code does for YAML what it does for JSON anyway.
      explains: { yaml: vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined, json: true },
      commands: [applyFixesCommand, followCommand, showPlacesCommand, fixAllCommand],
    };
    server = make('agored', 'Agored', {
      documentSelector: documentSelector(),
      initializationOptions,
      outputChannel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      synchronize: { fileEvents: watchers },
      // Links in a hover may make a fix, and do nothing else.
      markdown: { isTrusted: { enabledCommands: [applyFixesCommand] } },
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: {
        workspace: {
          configuration: async (params, token, next) =>
            resolveSettings(params.items, await next(params, token), (uri) => isChosen(context, uri)),
        },
      },
    });
    answerFileRequests(server.client);
    await server.client.start();
    changed.fire();
  }

  const restart = (): Promise<void> =>
    enqueue(async () => {
      await stop();
      await start();
    });

  context.subscriptions.push(
    // The news alone: which setting holds where is for the server to ask, document by document.
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (![settingsSection, 'markdown.validate'].some((section) => event.affectsConfiguration(section))) return;
      void session.client?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      if (event.affectsConfiguration(`${settingsSection}.locale`)) changed.fire();
    }),
    vscode.commands.registerCommand('agored.restart', restart),
    ...features.map((feature) => feature(session)),
    // Only then may the server ask Git.
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  enqueue(start).catch((error: unknown) => {
    outputChannel.error(error instanceof Error ? error : String(error));
  });
  return { shown: (name) => exposed.get(name)?.() };
}

export function deactivate(): Promise<void> {
  return enqueue(stop);
}

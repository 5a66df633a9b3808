/** What the client at the other end can do, read once from `initialize`. */
import {
  InsertTextMode,
  type ClientCapabilities,
  type InitializeParams,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Locale } from '../engine/types';
import type { Enable, InitializationOptions } from './protocol';

export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly codeActions: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly markdownHover: boolean;
  readonly completion: boolean;
  /** Completions may hold places for the cursor. */
  readonly snippets: boolean;
  readonly markdownDocumentation: boolean;
  /** Completions of several lines are left as they are, where they ask for it. */
  readonly insertsAsIs: boolean;
  readonly documentLinks: boolean;
  /** Asks for edits before files are renamed. */
  readonly renames: boolean;
  /** Edits may say what they are for. */
  readonly annotates: boolean;
  /** Symbols of the whole workspace. */
  readonly symbols: boolean;
  /** Asks the server to run commands. */
  readonly commands: boolean;
  readonly appliesEdits: boolean;
  readonly showsDocuments: boolean;
  readonly lenses: boolean;
  readonly refreshesLenses: boolean;
  /** Commands of our protocol that it has itself. */
  readonly own: ReadonlySet<string>;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  /** What it offers beyond LSP; absent for other editors than ours. */
  readonly files: InitializationOptions['capabilities'] | undefined;
  /** Which configuration files it explains by itself. */
  readonly explains: NonNullable<InitializationOptions['explains']>;
  /** Who starts a server on purpose wants all notes checked, so `on` is what counts where nothing is said. */
  readonly enable: Enable;
  readonly codeLens: boolean;
  readonly locale: Locale;
}

export function readClient({ capabilities, initializationOptions, locale }: InitializeParams): Client {
  const { workspace, textDocument, window }: ClientCapabilities = capabilities;
  const options = record(initializationOptions);
  const offered = record(options['capabilities']);
  const files = {
    readText: offered['readText'] === true,
    list: offered['list'] === true,
    stat: offered['stat'] === true,
    history: offered['history'] === true,
  };
  const explains = record(options['explains']);
  const commands = options['commands'];
  const formats = textDocument?.hover?.contentFormat ?? [];
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    codeDescription:
      textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
      textDocument?.diagnostic?.codeDescriptionSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    markdownHover: formats.length === 0 || formats.includes('markdown'),
    completion: textDocument?.completion !== undefined,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdownDocumentation: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    insertsAsIs:
      textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    documentLinks: textDocument?.documentLink !== undefined,
    renames: workspace?.fileOperations?.willRename === true,
    annotates: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    symbols: workspace?.symbol !== undefined,
    commands: workspace?.executeCommand !== undefined,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: window?.showDocument?.support === true,
    lenses: textDocument?.codeLens !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    own: new Set(Array.isArray(commands) ? commands.filter((name) => typeof name === 'string') : []),
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    files: files.readText && files.list ? files : undefined,
    explains: { yaml: explains['yaml'] === true, json: explains['json'] === true },
    enable: enableOf(options['enable'], 'on'),
    codeLens: options['codeLens'] !== false,
    locale: localeOf(options['locale'], localeOf(locale, 'en')),
  };
}

/** The language that a setting names (`cy`, `cy-GB`), or else the one given. */
export function localeOf(value: unknown, otherwise: Locale): Locale {
  const [language] = typeof value === 'string' ? value.toLowerCase().split(/[-_]/) : [];
  return language === 'en' || language === 'cy' ? language : otherwise;
}

/** What a setting says, in words or as true and false, or else the one given. */
export function enableOf(value: unknown, otherwise: Enable): Enable {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === 'on' || value === 'off' || value === 'auto' ? value : otherwise;
}

/** A value from outside as a record, empty where it is none. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A range from outside; what is no range is the start of the document. */
export function readRange(value: unknown): Range {
  const { start, end } = record(value);
  const position = (given: unknown): Position => {
    const { line, character } = record(given);
    return { line: typeof line === 'number' ? line : 0, character: typeof character === 'number' ? character : 0 };
  };
  return { start: position(start), end: position(end) };
}

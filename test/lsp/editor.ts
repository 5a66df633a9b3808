/** An editor without a screen: opens and changes documents, asks for diagnostics and actions, and does what these say. */
import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextDocumentContentChangeEvent,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { spawnServer, type Answer, type Client, type Folder } from './support';

/** What VS Code can do, as far as the server looks at it. */
export const full: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { relatedDocumentSupport: false, relatedInformation: true, codeDescriptionSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    codeAction: {
      isPreferredSupport: true,
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** An editor that knows little more than text: no pulling, no versions of edits, no settings. */
export const plain: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
};

export interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Folders to open; none for a lone file. */
  readonly folders?: readonly Folder[];
  /** Answers to the server's requests, by method. */
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly locale?: string;
  /** Options of the Node process that the server is. */
  readonly node?: readonly string[];
}

/** An editor that has said hello. */
export async function connect(options: Options = {}) {
  const { capabilities = full, folders: opened = [], answers = {}, initializationOptions, locale, node } = options;
  const client = spawnServer(answers, undefined, node);
  const hello = await client.request<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: opened[0]?.uri ?? null,
    capabilities,
    workspaceFolders: opened.map(({ uri }) => ({ uri, name: uri })),
    ...(locale === undefined ? {} : { locale }),
    ...(initializationOptions === undefined ? {} : { initializationOptions }),
  });
  client.notify('initialized', {});
  return { ...client, hello, ...editing(client) };
}

export type Editor = Awaited<ReturnType<typeof connect>>;

function editing(client: Client) {
  const documents = new Map<string, TextDocument>();
  const textOf = (uri: string): string => documents.get(uri)?.getText() ?? '';

  function update(uri: string, changes: TextDocumentContentChangeEvent[]): void {
    const document = documents.get(uri);
    assert(document);
    const version = document.version + 1;
    documents.set(uri, TextDocument.update(document, changes, version));
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
  }

  /** Replaces a stretch of a document, in UTF-16 units. */
  function replace(uri: string, start: number, end: number, by: string): void {
    const document = documents.get(uri);
    assert(document);
    update(uri, [{ range: { start: document.positionAt(start), end: document.positionAt(end) }, text: by }]);
  }

  return {
    textOf,
    open(uri: string, text: string, languageId = 'markdown'): void {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    replace,
    /** Replaces the first `what` in a document, as typing does; or all of it, where `what` is undefined. */
    change(uri: string, what: string | undefined, by: string): void {
      if (what === undefined) {
        update(uri, [{ text: by }]);
        return;
      }
      const start = textOf(uri).indexOf(what);
      assert(start >= 0, `${what} is not there`);
      replace(uri, start, start + what.length, by);
    },
    close(uri: string): void {
      documents.delete(uri);
      client.notify('textDocument/didClose', { textDocument: { uri } });
    },
    save: (uri: string) => {
      client.notify('textDocument/didSave', { textDocument: { uri } });
    },
    pull: (uri: string, previousResultId?: string) =>
      client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      }),
    async diagnostics(uri: string): Promise<Diagnostic[]> {
      const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      assert.equal(report.kind, 'full');
      return report.items;
    },
    pullWorkspace: (previous: readonly { uri: string; value: string }[] = [], partialResultToken?: string) =>
      client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: previous,
        ...(partialResultToken === undefined ? {} : { partialResultToken }),
      }),
    /** The diagnostics that are pushed next for a document, from message `from` on. */
    pushed: (uri: string, passes: (items: readonly Diagnostic[]) => boolean = () => true, from = 0) =>
      client.hear<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (params) => params.uri === uri && passes(params.diagnostics),
        from,
      ),
    actions: (uri: string, range: Range, context: Partial<CodeActionContext> = {}) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      }),
    filesChanged(...changes: readonly (readonly [uri: string, type: 'created' | 'changed' | 'deleted'])[]): void {
      const types = { created: 1, changed: 2, deleted: 3 };
      client.notify('workspace/didChangeWatchedFiles', {
        changes: changes.map(([uri, type]) => ({ uri, type: types[type] })),
      });
    },
    /** Does what an editor does with an edit; gives the texts of new files by URI. */
    apply(edit: WorkspaceEdit | undefined): Map<string, string> {
      assert(edit);
      const created = new Map<string, string>();
      const applyTo = (uri: string, edits: readonly TextEdit[]): void => {
        const isNew = created.has(uri);
        const document = isNew ? TextDocument.create(uri, 'markdown', 1, created.get(uri) ?? '') : documents.get(uri);
        assert(document, `${uri} is not open`);
        const text = TextDocument.applyEdits(document, [...edits]);
        if (isNew) {
          created.set(uri, text);
          return;
        }
        update(uri, [{ text }]);
      };
      for (const change of edit.documentChanges ?? []) {
        if ('kind' in change) {
          assert.equal(change.kind, 'create');
          created.set(change.uri, '');
          continue;
        }
        const { uri, version } = change.textDocument;
        // Our edits are made for one version of a document, and an editor refuses them for another.
        if (version !== null) assert.equal(version, documents.get(uri)?.version);
        applyTo(uri, change.edits as TextEdit[]);
      }
      for (const [uri, edits] of Object.entries(edit.changes ?? {})) applyTo(uri, edits);
      return created;
    },
  };
}

/** What a diagnostic says. */
export const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);
export const codes = (items: readonly Diagnostic[]): string[] => items.map(({ code }) => String(code));

/** A range that holds no more than its start. */
export const at = (position: Position): Range => ({ start: position, end: position });
export const position = (line: number, character: number): Position => ({ line, character });

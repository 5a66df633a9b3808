/** Entry of the language server in a browser's worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientHost } from '../host/client';
import { startServer } from '../lsp/server';
import { version } from '../version';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);
startServer(connection, (uri, offered) => clientHost(connection, uri, offered), { version });

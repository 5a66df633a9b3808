/** Entry of the language server on Node: over IPC for VS Code, over standard input and output for other editors. */
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientHost } from '../host/client';
import { gitHistory } from '../host/git';
import { nodeHost } from '../host/node';
import { startServer } from '../lsp/server';
import { version } from '../version';

let running: Promise<void> | undefined;

/** Starts the server, once; the process ends with the connection, and with the exit code that LSP asks for. */
export function start(): Promise<void> {
  running ??= new Promise(() => {
    const isTold = process.argv.some((arg) => /^--(?:node-ipc|stdio|socket|pipe)(?:=|$)/.test(arg));
    const connection = isTold
      ? createConnection(ProposedFeatures.all)
      : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
    const files = (uri: string) => (uri.startsWith('file:') ? nodeHost(fileURLToPath(uri)) : undefined);
    startServer(
      connection,
      (uri, offered) => {
        const asked = clientHost(connection, uri, offered);
        if (!asked) return files(uri);
        // Our own client reads files for us, and knows whether the user trusts the folder.
        const isTrusted = offered?.history === true && uri.startsWith('file:');
        return isTrusted ? { ...asked, history: gitHistory(fileURLToPath(uri)) } : asked;
      },
      { version },
    );
  });
  return running;
}
void start();

/** Entry of the language server on Node: over IPC for VS Code, over standard input and output for other editors. */
import { Console } from 'node:console';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { clientHost } from '../host/client';
import { gitHistory } from '../host/git';
import { nodeHost } from '../host/node';
import { StreamWriter } from '../host/writer';
import { startServer } from '../lsp/server';
import { version } from '../version';

let running: Promise<void> | undefined;

/** Starts the server, once; the process ends with the connection, and with the exit code that LSP asks for. */
export function start(): Promise<void> {
  running ??= new Promise(() => {
    const isElsewhere = process.argv.some((arg) => /^--(?:node-ipc|socket|pipe)(?:=|$)/.test(arg));
    const connection = isElsewhere ? createConnection(ProposedFeatures.all) : overStandardStreams();
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

function overStandardStreams(): Connection {
  globalThis.console = new Console(process.stderr); // what a library prints must not come between messages
  // A stream to read from, so that the server ends with it; that it goes with a writer of our own, the types do not say.
  const writer = new StreamWriter(process.stdout) as unknown as NodeJS.WritableStream;
  return createConnection(ProposedFeatures.all, process.stdin, writer);
}
void start();

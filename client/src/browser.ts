/** Entry of the extension in a browser-worker extension host: VS Code for the web. */
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension';
import type { Exports } from './session';

export { deactivate } from './extension';

export function activate(context: ExtensionContext): Exports {
  const url = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  return activateWith(context, (id, name, options) => {
    const worker = new Worker(url);
    return {
      client: new LanguageClient(id, name, worker, options),
      // A worker outlives its connection, so a restart would leave the old one behind.
      end: () => {
        worker.terminate();
      },
    };
  });
}

/** Entry of the extension in a Node extension host: desktop and remote. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension';
import type { Exports } from './session';

export { deactivate } from './extension';

export function activate(context: ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.node.js');
  return activateWith(context, (id, name, options) => ({
    client: new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options),
    end: () => undefined,
  }));
}

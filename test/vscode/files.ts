/** The requests of the server, answered by the real file system of the host. */
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Uri, workspace } from 'vscode';
import { answerFileRequests } from '../../client/src/files';
import { listMethod, readTextMethod, statMethod } from '../../server/src/lsp/protocol';
import { equal, fileUri } from './support';

type Ask = (method: string, uri: Uri) => Promise<unknown>;

/** Asks as the server would, but without one. */
function asker(): Ask {
  const handlers = new Map<string, (params: { uri: string }) => unknown>();
  answerFileRequests({
    onRequest: (method: string, handler: (params: { uri: string }) => unknown) => handlers.set(method, handler),
    code2ProtocolConverter: { asUri: (uri: Uri) => uri.toString() },
  } as unknown as BaseLanguageClient);
  return (method, uri) => Promise.resolve(handlers.get(method)?.({ uri: uri.toString() }));
}

export async function answersFileRequests(): Promise<void> {
  const ask = asker();
  await workspace.fs.writeFile(fileUri('files/node_modules/x/readme.md'), new TextEncoder().encode('# Not ours\n'));
  equal(await ask(readTextMethod, fileUri('files/with-bom.md')), { text: '# Croeso\n' }, 'text without its BOM');
  equal(await ask(readTextMethod, fileUri('files/none.md')), null, 'text of a file that is not there');
  equal(await ask(readTextMethod, fileUri('files')), null, 'text of a folder');

  const listed = (await ask(listMethod, fileUri('files'))) as string[];
  const expected = ['files/deep/er/two.markdown', 'files/with-bom.md'].map((path) => fileUri(path).toString());
  equal([...listed].sort(), expected, 'Markdown files below a folder');

  const file = (await ask(statMethod, fileUri('files/with-bom.md'))) as { type: string; size: number; mtime: number };
  equal([file.type, file.size, typeof file.mtime], ['file', 12, 'number'], 'what a file is');
  equal(((await ask(statMethod, fileUri('files'))) as { type: string }).type, 'folder', 'what a folder is');
}

export async function refusesFilesElsewhere(): Promise<void> {
  const ask = asker();
  const root = fileUri('');
  const parent = Uri.joinPath(root, '..');
  const elsewhere = [
    ...(parent.path === root.path ? [] : [parent]), // on the web the folder is the root of its file system
    root.with({ path: `${root.path.replace(/\/$/, '')}/../..` }),
    root.with({ scheme: 'file', authority: '', path: '/etc/hostname' }),
    Uri.parse('https://example.org/'),
  ];
  for (const uri of elsewhere) {
    equal(await ask(readTextMethod, uri), null, `text of ${uri.toString()}`);
    equal(await ask(statMethod, uri), null, `what ${uri.toString()} is`);
    equal(await ask(listMethod, uri), [], `files below ${uri.toString()}`);
  }
}

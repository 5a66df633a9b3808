/** What the server makes of commits, and when it may ask for them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPair, hasGit, removeTemporary } from '../unit/support/repository';
import { connect, textOf } from './editor';
import { cleanUp, createFolder, type Folder } from './support';

const uriParam = ({ uri }: { readonly uri: string }): string => uri;

/** Our own client, which reads files for the server and says whether the user trusts them. */
const ours = (folder: Folder, history: boolean) => ({
  folders: [folder],
  initializationOptions: { locale: 'en', capabilities: { readText: true, list: true, stat: true, history } },
  answers: {
    'agored/readText': (params: never) => {
      try {
        return { text: readFileSync(fileURLToPath(uriParam(params)), 'utf8') };
      } catch {
        return null;
      }
    },
    'agored/list': (params: never) =>
      readdirSync(fileURLToPath(uriParam(params)))
        .filter((name) => name.endsWith('.md'))
        .map((name) => folder.uriOf(name)),
  },
});

describe('lsp: history', () => {
  before(function () {
    if (!hasGit()) {
      console.warn('      skipped: there is no git on this machine');
      this.skip();
    }
  });
  afterEach(cleanUp);
  after(removeTemporary);

  async function staleIn(folder: Folder, options: Parameters<typeof connect>[0]): Promise<string[]> {
    const client = await connect(options);
    const uri = folder.uriOf('visit.en.md');
    client.open(uri, readFileSync(fileURLToPath(uri), 'utf8'));
    const found = await client.diagnostics(uri);
    return found.filter(({ code }) => code === 'stale-translation').map((diagnostic) => textOf(diagnostic));
  }

  function createPairFolder(): Folder {
    const folder = createFolder();
    createPair(path.normalize(fileURLToPath(folder.uri)));
    return folder;
  }

  it('is asked for where an editor has the server read files', async () => {
    const folder = createPairFolder();
    const [message] = await staleIn(folder, { folders: [folder] });
    assert.match(message ?? '', /changed since the Welsh version: 2 commits, the last on 2026-11-02/);
  });

  it('is asked for in VS Code only where the user trusts the folder', async () => {
    const folder = createPairFolder();
    assert.equal((await staleIn(folder, ours(folder, true))).length, 1);
    assert.deepEqual(await staleIn(folder, ours(folder, false)), []);
  });
});

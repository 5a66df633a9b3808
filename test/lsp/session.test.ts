/** The life of a server: hello, nonsense, and goodbye. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, full, plain } from './editor';
import { cleanUp, type Client, createFolder, refused, spawnServer } from './support';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

interface Registered {
  readonly registrations: readonly { readonly method: string; readonly registerOptions?: unknown }[];
}

/** Says hello and goodbye, with time in between for what the server does by itself. */
async function goodbye(client: Client): Promise<number | null> {
  await client.request('shutdown');
  client.notify('exit', undefined);
  return client.exit;
}

describe('lsp: session', () => {
  afterEach(cleanUp);

  it('says who it is and what it can do', async () => {
    const { hello } = await connect();
    assert.deepEqual(hello, {
      serverInfo: { name: 'agored', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2, save: true },
        codeActionProvider: { codeActionKinds: ['quickfix.agored', 'source.fixAll.agored'] },
        hoverProvider: true,
        diagnosticProvider: { identifier: 'agored', interFileDependencies: true, workspaceDiagnostics: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    });
  });

  it('offers only what the client can use', async () => {
    const { hello } = await connect({ capabilities: {} });
    assert.equal(hello.capabilities.diagnosticProvider, undefined);
    assert.equal(hello.capabilities.codeActionProvider, undefined);
  });

  it('starts on standard input and output without being told so', async () => {
    const client = spawnServer({}, ['lsp']);
    await client.request('initialize', { processId: null, rootUri: null, capabilities: plain });
    assert.equal(await goodbye(client), 0);
  });

  it('asks to be told of files and settings', async () => {
    const client = await connect();
    const isFor =
      (method: string) =>
      ({ registrations }: Registered): boolean =>
        registrations.some((registration) => registration.method === method);
    const files = await client.hear<Registered>('client/registerCapability', isFor('workspace/didChangeWatchedFiles'));
    assert.deepEqual(files.registrations[0]?.registerOptions, {
      watchers: [
        { globPattern: '**/*.{md,markdown}' },
        { globPattern: '**/*.{yml,yaml,json}' },
        { globPattern: '**/.{agoredignore,gitignore}' },
      ],
    });
    await client.hear<Registered>('client/registerCapability', isFor('workspace/didChangeConfiguration'));
  });

  it('leaves it to a client that watches by itself', async () => {
    const capabilities = { readText: true, list: true, stat: true };
    const client = await connect({ initializationOptions: { locale: 'en', capabilities } });
    await client.request('shutdown');
    assert.deepEqual(
      client.heard.filter(({ method }) => method === 'client/registerCapability'),
      [],
    );
  });

  it('refuses requests before hello and after goodbye', async () => {
    const client = spawnServer();
    const hover = { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 0 } };
    assert.equal((await refused(client.request('textDocument/hover', hover))).code, -32002);
    await client.request('initialize', { processId: null, rootUri: null, capabilities: full });
    client.notify('initialized', {});
    assert.equal(await client.request('textDocument/hover', hover), null);
    await client.request('shutdown');
    assert.equal((await refused(client.request('textDocument/hover', hover))).code, -32600);
    client.notify('exit', undefined);
    assert.equal(await client.exit, 0);
  });

  it('ends with 0 after a shutdown, and with 1 without', async () => {
    const [polite, rude, cut] = await Promise.all([connect(), connect(), connect()]);
    assert.equal(await goodbye(polite), 0);
    rude.notify('exit', undefined);
    assert.equal(await rude.exit, 1);
    cut.endInput();
    assert.equal(await cut.exit, 1);
    for (const client of [polite, rude, cut]) assert.equal(client.stderr(), '');
  });

  it('ends with a document half checked', async () => {
    const folder = createFolder({ 'a.md': '# A\n', 'b.md': '# B\n' });
    const client = await connect({ folders: [folder] });
    client.open(folder.uriOf('a.md'), '# A\n');
    const { answer } = client.pullWorkspace([], 'token');
    answer.catch(() => undefined);
    assert.equal(await goodbye(client), 0);
    assert.equal(client.stderr(), '');
  });

  it('outlives messages that make no sense', async () => {
    const client = await connect();
    client.raw('{ this is not JSON');
    client.raw(JSON.stringify({ jsonrpc: '2.0' }));
    client.raw(JSON.stringify([1, 2, 3]));
    client.raw(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    assert.equal((await refused(client.request('agored/no-such-thing', {}))).code, -32601);
    client.notify('agored/no-such-notice', {});
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///none.md', version: 2 },
      contentChanges: [],
    });
    client.notify('textDocument/didChange', null);
    client.notify('textDocument/didOpen', { textDocument: null });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never-opened.md' } });
    client.notify('workspace/didChangeWatchedFiles', { changes: null });
    client.notify('workspace/didChangeConfiguration', null);
    client.notify('workspace/didChangeWorkspaceFolders', null);
    for (const method of [
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/diagnostic',
      'workspace/diagnostic',
    ])
      for (const params of [null, {}, { textDocument: { uri: 17 } }, { textDocument: { uri: 'file:///%zz%' } }, []])
        await client.request(method, params).catch(() => undefined);
    client.open('file:///a.md', 'Text.\n\n<!-- agored-disable-line -->\n');
    assert.equal((await client.diagnostics('file:///a.md')).length, 1);
    assert.equal(await goodbye(client), 0);
  });

  it('takes positions that lie outside the document for the nearest ones inside', async () => {
    const client = await connect();
    const uri = 'untitled:Untitled-1';
    client.open(uri, 'One\n');
    const range = { start: { line: 7, character: 9 }, end: { line: 1e9, character: -4 } };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range, text: '\n<!-- agored-disable-line -->\n' }],
    });
    assert.deepEqual(
      (await client.diagnostics(uri)).map((it) => it.range.start),
      [{ line: 2, character: 0 }],
    );
    assert.deepEqual(
      await client.actions(uri, { start: { line: -1, character: -1 }, end: { line: 0, character: 1e12 } }),
      [],
    );
  });
});

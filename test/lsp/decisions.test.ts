/** Symbols of the workspace, the list of decisions, completion of links to records, and what a record is on hover. */
import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Hover, MarkupContent, SymbolInformation } from 'vscode-languageserver';
import type { ListedDecision } from '../../server/src/lsp/protocol';
import { connect, full, plain, position, type Editor } from './editor';
import { cleanUp, createFolder, eventually, refused, type Folder } from './support';

const able = {
  ...full,
  textDocument: { ...full.textDocument, completion: {} },
  workspace: { ...full.workspace, symbol: {}, executeCommand: {} },
};

const record = (title: string, status: string, date: string): string =>
  `---\nstatus: ${status}\ndate: ${date}\ndecision-makers: Ann Lee, Bob Roe\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nThe hall is cold.\n\n## Decision Outcome\n\nWe will do so.\n`;

const files = {
  'docs/adr/0012-heat-the-hall.md': record('Heat the hall', 'accepted', '2026-05-01'),
  'docs/adr/0013-sell-the-van.md': record('Sell the van', 'superseded by 0014', '2026-06-01'),
  'docs/adr/0014-keep-the-van (for now).md': record('Keep the van', 'proposed', '2026-07-01'),
  'notes/2026-11-20.md':
    '# Week 47\n\nWe decided to [heat the hall](../docs/adr/0012-heat-the-hall.md) from December.\n\nSnow fell.\n\nThe board agreed to sell the van.\n',
  'notes/2026-10-02.md': '# Stove\n\nPenderfynodd y bwrdd gau’r siop ar ddydd Llun.\n',
  'minutes/2026-09-01.md':
    '# Minutes of the parish council\n\n## Apologies\n\nNone.\n\n## Matters arising\n\nRESOLVED that the clerk buys a bench.\n',
};

async function start(capabilities = able, more: Readonly<Record<string, string>> = {}) {
  const folder = createFolder({ ...files, ...more });
  const client = await connect({ folders: [folder], capabilities });
  return { folder, client };
}

const symbols = (client: Editor, query: string): Promise<SymbolInformation[]> =>
  client.request('workspace/symbol', { query });
const names = async (client: Editor, query: string): Promise<string[]> =>
  (await symbols(client, query)).map(({ name }) => name);
const list = (client: Editor, params: unknown = {}): Promise<ListedDecision[]> =>
  client.request('agored/decisions', params);

async function complete(client: Editor, uri: string, text: string): Promise<readonly CompletionItem[]> {
  const at = text.indexOf('|');
  const before = text.slice(0, at).split('\n');
  client.open(uri, text.replace('|', ''));
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: position(before.length - 1, before[before.length - 1]?.length ?? 0),
  });
  return items;
}
const inserted = ({ textEdit }: CompletionItem): string => textEdit?.newText ?? '';

const hover = (client: Editor, uri: string, line: number, character: number): Promise<Hover | null> =>
  client.request('textDocument/hover', { textDocument: { uri }, position: position(line, character) });
const value = (found: Hover | null): string => (found?.contents as MarkupContent | undefined)?.value ?? '';

describe('lsp: decisions', () => {
  afterEach(cleanUp);

  it('are offered to clients that can use them', async () => {
    const { client } = await start();
    const { capabilities } = client.hello;
    assert.equal(capabilities.workspaceSymbolProvider, true);
    assert.deepEqual(capabilities.completionProvider?.triggerCharacters, ['(', '/', ' ', '-']);
    assert.deepEqual(capabilities.executeCommandProvider?.commands, ['agored.listDecisions', 'agored.listPairs']);
    const { client: other } = await start(plain as typeof able);
    assert.equal(other.hello.capabilities.workspaceSymbolProvider, undefined);
    assert.equal(other.hello.capabilities.completionProvider, undefined);
    assert.equal(other.hello.capabilities.executeCommandProvider, undefined);
  });

  it('are symbols of the workspace, with the records', async () => {
    const { folder, client } = await start();
    assert.deepEqual(await names(client, ''), [
      '0012 Heat the hall',
      '0013 Sell the van',
      '0014 Keep the van',
      'We decided to heat the hall from December.',
      'The board agreed to sell the van.',
      'Penderfynodd y bwrdd gau’r siop ar ddydd Llun.',
      'RESOLVED that the clerk buys a bench.',
    ]);
    const [found, ...others] = await symbols(client, 'BOARD  van');
    assert.deepEqual(others, []);
    assert.deepEqual(found?.location, {
      uri: folder.uriOf('notes/2026-11-20.md'),
      range: { start: position(6, 0), end: position(6, 24) },
    });
    assert.equal(found.containerName, '2026-11-20 Week 47');
    assert.deepEqual(await names(client, '0013'), ['0013 Sell the van']);
    assert.deepEqual(await names(client, 'no such thing'), []);
  });

  it('follow what is typed, and what happens to files', async () => {
    const { folder, client } = await start();
    const note = folder.uriOf('notes/2026-10-02.md');
    assert.equal((await names(client, 'siop')).length, 1);
    client.open(note, files['notes/2026-10-02.md']);
    client.change(note, undefined, '# Stove\n\nWe agreed to buy a lamp.\n');
    assert.deepEqual(await names(client, 'siop'), []);
    assert.deepEqual(await names(client, 'lamp'), ['We agreed to buy a lamp.']);
    client.close(note);
    await eventually(async () => {
      assert.equal((await names(client, 'siop')).length, 1);
    });

    folder.write('notes/new.md', 'We agreed to sow beans.\n');
    folder.write('docs/adr/0015-sow-beans.md', record('Sow beans', 'accepted', '2026-08-01'));
    client.filesChanged(
      [folder.uriOf('notes/new.md'), 'created'],
      [folder.uriOf('docs/adr/0015-sow-beans.md'), 'created'],
    );
    assert.deepEqual(await names(client, 'beans'), ['0015 Sow beans', 'We agreed to sow beans.']);
    folder.write('notes/new.md', 'We agreed to sow [beans](../docs/adr/0015-sow-beans.md).\n');
    client.filesChanged([folder.uriOf('notes/new.md'), 'changed']);
    assert.equal((await list(client)).find(({ text }) => text.includes('beans'))?.record?.title, 'Sow beans');
    folder.write('docs/adr/0015-sow-beans.md', record('Sow broad beans', 'accepted', '2026-08-01'));
    client.filesChanged([folder.uriOf('docs/adr/0015-sow-beans.md'), 'changed']);
    assert.equal((await list(client)).find(({ text }) => text.includes('beans'))?.record?.title, 'Sow broad beans');
    folder.remove('docs/adr/0015-sow-beans.md');
    client.filesChanged([folder.uriOf('docs/adr/0015-sow-beans.md'), 'deleted']);
    assert.deepEqual(await names(client, 'beans'), ['We agreed to sow beans.']);
  });

  it('are read anew where the file changed while it was read', async () => {
    const uri = 'memfs://team/list';
    let text = 'We agreed to buy a lamp.\n';
    let release = (): void => undefined;
    let hold: Promise<void> | undefined = new Promise((resolve) => (release = resolve));
    const client = await connect({
      folders: [{ uri, uriOf: (path) => `${uri}/${path}`, write: () => undefined, remove: () => undefined }],
      initializationOptions: { locale: 'en', capabilities: { readText: true, list: true, stat: true } },
      capabilities: full,
      answers: {
        'agored/list': () => [`${uri}/a.md`],
        'agored/readText': async (params: { uri: string }) => {
          if (!params.uri.endsWith('a.md')) return null;
          const read = text;
          await hold;
          return { text: read };
        },
      },
    });
    const first = list(client);
    await client.hear<{ uri: string }>('agored/readText', (params) => params.uri.endsWith('a.md'));
    text = 'We agreed to sow beans.\n';
    client.filesChanged([`${uri}/a.md`, 'changed']);
    hold = undefined;
    release();
    assert.deepEqual(
      (await first).map((each) => each.text),
      ['We agreed to buy a lamp.'],
    );
    assert.deepEqual(
      (await list(client)).map((each) => each.text),
      ['We agreed to sow beans.'],
    );
  });

  it('are listed by request and by command, the latest first', async () => {
    const { folder, client } = await start();
    const all = await list(client);
    assert.deepEqual(
      all.map(({ date, who, kind, linked, record: to }) => [date, who, kind, linked, to?.title ?? null]),
      [
        ['2026-11-20', 'we', 'note', true, 'Heat the hall'],
        ['2026-11-20', 'the board', 'note', false, null],
        ['2026-10-02', 'y bwrdd', 'note', false, null],
        ['2026-09-01', null, 'minutes', true, null],
      ],
    );
    assert.deepEqual(all[0]?.record, {
      uri: folder.uriOf('docs/adr/0012-heat-the-hall.md'),
      address: '../docs/adr/0012-heat-the-hall.md',
      number: '0012',
      title: 'Heat the hall',
      status: 'accepted',
    });
    const command = (args: unknown): Promise<ListedDecision[]> =>
      client.request('workspace/executeCommand', { command: 'agored.listDecisions', arguments: [args] });
    assert.deepEqual(await command({}), all);
    assert.deepEqual(
      (await command({ unlinked: true, after: '2026-10-02' })).map(({ text }) => text),
      ['The board agreed to sell the van.'],
    );
    await refused(command({ after: 'yesterday' }));
    await refused(client.request('workspace/executeCommand', { command: 'agored.other' }));
  });

  it('are no longer gathered once the client has lost interest', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, n) => [`notes/${String(n)}.md`, `We agreed to plant tree ${String(n)}.\n`]),
    );
    const { client } = await start(able, many);
    const first = client.ask<SymbolInformation[]>('workspace/symbol', { query: 'tree' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    first.cancel();
    assert.equal((await refused(first.answer)).code, -32800);
    assert.equal((await symbols(client, 'plant tree')).length, 300, 'no more than can be looked through');
    assert.deepEqual(await names(client, 'tree 1499.'), ['We agreed to plant tree 1499.']);
  });
});

describe('lsp: links to records', () => {
  afterEach(cleanUp);

  async function at(text: string, name = 'notes/week.md'): Promise<readonly CompletionItem[]> {
    const { folder, client } = await start();
    return complete(client, folder.uriOf(name), text);
  }

  it('are completed with the way to the record from the note, the likeliest first', async () => {
    const items = await at('# A\n\nWe agreed to heat the hall, see [this](|).\n');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['0012 Heat the hall', '0014 Keep the van', '0013 Sell the van'],
    );
    const [first, second] = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.ok(first && second);
    assert.equal(first.detail, 'accepted · 2026-05-01');
    assert.equal(inserted(first), '../docs/adr/0012-heat-the-hall.md');
    assert.equal(inserted(second), '../docs/adr/0014-keep-the-van%20%28for%20now%29.md');
    for (const word of ['../docs', '0012', 'Heat the hall']) assert.ok(first.filterText?.includes(word));
  });

  it('replace what stands there of an address', async () => {
    const items = await at('See [this](../dec|isions/x.md) then.\n');
    assert.deepEqual(items[0]?.textEdit, {
      range: { start: position(0, 11), end: position(0, 28) },
      newText: inserted(items[0] as CompletionItem),
    });
    const deep = await at('See [this](<|>) then.\n', 'notes/2026/11/week.md');
    assert.ok(deep.every((item) => inserted(item).startsWith('../../../docs/adr/')));
    assert.equal((await at('[vans]: |\n')).length, 3);
  });

  it('are not completed anywhere else', async () => {
    for (const text of [
      'We met (|).\n',
      'See [this](https://|).\n',
      'See [this](#|).\n',
      '`[this](|)`\n',
      '```\n[this](|)\n```\n',
      'See [this] (|).\n',
    ])
      assert.deepEqual(await at(text), [], text);
  });

  it('are not offered to the record itself, nor in a note without a folder', async () => {
    const { folder, client } = await start();
    const own = await complete(client, folder.uriOf('docs/adr/0013-sell-the-van.md'), 'See [that](|)\n');
    assert.deepEqual(own.map(inserted).sort(), ['0012-heat-the-hall.md', '0014-keep-the-van%20%28for%20now%29.md']);
    assert.deepEqual(await complete(client, 'untitled:Untitled-1', 'See [that](|)\n'), []);
  });

  it('are narrowed down by the server where there are many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, n) => [
        `docs/adr/${String(n + 100).padStart(4, '0')}-tree.md`,
        record(n === 77 ? 'Plant a monkey puzzle' : `Plant tree ${String(n)}`, 'accepted', '2026-01-01'),
      ]),
    );
    const { folder, client } = await start(able, many);
    const note = folder.uriOf('notes/week.md');
    assert.equal((await complete(client, note, 'See [that](|)\n')).length, 100);
    client.close(note);
    const found = await complete(client, note, 'See [that](monkeyp|)\n');
    assert.deepEqual(
      found.map(({ label }) => label),
      ['0177 Plant a monkey puzzle'],
    );
  });

  async function hovered(folder: Folder, client: Editor, text: string): Promise<string> {
    const note = folder.uriOf('notes/week.md');
    client.open(note, text);
    // What is found there is told below a rule.
    const [found = ''] = value(await hover(client, note, 0, 6)).split('\n\n---\n\n');
    client.close(note);
    return found;
  }

  it('say on hover what they lead to', async () => {
    const { folder, client } = await start();
    const told =
      '**0013 Sell the van**\n\nStatus: superseded by 0014  \nDate: 2026\\-06\\-01  \nDecided by: Ann Lee\\, Bob Roe';
    assert.equal(await hovered(folder, client, 'See [the van](../docs/adr/0013-sell-the-van.md#top).\n'), told);
    assert.equal(await hovered(folder, client, 'See [the van][v].\n\n[v]: ../docs/adr/0013-sell-the-van.md\n'), told);
    assert.equal(await hovered(folder, client, 'See [the van](../docs/adr/).\n'), '');
    assert.doesNotMatch(await hovered(folder, client, 'See [the van](../docs/other.md).\n'), /Status/);
    assert.equal(await hovered(folder, client, 'See the van.\n'), '');
  });

  it('say so beside a finding, and without Markdown', async () => {
    const plainHover = { ...able, textDocument: { ...able.textDocument, hover: { contentFormat: ['plaintext'] } } };
    const folder = createFolder(files);
    const client = await connect({
      folders: [folder],
      capabilities: plainHover as typeof able,
      initializationOptions: { locale: 'cy' },
      answers: { 'workspace/configuration': () => [null] },
    });
    const text = 'See [utilise the van](../docs/adr/0012-heat-the-hall.md).\n';
    const lines = (await hovered(folder, client, text)).split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      '0012 Heat the hall',
      'Statws: accepted',
      'Dyddiad: 2026-05-01',
      'Penderfynwyd gan: Ann Lee, Bob Roe',
    ]);
    assert.ok(lines.length > 5, 'the finding as well');
  });
});

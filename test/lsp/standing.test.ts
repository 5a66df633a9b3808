/** Which notes are checked: by the settings of the editor, and by how they look where nothing says that they should be. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { WorkspaceDiagnosticReportPartialResult } from 'vscode-languageserver';
import { codes, connect, type Editor, type Options } from './editor';
import { cleanUp, createFolder, eventually } from './support';

const jargon = 'We leverage what people tell us about letters.\n';
const decided = `# Week 47\n\nWe decided to use Postgres for the new booking service.\n`;

/** An editor whose settings say the same of everything. */
const connectWith = (settings: object, options: Options = {}): Promise<Editor> =>
  connect({
    ...options,
    answers: {
      'workspace/configuration': ({ items }: { items: unknown[] }) => items.map(() => settings),
      ...options.answers,
    },
  });

const standing = (client: Editor, uri: string): Promise<string | null> => client.request('agored/standing', { uri });

describe('lsp: which notes are checked', () => {
  afterEach(cleanUp);

  it('under `auto`: what looks like a note', async () => {
    const folder = createFolder({ 'README.md': jargon, 'week-3.md': jargon });
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    for (const [file, wanted] of [
      ['README.md', 'not-a-note'],
      ['week-3.md', 'checked'],
    ] as const) {
      const uri = folder.uriOf(file);
      client.open(uri, jargon);
      assert.equal(await standing(client, uri), wanted);
      assert.deepEqual(codes(await client.diagnostics(uri)), wanted === 'checked' ? ['jargon'] : []);
    }
  });

  it('under `auto`, safe changes of a whole folder as well', async () => {
    const wordy = 'We meet in order to talk about letters.\n';
    const folder = createFolder({ 'README.md': wordy, 'CHANGELOG.md': wordy, 'week-3.md': wordy });
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    client.open(folder.uriOf('CHANGELOG.md'), wordy);
    const { notes } = await client.request<{ notes: { uri: string }[] }>('agored/fixAll', {});
    assert.deepEqual(
      notes.map(({ uri }) => uri),
      [folder.uriOf('week-3.md')],
    );
  });

  it('under `auto`: all where a configuration counts', async () => {
    const folder = createFolder({ 'docs/README.md': jargon });
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    const uri = folder.uriOf('docs/README.md');
    client.open(uri, jargon);
    assert.deepEqual(await client.diagnostics(uri), []);
    folder.write('.agored.yml', 'ignore: [drafts/**]\n');
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    await eventually(async () => {
      assert.deepEqual(codes(await client.diagnostics(uri)), ['jargon']);
    });
    client.open(folder.uriOf('drafts/week-1.md'), jargon);
    assert.equal(await standing(client, folder.uriOf('drafts/week-1.md')), 'ignored');
  });

  it('under `auto`: not what was a note before a configuration ignores it', async () => {
    const folder = createFolder({ 'week-3.md': jargon });
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    const uri = folder.uriOf('week-3.md');
    client.open(uri, jargon);
    assert.equal(await standing(client, uri), 'checked');
    folder.write('.agored.yml', 'ignore: ["*.md"]\n');
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    await eventually(async () => {
      assert.equal(await standing(client, uri), 'ignored');
    });
  });

  it('under `auto`: a new note, and a file of no folder by its name', async () => {
    const client = await connectWith({ enable: 'auto' });
    for (const [uri, wanted] of [
      ['untitled:Untitled-1', 'checked'],
      ['file:///somewhere/README.md', 'not-a-note'],
      ['file:///somewhere/notes/letters.md', 'checked'],
    ] as const) {
      client.open(uri, jargon);
      assert.equal(await standing(client, uri), wanted, uri);
    }
  });

  it('under `auto`: a note stays one while it is written', async () => {
    const folder = createFolder();
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    const uri = folder.uriOf('plan.md');
    client.open(uri, `# Week 3\n\n${jargon}`);
    assert.deepEqual(codes(await client.diagnostics(uri)), ['jargon']);
    client.change(uri, 'Week 3', 'Plan');
    assert.deepEqual(codes(await client.diagnostics(uri)), ['jargon']);
    client.close(uri);
    client.open(uri, `# Plan\n\n${jargon}`);
    assert.equal(await standing(client, uri), 'not-a-note');
  });

  it('under `auto`: decisions are those of notes', async () => {
    const folder = createFolder({ 'README.md': decided, 'notes/a.md': decided });
    const client = await connectWith({ enable: 'auto' }, { folders: [folder] });
    const list = await client.request<{ uri: string }[]>('agored/decisions', {});
    assert.deepEqual(
      list.map(({ uri }) => uri),
      [folder.uriOf('notes/a.md')],
    );
  });

  it('folder by folder', async () => {
    const [one, other] = [createFolder({ 'a.md': jargon }), createFolder({ 'a.md': jargon })];
    const client = await connect({
      folders: [one, other],
      answers: {
        'workspace/configuration': ({ items }: { items: { scopeUri: string }[] }) =>
          items.map(({ scopeUri }) =>
            scopeUri.startsWith(one.uri) ? { enable: 'on', locale: 'cy' } : { enable: 'off', locale: 'en' },
          ),
      },
    });
    for (const { uriOf } of [one, other]) client.open(uriOf('a.md'), jargon);
    assert.deepEqual(codes(await client.diagnostics(one.uriOf('a.md'))), ['jargon']);
    assert.equal(await standing(client, other.uriOf('a.md')), 'off');
    const { items } = await client.pullWorkspace().answer;
    const found = items.flatMap((item) => (item.kind === 'full' && item.items.length > 0 ? [item.uri] : []));
    assert.deepEqual(found, [one.uriOf('a.md')]);
  });

  it('all, where an editor says nothing', async () => {
    const folder = createFolder();
    const client = await connect({ folders: [folder] });
    client.open(folder.uriOf('README.md'), jargon);
    assert.equal(await standing(client, folder.uriOf('README.md')), 'checked');
    assert.equal(await standing(client, folder.uriOf('never-opened.md')), null);
  });

  it('a dead link is told once: by the editor, where that checks links', async () => {
    const folder = createFolder({ 'decisions/0001-use-post.md': '# 1. Use post\n\nStatus: accepted\n' });
    const note = '# Week 3\n\nWe decided to [use the post](decisions/0002-use-past.md).\n';
    for (const [linksChecked, wanted] of [
      [false, ['decision-link']],
      [true, []],
    ] as const) {
      const client = await connectWith({ enable: 'auto', linksChecked }, { folders: [folder] });
      client.open(folder.uriOf('week-3.md'), note);
      const found = codes(await client.diagnostics(folder.uriOf('week-3.md')));
      assert.deepEqual(
        found.filter((code) => code === 'decision-link'),
        wanted,
      );
    }
  });
});

describe('lsp: nothing of the workspace is read', () => {
  afterEach(cleanUp);

  it('before a note is open, though the client asks for all diagnostics', async () => {
    const folder = createFolder();
    const files = new Map([
      [folder.uriOf('README.md'), jargon],
      [folder.uriOf('week-3.md'), jargon],
      [folder.uriOf('week-4.md'), jargon],
    ]);
    const read: string[] = [];
    let lists = 0;
    const client = await connectWith(
      { enable: 'auto', locale: 'en' },
      {
        folders: [folder],
        initializationOptions: { locale: 'en', capabilities: { readText: true, list: true, stat: true } },
        answers: {
          'agored/readText': ({ uri }: { uri: string }) => {
            read.push(uri.slice(folder.uri.length + 1));
            const text = files.get(uri);
            return text === undefined ? null : { text };
          },
          'agored/list': () => {
            lists++;
            return [...files.keys()];
          },
        },
      },
    );
    const token = 'all';
    const all = client.pullWorkspace([], token);
    // An answer to a later request shows that the one before had its turn.
    assert.equal(await standing(client, folder.uriOf('week-3.md')), null);
    assert.deepEqual([read, lists], [[], 0], 'no document is open');

    client.open(folder.uriOf('README.md'), jargon);
    assert.deepEqual(await client.diagnostics(folder.uriOf('README.md')), []);
    assert.deepEqual(
      [[...read].sort(), lists],
      [['.agored.json', '.agored.yaml', '.agored.yml'], 0],
      'what is open is no note',
    );

    client.open(folder.uriOf('week-3.md'), jargon);
    assert.deepEqual(codes(await client.diagnostics(folder.uriOf('week-3.md'))), ['jargon']);
    const told = await client.hear<{ token: string; value: WorkspaceDiagnosticReportPartialResult }>(
      '$/progress',
      (params) => params.token === token,
    );
    const items = told.value.items.flatMap((item) => (item.kind === 'full' ? [[item.uri, item.items.length]] : []));
    assert.deepEqual(Object.fromEntries(items), {
      [folder.uriOf('README.md')]: 0,
      [folder.uriOf('week-3.md')]: 1,
      [folder.uriOf('week-4.md')]: 1,
    });
    assert(lists > 0);
    await all.answer;
  });
});

describe('lsp: a first configuration', () => {
  afterEach(cleanUp);

  it('says what lies in the folder, in the language of the user, and not twice', async () => {
    const [en, cy] = [
      'We met the library staff to talk about opening hours.\n',
      'Cwrddon ni â staff y llyfrgell i siarad am oriau agor.\n',
    ];
    const weeks = ['one', 'two', 'three'].flatMap((name) => [
      [`posts/${name}.en.md`, en],
      [`posts/${name}.cy.md`, cy],
    ]);
    const folder = createFolder({
      ...(Object.fromEntries(weeks) as Record<string, string>),
      'docs/adr/0001-use-post.md': '# 1. Use post\n\nStatus: accepted\n\n## Decision\n\nWe will use the post.\n',
      'mkdocs.yml': 'site_name: Notes\n',
    });
    const client = await connect({ folders: [folder], locale: 'cy' });
    const draft = (): Promise<{ uri: string; text: string | null } | null> =>
      client.request('agored/draftConfig', { uri: folder.uri });
    const { uri, text } = (await draft()) ?? {};
    assert.equal(uri, folder.uriOf('.agored.yml'));
    const lines = (text ?? '').split('\n').map((line) => line.trim());
    assert(lines.includes('languages: [en, cy]'), text ?? '');
    for (const line of ['paths: [posts/**]', 'records: [docs/adr/*.md]', 'ignore: [site/**]'])
      assert(lines.includes(line), line);
    assert(lines.includes('# Ble mae eich cofnodion penderfyniadau.'));
    folder.write('.agored.yml', text ?? '');
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    assert.deepEqual(await draft(), { uri: folder.uriOf('.agored.yml'), text: null });
    assert.equal(await client.request('agored/draftConfig', { uri: `${folder.uri}/posts` }), null);
  });
});

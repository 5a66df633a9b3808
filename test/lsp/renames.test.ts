/** Links to decision records: those that are made clickable, and those that follow a record that is renamed or moved. */
import assert from 'node:assert/strict';
import type { DocumentLink, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { connect, full, plain, type Editor } from './editor';
import { cleanUp, createFolder, type Folder } from './support';

const able = {
  ...full,
  textDocument: { ...full.textDocument, documentLink: {} },
  workspace: {
    ...full.workspace,
    workspaceEdit: { ...full.workspace?.workspaceEdit, changeAnnotationSupport: {} },
    fileOperations: { willRename: true },
  },
};

const record = (title: string, more = ''): string =>
  `---\nstatus: accepted\ndate: 2026-05-01\n${more}---\n\n# ${title}\n\n## Context\n\nIt is cold.\n\n## Decision\n\nYes.\n`;

const files: Readonly<Record<string, string>> = {
  'docs/adr/0012-heat-the-hall.md': record('Heat the hall', 'supersedes: 0013-sell.md\n'),
  'docs/adr/0012-heat-the-hall.cy.md': record('Gwresogi’r neuadd'),
  'docs/adr/0013-sell.md': `${record('Sell the van')}\nSuperseded by 0014. See [the hall](0012-heat-the-hall.md#why) and ![a map](../maps/van.png).\n`,
  'docs/adr/0014-keep (now).md': record('Keep the van'),
  'docs/rfcs/0012-pay.md': record('Pay'),
};

async function start(more: Readonly<Record<string, string>> = {}, options: Parameters<typeof connect>[0] = {}) {
  const folder = createFolder({ ...files, ...more });
  const client = await connect({ folders: [folder], capabilities: able, ...options });
  return { folder, client };
}

describe('lsp: links in documents', () => {
  afterEach(cleanUp);

  /** What is clickable in a note, with where it leads. */
  async function links(name: string, text: string, options: Parameters<typeof connect>[0] = {}) {
    const { folder, client } = await start({}, options);
    const uri = folder.uriOf(name);
    client.open(uri, text);
    const found = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    const document = TextDocument.create(uri, '', 1, text);
    return found.map(({ range, target = '', tooltip }) => [
      document.getText(range),
      decodeURIComponent(target.slice(folder.uri.length + 1)),
      tooltip,
    ]);
  }

  it('lead from an id in the text to the record', async () => {
    assert.deepEqual(
      await links(
        'notes/a.md',
        '# A\n\nAs **ADR-0013** says, and ADR 14; not `ADR-0013`, [ADR-0013](../docs/adr/0013-sell.md), ADR-0099, ADR-0012 or DR-3.\n\n```\nADR-0013\n```\n\nRFC 13 is of the internet.\n',
      ),
      [
        ['ADR-0013', 'docs/adr/0013-sell.md', 'Open ‘0013 Sell the van’'],
        ['ADR 14', 'docs/adr/0014-keep (now).md', 'Open ‘0014 Keep the van’'],
        ['ADR-0012', 'docs/adr/0012-heat-the-hall.md', 'Open ‘0012 Heat the hall’'],
      ],
    );
    assert.deepEqual(
      (await links('notes/a.cy.md', 'Gweler ADR-12.\n')).map(([, path]) => path),
      ['docs/adr/0012-heat-the-hall.cy.md'],
      'in the language of the note',
    );
    assert.deepEqual(await links('notes/a.md', '# A\n\nWe met [RFC-12].\n'), [
      ['RFC-12', 'docs/rfcs/0012-pay.md', 'Open ‘0012 Pay’'],
    ]);
  });

  it('lead from front matter, and from what a record says it supersedes', async () => {
    assert.deepEqual(
      await links(
        'notes/a.md',
        '---\nsee: ../docs/adr/0013-sell.md\nrelated: [./none.md, "../docs/adr/0014-keep (now).md"]\nadr: ADR-0013\nweb: https://example.org/a.md\nalso: "[x](../docs/adr/0013-sell.md)"\n---\n\nWe met.\n',
      ),
      [
        ['../docs/adr/0013-sell.md', 'docs/adr/0013-sell.md', 'Open ‘0013 Sell the van’'],
        ['ADR-0013', 'docs/adr/0013-sell.md', 'Open ‘0013 Sell the van’'],
      ],
    );
    const text = record('Heat', 'superseded-by: 0014\n');
    assert.deepEqual(
      await links('docs/adr/0012-heat-the-hall.md', text, {
        locale: 'cy',
        answers: { 'workspace/configuration': () => [null] },
      }),
      [['0014', 'docs/adr/0014-keep (now).md', 'Agor ‘0014 Keep the van’']],
    );
    assert.deepEqual(
      (await links('docs/adr/0013-sell.md', files['docs/adr/0013-sell.md'] ?? '')).map(([text]) => text),
      ['0014'],
    );
    assert.deepEqual(await links('notes/a.md', 'It is superseded by 0014.\n'), [], 'a note is no record');
  });

  it('are offered to clients that show them', async () => {
    assert.ok((await start()).client.hello.capabilities.documentLinkProvider);
    const { capabilities } = (await start({}, { capabilities: plain })).client.hello;
    assert.equal(capabilities.documentLinkProvider, undefined);
    assert.equal(capabilities.workspace?.fileOperations, undefined);
  });
});

describe('lsp: renaming records', () => {
  afterEach(cleanUp);

  const asked = (client: Editor, folder: Folder, ...moves: readonly (readonly [from: string, to: string])[]) =>
    client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: moves.map(([from, to]) => ({ oldUri: folder.uriOf(from), newUri: folder.uriOf(to) })),
    });

  /** The texts that change, by path. */
  function after(edit: WorkspaceEdit | null, folder: Folder, texts: Readonly<Record<string, string>>) {
    const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    return Object.fromEntries(
      changes.map(({ textDocument, edits }) => {
        const path = Object.keys(texts).find((each) => folder.uriOf(each) === textDocument.uri) ?? textDocument.uri;
        const document = TextDocument.create('x:y', '', 1, texts[path] ?? '');
        return [path, TextDocument.applyEdits(document, edits as TextEdit[])];
      }),
    );
  }

  const note = [
    '---',
    'see: ../docs/adr/0012-heat-the-hall.md',
    '---',
    '',
    '# A',
    '',
    'We agreed to [heat it](../docs/adr/0012-heat-the-hall.md#why "The reason"), [so](</docs/adr/0012-heat-the-hall.md>),',
    '[too](./../docs/adr/0012-heat-the-hall), <a href="../docs/adr/0012-heat-the-hall.md">x</a>, [page](../docs/adr/0012-heat-the-hall.html?a=b).',
    '',
    '> - [quoted](../docs/adr/0012-heat-the-hall.md)',
    '',
    'Not [Welsh](../docs/adr/0012-heat-the-hall.cy.md), `[x](../docs/adr/0012-heat-the-hall.md)`, [other](../docs/rfcs/0012-pay.md).',
    '',
    "[hall]: ../docs/adr/0012-heat-the-hall.md  'The hall'",
    '',
  ].join('\n');

  it('changes the links to them, and nothing else', async () => {
    const { folder, client } = await start({ 'notes/a.md': note });
    const edit = await asked(client, folder, ['docs/adr/0012-heat-the-hall.md', 'docs/adr/0012-warm-the-hall.md']);
    const texts = { ...files, 'notes/a.md': note };
    const expected = note
      .replaceAll('0012-heat-the-hall', '0012-warm-the-hall')
      .replace('0012-warm-the-hall.cy.md', '0012-heat-the-hall.cy.md')
      .replace('`[x](../docs/adr/0012-warm-the-hall.md)`', '`[x](../docs/adr/0012-heat-the-hall.md)`')
      .replace('./../docs', '../docs');
    const changed = after(edit, folder, texts);
    assert.equal(changed['notes/a.md'], expected);
    assert.deepEqual(Object.keys(changed).sort(), ['docs/adr/0013-sell.md', 'notes/a.md']);
    assert.match(changed['docs/adr/0013-sell.md'] ?? '', /\[the hall\]\(0012-warm-the-hall\.md#why\)/);
    assert.deepEqual(edit?.changeAnnotations, {
      'links-to docs/adr/0012-heat-the-hall.md': {
        label: 'Links to ‘0012 Heat the hall’',
        description: 'docs/adr/0012-warm-the-hall.md',
      },
    });
  });

  it('changes the links in a record that moves as well, and those of a note that moves to records', async () => {
    const own = '[hall](../docs/adr/0013-sell.md), [other](other.md), ![x](x.png)\n';
    const { folder, client } = await start({ 'notes/a.md': own, 'notes/other.md': 'x\n' });
    const texts = { ...files, 'notes/a.md': own };
    const edit = await asked(client, folder, ['docs/adr/0013-sell.md', 'docs/decisions/2026/0013-sell.md']);
    const changed = after(edit, folder, texts);
    assert.equal(changed['notes/a.md'], own.replace('../docs/adr/', '../docs/decisions/2026/'));
    assert.match(
      changed['docs/adr/0013-sell.md'] ?? '',
      /\[the hall\]\(\.\.\/\.\.\/adr\/0012-heat-the-hall\.md#why\) and !\[a map\]\(\.\.\/\.\.\/maps\/van\.png\)/,
    );
    assert.match(
      changed['docs/adr/0012-heat-the-hall.md'] ?? '',
      /^supersedes: \.\.\/decisions\/2026\/0013-sell\.md$/m,
    );
    const moved = await asked(client, folder, ['notes/a.md', 'notes/2026/a.md']);
    assert.deepEqual(after(moved, folder, texts), { 'notes/a.md': own.replace('../docs', '../../docs') });
  });

  it('follows a folder', async () => {
    const own = 'See [it](docs/adr/0013-sell.md) and [pay](docs/rfcs/0012-pay.md).\n';
    const { folder, client } = await start({ 'a.md': own });
    const texts = { ...files, 'a.md': own };
    assert.deepEqual(after(await asked(client, folder, ['docs/adr', 'docs/decisions']), folder, texts), {
      'a.md': own.replace('docs/adr', 'docs/decisions'),
    });
    const all = after(await asked(client, folder, ['docs', 'papers']), folder, texts);
    assert.deepEqual(all, { 'a.md': own.replaceAll('docs/', 'papers/') });
  });

  it('counts what is open as it stands in the editor, and encodes what has to be', async () => {
    const { folder, client } = await start({ 'notes/a.md': 'old\n' });
    const uri = folder.uriOf('notes/a.md');
    const text = 'See [it](../docs/adr/0014-keep%20%28now%29.md) and [it](<../docs/adr/0014-keep (now).md>).\n';
    client.open(uri, text);
    const edit = await asked(client, folder, ['docs/adr/0014-keep (now).md', 'docs/adr/0014-keep (for good).md']);
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.textDocument.version, 1);
    assert.deepEqual(after(edit, folder, { 'notes/a.md': text }), {
      'notes/a.md':
        'See [it](../docs/adr/0014-keep%20%28for%20good%29.md) and [it](<../docs/adr/0014-keep (for good).md>).\n',
    });
  });

  it('says nothing of other notes, other folders, and where checking is off', async () => {
    const { folder, client } = await start({ 'notes/a.md': '[b](b.md)\n', 'notes/b.md': 'x\n', 'notes/c.md': note });
    assert.equal(await asked(client, folder, ['notes/b.md', 'notes/d.md']), null);
    assert.equal(await asked(client, folder, ['docs/maps', 'docs/plans']), null);
    assert.equal(await asked(client, folder, ['docs/adr/0012-heat-the-hall.md', '../elsewhere.md']), null);
    const off = await start(
      { 'notes/c.md': note },
      { answers: { 'workspace/configuration': () => [{ enable: false, locale: 'en' }] } },
    );
    assert.equal(await asked(off.client, off.folder, ['docs/adr/0012-heat-the-hall.md', 'x.md']), null);
  });

  it('asks nobody in a folder of something else', async () => {
    const enable = { answers: { 'workspace/configuration': () => [{ enable: 'auto', locale: 'en' }] } };
    const texts = {
      'src/0001-x.md': '# API\n\n## Status\n\nStable\n\n## Decision\n\nNone.\n',
      'src/a.md': '[x](0001-x.md)\n',
    };
    const other = await start(texts, enable);
    assert.equal(await asked(other.client, other.folder, ['src/a.md', 'src/b.md']), null);
    const ours = await start({ 'notes/a.md': note }, enable);
    assert.ok(await asked(ours.client, ours.folder, ['docs/adr/0012-heat-the-hall.md', 'docs/adr/0012-warm.md']));
  });

  it('leaves the text to VS Code where that follows links, and changes front matter, of which that knows nothing', async () => {
    const uri = 'memfs://team/list';
    const texts: Readonly<Record<string, string>> = { ...files, 'notes/a.md': note };
    const folder: Folder = { uri, uriOf: (path) => `${uri}/${path}`, write: () => undefined, remove: () => undefined };
    for (const setting of ['always', 'prompt', 'never']) {
      const client = await connect({
        folders: [folder],
        capabilities: able,
        initializationOptions: { locale: 'en', capabilities: { readText: true, list: true, stat: true } },
        answers: {
          'agored/list': () => Object.keys(texts).map((path) => `${uri}/${encodeURI(path)}`),
          'agored/readText': (params: { uri: string }) => {
            const text = texts[decodeURIComponent(params.uri.slice(uri.length + 1))];
            return text === undefined ? null : { text };
          },
          'workspace/configuration': ({ items }: { items: { section: string }[] }) =>
            items.map(({ section }) => (section.startsWith('markdown.') ? setting : null)),
        },
      });
      const edit = await asked(client, folder, ['docs/adr/0012-heat-the-hall.md', 'docs/adr/0012-warm.md']);
      const changed = after(edit, folder, texts)['notes/a.md'] ?? '';
      assert.match(changed, /^see: \.\.\/docs\/adr\/0012-warm\.md$/m);
      assert.equal(changed.includes('[heat it](../docs/adr/0012-warm.md'), setting === 'never', setting);
    }
  });

  it('gives edits without annotations to clients that know none', async () => {
    const capabilities = {
      ...able,
      workspace: { ...able.workspace, workspaceEdit: {}, configuration: false },
    };
    const { folder, client } = await start({ 'notes/a.md': note }, { capabilities });
    const edit = await asked(client, folder, ['docs/adr/0012-heat-the-hall.md', 'docs/adr/0012-warm.md']);
    assert.deepEqual(Object.keys(edit ?? {}), ['changes']);
    const [first] = edit?.changes?.[folder.uriOf('notes/a.md')] ?? [];
    assert.deepEqual(Object.keys(first ?? {}).sort(), ['newText', 'range']);
  });
});

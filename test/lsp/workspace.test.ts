/** Diagnostics of all notes of the workspace, and of files that the editor reads for the server. */
import assert from 'node:assert/strict';
import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { codes, connect, textOf } from './editor';
import { cleanUp, createFolder, refused } from './support';

/** A note with one finding that needs nothing but the note. */
const stray = (text = 'Text.\n'): string => `${text}\n<!-- agored-disable-line -->\n`;
const record =
  '# 1. Use Postgres\n\nStatus: accepted\n\n## Context\n\nThe old store is full.\n\n## Decision\n\nWe will use Postgres.\n';
const decision = '# Week 47\n\nWe decided to use Postgres for the new booking service.\n';

const fullOf = (items: readonly WorkspaceDocumentDiagnosticReport[]) =>
  new Map(items.flatMap((item) => (item.kind === 'full' ? [[item.uri, item.items] as const] : [])));
const idsOf = (items: readonly WorkspaceDocumentDiagnosticReport[]): { uri: string; value: string }[] =>
  items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));

describe('lsp: workspace diagnostics', () => {
  afterEach(cleanUp);
  it('cover every note that is not ignored, as the editor has it, and configuration files', async () => {
    const folder = createFolder({
      'a.md': stray(),
      'open.md': 'Nothing here.\n',
      'deep/er/c.markdown': stray(),
      'node_modules/x/d.md': stray(),
      'out/e.md': stray(),
      'drafts/f.md': stray(),
      'set-aside.md': stray(),
      'notes.txt': stray(),
      '.gitignore': 'out/\n',
      '.agoredignore': 'drafts\n',
      '.agored.yml': 'ignore: [set-aside.md]\nlangauges: [en]\n',
    });
    const client = await connect({ folders: [folder] });
    client.open(folder.uriOf('open.md'), stray());
    const { items } = await client.pullWorkspace().answer;
    const found = fullOf(items);
    assert.deepEqual(
      [...found]
        .filter(([, list]) => list.length > 0)
        .map(([uri]) => uri)
        .sort(),
      ['.agored.yml', 'a.md', 'deep/er/c.markdown', 'open.md'].map(folder.uriOf).sort(),
    );
    const [problem] = found.get(folder.uriOf('.agored.yml')) ?? [];
    assert.equal(problem?.code, 'config-problem');
    assert.match(textOf(problem), /Did you mean ‘languages’/);
    assert.deepEqual(problem.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } });
    assert.equal(items.find(({ uri }) => uri === folder.uriOf('open.md'))?.version, 1);
    assert.equal(items.find(({ uri }) => uri === folder.uriOf('a.md'))?.version, null);
  });

  it('say only what is new, and take back what is gone', async () => {
    const folder = createFolder({ 'a.md': stray(), 'b.md': stray(), 'c.md': stray() });
    const client = await connect({ folders: [folder] });
    const first = idsOf((await client.pullWorkspace().answer).items);
    assert.equal(first.length, 3);
    const again = await client.pullWorkspace(first).answer;
    assert.deepEqual(
      again.items.map(({ kind }) => kind),
      ['unchanged', 'unchanged', 'unchanged'],
    );

    folder.write('a.md', 'Mended.\n');
    folder.remove('b.md');
    client.filesChanged([folder.uriOf('a.md'), 'changed'], [folder.uriOf('b.md'), 'deleted']);
    const third = await client.pullWorkspace(first).answer;
    assert.deepEqual(
      fullOf(third.items),
      new Map([
        [folder.uriOf('a.md'), []],
        [folder.uriOf('b.md'), []],
      ]),
    );
    const last = await client.pullWorkspace(idsOf(third.items)).answer;
    assert.deepEqual(
      last.items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
  });

  it('come piece by piece, then wait for news instead of being asked for again and again', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `n${String(index).padStart(3, '0')}.md`);
    const folder = createFolder(Object.fromEntries(names.map((name) => [name, stray()])));
    const client = await connect({ folders: [folder] });
    const pieces = (token: string) =>
      client.heard.flatMap(({ method, params }) => {
        const progress = params as { token: string; value: WorkspaceDiagnosticReport };
        return method === '$/progress' && progress.token === token ? [progress.value.items] : [];
      });
    assert.deepEqual(await client.pullWorkspace([], 'one').answer, { items: [] });
    assert.deepEqual(
      pieces('one').map(({ length }) => length),
      [50, 50, 20],
    );
    const known = idsOf(pieces('one').flat());
    assert.equal(new Set(known.map(({ uri }) => uri)).size, 120);

    let isOver = false;
    const waiting = client.pullWorkspace(known, 'two').answer.then((report) => {
      isOver = true;
      return report;
    });
    // Other requests are answered meanwhile.
    await client.pull(folder.uriOf('n000.md'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(isOver, false);
    folder.write('n007.md', 'Mended.\n');
    client.filesChanged([folder.uriOf('n007.md'), 'changed']);
    assert.deepEqual(await waiting, { items: [] });
    assert.deepEqual(fullOf(pieces('two').flat()), new Map([[folder.uriOf('n007.md'), []]]));
  });

  it('can be cancelled, while they are made and while they wait', async () => {
    const folder = createFolder({ 'a.md': stray() });
    const client = await connect({ folders: [folder] });
    const known = idsOf((await client.pullWorkspace().answer).items);
    const waiting = client.pullWorkspace(known, 'token');
    await new Promise((resolve) => setTimeout(resolve, 100));
    waiting.cancel();
    assert.equal((await refused(waiting.answer)).code, -32800);
  });

  it('are given to the newest request alone', async () => {
    const folder = createFolder({ 'a.md': stray() });
    const client = await connect({ folders: [folder] });
    const known = idsOf((await client.pullWorkspace().answer).items);
    const old = client.pullWorkspace(known, 'old');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await client.pullWorkspace().answer).items.length, 1);
    assert.equal((await refused(old.answer)).code, -32802);
  });

  it('come from each of several folders, each with its own configuration', async () => {
    const [one, two, late] = [
      createFolder({ 'a.md': stray(), '.agored.yml': 'rules: { directive-problem: off }\n' }),
      createFolder({ 'a.md': stray(), '.agored.yml': 'rules: { directive-problem: error }\n' }),
      createFolder({ 'a.md': stray() }),
    ];
    const client = await connect({ folders: [one, two] });
    const found = fullOf((await client.pullWorkspace().answer).items);
    assert.deepEqual(found.get(one.uriOf('a.md')), []);
    assert.deepEqual(
      found.get(two.uriOf('a.md'))?.map(({ severity }) => severity),
      [1],
    );
    assert.equal(found.has(late.uriOf('a.md')), false);

    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: late.uri, name: 'late' }], removed: [{ uri: two.uri, name: 'two' }] },
    });
    await client.hear('workspace/diagnostic/refresh');
    const later = fullOf((await client.pullWorkspace().answer).items);
    assert.deepEqual(
      later.get(late.uriOf('a.md'))?.map(({ severity }) => severity),
      [2],
    );
    assert.equal(later.has(two.uriOf('a.md')), false);
  });
});

describe('lsp: files read through the client, where it offers that', () => {
  afterEach(cleanUp);
  const files = new Map([
    ['memfs://team/notes/a.md', stray()],
    ['memfs://team/notes/quiet.md', '---\ndraft: true\n---\n\nNothing here.\n'],
    ['memfs://team/notes/week.md', decision],
    ['memfs://team/notes/decisions/0001-use-postgres.md', record],
    ['memfs://team/notes/drafts/b.md', stray()],
    ['memfs://team/notes/.agoredignore', 'drafts/\n'],
    ['memfs://team/notes/.agored.yml', 'rules: { directive-problem: error }\n'],
  ]);
  const answers = {
    'agored/list': ({ uri }: { uri: string }) =>
      [...files.keys()].filter((key) => key.startsWith(`${uri}/`) && key.endsWith('.md')),
    'agored/readText': ({ uri }: { uri: string }) => {
      const text = files.get(uri);
      return text === undefined ? null : { text };
    },
    'agored/stat': ({ uri }: { uri: string }) => (files.has(uri) ? { type: 'file', size: 1, mtime: 0 } : null),
  };
  const folder = {
    uri: 'memfs://team/notes',
    uriOf: (path: string) => `memfs://team/notes/${path}`,
    write: () => undefined,
    remove: () => undefined,
  };
  const initializationOptions = { locale: 'en', capabilities: { readText: true, list: true, stat: true } };

  it('with configuration, ignore files and records', async () => {
    const client = await connect({
      folders: [folder],
      answers,
      initializationOptions,
    });
    const found = fullOf((await client.pullWorkspace().answer).items);
    assert.deepEqual(
      [...found.keys()].sort(),
      ['.agored.yml', 'a.md', 'decisions/0001-use-postgres.md', 'quiet.md', 'week.md'].map(folder.uriOf),
    );
    assert.deepEqual(
      found.get(folder.uriOf('a.md'))?.map(({ severity }) => severity),
      [1],
    );
    client.open(folder.uriOf('week.md'), decision);
    const [diagnostic] = await client.diagnostics(folder.uriOf('week.md'));
    assert(diagnostic);
    const titles = (await client.actions(folder.uriOf('week.md'), diagnostic.range)).map(({ title }) => title);
    assert(titles.includes('Link to ‘0001 Use Postgres’'), titles.join());
  });

  it('once, and again only where something may have changed', async () => {
    const all = ['a.md', 'decisions/0001-use-postgres.md', 'quiet.md', 'week.md'];
    const read: string[] = [];
    const counted = {
      ...answers,
      'agored/readText': ({ uri }: { uri: string }) => {
        if (files.has(uri) && uri.endsWith('.md')) read.push(uri.slice(folder.uri.length + 1));
        return answers['agored/readText']({ uri });
      },
    };
    const client = await connect({ folders: [folder], answers: counted, initializationOptions });
    const known = idsOf((await client.pullWorkspace().answer).items);
    assert.deepEqual([...new Set(read)].sort(), all);
    const readAgain = async (...paths: string[]): Promise<string[]> => {
      read.length = 0;
      client.filesChanged(...paths.map((path) => [folder.uriOf(path), 'changed'] as const));
      await client.pullWorkspace(known).answer;
      return [...new Set(read)].sort();
    };
    assert.deepEqual(await readAgain(), []);
    // Decisions may have their record in any file.
    assert.deepEqual(
      await readAgain('a.md'),
      all.filter((path) => path !== 'quiet.md'),
    );
    assert.deepEqual(await readAgain('.agored.yml'), all);
  });

  it('and are those of the latest text, however long reading takes', async () => {
    const asked: (() => void)[] = [];
    const slow = {
      ...answers,
      'agored/list': (params: { uri: string }) =>
        new Promise((resolve) => {
          asked.push(() => {
            resolve(answers['agored/list'](params));
          });
        }),
    };
    const client = await connect({
      folders: [folder],
      answers: slow,
      initializationOptions,
    });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const old = client.pull(note);
    await client.hear('agored/list');
    client.change(note, '# Week 47\n', '# Week 47\n\nNew first lines.\n\nAnd more.\n');
    const late = client.pull(note);
    for (const resolve of asked) resolve();
    for (const report of [await old, await late]) {
      assert.equal(report.kind, 'full');
      assert.deepEqual(
        report.items.map(({ code, range }) => [code, range.start.line]),
        [['unlinked-decision', 6]],
      );
    }
    assert.equal(asked.length, 1, 'one listing for both');
  });

  it('and forget what changed while they were made', async () => {
    const team = {
      ...folder,
      uri: 'memfs://team/pairs',
      uriOf: (path: string) => `memfs://team/pairs/${path}`,
    };
    const held = new Map([
      ['a.md', decision],
      ['decisions/0001-use-postgres.md', record],
    ]);
    let release = (): void => undefined;
    const hold = new Promise<void>((resolve) => (release = resolve));
    const client = await connect({
      folders: [team],
      initializationOptions,
      answers: {
        'agored/list': () => [...held.keys()].map(team.uriOf),
        'agored/readText': async ({ uri }: { uri: string }) => {
          const text = held.get(uri.slice(team.uri.length + 1));
          if (uri.endsWith('postgres.md')) await hold;
          return text === undefined ? null : { text };
        },
      },
    });
    const first = client.pullWorkspace().answer;
    // The note waits for its record, and changes before it is done.
    await client.hear<{ uri: string }>('agored/readText', ({ uri }) => uri.endsWith('postgres.md'));
    held.set('a.md', '# Week 47\n\nNothing new.\n');
    client.filesChanged([team.uriOf('a.md'), 'changed']);
    release();
    const old = await first;
    const now = fullOf((await client.pullWorkspace(idsOf(old.items)).answer).items);
    assert.deepEqual(
      [codes(fullOf(old.items).get(team.uriOf('a.md')) ?? []), now.get(team.uriOf('a.md'))],
      [['unlinked-decision'], []],
    );
  });

  it('and do without where the client fails to answer', async () => {
    const client = await connect({ folders: [folder], initializationOptions });
    client.open(folder.uriOf('a.md'), stray());
    assert.deepEqual(codes(await client.diagnostics(folder.uriOf('a.md'))), ['directive-problem']);
    assert.deepEqual(await client.pullWorkspace().answer, { items: [] });
  });
});

/** Diagnostics, pulled and pushed, and all that makes them change. */
import assert from 'node:assert/strict';
import { codes, connect, plain, textOf } from './editor';
import { cleanUp, createFolder } from './support';

/** A note with one finding that needs nothing but the note. */
const stray = (text = 'Text.\n'): string => `${text}\n<!-- agored-disable-line -->\n`;
const lone = 'untitled:Untitled-1';

describe('lsp: diagnostics', () => {
  afterEach(cleanUp);

  it('tell where, how grave, what, and where to read more', async () => {
    const client = await connect();
    client.open(lone, stray());
    const [found, ...more] = await client.diagnostics(lone);
    assert.deepEqual(found, {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 28 } },
      severity: 2,
      code: 'directive-problem',
      codeDescription: { href: 'https://github.com/agored/agored/blob/main/docs/problems.md#directive-problem' },
      source: 'agored',
      message: 'Nothing is silenced by this comment any more, so it can go.',
    });
    assert.deepEqual(more, []);
  });

  it('are said to be unchanged for as long as they are', async () => {
    const client = await connect();
    client.open(lone, stray());
    const first = await client.pull(lone);
    assert.equal(first.kind, 'full');
    assert.deepEqual(await client.pull(lone, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(lone, 'Text', 'More text');
    const second = await client.pull(lone, first.resultId);
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
    assert.equal((await client.pull(lone, 'made up')).kind, 'full');
  });

  it('follow edits, many in a row and several in one', async () => {
    const client = await connect();
    client.open(lone, 'One.\n\nTwo.\n');
    assert.deepEqual(await client.diagnostics(lone), []);
    for (const letter of '<!-- agored-disable-line -->') client.change(lone, 'One.', `${letter}One.`);
    const insert = (line: number, text: string) => ({
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
      text,
    });
    client.notify('textDocument/didChange', {
      textDocument: { uri: lone, version: 99 },
      contentChanges: [insert(2, '<!-- agored-disable-line -->\n\n'), insert(0, 'Zero.\n\n')],
    });
    const found = await client.diagnostics(lone);
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [
        { line: 2, character: 0 },
        { line: 4, character: 0 },
      ],
    );
    client.notify('textDocument/didChange', {
      textDocument: { uri: lone, version: 100 },
      contentChanges: [{ text: 'All new.\n' }],
    });
    assert.deepEqual(await client.diagnostics(lone), []);
  });

  for (const [name, eol] of [
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ] as const)
    it(`stand where the editor sees them, with ${name}, a byte order mark and letters of two units`, async () => {
      const client = await connect();
      client.open(lone, `\uFEFF🌟 <!-- agored-disable-line -->${eol}${eol}🌟🌟 <!-- agored-disable-line -->${eol}`);
      assert.deepEqual(
        (await client.diagnostics(lone)).map(({ range }) => range),
        [
          { start: { line: 0, character: 4 }, end: { line: 0, character: 32 } },
          { start: { line: 2, character: 5 }, end: { line: 2, character: 33 } },
        ],
      );
    });

  it('leave alone what is no note: other schemes, other languages, other files', async () => {
    const folder = createFolder({ 'a.md': stray() });
    const client = await connect({ folders: [folder] });
    const others: readonly (readonly [uri: string, languageId: string])[] = [
      [folder.uriOf('a.md').replace(/^file:/, 'git:'), 'markdown'],
      ['output:agored', 'markdown'],
      ['vscode-notebook-cell:/a.ipynb#1', 'markdown'],
      ['review:/a.md', 'markdown'],
      [folder.uriOf('a.txt'), 'plaintext'],
      [folder.uriOf('other.yml'), 'yaml'],
    ];
    for (const [uri, languageId] of others) {
      client.open(uri, stray(), languageId);
      assert.deepEqual(await client.diagnostics(uri), [], uri);
    }
    assert.deepEqual(await client.diagnostics('file:///nowhere/none.md'), []);
    assert.deepEqual(await client.diagnostics(folder.uriOf('none.md')), []);
    client.open('file:///elsewhere/b.md', stray());
    assert.equal((await client.diagnostics('file:///elsewhere/b.md')).length, 1, 'a note outside the folder');
  });

  it('say of a file that is too large that it was not read', async () => {
    const client = await connect();
    client.open(lone, stray('Text, and more.\n'.repeat(400_000)));
    const [found, ...more] = await client.diagnostics(lone);
    assert.deepEqual([found?.code, more], ['file-problem', []]);
    assert.match(found ? textOf(found) : '', /^This file is 6\.4 MB\. Agored reads notes of up to 5 MB/);
    client.change(lone, undefined, stray());
    assert.deepEqual(codes(await client.diagnostics(lone)), ['directive-problem']);
  });

  it('are told of closed files as well, as editors ask for them', async () => {
    const folder = createFolder({ 'a.md': stray(), 'b.md': 'Text.\n', '.gitignore': 'b.md\n' });
    const client = await connect({ folders: [folder] });
    assert.deepEqual(codes(await client.diagnostics(folder.uriOf('a.md'))), ['directive-problem']);
    client.open(folder.uriOf('a.md'), 'Mended.\n');
    assert.deepEqual(await client.diagnostics(folder.uriOf('a.md')), []);
    client.close(folder.uriOf('a.md'));
    assert.deepEqual(codes(await client.diagnostics(folder.uriOf('a.md'))), ['directive-problem']);
    assert.deepEqual(await client.diagnostics(folder.uriOf('b.md')), [], 'an ignored one');
  });

  describe('pushed', () => {
    it('come a moment after the last key, for clients that do not pull, and go when the note is closed', async () => {
      const client = await connect({ capabilities: plain });
      client.open(lone, 'Text.\n');
      assert.deepEqual((await client.pushed(lone)).diagnostics, []);
      const from = client.heard.length;
      for (const letter of stray('x ')) client.change(lone, 'Text.', `${letter}Text.`);
      client.change(lone, undefined, stray());
      const pushed = await client.pushed(lone, (items) => items.length > 0, from);
      assert.deepEqual(codes(pushed.diagnostics), ['directive-problem']);
      assert.equal(pushed.diagnostics[0]?.codeDescription, undefined, 'unknown to this client');
      assert.equal(client.heard.length - from, 1, 'keys in a row make one message');
      client.close(lone);
      await client.pushed(lone, (items) => items.length === 0, from);
    });

    it('tell of a configuration file that is not open', async () => {
      const folder = createFolder({ 'a.md': 'Text.\n', '.agored.yml': 'rules: { directive-problem: loud }\n' });
      const client = await connect({
        capabilities: { ...plain, workspace: { didChangeWatchedFiles: {} } },
        folders: [folder],
      });
      client.open(folder.uriOf('a.md'), 'Text.\n');
      const config = folder.uriOf('.agored.yml');
      const { diagnostics } = await client.pushed(config);
      assert.deepEqual(codes(diagnostics), ['config-problem']);
      const from = client.heard.length;
      folder.write('.agored.yml', 'rules: { directive-problem: error }\n');
      client.filesChanged([config, 'changed']);
      assert.deepEqual((await client.pushed(config, () => true, from)).diagnostics, []);
    });

    it('are taken back from files that count no more', async () => {
      const folder = createFolder({
        'a.md': 'Text.\n',
        '.agored.yml': 'vocabulary: words.yml\nrules: { directive-problem: loud }\n',
        'words.yml': '- trem: the hub\n',
      });
      const client = await connect({
        capabilities: { ...plain, workspace: { didChangeWatchedFiles: {} } },
        folders: [folder],
      });
      const [note, config, words] = ['a.md', '.agored.yml', 'words.yml'].map(folder.uriOf) as [string, string, string];
      client.open(note, 'Text.\n');
      for (const uri of [config, words]) assert.notDeepEqual((await client.pushed(uri)).diagnostics, []);
      let from = client.heard.length;
      folder.write('.agored.yml', 'rules: { directive-problem: loud }\n');
      client.filesChanged([config, 'changed']);
      await client.pushed(words, (items) => items.length === 0, from);
      from = client.heard.length;
      folder.remove('.agored.yml');
      client.filesChanged([config, 'deleted']);
      // What was pushed of the first change may still be on its way.
      await client.pushed(config, (items) => items.length === 0, from);
    });
  });
});

/** Lenses above the title, and the commands that lenses and palettes run. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CodeLens, WorkspaceEdit } from 'vscode-languageserver';
import { connect, type Editor, full, position, type Options } from './editor';
import { stacked } from './notes';
import { cleanUp, createFolder, eventually, refused } from './support';

const lone = 'untitled:Untitled-1';
/** An editor that shows lenses, and can be asked to change and to show documents. */
const capabilities = {
  ...full,
  textDocument: { ...full.textDocument, codeLens: {} },
  workspace: {
    ...full.workspace,
    configuration: false,
    codeLens: { refreshSupport: true },
    executeCommand: {},
    applyEdit: true,
  },
  window: { showDocument: { support: true } },
};
const decisions = '# Week 47\n\nWe decided to use Postgres.\n\nWe agreed to pay for the new booking service.\n';

const start = (options: Options = {}): Promise<Editor> => connect({ capabilities, ...options });
const lenses = (client: Editor, uri = lone): Promise<CodeLens[]> =>
  client.request('textDocument/codeLens', { textDocument: { uri } });
const titles = async (client: Editor, uri = lone): Promise<(string | undefined)[]> =>
  (await lenses(client, uri)).map(({ command }) => command?.title);

describe('lsp: lenses', () => {
  afterEach(cleanUp);

  it('tell how many sections are in both languages, and add the others', async () => {
    const applied: WorkspaceEdit[] = [];
    const client = await start({
      answers: {
        'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => {
          applied.push(edit);
          return { applied: true };
        },
      },
    });
    client.open(lone, stacked);
    const [lens, ...more] = await lenses(client);
    assert.deepEqual(more, []);
    assert.deepEqual(lens?.range, { start: position(0, 0), end: position(0, 0) });
    const { command } = lens;
    assert.equal(command?.title, '2 of 3 sections in both languages · add the other');
    await client.request('workspace/executeCommand', command);
    client.apply(applied[0]);
    assert.match(client.textOf(lone), /agored-translate cy -->\n\n## What we learned\n\n<!-- \/agored-translate/);
    assert.deepEqual(await titles(client), ['1 part to translate']);
  });

  it('add all that are missing in one edit', async () => {
    const applied: WorkspaceEdit[] = [];
    const client = await start({
      answers: { 'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => applied.push(edit) },
    });
    const [english = '', welsh = ''] = stacked.split(/(?=^# Llythyrau)/m);
    const text = `${english}## Who to ask

Mared looks after the 9 letters; write to <letters@example.org> or ring 01632 960123.

${welsh}`;
    client.open(lone, text);
    const [lens] = await lenses(client);
    assert.equal(lens?.command?.title, '2 of 4 sections in both languages · add the other 2');
    await client.request('workspace/executeCommand', lens.command);
    assert.equal(applied.length, 1);
    client.apply(applied[0]);
    assert.deepEqual(await titles(client), ['2 parts to translate']);
  });

  it('count decisions without a link, and go to them', async () => {
    const shown: unknown[] = [];
    const client = await start({ answers: { 'window/showDocument': (params) => shown.push(params) } });
    client.open(lone, decisions);
    const [lens, ...more] = await lenses(client);
    assert.deepEqual(more, []);
    assert.equal(lens?.command?.title, '2 decisions not linked');
    await client.request('workspace/executeCommand', lens.command);
    assert.deepEqual(shown, [
      { uri: lone, takeFocus: true, selection: { start: position(2, 0), end: position(2, 17) } },
    ]);
    client.change(lone, 'We agreed to', 'We');
    assert.deepEqual(await titles(client), ['1 decision not linked']);
    client.change(lone, 'We decided to use', 'We use');
    assert.deepEqual(await titles(client), []);
  });

  it('speak Welsh', async () => {
    const client = await start({ initializationOptions: { locale: 'cy' } });
    client.open(lone, stacked.replace('nothing between them.', 'nothing else. We decided to write new ones.'));
    assert.deepEqual(await titles(client), [
      '2 o’r 3 adran yn y ddwy iaith · ychwanegu’r llall',
      '1 penderfyniad heb ddolen',
    ]);
  });

  it('say that a language is missing where it is asked for', async () => {
    const config = 'bilingual: {}\n';
    const folder = createFolder({ '.agored.yml': config });
    const client = await start({ folders: [folder] });
    const note = folder.uriOf('a.md');
    client.open(note, '# Week 47\n\nWe met three councils to learn how they write to the people who rent from them.\n');
    assert.deepEqual(await titles(client, note), ['Not in Welsh yet · add it']);
  });

  it('are asked for anew when something else than the note has changed', async () => {
    const folder = createFolder();
    const client = await start({ folders: [folder] });
    const note = folder.uriOf('a.md');
    client.open(note, decisions);
    assert.equal((await lenses(client, note)).length, 1);
    folder.write('.agored.yml', 'rules:\n  unlinked-decision: off\n');
    const before = client.heard.length;
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    await client.hear('workspace/codeLens/refresh', undefined, before);
    assert.deepEqual(await lenses(client, note), []);
  });

  it('can be turned off, and are not offered to editors without any', async () => {
    const settings = { enable: true, locale: 'en', codeLens: false };
    const asked = { ...capabilities, workspace: { ...capabilities.workspace, configuration: true } };
    const client = await start({ capabilities: asked, answers: { 'workspace/configuration': () => [settings] } });
    client.open(lone, decisions);
    assert.deepEqual(await lenses(client), []);
    assert.equal((await client.diagnostics(lone)).length, 2);
    const never = await start({ initializationOptions: { codeLens: false } });
    never.open(lone, decisions);
    assert.deepEqual(await lenses(never), []);
    assert.equal((await connect()).hello.capabilities.codeLensProvider, undefined);
  });

  it('name no command to an editor that has none of ours and cannot ask for any', async () => {
    const client = await start({ capabilities: { textDocument: { codeLens: {} } } });
    assert.equal(client.hello.capabilities.executeCommandProvider, undefined);
    client.open(lone, decisions);
    assert.deepEqual((await lenses(client))[0]?.command, { title: '2 decisions not linked', command: '' });
  });
});

describe('lsp: all safe fixes', () => {
  afterEach(cleanUp);
  const wordy = 'We met in order to plan the week.\n';

  it('are made in one note, below a folder, or everywhere, with what is open as the editor has it', async () => {
    const folder = createFolder({
      'a.md': wordy,
      'deep/b.md': `${wordy}\nThey came in order to help.\n`,
      'deep/c.md': 'We met.\n',
      'deep/not-utf-8.md': `A caf\uFFFD.\n\n${wordy}`,
      'deeper/d.md': wordy,
      'out/e.md': wordy,
      '.agored.yml': 'ignore: [out/**]\n',
    });
    const client = await start({ folders: [folder] });
    const [a, b, d] = ['a.md', 'deep/b.md', 'deeper/d.md'].map(folder.uriOf);
    client.open(String(a), '');
    client.change(String(a), undefined, `# Title\n\n${wordy}`);
    type Result = { notes: { uri: string; version: number | null; changes: number; edits: unknown[] }[] };
    const made = async (params: object): Promise<unknown[]> =>
      (await client.request<Result>('agored/fixAll', params)).notes
        .map(({ uri, version, changes }) => [uri, version, changes])
        .sort();
    assert.deepEqual(
      await made({}),
      [
        [a, 2, 1],
        [b, null, 2],
        [d, null, 1],
      ].sort(),
    );
    assert.deepEqual(await made({ folder: folder.uriOf('deep') }), [[b, null, 2]]);
    assert.deepEqual(await made({ folder: 'file:///somewhere/else' }), []);
    assert.deepEqual(await made({ note: a }), [[a, 2, 1]]);
    assert.deepEqual(await made({ note: b }), [], 'it is not open');
    const { notes } = await client.request<Result>('agored/fixAll', { note: a });
    assert.deepEqual(notes[0]?.edits, [
      { range: { start: position(2, 7), end: position(2, 18) }, newText: 'to', was: 'in order to' },
    ]);
  });

  it('come as one edit, for editors that ask for the command', async () => {
    const folder = createFolder({ 'a.md': wordy, 'b.md': wordy });
    const applied: WorkspaceEdit[] = [];
    const client = await start({
      folders: [folder],
      answers: { 'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => applied.push(edit) },
    });
    const commands = client.hello.capabilities.executeCommandProvider?.commands;
    assert(commands?.includes('agored.fixAll'));
    await client.request('workspace/executeCommand', { command: 'agored.fixAll', arguments: [] });
    await eventually(() => {
      assert.equal(applied[0]?.documentChanges?.length, 2);
      return Promise.resolve();
    });
    assert.equal(applied.length, 1);
    await refused(client.request('workspace/executeCommand', { command: 'agored.nonsense' }));
  });
});

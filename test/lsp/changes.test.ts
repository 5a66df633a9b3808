/** What makes diagnostics change besides the note itself: configuration, settings, other files. */
import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { connect, type Editor, full, plain, textOf } from './editor';
import { cleanUp, createFolder, eventually } from './support';

/** A note with one finding that needs nothing but the note. */
const stray = (text = 'Text.\n'): string => `${text}\n<!-- agored-disable-line -->\n`;
const record =
  '# 1. Use Postgres\n\nStatus: accepted\n\n## Context\n\nThe old store is full.\n\n## Decision\n\nWe will use Postgres.\n';
const decision = '# Week 47\n\nWe decided to use Postgres for the new booking service.\n';
const lone = 'untitled:Untitled-1';

/** Titles of the records that the first finding of a note offers to link. */
async function linksOffered(client: Editor, note: string): Promise<string[]> {
  const [found] = await client.diagnostics(note);
  assert(found);
  const actions = await client.actions(note, found.range);
  return actions.map(({ title }) => title).filter((title) => title.startsWith('Link to'));
}

describe('lsp: diagnostics change with', () => {
  afterEach(cleanUp);
  it('the configuration, in its file and in the editor', async () => {
    const folder = createFolder({ 'deep/a.md': stray(), '.agored.yml': 'rules: { directive-problem: off }\n' });
    const client = await connect({ folders: [folder] });
    const [note, config] = [folder.uriOf('deep/a.md'), folder.uriOf('.agored.yml')];
    client.open(note, stray());
    assert.deepEqual(await client.diagnostics(note), []);
    folder.write('.agored.yml', 'rules: { directive-problem: error }\n');
    client.filesChanged([config, 'changed']);
    await client.hear('workspace/diagnostic/refresh');
    assert.deepEqual(
      (await client.diagnostics(note)).map(({ severity }) => severity),
      [1],
    );

    const from = client.heard.length;
    client.open(config, 'rules: { directive-problem: error }\n', 'yaml');
    assert.deepEqual(await client.diagnostics(config), []);
    client.change(config, 'error', 'infos');
    const problems = await client.diagnostics(config);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start]),
      [['config-problem', { line: 0, character: 28 }]],
    );
    assert.match(problems.map(textOf).join(), /info/);
    await client.hear('workspace/diagnostic/refresh', () => true, from);
    assert.deepEqual(
      (await client.diagnostics(note)).map(({ severity }) => severity),
      [2],
      'the rest counts',
    );
    client.close(config);
    assert.deepEqual(
      (await client.diagnostics(note)).map(({ severity }) => severity),
      [1],
      'what is saved counts again',
    );
  });

  it('words that the configuration draws on, in their file and in the editor', async () => {
    const folder = createFolder({ 'a.md': 'Meet at the hub.\n', '.agored.yml': 'vocabulary: words.yml\n' });
    const client = await connect({ folders: [folder] });
    const [note, words] = [folder.uriOf('a.md'), folder.uriOf('words.yml')];
    client.open(note, 'Meet at the hub.\n');
    assert.deepEqual(await client.diagnostics(note), []);
    folder.write('words.yml', '- term: the hub\n');
    client.filesChanged([words, 'created']);
    await client.hear('workspace/diagnostic/refresh');
    assert.equal((await client.diagnostics(note)).length, 1);

    const from = client.heard.length;
    client.open(words, '- term: the hub\n', 'yaml');
    assert.deepEqual(await client.diagnostics(words), []);
    client.change(words, 'the hub', 'the pod');
    await client.hear('workspace/diagnostic/refresh', () => true, from);
    assert.deepEqual(await client.diagnostics(note), []);
    client.change(words, 'term', 'trem');
    assert.match((await client.diagnostics(words)).map(textOf).join(), /‘words.trem’/);
  });

  it('words that are open before anything has asked for them', async () => {
    const folder = createFolder({ 'a.md': 'Text.\n', '.agored.yml': 'vocabulary: words.yml\n' });
    const client = await connect({ folders: [folder] });
    const words = folder.uriOf('words.yml');
    client.open(words, '- trem: the hub\n', 'yaml');
    assert.match((await client.diagnostics(words)).map(textOf).join(), /‘words.trem’/);
    client.open(folder.uriOf('other.yml'), '- trem: the hub\n', 'yaml');
    assert.deepEqual(await client.diagnostics(folder.uriOf('other.yml')), []);
  });

  it('a record in a folder within another that is open as well', async () => {
    const folder = createFolder({ 'week.md': decision, 'team/a.md': 'Text.\n' });
    const inner = { ...folder, uri: folder.uriOf('team') };
    const client = await connect({ folders: [folder, inner] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const titles = (): Promise<string[]> => linksOffered(client, note);
    assert.deepEqual(await titles(), []);
    folder.write('team/decisions/0001-use-postgres.md', record);
    client.filesChanged([folder.uriOf('team/decisions/0001-use-postgres.md'), 'created']);
    assert.deepEqual(await titles(), ['Link to ‘0001 Use Postgres’']);
  });

  it('a configuration that is deleted while a tab still shows it, also after a restart', async () => {
    const off = 'rules: { unlinked-decision: off }\n';
    const folder = createFolder({ '.agored.yml': off, 'week.md': decision });
    const note = folder.uriOf('week.md');
    const config = folder.uriOf('.agored.yml');
    const open = async () => {
      const client = await connect({ folders: [folder] });
      client.open(config, off, 'yaml');
      client.open(note, decision);
      return client;
    };
    const client = await open();
    assert.deepEqual(await client.diagnostics(note), []);
    folder.remove('.agored.yml');
    client.filesChanged([config, 'deleted']);
    assert.equal((await client.diagnostics(note)).length, 1);
    const again = await open();
    await eventually(async () => {
      assert.equal((await again.diagnostics(note)).length, 1);
    });
    again.change(config, 'off', 'off ');
    assert.deepEqual(await again.diagnostics(note), [], 'whoever goes on writing it means it');
  });

  it('a decision record that appears, is edited, or goes', async () => {
    const folder = createFolder({ 'week.md': decision });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const titles = (): Promise<string[]> => linksOffered(client, note);
    assert.deepEqual(await titles(), []);
    folder.write('decisions/0001-use-postgres.md', record);
    const uri = folder.uriOf('decisions/0001-use-postgres.md');
    client.filesChanged([uri, 'created']);
    assert.deepEqual(await titles(), ['Link to ‘0001 Use Postgres’']);

    // As it stands in the editor, before it is saved.
    client.open(uri, record);
    client.change(uri, '1. Use Postgres', '1. Use Postgres for bookings');
    await eventually(async () => {
      assert.deepEqual(await titles(), ['Link to ‘0001 Use Postgres for bookings’']);
    });
    client.close(uri);
    assert.deepEqual(await titles(), ['Link to ‘0001 Use Postgres’']);

    client.change(note, 'We decided', '[We decided](decisions/0001-use-postgres.md)');
    assert.deepEqual(await client.diagnostics(note), [], 'linked');
    folder.remove('decisions/0001-use-postgres.md');
    client.filesChanged([uri, 'deleted']);
    client.change(note, '[We decided](decisions/0001-use-postgres.md)', 'We decided');
    assert.deepEqual(await titles(), []);
  });

  it('the editor’s settings', async () => {
    let settings: unknown = { enable: true, locale: 'cy' };
    const asked: unknown[] = [];
    const answers = {
      'workspace/configuration': ({ items }: { items: unknown[] }) => {
        asked.push(...items);
        return items.map(() => settings);
      },
    };
    const client = await connect({ answers });
    client.open(lone, stray());
    const read = async (): Promise<string[]> => (await client.diagnostics(lone)).map(textOf);
    assert.deepEqual(await read(), ['Nid yw’r sylw hwn yn tawelu dim bellach, felly gellir ei ddileu.']);
    await read();
    assert.deepEqual(asked, [{ scopeUri: lone, section: 'agored' }], 'asked once');
    settings = { enable: false, locale: 'cy' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.hear('workspace/diagnostic/refresh');
    assert.deepEqual(await read(), []);
    settings = null; // as editors answer that have none
    client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await read(), ['Nothing is silenced by this comment any more, so it can go.']);
  });

  it('what an editor says that cannot be asked', async () => {
    const client = await connect({ capabilities: plain, initializationOptions: { locale: 'cy' } });
    client.open(lone, stray());
    const isWelsh = (items: readonly Diagnostic[]): boolean => items.some((item) => textOf(item).includes('tawelu'));
    await client.pushed(lone, isWelsh);
    let from = client.heard.length;
    client.notify('workspace/didChangeConfiguration', { settings: { agored: { enable: false } } });
    await client.pushed(lone, (items) => items.length === 0, from);
    from = client.heard.length;
    client.notify('workspace/didChangeConfiguration', { settings: { agored: { locale: 'en' } } });
    await client.pushed(lone, (items) => items.length === 1 && !isWelsh(items), from);
  });

  it('the language of the editor, where nothing else is said', async () => {
    const client = await connect({ locale: 'cy-GB', capabilities: { ...full, workspace: {} } });
    client.open(lone, stray());
    assert.match((await client.diagnostics(lone)).map(textOf).join(), /tawelu/);
  });
});

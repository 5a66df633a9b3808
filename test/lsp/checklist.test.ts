/** The checklist of a note: families with what is found, languages, and how the note stands. */
import assert from 'node:assert/strict';
import type { Checklist } from '../../server/src/lsp/protocol';
import { connect, type Editor } from './editor';
import { cleanUp, createFolder } from './support';

const english =
  'We met three councils in order to learn how they write to tenants, and they showed us two letters each.\n';
const welsh =
  'Cwrddon ni â thri chyngor i ddysgu sut maen nhw’n ysgrifennu at denantiaid, a dangoson nhw ddau lythyr yr un i ni.\n';
const files = {
  'note.md': `# Week\n\n${english}\nWe decided to keep one list.\n`,
  'both.en.md': '# Visit\n\nWe met three councils, and they showed us two letters each.\n',
  'both.cy.md': `# Ymweliad\n\n${welsh}`,
  '.agored.yml': 'languages: [en, cy]\n',
};

async function start(more: Readonly<Record<string, string>> = {}, initializationOptions: unknown = {}) {
  const folder = createFolder({ ...files, ...more });
  const client = await connect({ folders: [folder], initializationOptions });
  const open = (file: string, text: string): void => {
    client.open(folder.uriOf(file), text);
  };
  return { folder, client, open, of: (file: string) => ask(client, folder.uriOf(file)) };
}
const ask = (client: Editor, uri: string): Promise<Checklist | null> => client.request('agored/checklist', { uri });
const counts = (list: Checklist | null): unknown =>
  list?.families.map(({ id, findings }) => [id, findings.map(({ rule }) => rule)]);

describe('lsp: the checklist', () => {
  afterEach(cleanUp);

  it('has a row for each family, with what is found where', async () => {
    const { folder, open, of } = await start();
    open('note.md', files['note.md']);
    const list = await of('note.md');
    assert.deepEqual(counts(list), [
      ['words', ['jargon']],
      ['languages', []],
      ['decisions', ['unlinked-decision']],
      ['files', []],
    ]);
    assert.deepEqual([list?.state, list?.version, list?.uri], ['checked', 1, folder.uriOf('note.md')]);
    const { href, message, ...found } = list?.families[0]?.findings[0] ?? assert.fail();
    assert.deepEqual(found, {
      uri: folder.uriOf('note.md'),
      range: { start: { line: 2, character: 22 }, end: { line: 2, character: 33 } },
      severity: 'warning',
      rule: 'jargon',
      text: 'in order to',
    });
    assert.match(message, /^Try ‘to’ instead of ‘in order to’/);
    assert.match(href, /^https:.*jargon/);
  });

  it('follows edits, and tells of which version it is', async () => {
    const { folder, client, open, of } = await start();
    open('note.md', files['note.md']);
    await of('note.md');
    client.change(folder.uriOf('note.md'), 'in order to', 'to');
    const list = await of('note.md');
    assert.equal(list?.version, 2);
    assert.deepEqual(list.families[0]?.findings, []);
  });

  it('names the languages of a note: its own, those of its twin, and those to follow', async () => {
    const { open, of } = await start();
    const told = async (file: string, text: string): Promise<unknown> => {
      open(file, text);
      const list = await of(file);
      return [list?.languages, list?.families.find(({ id }) => id === 'languages')?.remark];
    };
    assert.deepEqual(await told('one.md', english), [{ present: ['en'], toFollow: [], label: 'EN' }, 'EN only']);
    assert.deepEqual(await told('stacked.md', `# Visit\n\n${english}\n# Ymweliad\n\n${welsh}`), [
      { present: ['en', 'cy'], toFollow: [], label: 'EN + CY' },
      'EN + CY',
    ]);
    assert.deepEqual(await told('both.en.md', files['both.en.md']), [
      { present: ['en', 'cy'], toFollow: [], label: 'EN + CY' },
      'EN + CY',
    ]);
    const pending = `---\ntranslation: { cy: pending }\n---\n\n${english}`;
    assert.deepEqual(await told('pending.md', pending), [
      { present: ['en'], toFollow: ['cy'], label: 'EN, CY to follow' },
      'EN, CY to follow',
    ]);
    assert.deepEqual(await told('empty.md', ''), [{ present: [], toFollow: [], label: '' }, null]);
  });

  it('tells what is said of both in the file of the other language, once', async () => {
    const section = (title: string, text: string): string => `## ${title}\n\n${text}\n\n`;
    const [did, wnaed] = [section('What we did', english.trim()), section('Beth wnaethon ni', welsh.trim())];
    const more = section('Sut i gael help', 'Ffoniwch ni yn y bore, neu dewch i’n gweld ni yn y llyfrgell.');
    const { folder, open, of, client } = await start({
      'p.en.md': `# Visit\n\n${did}`,
      'p.cy.md': `# Ymweliad\n\n${wnaed}${more}`,
    });
    const told = async (): Promise<unknown> =>
      (await of('p.en.md'))?.families
        .find(({ id }) => id === 'languages')
        ?.findings.map(({ uri, rule, text }) => [uri, rule, text]);
    open('p.en.md', `# Visit\n\n${did}`);
    assert.deepEqual(await told(), [[folder.uriOf('p.cy.md'), 'missing-section', 'Sut i gael help']]);
    // As it stands in the editor.
    client.open(folder.uriOf('p.cy.md'), `# Ymweliad\n\n${wnaed}`);
    assert.deepEqual(await told(), []);
  });

  it('leaves out families of which no rule runs', async () => {
    const { open, of } = await start({
      '.agored.yml': 'languages: [en]\nrules: { unlinked-decision: off, decision-link: off, decision-record: off }\n',
    });
    open('note.md', files['note.md']);
    assert.deepEqual(counts(await of('note.md')), [
      ['words', ['jargon']],
      ['files', []],
    ]);
  });

  it('holds what is wrong in the configuration, at its place', async () => {
    const { folder, open, of } = await start({ '.agored.yml': 'languages: [en]\nrulse: {}\n' });
    open('note.md', 'Text.\n');
    const list = await of('note.md');
    const [found, ...more] = list?.families.find(({ id }) => id === 'files')?.findings ?? [];
    assert.deepEqual(more, []);
    assert.deepEqual(
      [found?.uri, found?.rule, found?.text, found?.range.start.line, found?.severity],
      [folder.uriOf('.agored.yml'), 'config-problem', 'rulse', 1, 'error'],
    );
  });

  it('says when a note is not checked, and why', async () => {
    const { open, of } = await start({ '.agored.yml': 'ignore: [drafts/**]\n' });
    open('drafts/note.md', files['note.md']);
    const ignored = await of('drafts/note.md');
    assert.deepEqual([ignored?.state, ignored?.families], ['ignored', []]);
    const off = await start({}, { enable: false });
    off.open('note.md', files['note.md']);
    assert.equal((await off.of('note.md'))?.state, 'off');
  });

  it('is there for open notes alone', async () => {
    const { client, open, of } = await start();
    assert.equal(await of('note.md'), null, 'one that is not open');
    open('.agored.yml', files['.agored.yml']);
    assert.equal(await of('.agored.yml'), null, 'a configuration');
    client.open('git:/note.md', english);
    assert.equal(await ask(client, 'git:/note.md'), null, 'the old side of a diff');
    assert.equal(await client.request('agored/checklist', null), null, 'nothing in particular');
    client.open('untitled:Untitled-1', files['note.md']);
    assert.deepEqual(counts(await ask(client, 'untitled:Untitled-1')), [
      ['words', ['jargon']],
      ['languages', []],
      ['decisions', ['unlinked-decision']],
      ['files', []],
    ]);
  });

  it('speaks Welsh', async () => {
    const { open, of } = await start({}, { locale: 'cy' });
    open('note.md', `---\ntranslation: { cy: pending }\n---\n\n${english}`);
    const list = await of('note.md');
    assert.equal(list?.languages.label, 'EN, CY i ddilyn');
    assert.deepEqual(
      list.families.map(({ name }) => name),
      ['Geiriau clir', 'Y ddwy iaith', 'Penderfyniadau â dolen', 'Y ffeil a’r gosodiadau'],
    );
    assert.match(list.families[0]?.findings[0]?.message ?? '', /^Rhowch gynnig/);
  });
});

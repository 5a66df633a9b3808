/** Languages side by side, what can be added, pairs of the workspace, new notes and records, links to records. */
import assert from 'node:assert/strict';
import type {
  LanguageAddition,
  LinkChoice,
  ListedPairs,
  NewRecord,
  NewWeeknotes,
  NoteLanguages,
  Sides,
} from '../../server/src/lsp/protocol';
import { connect } from './editor';
import { cleanUp, createFolder } from './support';

const english = (day: string): string =>
  `# Letters that people can read\n\n## What we did\n\nOn ${day} March we sat down with 10 tenants and read their letters together with them.\n\n## What we learned\n\nMost people read the first line and the last line of a letter, and nothing between them.\n\n## What comes next\n\nBy 14 April we will write 6 new letters and try them with the same people.\n`;
const welsh = (day: string): string =>
  `# Llythyrau y gall pobl eu darllen\n\n## Beth wnaethon ni\n\nAr ${day} Mawrth fe eisteddon ni gyda 10 o denantiaid a darllen eu llythyrau gyda nhw.\n\n## Beth nesaf\n\nErbyn 14 Ebrill byddwn ni’n ysgrifennu 6 llythyr newydd ac yn rhoi cynnig arnyn nhw gyda’r un bobl.\n`;

async function start(files: Readonly<Record<string, string>>, front: string, text = files[front] ?? '') {
  const folder = createFolder(files);
  const client = await connect({ folders: [folder] });
  const uri = folder.uriOf(front);
  client.open(uri, text);
  return { folder, client, uri };
}

const lines = ({ rows }: Sides): unknown =>
  rows.map(({ ranges, differs }) => [...ranges.map((range) => range?.start.line ?? null), differs.length]);

describe('lsp: writing', () => {
  afterEach(cleanUp);

  it('says where the languages of a note are', async () => {
    const { client, folder, uri } = await start({ 'a.en.md': english('3'), 'a.cy.md': welsh('3') }, 'a.en.md');
    const about = (of: string): Promise<NoteLanguages | null> => client.request('agored/noteLanguages', { uri: of });
    assert.deepEqual(await about(uri), {
      own: ['en'],
      stacked: false,
      files: [{ language: 'cy', name: 'Welsh', uri: folder.uriOf('a.cy.md'), exists: true }],
    });
    const alone = folder.uriOf('b.en.md');
    client.open(alone, english('3'));
    assert.deepEqual((await about(alone))?.files, [
      { language: 'cy', name: 'Welsh', uri: folder.uriOf('b.cy.md'), exists: false },
    ]);
    client.open('untitled:one', `${english('3')}\n${welsh('3')}`);
    assert.deepEqual(await about('untitled:one'), { own: ['en', 'cy'], stacked: true, files: [] });
    assert.equal(await about('untitled:none'), null);
  });

  it('matches the sections of two files, and tells what differs', async () => {
    const { client, folder, uri } = await start({ 'a.en.md': english('3'), 'a.cy.md': welsh('4') }, 'a.en.md');
    const sides = await client.request<Sides>('agored/sides', { uri, line: 0 });
    assert.deepEqual(
      sides.sides.map((side) => [side.uri, side.language]),
      [
        [uri, 'en'],
        [folder.uriOf('a.cy.md'), 'cy'],
      ],
    );
    assert.deepEqual(lines(sides), [
      [0, 0, 0],
      [0, 0, 0],
      [2, 2, 1],
      [6, null, 1],
      [10, 6, 0],
    ]);
    assert.match(sides.rows[2]?.differs[0] ?? '', /3 March/);
  });

  it('matches the halves of one note, that of the cursor first', async () => {
    const { client, uri } = await start({}, 'a.md', `${english('3')}\n${welsh('3')}`);
    const sides = await client.request<Sides>('agored/sides', { uri, line: 20 });
    assert.deepEqual(
      sides.sides.map(({ language, range }) => [language, range.start.line]),
      [
        ['cy', 14],
        ['en', 0],
      ],
    );
    assert.deepEqual(lines(sides), [
      [14, 0, 0],
      [14, 0, 0],
      [16, 2, 0],
      [20, 10, 0],
      [null, 6, 1],
    ]);
    const kept = await client.request<Sides>('agored/sides', { uri, line: 20, own: 'en' });
    assert.deepEqual(
      kept.sides.map(({ language }) => language),
      ['en', 'cy'],
    );
    const alone = await client.request('agored/sides', { uri: 'untitled:other', line: 0 });
    assert.equal(alone, null);
  });

  it('adds what a language lacks, in either file', async () => {
    const { client, folder, uri } = await start({ 'a.en.md': english('3'), 'a.cy.md': welsh('3') }, 'a.cy.md');
    const [only, ...more] = await client.request<LanguageAddition[]>('agored/addLanguage', { uri });
    assert.deepEqual(more, []);
    assert.equal(only?.title, 'Add the heading that is missing in Welsh, marked for translation');
    assert.equal(only.uri, uri);
    assert.equal(only.edits?.[0]?.range.start.line, 6);
    const other = folder.uriOf('a.en.md');
    client.open(other, english('3'));
    const [same] = await client.request<LanguageAddition[]>('agored/addLanguage', { uri: other });
    assert.deepEqual(same, only);
    // The other text may have been edited a moment ago.
    client.change(uri, undefined, `Rhagair.\n\n${welsh('3')}`);
    const [later] = await client.request<LanguageAddition[]>('agored/addLanguage', { uri: other });
    assert.equal(later?.edits?.[0]?.range.start.line, 8);
  });

  it('adds a language here or as a file, in drafts as well', async () => {
    const draft = `---\ndraft: true\n---\n\n${english('3')}`;
    const { client, folder, uri } = await start({}, 'a.md', draft);
    const [here, file] = await client.request<LanguageAddition[]>('agored/addLanguage', { uri });
    assert.match(here?.edits?.[0]?.newText ?? '', /<!-- agored-translate cy -->[^]*## What we learned/);
    assert.equal(file?.uri, folder.uriOf('a.cy.md'));
    assert.match(file.create ?? '', /agored-translate cy/);
    client.change(uri, undefined, `${draft}\n${here?.edits?.[0]?.newText ?? ''}`);
    assert.deepEqual(await client.request('agored/addLanguage', { uri }), []);
  });

  it('lists the pairs of the workspace', async () => {
    const files = { 'a.en.md': english('3'), 'a.cy.md': welsh('4'), 'b.en.md': english('3'), 'c.txt': '' };
    const { client, folder } = await start(files, 'b.en.md');
    const { languages, rows } = await client.request<ListedPairs>('agored/pairs', {});
    assert.deepEqual(languages, [
      { code: 'en', name: 'English' },
      { code: 'cy', name: 'Welsh' },
    ]);
    assert.deepEqual(
      rows.map(({ path, title, cells }) => [path, title, ...cells.map(({ state }) => state)]),
      [
        ['a.en.md', 'Letters that people can read', 'differs', 'differs'],
        ['b.en.md', 'Letters that people can read', 'orphan', 'missing'],
      ],
    );
    assert.equal(rows[0]?.cells[1]?.uri, folder.uriOf('a.cy.md'));
    const again = await client.request('workspace/executeCommand', { command: 'agored.listPairs' });
    assert.deepEqual(again, { languages, rows });
  });

  it('goes on with the weeknotes that are there, in both languages', async () => {
    const files = {
      'en/posts/2026-05-01-week-one.md': '---\ntitle: Week one\nref: week-one\nlang: en\n---\n\nWe met.\n',
      'en/posts/2026-05-08-week-two.md': '---\ntitle: Week two\nref: week-two\nlang: en\n---\n\nWe sat.\n',
      'cy/posts/2026-05-01-wythnos-1.md': '---\ntitle: Wythnos 1\nref: week-one\nlang: cy\n---\n\nCwrddon ni.\n',
      'cy/posts/2026-05-08-wythnos-2.md': '---\ntitle: Wythnos 2\nref: week-two\nlang: cy\n---\n\nEisteddon ni.\n',
      'sprints/sprint-1.md': '# Sprint 1\n',
      'sprints/sprint-2.md': '# Sprint 2\n',
    };
    const { client, folder, uri } = await start(files, 'cy/posts/2026-05-08-wythnos-2.md');
    const found = await client.request<NewWeeknotes>('agored/newWeeknote', { uri });
    assert.equal(found.sure, true);
    const shown = ({ series }: NewWeeknotes): unknown =>
      series.map(({ files: own }) => own.map(({ path }) => path.replace(/\d{4}-\d{2}-\d{2}/, 'DAY')));
    const both = ['en/posts/DAY-week-three.md', 'cy/posts/DAY-wythnos-3.md'];
    assert.deepEqual(shown(found), [both, ['sprints/sprint-3.md']]);
    const [note, twin] = found.series[0]?.files ?? [];
    assert.equal(note?.text, '---\ntitle: Week three\nref: week-three\nlang: en\n---\n\n');
    assert.match(twin?.text ?? '', /title: Wythnos 3\nref: week-three/);
    assert.deepEqual([note.exists, note.cursor], [false, { line: 6, character: 0 }]);
    assert.equal(note.uri, folder.uriOf(note.path));
    const elsewhere = await client.request<NewWeeknotes>('agored/newWeeknote', {});
    assert.deepEqual([elsewhere.sure, elsewhere.series.length], [false, 2]);
  });

  it('begins weeknotes where there are none, in the languages that are asked for', async () => {
    const { client, uri } = await start({ '.agored.yml': 'bilingual: {}\n' }, 'a.md', '# A\n');
    const { series, folder } = await client.request<NewWeeknotes>('agored/newWeeknote', { uri });
    assert.deepEqual([series, folder], [[], 'weeknotes']);
    const first = await client.request<NewWeeknotes>('agored/newWeeknote', { uri, folder: '../team notes/' });
    const paths = first.series[0]?.files.map(({ path }) => path.replace(/\d{4}-\d{2}-\d{2}/, 'DAY'));
    assert.deepEqual(paths, ['team notes/DAY.md', 'team notes/DAY.cy.md']);
  });

  it('writes a record as the others are written', async () => {
    const record = (n: string): string => `# ${n}. Keep it\n\n## Status\n\nAccepted\n\n## Context\n\nIt rains.\n`;
    const files = { 'adr/0001-keep.md': record('1'), 'adr/0002-keep.md': record('2') };
    const { client, uri } = await start(files, 'a.md', '# A\n');
    const { file, folder, learned } = await client.request<NewRecord>('agored/newRecord', {
      uri,
      title: 'We will lend out bikes.',
    });
    assert.deepEqual([file.path, folder, learned, file.exists], ['adr/0003-lend-out-bikes.md', 'adr', true, false]);
    assert.equal(
      file.text,
      '# 3. Lend out bikes\n\n## Status\n\nAccepted\n\n## Context\n\n<!-- What made this necessary, and what else was considered? -->\n',
    );
    assert.deepEqual(file.cursor, { line: 8, character: 0 });
    const { client: other } = await start({}, 'a.md', '# A\n');
    const made = await other.request<NewRecord>('agored/newRecord', {
      title: 'Benthyg beiciau i bawb',
      folder: '../p/',
    });
    assert.deepEqual([made.file.path, made.learned], ['p/0001-benthyg-beiciau-i-bawb.md', false]);
    assert.match(made.file.text, /## Penderfyniad\n\n<!-- Beth a benderfynwyd, a pham\? -->/);
    assert.equal(await other.request('agored/newRecord', { title: '…' }), null);
  });

  it('links words to a record, the likeliest first', async () => {
    const record = (title: string): string => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nSo.\n`;
    const files = { 'adr/0001-boats.md': record('Sell the boats'), 'adr/0002-bikes.md': record('Lend out bikes') };
    const text = '# Week 1\n\nWe decided to sell the boats in May.\n\nPeople like our bikes a lot.\n';
    const { client, uri } = await start(files, 'notes/a.md', text);
    const ask = (line: number, from: number, to: number): Promise<LinkChoice[]> =>
      client.request('agored/linkChoices', {
        uri,
        range: { start: { line, character: from }, end: { line, character: to } },
      });
    const [boats, bikes] = await ask(2, 5, 5);
    assert.deepEqual([boats?.name, boats?.likely, boats?.about], ['0001 Sell the boats', true, 'accepted']);
    assert.deepEqual([bikes?.name, bikes?.likely], ['0002 Lend out bikes', false]);
    assert.match(
      boats?.edit.newText ?? '',
      /^\[[^\]]*decided[^\]]*\]\(\.\.\/adr\/0001-boats\.md\)$/,
      'the decision itself',
    );
    const [selected] = await ask(4, 11, 22);
    assert.deepEqual(selected?.edit, {
      range: { start: { line: 4, character: 12 }, end: { line: 4, character: 21 } },
      newText: '[our bikes](../adr/0002-bikes.md)',
    });
    const [put] = await ask(4, 6, 6);
    assert.equal(put?.edit.newText, ' [0002 Lend out bikes](../adr/0002-bikes.md)');
  });

  it('answers nothing where Agored is off', async () => {
    const folder = createFolder({});
    const client = await connect({
      folders: [folder],
      answers: { 'workspace/configuration': () => [{ enable: false, locale: 'en' }] },
    });
    client.open(folder.uriOf('a.md'), english('3'));
    assert.equal(await client.request('agored/noteLanguages', { uri: folder.uriOf('a.md') }), null);
  });
});

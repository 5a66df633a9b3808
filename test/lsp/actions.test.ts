/** Quick fixes, fix-all and hovers: what they offer, and what the text is when they are done. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver';
import { at, codes, connect, type Editor, full, plain, position } from './editor';
import { cleanUp, createFolder } from './support';
import { stacked } from './notes';

const lone = 'untitled:Untitled-1';
const record =
  '# 1. Use Postgres\n\nStatus: accepted\n\n## Context\n\nThe old store is full.\n\n## Decision\n\nWe will use Postgres.\n';
const decision = '# Week 47\n\nWe decided to use Postgres for the new booking service.\n';

async function only(client: Editor, uri: string, rule?: string): Promise<Diagnostic> {
  const found = (await client.diagnostics(uri)).filter(({ code }) => rule === undefined || code === rule);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0] as Diagnostic;
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.filter((action) => title.test(action.title));
  assert.equal(found.length, 1, `${String(title)} in ${JSON.stringify(actions.map((action) => action.title))}`);
  return found[0] as CodeAction;
}

describe('lsp: actions', () => {
  afterEach(cleanUp);

  it('offer each fix by itself, then ways to be left in peace', async () => {
    const folder = createFolder({ 'decisions/0001-use-postgres.md': record, 'week.md': decision });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const found = await only(client, note, 'unlinked-decision');
    const actions = await client.actions(note, at(found.range.start));
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
      [
        ['Link to ‘0001 Use Postgres’', 'quickfix.agored', undefined],
        [
          'Write a decision record, decisions/0002-use-postgres-for-the-new-booking-service.md',
          'quickfix.agored',
          undefined,
        ],
        ['Add to this note’s list ‘Decisions’', 'quickfix.agored', undefined],
        ['Mark as not a decision', 'quickfix.agored', undefined],
        ['Ignore here (unlinked-decision)', 'quickfix.agored', undefined],
        ['Turn this rule off for this note (unlinked-decision)', 'quickfix.agored', undefined],
        ['Turn this rule off for the team (unlinked-decision, in .agored.yml)', 'quickfix.agored', undefined],
      ],
    );
    for (const { diagnostics } of actions) assert.deepEqual(diagnostics, [found]);
    assert.deepEqual(await client.actions(note, at(position(0, 2))), [], 'nothing elsewhere');
  });

  it('link a decision to its record', async () => {
    const folder = createFolder({ 'decisions/0001-use-postgres.md': record, 'week.md': decision });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const { range } = await only(client, note);
    client.apply(titled(await client.actions(note, range), /^Link to/).edit);
    assert.equal(
      client.textOf(note),
      '# Week 47\n\n[We decided to use](decisions/0001-use-postgres.md) Postgres for the new booking service.\n',
    );
    assert.deepEqual(await client.diagnostics(note), []);
  });

  it('write a record, never over a file that is there, and link to it', async () => {
    const folder = createFolder({ 'decisions/0001-use-postgres.md': record, 'week.md': decision });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const { range } = await only(client, note);
    const { edit } = titled(await client.actions(note, range), /^Write a decision record/);
    const uri = folder.uriOf('decisions/0002-use-postgres-for-the-new-booking-service.md');
    assert.deepEqual(edit?.documentChanges?.[0], {
      kind: 'create',
      uri,
      options: { overwrite: false, ignoreIfExists: false },
    });
    const text = client.apply(edit).get(uri) ?? '';
    assert.match(text, /^# 2\. Use Postgres for the new booking service\n/);
    assert.match(text, /> We decided to use Postgres/);
    assert.match(
      client.textOf(note),
      /\[We decided to use\]\(decisions\/0002-use-postgres-for-the-new-booking-service\.md\)/,
    );
    assert.equal(existsSync(fileURLToPath(uri)), false, 'writing is for the editor');
    folder.write('decisions/0002-use-postgres-for-the-new-booking-service.md', text);
    client.filesChanged([uri, 'created']);
    assert.deepEqual(await client.diagnostics(note), []);
  });

  it('make no file where the editor cannot, and no versions where it knows none', async () => {
    const folder = createFolder({ 'decisions/0001-use-postgres.md': record, 'week.md': decision });
    const client = await connect({ folders: [folder], capabilities: plain });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    await client.pushed(note, (items) => items.length === 1);
    const actions = await client.actions(note, { start: position(2, 0), end: position(2, 5) });
    assert.deepEqual(
      actions.map(({ title }) => title.split(/[ (]/)[0]),
      ['Link', 'Add', 'Mark', 'Ignore', 'Turn'],
    );
    for (const { edit } of actions) {
      assert.equal(edit?.documentChanges, undefined);
      assert.deepEqual(Object.keys(edit?.changes ?? {}), [note]);
    }
  });

  it('edit the other file of a pair, as the editor has it', async () => {
    const section = (title: string, text: string): string => `## ${title}\n\n${text}\n\n`;
    const english =
      '---\nlang: en\n---\n\n# The library opens on Sundays\n\nFrom June the central library will be open every Sunday.\n\n' +
      section('Opening hours', 'We open at 10:00 and close at 16:00 from Sunday 7 June 2026.') +
      section('How to get there', 'The number six bus stops outside the front door of the library.') +
      section('Contact', 'Write to <library@example.org>, or ring 01632 960123 and ask for Mared.');
    const welsh =
      '---\nlang: cy\n---\n\n# Mae’r llyfrgell ar agor ar ddydd Sul\n\nO fis Mehefin bydd y llyfrgell ganolog ar agor bob dydd Sul.\n\n' +
      section('Oriau agor', 'Rydym yn agor am 10:00 ac yn cau am 16:00 o ddydd Sul 7 Mehefin 2026.') +
      section('Cysylltu', 'Ysgrifennwch at <library@example.org>, neu ffoniwch 01632 960123 a gofyn am Mared.');
    const folder = createFolder({ 'post.en.md': english, 'post.cy.md': welsh });
    const client = await connect({ folders: [folder] });
    const [en, cy] = [folder.uriOf('post.en.md'), folder.uriOf('post.cy.md')];
    client.open(en, english);
    const { range, relatedInformation } = await only(client, en, 'missing-section');
    const [related] = relatedInformation ?? [];
    assert.equal(related?.location.uri, cy);
    assert.equal(related.location.range.start.line, 12, 'before ‘Cysylltu’');

    const closed = titled(await client.actions(en, range), /^Add a section to post\.cy\.md/).edit?.documentChanges?.[0];
    assert(closed && 'textDocument' in closed);
    assert.deepEqual(closed.textDocument, { uri: cy, version: null });

    client.open(cy, `\uFEFF${welsh}`);
    client.change(cy, 'O fis', 'Newydd! O fis');
    const { edit } = titled(await client.actions(en, range), /^Add a section to post\.cy\.md/);
    const open = edit?.documentChanges?.[0];
    assert(open && 'textDocument' in open);
    assert.deepEqual(open.textDocument, { uri: cy, version: 2 });
    client.apply(edit);
    assert.match(
      client.textOf(cy),
      /^\uFEFF---\nlang: cy[\s\S]*Newydd! [\s\S]*Mehefin 2026\.\n\n<!-- agored-translate cy -->[\s\S]*## Cysylltu/,
    );
  });

  it('silence a finding here, or in the whole note', async () => {
    const client = await connect();
    const text = '# Week 47\r\n\r\n- We met.\r\n- We decided to use Postgres for the new booking service.\r\n';
    client.open(lone, text);
    const { range } = await only(client, lone);
    const actions = await client.actions(lone, range);
    client.apply(titled(actions, /^Ignore here/).edit);
    assert.equal(
      client.textOf(lone),
      text.replace('service.', 'service. <!-- agored-disable-line unlinked-decision -->'),
    );
    assert.deepEqual(await client.diagnostics(lone), []);

    client.change(lone, undefined, text);
    client.apply(titled(await client.actions(lone, range), /^Turn this rule off for this note/).edit);
    assert.equal(client.textOf(lone), `<!-- agored-disable-file unlinked-decision -->\r\n\r\n${text}`);
    assert.deepEqual(await client.diagnostics(lone), []);
  });

  it('mark an item of a list as no decision, where no comment may stand before it', async () => {
    const client = await connect();
    const text = '# Week 47\n\n- We met.\n- We decided to use Postgres for the new booking service.\n';
    client.open(lone, text);
    const { range } = await only(client, lone);
    client.apply(titled(await client.actions(lone, range), /^Mark as not a decision/).edit);
    const comment = '<!-- agored-disable-line unlinked-decision -- not a decision -->';
    assert.equal(client.textOf(lone), text.replace('service.', `service. ${comment}`));
    assert.deepEqual(await client.diagnostics(lone), []);

    client.change(lone, undefined, '- We decided to use Postgres. We agreed to pay for the new booking service.\n');
    const [first, ...more] = await client.diagnostics(lone);
    assert(first && more.length === 1);
    const titles = (await client.actions(lone, first.range)).map(({ title }) => title);
    assert(!titles.includes('Mark as not a decision'), 'the comment would speak of the other one too');
  });

  it('turn a rule off for the team', async () => {
    const folder = createFolder({ 'week.md': decision });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('week.md');
    client.open(note, decision);
    const { range } = await only(client, note);
    const created = client.apply(titled(await client.actions(note, range), /for the team/).edit);
    const config = 'rules:\n  unlinked-decision: off\n';
    assert.deepEqual([...created], [[folder.uriOf('.agored.yml'), config]]);
    folder.write('.agored.yml', config);
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    assert.deepEqual(await client.diagnostics(note), []);
  });

  it('say that a text is to follow: with a day, or through a client that asks for one', async () => {
    const folder = createFolder({ 'post.md': stacked });
    const until = new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10);
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('post.md');
    client.open(note, stacked);
    const { range } = await only(client, note, 'missing-section');
    client.apply(titled(await client.actions(note, range), new RegExp(`^Welsh to follow by ${until}`)).edit);
    assert.equal(client.textOf(note).split('\n')[0], `<!-- agored-translation cy pending until ${until} -->`);
    assert.deepEqual(await client.diagnostics(note), []);

    const ours = await connect({ folders: [folder], initializationOptions: { commands: ['agored.followBy'] } });
    ours.open(note, stacked);
    const { edit, command } = titled(await ours.actions(note, range), /^Welsh to follow by…/);
    assert.equal(edit, undefined);
    assert.deepEqual(command?.arguments, [{ uri: note, language: 'cy', there: 'Welsh' }]);
    ours.apply(await ours.request('agored/follow', { uri: note, language: 'cy', until: '2099-01-01' }));
    assert.match(ours.textOf(note), /^<!-- agored-translation cy pending until 2099-01-01 -->/);
  });

  it('offer nothing to silence what the files themselves are about', async () => {
    const client = await connect();
    client.open(lone, 'Text.\n\n<!-- agored-disable-line -->\n');
    const { range } = await only(client, lone);
    const actions = await client.actions(lone, range);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Remove this comment'],
    );
    client.apply(actions[0]?.edit);
    assert.equal(client.textOf(lone), 'Text.\n\n');
  });

  it('prefer a single safe fix, and apply all of them at once', async () => {
    const client = await connect();
    client.open(
      lone,
      'We met in order to plan the week.\r\n\r\n> “In order to win.”\r\n\r\nIn order to help, we wrote a guide.\r\n',
    );
    const found = await client.diagnostics(lone);
    assert.deepEqual(codes(found), ['jargon', 'jargon']);
    const actions = await client.actions(lone, at(position(0, 9)), { only: ['quickfix'] });
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Replace with ‘to’'],
    );
    const [all, ...more] = await client.actions(lone, at(position(0, 0)), { only: ['source.fixAll'] });
    assert.deepEqual([all?.kind, more], ['source.fixAll.agored', []]);
    client.apply(all?.edit);
    assert.equal(
      client.textOf(lone),
      'We met to plan the week.\r\n\r\n> “In order to win.”\r\n\r\nTo help, we wrote a guide.\r\n',
    );
    assert.deepEqual(await client.diagnostics(lone), []);
    assert.deepEqual(
      await client.actions(lone, at(position(0, 0)), { only: ['source.fixAll'] }),
      [],
      'nothing is left',
    );
  });

  it('prefer the best word where none is safe', async () => {
    const client = await connect();
    client.open(lone, 'Next week we will leverage what we learned.\n');
    const { range } = await only(client, lone);
    const preferred = (await client.actions(lone, range)).filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(
      preferred.map(({ title }) => title),
      ['Replace with ‘use’'],
    );
  });

  it('let a word stand in the whole note, in all its forms', async () => {
    const client = await connect();
    client.open(lone, 'We leverage it.\n\nThey leveraged it in order to help.\n');
    const [first] = await client.diagnostics(lone);
    assert(first);
    const offered = await client.actions(lone, first.range);
    assert.deepEqual(
      offered.map(({ title }) => title).filter((title) => /note|here/.test(title)),
      ['Allow ‘leverage’ in this note', 'Ignore here (jargon)', 'Turn this rule off for this note (jargon)'],
    );
    client.apply(titled(offered, /^Allow/).edit);
    assert.equal(client.textOf(lone).split('\n')[0], '<!-- agored-allow "leverage" -->');
    assert.equal((await client.diagnostics(lone)).length, 1, '“in order to” alone is left');
  });

  it('let a word stand for the team, or hear less of its kind, in the configuration as it is', async () => {
    const config = 'allow:\n  - sprint # we all know\n\n# later\nlanguages: [en]\n';
    const folder = createFolder({ '.agored.yml': config, 'a.md': 'We met in order to leverage it.\n' });
    const client = await connect({ folders: [folder] });
    const [note, uri] = [folder.uriOf('a.md'), folder.uriOf('.agored.yml')];
    client.open(note, 'We met in order to leverage it.\n');
    client.open(uri, config, 'yaml');
    const [wordy, grand] = await client.diagnostics(note);
    assert(wordy && grand);
    const titles = (await client.actions(note, grand.range)).map(({ title }) => title);
    assert.deepEqual(titles.slice(-6, -1), [
      'Allow ‘leverage’ in this note',
      'Allow ‘leverage’ for the team (in .agored.yml)',
      'Tell me less about management-speak (in .agored.yml)',
      'Ignore here (jargon)',
      'Turn this rule off for this note (jargon)',
    ]);
    client.apply(titled(await client.actions(note, grand.range), /for the team/).edit);
    const allowed = 'allow:\n  - sprint # we all know\n  - leverage\n\n# later\nlanguages: [en]\n';
    assert.equal(client.textOf(uri), allowed);
    assert.equal((await client.diagnostics(note)).length, 1);
    client.apply(titled(await client.actions(note, wordy.range), /wordy phrases/).edit);
    assert.equal(client.textOf(uri), `${allowed}packs:\n  wordy: off\n`);
    assert.deepEqual(await client.diagnostics(note), []);
  });

  it('let a word stand in the configuration as it is, though nobody told that it had changed', async () => {
    const folder = createFolder({ '.agored.yml': 'allow: [sprint]\n', 'a.md': 'We leverage it.\n' });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('a.md');
    client.open(note, 'We leverage it.\n');
    const { range } = await only(client, note);
    folder.write('.agored.yml', '# Agreed by all\nallow: [sprint]\n');
    const change = titled(await client.actions(note, range), /for the team/).edit?.documentChanges?.[0];
    assert(change && 'textDocument' in change);
    assert.deepEqual(
      (change.edits as TextEdit[]).map(({ range: { start }, newText }) => [start, newText]),
      [[{ line: 1, character: 14 }, ', leverage']],
    );
  });

  it('begin a configuration where there is none', async () => {
    const folder = createFolder({ 'deep/a.md': 'We leverage it.\n' });
    const client = await connect({ folders: [folder] });
    const note = folder.uriOf('deep/a.md');
    client.open(note, 'We leverage it.\n');
    const offered = await client.actions(note, (await only(client, note)).range);
    const created = client.apply(titled(offered, /for the team/).edit);
    assert.deepEqual([...created], [[folder.uriOf('.agored.yml'), 'allow:\n  - leverage\n']]);
    folder.write('.agored.yml', 'allow:\n  - leverage\n');
    client.filesChanged([folder.uriOf('.agored.yml'), 'created']);
    assert.deepEqual(await client.diagnostics(note), []);
  });

  it('come in the kinds that are asked for', async () => {
    const client = await connect();
    client.open(lone, 'We met in order to plan the week.\n');
    const kinds = async (only: string[] | undefined, triggerKind: 1 | 2 = 1): Promise<(string | undefined)[]> => {
      const actions = await client.actions(lone, at(position(0, 9)), { ...(only ? { only } : {}), triggerKind });
      return [...new Set(actions.map(({ kind }) => kind))];
    };
    assert.deepEqual(await kinds(undefined), ['quickfix.agored', 'source.fixAll.agored']);
    assert.deepEqual(await kinds(undefined, 2), ['quickfix.agored'], 'unasked');
    assert.deepEqual(await kinds(['quickfix.agored']), ['quickfix.agored']);
    assert.deepEqual(await kinds(['source']), ['source.fixAll.agored']);
    assert.deepEqual(await kinds(['source.fixAll.agored']), ['source.fixAll.agored']);
    assert.deepEqual(await kinds(['source.fixAll.eslint']), []);
    assert.deepEqual(await kinds(['source.organizeImports', 'refactor']), []);
    assert.deepEqual(await kinds(['quick']), [], 'half a kind is none');
  });

  it('are none for a document that is not open', async () => {
    const client = await connect();
    client.open(lone, 'We met.\n');
    const asked = client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: 'untitled:none' },
      range: at(position(0, 0)),
      context: { diagnostics: [] },
    });
    assert.deepEqual(await asked.answer, []);
  });

  it('speak Welsh', async () => {
    const client = await connect({ capabilities: { ...full, workspace: {} }, locale: 'cy' });
    client.open(lone, decision);
    const { range } = await only(client, lone);
    const titles = (await client.actions(lone, range)).map(({ title }) => title);
    assert(titles.includes('Nodi nad penderfyniad yw hwn'), titles.join());
    assert(titles.includes('Anwybyddu yma (unlinked-decision)'), titles.join());
    assert(titles.includes('Diffodd y rheol hon ar gyfer y nodyn hwn (unlinked-decision)'), titles.join());
  });
});

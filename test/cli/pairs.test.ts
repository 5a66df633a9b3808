/** `agored pairs`, as a process. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createSay } from '../../server/src/cli/messages';
import type { Cell } from '../../server/src/engine/pairStates';
import { textOf } from '../../server/src/cli/reporters/pairs';
import { sandboxes } from './support';

const english = 'We counted the benches in the park and wrote down which of them need paint before the spring comes.';
const welsh = 'Buom yn cyfri’r meinciau yn y parc ac yn nodi pa rai sydd angen paent cyn i’r gwanwyn ddod yn ôl.';

const folder = sandboxes();

interface Report {
  readonly summary: { readonly notes: number; readonly drafts: number; readonly unknown: number };
  readonly problems: readonly { readonly code: string }[];
  readonly notes: readonly { readonly path: string; readonly languages: Readonly<Record<string, Cell>> }[];
}
const read = (out: string): Report => JSON.parse(out) as Report;
/** `path: state state`, in the order of the languages. */
const states = (out: string): readonly string[] =>
  read(out).notes.map(
    ({ path, languages }) =>
      `${path}: ${Object.values(languages)
        .map(({ state }) => state)
        .join(' ')}`,
  );

const page = (front: string, ...body: string[]): string => `---\n${front}\n---\n\n${body.join('\n\n')}\n`;

/** A note of each kind. */
const site: Readonly<Record<string, string>> = {
  'posts/complete.en.md': `# Benches\n\n${english}\n\n## When\n\n${english}\n`,
  'posts/complete.cy.md': `# Meinciau\n\n${welsh}\n\n## Pryd\n\n${welsh}\n`,
  'posts/differs.en.md': `# Benches\n\n${english}\n\n## When\n\n${english}\n\n## Paint\n\n${english} 12 £400\n`,
  'posts/differs.cy.md': `# Meinciau\n\n${welsh}\n\n## Pryd\n\n${welsh}\n`,
  'posts/label.en.md': `# Benches\n\n${english}\n`,
  'posts/label.cy.md': `# Benches\n\n${english}\n\n${english}\n`,
  'posts/later.md': page('translation: { cy: { status: pending, until: 2999-01-31 } }', english),
  'posts/late.md': page('translation: { cy: { status: pending, until: 2020-01-31 } }', english),
  'posts/never.md': page('translation: { cy: { status: not-required, reason: internal } }', english),
  'posts/skeleton.md': `# Benches\n\n${english}\n\n<!-- agored-translate cy -->\n\n# Benches\n\n<!-- /agored-translate -->\n`,
  'posts/alone.cy.md': `# Meinciau\n\n${welsh}\n`,
  'posts/both.md': `# Benches\n\n${english}\n\n${english}\n\n# Meinciau\n\n${welsh}\n\n${welsh}\n`,
  'notes/plain.md': `# Benches\n\n${english}\n`,
  'notes/draft.md': page('draft: true', english),
  'notes/numbers.md': '12 34\n',
};

describe('agored pairs', () => {
  it('knows each way in which a note can stand', () => {
    const { agored } = folder(site);
    const { code, out, err } = agored('pairs', '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(states(out), [
      'notes/plain.md: complete not-asked',
      'posts/alone.cy.md: missing orphan',
      'posts/both.md: complete complete',
      'posts/complete.en.md: complete complete',
      'posts/differs.en.md: differs differs',
      'posts/label.en.md: complete wrong-language',
      'posts/late.md: complete overdue',
      'posts/later.md: complete pending',
      'posts/never.md: complete not-required',
      'posts/skeleton.md: complete pending',
    ]);
    const { summary, notes } = read(out);
    assert.deepEqual(
      { ...summary },
      {
        notes: 10,
        drafts: 1,
        unknown: 1,
        languages: {
          en: { complete: 8, differs: 1, missing: 1 },
          cy: {
            complete: 2,
            differs: 1,
            'wrong-language': 1,
            pending: 2,
            overdue: 1,
            'not-required': 1,
            orphan: 1,
            'not-asked': 1,
          },
        },
      },
    );
    const cell = (path: string): Cell | undefined => notes.find((note) => note.path === path)?.languages['cy'];
    assert.deepEqual(cell('posts/differs.en.md'), {
      state: 'differs',
      path: 'posts/differs.cy.md',
      sections: { both: 1, all: 2 },
    });
    assert.deepEqual(cell('posts/later.md'), { state: 'pending', until: '2999-01-31' });
    assert.deepEqual(cell('posts/never.md'), { state: 'not-required', reason: 'internal' });
  });

  it('asks for what the configuration asks for', () => {
    const { agored } = folder({
      '.agored.yml': 'bilingual: { paths: [posts/**], audience: { staff: en } }\n',
      'posts/a.md': `${english}\n`,
      'posts/b.md': page('audience: staff', english),
      'notes/c.md': `${english}\n`,
    });
    assert.deepEqual(states(agored('pairs', '--format', 'json').out), [
      'notes/c.md: complete not-asked',
      'posts/a.md: complete missing',
      'posts/b.md: complete not-required',
    ]);
  });

  it('shows what a key ties, and what it does not', () => {
    const { agored } = folder({
      'en/benches.md': page('lang: en\nref: benches', english),
      'cy/meinciau.md': page('lang: cy\nref: benches', welsh),
      'en/gate.md': page('lang: en\nref: gate', english),
      'cy/giat.md': page('lang: cy\nref: gaet', welsh),
      'en/path.md': page('lang: en\nref: path', english),
      'cy/path.md': page('lang: cy\nref: llwybr', welsh),
    });
    assert.deepEqual(states(agored('pairs', '--format', 'json').out), [
      'cy/giat.md: missing orphan',
      'en/benches.md: complete complete',
      'en/gate.md: orphan missing',
      'en/path.md: orphan orphan',
    ]);
  });

  it('shows one row for a note, whichever of its files is named', () => {
    const { agored } = folder(site);
    for (const named of [['posts/complete.cy.md'], ['posts/complete.en.md', 'posts/complete.cy.md']])
      assert.deepEqual(states(agored('pairs', '--format', 'json', ...named).out), [
        'posts/complete.en.md: complete complete',
      ]);
  });

  it('shows one row where only one of two notes knows the other', () => {
    const { agored } = folder({
      'en/benches.md': page('lang: en\naltLangPage: meinciau-y-park', english),
      'cy/meinciau-parc.md': page('lang: cy\naltLangPage: benches', welsh),
    });
    assert.deepEqual(states(agored('pairs', '--format', 'json').out), ['en/benches.md: orphan complete']);
  });

  it('prints a table with totals, without colours in a pipe', () => {
    const { agored } = folder(site);
    const { out } = agored('pairs', 'posts/differs.en.md', 'posts/later.md');
    assert.equal(
      out,
      [
        'note                 English                    Welsh',
        'posts/differs.en.md  differs (1 of 2 sections)  differs (1 of 2 sections)',
        'posts/later.md       complete                   pending until 2999-01-31',
        '',
        'Notes: 2.',
        'English: complete 1, differs 1.',
        'Welsh: differs 1, pending 1.',
        'To see what differs, run agored lint.',
        '',
      ].join('\n'),
    );
  });

  it('gives a note two lines on a terminal too narrow for the table, and one on a wide one', () => {
    const cells = new Map<string, Cell>([
      ['en', { state: 'complete', path: 'posts/benches.md' }],
      ['cy', { state: 'pending', until: '2999-01-31' }],
    ]);
    const table = {
      languages: ['en', 'cy'],
      rows: [{ path: 'posts/benches.md', cells }],
      drafts: 0,
      unknown: 0,
      problems: [],
    };
    const lines = (columns: number): readonly string[] =>
      textOf(table, { env: { NO_COLOR: '1' }, terminal: { isTTY: true, columns } }, createSay('en'), 'en').split('\n');
    assert.deepEqual(lines(51).slice(0, 2), [
      'posts/benches.md',
      '  English: complete · Welsh: pending until 2999-01-31',
    ]);
    assert.deepEqual(lines(52).slice(0, 2), [
      'note              English   Welsh',
      'posts/benches.md  complete  pending until 2999-01-31',
    ]);
  });

  it('prints Markdown that names cannot break', () => {
    const { agored } = folder({ 'a|b_c.en.md': `${english}\n`, 'a|b_c.cy.md': `${welsh}\n` });
    const { out } = agored('pairs', '--format', 'markdown');
    assert.equal(
      out,
      [
        '| note | English | Welsh |',
        '| --- | --- | --- |',
        '| a\\|b\\_c.en.md | [complete](a%7Cb_c.en.md) | [complete](a%7Cb_c.cy.md) |',
        '',
        '- Notes: 1.',
        '- English: complete 1.',
        '- Welsh: complete 1.',
        '',
      ].join('\n'),
    );
  });

  it('links files whatever they are named', () => {
    const names = ['#1', 'a?b', '100%25', '{{ x }}', 'javascript:x', 'a&amp;b'];
    const { agored } = folder(
      Object.fromEntries(
        names.flatMap((name) => [
          [`${name}.en.md`, `${english}\n`],
          [`${name}.cy.md`, `${welsh}\n`],
        ]),
      ),
    );
    const { out } = agored('pairs', '--format', 'markdown');
    const linked = [...out.matchAll(/\]\(([^()]*)\.en\.md\)/g)].map(([, address = '']) => address);
    assert.deepEqual(linked.map((address) => decodeURIComponent(address.replace(/^\.\//, ''))).sort(), names.sort());
    assert.ok(
      linked.every((address) => /^(?:\.\/|[^:]*$)/.test(address) && !/[#?&{]/.test(address)),
      out,
    );
    assert.ok(out.includes('| \\{{ x }}.en.md |'), out);
  });

  it('does not let a name steer the terminal', () => {
    const { agored } = folder({ 'a\u001B[2J.en.md': `${english}\n` });
    assert.ok(!agored('pairs').out.includes('\u001B'));
  });

  it('speaks Welsh', () => {
    const { agored } = folder(site);
    const { out } = agored('pairs', '--locale', 'cy', 'posts/differs.en.md');
    assert.match(out, /^nodyn +Saesneg +Cymraeg\n.*yn wahanol \(1 o’r 2 adran\)/);
    assert.match(agored('pairs', '--help', '--locale', 'cy').out, /sut mae pob nodyn yn sefyll/);
    assert.match(agored('pairs', '--help').out, /how each note stands/);
  });

  it('takes the languages of the configuration, and has nothing to say about one', () => {
    const three = folder({
      '.agored.yml': 'languages: [cy, en, fr]\n',
      'a.cy.md': `${welsh}\n`,
      'a.fr.md': 'Nous avons compté les bancs du parc et noté ceux qui ont besoin de peinture avant le printemps.\n',
    });
    assert.deepEqual(states(three.agored('pairs', '--format', 'json').out), ['a.cy.md: complete missing complete']);
    three.remove();
    const { agored } = folder({ '.agored.yml': 'languages: [en]\n', 'a.md': `${english}\n` });
    const { code, out, err } = agored('pairs');
    assert.deepEqual([code, out], [0, 'There are no notes here whose language can be told.\n']);
    assert.match(err, /names one language alone/);
  });

  it('ends with 2 for what it cannot do, and does the rest', () => {
    const { agored, write } = folder({ 'a.en.md': `${english}\n`, 'a.cy.md': `${welsh}\n` });
    const missing = agored('pairs', '--format', 'json', 'no.md', 'a.en.md');
    assert.deepEqual([missing.code, states(missing.out)], [2, ['a.en.md: complete complete']]);
    assert.match(missing.err, /no\.md: there is no such file/);
    assert.equal(agored('pairs', '--format', 'xml').code, 2);
    assert.equal(agored('pairs', '--config', 'no.yml').code, 2);
    write('.agored.yml', 'langauges: [en]\n');
    const config = agored('pairs', '--format', 'json');
    assert.deepEqual([config.code, read(config.out).problems[0]?.code], [2, 'pairsConfig']);
    assert.deepEqual(states(config.out), ['a.en.md: complete complete']);
  });
});

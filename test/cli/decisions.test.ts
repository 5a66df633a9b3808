/** `agored decisions`, as a process. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ListedDecision } from '../../server/src/cli/decisions';
import { sandboxes } from './support';

const folder = sandboxes();

const record = (title: string, status = 'accepted'): string =>
  `# ${title}\n\nStatus: ${status}\n\n## Context\n\nThe hall is cold.\n\n## Decision\n\nWe will heat it.\n\n## Consequences\n\nIt costs more.\n`;

const files = {
  'docs/adr/0012-heat-the-hall.md': record('12. Heat the hall'),
  'notes/2026-11-20.md':
    '# Week 47\n\nWe decided to [heat the hall](../docs/adr/0012-heat-the-hall.md) from December.\n\nThe board agreed to sell the van.\n',
  'notes/older.md':
    '---\ndate: 2026-10-02\n---\n\n# Stove\n\nPenderfynodd y bwrdd gau’r siop ar ddydd Llun.\n\nIt snowed.\n\nAs ADR-0012 says, we chose the stove with `two` doors.\n',
  'notes/undated.md': '# Loose leaf\n\nWe agreed to paint the door.\n',
  'minutes/2026-09-01.md':
    '# Minutes of the parish council\n\n## Apologies\n\nNone.\n\n## Matters arising\n\nRESOLVED that the clerk buys a bench.\n',
};

const decisionsOf = (out: string): readonly ListedDecision[] =>
  (JSON.parse(out) as { decisions: ListedDecision[] }).decisions;
const brief = ({ note, date, start, who, linked, record: to }: ListedDecision): unknown[] => [
  note,
  start.line,
  date,
  who,
  linked,
  to?.path ?? null,
];

describe('agored decisions', () => {
  it('lists decisions of notes and minutes, the latest first', () => {
    const { agored } = folder(files);
    const { code, out, err } = agored('decisions', '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(decisionsOf(out).map(brief), [
      ['notes/2026-11-20.md', 3, '2026-11-20', 'we', true, 'docs/adr/0012-heat-the-hall.md'],
      ['notes/2026-11-20.md', 5, '2026-11-20', 'the board', false, null],
      ['notes/older.md', 7, '2026-10-02', 'y bwrdd', false, null],
      ['notes/older.md', 11, '2026-10-02', 'we', true, 'docs/adr/0012-heat-the-hall.md'],
      ['minutes/2026-09-01.md', 9, '2026-09-01', null, true, 'minutes/2026-09-01.md'],
      ['notes/undated.md', 3, null, 'we', false, null],
    ]);
    const [first, , welsh, code2, minutes] = decisionsOf(out);
    assert.deepEqual(first?.record, {
      path: 'docs/adr/0012-heat-the-hall.md',
      address: '../docs/adr/0012-heat-the-hall.md',
      number: '0012',
      title: 'Heat the hall',
      status: 'accepted',
    });
    assert.equal(first.text, 'We decided to heat the hall from December.');
    assert.equal(first.title, 'Week 47');
    assert.equal(welsh?.language, 'cy');
    assert.equal(code2?.text, 'As ADR-0012 says, we chose the stove with two doors.');
    assert.equal(minutes?.kind, 'minutes');
  });

  it('prints a line each in a pipe, with tabs, without colour', () => {
    const { agored } = folder(files);
    const { out } = agored('decisions', 'notes');
    assert.deepEqual(out.split('\n').slice(0, 2), [
      '2026-11-20\tnotes/2026-11-20.md:3\twe\tdocs/adr/0012-heat-the-hall.md\tWe decided to heat the hall from December.',
      '2026-11-20\tnotes/2026-11-20.md:5\tthe board\t\tThe board agreed to sell the van.',
    ]);
  });

  it('--unlinked leaves out those with a record, --after those of earlier notes and of notes without a date', () => {
    const { agored } = folder(files);
    const lines = (...args: string[]): string[] =>
      agored('decisions', ...args)
        .out.split('\n')
        .flatMap((line) => line.split('\t')[1] ?? []);
    assert.deepEqual(lines('--unlinked'), ['notes/2026-11-20.md:5', 'notes/older.md:7', 'notes/undated.md:3']);
    assert.deepEqual(lines('--after', '2026-10-02', '--unlinked'), ['notes/2026-11-20.md:5']);
    assert.deepEqual(lines('--after', '2026-10-01'), [
      'notes/2026-11-20.md:3',
      'notes/2026-11-20.md:5',
      'notes/older.md:7',
      'notes/older.md:11',
    ]);
    assert.match(agored('decisions', '--after', '2026-10-01').err, /no date: 1\./);
    for (const bad of ['2026-02-30', '2026-1-1', 'yesterday']) {
      const { code, err } = agored('decisions', '--after', bad);
      assert.equal(code, 2);
      assert.match(err, /takes a day/);
    }
  });

  it('writes a log to publish, by month, with links that lead there', () => {
    const { agored } = folder({
      ...files,
      'notes/2026-11-06 (a).md': '# Pipes | [hot] <b>\n\nWe decided to use *copper* pipes, 2 < 3 & `a_b_c`.\n',
    });
    const { code, out } = agored('decisions', '--format', 'markdown');
    assert.equal(code, 0);
    assert.equal(
      out.split('\n## October')[0],
      [
        '# Decisions',
        '',
        '## November 2026',
        '',
        '- **20 November 2026:** We decided to heat the hall from December.\\',
        '  Note: [Week 47](notes/2026-11-20.md) · Record: [0012 Heat the hall](docs/adr/0012-heat-the-hall.md)',
        '- **20 November 2026:** The board agreed to sell the van.\\',
        '  Note: [Week 47](notes/2026-11-20.md)',
        '- **6 November 2026:** We decided to use copper pipes, 2 \\< 3 & a\\_b\\_c.\\',
        '  Note: [Pipes \\| \\[hot\\]](notes/2026-11-06%20%28a%29.md)',
        '',
      ].join('\n'),
    );
    assert.match(
      out,
      /\n## September 2026\n\n.*clerk buys a bench\.\\\n {2}Minutes: \[Minutes of the parish council\]/,
    );
    assert.match(out, /\n## No date\n\n- We agreed to paint the door\.\\\n/);
  });

  it('speaks Welsh', () => {
    const { agored } = folder(files);
    const { out } = agored('decisions', '--format', 'markdown', '--locale', 'cy');
    assert.match(out, /^# Penderfyniadau\n\n## Tachwedd 2026\n\n- \*\*20 Tachwedd 2026:\*\*/);
    assert.match(out, /Nodyn: \[Week 47\].* · Cofnod: \[/);
    assert.match(agored('decisions', '--help', '--locale', 'cy').out, /rhestru’r penderfyniadau/);
  });

  it('writes CSV that no spreadsheet takes for a formula', () => {
    const { agored } = folder({
      'a.md': '# A\n\n=HYPERLINK("//x.example"), we agreed to use "it", twice.\n\n@SUM is what we agreed to use.\n',
      'b.md': 'We agreed to wait; then\nto go.\n',
    });
    const { out } = agored('decisions', '--format', 'csv');
    assert.ok(out.startsWith('\uFEFF"Date","Note","Line","Who","Decision","Linked","Record","Language"\r\n'));
    const rows = out.trimEnd().split('\r\n').slice(1);
    for (const row of rows) assert.match(row, /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*"){7}$/);
    assert.ok(out.includes('"\'=HYPERLINK(""//x.example""), we agreed to use ""it"", twice."'), out);
    assert.doesNotMatch(out, /(?:^|,)"[=+@-]/m);
    assert.ok(out.includes('"We agreed to wait; then to go."'));
  });

  it('leaves out what is marked as no decision, records, and notes that the configuration leaves out', () => {
    const { agored } = folder({
      'docs/adr/0001-x.md': record('1. Use oil', 'superseded').replace('We will heat it', 'We decided to heat it'),
      'a.md':
        '<!-- agored-disable-next-line unlinked-decision -- not a decision -->\nWe agreed to say so.\n\n<!-- agored-disable-next-line unlinked-decision -- a lunch, not a decision -->\nWe decided to eat.\n\n<!-- agored-disable-next-line unlinked-decision -->\nWe agreed to go home.\n',
      'old/b.md': 'We agreed to stay.\n',
      '.agored.yml': 'ignore: [old/**]\n',
    });
    const { code, out, err } = agored('decisions', '.');
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t')[4]),
      ['We agreed to go home.'],
    );
    assert.equal(err, '');
    assert.match(agored('decisions', 'old/b.md').err, /configuration leaves it out/);
  });

  it('takes the items of a list as decisions, and says who agreed them', () => {
    const { agored } = folder({
      'a.md':
        'The committee agreed:\n\n- a new lock for the shed\n- to water the trees\n\nWe decided to:\n\n- rest\n- eat\n',
    });
    const { out } = agored('decisions');
    assert.deepEqual(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t').filter(Boolean)),
      [
        ['a.md:3', 'the committee', 'a new lock for the shed'],
        ['a.md:4', 'the committee', 'to water the trees'],
        ['a.md:6', 'we', 'We decided to: rest; eat'],
      ],
    );
  });

  it('ends with 2 where not all could be read, and says so', () => {
    const { agored } = folder({ 'a.md': 'We agreed to wait.\n' });
    const { code, out, err } = agored('decisions', 'a.md', 'b.md');
    assert.equal(code, 2);
    assert.match(out, /We agreed to wait/);
    assert.match(err, /b\.md: there is no such file/);
    assert.equal(agored('decisions', '--format', 'xml').code, 2);
    const none = folder({ 'c.md': 'Nothing here.\n' }).agored('decisions');
    assert.deepEqual([none.code, none.out], [0, '']);
    assert.match(none.err, /no decisions to list/);
  });

  it('tells of what is wrong in a file that the configuration builds on, once', () => {
    const { agored } = folder({
      '.agored.yml': 'extends: ./shared.yml\n',
      'shared.yml': 'languages: 5\n',
      'a.md': 'We agreed to wait.\n',
      'b.md': 'We agreed to go.\n',
    });
    const { code, out, err } = agored('decisions');
    assert.equal(code, 2);
    assert.match(out, /We agreed to wait/);
    assert.match(err, /^agored: shared\.yml: something is wrong[^\n]*\n$/);
  });
});

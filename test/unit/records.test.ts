import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig, parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import type { Host } from '../../server/src/engine/facts';
import { readRecord } from '../../server/src/engine/recordReader';
import { recordOf, statusKind, successorOf, tiedRecord } from '../../server/src/engine/recordTies';
import { gatherRecords, isRecord, isRecordPath } from '../../server/src/engine/records';

const config = defaultConfig([]);

function hostOf(files: Readonly<Record<string, string>>): Host & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    listNotes: () => Promise.resolve(Object.keys(files).sort()),
    readText: (path) => {
      reads.push(path);
      return Promise.resolve(files[path]);
    },
  };
}

describe('which files are decision records', () => {
  const yes = [
    'doc/adr/0001-record-decisions.md',
    'docs/architecture/decisions/0012-x.md',
    'docs/adr/20240131-use-x.md',
    'ADR/ADR001-use-x.md',
    'decision-record/DR003-enough.md',
    'architecture_decision_record/001-Use-x.md',
    'rfcs/0007-x.md',
    'penderfyniadau/0001-un-ffurflen.md',
    'notes/adr-0004.md',
    'decisions/2026-01-05-wait.md',
  ];
  for (const path of yes)
    it(`record: ${path}`, () => {
      assert.equal(isRecordPath(path, config), true);
    });
  const no = [
    'README.md',
    'docs/adr/README.md',
    'docs/adr/index.md',
    'docs/adr/0000-template.md',
    'docs/adr/templed.md',
    'notes/2026-01-05-week-1.md',
    'posts/making-decisions.md',
    'decisions/2026-01-05-minutes.md',
    'drafts/adrift/1.md',
  ];
  for (const path of no)
    it(`no record: ${path}`, () => {
      assert.equal(isRecordPath(path, config), false);
    });
  it('those that the configuration names, and no others', () => {
    const own = parseConfig('decisions:\n  records: ["choices/**"]\n', []).config;
    assert.equal(isRecordPath('choices/paint.md', own), true);
    assert.equal(isRecordPath('docs/adr/0001-x.md', own), false);
    const below = parseConfig('decisions:\n  records: ["choices/**"]\n', [], 'team').config;
    assert.equal(isRecordPath('team/choices/paint.md', below), true);
    assert.equal(isRecordPath('choices/paint.md', below), false);
  });
});

describe('notes in which no decision is asked to be linked', () => {
  const is = (path: string | undefined, text: string): boolean => isRecord(path, createDocument(text), config);
  it('records, by where they lie or by what they hold', () => {
    assert.equal(is('docs/adr/0001-x.md', 'anything'), true);
    assert.equal(is('docs/adr/README.md', '# List'), true);
    assert.equal(is('x.md', '# X\n\n## Status\n\nAccepted\n\n## Context\n\nA\n\n## Decision\n\nB\n'), true);
    assert.equal(is(undefined, '# X\n\n## Cyd-destun\n\nA\n\n## Penderfyniad\n\nB\n\n## Canlyniadau\n\nC\n'), true);
    assert.equal(is('x.md', '---\ndecision-makers: [Ann]\n---\n\n# X\n'), true);
  });
  it('minutes', () => {
    assert.equal(is('board/minutes/2026-01.md', '# January'), true);
    assert.equal(is('x.md', '# Minutes of the board, 3 March\n\nText\n'), true);
    assert.equal(is('x.md', '# Board\n\n## Present\n\nAnn\n\n## Apologies\n\nBob\n'), true);
    assert.equal(is('x.md', '# Cofnodion cyfarfod y bwrdd\n'), true);
  });
  it('but not notes that speak of such things', () => {
    assert.equal(is('week.md', '# Week 1\n\n## Decisions\n\n- one\n\n## Present and past\n\nText\n'), false);
    assert.equal(is('week.md', '# Ten minutes to read\n\n## Context\n\nText\n'), false);
    assert.equal(is('decisions/thoughts.md', '# Thoughts\n\nWe decided to wait.\n'), false);
  });
});

describe('reading a record', () => {
  it('of adr-tools', () => {
    const text =
      '# 12. Use the van\n\nDate: 2026-02-03\n\n## Status\n\n✅ **Accepted**\n\n## Context\n\nRain.\n\n## Decision\n\nWe use the *van*.\n';
    assert.deepEqual(readRecord('doc/adr/0012-use-the-van.md', text), {
      path: 'doc/adr/0012-use-the-van.md',
      title: 'Use the van',
      number: '0012',
      status: 'accepted',
      date: '2026-02-03',
      language: 'en',
      summary: 'We use the van. Rain.',
    });
  });
  it('of MADR, with front matter', () => {
    const text =
      '---\nstatus: superseded by [ADR-3](0003-x.md)\ndate: 2026-02-03\n---\n\n# Use the van\n\n## Decision Outcome\n\nThe van.\n';
    const record = readRecord('docs/decisions/0002-van.md', text);
    assert.equal(record?.title, 'Use the van');
    assert.equal(record.status, 'superseded by adr-3');
    assert.equal(record.date, '2026-02-03');
  });
  it('in Welsh, with bullets', () => {
    const text = '# Un ffurflen i bawb\n\n- Statws: Derbyniwyd\n- Dyddiad: 3 Chwefror 2026\n\n## Cyd-destun\n\nA\n';
    const record = readRecord('penderfyniadau/0001-un-ffurflen.md', text);
    assert.equal(record?.status, 'derbyniwyd');
    assert.equal(record.date, '2026-02-03');
    assert.equal(record.language, 'cy');
  });
  it('with other ways to write a date, a status and a title', () => {
    const date = (line: string): string | undefined => readRecord('adr/1-x.md', `# X\n\n${line}\n`)?.date;
    assert.equal(date('Date: 05/02/2018'), '2018-02-05');
    assert.equal(date('Date: 8/1/24'), '2024-01-08');
    assert.equal(date('**Date**: February 3rd, 2026'), '2026-02-03');
    assert.equal(date('Introduced: 20220513'), '2022-05-13');
    assert.equal(date('Date: 06/20/2023'), '2023-06-20');
    assert.equal(date('Date 09/04/2018'), '2018-04-09');
    assert.equal(date('**Date Created:** 2022-12-22'), '2022-12-22');
    assert.equal(date('Date: soon'), undefined);
    const table = '# TITLE: X\n\n| CREATED DATE | STATUS |\n| :-: | :-: |\n| 2026-01-02 | Accepted |\n';
    const read = readRecord('adr/1-x.md', table);
    assert.deepEqual([read?.title, read?.status, read?.date], ['X', 'accepted', '2026-01-02']);
    const title = (path: string, text: string): string | undefined => readRecord(path, text)?.title;
    assert.equal(title('ADR/ADR049-drop.md', 'ADR049: Drop it\n\nDate: 2026-04-16\n'), 'Drop it');
    assert.equal(title('adr/0003-use-the-van.md', '## Status\n\nAccepted\n'), 'use the van');
    assert.equal(title('adr/0003-x.md', 'Use it\n======\n\nText\n'), 'Use it');
    assert.equal(readRecord('adr/20240131-x.md', '# X\n')?.date, '2024-01-31');
  });
  it('with those who decided, in front matter or on a line', () => {
    const deciders = (text: string): readonly string[] | undefined => readRecord('adr/1-x.md', text)?.deciders;
    assert.deepEqual(deciders('---\ndeciders: [Ann, Bob]\n---\n\n# X\n'), ['Ann', 'Bob']);
    assert.deepEqual(deciders('---\ndecision-makers: Ann, Bob & Carys\n---\n\n# X\n'), ['Ann', 'Bob', 'Carys']);
    assert.deepEqual(deciders('# X\n\n* **Deciders:** [Ann](https://example.com/ann), the Find and Publish team\n'), [
      'Ann',
      'the Find and Publish team',
    ]);
    assert.deepEqual(deciders('# X\n\nPenderfynwyr: Ann a Bob\n'), ['Ann', 'Bob']);
    assert.deepEqual(deciders('# X\n\nDécideurs : Ann et Bob\n'), ['Ann', 'Bob']);
    assert.equal(deciders('# X\n\n- Deciders: [list everyone involved]\n'), undefined);
    assert.equal(deciders('# X\n\nThe deciders met.\n'), undefined);
  });
  it('with what it says of other records', () => {
    const links = (text: string): string =>
      (readRecord('adr/1-x.md', text)?.links ?? [])
        .map(({ tie, target = '', number = '' }) => [tie, target, number].join(' '))
        .join(', ');
    assert.equal(links('# X\n\n## Status\n\nSuperseded by [ADR-0032](0032-y.md)\n'), 'superseded-by 0032-y.md 0032');
    assert.equal(links('---\nstatus: superseded by ADR-3\n---\n\n# X\n'), 'superseded-by  3');
    assert.equal(links('---\nsuperseded-by: 0003-y.md\n---\n\n# X\n'), 'superseded-by 0003-y.md 0003');
    assert.equal(links('# X\n\nSuperseded: 2019-12-19 by [ADR 14](0014-y.md)\n'), 'superseded-by 0014-y.md 14');
    assert.equal(links('# X\n\n**Superseded by**: [Y](y.md)\n'), 'superseded-by y.md ');
    assert.equal(
      links('# X\n\nSupersedes:\n\n- [1. A](a.md)\n- [2. B](b.md)\n\nAmends 4 [C](c.md)\n'),
      'supersedes a.md 1, supersedes b.md 2',
    );
    assert.equal(links('# X\n\nAmends [2. B](b.md), amended by ADR-7.\n'), 'amended-by  7, amends b.md 2');
    assert.equal(links('# X\n\nDisodlwyd gan [3. Un](0003-un.md).\n'), 'superseded-by 0003-un.md 3');
    assert.equal(links('# X\n\nMae’n disodli [1. Dau](0001-dau.md).\n'), 'supersedes 0001-dau.md 1');
    assert.equal(links('# X\n\nRemplacé par [3. Y](0003-y.md).\n'), 'superseded-by 0003-y.md 3');
    assert.equal(links('# X\n\nThis replaces 3 forms. It supersedes what there was on 2019-01-02.\n'), '');
  });
  it('says of templates, minutes and strangers that they are none', () => {
    assert.equal(readRecord('adr/0000-x.md', '# {short title of problem}\n'), undefined);
    assert.equal(readRecord('adr/0001-x.md', '# Minutes of the board\n'), undefined);
    assert.equal(readRecord('adr/x/y.md', '# Y\n\nText\n', true), undefined);
  });
  it('takes hostile text in its stride', () => {
    const start = performance.now();
    for (const text of [
      ' '.repeat(50_000),
      '['.repeat(50_000),
      '# ' + ' #'.repeat(9000),
      '> '.repeat(20_000),
      '---\na: &a [*a, *a]\n---\n',
      '|'.repeat(50_000),
      '\r'.repeat(50_000),
    ])
      readRecord('adr/0001-x.md', `${text}status:`);
    assert.ok(performance.now() - start < 60_000);
  });
});

describe('ties between records', () => {
  const read = (path: string, text: string) => {
    const record = readRecord(path, text);
    assert.ok(record);
    return record;
  };
  const records = [
    read('adr/0001-a.md', '# 1. A\n\nSuperseded by [2. B](0002-b.md)\n'),
    read('adr/0002-b.md', '# 2. B\n\nSuperseded by ADR-3\n'),
    read('adr/0003-c.md', '# 3. C\n\nSupersedes [B](https://example.com/x/blob/main/adr/0002-b.md#status)\n'),
    read('adr/0004-d.md', '# 4. D\n\nSuperseded by 5\n'),
    read('adr/0005-e.md', '# 5. E\n\nSuperseded by 4\n'),
    read('adr/0006-f.md', '# 6. F\n\nSuperseded by [7](0007-gone.md), Supersedes 8\n'),
    read('adr/0008-g.md', '# 8. G\n\nText\n'),
    read('adr/0008-h.md', '# 8. H\n\nText\n'),
    read('rfc/0002-i.md', '# 2. I\n\nText\n'),
  ];
  const [a, b, c, d, , f] = records;
  it('lead by address, by the name of a page on the web, or by number in the same folder', () => {
    const tied = (from: typeof a): (string | undefined)[] =>
      (from?.links ?? []).map((link) => tiedRecord(from?.path ?? '', link, records)?.path);
    assert.deepEqual(tied(a), ['adr/0002-b.md']);
    assert.deepEqual(tied(b), ['adr/0003-c.md']);
    assert.deepEqual(tied(c), ['adr/0002-b.md']);
    assert.deepEqual(tied(f), [undefined, undefined]); // gone, and two that have the number
  });
  it('are told by their very path, be there others that differ in case', () => {
    const [lower, upper] = [read('adr/x.md', '# X\n\nText\n'), read('adr/X.md', '# X\n\nText\n')];
    for (const both of [
      [lower, upper],
      [upper, lower],
    ])
      for (const each of both) assert.equal(recordOf(each.path, both), each);
    assert.equal(recordOf('adr/x.MD', [lower]), undefined);
  });
  it('are followed to the last, and not in a circle', () => {
    assert.ok(a && b && c && d && f);
    assert.equal(successorOf(a, records)?.path, 'adr/0003-c.md');
    assert.equal(successorOf(c, records), undefined);
    assert.equal(successorOf(d, records), undefined);
    assert.equal(successorOf(f, records), undefined);
  });
});

describe('statuses', () => {
  const kinds: Readonly<Record<string, ReturnType<typeof statusKind>>> = {
    accepted: 'accepted',
    'accepted on 3 may, superseded by adr-7': 'superseded',
    'superceded by 12': 'superseded',
    'not accepted': 'rejected',
    'in review': 'proposed',
    deprecated: 'deprecated',
    derbyniwyd: 'accepted',
    'wedi’i ddisodli gan 4': 'superseded',
    gwrthodwyd: 'rejected',
    'i’w drafod': 'proposed',
    acceptée: 'accepted',
    'remplacée par 4': 'superseded',
    'accepted or rejected': undefined,
    apprroved: undefined,
    unacceptedly: undefined,
  };
  for (const [status, kind] of Object.entries(kinds))
    it(`${status}: ${kind ?? 'unknown'}`, () => {
      assert.equal(statusKind(status), kind);
    });
});

describe('gathering records', () => {
  const record = (n: number): string =>
    `# ${String(n)}. Choice ${String(n)}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nC\n\n## Decision\n\nD\n`;
  it('reads the files that may be records, and no others', async () => {
    const host = hostOf({
      'README.md': '# Hello',
      'doc/adr/0001-one.md': record(1),
      'doc/adr/0002-two.md': record(2),
      'doc/adr/README.md': '# List',
      'notes/week.md': 'We decided to wait.',
    });
    const { records } = await gatherRecords(host, config);
    assert.deepEqual(
      records.map(({ path }) => path),
      ['doc/adr/0001-one.md', 'doc/adr/0002-two.md'],
    );
    assert.deepEqual(host.reads, ['doc/adr/0001-one.md', 'doc/adr/0002-two.md']);
  });
  it('passes over a file that has gone', async () => {
    const host: Host = {
      listNotes: () => Promise.resolve(['adr/0001-x.md']),
      readText: () => Promise.resolve(undefined),
    };
    assert.deepEqual(await gatherRecords(host, config), { records: [], notes: ['adr/0001-x.md'] });
  });
  const habitOf = async (files: Readonly<Record<string, string>>) =>
    (await gatherRecords(hostOf(files), config)).recordTemplate;
  it('learns numbers and headings', async () => {
    assert.deepEqual(await habitOf({ 'adr/0009-a.md': record(9), 'adr/0010-b.md': record(10) }), {
      folder: 'adr',
      name: '{number}-{slug}.md',
      number: '0011',
      heading: '{bare}. {title}',
      text: '# 10. Choice 10\n\nDate:\n\n## Status\n\n## Context\n\n## Decision\n',
      language: 'en',
    });
    const prefixed = await habitOf({ 'ADR/ADR041-a.md': '# ADR041: A\n\n## Status\n\nAccepted\n' });
    assert.deepEqual(
      [prefixed?.name, prefixed?.number, prefixed?.heading],
      ['ADR{number}-{slug}.md', '042', 'ADR{number}: {title}'],
    );
  });
  it('learns dates, and takes the template that lies there', async () => {
    const habit = await habitOf({
      'docs/adr/20260105-a.md': '# A\n\n## Context\n\nx\n',
      'docs/adr/20260205-b.md': '# B\n\n## Context\n\nx\n',
      'docs/adr/template.md': '# Title\n\n## Context\n\nWhat is the matter?\n',
    });
    assert.equal(habit?.name, '{day}-{slug}.md');
    assert.equal(habit.number, undefined);
    assert.equal(habit.heading, '{title}');
    assert.equal(habit.text, '# Title\n\n## Context\n\nWhat is the matter?\n');
    assert.equal((await habitOf({ 'decisions/2026-01-05-a.md': '# A\n' }))?.name, '{date}-{slug}.md');
  });
  it('gives a title to what has it in its front matter alone, and makes one kind of heading of two', async () => {
    const matter = '---\ntitle: A\nstatus: accepted\n---\n';
    assert.equal(
      (await habitOf({ 'adr/0001-a.md': `${matter}\n## Context\n\nx\n\n## Decision\n\ny\n` }))?.text,
      '---\nstatus:\n---\n\n# {title}\n\n## Context\n\n## Decision\n',
    );
    const underlined = await habitOf({
      'adr/0001-a.md': '1. A\n====\n\nContext\n-------\n\nx\n\n---\n\nDecision\n--------\n\ny\n',
    });
    assert.deepEqual(
      [underlined?.heading, underlined?.text],
      ['{bare}. {title}', '# 1. A\n\n## Context\n\n## Decision\n'],
    );
    const template = await habitOf({
      'adr/0001-a.md': '# A\n\n## Context\n\nx\n',
      'adr/template.md': '---\nstatus: proposed\n---\n\nFill this in.\n',
    });
    assert.equal(template?.text, '---\nstatus: proposed\n---\n\n# {title}\n\nFill this in.\n');
  });
  it('has none where there are no records', async () => {
    assert.equal(await habitOf({ 'README.md': '# Hello' }), undefined);
  });
  it('is quick with thousands of records', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `adr/${String(i + 1).padStart(4, '0')}-x.md`,
        record(i + 1) + 'More.\n\n'.repeat(500),
      ]),
    );
    const start = performance.now();
    const { records } = await gatherRecords(hostOf(files), config);
    assert.equal(records.length, 3000);
    assert.ok(performance.now() - start < 60_000);
  });
});

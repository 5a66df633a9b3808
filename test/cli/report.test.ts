/** `agored report`, as a process. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Overview } from '../../server/src/cli/overview/types';
import { sandboxes } from './support';

const english = 'We counted the benches in the park and wrote down which of them need paint before the spring comes.';
const welsh = 'Buom yn cyfri’r meinciau yn y parc ac yn nodi pa rai sydd angen paent cyn i’r gwanwyn ddod yn ôl.';

const folder = sandboxes();
const note = (front: string, ...body: string[]): string => `---\n${front}\n---\n\n${body.join('\n\n')}\n`;
const overview = (out: string): Overview => JSON.parse(out) as Overview;

const decided = 'We decided to close the reading room on Mondays.';

/** A note in two files, one in one language, a draft, a record and one without a date. */
const team: Readonly<Record<string, string>> = {
  '.agored.yml': 'bilingual:\n  paths: [posts/**]\ndecisions:\n  records: [decisions/*.md]\n',
  'posts/benches.en.md': note('title: Benches\ndate: 2026-10-02', english, decided),
  'posts/benches.cy.md': note(
    'title: Meinciau\ndate: 2026-10-02',
    welsh,
    'Penderfynom gau’r ystafell ddarllen ar ddydd Llun.',
  ),
  'posts/gate.md': note('title: The gate', english, decided),
  'notes/2026-10-20-week.md': `# Week 43\n\n${english} We told the stakeholders.\n\nWe agreed to [open on Sundays](../decisions/0001-sundays.md).\n`,
  'notes/draft.md': note('draft: true', english),
  'decisions/0001-sundays.md':
    '# 1. Open on Sundays\n\nDate: 2026-10-01\n\nStatus: accepted\n\n## Decision\n\nWe open.\n',
};

describe('agored report', () => {
  it('counts a note in two files once, with the words of both and the decisions of one', () => {
    const { agored } = folder(team);
    const { code, out, err } = agored('report', '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    const { summary, notes, terms, unlinkedDecisions } = overview(out);
    assert.deepEqual([summary.notes, summary.drafts, summary.records, summary.undated], [3, 1, 1, 1]);
    assert.deepEqual(
      notes.map(({ path: file, files, title, date, decisions }) => [file, files.length, title, date, decisions]),
      [
        ['notes/2026-10-20-week.md', 1, 'Week 43', '2026-10-20', { linked: 1, unlinked: 0 }],
        ['posts/benches.en.md', 2, 'Benches', '2026-10-02', { linked: 0, unlinked: 1 }],
        ['posts/gate.md', 1, 'The gate', null, { linked: 0, unlinked: 1 }],
      ],
    );
    assert.deepEqual(notes[2]?.languages, { en: 'complete', cy: 'missing' });
    assert.deepEqual(summary.translations, { asked: 2, complete: 1 });
    assert.deepEqual(
      terms.map(({ term, count }) => [term, count]),
      [['stakeholder', 1]],
    );
    assert.deepEqual(
      unlinkedDecisions.map(({ path: file, line, text }) => [file, line, text]),
      [
        ['posts/benches.en.md', 8, decided],
        ['posts/gate.md', 7, decided],
      ],
    );
  });

  it('agrees with agored lint, agored decisions and agored pairs', () => {
    const { agored, json } = folder(team);
    const { summary, notes } = overview(agored('report', '--format', 'json').out);
    const { report } = json('posts', 'notes/2026-10-20-week.md');
    const hints = report.files.reduce((sum, { findings }) => sum + findings.length, 0);
    assert.ok(hints > 0);
    assert.equal(summary.hints.words + summary.hints.languages + summary.hints.decisions, hints);
    const pairs = JSON.parse(agored('pairs', '--format', 'json', 'posts', 'notes').out) as {
      notes: { path: string; languages: Record<string, { state: string }> }[];
    };
    assert.deepEqual(
      [...notes].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path: file, languages }) => [file, languages]),
      pairs.notes.map(({ path: file, languages }) => [
        file,
        Object.fromEntries(Object.entries(languages).map(([language, { state }]) => [language, state])),
      ]),
    );
  });

  it('prints the same bytes again', () => {
    const { agored, read } = folder(team);
    assert.equal(agored('report', '--format', 'json').out, agored('report', '--format', 'json').out);
    agored('report', '--out', 'a.html');
    agored('report', '--out', 'b.html');
    assert.equal(read('a.html'), read('b.html'));
  });

  it('writes a page in either language, and says where', () => {
    const { agored, read } = folder(team);
    const first = agored('report');
    assert.deepEqual([first.code, first.out], [0, '']);
    assert.match(first.err, /^agored: agored-report\.html: written\. Notes in it: 3\.\n$/);
    assert.match(read('agored-report.html'), /^<!doctype html>\n[\s\S]*<html lang="en">[\s\S]*Our notes at a glance/);
    assert.equal(agored('report', '--locale', 'cy').code, 0); // in the place of the first
    const welshPage = read('agored-report.html');
    assert.match(welshPage, /<html lang="cy">[\s\S]*Cipolwg ar ein nodiadau[\s\S]*20 Hydref 2026/);
  });

  it('links notes from where the page is', () => {
    const { agored, read, write } = folder(team);
    write('notes/100% of #1 & more.md', `# All\n\n${english}\n`);
    assert.equal(agored('report', '--out', 'out/deep/page.html').code, 0);
    const page = read('out/deep/page.html');
    assert.ok(page.includes('href="../../notes/2026-10-20-week.md"'));
    assert.ok(page.includes('href="../../notes/100%25%20of%20%231%20&amp;%20more.md"'));
  });

  it('never writes over something else', () => {
    const { agored, read, root } = folder({ ...team, 'page.html': '<p>Mine</p>', 'data.json': '{}' });
    for (const file of ['page.html', 'data.json', 'posts/gate.md']) {
      const before = read(file);
      const { code, err } = agored('report', '--format', file.endsWith('json') ? 'json' : 'html', '--out', file);
      assert.equal(code, 2);
      assert.match(err, /it is no report of Agored’s/);
      assert.equal(read(file), before);
    }
    symlinkSync(path.join(root, 'page.html'), path.join(root, 'link.html'));
    assert.equal(agored('report', '--out', 'link.html').code, 2);
    assert.equal(agored('report', '--out', 'posts').code, 2);
    assert.equal(agored('report', '--format', 'json', '--out', 'new.json').code, 0);
    assert.equal(agored('report', '--format', 'json', '--out', 'new.json').code, 0);
    assert.equal(overview(read('new.json')).kind, 'agored-report');
  });

  it('says what could not be done, in the page too, and writes the rest', () => {
    const { agored, read } = folder({ ...team, '.agored.yml': 'languagez: [en]\n' });
    const { code, err } = agored('report', '.', 'gone.md');
    assert.equal(code, 2);
    assert.match(err, /gone\.md: there is no such file/);
    assert.match(err, /\.agored\.yml: something is wrong/);
    assert.match(read('agored-report.html'), /What could not be done[\s\S]*gone\.md: there is no such file/);
  });

  it('makes a page where there is nothing yet', () => {
    const { agored, read } = folder();
    assert.equal(agored('report').code, 2); // as for agored lint, there are no notes here
    assert.match(read('agored-report.html'), /There are no notes here yet/);
  });

  it('leaves languages out where there is one', () => {
    const { agored, read } = folder({ ...team, '.agored.yml': 'languages: [en]\n' });
    assert.equal(agored('report').code, 0);
    assert.doesNotMatch(read('agored-report.html'), /<h2>Languages/);
    assert.deepEqual(overview(agored('report', '--format', 'json').out).languages, []);
  });
});

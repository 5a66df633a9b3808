/** The figures of `agored report`, of notes that are made up here. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createForms } from '../../server/src/cli/overview/forms';
import { addMonths, stepFor, stepsBetween } from '../../server/src/cli/overview/periods';
import { jsonOf, overviewOf, pageOf } from '../../server/src/cli/overview/render';
import type { NoteFacts, Overview } from '../../server/src/cli/overview/types';
import { createTell } from '../../server/src/cli/overview/words';
import { createSay } from '../../server/src/cli/messages';
import { seeded } from '../bench/random';

const note = (path: string, given: Partial<NoteFacts> = {}): NoteFacts => ({
  ...{ path, files: [path], title: path, language: 'en', date: null, words: 100, terms: [], languages: {} },
  ...{ hints: { words: 0, languages: 0, decisions: 0 }, decisions: { linked: 0, unlinked: [] } },
  ...given,
});

const overview = (notes: readonly NoteFacts[], locale: Overview['locale'] = 'en'): Overview =>
  overviewOf(
    { day: '2026-11-29', notes, languages: ['en', 'cy'], drafts: 0, records: 0, problems: [] },
    { version: '1.0.0', locale },
  );

const page = (given: Overview): string =>
  pageOf(given, { say: createSay(given.locale), hrefOf: (path) => encodeURI(path) });

const use = (term: string, found: string, count: number, say: string): NoteFacts['terms'][number] => ({
  ...{ term, found, count, say, language: 'en', leave: false, advice: '', why: '' },
});

describe('figures of the report', () => {
  it('counts hints for every 1,000 words, not the mean over notes', () => {
    const { summary, notes } = overview([
      note('long.md', { words: 3000, hints: { words: 2, languages: 1, decisions: 0 } }),
      note('short.md', { words: 10, hints: { words: 1, languages: 0, decisions: 0 } }),
      note('empty.md', { words: 0 }),
    ]);
    assert.equal(summary.hintsPerThousand, 1.3);
    assert.deepEqual(
      notes.map(({ path, hintsPerThousand }) => [path, hintsPerThousand]),
      [
        ['empty.md', null],
        ['long.md', 1],
        ['short.md', 100],
      ],
    );
  });

  it('asks for languages only where something does', () => {
    const { summary, languages } = overview([
      note('both.md', { languages: { en: 'complete', cy: 'complete' } }),
      note('differs.md', { languages: { en: 'differs', cy: 'differs' } }),
      note('missing.md', { languages: { en: 'complete', cy: 'missing' } }),
      note('alone.md', { languages: { en: 'complete', cy: 'not-asked' } }),
      note('free.md', { languages: { en: 'complete', cy: 'not-required' } }),
      note('unknown.md'),
    ]);
    assert.deepEqual(summary.translations, { asked: 3, complete: 1 });
    assert.deepEqual(languages[1], {
      language: 'cy',
      states: { complete: 1, differs: 1, missing: 1, 'not-asked': 1, 'not-required': 1 },
    });
  });

  it('leaves notes without a date, and those to come, out of what is shown over time', () => {
    const { summary, periods, step } = overview([
      note('a.md', { date: '2026-11-02' }),
      note('b.md', { date: '2026-11-22' }),
      note('later.md', { date: '2026-11-30' }),
      note('never.md'),
    ]);
    assert.deepEqual([summary.notes, summary.undated, summary.upcoming], [4, 1, 1]);
    assert.deepEqual([summary.from, summary.to, step], ['2026-11-02', '2026-11-22', 'week']);
    assert.deepEqual(
      periods.map(({ from, to, notes }) => [from, to, notes]),
      [
        ['2026-11-02', '2026-11-08', 1],
        ['2026-11-09', '2026-11-15', 0],
        ['2026-11-16', '2026-11-22', 1],
      ],
    );
    assert.equal(periods[1]?.hintsPerThousand, null);
  });

  it('compares the longest time that the notes span twice, each day once', () => {
    const weekly = (from: string, weeks: number): NoteFacts[] =>
      Array.from({ length: weeks }, (_, week) => {
        const date = new Date(Date.parse(from) + week * 7 * 864e5).toISOString().slice(0, 10);
        return note(`${date}.md`, { date });
      });
    assert.equal(overview(weekly('2026-10-06', 7)).comparison, null);
    const weeks = overview(weekly('2026-09-29', 8)).comparison;
    assert.deepEqual([weeks?.length, weeks?.latest.notes, weeks?.before.notes], ['4-weeks', 4, 4]);
    assert.deepEqual([weeks?.before.from, weeks?.before.to], ['2026-09-23', '2026-10-20']);
    assert.deepEqual([weeks?.latest.from, weeks?.latest.to], ['2026-10-21', '2026-11-17']);
    assert.equal(overview(weekly('2026-05-19', 27)).comparison?.length, '3-months');
    assert.equal(overview(weekly('2024-11-19', 105)).comparison?.length, '12-months');
  });

  it('has nothing to compare where there was nothing before', () => {
    const { comparison } = overview([note('a.md', { date: '2020-01-01' }), note('b.md', { date: '2026-11-01' })]);
    assert.equal(comparison, null);
  });

  it('says what to write instead of the word itself, not of some form of it', () => {
    const { terms } = overview([
      note('a.md', { terms: [use('streamline', 'streamlined', 5, '‘simplified’'), use('comms', 'comms', 1, '')] }),
      note('b.md', { terms: [use('streamline', 'streamline', 1, '‘simplify’')] }),
    ]);
    assert.deepEqual(
      terms.map(({ term, count, notes, say }) => [term, count, notes, say]),
      [
        ['streamline', 6, 2, '‘simplify’'],
        ['comms', 1, 1, ''],
      ],
    );
  });
});

describe('stretches of the calendar', () => {
  it('become longer as the notes span more, and cover every day once', () => {
    const random = seeded(7);
    for (let turn = 0; turn < 300; turn++) {
      const day = (): string =>
        new Date(Date.UTC(1990, 0, 1) + Math.floor(random() * 15000) * 864e5).toISOString().slice(0, 10);
      const [from = '', to = ''] = [day(), day()].sort();
      const found = stepsBetween(from, to, stepFor(from, to));
      assert.ok(found.length <= 42 && (found[0]?.from ?? '') <= from && (found.at(-1)?.to ?? '') >= to);
      found.slice(1).forEach(({ from: start }, index) => {
        assert.equal(Date.parse(start) - Date.parse(found[index]?.to ?? ''), 864e5);
      });
    }
  });

  it('know short months', () => {
    assert.equal(addMonths('2026-05-31', -3), '2026-02-28');
    assert.equal(addMonths('2024-02-29', -12), '2023-02-28');
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
  });

  it('have as many names as there is room for, the same in each year', () => {
    const forms = createForms('en', createTell('en'));
    const months = stepsBetween('2024-11-05', '2026-11-20', 'month');
    const labels = forms.labels(months, 'month', 6);
    assert.deepEqual(labels.filter(Boolean), ['Jan\n2025', 'Jul', 'Jan\n2026', 'Jul']);
    assert.equal(labels.length, months.length);
    const welsh = createForms('cy', createTell('cy'));
    assert.deepEqual(welsh.labels(months.slice(0, 3), 'month', 6), ['Tach\n2024', 'Rhag', 'Ion\n2025']);
  });
});

describe('the page of the report', () => {
  const hostile = '</title><script>alert(1)</script> " onmouseover="x" \' & \u202E\u0000';
  const full = (locale: Overview['locale']): Overview =>
    overview(
      ['2026-10-05', '2026-10-19', '2026-11-09', '2026-11-23'].map((date, index) =>
        note(`notes/${hostile}${index}.md`, {
          ...{ date, title: hostile, language: hostile, languages: { en: 'differs', cy: 'differs' } },
          hints: { words: index, languages: 1, decisions: 1 },
          decisions: { linked: 1, unlinked: [{ path: hostile, line: 3, text: hostile, language: hostile }] },
          terms: [{ ...use(hostile, hostile, 1, hostile), language: hostile, advice: hostile }],
        }),
      ),
      locale,
    );

  for (const locale of ['en', 'cy'] as const) {
    it(`lets nothing that a note holds become markup (${locale})`, () => {
      const html = page(full(locale));
      const text = html.replace(/<style>[^]*?<\/style>/, '');
      for (const sign of [/<script/, /["'] *onmouseover/, /\u202E/, /\0/, /\{\w+\}/])
        assert.ok(!sign.test(text), `${String(sign)} is in the page`);
      assert.ok(html.includes('&lt;/title&gt;&lt;script&gt;alert(1)'));
    });

    it(`names no place outside itself (${locale})`, () => {
      const html = page(full(locale)).replaceAll('http://www.w3.org/', '');
      assert.equal(/https?:|<link|<img|@import|url\((?!#)/.exec(html)?.[0], undefined);
      assert.ok(html.includes(`<html lang="${locale}">`));
      assert.ok(html.includes("default-src 'none'"));
    });
  }

  it('is the same every time, as is the JSON', () => {
    const given = full('en');
    assert.equal(page(given), page(given));
    assert.equal(jsonOf(given), jsonOf(full('en')));
  });

  it('has text for a single note, and for none', () => {
    assert.match(page(overview([])), /There are no notes here yet/);
    assert.match(page(overview([note('a.md', { date: '2026-11-02' })])), /There is nothing to show over time yet/);
    assert.match(page(overview([note('a.md')])), /None of these notes has a date/);
  });

  it('stays small with 5,000 notes', () => {
    const many = Array.from({ length: 5000 }, (_, index) => {
      const date = new Date(Date.UTC(2010, 0, 1) + index * 864e5).toISOString().slice(0, 10);
      return note(`notes/${date}.md`, { date, title: `Week ${index} of the work on the new reading room` });
    });
    const html = page(overview(many));
    assert.ok(html.length < 500_000, String(html.length));
    assert.match(html, /Notes that are not listed: 4,560/);
  });

  it('names each chart, describes it, and has its figures in a table', () => {
    const html = page(full('en'));
    const charts = [...html.matchAll(/<svg [^>]*role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/g)];
    assert.equal(charts.length, 10);
    for (const [, title = '', description = ''] of charts) {
      assert.ok(html.includes(`<title id="${title}">`));
      assert.match(html, new RegExp(`<desc id="${description}">Bars\\. Lowest: .*Highest: `));
    }
    assert.equal(
      [...html.matchAll(/<figure>[\s\S]*?<\/figure>/g)].filter(([figure]) => figure.includes('<table')).length,
      5,
    );
  });
});

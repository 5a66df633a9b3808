import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isoWeek } from '../../server/src/engine/weeknotes/calendar';
import { firstNote } from '../../server/src/engine/weeknotes/first';
import { momentsIn, patternOf, rewritten } from '../../server/src/engine/weeknotes/moments';
import type { SeriesNote } from '../../server/src/engine/weeknotes/known';
import { nextNote } from '../../server/src/engine/weeknotes/next';
import { isWeeknote, seriesIn } from '../../server/src/engine/weeknotes/series';

const note = (path: string, text = '# A note\n'): SeriesNote => ({ path, text });
const pathAfter = (paths: readonly string[], today: string): string | undefined =>
  nextNote(
    paths.map((path) => note(path)),
    today,
  )?.path;

describe('weeknotes: moments', () => {
  const next = (text: string, isPath = false): string =>
    rewritten(text, momentsIn(text, '2026-11-20', isPath), () => ({ date: '2026-12-01', number: 12 }));

  it('are written anew in the form that they have', () => {
    assert.equal(next('2026-11-20'), '2026-12-01');
    assert.equal(next('20261120'), '20261201');
    assert.equal(next('notes/2026/11/20/x', true), 'notes/2026/12/01/x');
    assert.equal(next('20-nov-2026'), '1-dec-2026');
    assert.equal(next('20 November 2026'), '1 December 2026');
    assert.equal(next('20th of NOVEMBER'), '1st of DECEMBER');
    assert.equal(next('November 20, 2026'), 'December 1, 2026');
    assert.equal(next('20 Tachwedd 2026'), '1 Rhagfyr 2026');
    assert.equal(next('20/11/2026'), '01/12/2026');
    assert.equal(next('2026-W47'), '2026-W49');
    assert.equal(next('Week eleven'), 'Week twelve');
    assert.equal(next('week-011'), 'week-012');
    assert.equal(next('Wythnos 11'), 'Wythnos 12');
    assert.equal(next('Weeknote #11'), 'Weeknote #12');
    assert.equal(next('weeknotes/2026/11-a-title.md', true), 'weeknotes/2026/12-a-title.md');
  });

  it('are not seen in other numbers and words', () => {
    for (const text of ['It cost £2026', 'May we', '11 people came', 'Version 2.0', '2026%', 'week end', 'decade 10'])
      assert.equal(next(text), text);
  });

  it('are no part of what texts have in common', () => {
    const of = (text: string): string => patternOf(text, momentsIn(text, undefined));
    assert.equal(of('Week one: 2 May 2026'), of('week two:  9 June 2026'));
    assert.notEqual(of('Week one'), of('Day one'));
  });
});

describe('weeknotes: series', () => {
  it('are notes whose names differ in day or number alone, the latest first', () => {
    const found = seriesIn([
      'posts/2026-01-02-ann-weeknotes.md',
      'posts/2026-01-09-ann-weeknotes.md',
      'posts/2026-02-06-bob-weeknotes.md',
      'docs/week-9.md',
      'docs/week-10.md',
      'docs/weekend.md',
      'weeknotes/template-2026-01-01.md',
      'weeknotes/README.md',
    ]);
    assert.deepEqual(
      found.map(({ paths }) => paths),
      [
        ['posts/2026-02-06-bob-weeknotes.md'],
        ['posts/2026-01-02-ann-weeknotes.md', 'posts/2026-01-09-ann-weeknotes.md'],
        ['docs/week-9.md', 'docs/week-10.md'],
      ],
    );
  });

  it('may have names that end in words of their own', () => {
    const [found, ...more] = seriesIn([
      'w/week-1-bins.md',
      'w/week-2-trees.md',
      'w/about-1-thing.md',
      'news/1-a.md',
      'news/2-b.md',
    ]);
    assert.deepEqual(found, {
      key: 'w/week-{number}.md',
      paths: ['w/week-1-bins.md', 'w/week-2-trees.md'],
      date: undefined,
      named: true,
      open: true,
    });
    assert.deepEqual(more, []);
    const notes = ['w/2026-05-01-week-1-bins.cy.md', 'w/2026-05-08-week-2-trees.cy.md'].map((path) => note(path));
    assert.equal(nextNote(notes, '2026-05-15', true)?.path, 'w/2026-05-15-week-3.cy.md');
  });

  it('may be called weeknotes by their notes alone', () => {
    const [dated] = seriesIn(['news/2026-01-02.md', 'news/2026-01-09.md', 'news/2026-01-16.md']);
    assert.equal(dated?.named, false);
    assert.deepEqual(seriesIn(['news/2026-01-02.md', 'news/2026-01-09.md']), []);
    assert.equal(isWeeknote('---\ntags:\n  - weeknotes\n---\nText'), true);
    assert.equal(isWeeknote('# Nodiadau’r wythnos\n'), true);
    assert.equal(isWeeknote('# News\n\nNext week we move.\n'), false);
  });
});

describe('weeknotes: the name of the next', () => {
  it('is that of today', () => {
    assert.equal(pathAfter(['w/2026-11-13.md'], '2026-11-19'), 'w/2026-11-19.md');
    assert.equal(pathAfter(['w/2026/2026-12-18.cy.md'], '2027-01-08'), 'w/2027/2027-01-08.cy.md');
  });

  it('keeps to a weekday that all of them have', () => {
    const fridays = ['10-16', '10-23', '10-30', '11-06', '11-13'].map((day) => `w/2026-${day}.md`);
    assert.equal(pathAfter(fridays, '2026-11-19'), 'w/2026-11-20.md', 'a day early');
    assert.equal(pathAfter(fridays, '2026-11-23'), 'w/2026-11-20.md', 'written on Monday');
    assert.equal(pathAfter(fridays, '2026-11-14'), 'w/2026-11-20.md', 'that of this week is taken');
    assert.equal(pathAfter(fridays.slice(1), '2026-11-19'), 'w/2026-11-19.md', 'four are not enough');
  });

  it('counts on, or has the number of the week', () => {
    assert.equal(pathAfter(['w/2026-11-13-week-3.md'], '2026-11-20'), 'w/2026-11-20-week-4.md');
    assert.deepEqual(isoWeek('2027-01-01'), { year: 2026, week: 53 });
    assert.equal(pathAfter(['w/2026-11-13-week-46.md'], '2026-12-04'), 'w/2026-12-04-week-49.md');
    assert.equal(pathAfter(['w/week-46.md'], '2026-12-04'), 'w/week-49.md');
    assert.equal(pathAfter(['w/week-52.md'], '2027-01-08'), 'w/week-1.md');
    assert.equal(pathAfter(['s/sprint-46.md'], '2026-12-04'), 's/sprint-47.md');
    assert.equal(pathAfter(['w/2026-w46.md'], '2027-01-01'), 'w/2026-w53.md');
    assert.equal(pathAfter(['w/01-start.md'], '2027-01-01'), 'w/02-start.md');
  });
});

describe('weeknotes: the text of the next', () => {
  const post = (day: string, week: string, title: string, summary: string): SeriesNote =>
    note(
      `posts/2026-11-${day}-week-${week}.md`,
      `---\nlayout: post\ntitle: "${title}"\ndate: 2026-11-${day}T09:00:00Z\nsummary: ${summary}\nauthor:\n  - Ann\n  - Bob\nref: week-${week}\ntranslation:\n  cy: pending\n---\n\n## ${day} November 2026\n\nWe did ${summary}.\n\n## Next week\n\nWe will rest.\n`,
    );

  it('keeps what they have in common, and moves days and numbers on', () => {
    const found = nextNote([post('06', '3', 'Week 3', 'a lot'), post('13', '4', 'Week 4', 'little')], '2026-11-20');
    assert.equal(
      found?.text,
      '---\nlayout: post\ntitle: "Week 5"\ndate: 2026-11-20T09:00:00Z\nsummary:\nauthor:\n  - Ann\n  - Bob\nref: week-5\n---\n\n## 20 November 2026\n\n\n\n## Next week\n\n',
    );
    assert.equal(found.text.slice(0, found.cursor).endsWith('## 20 November 2026\n\n'), true);
  });

  it('leaves a title open that is another each time, and begins there', () => {
    const found = nextNote([post('06', '3', 'Letters', 'x'), post('13', '4', 'Phones', 'y')], '2026-11-20');
    assert.equal(found?.text.slice(0, found.cursor), '---\nlayout: post\ntitle: "');
    const plain = nextNote(
      [note('w/week-1.md', '# Letters\n\n## Done\n\nA.\n'), note('w/week-2.md', '# Phones\n\n## Done\n\nB.\n')],
      '2026-07-20',
    );
    assert.equal(plain?.text, '# \n\n## Done\n\n');
    assert.equal(plain.cursor, 2);
  });

  it('keeps what opens a title before the words of its own', () => {
    const text = (n: number, words: string): string =>
      `---\ntitle: 'Week ${String(n)}: ${words}'\n---\n\n# Week ${String(n)}: ${words}\n\nText.\n`;
    const found = nextNote([note('w/week-1.md', text(1, 'bins')), note('w/week-2.md', text(2, 'trees'))], '2026-07-20');
    assert.equal(found?.text, "---\ntitle: 'Week 3: '\n---\n\n# Week 3: \n\n");
    assert.equal(found.text.slice(0, found.cursor), "---\ntitle: 'Week 3: ");
  });

  it('learns from one note, too', () => {
    const found = nextNote(
      [note('w/week-1.md', '# Week 1\n\nHello.\n\n## Done\n\n- A\n\n## Next\n\nB.\n')],
      '2026-07-20',
    );
    assert.equal(found?.text, '# Week 2\n\n## Done\n\n\n\n## Next\n\n');
  });

  it('keeps both halves of a note in two languages, with its line ends', () => {
    const both = (n: number, more: string): SeriesNote =>
      note(
        `w/week-${String(n)}.md`,
        `# Week ${String(n)}\r\n\r\n## Done\r\n\r\n${more}\r\n\r\n---\r\n\r\n# Wythnos ${String(n)}\r\n\r\n## Gwnaed\r\n\r\n${more}\r\n`,
      );
    const found = nextNote([both(1, 'A'), both(2, 'B'), both(3, 'C')], '2026-07-20');
    assert.equal(found?.text, '# Week 4\r\n\r\n## Done\r\n\r\n\r\n\r\n---\r\n\r\n# Wythnos 4\r\n\r\n## Gwnaed\r\n\r\n');
    assert.equal(found.text.slice(0, found.cursor), '# Week 4\r\n\r\n## Done\r\n\r\n');
  });

  it('takes no words out of code, lists and sentences', () => {
    const text = (more: string): string =>
      `# Week 1\n\n## Done\n\n- ${more}\n\n\`\`\`\n# not a heading\n\`\`\`\n\n${more}\n`;
    const found = nextNote([note('w/week-1.md', text('A.')), note('w/week-2.md', text('B.'))], '2026-07-20');
    assert.equal(found?.text.includes('not a heading'), false);
    assert.equal(/[AB]\./.test(found.text), false);
  });

  it('is a simple one where there is none before', () => {
    const english = firstNote('en', '2026-11-05');
    assert.equal(english.text.slice(0, english.cursor), '# Weeknote, 5 November 2026\n\n## What we did\n\n');
    assert.equal(firstNote('cy', '2026-11-05').text.startsWith('# Nodyn wythnos, 5 Tachwedd 2026\n'), true);
  });
});

/** Rows of the views in the side bar, and the line in the status bar. */
import assert from 'node:assert/strict';
import { frameOf, rowsOf, statusOf } from '../../client/src/checklist/model';
import * as decisions from '../../client/src/decisions/model';
import type { Node } from '../../client/src/nodes';
import type { Checklist, ChecklistFinding, ListedDecision } from '../../server/src/lsp/protocol';

const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const note = 'file:///notes/note.md';

const finding = (more: Partial<ChecklistFinding> = {}): ChecklistFinding => ({
  uri: note,
  range,
  severity: 'warning',
  message: 'Try ‘to’ instead of ‘in order to’.',
  rule: 'jargon',
  href: 'https://example.org/jargon',
  text: 'in order to',
  ...more,
});

const checklist = (words: readonly ChecklistFinding[], more: Partial<Checklist> = {}): Checklist => ({
  uri: note,
  version: 1,
  state: 'checked',
  languages: { present: ['en'], toFollow: ['cy'], label: 'EN, CY to follow' },
  families: [
    { id: 'words', name: 'Plain words', remark: null, findings: words },
    { id: 'languages', name: 'Both languages', remark: 'EN, CY to follow', findings: [] },
  ],
  ...more,
});

const brief = ({ label, description, icon, aria, children = [] }: Node): unknown[] => [
  label,
  description,
  icon[0],
  aria,
  children.length,
];

describe('the checklist', () => {
  it('has a row for each family: a tick and words where it is clear, a circle and a number where it is not', () => {
    assert.deepEqual(rowsOf(checklist([finding(), finding()]), 'en').map(brief), [
      ['Plain words', '2 to look at', 'circle-large-outline', 'Plain words: 2 to look at', 2],
      ['Both languages', 'EN, CY to follow', 'pass', 'Both languages: all clear, EN, CY to follow', 0],
    ]);
  });

  it('tells of each finding where it is, what is meant, and how grave it is, in words as well', () => {
    const rowOf = (one: ChecklistFinding): Node => {
      const [row] = rowsOf(checklist([one]), 'en')[0]?.children ?? [];
      return row ?? assert.fail();
    };
    const row = rowOf(finding());
    assert.deepEqual(brief(row), [
      'in order to',
      'Try ‘to’ instead of ‘in order to’.',
      'warning',
      'Warning, line 3: ‘in order to’. Try ‘to’ instead of ‘in order to’.',
      0,
    ]);
    assert.equal(row.tooltip, 'Try ‘to’ instead of ‘in order to’.\n\nline 3 · jargon');
    assert.deepEqual(row.target, { uri: note, range });
    const long = rowOf(finding({ text: 'word '.repeat(16), severity: 'info' }));
    assert.equal(long.label, `${'word '.repeat(7)}word…`);
    assert.match(long.aria, /^Suggestion, line 3/);
    const empty = rowOf(finding({ text: '', severity: 'error' }));
    assert.deepEqual([empty.label, empty.description], ['Try ‘to’ instead of ‘in order to’.', undefined]);
    const elsewhere = rowOf(finding({ uri: 'file:///notes/.agored.yml' }));
    assert.match(elsewhere.tooltip ?? '', /\.agored\.yml, line 3 · jargon$/);
  });

  it('has no row twice', () => {
    const all = rowsOf(checklist([finding(), finding()]), 'en').flatMap((row) => [row, ...(row.children ?? [])]);
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  });

  it('says what to do where no note is in front, and why one is not checked', () => {
    assert.deepEqual(rowsOf(undefined, 'en'), []);
    assert.match(frameOf(undefined, 'en').message ?? '', /^Open a note/);
    assert.match(frameOf(undefined, 'cy').message ?? '', /^Agorwch nodyn/);
    const off = checklist([], { state: 'off', families: [] });
    assert.match(frameOf(off, 'en').message ?? '', /turned off/);
    assert.deepEqual(
      rowsOf(off, 'en').map(({ command }) => command),
      [['workbench.action.openSettings', 'agored.enable']],
    );
    assert.match(frameOf(checklist([], { state: 'ignored', families: [] }), 'cy').message ?? '', /ffurfweddiad/);
  });

  it('says how much is left beside its title, and when nothing is', () => {
    assert.deepEqual(frameOf(checklist([finding()]), 'en'), {
      title: 'Ready to publish?',
      description: '1 to look at',
      message: undefined,
    });
    assert.match(frameOf(checklist([]), 'en').message ?? '', /ready to publish/);
  });

  it('has a line in the status bar', () => {
    const { text, tooltip, aria } = statusOf(checklist([finding(), finding(), finding()]), 'en') ?? {};
    assert.equal(text, 'Agored: 3 to look at · EN, CY to follow');
    assert.equal(tooltip, 'Plain words: 3 to look at\nBoth languages: all clear\nClick to see the checklist.');
    assert.equal(aria, 'Agored: 3 to look at · EN, CY to follow. Click to see the checklist.');
    const none = { present: [], toFollow: [], label: '' };
    assert.equal(statusOf(checklist([], { languages: none }), 'cy')?.text, 'Agored: popeth yn iawn');
    assert.equal(statusOf(checklist([finding()]), 'cy')?.text, 'Agored: 1 i’w ystyried · EN, CY to follow');
    assert.equal(statusOf(checklist([], { state: 'off' }), 'en')?.text, 'Agored: off');
    assert.equal(statusOf(checklist([], { state: 'ignored' }), 'cy')?.text, 'Agored: heb ei wirio');
  });

  it('says nothing in the status bar of what is no note, and offers to check it', () => {
    const readme = checklist([], { state: 'not-a-note', families: [] });
    assert.equal(statusOf(readme, 'en'), undefined);
    assert.match(frameOf(readme, 'en').message ?? '', /does not look like a note/);
    assert.deepEqual(
      rowsOf(readme, 'en').map(({ command }) => command),
      [['agored.checkFile', note]],
    );
  });
});

describe('the view of decisions', () => {
  const decision = (more: Partial<ListedDecision> = {}): ListedDecision => ({
    uri: note,
    range,
    title: 'Week 47',
    kind: 'note',
    date: '2026-11-20',
    text: 'We decided to keep one list.',
    who: null,
    language: 'en',
    linked: false,
    record: null,
    ...more,
  });
  const record = { uri: 'file:///docs/0001.md', address: '0001.md', number: '0001', title: 'One list', status: null };
  const linked = decision({ linked: true, record, who: 'The board' });
  const older = decision({ uri: 'file:///notes/old.md', title: 'Week 3', date: null });

  it('has a row for each note, in the order that is given, and below it its decisions', () => {
    const rows = decisions.rowsOf([decision(), linked, older], false, 'en');
    assert.deepEqual(rows.map(brief), [
      ['Week 47', '2026-11-20 · 1 not linked', 'note', 'Week 47, 2026-11-20, 1 not linked', 2],
      ['Week 3', 'no date · 1 not linked', 'note', 'Week 3, no date, 1 not linked', 1],
    ]);
    const [first, second] = rows[0]?.children ?? [];
    assert.deepEqual(first && brief(first), [
      'We decided to keep one list.',
      'not linked',
      'circle-outline',
      'We decided to keep one list. not linked',
      0,
    ]);
    assert.deepEqual(second && [...brief(second), second.context, second.record], [
      'We decided to keep one list.',
      '0001 One list',
      'link',
      'We decided to keep one list. Record: 0001 One list',
      0,
      'decision-linked',
      record.uri,
    ]);
    assert.match(second?.tooltip ?? '', /Decided by: The board/);
  });

  it('leaves out what has a record, when asked to', () => {
    assert.deepEqual(
      decisions.rowsOf([linked, decision(), older], true, 'en').map(({ children }) => children?.length),
      [1, 1],
    );
    assert.deepEqual(decisions.rowsOf([linked], true, 'en'), []);
  });

  it('says what is without a record, and when there is nothing to show', () => {
    assert.deepEqual(decisions.frameOf([decision(), linked], false, 'en'), {
      title: 'Decisions',
      description: '1 not linked',
      message: undefined,
    });
    assert.match(decisions.frameOf([decision()], true, 'cy').message ?? '', /^Dim ond penderfyniadau heb ddolen/);
    assert.match(decisions.frameOf([linked], true, 'en').message ?? '', /^Every decision/);
    assert.match(decisions.frameOf([], true, 'en').message ?? '', /^There are no decisions/);
  });

  it('folds all but the latest notes', () => {
    const many = Array.from({ length: 12 }, (_, index) => decision({ uri: `${note}?${String(index)}` }));
    assert.equal(decisions.rowsOf(many, false, 'en').filter(({ isFolded }) => isFolded).length, 2);
  });
});

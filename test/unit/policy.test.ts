/** When a note is to be in more than one language. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { isBeforePolicy, isDraft } from '../../server/src/engine/policy';
import { rules } from '../../server/src/rules';

const { config } = parseConfig('bilingual: { from: 2026-01-01 }', rules);
const isBefore = (front: string, path: string): boolean =>
  isBeforePolicy(createDocument(front === '' ? 'Text.\n' : `---\n${front}\n---\n\nText.\n`), config, path);

describe('the policy on languages', () => {
  it('leaves alone notes from before its first day, however they tell their own', () => {
    const dates = ['date: 2025-12-31', 'date: 31 December 2025', 'dyddiad: 2025-12-31', 'date: 31/12/2025'];
    for (const front of dates) assert.equal(isBefore(front, 'note.md'), true, front);
    const paths = ['2025-12-31-a.md', '20251231-a.md', 'posts/2025/12/31/a.md', '2025_12_31-a.md'];
    for (const path of paths) assert.equal(isBefore('', path), true, path);
    for (const front of ['date: 2026-01-01', 'date: 1 January 2026', 'dyddiad: 1 Ionawr 2026'])
      assert.equal(isBefore(front, '2025-12-31.md'), false, front);
    assert.equal(isBefore('', 'note.md'), false, 'without a day');
  });

  it('leaves drafts alone', () => {
    const draft = (front: string): boolean => isDraft(createDocument(`---\n${front}\n---\n`));
    for (const front of ['draft: true', 'published: false', 'status: draft', 'status: Draft', 'status: drafft'])
      assert.equal(draft(front), true, front);
    for (const front of ['draft: false', 'published: true', 'status: drafted', 'title: draft'])
      assert.equal(draft(front), false, front);
  });
});

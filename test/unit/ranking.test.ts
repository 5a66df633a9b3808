/** Which record a sentence speaks of. How well it does on real records, test/gold/ranking.ts measures. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DecisionRecord } from '../../server/src/engine/facts';
import { rankRecords } from '../../server/src/rules/unlinked-decision/rank';

const records: readonly DecisionRecord[] = [
  { path: 'adr/0001-record.md', number: '0001', title: 'Record architecture decisions' },
  { path: 'adr/0002-text.md', number: '0002', title: 'Send reminders by text message', summary: 'Few open letters.' },
  { path: 'adr/0003-boats.md', number: '0003', title: 'Moor the boats by the bridge', summary: 'The quay floods.' },
  { path: 'adr/0004-boats.md', number: '0004', title: 'Moor the boats at the quay', status: 'superseded by 0003' },
];
const ranked = (text: string, around?: string, among = records): readonly string[] =>
  rankRecords(among, text, around).map(({ number = '' }) => number);

describe('ranking of records', () => {
  it('puts one that is named by its number first', () => {
    assert.equal(ranked('As in ADR 2, we agreed to moor boats.')[0], '0002');
    assert.deepEqual(ranked('As in ADRs 0001 and 0002, we agreed.').slice(0, 2), ['0001', '0002']);
    assert.deepEqual(ranked('As in ADR 77, we agreed.'), []);
  });

  it('asks what stands around where the sentence says little, and less where it says much', () => {
    assert.deepEqual(ranked('We agreed to do that.'), []);
    assert.equal(ranked('We agreed to do that.', 'Too many letters with reminders come back.')[0], '0002');
    assert.equal(ranked('We agreed to moor boats at the bridge.', 'Reminders go out by text.')[0], '0003');
  });

  it('prefers what still holds', () => {
    assert.deepEqual(ranked('We agreed to moor the boats.'), ['0003', '0004']);
  });

  it('knows ADR for what it stands for', () => {
    assert.deepEqual(ranked('We decided to begin with ADRs.'), ['0001']);
  });

  it('gives no more than five', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      path: `adr/${String(n)}.md`,
      title: `Paint door ${String(n)}`,
    }));
    assert.equal(rankRecords(many, 'We agreed to paint the door.').length, 5);
  });

  it('follows records that change, come and go, as if it had read them for the first time', () => {
    const many: DecisionRecord[] = Array.from({ length: 60 }, (_, n) => ({
      path: `adr/${String(n)}.md`,
      number: String(n),
      title: `Plant the ${'abcdefghijkl'.charAt(n % 12)}lder tree in yard ${String(n)}`,
    }));
    const question = 'We agreed to plant the heather by the lake.';
    rankRecords(many, question);
    const changed = many
      .map((record) => (record.number === '7' ? { ...record, title: 'Plant heather by the lake' } : record))
      .filter(({ number }) => number !== '8');
    assert.equal(ranked(question, undefined, changed)[0], '7');
    const back = [...many, { path: 'adr/60.md', number: '60', title: 'Let the heather be' }];
    assert.equal(ranked(question, undefined, back)[0], '60');
    const scored = rankRecords(back, question);
    assert.deepEqual(
      rankRecords(
        [...back].map((record) => ({ ...record })),
        question,
      ),
      scored,
    );
    assert.ok(!ranked('We agreed: yard 8', undefined, changed).includes('8'));
    // What was asked about earlier is still asked about rightly.
    assert.ok(!ranked(question, undefined, many).includes('60'));
  });
});

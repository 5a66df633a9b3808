import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyEdits, fixText, safeEdits } from '../../server/src/engine/fix';
import type { RuleFinding } from '../../server/src/engine/lint';
import type { Edit, Fix } from '../../server/src/engine/types';
import { runs } from './support/arbitraries';
import { fooRule, lintText } from './support/sample';

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

const finding = (edits: readonly Edit[], more: Partial<Fix> = {}): RuleFinding => ({
  rule: fooRule,
  severity: 'warning',
  messageId: 'found',
  span: { start: edits[0]?.span.start ?? 0, end: edits[0]?.span.end ?? 0 },
  fixes: [{ titleId: 'fix', edits, safety: 'safe', ...more }],
});

describe('applyEdits', () => {
  it('replaces, inserts and deletes, in whatever order the edits come', () => {
    assert.equal(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, '1'), edit(4, 8, '')]), '1 3');
    assert.equal(applyEdits('ab', [edit(1, 1, 'x'), edit(1, 1, 'y')]), 'axyb');
    assert.equal(applyEdits('ab', [edit(1, 2, 'B'), edit(1, 1, 'x')]), 'axB');
    assert.equal(applyEdits('ab', []), 'ab');
  });

  it('refuses edits that overlap', () => {
    assert.throws(() => applyEdits('abcd', [edit(0, 2, ''), edit(1, 3, '')]), RangeError);
    assert.throws(() => applyEdits('abcd', [edit(0, 4, ''), edit(2, 2, 'x')]), RangeError);
  });
});

describe('safeEdits', () => {
  it('takes safe fixes of the note alone', () => {
    assert.deepEqual(safeEdits([finding([edit(0, 1, 'x')], { safety: 'suggestion' })]), []);
    assert.deepEqual(safeEdits([finding([edit(0, 1, 'x')], { create: { path: 'a.md', text: '' } })]), []);
    assert.deepEqual(safeEdits([finding([{ ...edit(0, 1, 'x'), path: 'a.md' }])]), []);
    assert.deepEqual(safeEdits([finding([edit(0, 1, 'x')])]), [edit(0, 1, 'x')]);
  });

  it('takes the first of those that run into one another, whole', () => {
    const a = finding([edit(5, 6, 'a'), edit(10, 12, 'a')]);
    const b = finding([edit(0, 1, 'b'), edit(11, 13, 'b')]);
    const c = finding([edit(2, 3, 'c')]);
    assert.deepEqual(safeEdits([a, b, c]), [edit(2, 3, 'c'), edit(5, 6, 'a'), edit(10, 12, 'a')]);
    assert.deepEqual(
      safeEdits([finding([edit(0, 2, 'x')]), finding([edit(2, 4, 'y')])]),
      [edit(0, 2, 'x')],
      'touching',
    );
    assert.deepEqual(safeEdits([finding([edit(0, 2, 'x'), edit(1, 3, 'y')])]), [], 'a fix at odds with itself');
    assert.deepEqual(safeEdits([finding([edit(0, 1, 'x'), edit(1, 2, 'y')])]).length, 2, 'edits of one fix may touch');
  });

  it('always gives edits that can be applied, each fix whole or not at all', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(4)).map(([start, length]) => edit(start, start + length, 'x'));
    const fixes = fc.array(fc.array(span, { minLength: 1, maxLength: 3 }), { maxLength: 25 });
    fc.assert(
      fc.property(fixes, (all) => {
        const chosen = safeEdits(all.map((edits) => finding(edits)));
        const result = applyEdits('.'.repeat(80), chosen);
        assert.equal(result.replaceAll('.', '').length, chosen.length);
        for (const edits of all) {
          const count = edits.filter((one) => chosen.includes(one)).length;
          assert(count === 0 || count === edits.length);
        }
        const [first] = all;
        if (first?.length === 1) assert(chosen.includes(first[0] ?? assert.fail()), 'first come, first served');
      }),
      runs(500),
    );
  });

  it('stands many', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => finding([edit(n * 4, n * 4 + 2, '')]));
    assert.equal(safeEdits(many).length, many.length);
  });
});

describe('fixText', () => {
  const check = (text: string) => Promise.resolve(lintText(text));

  it('goes on until nothing is left to fix', async () => {
    const { text, result } = await fixText('foo and **foo**\r\n\r\n> foo `foo`\r\n', check);
    assert.equal(text, 'bar and **bar**\r\n\r\n> bar `foo`\r\n');
    assert.deepEqual(result.findings, []);
    assert.deepEqual(await fixText(text, check), { text, result });
  });

  it('ends where fixes never do', async () => {
    let calls = 0;
    const { text } = await fixText('a', (now) => {
      calls++;
      return Promise.resolve({ findings: [finding([edit(now.length, now.length, 'a')])] });
    });
    assert(calls < 20 && text.length < 20);
  });
});

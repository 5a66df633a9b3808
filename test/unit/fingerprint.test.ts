import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createFingerprints } from '../../server/src/cli/fingerprint';

const hash = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The name of the finding that flags what stands between `[[` and `]]`. */
function named(marked: string, rule = 'jargon'): string {
  const start = marked.indexOf('[[');
  const end = marked.indexOf(']]') - 2;
  const text = marked.replace('[[', '').replace(']]', '');
  return createFingerprints(text, hash)({ rule: { id: rule }, span: { start, end } });
}

describe('fingerprints', () => {
  const plain = named('We [[leverage]] data. It helps.\n');

  it('stay when lines move, are broken elsewhere, or end in another way', () => {
    for (const same of [
      '# A title\n\nNew words.\n\nWe [[leverage]] data. It helps.\n',
      'We\n[[leverage]]\ndata. It helps.\n',
      'We\r\n[[leverage]] data. It helps.\r\n',
      'We  [[leverage]]\tdata.',
      'New words. We [[leverage]] data. It helps more than it did.\n',
      '> We [[leverage]]\n> data.\n',
      '- First\n- We [[leverage]] data.\n- Last\n',
      '  12. We [[leverage]] data.\n',
      '## We [[leverage]] data.\nText straight below it\n',
      '- [ ] We [[leverage]] data.\n',
    ])
      assert.equal(named(same), plain, JSON.stringify(same));
  });

  it('tell other sentences, other text and other rules apart', () => {
    const others = [
      named('We [[leverage]] it. It helps.\n'),
      named('We [[leverage data]]. It helps.\n'),
      named('We [[leverage]] data. It helps.\n', 'acronym'),
      named('We leverage data. It [[helps]].\n'),
    ];
    assert.equal(new Set([plain, ...others]).size, others.length + 1);
  });

  it('are those of the sentence behind marks that a span begins with', () => {
    assert.equal(named('x\n\n[[## Why]]\n\ny\n'), named('Other.\n\n[[## Why]]\n\nz\n'));
    assert.equal(named('| [[a]] | b |\n|---|---|\n'), named('Words\n\n| [[a]] | b |\n'));
  });

  it('are there for any span of any text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '.', '#', '-', '>', '|', '1', 'É', '😀') });
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, start, length) => {
        const span = { start, end: start + length };
        const name = createFingerprints(text, hash)({ rule: { id: 'x' }, span });
        assert.match(name, /^[0-9a-f]{64}$/);
      }),
    );
  });

  it('cost no more than their note, however long its one sentence is', () => {
    const text = 'foo '.repeat(100_000);
    let hashed = 0;
    const nameOf = createFingerprints(text, (content) => {
      hashed += content.length;
      return 'x';
    });
    for (let start = 0; start < text.length; start += 4)
      nameOf({ rule: { id: 'jargon' }, span: { start, end: start + 3 } });
    assert.ok(hashed < 10 * text.length, String(hashed));
  });
});

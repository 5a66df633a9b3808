/** Diagnostics are written in pieces: what comes out is what the objects would be written as. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { noFacts } from '../../server/src/engine/facts';
import { lint } from '../../server/src/engine/lint';
import { inAscii } from '../../server/src/languages/parts';
import { createDiagnosticLists } from '../../server/src/lsp/diagnosticList';
import { encode, Json, writtenBy } from '../../server/src/lsp/encoding';
import { createLines } from '../../server/src/lsp/lines';
import { createOpenDocument } from '../../server/src/lsp/openDocument';
import { rules } from '../../server/src/rules';
import { seeded } from '../bench/random';
import { markdownIn } from '../notes';

const examples = path.join(import.meta.dirname, '../../examples');
const texts = markdownIn(examples).map((file) => readFileSync(path.join(examples, file), 'utf8'));

/** What changes a word, moves what stands behind it, and makes findings of its own. */
const typed = ['a', '', ' ', '\n', '\n\n', '*', 'the business ', 'We decided to wait.\n\n', '`'];

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('diagnostics as they are written', () => {
  it('are the JSON of their items, wherever they stand and in whichever language they are told', () => {
    const list = createDiagnosticLists(true);
    const seen = { all: 0, related: 0 };
    for (const locale of ['en', 'cy', 'en'] as const)
      for (const text of ['\n\n', ''].flatMap((before) => texts.map((each) => before + each))) {
        const { findings } = lint(createDocument(text), defaultConfig(rules), noFacts('2026-11-24'), rules);
        const here = { uri: 'file:///ŵ.md', view: createLines(text) };
        const listed = list(findings, here, locale, ({ related }) => related?.map(() => here));
        const json = new Json();
        listed.write(json);
        assert.equal(textOf(json.whole()), inAscii(listed.items));
        seen.all += findings.length;
        seen.related += listed.items.filter(({ relatedInformation }) => relatedInformation).length;
      }
    assert.ok(seen.all > 50 && seen.related > 0, JSON.stringify(seen));
  });

  it('follow an open document, whatever is typed in it', () => {
    const list = createDiagnosticLists(true);
    const random = seeded(7);
    const config = defaultConfig(rules);
    const seen = { all: 0, related: 0, none: 0 };
    for (const [of, initial] of [...texts, texts.join('\n')].entries()) {
      const open = createOpenDocument(`file:///ŵ${String(of)}.md`, 'markdown', 1, initial);
      for (let version = 2; version < 30; version++) {
        const { findings } = lint(open.note, config, noFacts('2026-11-24'), rules);
        const here = { uri: open.uri, view: open };
        const listed = list(findings, here, version === 20 ? 'cy' : 'en', ({ related }) => related?.map(() => here));
        // Of some versions nobody asks what was found.
        if (random() < 0.8) {
          const json = new Json();
          listed.write(json);
          assert.equal(textOf(json.whole()), inAscii(listed.items));
          seen.all += findings.length;
          seen.related += listed.items.filter(({ relatedInformation }) => relatedInformation).length;
          if (findings.length === 0) seen.none++;
        }
        const { length } = open;
        const at = Math.floor(random() * length);
        const isAll = version === 15; // taken out, and put back
        const text = length === 0 ? initial : isAll ? '' : (typed[Math.floor(random() * typed.length)] ?? '');
        const [start, end] = isAll ? [0, length] : [at, Math.min(length, at + Math.floor(random() * random() * 40))];
        open.update([{ range: open.rangeOf({ start, end }), text }], version);
      }
    }
    assert.ok(seen.all > 500 && seen.related > 0 && seen.none > 0, JSON.stringify(seen));
  });

  it('go into a message of ASCII alone', () => {
    const result = writtenBy({ kind: 'full' }, (json) => json.text('{"kind":"\\u0175"}'));
    assert.equal(
      textOf(encode({ jsonrpc: '2.0', id: 7, result } as never)),
      '{"jsonrpc":"2.0","id":7,"result":{"kind":"\\u0175"}}',
    );
    const message = { jsonrpc: '2.0', method: 'window/logMessage', params: { message: 'ŵ – 😀' } };
    assert.match(textOf(encode(message)), /^[\0-\x7f]+$/);
    assert.deepEqual(JSON.parse(textOf(encode(message))), message);
  });
});

/** However a document came to be what it is, its diagnostics are those of one that was just opened. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changes, markdown, runs, spanIn } from '../unit/support/arbitraries';
import { connect } from './editor';
import { cleanUp, createFolder } from './support';

const beginning = [
  '---\ntitle: Our week\n---',
  '# Our week',
  'We decided to use Postgres. We leverage the learnings of our stakeholders.',
  '- one item\n- another, which we utilise',
  '<!-- agored-disable-next-line jargon -->\nWe leverage it.',
  '```\nleverage\n```',
].join('\n\n');

describe('lsp: a document after edits', () => {
  afterEach(cleanUp);

  it('has the diagnostics of one that was just opened', async function () {
    this.timeout(0);
    const name = 'posts/2026-11-20-week.en.md';
    const folder = createFolder({
      [name]: beginning,
      '.agored.yml': 'languages: [en, cy]\n',
      'posts/2026-11-20-week.cy.md': '# Ein hwythnos\n\nCwrddon ni â 12 o bobl.\n',
      'docs/adr/0001-use-postgres.md':
        '# 1. Use Postgres\n\nStatus: accepted\n\n## Decision\n\nWe will use Postgres.\n',
    });
    const uri = folder.uriOf(name);
    const [typing, fresh] = [await connect({ folders: [folder] }), await connect({ folders: [folder] })];
    const seen = { edits: 0, diagnostics: 0 };

    await fc.assert(
      fc.asyncProperty(markdown, changes, async (end, edits) => {
        typing.open(uri, `${beginning}\n\n${end}`);
        for (const [index, change] of edits.entries()) {
          const text = typing.textOf(uri);
          const { start, end } = spanIn(text, change);
          typing.replace(uri, start, end, change.text);
          seen.edits++;
          if (index % 3 !== 2 && index + 1 < edits.length) continue; // several changes are often taken at once
          fresh.open(uri, typing.textOf(uri));
          const should = await fresh.diagnostics(uri);
          fresh.close(uri);
          assert.deepEqual(await typing.diagnostics(uri), should, JSON.stringify({ before: text, change }));
          seen.diagnostics += should.length;
        }
        typing.close(uri);
      }),
      runs(100),
    );
    assert.ok(seen.edits > 900 && seen.diagnostics > 1000, JSON.stringify(seen));
  });
});

import { blockIn } from '../../server/src/engine/blocks';
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { parseStats } from '../../server/src/engine/markdown';
import { blockLanguages, claimedLanguage, headingsOf, roughText } from '../../server/src/engine/outline';
import { seeded } from '../bench/random';

const both = ['en', 'cy'];

describe('headingsOf', () => {
  it('finds headings of both forms, without their markup, and where they stand', () => {
    const text = '# One *two*\n\nThree\n-----\n\n> # quoted\n\n```\n# code\n```\n';
    const headings = headingsOf(createDocument(text));
    assert.deepEqual(
      headings.map(({ depth, text: read, span }) => [depth, read, text.slice(span.start, span.end)]),
      [
        [1, 'One two', 'One *two*'],
        [2, 'Three', 'Three'],
      ],
    );
  });

  it('parses no block that can hold none', () => {
    const note = createDocument('Only *words* here.\n\n- and\n- a list\n\n[a]: b\n');
    const before = parseStats.calls;
    assert.deepEqual(headingsOf(note), []);
    assert.equal(parseStats.calls, before);
  });
});

describe('blockLanguages', () => {
  const languages = (text: string): readonly (string | undefined)[] => blockLanguages(createDocument(text), both);

  it('gives undecided blocks the language of what they stand with', () => {
    assert.deepEqual(
      languages(
        '# API\n\nThe people in the town were glad about it.\n\n- 42\n\n# API\n\nRoedd pobl y dref yn falch iawn o hynny.\n\n- 42\n',
      ),
      ['en', 'en', 'en', 'cy', 'cy', 'cy'],
    );
  });

  it('takes the next for a heading, else the last, else the first', () => {
    const blocks = {
      h: '# API',
      u: '42',
      e: 'The people in the town were glad about it.',
      c: 'Roedd pobl y dref yn falch iawn o hynny.',
    };
    const random = seeded(20261204);
    for (let round = 0; round < 200; round++) {
      const kinds = Array.from({ length: 1 + Math.floor(8 * random()) }, () =>
        'hhuuec'.charAt(Math.floor(6 * random())),
      );
      const own = kinds.map((kind) => (kind === 'e' ? 'en' : kind === 'c' ? 'cy' : undefined));
      const first = own.find((language) => language !== undefined);
      const told = own.map((language, index) => {
        const before = own.slice(0, index).findLast((each) => each !== undefined);
        const behind = own.slice(index + 1).find((each) => each !== undefined);
        return language ?? (kinds[index] === 'h' ? behind : undefined) ?? before ?? first;
      });
      const text = kinds.map((kind) => `${blocks[kind as keyof typeof blocks]}\n\n`).join('');
      assert.deepEqual(languages(text), told, text);
    }
  });

  it('falls back to the claim of the note', () => {
    assert.deepEqual(languages('---\nlang: cy-GB\n---\n42\n').slice(-1), ['cy']);
    assert.equal(claimedLanguage(createDocument('---\nlanguage: en_GB\n---\n')), 'en');
    assert.equal(claimedLanguage(createDocument('---\nlang: "not a code"\n---\n')), undefined);
  });
});

describe('roughText', () => {
  const rough = (text: string): string =>
    roughText(createDocument(text).blocks[0] ?? blockIn('markdown', ''))
      .replace(/\s+/g, ' ')
      .trim();

  it('keeps words and drops what is not prose', () => {
    assert.equal(
      rough('See [the *plan*](https://example.org/cy/) and `code` at <b>noon</b> {{ site.url }}.'),
      'See the plan and at noon .',
    );
    assert.equal(rough('```\ncode\n```\n'), '');
    assert.equal(rough('[ref]: https://example.org "Title"\n'), '');
    assert.equal(rough('[^1]: A footnote with words.\n'), '[^1]: A footnote with words.');
  });
});

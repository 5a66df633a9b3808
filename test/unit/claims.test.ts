import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { blockClaims, contradicts, elementClaims, frontMatterClaim, noteClaims } from '../../server/src/engine/claims';
import { createDocument } from '../../server/src/engine/document';
import { readTags } from '../../server/src/engine/htmlTags';

const both = ['en', 'cy'];

/** The text of each block that has any, up to its first line end, and the language that it claims. */
function spoken(text: string, path?: string): (readonly [string, string | undefined])[] {
  const note = createDocument(text);
  const claims = blockClaims(path, note, both);
  return note.blocks.map((block, index) => [
    block.text.split(/[\r\n]/)[0] ?? '',
    claims[index]?.language?.language ?? claims[index]?.direction?.direction,
  ]);
}

describe('the claims of a note', () => {
  const claims = (path: string | undefined, text = ''): string[] =>
    noteClaims(path, createDocument(text), both).map(({ kind, language = '', written }) =>
      [kind, language, written].join(' '),
    );

  it('stand in the name of its file', () => {
    assert.deepEqual(claims('notes/week.cy.md'), ['suffix cy cy']);
    assert.deepEqual(claims('notes/week-cy.md'), ['suffix cy cy']);
    assert.deepEqual(claims('notes/week_EN.md'), ['suffix en EN']);
    assert.deepEqual(claims('posts/week/cy.md'), ['name cy cy']);
    assert.deepEqual(claims('notes/week.md'), []);
    assert.deepEqual(claims('notes/week.fr.md'), []);
  });

  it('stand in its folder', () => {
    assert.deepEqual(claims('cy/notes/week.md'), ['folder cy cy']);
    assert.deepEqual(claims('content/en-GB/week.md'), ['folder en en-GB']);
    assert.deepEqual(claims('legacy/week.md'), []);
  });

  it('stand in its front matter, with their place', () => {
    const text = '---\ntitle: Week\nlang: cy-GB\n---\nText\n';
    const claim = frontMatterClaim(createDocument(text));
    assert.equal(claim?.language, 'cy');
    assert.equal(text.slice(claim.span?.start, claim.span?.end), 'cy-GB');
    assert.equal(frontMatterClaim(createDocument('---\nlang: [en, cy]\n---\n')), undefined);
    assert.equal(frontMatterClaim(createDocument('Text\n')), undefined);
  });

  it('are all there where they differ, the closest first', () => {
    assert.deepEqual(claims('en/week.cy.md', '---\nlocale: fr\n---\n'), [
      'suffix cy cy',
      'folder en en',
      'front-matter fr fr',
    ]);
    assert.deepEqual(claims(undefined, '---\nlang: en\n---\n'), ['front-matter en en']);
  });
});

describe('the claims of blocks', () => {
  it('are those of the note where no element has its own', () => {
    assert.deepEqual(spoken('---\nlang: en\n---\n# Week\n\nText\n'), [
      ['---', undefined],
      ['# Week', 'en'],
      ['Text', 'en'],
    ]);
    assert.deepEqual(spoken('# Week\n\nText\n', 'cy/week.md'), [
      ['# Week', 'cy'],
      ['Text', 'cy'],
    ]);
    assert.deepEqual(spoken('Text\n'), [['Text', undefined]]);
  });

  it('are those of the element that Markdown stands in, over blank lines', () => {
    assert.deepEqual(spoken('One\n\n<div lang="cy">\n\n## Dau\n\n- Tri\n\n</div>\n\nFour\n', 'week.en.md'), [
      ['One', 'en'],
      ['<div lang="cy">', undefined],
      ['## Dau', 'cy'],
      ['- Tri', 'cy'],
      ['</div>', undefined],
      ['Four', 'en'],
    ]);
  });

  it('are those of the innermost element', () => {
    const text =
      '<section lang=en>\n\nOne\n\n<div lang="cy-GB"><p>\n\nDau\n\n</p></div>\n\nThree\n\n<div lang="">\n\n?\n\n</div></section>\n\nFour\n';
    assert.deepEqual(
      spoken(text).filter(([line]) => !line.startsWith('<')),
      [
        ['One', 'en'],
        ['Dau', 'cy'],
        ['Three', 'en'],
        ['?', undefined],
        ['Four', undefined],
      ],
    );
  });

  it('may stand in one block with the text', () => {
    assert.deepEqual(
      spoken("<p lang=cy>Testun</p>\n\n<P LANG='cy'>Testun\n\nText\n\n<div xml:lang=cy>\nTestun\n</div>\n"),
      [
        ['<p lang=cy>Testun</p>', 'cy'],
        ["<P LANG='cy'>Testun", 'cy'],
        ['Text', undefined],
        ['<div xml:lang=cy>', 'cy'],
      ],
    );
  });

  it('need the element to hold all of the text', () => {
    const text =
      'They say <i lang="cy">hwyl</i> and go.\n\n<i lang="cy">Hwyl!</i>\n\n<p lang=cy>Dau</p><p lang=en>Two</p>\n';
    assert.deepEqual(
      spoken(text).map(([, language]) => language),
      [undefined, 'cy', undefined],
    );
    const note = createDocument(text);
    assert.deepEqual(
      elementClaims(note).map(({ covers, span }) => [
        text.slice(covers.start, covers.end),
        text.slice(span.start, span.end),
      ]),
      [
        ['hwyl', 'cy'],
        ['Hwyl!', 'cy'],
        ['Dau', 'cy'],
        ['Two', 'en'],
      ],
    );
  });

  it('last to the end where the element is not closed, and survive closing tags of others', () => {
    assert.deepEqual(
      spoken('<div lang="cy">\n\nUn\n\n</section>\n\nDau\n').map(([, language]) => language),
      [undefined, 'cy', undefined, 'cy'],
    );
  });

  it('are not made by code, comments and what is no language', () => {
    for (const text of [
      '`<div lang="cy">`\n\nText\n',
      '```html\n<div lang="cy">\n```\n\nText\n',
      '<!-- <div lang="cy"> -->\n\nText\n',
      '<div data-lang="cy">\n\nText\n',
      '<div lang="{{ page.lang }}">\n\nText\n',
      '<div title="<p lang=cy>">\n\nText\n',
      '<br lang="cy">\n\nText\n',
    ])
      assert.equal(spoken(text).at(-1)?.[1], undefined, text);
  });

  it('know the direction of writing', () => {
    const note = createDocument(
      '<div dir="rtl" lang="ar">\n\nOne\n\n</div>\n\n<div dir=rtl>\n\nTwo\n\n</div>\n\nThree\n',
    );
    const claims = blockClaims('en/week.md', note, both);
    const of = (text: string): readonly [string | undefined, string | undefined] => {
      const claim = claims[note.blocks.findIndex((block) => block.text.startsWith(text))];
      return [claim?.language?.language, claim?.direction?.direction];
    };
    assert.deepEqual(of('One'), ['ar', 'rtl']);
    assert.deepEqual(of('Two'), ['en', 'rtl']);
    assert.deepEqual(of('Three'), ['en', undefined]);
  });

  it('may be contradicted', () => {
    const [, about] = blockClaims(
      'week.md',
      createDocument('<div lang="cy-GB" dir="ltr">\n\nTestun\n\n</div>\n'),
      both,
    );
    assert.ok(about);
    assert.ok(!contradicts(about, 'cy'));
    assert.ok(contradicts(about, 'en-GB'));
    const direction = { language: undefined, direction: { ...about.direction, direction: 'rtl' } as never };
    assert.ok(contradicts(direction, 'en'));
    assert.ok(!contradicts(direction, 'ar'));
  });

  it('are found quickly in hostile notes', () => {
    const start = performance.now();
    for (const part of [
      '<div lang=cy>\n\n',
      '<div dir=rtl>\n\nx\n\n',
      '<p lang=cy>x</p>\n\n',
      '<a b="',
      '<p lang=cy ',
      '<script lang=cy></script>\n\n',
      '<!-- lang=',
      '</div>\n\n<div lang=cy>\n\n',
    ]) {
      const note = createDocument(part.repeat(Math.ceil(40_000 / part.length)));
      assert.equal(blockClaims('x.md', note, both).length, note.blocks.length);
    }
    assert.ok(performance.now() - start < 60_000);
  });
});

describe('readTags', () => {
  it('reads attributes as a browser does', () => {
    const source = `<A Href='x>y' lang = "cy" LANG=en hidden data-x=1/>text<br/>< b> </a >`;
    const { tags, texts } = readTags(source);
    assert.deepEqual(
      tags.map(({ kind, name }) => `${kind} ${name}`),
      ['open a', 'empty br', 'close a'],
    );
    assert.deepEqual(
      [...(tags[0]?.attributes ?? [])].map(([name, { value }]) => [name, value]),
      [
        ['href', 'x>y'],
        ['lang', 'cy'],
        ['hidden', ''],
        ['data-x', '1/'],
      ],
    );
    assert.deepEqual(
      texts.map(({ start, end }) => source.slice(start, end)),
      ['text', '< b'],
    );
  });

  it('leaves comments, scripts and unfinished tags alone', () => {
    const { tags, texts } = readTags('<!-- <p> --><script>if (a<b) "<p>"</script><p title="<?php <div');
    assert.deepEqual(
      tags.map(({ kind, name }) => `${kind} ${name}`),
      ['open script', 'close script'],
    );
    assert.ok(texts.length <= 1);
  });
});

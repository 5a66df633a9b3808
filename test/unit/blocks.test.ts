import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { cutBlocks, frontMatterEnd, frontMatterUnclosed } from '../../server/src/engine/blocks';
import { createDocument } from '../../server/src/engine/document';
import { markdown, runs } from './support/arbitraries';
import { differenceOf, referenceTree } from './support/reference';
import { corpus, markdownIn } from '../notes';

/** Notes in which a line far away decides how another is read. */
const hard: Readonly<Record<string, readonly string[]>> = {
  fences: [
    '```\n\n# not a heading\n\n```\n\n# a heading\n',
    '~~~ js\n\n```\n\n~~~~\n\nafter\n',
    '````\n\n```\n\n````\n\nafter\n',
    '```\nnever closed\n\n- a\n\n> b\n',
    '``` a`b\n\nno fence\n',
    '~~~ a`b ~~~\n\na fence\n\n~~~\nout\n',
    '   ```\n\n   x\n\n  ```\nout\n\nx\n',
    '    ```\n\nnot open\n',
    '- a\n  ```\n\nout of the list\n\n  x\n',
    '- a\n\n  ```\n\n  in\n\n  ```\n\nout\n',
    '> ```\n> in\n\nout\n\n> ```\n',
    '- ```\n\n- b\n\nout\n',
    '```\n    ```\n\n# in\n\n```\n',
    '```\n``` js\n\n# in\n\n```\n',
    '~~~ ~\n\n# in\n\n    ~~~\n\n> in\n',
    '- ```\n  ``` js\n\n  # in\n\n# out\n',
  ],
  lists: [
    '- a\n\n- b\n\n\n- c\n\nafter\n\n- other list\n',
    '- a\n\n* b\n\n+ c\n',
    '1. a\n\n2. b\n\n3) c\n',
    '- a\n\n  - b\n\n    - c\n\n  back in a\n\nout\n',
    '-\n\n  not in the item\n\nx\n',
    '- a\nlazy\n\n  in\nlazy again\n\nout\n',
    '10. a\n\n    in\n\n   out\n',
    '-     code\n\n  in\n\nout\n',
    '- a\n\n\tin by tab\n\n \tand so\n\nout\n',
    '- [ ] a\n\n- [x] b\n\nc\n',
    'text\n- a\n2. b\n\n2. c\n',
    'text\n\n    code\n\n2. no list for remark\n\nx\n',
    '- - - a\n\n      b\n\n    c\n\n  d\n\ne\n',
    '- # h\nnot lazy\n\n  x\n',
    '- a\n  <!-- \n\n  b\n\n-->\n\nc\n',
    '* * a | b\n \t* <![CDATA[\n[a]\n  ``` js\n\n-<?>\n',
    '* * *\n\n* a\n\n***\n\n* b\n',
    '-<?>\n>\n \n>    2)  \n \t[^f]: note\n  10. <![CDATA[\n\n \n10. [ a\n- ~~~\n   ',
    '1234567890. a\n\n123456789. b\n\n1. c\n',
  ],
  quotes: [
    '> a\n\n> b\n\nc\n',
    '> a\nlazy\n\n> - b\nlazy\n>\n> c\n',
    '> > a\n> lazy\n\nb\n',
    '> [a]: /u\n\n[a]\n',
    '>     code\n\n>\n\n> x\n',
  ],
  html: [
    '<script>\n\n# x\n\n</script>\n\n# y\n',
    '<!-- a\n\n# x\n\n--> tail\n\n# y\n',
    '<?php\n\n# x\n\n?>\n\n# y\n',
    '<?>\n-   ?>\n\n-\ttext\ntext',
    '<!DOCTYPE\n\nhtml>\n\n# y\n',
    '<![CDATA[\n\n# x\n\n]]>\n\n# y\n',
    '<div>\n# x\n\n# y\n\n</div>\n',
    '<span class="a">\n# x\n\n# y\n',
    'text\n<span>\n# x\n\n# y\n',
    'text\n<div>\n# x\n\n# y\n',
    '<STYLE\n\nx\n\n</style>\n\ny\n',
    '<details>\n<summary>S</summary>\n\n- a\n\n</details>\n',
    '<!-->\n\n# x\n\n<!--->\n\n# y\n',
    '<pre>a</pre>\n\n# x\n',
    '<del>*a*</del>\n\n<del>\n\n*a*\n\n</del>\n',
    '<!x\n\n<X a="b>\n\n',
    '- </pre>\n<x-y>\n# in\n\n# out\n',
    '> # h\n<x-y>\n# in\n\n# out\n',
    '> a\n<x-y>\n# h\n\nout\n',
    '- **a**\n<img src="x">\n- b\n\n  in\n\nout\n',
    '[^1]: # h\n<x-y>\n```\n\n# out\n',
  ],
  setext: [
    'a\n===\n\nb\n---\n\nc\n\n---\n\nd\n',
    'a\nb\n---\n> c\n---\n- d\n---\n\n===\n',
    '- a\n---\n\n- b\n  ---\n\nc\n',
  ],
  definitions: [
    '[a]: /u\n\n[a] [A] [b]\n\n[b]: /v "t"\n',
    '[a] before\n\n[a]: /u\n',
    '[a]:\n/u\n"t\nu"\n\n[a]\n',
    '[a]: /u "not a title\n\nclosed"\n\n[a]\n',
    'text\n[a]: /u\n\n[a]\n',
    '- [a]: /u\n\n[a]\n\n> [b]: /v\n\n[b]\n',
    '[ a\n  b ]: /u\n\n[A B] [x][a  b] ![a b]\n',
    '> [x][a\n> b]\n\n[a b]: /u\n',
    '[ẞ]: /u\n\n[SS] [ß]\n',
    '[a]: /first\n\n[a]: /second\n\n[a]\n',
    '```\n[a]: /u\n```\n\n[a]\n',
    '[a\\]b]: /u\n\n[a\\]b]\n',
    '[foo][bar][baz]\n\n[baz]: /1\n\n[bar]: /2\n',
    '[a][]\n\n![b]\n\n[a]: <>\n\n[b]: <x y> (t)\n',
  ],
  footnotes: [
    'a[^1]\n\n[^1]: note\n\n    more\n\n  out\n',
    '[^1]: a\n[^2]: b\n\n[^2] [^1] [^3]\n',
    '[^1]: # h\nlazy?\n\n    in\n\n10. x\n',
    '[^a b]: /u\n\n[^a b]\n',
    '[^1]:\n\n    - a\n\n      b\n\nout[^1]\n',
    '- [^1]: in a list\n\n  more\n\nx[^1]\n',
    '[^N]: upper\n\nx[^n]\n',
  ],
  tables: [
    '| a | b |\n|---|---|\n| c | `d \\| e` |\n\nx\n',
    'a | b\n-|-\nc | d\nno row\n\n> e | f\n> -|-\n> g\n',
    '- a | b\n  -|-\n  c | d\nlazy?\n\nx\n',
    '| [a] |\n|-|\n| [^f] |\n\n[a]: /u\n\n[^f]: n\n',
  ],
  'front matter': [
    '---\ntitle: a\n---\n\n# x\n',
    '---\ntitle: a\n---\n- a\n- b\n',
    '---\n---\nx\n',
    '+++\na = 1\n+++\nx\n',
    '---\ntitle: a\n\n> never closed\n',
    '---\n\n- a rule, then a list\n',
    '--- \na: |\n  ---\n--- \nx\n',
    ' ---\na: 1\n---\n',
    '----\na: 1\n---\n',
    'x\n\n---\na: 1\n---\n\ny\n',
    '---\na: 1\n---',
  ],
  'bare addresses': ['see https://example.org/a?b=c(d) and www.example.org.\n\nmail a.b@example.org, or ~~not~~\n'],
  'white space': ['', '\n', ' \n\n\t\n', 'a', '\n\n  a  \n\n\n b\n', '\f\n\na\n\n\u00a0\n\nb\n', '\u2028a\n\nb\n'],
};

const root = join(import.meta.dirname, '../..');

const asCrlf = (text: string): string => text.replaceAll('\n', '\r\n');
const asCr = (text: string): string => text.replaceAll('\n', '\r');

function same(text: string): void {
  const difference = differenceOf(text);
  assert.equal(difference, undefined, `${JSON.stringify(text)}\n${String(difference)}`);
}

describe('blocks, held to remark', () => {
  for (const [name, texts] of Object.entries(hard))
    it(`reads ${name} as the whole note is read`, () => {
      for (const text of texts) for (const form of [text, asCrlf(text), asCr(text)]) same(form);
    });

  it('reads hard cases one after another', () => {
    const all = Object.values(hard).flat();
    all.forEach((text, index) => {
      const next = all[(index * 7 + 3) % all.length] ?? '';
      same(`${text}\n${next}`);
      same(`${text}${next}`);
      same(`1. a\n\n${text.replace(/^/gm, '   ')}\n${next}`);
      same(`${text}\n${text.replace(/^/gm, '> ')}`);
    });
  });

  it('reads random notes as remark does', function () {
    this.timeout(0);
    fc.assert(fc.property(markdown, same), runs(1500));
  });

  it('reads real notes as remark does', function () {
    if (!existsSync(corpus)) return this.skip();
    this.timeout(0);
    const files = markdownIn(corpus);
    const every = Number(process.env['AGORED_FUZZ'] ?? 0) > 0 ? 1 : Math.ceil(files.length / 150);
    files.forEach((name, index) => {
      if (index % every !== 0) return;
      const difference = differenceOf(readFileSync(join(corpus, name), 'utf8').replace(/^\uFEFF/, ''));
      assert.equal(difference, undefined, name);
    });
  });
});

describe('cutBlocks', () => {
  it('cuts at every place where all is closed', () => {
    const text = '# a\n\nb\nc\n\n- d\n\n- e\n\nf\n\n```\n\ng\n\n```\n\n> h\n\n> i\n';
    const blocks = createDocument(text).blocks.map((block) => block.text.trimEnd());
    assert.deepEqual(blocks, ['# a', 'b\nc', '- d\n\n- e', 'f', '```\n\ng\n\n```', '> h', '> i']);
    // No list, by one digit.
    assert.deepEqual(cutBlocks('1234567890. a\n\n123456789. b\n\n1. c\n'), [0, 15]);
  });

  it('keeps every unit, in any line endings', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, fc.string()), (text) => {
        const { blocks, starts } = createDocument(text);
        assert.equal(blocks.map((block) => block.text).join(''), text);
        assert.deepEqual(starts, cutBlocks(text));
        assert(blocks.every((block) => block.text !== ''));
      }),
      runs(500),
    );
  });

  /** At how many of the places where remark starts a block behind a blank line the scanner cuts. */
  function countCuts(text: string, found: { places: number; cuts: number }): void {
    const cuts = new Set(cutBlocks(text));
    for (const { span } of referenceTree(text)) {
      if (!span || !/(?:^|\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])$/.test(text.slice(0, span[0]))) continue;
      found.places++;
      if (cuts.has(span[0])) found.cuts++;
    }
  }

  // A place that is left uncut does no harm, but an edit then costs more than it touches.
  it('cuts the notes of this project wherever it can', () => {
    const found = { places: 0, cuts: 0 };
    for (const folder of ['examples', 'docs', 'server/src/rules'])
      for (const file of markdownIn(join(root, folder)))
        countCuts(readFileSync(join(root, folder, file), 'utf8'), found);
    assert.ok(found.cuts / found.places > 0.99, JSON.stringify(found));
  });

  it('cuts random notes as often as it did when this was written', () => {
    const found = { places: 0, cuts: 0 };
    fc.assert(
      fc.property(markdown, (text) => {
        countCuts(text, found);
      }),
      runs(1500),
    );
    // Counted anew whenever the random notes are made in another way.
    if ((process.env['AGORED_FUZZ'] ?? '') === '') {
      assert.equal(found.places, 1191);
      assert.ok(found.cuts >= 656, `${String(found.cuts)} cuts`);
    }
  });

  it('cuts alike from each of its cuts', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const cuts = cutBlocks(text, false);
        for (const cut of cuts)
          assert.deepEqual(
            cutBlocks(text.slice(cut), false).map((at) => at + cut),
            cuts.filter((at) => at >= cut),
          );
      }),
      runs(300),
    );
  });
});

describe('front matter fences', () => {
  it('end behind the closing line', () => {
    for (const [text, rest] of [
      ['---\na: 1\n---\nx', 'x'],
      ['---\r\na: 1\r\n---\r\nx', 'x'],
      ['---\ra: 1\r---\rx', 'x'],
      ['+++\na\n---\n+++  \nx', 'x'],
      ['---\n---', ''],
    ] as const)
      assert.equal(text.slice(frontMatterEnd(text)), rest);
    for (const text of ['', '---', '---\na', ' ---\n---\n', '----\n---\n', '---\n ---\n', '---\n+++\n', '\n---\n---\n'])
      assert.equal(frontMatterEnd(text), 0, text);
  });

  it('are said to be left open only where keys follow', () => {
    assert(frontMatterUnclosed('---\ntitle: a\n\ntext\n'));
    assert(frontMatterUnclosed('---\r\ntitle: a\r\n'));
    assert(!frontMatterUnclosed('---\ntitle: a\n---\n'));
    assert(!frontMatterUnclosed('---\n\ntext\n'));
  });
});

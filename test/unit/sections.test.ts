import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { alignSections } from '../../server/src/engine/align';
import { createDocument, editDocument } from '../../server/src/engine/document';
import { layoutOf, sidesOf } from '../../server/src/engine/layout';
import { parseStats } from '../../server/src/engine/markdown';
import { namedLanguages } from '../../server/src/engine/notices';
import { hasWords, plainSectionsOf, sectionsOf, subtreeLength, wordsOf } from '../../server/src/engine/sections';
import { declaredState, waitingIn } from '../../server/src/engine/translation';
import { seeded } from '../bench/random';

const both = ['en', 'cy'];
const titles = (text: string): string[] => sectionsOf(createDocument(text)).map((section) => section.text);

describe('sections', () => {
  it('go from a heading to the next, and know what survives translation', () => {
    const text =
      '# One\n\nSee [us](https://example.org/en/team) on 3 May.\n\n![A map](map.png)\n\n## Two\n\n- a\n- b\n\n```\ncode\n```\n';
    const [one, two] = sectionsOf(createDocument(text));
    assert.equal(one?.title, true);
    assert.equal(text.slice(one.span.start, one.span.end), text.slice(0, text.indexOf('## Two')));
    assert.deepEqual([...one.traits().addresses], ['example.org/team', 'map.png']);
    assert.ok(one.traits().tokens.has('3'));
    assert.equal(one.traits().images, 1);
    assert.equal(two?.traits().items, 2);
    assert.equal(two.traits().codes, 1);
    assert.equal(text.slice(two.heading.start, two.heading.end), 'Two');
  });

  it('begin at headings of every form, several in a block included', () => {
    assert.deepEqual(titles('Title\n=====\n\n## Two\ntext\n### Three ###\n\n> # quoted\n'), ['Title', 'Two', 'Three']);
  });

  it('do not begin at what a site reads', () => {
    assert.deepEqual(titles('## --- collapse ---\n\n---\ntitle: More\n---\n\n## Real\n\n##\n'), ['Real']);
  });

  it('know those under them', () => {
    const sections = sectionsOf(createDocument('# a\n\n## b\n\n### c\n\n## d\n'));
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => subtreeLength(sections, index)),
      [4, 2, 1, 1],
    );
  });

  it('are found by their looks where no heading is marked', () => {
    const prose = 'One sentence after the other tells what there is to tell about this part of it.';
    const note = createDocument(
      `Opening\n\n${prose}\n\n**In bold**\n\n${prose}\n\nNot one.\n\n${prose}\n\nAlso\n\nnot\n`,
    );
    assert.deepEqual(
      plainSectionsOf(note).map(({ text }) => text),
      ['Opening', 'In bold'],
    );
  });
});

describe('alignment', () => {
  const align = (a: string, b: string): { inB: (string | undefined)[]; inA: (string | undefined)[] } => {
    const [left, right] = [sectionsOf(createDocument(a)), sectionsOf(createDocument(b))];
    const { gapsInA, gapsInB } = alignSections(left, right);
    return { inB: gapsInB.map(({ index }) => left[index]?.text), inA: gapsInA.map(({ index }) => right[index]?.text) };
  };
  const three = '## a\n\nWrite to Elin by 5 June.\n\n## b\n\nThe hall has 120 seats.\n\n## c\n\nBring form 27B.\n';

  it('finds nothing between texts with the same sections', () => {
    assert.deepEqual(align(three, '## x\n\nElin, 5 Mehefin.\n\n## y\n\n120 sedd.\n\n## z\n\nFfurflen 27B.\n'), {
      inA: [],
      inB: [],
    });
  });

  for (const [gone, rest] of [
    ['a', '## y\n\nMae 120 sedd yn y neuadd.\n\n## z\n\nDewch â ffurflen 27B.\n'],
    ['b', '## x\n\nAt Elin erbyn 5 Mehefin.\n\n## z\n\nDewch â ffurflen 27B.\n'],
    ['c', '## x\n\nAt Elin erbyn 5 Mehefin.\n\n## y\n\nMae 120 sedd yn y neuadd.\n'],
  ] as const)
    it(`finds that ${gone} is gone`, () => {
      assert.deepEqual(align(three, rest), { inA: [], inB: [gone] });
      assert.deepEqual(align(rest, three), { inA: [gone], inB: [] });
    });

  it('takes what stands elsewhere for moved', () => {
    const name = (word: string): string => `${word} ${word}ington ${word}bury ${word}stead ${word}worth`;
    const part = (word: string): string => `## ${word}\n\n${name(word)} and some words.\n\n`;
    const [a, b, c, d] = ['alpha', 'bravo', 'charlie', 'delta'].map(part) as [string, string, string, string];
    assert.deepEqual(align(a + b + c + d, b + c + d + a), { inA: [], inB: [] });
  });

  it('does not report a title', () => {
    assert.deepEqual(align('# Title\n\n## a\n\nOne.\n\n## b\n\nTwo.\n', '## x\n\nUn.\n\n## y\n\nDau.\n'), {
      inA: [],
      inB: [],
    });
  });
});

describe('layout', () => {
  const english = 'We tested the new form with six people, and most of them could finish it on their own.';
  const welsh = 'Buom yn profi’r ffurflen newydd gyda chwech o bobl, ac roedd y rhan fwyaf yn gallu ei gorffen.';

  it('is one language where the other is quoted', () => {
    const layout = layoutOf(createDocument(`${`${english}\n\n`.repeat(9)}> ${welsh}\n`), both);
    assert.deepEqual(layout, { kind: 'one', language: 'en', also: [] });
  });

  it('is stacked where one follows the other, and begins where a reader sees it begin', () => {
    const note = createDocument(
      `# API\n\n${english}\n\n## Two\n\n${english}\n\n---\n\n# API\n\n${welsh}\n\n${welsh}\n`,
    );
    const layout = layoutOf(note, both);
    assert.ok(layout.kind === 'stacked');
    assert.deepEqual(
      layout.parts.map(({ language }) => language),
      ['en', 'cy'],
    );
    const from = layout.parts[1]?.from ?? 0;
    assert.equal(note.blocks[from]?.text.trim(), '---');
  });

  it('is alternating where they take turns', () => {
    const layout = layoutOf(createDocument(`${english}\n\n*${welsh}*\n\n`.repeat(4)), both);
    assert.equal(layout.kind, 'alternating');
  });

  it('gives a heading in both languages to both', () => {
    const note = createDocument(`# Gosod / *Installation*\n\n${`${english}\n\n*${welsh}*\n\n`.repeat(4)}`);
    const sides = sidesOf(note, layoutOf(note, both), sectionsOf(note), both);
    assert.deepEqual(
      [...sides.values()].map((side) => side.length),
      [1, 1],
    );
  });

  it('does not count what waits for translation', () => {
    const note = createDocument(
      `${welsh}\n\n<!-- agored-translate en -->\n\n${english}\n\n${english}\n\n<!-- /agored-translate -->\n`,
    );
    assert.deepEqual(layoutOf(note, both), { kind: 'one', language: 'cy', also: [] });
    assert.equal(waitingIn(note)[0]?.language, 'en');
  });
});

describe('translation state', () => {
  it('is read from front matter and comments', () => {
    const front = createDocument(
      '---\ntranslation:\n  cy: { status: pending, until: 2026-12-01 }\n  ga: { status: not-required, reason: internal }\n---\n',
    );
    assert.equal(declaredState(front, 'cy')?.until, '2026-12-01');
    assert.equal(declaredState(front, 'ga')?.reason, 'internal');
    assert.equal(declaredState(front, 'en'), undefined);
    const text = 'x\n\n<!-- agored-translation cy not-required -- only us -->\n';
    const declared = declaredState(createDocument(text), 'cy');
    assert.deepEqual([declared?.status, declared?.reason], ['not-required', 'only us']);
    assert.equal(text.slice(declared?.span.start, declared?.span.end), text.slice(3).trim());
  });

  it('is not read from code', () => {
    assert.equal(declaredState(createDocument('`<!-- agored-translation cy pending -->`\n'), 'cy'), undefined);
    assert.deepEqual(waitingIn(createDocument('```\n<!-- agored-translate cy -->\n```\n')), []);
  });

  it('runs to the end where it is not closed', () => {
    const text = 'a\n\n<!-- agored-translate cy -->\n\n## b\n';
    assert.deepEqual(
      waitingIn(createDocument(text)).map(({ span }) => span),
      [{ start: 3, end: text.length }],
    );
  });
});

describe('words of a note', () => {
  it('are as many as they are counted to be, those that wait for translation left out', () => {
    for (const text of [
      '',
      '```\ncode in a block\n```\n',
      'One two\n\nthree\n',
      'One\n\n<!-- agored-translate cy -->\n\ntwo three four\n\n<!-- /agored-translate -->\n\nfive\n',
    ]) {
      const note = createDocument(text);
      for (let least = 1; least < 6; least++) assert.equal(hasWords(note, least), wordsOf(note) >= least, text);
    }
  });
});

describe('notices', () => {
  it('are told from text about languages', () => {
    for (const text of [
      'English below',
      'Cymraeg',
      'Fersiwn Saesneg isod',
      'English version',
      'EN',
      'Français (English below)',
    ])
      assert.notDeepEqual(namedLanguages(text), [], text);
    for (const text of ['English lessons', 'How Welsh is used here', 'What we learned', 'IT', 'Cymraeg 2050'])
      assert.ok(namedLanguages(text).length === 0 || text === 'IT' || text === 'Cymraeg 2050', text);
  });

  it('are the same behind a quotation mark, which no first word is told by', () => {
    const random = seeded(20261202);
    const signs = ['', '# ', '12 ', '(', '_', 'é', '—'];
    const words = 'English Cymraeg Français Gàidhlig EN cy IT A below isod uchod the team Māori a\u0301 x'.split(' ');
    const pick = (among: readonly string[]): string => among[Math.floor(random() * among.length)] ?? '';
    let named = 0;
    for (let round = 0; round < 4000; round++) {
      const size = 1 + Math.floor(3 * random());
      const text = pick(signs) + Array.from({ length: size }, () => pick(words)).join(pick([' ', ' / ', '-']));
      const languages = namedLanguages(text);
      assert.deepEqual(languages, namedLanguages(`“${text}`), text);
      if (languages.length > 0) named++;
    }
    assert.ok(named > 400, String(named));
  });
});

describe('what a key press costs', () => {
  it('is the parse of the block that was touched', () => {
    const part = (index: number, text: string): string =>
      `## ${text} ${String(index)}\n\n${text} `.concat(
        `${text} word and a number ${String(index)} with [link](a${String(index)}.md)\n\n`,
      );
    const all = Array.from({ length: 200 }, (_, index) => part(index, 'The people of the town')).join('');
    const welsh = Array.from({ length: 200 }, (_, index) => part(index, 'Mae pobl y dref yn gwybod')).join('');
    const note = createDocument(all + welsh);
    const judge = (document: typeof note): number =>
      sidesOf(document, layoutOf(document, both), sectionsOf(document), both).size;
    assert.equal(judge(note), 2);
    const at = note.text.indexOf('number 90') + 3;
    const edited = editDocument(note, { span: { start: at, end: at }, text: 'x' });
    const before = parseStats.calls;
    assert.equal(judge(edited), 2);
    assert.ok(parseStats.calls - before <= 2, `${String(parseStats.calls - before)} blocks parsed`);
  });
});

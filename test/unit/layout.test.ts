import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { blockIn } from '../../server/src/engine/blocks';
import { createDocument } from '../../server/src/engine/document';
import { endOfPart, languagesOf, layoutOf, type Layout } from '../../server/src/engine/layout';
import { spokenIn } from '../../server/src/engine/mixture';
import { roughPieces } from '../../server/src/engine/outline';
import { wordsIn } from '../../server/src/engine/sections';
import { layoutAt } from '../../server/src/engine/twins';
import { countWords } from '../../server/src/languages/letters';
import { seeded } from '../bench/random';

const both = ['en', 'cy'];
const english = [
  'The library will be open on Saturday from ten until four.',
  'Bring your card with you when you come to borrow a book.',
  'There is a room for children on the first floor of the building.',
];
const welsh = [
  'Bydd y llyfrgell ar agor ddydd Sadwrn o ddeg tan bedwar.',
  'Dewch â’ch cerdyn gyda chi wrth ddod i fenthyg llyfr.',
  'Mae ystafell i blant ar lawr cyntaf yr adeilad.',
];

const layout = (text: string): Layout => layoutOf(createDocument(text), both);
const paragraphs = (...lines: readonly (string | undefined)[]): string => `${lines.join('\n\n')}\n`;
const fixture = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, `../../server/src/rules/missing-section/fixtures/${name}.md`), 'utf8');

describe('layoutOf', () => {
  it('goes by what HTML elements claim, and gives their tags to the part that they open', () => {
    const text = paragraphs(
      '<div lang="en">',
      english.join('\n\n'),
      '</div>',
      '<div lang="cy">',
      ...english, // claimed to be Welsh: that it is not is for another rule
      '</div>',
    );
    const note = createDocument(text);
    const found = layoutOf(note, both);
    assert.equal(found.kind, 'stacked');
    assert.deepEqual(languagesOf(found), both);
    const [first, second] = found.parts;
    assert.ok(first && second);
    assert.equal(note.blocks[second.from]?.text.trim(), '<div lang="cy">');
    assert.ok(text.slice(endOfPart(note, first)).startsWith('</div>\n\n<div lang="cy">'));
    assert.ok(text.slice(endOfPart(note, second)).startsWith('</div>'));
  });

  it('finds languages that take turns in elements', () => {
    assert.deepEqual(layout(fixture('html-sections')).kind, 'alternating');
  });

  it('takes a quotation in an element for what it is', () => {
    const quoted = '<blockquote lang="cy">\n\nCroeso i’r llyfrgell\n\n</blockquote>';
    assert.deepEqual(layout(paragraphs(...english, ...english, quoted)), { kind: 'one', language: 'en', also: [] });
  });

  it('counts what stands in both languages at once for both', () => {
    const pairs = english.map((line, index) => `${line}  \n*${welsh[index] ?? ''}*`);
    assert.equal(layout(paragraphs(...pairs)).kind, 'alternating');
    assert.equal(layout(fixture('side-by-side')).kind, 'alternating');
    assert.equal(layout(fixture('cells')).kind, 'alternating');
  });

  it('is not misled by captions in both languages', () => {
    const caption = '![The new library / Y llyfrgell newydd](library.jpg)';
    const stacked = layout(paragraphs(english[0], caption, ...english, welsh[0], caption, ...welsh));
    assert.equal(stacked.kind, 'stacked');
    assert.equal(stacked.parts[1]?.from, 5);
    assert.deepEqual(layout(paragraphs(english[0], caption, ...english)), { kind: 'one', language: 'en', also: [] });
  });
});

describe('layoutAt', () => {
  it('knows of both languages where the front matter claims one', () => {
    const pairs = english.map((line, index) => `${line}  \n*${welsh[index] ?? ''}*`);
    const note = createDocument(`---\nlang: en\n---\n\n${paragraphs(...pairs)}`);
    assert.deepEqual(layoutAt('note.md', note, both), { kind: 'one', language: 'en', also: ['cy'] });
  });
});

describe('spokenIn', () => {
  const spoken = (text: string): readonly string[] =>
    [...spokenIn(createDocument(text).blocks[0] ?? assert.fail(), both).keys()].sort();

  it('tells what stands in both languages', () => {
    assert.deepEqual(spoken('Gosod y rhaglen / *Installing the program*'), ['cy', 'en']);
    assert.deepEqual(spoken('| Ble i barcio | Where to park |\n| --- | --- |\n| Sut i ymuno | How to join |'), [
      'cy',
      'en',
    ]);
    assert.deepEqual(spoken(`${english[0] ?? ''} ${welsh[0] ?? ''}`), ['cy', 'en']);
  });

  it('has pieces with as many words together as the block has', () => {
    const random = seeded(20261203);
    const parts = ['one', 'Two.', 'tri’', "'four", 'a-b', 'x…', '42', 'é', '*it*', '_cy_/', '/ *en*', '!”', 'y/n'];
    const between = [' ', '  \n', '\n', ' / ', ' | ', '. ', '? ', '/', '*', '-', '’ '];
    const pick = (among: readonly string[]): string => among[Math.floor(random() * among.length)] ?? '';
    for (let round = 0; round < 3000; round++) {
      const size = 1 + Math.floor(6 * random());
      const block = blockIn('markdown', Array.from({ length: size }, () => pick(parts) + pick(between)).join(''));
      const words = roughPieces(block).reduce((sum, piece) => sum + countWords(piece), 0);
      assert.equal(words, wordsIn(block), block.text);
    }
  });

  it('leaves text in one language alone, slashes and terms of the other or not', () => {
    assert.deepEqual(spoken('Bring a pen / pencil and the form / card that you were sent.'), ['en']);
    assert.deepEqual(spoken('The team meets in Canolfan Gymunedol Llanbedr every week / fortnight.'), ['en']);
    assert.deepEqual(spoken('42 / 43'), []);
  });
});

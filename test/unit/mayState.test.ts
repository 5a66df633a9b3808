/** No block that states a decision is passed over unparsed. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { grammarsOf, mayHoldDecisionIn } from '../../server/src/languages/decisions';
import { rules } from '../../server/src/rules';
import { decisionsOf, type Options } from '../../server/src/rules/unlinked-decision/candidates';
import { corpus } from '../notes';

const languages = ['en', 'cy', 'fr'];
const grammars = grammarsOf(languages);
const mayHoldDecision = mayHoldDecisionIn(grammars);
/** With a cue of the team's own, every block with a hint is parsed. */
const options: Options = { links: 'record', cues: ['no such cue'], ignore: [] };
const parsed = decisionsOf({ ...defaultConfig(rules), languages }, options);

/** Blocks of a text that state something, each of which must be let through. */
function stating(text: string): number {
  let count = 0;
  for (const block of createDocument(text).blocks) {
    const { candidates, leadIns } = parsed.find(block);
    if (candidates.length + leadIns.length === 0) continue;
    count++;
    assert(mayHoldDecision(block.text), `passed over: ${JSON.stringify(block.text)}`);
  }
  return count;
}

/** Ways to write a phrase that leave it the same to a reader. */
const gaps = [
  ' ',
  '\n',
  '\n> ',
  '\n  ',
  ' **',
  '** ',
  ' *',
  '* ',
  ' [',
  '](https://example.org/a_(b) "A title of many words") ',
  '][the other one] ',
  '[^1] ',
  ' <b class="x">',
  '</b> ',
  ' <!-- as was said before --> ',
  '&#32;',
  '&amp;',
  ' ~~',
  ' `',
  '` ',
] as const;
const casings = [
  (text: string): string => text,
  (text: string): string => text.toUpperCase(),
  (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
  (text: string): string => text.replaceAll("'", '’'),
  (text: string): string => text.replaceAll("'", '&rsquo;'),
];
const openings = ['', '', '# ', '- ', '> ', '**', '> **', '1. ', '| a |\n|---|\n| '];
const endings = ['', '', ':', '**', '**:', ':**', ' :', '\n---', ' ##', ' |', '.'];

const cues = grammars.flatMap((grammar) => grammar.cues.flatMap(({ words }) => words));
const labels = grammars.flatMap((grammar) => grammar.labels);
const leadIns = grammars.flatMap((grammar) => [...grammar.leadIns, ...grammar.sections]);
const stretches = ['', 'we', 'We have', 'it was', 'the team', 'yesterday', 'rydym wedi', 'nous avons', 'wedi', 'a'];
const choices = [
  'to use the plan',
  'the plan',
  'on the new option',
  'that we will use it',
  'i beidio',
  'ar y cynllun',
  '3:',
  '',
];

const sentence = fc
  .tuple(
    fc.constantFrom(...stretches),
    fc.oneof(fc.constantFrom(...cues), fc.constantFrom(...labels)),
    fc.constantFrom('', '', ':', ' 3 –', '**:'),
    fc.constantFrom(...choices),
  )
  .map(([before, cue, mark, after]) => `${before} ${cue}${mark} ${after}`.trim());
const leadIn = fc.constantFrom(...leadIns).chain(({ source }) => fc.stringMatching(new RegExp(source)));

/** Words written with gaps of all kinds, in a block of some kind, beside a hint that lets the block be looked at. */
const written = fc
  .tuple(
    fc.oneof(sentence, leadIn),
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(' ') }, fc.constantFrom(...gaps)), { minLength: 1 }),
    fc.constantFrom(...casings),
    fc.constantFrom(...openings),
    fc.constantFrom(...endings),
    fc.boolean(),
  )
  .map(([phrase, joints, cased, opening, ending, hinted]) => {
    const text = cased(phrase.replace(/[^\P{C}\n]/gu, ' '))
      .split(/\s+/)
      .map((word, index) => (index === 0 ? word : (joints[index % joints.length] ?? ' ') + word))
      .join('');
    return `${hinted ? '`agree` ' : ''}${opening}${text}${ending}\n\n[the other one]: x\n\n[^1]: A note.`;
  });

describe('blocks that may state a decision', () => {
  it('are among those that are parsed, whatever the markup', () => {
    let found = 0;
    fc.assert(
      fc.property(written, (text) => {
        found += stating(text);
      }),
      { numRuns: 1500 },
    );
    assert(found > 200, `only ${String(found)} texts state anything`);
  });

  it('are among those that are parsed, in every fixture', () => {
    const folder = path.join(import.meta.dirname, '../../server/src/rules');
    assert(statingIn(folder) > 50);
  });

  it('are among those that are parsed, in all notes at hand', function () {
    if (!existsSync(corpus)) this.skip();
    assert(statingIn(corpus) > 100);
  });

  it('are few of those that hold the words alone', () => {
    for (const text of [
      'We signed in.',
      'An agreement was made by them.',
      'Our decisions log is long.',
      'It was signed. We are off.',
    ])
      assert(!mayHoldDecision(text), text);
  });
});

const statingIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|txt|yml)$/.test(entry.name))
    .reduce((sum, entry) => sum + stating(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')), 0);

/** Facts that survive translation, read from texts in several languages. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factWords } from '../../server/src/languages/facts';
import { numbersIn } from '../../server/src/languages/facts/numbers';
import { readTextFacts } from '../../server/src/languages/facts/read';
import type { TextFact } from '../../server/src/languages/facts/types';

/** The facts of a text, which are the same where the text holds a letter that patterns have to look up Unicode for. */
function factsOf(language: string, text: string): readonly TextFact[] {
  const facts = readTextFacts(text, factWords(language));
  assert.deepEqual(readTextFacts(`${text} ā`, factWords(language)), facts, text);
  return facts;
}

const read = (language: string, text: string): string[] =>
  factsOf(language, text).map(
    ({ kind, values, start, end }) => `${kind} ${values.join(' or ')} ‘${text.slice(start, end)}’`,
  );

/** What the facts mean, without where they stand. */
const meant = (language: string, text: string): string[] =>
  factsOf(language, text).map(({ kind, values }) => `${kind} ${values[0] ?? ''}`);

describe('facts in texts', () => {
  it('reads a day however it is written', () => {
    const day = ['day 12-01', 'year 2025'];
    for (const [language, text] of [
      ['en', 'on 1 December 2025'],
      ['en', 'on the 1st of December, 2025'],
      ['en', 'on December 1, 2025'],
      ['en', 'on Dec. 1st 2025'],
      ['en', 'on 01/12/2025'],
      ['cy', 'ar 1 Rhagfyr 2025'],
      ['cy', 'ar 1af o Ragfyr 2025'],
      ['fr', 'le 1er décembre 2025'],
      ['ga', 'ar 1 Nollaig 2025'],
      ['es', 'el 1 de diciembre de 2025'],
      ['ca', 'l’1 de desembre de 2025'],
    ] as const)
      assert.deepEqual(meant(language, text), day, text);
    assert.deepEqual(meant('eu', '2025-12-01'), ['year 2025', 'day 12-01']);
  });

  it('leaves open which number of a day is the month', () => {
    assert.deepEqual(read('en', 'by 03/04/2025.'), ['day 04-03 or 03-04 ‘03/04’', 'year 2025 ‘2025’']);
    assert.deepEqual(read('en', 'by 13/04/2025.'), ['day 04-13 ‘13/04’', 'year 2025 ‘2025’']);
  });

  it('reads both ends of a span of days', () => {
    assert.deepEqual(read('en', 'from May 14 to 19, 2020'), [
      'day 05-14 ‘May 14’',
      'day 05-19 ‘19’',
      'year 2020 ‘2020’',
    ]);
    assert.deepEqual(read('fr', 'du 14 au 19 mai 2020'), ['day 05-14 ‘14’', 'day 05-19 ‘19 mai’', 'year 2020 ‘2020’']);
    assert.deepEqual(meant('cy', 'rhwng 14 a 19 Mai'), ['day 05-14', 'day 05-19']);
    assert.deepEqual(meant('en', '14–19 May'), ['day 05-14', 'day 05-19']);
  });

  it('knows mutated months, and months that are other words', () => {
    assert.deepEqual(meant('cy', '2il o Fedi, 3ydd o Fawrth, 30 Dachwedd, 4 Orffennaf'), [
      'day 09-02',
      'day 03-03',
      'day 11-30',
      'day 07-04',
    ]);
    assert.deepEqual(meant('en', 'we may 2 days later march'), []);
    assert.deepEqual(meant('cy', 'dywedodd mai 12 y cant oedd'), ['percent 12']);
  });

  it('reads money by its value', () => {
    for (const [language, text] of [
      ['en', '£1.2m'],
      ['en', '£1.2 million'],
      ['en', '£1,200,000'],
      ['cy', '£1.2 miliwn'],
      ['cy', '1.2 miliwn o bunnoedd'],
      ['fr', '1,2 million de livres'],
      ['fr', '1 200 000 £'],
    ] as const)
      assert.deepEqual(meant(language, text), ['money £1200000'], text);
    assert.deepEqual(meant('fr', '15 000 $ et 3,4 milliards d’euros'), ['money $15000', 'money €3400000000']);
  });

  it('reads shares, numbers, years and times', () => {
    assert.deepEqual(meant('en', '12%, 12.5 per cent'), ['percent 12', 'percent 12.5']);
    assert.deepEqual(meant('fr', '12\u00A0%, 12,5 pour cent'), ['percent 12', 'percent 12.5']);
    assert.deepEqual(meant('en', '364,000 people'), ['number 364000']);
    assert.deepEqual(meant('fr', '364\u202F000 personnes'), ['number 364000']);
    assert.deepEqual(meant('es', '364.000 personas'), ['number 364000']);
    assert.deepEqual(read('en', 'in 1998, 2019-20 and the 1990s'), [
      'year 1998 ‘1998’',
      'year 2019 ‘2019’',
      'year 2020 ‘20’',
      'year 1990 ‘1990’',
    ]);
    assert.deepEqual(meant('en', 'at 2.30pm'), meant('cy', 'am 2.30 yp'));
    assert.deepEqual(meant('fr', 'à 14 h 30'), ['time 870']);
  });

  it('leaves codes, versions, telephone numbers and small numbers alone', () => {
    for (const text of ['COVID-19', 'v1.2.3', 'B2019', 'step 7 of 12', '029 2087', '#1234', 'a/1234/b', '10.0.0.1'])
      assert.deepEqual(meant('en', text), [], text);
  });

  it('tells thousands from decimals', () => {
    assert.deepEqual(numbersIn('1.234', '.'), [1.234, 1234]);
    assert.deepEqual(numbersIn('1.234', ','), [1234, 1.234]);
    assert.deepEqual(numbersIn('1,234.5', '.'), [1234.5]);
    assert.deepEqual(numbersIn('1.234,5', ','), [1234.5]);
    assert.deepEqual(numbersIn('1’234’567', '.'), [1234567]);
  });

  it('stays quick on hostile text', () => {
    const start = performance.now();
    for (const part of ['1 ', '1,000', '12 de ', '1 o ', '£', '1-', '0', 'May 1 to ', '1.5 million ', '20/'])
      for (const language of ['en', 'cy', 'fr', 'es']) readTextFacts(part.repeat(20_000), factWords(language));
    assert.ok(performance.now() - start < 60_000);
  });
});

/** Sentences, quotations, English word forms and Welsh mutations. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  article,
  nounForm,
  nounForms,
  pastOrParticiple,
  verbForm,
  verbForms,
} from '../../server/src/languages/english';
import { quotedSpans } from '../../server/src/languages/quotations';
import { sentences } from '../../server/src/languages/sentences';
import { mutations, softens, triggersAny, triggersMutation } from '../../server/src/languages/welsh';

const cut = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));
const quoted = (text: string): string[] => quotedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('end at stops, not at abbreviations, initials and decimals', () => {
    assert.deepEqual(cut('One. Two! Three? Four'), ['One.', 'Two!', 'Three?', 'Four']);
    assert.deepEqual(cut('Bring a coat, e.g. a mac. It rains.'), ['Bring a coat, e.g. a mac.', 'It rains.']);
    assert.deepEqual(cut('Dr. J. Rees met Mrs. Evans. They spoke.'), ['Dr. J. Rees met Mrs. Evans.', 'They spoke.']);
    assert.deepEqual(cut('It rose by 2.5 per cent. Fine.'), ['It rose by 2.5 per cent.', 'Fine.']);
    assert.deepEqual(cut('See No. 5. Then go.'), ['See No. 5.', 'Then go.']);
  });

  it('keep closing quotes, and end at hard breaks', () => {
    assert.deepEqual(cut('He said “no.” She left.'), ['He said “no.”', 'She left.']);
    assert.deepEqual(cut('One line\nanother'), ['One line', 'another']);
    assert.deepEqual(cut('Well… maybe… Yes.'), ['Well… maybe…', 'Yes.']);
    assert.deepEqual(cut('   '), []);
  });

  it('take no longer than the text is long', () => {
    for (const text of ['!'.repeat(200_000) + 'x', `.${'"'.repeat(200_000)}x`, 'a.'.repeat(100_000)]) {
      const start = performance.now();
      sentences(text);
      assert.ok(performance.now() - start < 60_000);
    }
  });
});

describe('quotations', () => {
  it('are found in straight, curly and angular marks', () => {
    assert.deepEqual(quoted('He said "go" and “stay”, «no» and ‘yes’.'), ['"go"', '“stay”', '«no»', '‘yes’']);
    assert.deepEqual(quoted("We call it 'the plan', not a wish."), ["'the plan'"]);
    assert.deepEqual(quoted('(“in brackets”)'), ['(“in brackets”)'.slice(1, -1)]);
  });

  it('tell apostrophes apart', () => {
    assert.deepEqual(quoted("It's the team's plan, isn't it?"), []);
    assert.deepEqual(quoted('It’s the teams’ plan, isn’t it?'), []);
    assert.deepEqual(quoted('She said ‘it’s the team’s plan’ and left.'), ['‘it’s the team’s plan’']);
    assert.deepEqual(quoted("Mae'r tîm yma a'r bws i'w weld."), []);
  });

  it('need an end', () => {
    assert.deepEqual(quoted('A “quotation that never ends'), []);
    assert.deepEqual(quoted('A board of 6" by 4" and a "real one"'), ['"real one"']);
    assert.deepEqual(quoted(''), []);
  });

  it('never overlap, whatever the text, and take no longer than it is long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '‘', '’', '“', '”', '«', '»', '\n', '.') }),
        (text) => {
          let last = 0;
          for (const { start, end } of quotedSpans(text)) {
            assert.ok(start >= last && end > start && end <= text.length);
            last = end;
          }
        },
      ),
    );
    for (const text of ['“'.repeat(200_000), ' "a'.repeat(60_000), " 'a".repeat(60_000), '‘'.repeat(100_000)]) {
      const start = performance.now();
      quotedSpans(text);
      assert.ok(performance.now() - start < 60_000, text.slice(0, 3));
    }
  });
});

describe('English', () => {
  const forms = (verb: string): string[] => verbForms(verb).map(([text]) => text);

  it('inflects verbs, irregular and of several words too', () => {
    assert.deepEqual(forms('use'), ['use', 'uses', 'using', 'used']);
    assert.deepEqual(forms('make sure'), ['make sure', 'makes sure', 'making sure', 'made sure']);
    assert.deepEqual(forms('show'), ['show', 'shows', 'showing', 'showed', 'shown']);
    assert.deepEqual(forms('kick-start'), ['kick-start', 'kick-starts', 'kick-starting', 'kick-started']);
    assert.deepEqual(forms('carry out'), ['carry out', 'carries out', 'carrying out', 'carried out']);
    assert.deepEqual(forms('plan'), ['plan', 'plans', 'planning', 'planned']);
    assert.deepEqual(forms('agree'), ['agree', 'agrees', 'agreeing', 'agreed']);
    assert.ok(forms('utilise').includes('utilizing'));
    assert.equal(verbForm('give', 'ed'), undefined);
    assert.equal(verbForm('give', 'participle'), 'given');
  });

  it('inflects nouns', () => {
    assert.equal(nounForm('policy', 'plural'), 'policies');
    assert.equal(nounForm('analysis', 'plural'), 'analyses');
    assert.equal(nounForm('new person', 'plural'), 'new people');
    assert.equal(nounForm('piece(s) of work', 'plural'), 'pieces of work');
    assert.equal(nounForm('piece(s) of work', 'singular'), 'piece of work');
    assert.deepEqual(nounForms('retro'), [
      ['retro', 'singular'],
      ['retros', 'plural'],
    ]);
  });

  it('chooses a or an by sound', () => {
    for (const word of ['hour', 'idea', 'unimportant', 'MP', 'honest view', '8-day week', 'NHS'])
      assert.equal(article(word), 'an', word);
    for (const word of ['user', 'university', 'European', 'one-off', 'plan', 'utility', 'UK'])
      assert.equal(article(word), 'a', word);
  });

  it('tells a past tense from a participle by the words around', () => {
    assert.equal(pastOrParticiple(['we', 'have'], 'it'), 'participle');
    assert.equal(pastOrParticiple(['it', 'was', 'also'], 'by'), 'participle');
    assert.equal(pastOrParticiple(['they'], 'in'), 'past');
    assert.equal(pastOrParticiple(['the', 'council'], 'the'), 'past');
    assert.equal(pastOrParticiple(['the', 'map'], 'by'), undefined);
  });
});

describe('Welsh mutations', () => {
  const of = (word: string): Record<string, string> => Object.fromEntries(mutations(word));

  it('follow the table', () => {
    assert.deepEqual(of('cymraeg'), { soft: 'gymraeg', nasal: 'nghymraeg', aspirate: 'chymraeg' });
    assert.deepEqual(of('pont'), { soft: 'bont', nasal: 'mhont', aspirate: 'phont' });
    assert.deepEqual(of('tref'), { soft: 'dref', nasal: 'nhref', aspirate: 'thref' });
    assert.deepEqual(of('gardd'), { soft: 'ardd', nasal: 'ngardd' });
    assert.deepEqual(of('bara'), { soft: 'fara', nasal: 'mara' });
    assert.deepEqual(of('dyn'), { soft: 'ddyn', nasal: 'nyn' });
    assert.deepEqual(of('mam'), { soft: 'fam' });
    assert.deepEqual(of('llaw'), { soft: 'law' });
    assert.deepEqual(of('rhan'), { soft: 'ran' });
    assert.deepEqual(of('afal'), { h: 'hafal' });
    assert.deepEqual(of('ŵyn'), { h: 'hŵyn' });
  });

  it('leave alone what never mutates, digraphs first', () => {
    for (const word of [
      'chwaer',
      'ddoe',
      'ffordd',
      'ngwaith',
      'phlant',
      'theatr',
      'tsieina',
      'siop',
      'haul',
      'nos',
      'lamp',
      'jam',
      'radio',
      'fan',
      '',
    ])
      assert.deepEqual(of(word), {}, word);
  });

  it('keep capitals', () => {
    assert.deepEqual(of('Cymru'), { soft: 'Gymru', nasal: 'Nghymru', aspirate: 'Chymru' });
    assert.deepEqual(of('Gwasanaeth'), { soft: 'Wasanaeth', nasal: 'Ngwasanaeth' });
    assert.deepEqual(of('Abertawe'), { h: 'Habertawe' });
  });

  it('know what brings them about', () => {
    assert.ok(triggersMutation('i', 'soft') && triggersMutation('fy', 'nasal') && triggersMutation('Tri', 'aspirate'));
    assert.ok(!triggersMutation('ac', 'soft') && !triggersAny('ac'));
    assert.ok(softens('pont') && !softens('siop'));
  });
});

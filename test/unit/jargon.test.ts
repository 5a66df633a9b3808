/** The jargon rule where its fixtures cannot show it: the prefilter, the automaton, fixes in markup, languages. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { defaultConfig, parseConfig, type Config } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { applyEdits, fixesOf } from '../../server/src/engine/fix';
import { parseStats } from '../../server/src/engine/markdown';
import { passagesOf } from '../../server/src/engine/passages';
import type { Finding } from '../../server/src/engine/types';
import { rule } from '../../server/src/rules/jargon/rule';
import { createMatcher, entries, matcherOf, packs, type Entry } from '../../server/src/vocabulary';
import { expandTeamEntry } from '../../server/src/vocabulary/expand';

const config = defaultConfig([rule]);
const options = { gentle: false };

/** What is found in a text, with all fixes made. */
function check(text: string, language: string | undefined = 'en', settings: Config = config) {
  return createDocument(text)
    .blocks.flatMap((block): Finding[] => [...rule.check(block, { options, config: settings, language })])
    .filter(({ silent }) => !silent)
    .map((finding) => ({ ...finding, fixes: fixesOf(finding) }));
}
const found = (text: string, language?: string): unknown[] => check(text, language).map(({ data }) => data?.['found']);
const firstFix = (text: string): string | undefined => {
  const [fix] = check(text)[0]?.fixes ?? [];
  return fix && applyEdits(text, fix.edits);
};

describe('jargon', () => {
  it('does not parse a block in which it will find nothing', () => {
    const before = parseStats.calls;
    check('Nothing to see here, in any order, for the most part.\n');
    check('```\nWe utilise it in order to leverage it.\n```\n');
    assert.equal(parseStats.calls, before);
  });

  it('looks at no less of a block before parsing than after', () => {
    const pieces = [
      'in ',
      'order ',
      'to ',
      'the ',
      '**business** ',
      '*in order* ',
      '[utilise](x "y") ',
      '`key` ',
      '\n> ',
      '\n- ',
      '&amp; ',
      '<b>deep</b> dive ',
      'with the ',
      'e.g. ',
      '  \n',
      '\\*',
      '“',
      '’s ',
      '. ',
      'key issues ',
    ];
    const matcher = matcherOf(packs, true);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        for (const block of createDocument(parts.join('')).blocks) {
          if (matcher.mayMatch(block.text)) continue;
          for (const passage of passagesOf(block)) assert.deepEqual(matcher.find(passage.text).hits, []);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds phrases across emphasis, links, entities and line ends, and mends them without breaking the markup', () => {
    assert.equal(firstFix('We agreed it with the **business**.'), 'We agreed it with **colleagues**.');
    assert.equal(firstFix('We agreed it with **the business**.'), 'We agreed it with **colleagues**.');
    assert.equal(
      firstFix('We agreed it with the [business](https://x.org).'),
      'We agreed it with [colleagues](https://x.org).',
    );
    assert.equal(firstFix('We met in order\nto plan.'), 'We met to plan.');
    assert.equal(firstFix('- We met in\n  order to plan.'), '- We met to plan.');
    // What would leave markup empty, or cannot be taken as it stands, is not touched.
    assert.equal(firstFix('We met **in order** to plan.'), undefined);
    assert.equal(firstFix('We met *in* order to plan.'), undefined);
    assert.equal(firstFix('We uti&#108;ise it.'), undefined);
    assert.deepEqual(found('We met **in order** to plan.'), ['in order to']);
  });

  it('mends so that nothing of the kind is left, whatever the markup', () => {
    const wraps = [
      (words: string) => `We met ${words} plan.`,
      (words: string) => `**We met ${words} plan.**`,
      (words: string) => `We met ${words} plan [here](x).`,
      (words: string) => `1. We met ${words} plan.`,
      (words: string) => `| a |\n| - |\n| We met ${words} plan |`,
    ];
    for (const wrap of wraps) {
      const text = wrap('in order to');
      const [finding] = check(text);
      assert.equal(finding?.fixes[0]?.safety, 'safe', text);
      const fixed = applyEdits(text, finding.fixes[0].edits);
      assert.equal(fixed, wrap('to'));
      assert.deepEqual(check(fixed), []);
    }
  });

  it('offers each replacement as a fix of its own, best first, and only the first may be safe', () => {
    const [finding] = check('Leveraging open tools saves time.');
    assert.deepEqual(
      finding?.fixes.map(({ data, safety }) => [data?.['text'], safety]),
      [
        ['Using', 'suggestion'],
        ['Building on', 'suggestion'],
      ],
    );
    for (const { fixes = [] } of check('We utilise it prior to each and every visit, in excess of two.'))
      assert.ok(fixes.every(({ safety }, index) => safety === 'suggestion' || index === 0));
  });

  it('is careful with a safe replacement where the words before could take it up', () => {
    assert.equal(check('That is all we need in order to start.')[0]?.fixes[0]?.safety, 'suggestion');
    assert.equal(check('We met in order to start.')[0]?.fixes[0]?.safety, 'safe');
  });

  it('leaves words out with their comma, their space and their capital', () => {
    const leave = (text: string): string | undefined => {
      const fix = check(text)[0]?.fixes.find(({ titleId }) => titleId === 'remove');
      return fix && applyEdits(text, fix.edits);
    };
    assert.equal(leave('Going forward, we will meet.'), 'We will meet.');
    assert.equal(leave('We will meet, going forward.'), 'We will meet.');
    assert.equal(leave('We will meet going forward.'), 'We will meet.');
    assert.equal(leave('We found a key issue.'), 'We found an issue.');
    assert.equal(leave('Key issues remain.'), 'Issues remain.');
    assert.equal(leave('Going forward.'), undefined);
  });

  it('puts the article right, and never doubles a word', () => {
    assert.equal(firstFix('It is an overarching aim.'), 'It is a main aim.');
    assert.equal(firstFix('It was a key issue.'), 'It was a main issue.');
    assert.equal(firstFix('**A** helicopter view is nice.'), '**An** overview is nice.');
    for (const { fixes = [] } of check('We spoke about with regard to it.'))
      assert.ok(fixes.every(({ data }) => data?.['text'] !== 'about'));
  });

  it('offers no fix where it cannot be sure of the form', () => {
    assert.equal(firstFix('They have purchased chairs.'), 'They have bought chairs.');
    assert.equal(firstFix('It was the streamlining of forms.'), undefined);
  });

  it('holds English entries to English and Welsh ones to Welsh, within one paragraph too', () => {
    assert.deepEqual(
      found('Mae’r tîm yn defnyddio’r ddesg bob dydd. We leverage the desk every day of the week.', 'cy'),
      ['leverage'],
    );
    assert.deepEqual(found('Nid yw pawb yn deall y geiriau leverage neu utilise yn y nodyn hwn.', 'cy'), []);
    assert.deepEqual(found('The word cynorthwyo is long. The people of the town use it all the time.', 'en'), []);
    assert.deepEqual(found('Rydym yma i gynorthwyo pobl y dref gyda’u ffurflenni.', 'en'), ['gynorthwyo']);
    const english = parseConfig('languages: [en]', [rule]).config;
    assert.deepEqual(check('Rydym yma i gynorthwyo pobl y dref gyda’u ffurflenni.', 'en', english), []);
  });

  it('gives no safe fix in Welsh, and none where something may ask for a mutation', () => {
    const text = 'Bydd tua deg yn dod, ac mae oddeutu deg arall yn aros gartref gyda’r plant.';
    assert.ok(check(text, 'cy').every(({ fixes }) => fixes.every(({ safety }) => safety === 'suggestion')));
    assert.deepEqual(check('Rydym yma i gynorthwyo pobl y dref gyda’u ffurflenni.', 'cy')[0]?.fixes, []);
  });

  it('allows what a team allows, in all its forms', () => {
    const allowed = parseConfig('allow: [leverage, deep dive]', [rule]).config;
    assert.deepEqual(check('We leveraged it in a deep-dive.', 'en', allowed), []);
  });
});

describe('matcher', () => {
  const entry = (term: string, more: Partial<Entry> = {}): Entry => ({
    term,
    language: 'en',
    pack: 'core',
    pos: 'phrase',
    level: 'info',
    forms: [[term, 'fixed']],
    say: ['x'],
    safe: false,
    carefulAfter: [],
    why: { en: 'W.', cy: 'W.' },
    source: ['t'],
    ...more,
  });
  const hits = (given: readonly Entry[], text: string): string[] =>
    createMatcher(given)
      .find(text)
      .hits.map(({ start, end }) => text.slice(start, end));

  it('takes the longest match, and the earlier sense of the same words', () => {
    assert.deepEqual(hits([entry('deep'), entry('deep dive'), entry('dive team')], 'a deep dive team'), ['deep dive']);
    const senses = [entry('key', { only: { next: ['issue*'] } }), entry('key', { pos: 'adjective' })];
    assert.deepEqual(
      createMatcher(senses)
        .find('key issues, key')
        .hits.map((hit) => hit.entry.pos),
      ['phrase', 'adjective'],
    );
  });

  it('takes whole words only: not in addresses, names of code, compounds', () => {
    for (const text of [
      'key-value',
      'a_key',
      'key.js',
      '#key',
      '@key',
      'docs/key',
      'key=1',
      'keys',
      'monkey',
      'key()',
      'low-key',
      'kéy',
      'key\u0301',
    ])
      assert.deepEqual(hits([entry('key')], `x ${text} y`), [], text);
    for (const text of ['key.', '(key)', 'key,', '“key”', 'KEY', 'key…', 'key?'])
      assert.equal(hits([entry('key')], `x ${text} y`).length, 1, text);
  });

  it('matches hyphens and spaces alike, and nothing across a stop', () => {
    assert.deepEqual(hits([entry('deep dive')], 'deep-dive deep  dive deep\u00a0dive'), [
      'deep-dive',
      'deep  dive',
      'deep\u00a0dive',
    ]);
    assert.deepEqual(hits([entry('deep dive')], 'deep. dive, deep, dive deep/dive'), []);
  });

  it('finds Welsh mutations, of short radicals only where something brings them about', () => {
    const welsh = (term: string): Entry => entry(term, { language: 'cy' });
    assert.deepEqual(hits([welsh('cynorthwyo')], 'i gynorthwyo ac yn cynorthwyo, ei chynorthwyo'), [
      'gynorthwyo',
      'cynorthwyo',
      'chynorthwyo',
    ]);
    assert.deepEqual(hits([welsh('rhan')], 'dwy ran, ran, rhan'), ['ran', 'rhan']);
  });

  it('costs the same with many entries as with few', () => {
    const text = 'the team met to plan the week and wrote a note for the library about it '.repeat(3000);
    const time = (count: number): number => {
      const matcher = createMatcher(
        Array.from({ length: count }, (_, i) => entry(`zq${String(i)} zr${String(i % 97)}`)),
      );
      matcher.mayMatch(text);
      const runs = Array.from({ length: 5 }, () => {
        const { user } = process.cpuUsage();
        matcher.mayMatch(text);
        return process.cpuUsage().user - user;
      });
      return Math.min(...runs);
    };
    const few = time(500);
    const many = time(10_000);
    assert.ok(many < few * 2 + 10_000, `500: ${String(few)} µs, 10,000: ${String(many)} µs`);
  });

  it('reads hostile text in a time that its length bounds', () => {
    const matcher = matcherOf(packs, true);
    for (const text of [
      '](('.repeat(50_000),
      '<a '.repeat(50_000),
      '&a'.repeat(50_000),
      "'a".repeat(50_000),
      'in order '.repeat(30_000),
      'a.'.repeat(60_000),
    ]) {
      const start = performance.now();
      matcher.mayMatch(text);
      matcher.find(text);
      assert.ok(performance.now() - start < 60_000, text.slice(0, 4));
    }
  });

  it('ships entries that each have a way out', () => {
    for (const { term, say, advice, forms } of entries()) {
      assert.ok(say.length > 0 || advice, term);
      assert.ok(forms.length > 0, term);
    }
  });
});

describe('words of a team’s own', () => {
  const team = (words: string): Config => {
    const { config: settings, problems } = parseConfig(`words:\n${words}`, [rule]);
    assert.deepEqual(problems, []);
    return settings;
  };
  const told = (text: string, settings: Config, language?: string): unknown[] =>
    check(text, language, settings).map(({ data }) => data?.['found']);

  it('are found in all their forms, and replaced by a fitting one, but never as a safe fix', () => {
    const settings = team('  - { term: Synergise, pos: verb, say: [work together] }\n');
    const text = 'They synergised on Monday.\n';
    const [finding] = check(text, 'en', settings);
    const [fix] = finding?.fixes ?? [];
    assert(fix);
    assert.equal(applyEdits(text, fix.edits), 'They worked together on Monday.\n');
    assert.equal(fix.safety, 'suggestion');
  });

  it('are told with a reason and advice of their own, or a kind word in their place', () => {
    const [own] = check('Go to the hub.\n', 'en', team('  - { term: the hub, why: Which one?, advice: Name it. }\n'));
    assert.deepEqual(
      [own?.data?.['why'], own?.data?.['advice']],
      [
        { en: 'Which one?', cy: 'Which one?' },
        { en: 'Name it.', cy: 'Name it.' },
      ],
    );
    const [bare] = check('Go to the hub.\n', 'en', team('  - term: the hub\n'));
    for (const key of ['why', 'advice'])
      for (const text of Object.values(bare?.data?.[key] ?? {})) assert.match(String(text), /\.$/);
  });

  it('heed their context, and ask for nothing where nothing is asked', () => {
    const settings = team('  - { term: hub, only: { before: [our] }, unless: { next: [Cymru] } }\n');
    assert.deepEqual(told('The hub. Our hub. Our hub Cymru.\n', settings), ['hub']);
    assert.deepEqual(told('The hub.\n', team('  - { term: hub, only: { before: [] }, unless: {} }\n')), ['hub']);
  });

  it('go before the words that ship, and do not reach other configurations', () => {
    const settings = team('  - { term: utilise, pos: verb, say: [borrow] }\n');
    const [fix] = check('We utilise it.\n', 'en', settings)[0]?.fixes ?? [];
    assert.equal(fix && applyEdits('We utilise it.\n', fix.edits), 'We borrow it.\n');
    assert.deepEqual(told('We utilise it in order to learn.\n', settings), ['utilise', 'in order to']);
    assert.deepEqual(found('Go to the hub. We borrow.\n'), []);
  });

  it('in Welsh are found mutated, in Welsh alone', () => {
    const settings = team('  - { term: tirwedd ddigidol, language: cy }\n');
    const text = 'Buom yn siarad am dirwedd ddigidol gyda’r bobl sy’n rhedeg y gwasanaeth.\n';
    assert.deepEqual(told(text, settings, 'cy'), ['dirwedd ddigidol']);
    assert.deepEqual(told('We read of tirwedd ddigidol in the report that the team wrote.\n', settings), []);
  });

  it('may be many', () => {
    const many = Array.from({ length: 4000 }, (_, n) => `  - { term: "zq${n.toString(26)}x words" }\n`).join('');
    assert.deepEqual(told('We use zq0x words, zq5nbx words and zq1x word.\n', team(many)), [
      'zq0x words',
      'zq5nbx words',
    ]);
  });

  it('tells words of one hash apart, in the text and in the lists', () => {
    // FNV-1a over small letters, as the lexicon has it.
    const hash = (word: string): number =>
      Array.from(word).reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
    const seen = new Map<number, string>();
    let pair: readonly [string, string] | undefined;
    for (let n = 0; !pair; n++) {
      const word = `q${n.toString(36)}`;
      const other = seen.get(hash(word));
      if (other !== undefined) pair = [other, word];
      seen.set(hash(word), word);
    }
    const [one, two] = pair;
    const entry = (term: string): Entry => {
      const [first] = parseConfig(`words: [{ term: ${term} }]`, [rule]).config.words;
      assert(first);
      return expandTeamEntry(first);
    };
    const found = (terms: readonly string[]): string[] =>
      createMatcher(terms.map(entry))
        .find(`We ${one} and ${two}.`)
        .hits.map((hit) => hit.entry.term);
    assert.deepEqual([found([one]), found([two]), found([one, two])], [[one], [two], [one, two]]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import {
  configAt,
  configSchema,
  defaultConfig,
  defaults,
  matchesGlobs,
  nearest,
  parseConfig,
  withLevels,
} from '../../server/src/engine/config';
import { editionOf, editions, levelIn } from '../../server/src/engine/editions';
import type { AnyRule } from '../../server/src/engine/types';
import { rules } from '../../server/src/rules';
import { configProblem } from '../../server/src/engine/engineRules';
import { render } from '../../server/src/engine/messages';
import { locales } from '../../server/src/engine/types';
import { runs } from './support/arbitraries';
import { sampleRules } from './support/sample';

const parse = (source: string) => parseConfig(source, sampleRules);
/** Problems as `message@text that is pointed at`. */
const problems = (source: string): string[] =>
  parse(source).problems.map(({ messageId, span }) => `${messageId}@${source.slice(span.start, span.end)}`);

describe('parseConfig', () => {
  it('has the defaults that the schema has', () => {
    assert.deepEqual(defaults, v.parse(configSchema(sampleRules), {}));
  });

  it('gives defaults for what is not said', () => {
    const config = defaultConfig(sampleRules);
    assert.deepEqual([config.languages, config.allow, config.ignore], [['en', 'cy'], [], []]);
    assert.equal(config.bilingual, undefined);
    assert.deepEqual(config.decisions, { trackers: [], us: [] });
    assert.deepEqual(config.rules['jargon'], {
      level: 'warning',
      explicit: false,
      options: { count: 1, style: 'short', words: [] },
    });
    for (const empty of ['', '\n', '# nothing\n', '{}', 'allow:\nrules:\n', 'bilingual:\n'])
      assert.deepEqual([parse(empty).config, parse(empty).problems], [config, []], JSON.stringify(empty));
  });

  it('reads all that can be said', () => {
    const source = [
      'languages: [cy, en]',
      'allow: [sprint, "stand-up"]',
      'ignore: ["drafts/**"]',
      'bilingual: { paths: ["posts/**"], from: 2026-12-01 }',
      'decisions: { records: ["adr/*.md"], trackers: [example.org/issues/], us: [the board] }',
      'rules:',
      '  jargon: { level: error, count: 3, words: [a] }',
      '  headings: off',
    ].join('\n');
    const { config, problems: none } = parseConfig(source, sampleRules, 'docs');
    assert.deepEqual(none, []);
    assert.deepEqual(config.languages, ['cy', 'en']);
    assert.deepEqual(config.bilingual, { paths: ['posts/**'], from: '2026-12-01' });
    assert.deepEqual(config.decisions.us, ['the board']);
    assert.deepEqual(config.rules['jargon'], {
      level: 'error',
      explicit: true,
      options: { count: 3, style: 'short', words: ['a'] },
    });
    assert.deepEqual([config.rules['headings']?.level, config.rules['headings']?.explicit], ['off', true]);
    assert.equal(config.folder, 'docs');
  });

  it('reads JSON, a BOM and any line ends', () => {
    const json = '{\n  "allow": ["x"],\n  "rules": { "jargon": "off" }\n}\n';
    for (const source of [
      json,
      json.replaceAll('\n', '\r\n'),
      `\uFEFF${json}`,
      '{"allow":["x"],"rules":{"jargon":"off"}}',
    ]) {
      const { config, problems: none } = parse(source);
      assert.deepEqual([none, config.allow, config.rules['jargon']?.level], [[], ['x'], 'off']);
    }
    const spans = problems('{\r\n  "alow": ["x"]\r\n}');
    assert.deepEqual(spans, ['unknown-key-near@"alow"']);
  });

  it('points at a key that it does not know, and says which is near', () => {
    assert.deepEqual(problems('langauges: [en]\n'), ['unknown-key-near@langauges']);
    assert.deepEqual(parse('langauges: [en]\n').problems[0]?.data, { key: 'langauges', near: 'languages' });
    assert.deepEqual(problems('zzzzzzzzz: 1\n'), ['unknown-key@zzzzzzzzz']);
    assert.deepEqual(problems('rules:\n  jargn: off\n'), ['unknown-key-near@jargn']);
    assert.deepEqual(parse('rules:\n  jargn: off\n').problems[0]?.data, { key: 'rules.jargn', near: 'jargon' });
    assert.deepEqual(problems('rules: { jargon: { coutn: 3 } }'), ['unknown-key-near@coutn']);
    assert.deepEqual(problems('bilingual: { fro: 2026-01-01 }'), ['unknown-key-near@fro']);
    assert.deepEqual(problems('jargn:\n'), ['unknown-key@jargn'], 'also where nothing is said about it');
    assert.deepEqual(problems('1: a\ntrue: b\n'), ['unknown-key@1', 'unknown-key@true']);
  });

  it('says of what is planned that it cannot be used yet, and does not guess', () => {
    assert.deepEqual(problems('acronyms: x\n'), ['not-yet@acronyms']);
  });

  it('weighs by presets what rules are not set to', () => {
    const gentle = parse('presets: [gentle]\nrules: { headings: error }').config;
    assert.deepEqual([gentle.rules['jargon']?.level, gentle.rules['jargon']?.explicit], ['info', false]);
    assert.equal(gentle.rules['jargon']?.weights?.error, 'info');
    assert.equal(gentle.rules['headings']?.level, 'error');
    assert.equal(gentle.rules['front-matter-problem']?.level, 'warning', 'files are no matter of taste');
    assert.equal(parse('presets: [strict]').config.rules['jargon']?.weights, undefined, 'words do not fail a build');
    const real = (source: string) => parseConfig(source, rules).config.rules;
    assert.deepEqual(
      [real('presets: [strict]')['facts-differ']?.level, real('presets: [strict]')['cross-link']?.level],
      ['error', 'info'],
    );
    assert.equal(real('presets: [strict, gentle]')['facts-differ']?.level, 'info');
    assert.deepEqual(problems('presets: [strictt]'), ['not-one-of-near@strictt']);
  });

  it('keeps to the rules and levels of an edition', () => {
    const [jargon] = sampleRules;
    assert.ok(jargon);
    const later: AnyRule = { ...jargon, id: 'later', since: '0.2.0' };
    const louder: AnyRule = { ...jargon, id: 'louder', level: 'error', before: [{ until: '2026.11', level: 'info' }] };
    const levels = (source: string): readonly unknown[] => {
      const { config, problems: none } = parseConfig(source, [jargon, later, louder]);
      assert.deepEqual(none, [], source);
      return [jargon, later, louder].map(({ id }) => config.rules[id]?.level);
    };
    assert.deepEqual(levels(''), ['warning', 'warning', 'error']);
    for (const edition of ['2026.11', '"2026.11"']) {
      assert.deepEqual(levels(`edition: ${edition}`), ['warning', 'off', 'info']);
      assert.deepEqual(levels(`edition: ${edition}\npresets: [gentle]`), ['info', 'off', 'info']);
      assert.deepEqual(levels(`edition: ${edition}\nrules: { later: info }`), ['warning', 'info', 'info']);
    }
    for (const edition of ['2026.1', '2031.05', 'latest', '11'])
      assert.deepEqual(problems(`edition: ${edition}`), [`not-an-edition@${edition}`]);
    assert.equal(editionOf(2026.1), undefined, 'October, and there is none yet');
    const newest = editions.at(-1) ?? '';
    for (const rule of rules)
      assert.equal(levelIn(rule, newest), rule.level, 'the latest edition holds all that there is');
  });

  it('takes what overrides say for some notes, later ones before earlier ones', () => {
    const source = [
      'allow: [sprint]',
      'rules: { jargon: { level: error, count: 3 } }',
      'overrides:',
      '  - files: [minutes/**]',
      '    allow: [quorum]',
      '    rules: { jargon: info, headings: off }',
      '  - files: ["**/2019-*.md"]',
      '    languages: [cy]',
      '    rules: { jargon: off }',
    ].join('\n');
    const { config, problems: none } = parseConfig(source, sampleRules, 'team');
    assert.deepEqual(none, []);
    const at = (path: string) => {
      const { languages, allow, rules: set } = configAt(config, path);
      return [
        languages.join(),
        allow.join(),
        set['jargon']?.level,
        set['jargon']?.options['count'],
        set['headings']?.level,
      ];
    };
    assert.deepEqual(at('team/a.md'), ['en,cy', 'sprint', 'error', 3, 'info']);
    assert.deepEqual(at('minutes/a.md'), ['en,cy', 'sprint', 'error', 3, 'info'], 'globs count from the file');
    assert.deepEqual(at('team/minutes/a.md'), ['en,cy', 'quorum,sprint', 'info', 3, 'off']);
    assert.deepEqual(at('team/minutes/2019-05-01.md'), ['cy', 'quorum,sprint', 'off', 3, 'off']);
    assert.equal(configAt(config, 'team/minutes/a.md'), configAt(config, 'team/minutes/b.md'), 'one object for both');
    assert.equal(configAt(config, 'team/a.md'), config);
    const loud = withLevels(config, new Map([['jargon', 'warning']]));
    assert.equal(configAt(loud, 'team/minutes/2019-05-01.md').rules['jargon']?.level, 'warning');
    assert.deepEqual(problems('overrides: [{ rules: { jargon: off } }]'), ['missing-key@{ rules: { jargon: off } }']);
    assert.deepEqual(problems('overrides: [{ files: [a], ignore: [b] }]'), ['unknown-key@ignore']);
    assert.deepEqual(problems('overrides: [{ files: [a], rules: { jargn: off } }]'), ['unknown-key-near@jargn']);
  });

  it('takes agreed terms, and says which of them cannot be used', () => {
    const source =
      'glossary:\n  - { en: tax, cy: treth, also: { cy: [trethi] } }\n  - { en: rent }\n  - { en: x, cy: y, alos: [z] }\n  - terms.yml\n';
    assert.deepEqual(problems(source), ['bad-value@{ en: rent }', 'bad-value@[z]']);
    assert.deepEqual(
      parse(source).config.glossary.map(({ en }) => en),
      ['tax', 'x'],
      'a file is read by loadConfig, and half a pair is left out',
    );
  });

  it('does not ask for translations where only their order is given', () => {
    assert.deepEqual(parse('bilingual: { order: [cy, en] }').config.bilingual, { paths: [], order: ['cy', 'en'] });
    assert.deepEqual(parse('bilingual: { order: [cy, en], from: 2026-12-01 }').config.bilingual?.paths, ['**']);
    assert.deepEqual(problems('bilingual: { order: [cy, cy] }'), ['bad-value@[cy, cy]']);
  });

  it('says once what a word of a team’s own lacks, and keeps the others', () => {
    const source = 'words:\n  - term: "!!!"\n  - say: [x]\n  - term: hub\n  - term: pod\n    level: loud\n';
    assert.deepEqual(problems(source), ['not-a-term@"!!!"', 'missing-key@say: [x]\n', 'not-one-of@loud']);
    assert.deepEqual(
      parse(source).config.words.map(({ term, level }) => [term, level]),
      [
        ['hub', 'warning'],
        ['pod', 'warning'],
      ],
    );
  });

  it('points at a value that cannot be', () => {
    for (const [source, expected] of [
      ['rules: { jargon: warn }', 'not-one-of-near@warn'],
      ['rules: { jargon: loud }', 'not-one-of@loud'],
      ['rules: { jargon: { level: eror } }', 'not-one-of-near@eror'],
      ['rules: { jargon: { style: shrt } }', 'not-one-of-near@shrt'],
      ['rules: { jargon: { count: many } }', 'bad-value@many'],
      ['rules: [jargon]', 'bad-value@[jargon]'],
      ['allow: sprint', 'not-a-list@sprint'],
      ['allow: [a, 3, b]', 'bad-value@3'],
      ['allow: [""]', 'bad-value@""'],
      ['languages: []', 'bad-value@[]'],
      ['languages: [en, Welsh]', 'not-a-language@Welsh'],
      ['bilingual: { from: soon }', 'not-a-date@soon'],
      ['bilingual: { pairs: ["*/*/{lang}.md"] }', 'not-a-tie@"*/*/{lang}.md"'],
      ['bilingual: { pairs: [{ en: docs/a.md, cy: docs/b.md }] }', 'not-a-tie@{ en: docs/a.md, cy: docs/b.md }'],
      ['bilingual: { from: 2026-02-30 }', 'not-a-date@2026-02-30'],
      ['bilingual: { from: 2026-13-01 }', 'not-a-date@2026-13-01'],
      ['bilingual: yes', 'bad-value@yes'],
    ] as const)
      assert.deepEqual(problems(source), [expected], source);
  });

  it('uses all the rest', () => {
    const source =
      'allow: [1, good, 2, fine, [x]]\nalow: [x]\nrules: { jargon: { count: no, style: long }, headings: loud }\n';
    const { config } = parse(source);
    assert.deepEqual(config.allow, ['good', 'fine']);
    assert.deepEqual(config.rules['jargon']?.options, { count: 1, style: 'long', words: [] });
    assert.equal(config.rules['headings']?.level, 'info');
    assert.deepEqual(problems(source), [
      ...['bad-value@1', 'bad-value@2', 'bad-value@[x]'],
      ...['bad-value@no', 'not-one-of@loud', 'unknown-key-near@alow'],
    ]);
    assert.deepEqual(parse('languages: [1]\n').config.languages, ['en', 'cy'], 'a list that is left empty');
  });

  it('says where it is not YAML, and uses what can be read', () => {
    for (const source of [
      'allow: [a\nrules: {',
      'a: b: c',
      'allow: [a]\nallow: [b]\n',
      '\tallow: x',
      '*.md',
      '- a\n- b',
      'words',
    ]) {
      const { problems: found } = parse(source);
      assert(
        found.some(({ messageId }) => messageId === 'not-yaml'),
        source,
      );
      for (const { span } of found) assert(span.start <= span.end && span.end <= source.length + 1);
    }
  });

  it('stands what is hostile', () => {
    const before = Object.keys(Object.prototype).length;
    for (const source of [
      '__proto__: { languages: [en] }\n',
      'rules: { __proto__: off, constructor: off, toString: off }\n',
      'a: &a [*a]\n',
      'allow: &a [*a, x]\n',
      'rules: &r { jargon: *r }\n',
      `allow: [${'1, '.repeat(20_000)}1]\n`,
      Array.from({ length: 8000 }, (_, n) => `key${String(n)}: x`).join('\n'),
      `${'k'.repeat(100_000)}: x\n`,
      `allow: ${'['.repeat(90)}${']'.repeat(90)}\n`,
      `allow: "${'x'.repeat(150_000)}"\n`,
    ]) {
      const { config, problems: found } = parse(source);
      assert(found.length > 0 && found.length <= 100, `${source.slice(0, 30)} ${String(found.length)}`);
      assert.deepEqual(config.languages, ['en', 'cy']);
      assert(
        found.every(({ data }) => JSON.stringify(data).length < 400),
        'messages stay short',
      );
    }
    assert.equal(Object.keys(Object.prototype).length, before);
  });

  it('never throws, keeps spans in the file, and has words for everything', () => {
    const key = fc.constantFrom(
      'rules',
      'allow',
      'languages',
      'bilingual',
      'decisions',
      'overrides',
      'presets',
      'edition',
      'files',
      'jargon',
      'level',
      'from',
      'x',
      '__proto__',
      '1',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>('off', 'loud', 'en', '2026-01-01', '', null, true, 3, -0.5),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const source = fc.oneof(
      fc.string(),
      value.map((it) => JSON.stringify(it)),
      fc.string().map((it) => `rules:\n  jargon: ${it}\n`),
    );
    fc.assert(
      fc.property(source, (text) => {
        const { config, problems: found } = parse(text);
        assert(config.languages.length > 0);
        assert.deepEqual(
          Object.keys(config.rules),
          sampleRules.map((rule) => rule.id),
        );
        for (const { messageId, data, span } of found) {
          assert(0 <= span.start && span.start <= span.end && span.end <= text.length + 1);
          for (const locale of locales)
            assert.doesNotMatch(
              render(configProblem.messages[locale][messageId], data, locale).replace(/‘[^’]*’/g, ''),
              /\{(?:key|near|value|allowed)\}/,
            );
        }
      }),
      runs(1000),
    );
  });
});

describe('configurations', () => {
  it('match globs from the folder they lie in', () => {
    const root = parse('').config;
    const inner = parseConfig('', sampleRules, 'docs').config;
    assert(matchesGlobs(root, ['notes/**'], 'notes/a/b.md'));
    assert(matchesGlobs(root, ['*.md', '**/.hidden/*'], 'a/.hidden/x'));
    assert(!matchesGlobs(root, ['*.md'], 'notes/a.md'));
    assert(!matchesGlobs(root, [], 'a.md'));
    assert(matchesGlobs(inner, ['*.md'], 'docs/a.md'));
    assert(!matchesGlobs(inner, ['*.md'], 'a.md'));
    assert(!matchesGlobs(inner, ['**'], 'docsx/a.md'));
  });

  it('take levels from the command line', () => {
    const config = withLevels(
      parse('rules: { jargon: { level: off, count: 2 } }').config,
      new Map([
        ['jargon', 'error'],
        ['none', 'off'],
      ]),
    );
    assert.deepEqual(config.rules['jargon'], {
      level: 'error',
      explicit: true,
      options: { count: 2, style: 'short', words: [] },
    });
    assert.equal(config.rules['none'], undefined);
  });

  it('know a slip from another word', () => {
    const known = ['languages', 'allow', 'ignore'];
    assert.deepEqual(
      ['langauges', 'Languages', 'alow', 'allows', 'ignroe', 'x', '', 'decisions'].map((name) => nearest(name, known)),
      ['languages', 'languages', 'allow', 'allow', 'ignore', undefined, undefined, undefined],
    );
    assert.equal(nearest('x', []), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { defaultConfig, matchesGlobs, nearest, parseConfig, withLevels } from '../../server/src/engine/config';
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
    const planned = ['edition', 'presets', 'acronyms', 'overrides'];
    for (const key of planned) assert.deepEqual(problems(`${key}: x\n`), [`not-yet@${key}`]);
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

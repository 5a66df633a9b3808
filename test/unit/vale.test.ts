/** What patterns of Vale's are written out into, and what a rule and a `.vale.ini` are read as. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readVocabulary } from '../../server/src/cli/vale/accepted';
import { readIni } from '../../server/src/cli/vale/ini';
import { mergeForms } from '../../server/src/cli/vale/merge';
import type { ImportedForm } from '../../server/src/cli/vale/notices';
import { mostForms, writeOut } from '../../server/src/cli/vale/pattern';
import { readRule } from '../../server/src/cli/vale/rule';
import { writeYaml } from '../../server/src/cli/vale/write';
import { readConfig } from '../../server/src/engine/config';
import { rules } from '../../server/src/rules';

const formsOf = (pattern: string, bounded = true): readonly string[] | string => {
  const found = writeOut(pattern, bounded);
  return typeof found === 'string' ? found : found.forms;
};

describe('patterns of Vale', () => {
  const written: Readonly<Record<string, readonly string[]>> = {
    'joined up': ['joined up'],
    'utili[sz]e': ['utilise', 'utilize'],
    'utili[sz]e[ds]?': ['utilise', 'utilised', 'utilises', 'utilize', 'utilized', 'utilizes'],
    '(?:give|gave) rise to': ['give rise to', 'gave rise to'],
    '(drill|deep)[ -]dive': ['drill dive', 'drill-dive', 'deep dive', 'deep-dive'],
    'a (?:large)? number of': ['a number of', 'a large number of'],
    'in\\s+order\\sto': ['in order to'],
    'colou?r|hue': ['color', 'colour', 'hue'],
    'e\\.g\\.': ['e.g.'],
    '\\bhub\\b': ['hub'],
    '(?i)Hub': ['Hub'],
    'synerg\\w*': ['synerg*'],
    'strateg[a-z]* plan': ['strateg* plan'],
    '\\w+wise': ['*wise'],
    'wi-?fi': ['wifi', 'wi-fi'],
    '[a-c]1': ['a1', 'b1', 'c1'],
    "don['’]t": ["don't", 'don’t'],
  };
  for (const [pattern, forms] of Object.entries(written))
    it(`writes out ${pattern}`, () => {
      assert.deepEqual(formsOf(pattern), forms);
    });

  const refused: Readonly<Record<string, string>> = {
    '\\d+ people': 'pattern',
    'very .*': 'pattern',
    'manage\\w+': 'pattern', // ours would find manage as well
    'hub(?!cap)': 'pattern',
    '(?<!the )hub': 'pattern',
    '[^a]b': 'pattern',
    'x{2,}': 'pattern',
    '^So': 'pattern',
    '(open': 'pattern',
    'shut)': 'pattern',
    '[open': 'pattern',
    'a\\': 'pattern',
    '': 'pattern',
    '\\*': 'pattern',
    'a\\bb': 'pattern', // never matches
    '[a-z][a-z]': 'many',
    '(?:a|b)(?:a|b)(?:a|b)(?:a|b)(?:a|b)(?:a|b)': 'many',
  };
  for (const [pattern, why] of Object.entries(refused))
    it(`refuses ${pattern === '' ? 'nothing' : pattern}`, () => {
      assert.equal(formsOf(pattern), why);
    });

  it('takes what finds whole words anyway where Vale sets no boundaries', () => {
    assert.equal(formsOf('hub', false), 'within');
    assert.equal(formsOf('\\bhub', false), 'within');
    assert.deepEqual(formsOf('\\bhub\\b', false), ['hub']);
    assert.deepEqual(formsOf('\\bviz[\\s,]', false), ['viz']);
  });

  it('neither hangs nor throws, whatever it is given', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'b',
        '|',
        '(',
        ')',
        '(?:',
        '[',
        ']',
        '?',
        '*',
        '+',
        '\\b',
        '\\w',
        '\\',
        '-',
        '^',
        '.',
        ' ',
        '*',
        '\uE000',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.boolean(), (parts, bounded) => {
        const found = writeOut(parts.join(''), bounded);
        if (typeof found !== 'string') assert.ok(found.forms.length > 0 && found.forms.length <= mostForms);
      }),
    );
    for (const pattern of [
      '('.repeat(1e5),
      '(a|'.repeat(500),
      '(?:a?'.repeat(300),
      'a\\b '.repeat(499),
      '[a-z]'.repeat(300),
    ])
      assert.ok(writeOut(pattern, true), pattern.slice(0, 10));
  });

  it('finds with the forms what the pattern matches', () => {
    // Written out, a pattern without wildcards is the same language: each form matches, and no other string of its letters.
    const atom = fc.constantFrom('a', 'b', '[ab]', '(?:ab|b)', 'a?', '(?:a|b)?');
    fc.assert(
      fc.property(fc.array(atom, { minLength: 1, maxLength: 4 }), (atoms) => {
        const pattern = atoms.join('');
        const forms = formsOf(`x${pattern}`);
        if (typeof forms === 'string') return;
        const whole = new RegExp(`^x${pattern}$`);
        const candidates = allStrings(['a', 'b'], 8).map((text) => `x${text}`);
        assert.deepEqual([...forms].sort(), candidates.filter((text) => whole.test(text)).sort());
      }),
      { numRuns: 50 },
    );
  });
});

function allStrings(letters: readonly string[], longest: number): string[] {
  let level = [''];
  const all = [''];
  for (let i = 0; i < longest; i++) {
    level = level.flatMap((text) => letters.map((letter) => text + letter));
    all.push(...level);
  }
  return all;
}

interface ReadAs {
  readonly forms: readonly ImportedForm[];
  readonly told: readonly string[];
}
function read(source: string, setting?: string, minLevel?: string): ReadAs {
  const told: string[] = [];
  const context = { path: 'Team/R.yml', setting, minLevel, room: { forms: 1000 } };
  const forms = readRule(source, context, (id, line) => told.push(`${String(line)} ${id}`));
  return { forms, told };
}
const terms = ({ forms }: ReadAs): string[] => forms.map(({ text }) => text);

describe('rules of Vale', () => {
  it('carries replacements, reasons, levels and where they are from', () => {
    const { forms, told } = read(
      [
        'extends: substitution',
        "message: Residents asked us to say '%s'.",
        'level: error',
        'ignorecase: true',
        'swap:',
        '  going forward: from now on|in future',
        '  basically: ""',
        "  'postm[ae]n': post worker(s)",
      ].join('\n'),
    );
    assert.deepEqual(told, []);
    assert.deepEqual(
      forms.map(({ text, say, advice, level, source }) => ({ text, say, advice, level, source })),
      [
        {
          text: 'going forward',
          say: ['from now on', 'in future'],
          advice: undefined,
          level: 'warning',
          source: 'Team/R.yml:6',
        },
        { text: 'basically', say: ['(leave out)'], advice: undefined, level: 'warning', source: 'Team/R.yml:7' },
        { text: 'postman', say: [], advice: 'post worker(s)', level: 'warning', source: 'Team/R.yml:8' },
        { text: 'postmen', say: [], advice: 'post worker(s)', level: 'warning', source: 'Team/R.yml:8' },
      ],
    );
  });

  it('takes a message for the reason only where it says more than ours', () => {
    const why = (message: string): string | undefined =>
      read(`extends: existence\nmessage: ${JSON.stringify(message)}\ntokens: [hub]`).forms[0]?.why;
    assert.equal(why("Avoid using '%s'."), undefined);
    assert.equal(why("Consider using '%s' instead of '%s'"), undefined);
    assert.equal(why("'%s' means nothing to residents."), '‘hub’ means nothing to residents.');
    assert.equal(why('Nobody knows which one.'), 'Nobody knows which one.');
  });

  it('leaves capitals alone where they count', () => {
    const rule = (ignorecase: boolean, ...tokens: string[]): ReadAs =>
      read(`extends: existence\nmessage: x\nignorecase: ${String(ignorecase)}\ntokens: ${JSON.stringify(tokens)}`);
    assert.deepEqual(rule(false, 'WHO', 'hub').told, ['4 importCapitals']);
    assert.deepEqual(terms(rule(false, 'WHO', 'hub')), ['hub']);
    assert.deepEqual(terms(rule(true, 'WHO')), ['WHO']);
    assert.deepEqual(terms(rule(false, '(?i)Hub')), ['Hub']);
    assert.deepEqual(terms(rule(false, '[Hh]ub')), ['Hub', 'hub']);
    assert.deepEqual(terms(rule(false, 'Town Hall Live')), ['Town Hall Live']);
  });

  it('leaves out what differs in ways that we do not see, and what Vale is content with', () => {
    const swap = (line: string): ReadAs =>
      read(`extends: substitution\nmessage: x\nignorecase: true\nswap:\n  ${line}`);
    assert.deepEqual(swap('web site: website'), { forms: [], told: ['5 importSame'] });
    assert.deepEqual(swap('github: GitHub'), { forms: [], told: ['5 importSame'] });
    assert.deepEqual(terms(swap("'sign ?posts?': signpost")), ['signposts', 'sign posts']);
    assert.deepEqual(swap("'sign ?posts?': signpost").told, ['5 importSame']);
    assert.deepEqual(terms(swap("'hubs?': hub")), ['hubs']);
    assert.deepEqual(swap("'hubs?': hub").told, []);
    assert.deepEqual(swap("'the (\\w+) hub': the $1").told, ['5 importPattern']);
    assert.deepEqual(swap('hub: a $1 place').told, ['5 importSay']);
  });

  it('knows exceptions', () => {
    const { forms, told } = read(
      'extends: existence\nmessage: x\ntokens: [landscape, "hubs?"]\nexceptions:\n  - landscape architect\n  - hubs\n  - \\d+ hub',
    );
    assert.deepEqual(
      forms.map(({ text, phrases }) => [text, phrases]),
      [
        ['landscape', ['landscape architect']],
        ['hub', []],
      ],
    );
    assert.deepEqual(told, ['7 importException']);
  });

  it('says what it cannot carry, and where', () => {
    const rule = (...lines: string[]): ReadAs => read(['extends: existence', 'message: x', ...lines].join('\n'));
    assert.deepEqual(read('extends: spelling\nmessage: x').told, ['1 importKind']);
    assert.deepEqual(read('level: error').told, ['1 importNotRule']);
    assert.deepEqual(read('extends: existence\ntokens: [a\nlevel: x').told.length, 1);
    assert.match(read('extends: existence\ntokens: [a\nlevel: x').told[0] ?? '', /importYaml$/);
    assert.deepEqual(rule('scope: heading', 'tokens: [hub]').told, ['3 importScope']);
    assert.deepEqual(rule('scope: [text]', 'tokens: [hub]').told, []);
    // What stands under raw goes before the tokens, which mean little without it.
    assert.deepEqual(rule("raw: ['\\b(?:was|were)\\s']", 'tokens: [given]'), { forms: [], told: ['3 importRaw'] });
    assert.deepEqual(rule('tokens: []').told, ['1 importNoWords']);
    assert.deepEqual(rule('nonword: true', 'tokens: [hub]').told, ['4 importWithin']);
    assert.deepEqual(rule('tokens:', '  - C++', '  - and/or').told, ['4 importPattern', '5 importNoTerm']);
  });

  it('goes by the levels that .vale.ini sets', () => {
    const source = 'extends: existence\nmessage: x\nlevel: suggestion\ntokens: [hub]';
    assert.equal(read(source).forms[0]?.level, 'info');
    assert.equal(read(source, 'error').forms[0]?.level, 'warning');
    assert.equal(read(source, 'YES').forms[0]?.level, 'info');
    assert.deepEqual(read(source, undefined, 'warning'), { forms: [], told: ['3 importQuiet'] });
    assert.deepEqual(terms(read(source, 'warning', 'warning')), ['hub']);
  });

  it('stops where there is no room for more', () => {
    const told: string[] = [];
    const room = { forms: 2 };
    const source = 'extends: existence\nmessage: x\ntokens:\n  - one\n  - two\n  - three\n  - four';
    const forms = readRule(source, { path: 'x', setting: undefined, minLevel: undefined, room }, (id, line) =>
      told.push(`${String(line)} ${id}`),
    );
    assert.equal(forms.length, 2);
    assert.deepEqual(told, ['6 importFull']);
  });
});

describe('vocabularies of Vale', () => {
  it('reads a pattern a line, and comments', () => {
    const told: string[] = [];
    const read = (text: string, kind: 'accept' | 'reject'): string[] =>
      readVocabulary(text, 'v.txt', kind, (id, line, _, loss) =>
        told.push(`${String(line)} ${id} ${String(loss)}`),
      ).map(({ text: form, source }) => `${form} ${source}`);
    assert.deepEqual(read('# names\n\n[Ss]print\r\nC\\+\\+\n\\d+', 'accept'), ['Sprint v.txt:3', 'sprint v.txt:3']);
    assert.deepEqual(read('CRM\nblue[ -]sky', 'reject'), ['blue sky v.txt:2', 'blue-sky v.txt:2']);
    assert.deepEqual(told, ['4 importNeedless false', '5 importPattern undefined', '1 importCapitals undefined']);
  });
});

describe('.vale.ini', () => {
  const isForNotes = (glob: string): boolean => glob === '*' || glob === '*.md';
  it('gives styles, rules, levels and vocabularies', () => {
    const ini = readIni(
      [
        'StylesPath = "our styles"',
        'MinAlertLevel = warning # no less',
        'Vocab = Town, Team',
        '[*]',
        'BasedOnStyles = Old',
        '[*.md]',
        'BasedOnStyles = Vale, Plain ; ours',
        'Plain.Hub = NO # for now',
        '[*.rst]',
        'BasedOnStyles = Other',
      ].join('\r\n'),
      isForNotes,
    );
    assert.equal(ini.stylesPath, 'our styles');
    assert.equal(ini.minLevel, 'warning');
    assert.deepEqual(ini.vocabularies, [
      { name: 'Town', line: 3 },
      { name: 'Team', line: 3 },
    ]);
    assert.deepEqual(ini.styles, [
      { name: 'Vale', line: 7 },
      { name: 'Plain', line: 7 },
    ]);
    assert.deepEqual([...ini.rules], [['Plain.Hub', { value: 'NO', line: 8 }]]);
    assert.deepEqual(ini.apart, [{ section: '*.rst', line: 10 }]);
  });
});

describe('imported words', () => {
  const form = (text: string, more: Partial<ImportedForm> = {}): ImportedForm => ({
    ...{ text, group: text, say: [], why: undefined, advice: undefined, level: 'info', phrases: [], source: 'a:1' },
    ...more,
  });

  it('are listed once, with what all rules say', () => {
    assert.deepEqual(
      mergeForms([
        form('deep dive', { group: 'one', say: ['look closely'], phrases: ['deep dive team', 'x'] }),
        form('deep dives', { group: 'one', say: ['look closely'] }),
        form('Deep-Dive', {
          group: 'two',
          say: ['study', 'look closely'],
          level: 'warning',
          phrases: ['x'],
          source: 'b:2',
        }),
      ]).map(({ term, also, say, level, phrases, sources }) => ({ term, also, say, level, phrases, sources })),
      [
        {
          ...{ term: 'deep dive', also: [], say: ['look closely', 'study'], level: 'warning', phrases: ['x'] },
          sources: ['a:1', 'b:2'],
        },
        { term: 'deep dives', also: [], say: ['look closely'], level: 'info', phrases: [], sources: ['a:1'] },
      ],
    );
  });

  it('are configuration that comes back as it was, whatever texts hold', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    const term = fc.constantFrom(
      'hub',
      'yes',
      'null',
      "don't",
      '*wise',
      '3D',
      'e.g.',
      'deep-dive',
      'ŵyn',
      'On',
      'a  b',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(term, text, text), { minLength: 1, maxLength: 5 }), text, (all, title) => {
        const words = all.map(([one, why, source]) => ({
          ...{ term: one, also: ['no'], say: [`x${why}`], why, advice: undefined, level: 'info' as const },
          ...{ phrases: [`y${why}`], sources: [source] },
        }));
        const { yaml } = writeYaml(title, words, [{ text: 'off', sources: [title] }], 'cy');
        const { given, problems } = readConfig(yaml, rules);
        assert.deepEqual(
          problems.filter(({ messageId }) => messageId === 'not-yaml'),
          [],
        );
        assert.deepEqual(given.allow, ['off']);
        if (problems.length > 0) return; // a text that no reason may be, such as one of spaces
        assert.deepEqual(
          given.words?.map((word) => [
            word.term,
            word.also,
            word.say,
            word.why,
            word.level,
            word.language,
            word.unless,
          ]),
          words.map((word) => [word.term, word.also, word.say, word.why, 'info', 'cy', { phrases: word.phrases }]),
        );
      }),
    );
  });

  it('leave out what a configuration has no room for', () => {
    const word = { ...form('x'), term: 'x', also: [], sources: [] };
    const { words, left, yaml } = writeYaml(
      't',
      Array.from({ length: 20_005 }, () => word),
      [],
      'en',
    );
    assert.deepEqual([words, left], [20_000, 5]);
    assert.ok(yaml.length < 2_000_000);
    assert.equal(writeYaml('t', [{ ...word, why: 'y'.repeat(2e6) }], [], 'en').left, 1);
  });
});

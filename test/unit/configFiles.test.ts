/** What a configuration draws on: other configurations, packages, files of words. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configAt, matchesGlobs } from '../../server/src/engine/config';
import { checkConfigFile, loadConfig } from '../../server/src/engine/configFiles';
import { createWorkspace } from '../../server/src/engine/workspace';
import { rules } from '../../server/src/rules';

/** Loads a configuration from files by path, the first of which it is. */
async function load(files: Readonly<Record<string, string>>) {
  const [path = '', text = ''] = Object.entries(files)[0] ?? [];
  const loaded = await loadConfig(path, text, rules, (at) => Promise.resolve(files[at]));
  const problems = [loaded.file, ...loaded.others].flatMap((file) =>
    file.problems.map(({ messageId, span }) => `${file.path}: ${messageId}@${file.text.slice(span.start, span.end)}`),
  );
  return { ...loaded, problems, terms: loaded.config.words.map(({ term }) => term) };
}

describe('a configuration and what it draws on', () => {
  it('builds on another file: lists add up, single values of its own count', async () => {
    const { config, problems, terms } = await load({
      '.agored.yml':
        'extends: ./shared/agored.yml\nallow: [sprint]\nrules: { jargon: { gentle: true }, missing-section: error }\nwords: [{ term: hub }]\n',
      'shared/agored.yml':
        'languages: [cy, en]\nallow: [pilot]\npacks: { wordy: off }\nrules: { jargon: info, missing-section: off }\nwords: [{ term: pod }]\nignore: ["old/**"]\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.languages, ['cy', 'en']);
    assert.deepEqual([config.allow, terms, config.ignore], [['sprint', 'pilot'], ['hub', 'pod'], ['old/**']]);
    assert.ok(!config.packs.includes('wordy') && config.packs.includes('core'));
    assert.deepEqual(
      [config.rules['jargon']?.level, config.rules['jargon']?.options, config.rules['missing-section']?.level],
      ['info', { gentle: true }, 'error'],
    );
  });

  it('takes the later of several, and each once', async () => {
    const { config, others } = await load({
      'a/.agored.yml': 'extends: [../one.yml, ../two.yml]\n',
      'one.yml': 'extends: base.yml\nlanguages: [en, fr]\n',
      'two.yml': 'extends: base.yml\nlanguages: [en, cy]\n',
      'base.yml': 'allow: [x]\n',
    });
    assert.deepEqual(config.languages, ['en', 'cy']);
    assert.deepEqual(
      others.map(({ path }) => path),
      ['one.yml', 'base.yml', 'two.yml'],
    );
  });

  it('finds an installed package, in the folder or above it', async () => {
    const { config, problems } = await load({
      'notes/team/.agored.yml': 'extends: ["@council/agored-config", plain-words]\n',
      'notes/node_modules/@council/agored-config/agored.yml': 'allow: [sprint]\nvocabulary: words.yml\n',
      'notes/node_modules/@council/agored-config/words.yml': '- term: hub\n',
      'node_modules/plain-words/.agored.yaml': 'allow: [pilot]\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual([...config.allow].sort(), ['pilot', 'sprint']);
    assert.equal(config.words.length, 1);
  });

  it('reads files of words, a list or a mapping, and says what is wrong in them', async () => {
    const { terms, problems } = await load({
      '.agored.yml': 'vocabulary: [words/a.yml, words/b.json]\nwords: [{ term: hub }]\n',
      'words/a.yml': '- term: pod\n  say: [group]\n- tem: pad\n',
      'words/b.json': '{ "words": [{ "term": "synergise", "pos": "verb" }, { "term": "C++" }] }',
    });
    assert.deepEqual(terms, ['hub', 'pod', 'synergise']);
    assert.deepEqual(problems, [
      'words/a.yml: unknown-key-near@tem',
      'words/a.yml: missing-key@tem: pad\n',
      'words/b.json: not-a-term@"C++"',
    ]);
  });

  it('reads files of agreed terms beside entries, and adds up what it builds on', async () => {
    const { config, problems, others } = await load({
      '.agored.yml':
        'extends: shared/agored.yml\nglossary:\n  - { en: rent, cy: rhent }\n  - terms/a.yml\n  - gone.yml\n',
      'shared/agored.yml': 'glossary: ./b.json\n',
      'terms/a.yml': '- { en: service user, cy: defnyddiwr gwasanaeth }\n- { en: half }\n',
      'shared/b.json':
        '{ "glossary": [{ "en": "council tax", "cy": "treth gyngor", "not": { "cy": ["treth cyngor"] } }] }',
    });
    assert.deepEqual(
      config.glossary.map(({ en }) => en),
      ['rent', 'service user', 'council tax'],
    );
    assert.deepEqual(problems, ['.agored.yml: no-file@gone.yml', 'terms/a.yml: bad-value@{ en: half }']);
    assert.deepEqual(
      others.map(({ path, kind }) => [path, kind]),
      [
        ['shared/agored.yml', 'config'],
        ['shared/b.json', 'glossary'],
        ['terms/a.yml', 'glossary'],
      ],
    );
  });

  it('says where a file or a package is missing, and goes on', async () => {
    const { config, problems } = await load({
      '.agored.yml': 'extends: [gone.yml, gone-package]\nvocabulary: lost.yml\nallow: [x]\n',
    });
    assert.deepEqual(problems, [
      '.agored.yml: no-file@gone.yml',
      '.agored.yml: no-package@gone-package',
      '.agored.yml: no-file@lost.yml',
    ]);
    assert.deepEqual(config.allow, ['x']);
  });

  it('does not go round in circles', async () => {
    const { config, problems } = await load({
      '.agored.yml': 'extends: a.yml\nallow: [x]\n',
      'a.yml': 'extends: [b.yml]\nallow: [y]\n',
      'b.yml': 'extends: [a.yml, .agored.yml]\nallow: [z]\n',
    });
    assert.deepEqual(problems, ['b.yml: circle@a.yml', 'b.yml: circle@.agored.yml']);
    assert.deepEqual(config.allow, ['x', 'y', 'z']);
  });

  it('reads nothing outside the workspace, and nothing but data', async () => {
    const asked: string[] = [];
    const names = [
      '../out.yml',
      '/etc/passwd.yml',
      'a/../../x.yml',
      'C:\\x.yml',
      'file:///x.yml',
      'secrets.env',
      '.npmrc',
    ];
    const text = `vocabulary: ${JSON.stringify(names)}\nextends: ["..", "./x.js", "../node_modules/x"]\n`;
    const { file } = await loadConfig('.agored.yml', text, rules, (at) => {
      asked.push(at);
      return Promise.resolve('words: [{ term: hub }]');
    });
    assert.deepEqual(asked, []);
    assert.deepEqual(
      file.problems.map(({ messageId }) => messageId),
      ['outside', 'outside', 'outside', 'outside', 'outside', 'not-data', 'not-data', 'outside', 'not-data', 'outside'],
    );
  });

  it('bounds how many files are read', async () => {
    let reads = 0;
    const { file, others } = await loadConfig('.agored.yml', 'extends: 0.yml\n', rules, (at) => {
      reads++;
      return Promise.resolve(`extends: [${String(Number(/\d+/.exec(at)?.[0]) + 1)}.yml]\n`);
    });
    assert.ok(reads <= 60, String(reads));
    assert.equal([file, ...others].flatMap(({ problems }) => problems).at(-1)?.messageId, 'too-many-files');
  });

  it('allows words in some notes alone', async () => {
    const { config } = await load({
      'team/.agored.yml':
        'allow: [sprint, { words: [landscape], paths: [gardens/**] }, { words: [pilot], paths: [x.md] }]\n',
    });
    assert.deepEqual(configAt(config, 'team/gardens/a.md').allow, ['sprint', 'landscape']);
    assert.deepEqual(configAt(config, 'gardens/a.md').allow, ['sprint'], 'paths count from the file');
    assert.equal(configAt(config, 'team/b.md'), config);
    assert.equal(configAt(config, 'team/gardens/a.md'), configAt(config, 'team/gardens/b.md'), 'one object for both');
    assert.ok(matchesGlobs(config, ['x.md'], 'team/x.md'));
  });

  it('is known to ask for a file while others are still being read', async () => {
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => {
        resolve(undefined);
      };
    });
    const texts: Readonly<Record<string, string>> = { '.agored.yml': 'vocabulary: [one.yml, two.yml]\n' };
    const host = {
      listNotes: () => Promise.resolve([]),
      readText: (at: string) => (at === 'two.yml' ? held : Promise.resolve(texts[at])),
    };
    const workspace = createWorkspace({ host, rules, today: () => '2026-11-25' });
    const loading = workspace.configFor('a.md');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(workspace.isDrawnOn('one.yml'), true);
    release();
    await loading;
    assert.deepEqual(
      ['one.yml', 'two.yml', 'three.yml'].map((at) => workspace.isDrawnOn(at)),
      [true, true, false],
    );
  });

  it('checks a file of words as it stands in an editor', () => {
    const { problems } = checkConfigFile('words.yml', '- term: hub\n  levle: info\n', rules, 'words');
    assert.deepEqual(
      problems.map(({ messageId, data }) => [messageId, data?.['near']]),
      [['unknown-key-near', 'level']],
    );
  });
});

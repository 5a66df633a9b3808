import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import type { Host, Twin } from '../../server/src/engine/facts';
import { readPath } from '../../server/src/engine/paths';
import { gatherTwins } from '../../server/src/engine/twins';

const english = 'This note tells you what we did this week and what we will do in the next one.\n';
const welsh = 'Mae’r nodyn hwn yn dweud beth wnaethon ni yr wythnos hon a beth fyddwn ni’n ei wneud nesaf.\n';

function hostOf(files: Readonly<Record<string, string>>): Host & { reads: number } {
  const listing = Object.keys(files).sort();
  const host = {
    reads: 0,
    listNotes: () => Promise.resolve(listing),
    readText: (path: string) => {
      host.reads++;
      return Promise.resolve(files[path]);
    },
  };
  return host;
}

async function twinsOf(
  path: string,
  files: Readonly<Record<string, string>>,
  languages = 'en, cy',
): Promise<readonly Twin[]> {
  const config = parseConfig(`languages: [${languages}]`, []).config;
  return gatherTwins(hostOf(files), path, createDocument(files[path] ?? ''), config);
}

async function tied(
  path: string,
  other: string,
  files: Readonly<Record<string, string>>,
  languages?: string,
): Promise<void> {
  const [twin] = await twinsOf(path, files, languages);
  assert.deepEqual([twin?.path, twin?.exists], [other, true], path);
  const [back] = await twinsOf(other, files, languages);
  assert.deepEqual([back?.path, back?.exists], [path, true], other);
}

describe('twins by name', () => {
  for (const [a, b] of [
    ['post.en.md', 'post.cy.md'],
    ['post_en.md', 'post_cy.md'],
    ['notes/post-en.md', 'notes/post-cy.md'],
    ['post.md', 'post.cy.md'],
    ['README.md', 'README_cy.md'],
    ['README.md', 'README.cymraeg.md'],
    ['README.md', 'DARLLENWCH.md'],
    ['EN.md', 'CY.md'],
    ['en/posts/a.md', 'cy/posts/a.md'],
    ['content/_en/a.md', 'content/_cy/a.md'],
    ['en/step_1.md', 'cy-GB/step_1.md'],
    ['docs/intro.md', 'i18n/cy/docusaurus-plugin-content-docs/current/intro.md'],
  ] as const)
    it(`ties ${a} and ${b}`, async () => {
      const more = b.startsWith('i18n') ? { 'docs/more.md': english, [b.replace('intro', 'more')]: welsh } : {};
      await tied(a, b, { [a]: english, [b]: welsh, 'other.md': english, ...more });
    });

  it('takes the file without a mark for the language that is left', async () => {
    await tied('README.md', 'README_en.md', { 'README.md': 'API\n', 'README_en.md': english });
  });

  it('does not take a folder called cy for translations because of one file', async () => {
    const [twin] = await twinsOf('README.md', { 'README.md': english, 'cy/README.md': welsh });
    assert.equal(twin?.exists, false);
  });

  it('does not tie what is in a language that is not configured', async () => {
    const [twin] = await twinsOf('post.en.md', {
      'post.en.md': english,
      'post.fr.md': 'Bonjour à toutes et à tous.\n',
    });
    assert.deepEqual([twin?.exists, twin?.path], [false, 'post.cy.md']);
  });

  it('works for any pair', async () => {
    await tied('post.md', 'post.ga.md', { 'post.md': english, 'post.ga.md': 'Seo nóta faoin obair.\n' }, 'en, ga');
    await tied('es/a.md', 'ca/a.md', { 'es/a.md': 'Hola a todos.\n', 'ca/a.md': 'Hola a tothom.\n' }, 'es, ca');
  });
});

describe('twins by keys', () => {
  const page = (lang: string, rest: string): string =>
    `---\nlang: ${lang}\n${rest}\n---\n\n${lang === 'en' ? english : welsh}`;

  for (const [name, en, cy] of [
    ['ref', 'ref: week-4', 'ref: week-4'],
    ['ref in quotes', 'ref: week-4', 'ref: "week-4"'],
    ['translationKey', 'translationKey: w4', 'translationKey: w4'],
    ['page_id', 'page_id: 17', 'page_id: 17'],
    ['permalink', 'permalink: /en/four/', 'permalink: /cy/four'],
    ['altLangPage', 'altLangPage: /2022/11/04/wythnos-pedwar', 'altLangPage: /2022/11/04/week-four'],
  ] as const)
    it(`ties by ${name}`, async () => {
      await tied('en/_posts/2022-11-04-week-four.md', 'cy/_posts/2022-11-04-wythnos-pedwar.md', {
        'en/_posts/2022-11-04-week-four.md': page('en', en),
        'cy/_posts/2022-11-04-wythnos-pedwar.md': page('cy', cy),
        'cy/_posts/2022-11-04-arall.md': page('cy', 'ref: other'),
        'cy/_posts/2022-10-28-wythnos-tri.md': page('cy', 'ref: week-3'),
      });
    });

  it('reads no other file for a note without a key', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`n${String(index)}.md`, page('cy', `ref: r${String(index)}`)]),
    );
    const host = hostOf({ ...files, 'plain.md': english });
    await gatherTwins(host, 'plain.md', createDocument(english), parseConfig('', []).config);
    assert.equal(host.reads, 0);
  });

  it('reads a bounded number of files for one with a key', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`cy/n${String(index)}.md`, page('cy', `ref: r${String(index)}`)]),
    );
    const note = page('en', 'ref: none');
    const host = hostOf({ ...files, 'en/plain.md': note });
    const [twin] = await gatherTwins(host, 'en/plain.md', createDocument(note), parseConfig('', []).config);
    assert.equal(twin?.exists, false);
    assert.ok(host.reads <= 400, String(host.reads));
  });

  it('ties by number where nothing else does', async () => {
    await tied('en/3_Use.md', 'cy/3_Defnydd.md', {
      'en/3_Use.md': english,
      'cy/3_Defnydd.md': welsh,
      'cy/4_Arall.md': welsh,
      'en/4_Other.md': english,
    });
  });
});

describe('conventions', () => {
  const front = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n`;
  const en = (...lines: string[]): string => (lines.length > 0 ? front(...lines) : '') + english;
  const cy = (...lines: string[]): string => (lines.length > 0 ? front(...lines) : '') + welsh;

  /** One little workspace for each: the two files that belong together, and others that do not. */
  const workspaces: Readonly<Record<string, readonly [string, string, Readonly<Record<string, string>>]>> = {
    'Jekyll, ref and lang': [
      'en/_posts/2026-11-06-benches.md',
      'cy/_posts/2026-11-06-meinciau.md',
      {
        'en/_posts/2026-11-06-benches.md': en('lang: en', 'ref: benches'),
        'cy/_posts/2026-11-06-meinciau.md': cy('lang: cy', 'ref: benches'),
        'cy/_posts/2026-11-13-giat.md': cy('lang: cy', 'ref: gate'),
      },
    ],
    'Jekyll, ref and lang in one folder': [
      '_posts/2026-11-06-benches.md',
      '_posts/2026-11-06-meinciau.md',
      {
        '_posts/2026-11-06-benches.md': en('lang: en', 'ref: benches'),
        '_posts/2026-11-06-meinciau.md': cy('lang: cy', 'ref: benches'),
        '_posts/2026-11-13-giat.md': cy('lang: cy', 'ref: gate'),
      },
    ],
    'Hugo, suffix': [
      'content/posts/benches.md',
      'content/posts/benches.cy.md',
      { 'content/posts/benches.md': en(), 'content/posts/benches.cy.md': cy(), 'content/posts/gate.cy.md': cy() },
    ],
    'Hugo, page bundle': [
      'content/posts/benches/index.en.md',
      'content/posts/benches/index.cy.md',
      {
        'content/posts/benches/index.en.md': en(),
        'content/posts/benches/index.cy.md': cy(),
        'content/posts/gate/index.cy.md': cy(),
      },
    ],
    'Hugo, contentDir': [
      'content/english/posts/benches.md',
      'content/cymraeg/posts/benches.md',
      { 'content/english/posts/benches.md': en(), 'content/cymraeg/posts/benches.md': cy() },
    ],
    'Hugo, contentDir beside contentDir': [
      'content-en/posts/benches.md',
      'content-cy/posts/benches.md',
      { 'content-en/posts/benches.md': en(), 'content-cy/posts/benches.md': cy(), 'content-cy/posts/gate.md': cy() },
    ],
    'Hugo, translationKey': [
      'content/posts/benches.md',
      'content/posts/meinciau.cy.md',
      {
        'content/posts/benches.md': en('translationKey: benches'),
        'content/posts/meinciau.cy.md': cy('translationKey: benches'),
        'content/posts/giat.cy.md': cy('translationKey: gate'),
      },
    ],
    'jekyll-polyglot, permalink': [
      'benches.md',
      'meinciau.md',
      {
        'benches.md': en('lang: en', 'permalink: /benches/'),
        'meinciau.md': cy('lang: cy', 'permalink: /benches/'),
        'giat.md': cy('lang: cy', 'permalink: /gate/'),
      },
    ],
    'jekyll-polyglot, page_id': [
      '_posts/en/2026-11-06-benches.md',
      '_posts/cy/2026-11-06-meinciau.md',
      {
        '_posts/en/2026-11-06-benches.md': en('page_id: 17', 'permalink: /benches/'),
        '_posts/cy/2026-11-06-meinciau.md': cy('page_id: 17', 'permalink: /meinciau/'),
        '_posts/cy/2026-11-06-giat.md': cy('page_id: 18', 'permalink: /giat/'),
      },
    ],
    Eleventy: [
      'src/en/blog/benches.md',
      'src/cy/blog/benches.md',
      { 'src/en/blog/benches.md': en(), 'src/cy/blog/benches.md': cy(), 'src/cy/blog/gate.md': cy() },
    ],
    'Docusaurus, docs': [
      'docs/guide/benches.md',
      'i18n/cy/docusaurus-plugin-content-docs/current/guide/benches.md',
      {
        'docs/guide/benches.md': en(),
        'i18n/cy/docusaurus-plugin-content-docs/current/guide/benches.md': cy(),
        'docs/guide/gate.md': en(),
      },
    ],
    'Docusaurus, old version': [
      'versioned_docs/version-1.0/benches.md',
      'i18n/cy/docusaurus-plugin-content-docs/version-1.0/benches.md',
      {
        'versioned_docs/version-1.0/benches.md': en(),
        'i18n/cy/docusaurus-plugin-content-docs/version-1.0/benches.md': cy(),
        'docs/benches.md': en(),
      },
    ],
    'Docusaurus, a further instance': [
      'community/benches.md',
      'i18n/cy/docusaurus-plugin-content-docs-community/current/benches.md',
      {
        'community/benches.md': en(),
        'i18n/cy/docusaurus-plugin-content-docs-community/current/benches.md': cy(),
      },
    ],
    'Docusaurus, blog': [
      'blog/2026-11-06-benches.md',
      'i18n/cy/docusaurus-plugin-content-blog/2026-11-06-benches.md',
      {
        'blog/2026-11-06-benches.md': en(),
        'i18n/cy/docusaurus-plugin-content-blog/2026-11-06-benches.md': cy(),
      },
    ],
    'Docusaurus, pages': [
      'src/pages/benches.md',
      'i18n/cy/docusaurus-plugin-content-pages/benches.md',
      { 'src/pages/benches.md': en(), 'i18n/cy/docusaurus-plugin-content-pages/benches.md': cy() },
    ],
    'MkDocs static-i18n, suffix': [
      'docs/index.md',
      'docs/index.cy.md',
      { 'docs/index.md': en(), 'docs/index.cy.md': cy() },
    ],
    'MkDocs static-i18n, folders': [
      'docs/en/benches.md',
      'docs/cy/benches.md',
      { 'docs/en/benches.md': en(), 'docs/cy/benches.md': cy() },
    ],
    'Starlight, root locale': [
      'src/content/docs/index.md',
      'src/content/docs/cy/index.md',
      {
        'src/content/docs/index.md': en(),
        'src/content/docs/cy/index.md': cy(),
        'src/content/docs/guide/benches.md': en(),
        'src/content/docs/cy/guide/benches.md': cy(),
      },
    ],
    'VitePress, root locale': [
      'guide/benches.md',
      'cy/guide/benches.md',
      { 'guide/benches.md': en(), 'cy/guide/benches.md': cy(), 'index.md': en(), 'cy/index.md': cy() },
    ],
    'Canadian, altLangPage': [
      'en/_posts/2026-11-06-benches.md',
      'cy/_posts/2026-11-06-meinciau.md',
      {
        'en/_posts/2026-11-06-benches.md': en('altLangPage: /2026/11/06/meinciau'),
        'cy/_posts/2026-11-06-meinciau.md': cy('altLangPage: "/2026/11/06/benches.html"'),
        'cy/_posts/2026-11-06-giat.md': cy('altLangPage: /2026/11/06/gate'),
      },
    ],
    'Canadian, number': [
      'en/3_Benches.md',
      'cy/3_Meinciau.md',
      { 'en/3_Benches.md': en(), 'cy/3_Meinciau.md': cy(), 'cy/4_Giat.md': cy() },
    ],
    'READMEs, the one without a suffix in Welsh': [
      'README.md',
      'README_en.md',
      { 'README.md': cy(), 'README_en.md': en() },
    ],
    'READMEs by their language': ['EN.md', 'CY.md', { 'EN.md': en(), 'CY.md': cy() }],
  };
  for (const [name, [a, b, files]] of Object.entries(workspaces))
    it(`are known: ${name}`, async () => {
      await tied(a, b, files);
      for (const other of Object.keys(files).filter((path) => path !== a && path !== b))
        for (const { path, exists } of await twinsOf(other, files))
          assert.ok(!exists || (path !== a && path !== b), `${other} is tied to ${path}`);
    });
});

describe('bilingual.pairs', () => {
  const stated = async (pairs: string, path: string, files: Readonly<Record<string, string>>): Promise<string> => {
    const { config, problems } = parseConfig(`bilingual: { pairs: ${pairs} }`, []);
    assert.deepEqual(problems, []);
    const [twin] = await gatherTwins(hostOf(files), path, createDocument(files[path] ?? ''), config);
    return twin ? `${twin.exists ? '' : 'no '}${twin.path}` : 'none';
  };

  it('follows patterns alone', async () => {
    const files = { 'site/en/a.md': english, 'site/cy/a.md': welsh, 'old/en/a.md': english, 'old/cy/a.md': welsh };
    assert.equal(await stated("['site/{lang}/**']", 'site/en/a.md', files), 'site/cy/a.md');
    assert.equal(await stated("['site/{lang}/**']", 'site/cy/a.md', files), 'site/en/a.md');
    const names = { 'n/a.en-notes.md': english, 'n/a.cy-notes.md': welsh, 'n/b.en-notes.md': english };
    assert.equal(await stated("['n/*.{lang}-notes.md']", 'n/a.en-notes.md', names), 'n/a.cy-notes.md');
    assert.equal(await stated("['n/*.{lang}-notes.md']", 'n/b.en-notes.md', names), 'no n/b.cy-notes.md');
  });

  it('lets the first language go without saying', async () => {
    const files = { 'docs/a.md': english, 'docs/cy/a.md': welsh, 'docs/b/c.md': english };
    assert.equal(await stated("['docs/{lang}/**']", 'docs/a.md', files), 'docs/cy/a.md');
    assert.equal(await stated("['docs/{lang}/**']", 'docs/cy/a.md', files), 'docs/a.md');
    const suffix = { 'p/a.md': english, 'p/a-cy.md': welsh };
    assert.equal(await stated("['p/*-{lang}.md']", 'p/a.md', suffix), 'p/a-cy.md');
  });

  it('takes a pattern for each language', async () => {
    const files = { 'docs/x/a.md': english, 'cyfieithiadau/x/a.md': welsh, 'docs/x/b.md': english };
    const pairs = '[{ en: docs/**, cy: cyfieithiadau/** }]';
    assert.equal(await stated(pairs, 'docs/x/a.md', files), 'cyfieithiadau/x/a.md');
    assert.equal(await stated(pairs, 'cyfieithiadau/x/a.md', files), 'docs/x/a.md');
    assert.equal(await stated(pairs, 'docs/x/b.md', files), 'no cyfieithiadau/x/b.md');
  });

  it('follows keys alone, also ones that nobody else has', async () => {
    const files = {
      'en/a.md': `---\nlang: en\ngroup: one\n---\n\n${english}`,
      'cy/a.md': `---\nlang: cy\ngroup: two\n---\n\n${welsh}`,
      'cy/b.md': `---\nlang: cy\ngroup: one\n---\n\n${welsh}`,
    };
    assert.equal(await stated('[group]', 'en/a.md', files), 'cy/b.md');
    assert.equal(await stated('[group]', 'cy/b.md', files), 'en/a.md');
    assert.match(await stated('[group]', 'cy/a.md', files), /^no /);
  });

  it('counts from the folder of the configuration', async () => {
    const { config } = parseConfig("bilingual: { pairs: ['{lang}/**'] }", [], 'site');
    const files = { 'site/en/a.md': english, 'site/cy/a.md': welsh, 'en/a.md': english };
    const [twin] = await gatherTwins(hostOf(files), 'site/en/a.md', createDocument(english), config);
    assert.equal(twin?.path, 'site/cy/a.md');
  });

  it('is quick whatever it holds', async () => {
    const long = `${'a-'.repeat(90)}x.md`;
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${String(i)}/${long}`, english]));
    const begun = performance.now();
    await stated("['**/*-{lang}-.md', '{lang}-**']", `0/${long}`, files);
    assert.ok(performance.now() - begun < 60_000);
  });
});

describe('a twin that is not there', () => {
  it('would be where the neighbours have theirs', async () => {
    const files = { 'en/a.md': english, 'cy-GB/a.md': welsh, 'en/b.md': english };
    assert.deepEqual(await twinsOf('en/b.md', files), [
      { path: 'cy-GB/b.md', language: 'cy', exists: false, neighbours: { paired: 1, all: 1 } },
    ]);
    const more = { 'en/a.md': english, 'en/b.md': english, 'cy/b.md': welsh, 'en/c.md': english, 'cy/c.md': welsh };
    assert.deepEqual(await twinsOf('en/a.md', more), [
      { path: 'cy/a.md', language: 'cy', exists: false, neighbours: { paired: 2, all: 2 } },
    ]);
    const suffixed = { 'a.md': english, 'a_cy.md': welsh, 'b.md': english };
    assert.equal((await twinsOf('b.md', suffixed))[0]?.path, 'b_cy.md');
  });

  it('would be named like the note itself where there are no neighbours', async () => {
    for (const [path, other] of [
      ['NOTES_EN.md', 'NOTES_CY.md'],
      ['en/b.md', 'cy/b.md'],
      ['b.markdown', 'b.cy.markdown'],
    ] as const)
      assert.equal((await twinsOf(path, { [path]: english }))[0]?.path, other);
  });

  it('is not asked for where the language of the note cannot be told', async () => {
    assert.deepEqual(await twinsOf('a.md', { 'a.md': '12 34\n' }), []);
  });
});

describe('readPath', () => {
  it('does not take words for languages', () => {
    for (const path of ['plan.final.md', 'notes-old.md', 'es-modules/a.md', 'a-b.md', 'encyclopedia/x.md'])
      assert.equal(readPath(path, ['en', 'cy']).language, undefined, path);
  });
});

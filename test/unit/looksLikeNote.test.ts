/** Which Markdown files are notes, and which go with code. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { looksLikeNote } from '../../server/src/engine/looksLikeNote';
import { rules } from '../../server/src/rules';

const config = defaultConfig(rules);
const isNote = (file: string | undefined, text = 'Some words.\n'): boolean =>
  looksLikeNote(createDocument(text), file, config);

const people = `# What came of the visits

We went to see four libraries this month, and our first talk was with the people at the desk. They told us that most
visitors ask about opening hours. We will write that at the top of the page, and I will ring them when it is done.
`;
const manual = `# fast-parser

## Installation

    npm install fast-parser

## Usage

Call \`parse\` with a \`Buffer\`. We return a tree, and we never throw.
`;
const reference = `# Opening hours

The library is open from nine to five on each day of the week but Sunday. On a bank holiday it stays closed. Visitors
find the desk on the first floor, and the lift beside the main entrance. Each copy costs ten pence.
`;

describe('what looks like a note', () => {
  it('by the name of its file or folder, in either language', () => {
    for (const file of [
      '2026-11-20-week-47.md',
      'posts/anything.md',
      'blog/2026/11/20/index.md',
      'content/weeknotes/47.md',
      'team/week-3.md',
      'team/wythnos-3.md',
      'nodiadau/unrhyw-beth.md',
      'cofnodion/bwrdd.md',
      'board-minutes.md',
      'docs/adr/0001-use-letters.md',
      'Retro June.md',
    ])
      assert.equal(isNote(file), true, file);
  });

  it('by its front matter, its title, or what stands in it', () => {
    assert.equal(isNote('a/b.md', '---\ndate: 2026-11-20\n---\n\nWords.\n'), true);
    assert.equal(isNote('a/b.md', '---\ntitle: Week 12\n---\n\nWords.\n'), true);
    assert.equal(isNote('a/b.md', '# Cyfarfod 3 Tachwedd 2026\n\nGeiriau.\n'), true);
    assert.equal(isNote('a/b.md', '# Plan\n\n<!-- agored-disable-file jargon -->\n'), true);
    assert.equal(isNote('a/b.md', '# Board minutes\n\nApologies\n'), true);
  });

  it('by who speaks, where its name tells nothing', () => {
    assert.equal(isNote('a/libraries.md', people), true);
    assert.equal(isNote('a/libraries.md', reference), false);
    assert.equal(isNote('a/parser.md', manual), false);
    assert.equal(isNote('a/parser.md', `${people}\n\`\`\`sh\nx\n\`\`\`\n\n\`\`\`sh\ny\n\`\`\`\n`), false);
    assert.equal(isNote('a/empty.md', ''), false);
  });

  it('is not what goes with code, however it is written', () => {
    for (const file of [
      'README.md',
      'readme.cy.md',
      'README_cy.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'code-of-conduct.md',
      'node_modules/pkg/2026-01-02-news.md',
      '.github/ISSUE_TEMPLATE/bug.md',
      '.github/week-3.md',
      'docs/decisions/README.md',
    ])
      assert.equal(isNote(file, people), false, file);
  });

  it('is a new note without a name, unless it reads like a manual', () => {
    for (const text of ['', 'We leverage letters.\n', people, reference])
      assert.equal(isNote(undefined, text), true, text);
    assert.equal(isNote(undefined, manual), false);
  });

  it('as in these examples, and not in these pages', () => {
    const root = path.join(import.meta.dirname, '../..');
    const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
    for (const file of ['notes/2026-11-13-week-46.md', 'posts/2026-11-12-blue-badge.cy.md'])
      assert.equal(isNote(file, read(`examples/${file}`)), true, file);
    for (const file of ['README.md', 'SECURITY.md', 'docs/ci.md', 'docs/api.md', 'docs/editors.md'])
      assert.equal(isNote(file, read(file)), false, file);
  });

  it('in a folder of installed packages hardly ever', function () {
    const folder = path.join(import.meta.dirname, '../../node_modules');
    const packages = [
      'mocha',
      'chokidar',
      'commander',
      'valibot',
      'unified',
      'vfile',
      'yaml',
      'playwright-core',
      'ajv',
    ];
    const pages = packages
      .map((name) => path.join(folder, name, 'README.md'))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'));
    assert(pages.length > 5);
    // Their text alone has to tell, without the name.
    const taken = pages.filter((text) => isNote('a/page.md', text));
    assert.equal(taken.length, 0);
  });
});

/** Notes and workspaces made to be slow. Each took a quarter of a minute or more when cost grew with a product. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import { createWorkspace } from '../../server/src/engine/workspace';
import { rules } from '../../server/src/rules';

const english = 'The council agreed to pay for the new road and the board will meet again next week to talk about it. ';
const welsh = 'Mae’r cyngor wedi cytuno i dalu am y ffordd newydd a bydd y bwrdd yn cwrdd eto yr wythnos nesaf. ';
const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
const padded = (n: number): string => String(n).padStart(4, '0');

/** Milliseconds that one rule, with what all share, takes for some notes, and how many of its findings there are. */
async function measure(
  id: string,
  paths: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<{ readonly took: number; readonly found: number }> {
  const workspace = createWorkspace({
    host: {
      listNotes: () =>
        Promise.resolve(
          Object.keys(files)
            .filter((path) => path.endsWith('.md'))
            .sort(),
        ),
      readText: (path) => Promise.resolve(files[path]),
    },
    rules: rules.filter((rule) => rule.id === id),
    today: () => '2026-11-25',
  });
  const start = performance.now();
  let found = 0;
  for (const path of paths) {
    const { findings, failures } = await workspace.lint(createDocument(files[path] ?? ''), path);
    assert.deepEqual(failures, []);
    found += findings.length;
  }
  return { took: performance.now() - start, found };
}

const limit = 8000;

describe('hostile notes', () => {
  it('of one long line are looked at for their language', async () => {
    const text = upTo(2500)
      .map((i) => (i % 3 ? english : welsh))
      .join('');
    const { took } = await measure('wrong-language', ['en/a.md'], { 'en/a.md': text });
    assert.ok(took < limit, String(took));
  });

  it('are compared with thousands of links that differ', async () => {
    const address = upTo(25)
      .map((i) => String.fromCharCode(97 + i).repeat(3))
      .join('-');
    const text = (language: string, prose: string): string =>
      upTo(290 * 8)
        .map((i) => {
          const top = i % 290 ? '' : `\n\n## Part ${String(i)}\n\n${prose}\n\n`;
          return `${top}![x](https://site-${language}.example/${address}/word${String(i)}/${language}${String(i)}.png)`;
        })
        .join('\n');
    const files = { 'a.en.md': text('en', english), 'a.cy.md': text('cy', welsh) };
    const { took } = await measure('facts-differ', ['a.en.md'], files);
    assert.ok(took < limit, String(took));
  });

  it('with thousands of links meet thousands of records', async () => {
    const links = upTo(2500)
      .map((i) => `[${padded(i)}](docs/adr/${padded(i)}-choice-${String(i)}.md)`)
      .join('\n\n');
    const files = {
      ...Object.fromEntries(
        upTo(2500).map((i) => [
          `docs/adr/${padded(i)}-choice-${String(i)}.md`,
          `# ${String(i)}. Choice\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n\nWe will.\n`,
        ]),
      ),
      'a.en.md': `${english}\n\n${links.slice(0, links.length / 2)}\n`,
      'a.cy.md': `${welsh}\n\n${links.slice(0, links.length / 2)}\n`,
    };
    const { took } = await measure('facts-differ', ['a.en.md'], files);
    assert.ok(took < limit, String(took));
    const missing = { ...files, 'a.en.md': links.replaceAll('-choice-', '-chocie-') };
    const told = await measure('decision-link', ['a.en.md'], missing);
    assert.equal(told.found, 2500);
    assert.ok(told.took < limit, String(told.took));
  });

  it('say every term of a long glossary', async () => {
    const files = {
      '.agored.yml': `glossary:\n${upTo(1800)
        .map((i) => `  - { en: agreed term${String(i)}, cy: gair${String(i)} newydd }`)
        .join('\n')}\n`,
      'a.en.md': upTo(1800)
        .map((i) => `${english} agreed term${String(i)}`)
        .join('\n\n'),
      'a.cy.md': upTo(1800)
        .map(() => welsh)
        .join('\n\n'),
    };
    const { took, found } = await measure('glossary-term', ['a.en.md'], files);
    assert.equal(found, 1800);
    assert.ok(took < limit, String(took));
  });

  it('and records that supersede one another in circles, each looked at in turn', async () => {
    const name = (i: number): string => `${padded(i)}-choice-${String(i)}.md`;
    const files = Object.fromEntries(
      upTo(1500).map((i) => {
        const others = upTo(20).map((k) => `[${padded(i + k)}](${name((i + k) % 1500)})`);
        return [
          `docs/adr/${name(i)}`,
          `# ${String(i)}. Choice\n\nDate: 2026-11-01\n\n## Status\n\nSuperseded by ${others.join(', ')}\n\n## Decision\n\nWe will.\n`,
        ];
      }),
    );
    const { took } = await measure('decision-record', Object.keys(files), files);
    assert.ok(took < limit, String(took));
  });
});

/** Notes around a note that have twins, from which the habits of a team are read. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { gatherNeighbours } from '../../server/src/engine/neighbours';
import { createWorkspace } from '../../server/src/engine/workspace';

const { config } = parseConfig('languages: [en, cy]', []);

/** What is gathered for a note among some files, and which of them were read. */
async function gather(path: string, files: Readonly<Record<string, string>>) {
  const listing = Object.keys(files).sort();
  const read: string[] = [];
  const host = {
    listNotes: () => Promise.resolve(listing),
    readText: (at: string) => {
      read.push(at);
      return Promise.resolve(files[at]);
    },
  };
  const note = createDocument(files[path] ?? '');
  const found = await gatherNeighbours(host, path, note, config);
  return { found, read, again: () => gatherNeighbours(host, path, note, config) };
}

const pair = (name: string): Record<string, string> => ({ [`${name}.en.md`]: 'E', [`${name}.cy.md`]: 'C' });

describe('neighbours', () => {
  it('are the notes of the folder with twins, in both directions, without the note itself', async () => {
    const { found } = await gather('n/a.en.md', { ...pair('n/a'), ...pair('n/b'), ...pair('n/c'), 'n/d.en.md': 'D' });
    assert.deepEqual(
      found.map(({ path, language, twins }) => [path, language, twins]),
      [
        ['n/a.cy.md', 'cy', [{ path: 'n/a.en.md', language: 'en' }]],
        ['n/b.cy.md', 'cy', [{ path: 'n/b.en.md', language: 'en' }]],
        ['n/b.en.md', 'en', [{ path: 'n/b.cy.md', language: 'cy' }]],
        ['n/c.cy.md', 'cy', [{ path: 'n/c.en.md', language: 'en' }]],
        ['n/c.en.md', 'en', [{ path: 'n/c.cy.md', language: 'cy' }]],
      ],
    );
  });

  it('are sought in the folders above where there are too few', async () => {
    const files = { ...pair('x/deep/er/a'), ...pair('x/b'), ...pair('x/c/d'), ...pair('y') };
    const { found } = await gather('x/deep/er/a.en.md', files);
    assert.deepEqual(
      found.map(({ path }) => path),
      ['x/b.cy.md', 'x/b.en.md', 'x/c/d.cy.md', 'x/c/d.en.md', 'x/deep/er/a.cy.md'],
    );
  });

  it('cost no reading where nothing has a twin, and at most 20 notes where much has', async () => {
    const alone = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`n/${String(i)}.md`, 'x']));
    assert.deepEqual((await gather('n/1.md', alone)).read, []);
    const paired = Object.assign({}, ...Array.from({ length: 60 }, (_, i) => pair(`n/${String(i)}`))) as typeof alone;
    const { found, read } = await gather('n/1.en.md', paired);
    assert.deepEqual([found.length, read.length], [20, 20]);
  });

  it('are the same objects for as long as their texts are the same', async () => {
    const { found, again } = await gather('n/a.en.md', { ...pair('n/a'), ...pair('n/b') });
    const later = await again();
    assert.ok(found.length > 0 && found.every((neighbour, index) => neighbour === later[index]));
  });

  it('are tied by keys as well, whatever their names are', async () => {
    const keyed = (ref: string): string => `---\nref: ${ref}\n---\n`;
    const { found } = await gather('en/a.md', { 'en/a.md': keyed('a'), 'en/b.md': keyed('b'), 'en/c.md': 'none' });
    assert.deepEqual(
      found.map(({ path, twins }) => [path, twins]),
      [['en/b.md', [{ language: 'cy' }]]],
    );
  });

  it('are gathered for notes with a twin that can be read, and twins by key are found anew where a key changes', async () => {
    const files: Record<string, string> = { ...pair('n/a'), ...pair('n/b'), 'n/d.md': '---\nref: d\nlang: en\n---\n' };
    const listing = [...Object.keys(files), 'n/e.md'].sort();
    const host = { listNotes: () => Promise.resolve(listing), readText: (at: string) => Promise.resolve(files[at]) };
    const workspace = createWorkspace({ host, rules: [], today: () => '2026-01-01', config: { config } });
    const factsOf = async (path: string) => {
      const { facts } = await workspace.factsFor(
        createDocument(files[path] ?? ''),
        path,
        new Set(['twins', 'neighbours']),
      );
      return [facts.twins.map((twin) => twin.exists && twin.path), facts.neighbours?.length];
    };
    assert.deepEqual(await factsOf('n/a.en.md'), [['n/a.cy.md'], 3]);
    assert.deepEqual(await factsOf('n/d.md'), [[false], undefined]);
    for (const [ref, found] of [
      ['x', [[false], undefined]],
      ['d', [['n/e.md'], 5]],
      ['y', [[false], undefined]],
    ] as const) {
      files['n/e.md'] = `---\nref: ${ref}\nlang: cy\n---\n`;
      workspace.changed(['n/e.md']);
      assert.deepEqual(await factsOf('n/d.md'), found, ref);
    }
  });
});

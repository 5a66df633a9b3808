/** The keys of a workspace are read once, and only where a note has one. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createDocument } from '../../server/src/engine/document';
import type { Host } from '../../server/src/engine/facts';
import { createWorkspace } from '../../server/src/engine/workspace';
import { rule } from '../../server/src/rules/pair-key/rule';

const page = (lang: string, ref: string): string =>
  `---\nlang: ${lang}\nref: ${ref}\n---\n\n${lang === 'en' ? 'We counted the benches.' : 'Buom yn cyfri’r meinciau.'}\n`;

function create(files: Map<string, string>) {
  const reads: string[] = [];
  const host: Host = {
    listNotes: () => Promise.resolve([...files.keys()].filter((path) => path.endsWith('.md')).sort()),
    readText(path) {
      if (path.endsWith('.md')) reads.push(path);
      return Promise.resolve(files.get(path));
    },
  };
  const workspace = createWorkspace({ host, rules: [rule], today: () => '2026-11-25' });
  const lint = async (path: string, text = files.get(path) ?? ''): Promise<readonly string[]> => {
    const { findings, failures } = await workspace.lint(createDocument(text), path);
    assert.deepEqual(failures, []);
    return findings.map(({ messageId, data }) => `${messageId} ${data?.['path'] as string}`);
  };
  return { reads, workspace, lint };
}

function site(): Map<string, string> {
  const files = new Map<string, string>();
  for (let n = 0; n < 100; n++) {
    files.set(`en/${String(n)}-x.md`, page('en', `key-${String(n)}`));
    files.set(`cy/${String(n)}-y.md`, page('cy', `key-${String(n)}`));
  }
  files.set('plain.md', 'We counted the benches.\n');
  return files;
}

describe('the keys of a workspace', () => {
  it('are not read for a note without front matter', async () => {
    const { reads, lint } = create(site());
    assert.deepEqual(await lint('plain.md'), []);
    assert.deepEqual(reads, []);
  });

  it('are read once, however often a note changes', async () => {
    const { reads, lint } = create(site());
    assert.deepEqual(await lint('en/7-x.md'), []);
    const before = reads.length;
    for (const ref of ['kye-7', 'key-7', 'key-', 'ky-7']) await lint('en/7-x.md', page('en', ref));
    assert.ok(reads.length - before <= 210, 'the twin is looked for once more, among texts that are kept');
    const settled = reads.length;
    assert.deepEqual(await lint('en/7-x.md', page('en', 'kye-7')), ['near cy/7-y.md']);
    assert.equal(reads.length, settled);
  });

  it('are read anew for what has changed, and for that alone', async () => {
    const files = site();
    const { reads, lint, workspace } = create(files);
    await lint('en/7-x.md', page('en', 'none')); // its twin is looked for in all of them
    assert.deepEqual(await lint('en/7-x.md'), []);
    files.set('cy/7-y.md', page('cy', 'kye-7'));
    assert.deepEqual(await lint('en/7-x.md'), [], 'nobody has said so yet');
    workspace.changed(['cy/7-y.md']);
    reads.length = 0;
    assert.deepEqual(await lint('en/7-x.md'), ['near cy/7-y.md']);
    assert.deepEqual([...new Set(reads)], ['cy/7-y.md']);
    files.delete('cy/7-y.md');
    workspace.changed(['cy/7-y.md']);
    assert.deepEqual(await lint('en/7-x.md'), []);
  });

  it('are never said to stand alone where not all could be read', async () => {
    const files = site();
    files.set('cy/7-y.md', page('cy', 'kye-7'));
    assert.deepEqual(await create(files).lint('en/7-x.md'), ['near cy/7-y.md']);
    for (let n = 0; n < 3000; n++) files.set(`a/${String(n)}.md`, '');
    const { reads, lint } = create(files);
    assert.deepEqual(await lint('en/7-x.md'), []);
    assert.ok(new Set(reads).size < 3300, String(reads.length));
  });

  it('cost little per key press in a large site', async () => {
    const files = site();
    for (let n = 0; n < 1000; n++) files.set(`cy/z${String(n)}.md`, page('cy', `lone-key-number-${String(n)}`));
    const { lint } = create(files);
    await lint('en/7-x.md', page('en', 'kye-7'));
    const begun = performance.now();
    for (let n = 0; n < 20; n++) await lint('en/7-x.md', page('en', `lone-kye-${String(n)}`));
    assert.ok((performance.now() - begun) / 20 < 200, String((performance.now() - begun) / 20));
  });
});

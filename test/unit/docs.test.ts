/** What the pages promise: links that lead somewhere, and configuration that Agored takes. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Report } from '../../server/src/cli/report';
import { run } from '../../server/src/cli/run';
import { parseConfig } from '../../server/src/engine/config';
import { verbs } from '../../server/src/engine/directives';
import { createDocument, type Document } from '../../server/src/engine/document';
import { parseBlock, walk } from '../../server/src/engine/markdown';
import { rules } from '../../server/src/rules';
import { machineIn } from '../cli/machine';

const root = path.join(import.meta.dirname, '../..');
const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('fixtures'))
    .map((name) => path.join(folder, name));
const rootPages = readdirSync(root).filter((name) => name.endsWith('.md'));
const pages = [...rootPages, ...markdownIn('docs'), ...markdownIn('examples'), ...markdownIn('server/src/rules')];

const read = (page: string): string => readFileSync(path.join(root, page), 'utf8');

/** Addresses of links and images. */
function addressesIn(note: Document): string[] {
  const found: string[] = [];
  for (const block of note.blocks)
    walk(parseBlock(block).root, (node) => {
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(node.url);
      return undefined;
    });
  return found;
}

/** Anchors as GitHub makes them of headings; from the source, since code in a heading counts. */
const anchorsIn = (page: string): string[] =>
  [
    ...read(page)
      .replace(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#{1,6} (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

describe('pages', () => {
  for (const page of pages) {
    it(`${page} has no dead link into the repository`, () => {
      for (const address of addressesIn(createDocument(read(page))).filter(
        (url) => !/^[a-z][a-z0-9+.-]*:/i.test(url),
      )) {
        const [file = '', anchor] = decodeURI(address).split('#');
        const target = file === '' ? page : path.join(path.dirname(page), file);
        assert.ok(existsSync(path.join(root, target)), address);
        if (anchor !== undefined) assert.ok(anchorsIn(target).includes(anchor), address);
      }
    });
  }

  for (const page of ['README.md', ...markdownIn('docs')]) {
    for (const [, fence = ''] of read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)) {
      const [first = ''] = fence.trim().split('\n');
      it(`${page}: configuration from ‘${first}’ on is sound`, () => {
        assert.deepEqual(parseConfig(fence, rules).problems, []);
      });
    }
  }

  it('the configuration of the examples is sound', () => {
    assert.deepEqual(parseConfig(read('examples/.agored.yml'), rules).problems, []);
  });

  it('docs/command-line.md shows the report as it is', async () => {
    const [, example = ''] = /^```json\n([\s\S]*?)^```$/m.exec(read('docs/command-line.md')) ?? [];
    const { version } = JSON.parse(read('package.json')) as { version: string };
    let printed = '';
    const io = machineIn(root, {
      version,
      out: (text) => void (printed += String(text)),
      err: (text) => {
        throw new Error(text);
      },
    });
    const note = 'examples/posts/2026-11-06-shorter-queue.md';
    await run(['lint', '--format', 'json', note], io, rules, { lsp: () => Promise.resolve() });
    const report = JSON.parse(printed) as Report;
    const files = report.files.map(({ path: file, findings }) => ({
      path: file,
      findings: findings.map((finding) => ({ ...finding, fixes: finding.fixes.slice(0, 1) })),
    }));
    assert.deepEqual(JSON.parse(example), { ...report, files });
  });

  it('README.md shows every verb of directives', () => {
    const missing = verbs.filter((verb) => !new RegExp(`<!-- agored-${verb}(?![\\w-])`).test(read('README.md')));
    assert.deepEqual(missing, []);
  });

  it('docs/configuration.md explains every key, and docs/problems.md every rule about files', () => {
    for (const key of ['languages', 'allow', 'ignore', 'bilingual', 'decisions', 'rules'])
      assert.ok(read('docs/configuration.md').includes(`### \`${key}\``), key);
    for (const { id } of rules.filter(({ scope }) => scope === 'engine'))
      assert.ok(anchorsIn('docs/problems.md').includes(id), id);
  });
});

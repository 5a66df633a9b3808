/** The examples of docs/api.md, run by Node in a project that has installed the package. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { projects } from './support';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/api.md'), 'utf8');
const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];

describe('docs/api.md', () => {
  const project = projects('remark-parse', 'remark-stringify', 'unified');

  it('shows what each example prints', () => {
    assert.equal(examples.length, page.match(/^```js$/gm)?.length);
    for (const [, code = '', printed] of examples) {
      const { root } = project({ 'example.mjs': code });
      const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: root, encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.equal(stdout, printed);
    }
  });

  it('names every option', () => {
    const types = readFileSync(path.join(import.meta.dirname, '../../server/src/api/api.d.ts'), 'utf8');
    const [, options = ''] = /interface LinterOptions \{([\s\S]*?)^\}/m.exec(types) ?? [];
    const names = [...options.matchAll(/readonly (\w+)\?:/g)].map(([, name = '']) => name);
    assert.equal(names.length, 4);
    for (const name of names) assert.match(page, new RegExp(`^\\| \`${name}\` `, 'm'));
  });
});

/** The compiled code that the command line keeps to start faster, on versions of Node that do not do so themselves. */
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import { sandboxes } from './support';

describe('cli: start', function () {
  if ('enableCompileCache' in module || process.platform === 'win32') return;
  const sandbox = sandboxes();
  const files = { 'a.md': '# A\n\nWe leveraged it.\n' };

  it('keeps compiled code for this user alone, and does with it what it does without', () => {
    const { root, agoredWith, write } = sandbox(files);
    const env = { XDG_CACHE_HOME: path.join(root, 'caches') };
    const plain = agoredWith({ ...env, NODE_DISABLE_COMPILE_CACHE: '1' }, 'lint', 'a.md');
    assert.deepEqual(readdirSync(root), ['a.md']);
    assert.deepEqual(agoredWith(env, 'lint', 'a.md'), plain);
    const folder = path.join(root, 'caches/agored');
    const [name = '', ...others] = readdirSync(folder);
    assert.deepEqual(others, []);
    const kept = path.join(folder, name);
    assert.equal(statSync(kept).mode & 0o777, 0o600);
    const { mtimeMs } = statSync(kept);
    assert.deepEqual(agoredWith(env, 'lint', 'a.md'), plain);
    assert.equal(statSync(kept).mtimeMs, mtimeMs, 'it was used');

    write(`caches/agored/${name}`, 'no compiled code');
    assert.deepEqual(agoredWith(env, 'lint', 'a.md'), plain);
    assert.ok(statSync(kept).size > 100_000, 'it was made anew');
  });

  it('keeps what the next run takes after a longer run as well', () => {
    const { root, agoredWith, write } = sandbox();
    const paragraph = 'We utilise the data in order to help people, and we decided to leverage it.\n\n';
    for (let index = 0; index < 40; index++) write(`n${String(index)}.md`, paragraph.repeat(60));
    const env = { XDG_CACHE_HOME: path.join(root, 'caches') };
    agoredWith(env, 'lint', '.');
    const folder = path.join(root, 'caches/agored');
    const [name = ''] = readdirSync(folder);
    const { mtimeMs } = statSync(path.join(folder, name));
    agoredWith(env, 'lint', 'n0.md');
    assert.deepEqual([readdirSync(folder), statSync(path.join(folder, name)).mtimeMs], [[name], mtimeMs]);
  });

  it('uses none that others could have written', () => {
    const { root, agoredWith } = sandbox(files);
    const env = { XDG_CACHE_HOME: path.join(root, 'caches') };
    const plain = agoredWith(env, 'lint', 'a.md');
    const folder = path.join(root, 'caches/agored');
    const [name = ''] = readdirSync(folder);
    chmodSync(path.join(folder, name), 0o666);
    assert.deepEqual(agoredWith(env, 'lint', 'a.md'), plain);
    assert.equal(statSync(path.join(folder, name)).mode & 0o777, 0o600, 'it was made anew');
    chmodSync(folder, 0o777);
    assert.deepEqual(agoredWith(env, 'lint', 'a.md'), plain);
  });

  it('does without where there is no place for it', () => {
    const { root, agoredWith, write } = sandbox(files);
    write('file', '');
    const { code, err } = agoredWith({ XDG_CACHE_HOME: path.join(root, 'file') }, 'lint', 'a.md');
    assert.deepEqual({ code, err }, { code: 0, err: '' });
  });
});

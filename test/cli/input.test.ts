/** A note on standard input, as editors and hooks give it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Report } from '../../server/src/cli/report';
import { sandboxes } from './support';

const note = 'We utilise the data in order to help people.\n';

describe('agored lint -', () => {
  const sandbox = sandboxes();

  it('lints what it is given as if it lay where --stdin-filename says, whether there is such a file or not', () => {
    const { agoredReading } = sandbox({ 'notes/.agored.yml': 'rules:\n  jargon: error\n' });
    const { code, out } = agoredReading(note, 'lint', '--format=json', '-', '--stdin-filename', 'notes/week.md');
    assert.equal(code, 1);
    const { files } = JSON.parse(out) as Report;
    assert.deepEqual(
      files.map(({ path }) => path),
      ['notes/week.md'],
    );
    assert.ok(files[0]?.findings.every(({ severity }) => severity === 'error'));
    const alone = agoredReading(note, '-');
    assert.equal(alone.code, 0);
    assert.match(alone.out, /^stdin\.md\n/);
  });

  it('writes the mended note to standard output with --fix, every other byte kept, and what it says elsewhere', () => {
    const { agoredReading, agored, write, read } = sandbox();
    const text = '\uFEFF' + note.replace('\n', '\r\n');
    write('a.md', text);
    agored('lint', '--fix', 'a.md');
    assert.notEqual(read('a.md'), text);
    const { out, err } = agoredReading(text, 'lint', '--fix', '-');
    assert.equal(out, read('a.md'));
    assert.match(err, /1 note checked/);
  });

  it('gives back what it cannot mend as it was', () => {
    const { agoredReading, write } = sandbox({ '.agoredignore': 'old/\n' });
    assert.equal(agoredReading(note, 'lint', '--fix', '-', '--stdin-filename', 'old/a.md').out, note);
    write('.agored.yml', 'ignore: [drafts/**]\n');
    const ignored = agoredReading(note, 'lint', '--fix', '-', '--stdin-filename', 'drafts/a.md');
    assert.deepEqual([ignored.code, ignored.out], [0, note]);
    assert.match(ignored.err, /drafts\/a\.md: not checked/);
    const bytes = Buffer.concat([Buffer.from(note), Buffer.from([0xff, 0x0a])]);
    const unsound = agoredReading(bytes, 'lint', '--fix', '-');
    assert.equal(unsound.code, 1);
    assert.equal(unsound.out, bytes.toString());
  });

  it('takes nothing beside it', () => {
    const { agoredReading } = sandbox({ 'a.md': note });
    for (const args of [
      ['-', 'a.md'],
      ['a.md', '--stdin-filename', 'b.md'],
    ]) {
      const { code, out } = agoredReading(note, 'lint', ...args);
      assert.deepEqual([code, out], [2, '']);
    }
  });
});

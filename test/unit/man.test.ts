/** The man page, in the eyes of the programs that show it; one that is not there is skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { otherCommands } from '../../server/src/cli/names';

const page = path.join(import.meta.dirname, '../../man/agored.1');

describe('man page', () => {
  it('is sound to mandoc', function () {
    const { error, stdout } = spawnSync('mandoc', ['-Tlint', '-Wwarning', page], { encoding: 'utf8' });
    if (error) this.skip();
    // It bears no date, so that it is the same whenever it is made.
    const found = stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'));
    assert.deepEqual(found, []);
  });

  it('is sound to groff', function () {
    const { error, stderr } = spawnSync('groff', ['-man', '-ww', '-z', '-Kutf8', '-Tutf8', page], { encoding: 'utf8' });
    if (error) this.skip();
    assert.equal(stderr, '');
  });

  it('tells of the commands that a run without a command must know by name', () => {
    const told = [...readFileSync(page, 'utf8').matchAll(/^\.SS agored (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual([...new Set(told)].sort(), ['lint', ...otherCommands].filter((name) => name !== 'help').sort());
  });

  it('tells what the documentation tells, with nothing of its markup', () => {
    const text = readFileSync(page, 'utf8');
    assert.match(text, /^\.TP\n\\fB130\\fR\ninterrupted$/m);
    assert.ok(text.includes('\\fB\\-\\-format \\fR<\\fIname[=file]\\fR>'));
    assert.doesNotMatch(text, /`|\*\*|\]\(/);
  });
});

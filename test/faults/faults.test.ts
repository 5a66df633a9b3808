/** Tests that hold the scanner and the parser to remark are worth something: they catch what is planted here. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { faults } from './faults';
import { outcomeOf, planted, type Fault, type Report } from './plant';

describe('a fault in scanner or parser is caught', () => {
  const out = path.join(import.meta.dirname, '../../out');
  let folder = '';
  /** A few run at a time, ahead of the tests that ask for them. */
  const outcomes = new Map<Fault | undefined, Promise<Report>>();

  before(() => {
    mkdirSync(out, { recursive: true });
    folder = mkdtempSync(path.join(out, 'faults-'));
    const all = [undefined, ...faults];
    const lanes: Promise<unknown>[] = Array.from({ length: Math.min(4, availableParallelism()) }, () =>
      Promise.resolve(),
    );
    all.forEach((fault, index) => {
      const lane = index % lanes.length;
      const outcome = (lanes[lane] ?? Promise.resolve()).then(() => outcomeOf(fault, folder, `fault-${String(index)}`));
      outcomes.set(fault, outcome);
      lanes[lane] = outcome.catch(() => undefined); // told by the test that asks for it
    });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('and without one there is nothing to catch', async function () {
    this.timeout(0);
    const { stats, failures } = (await outcomes.get(undefined)) ?? assert.fail();
    assert.deepEqual(failures, []);
    assert.ok(stats.passes > 15);
  });

  for (const fault of faults)
    it(`${fault.file}: ${fault.why}`, async function () {
      this.timeout(0);
      const { stats } = (await outcomes.get(fault)) ?? assert.fail();
      assert.ok(
        stats.failures > 0,
        `no test fails with ${JSON.stringify(fault.put)} for ${JSON.stringify(fault.find)}`,
      );
    });

  it('which must be planted where it has a place', () => {
    const fault = { file: 'x.ts', find: 'a', put: 'b', why: 'x' };
    assert.equal(planted('cat', fault), 'cbt');
    assert.throws(() => planted('dog', fault), /stands 0 times in x.ts.*put the fault/s);
    assert.throws(() => planted('banana', fault), /stands 3 times/);
  });
});

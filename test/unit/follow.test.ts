import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { anchorsOf, createFollower, lineBeside } from '../../client/src/sideBySide/follow';
import type { SideRow, Sides, PlainRange } from '../../server/src/lsp/protocol';

const range = (from: number, to: number): PlainRange => ({
  start: { line: from, character: 0 },
  end: { line: to, character: 0 },
});
const row = (a: number | null, b: number | null): SideRow => ({
  ranges: [a === null ? null : range(a, a + 1), b === null ? null : range(b, b + 1)],
  differs: [],
});
const sides = (ends: readonly [number, number], ...rows: readonly SideRow[]): Sides => ({
  sides: [
    { uri: 'a', language: 'en', range: range(0, ends[0]) },
    { uri: 'b', language: 'cy', range: range(0, ends[1]) },
  ],
  rows,
});

describe('side by side: following', () => {
  it('goes from section to section, and by proportion within one', () => {
    const anchors = anchorsOf(sides([100, 50], row(4, 2), row(20, 10), row(60, 20), row(null, 30), row(70, null)));
    assert.deepEqual(anchors, [
      [4, 2],
      [20, 10],
      [60, 20],
      [100, 50],
    ]);
    assert.equal(lineBeside(anchors, 0, 20), 10);
    assert.equal(lineBeside(anchors, 0, 40), 15);
    assert.equal(lineBeside(anchors, 1, 15), 40);
    assert.equal(lineBeside(anchors, 1, 40), 60 + 40 * (20 / 30));
  });

  it('stays within the text above its first section and below its end', () => {
    const anchors = anchorsOf(sides([100, 50], row(4, 2)));
    assert.equal(lineBeside(anchors, 0, 3), 1);
    assert.equal(lineBeside(anchors, 0, 0), 0);
    assert.equal(lineBeside(anchors, 0, 130), 50);
    assert.equal(lineBeside([], 0, 7), 7);
  });

  it('never goes back for a section that was moved', () => {
    const anchors = anchorsOf(sides([100, 100], row(10, 50), row(20, 30), row(40, 60)));
    for (let line = 0; line < 100; line++)
      assert.equal(lineBeside(anchors, 0, line + 1) >= lineBeside(anchors, 0, line), true);
  });

  it('does not drive back the text that drives it', () => {
    const follower = createFollower();
    assert.equal(follower.scrolled(0, 10, 0), true);
    assert.equal(follower.aim(1, 5, 0), 5);
    assert.equal(follower.scrolled(1, 3, 40), false, 'on its way');
    assert.equal(follower.scrolled(1, 5, 80), false, 'there');
    assert.equal(follower.scrolled(0, 11, 90), true, 'the driver goes on');
    follower.aim(1, 6, 90);
    assert.equal(follower.scrolled(1, 5.9, 120), false);
    assert.equal(follower.scrolled(1, 5.9, 5000), false, 'a late echo of the same place');
    assert.equal(follower.scrolled(1, 9, 5001), true, 'scrolled by hand');
    follower.aim(0, 18, 5001);
    assert.equal(follower.scrolled(0, 18, 5020), false, 'the roles have changed');
    assert.equal(follower.scrolled(1, 10, 5050), true);
  });

  it('waits for a text that is slow to move', () => {
    const follower = createFollower();
    follower.aim(1, 50, 0);
    assert.equal(follower.scrolled(1, 20, 1500), false, 'the first that is heard of it');
    assert.equal(follower.scrolled(1, 49, 1700), false, 'smooth scrolling goes on');
    assert.equal(follower.scrolled(1, 60, 2100), true);
  });

  it('learns how much room an editor keeps at its top, and tells it once more', () => {
    const follower = createFollower();
    assert.equal(follower.aim(1, 50, 0), 50);
    assert.equal(follower.rested(1, 45, 200), 55);
    assert.equal(follower.scrolled(1, 50, 220), false, 'which is no scrolling by hand');
    assert.equal(follower.rested(1, 50, 400), undefined);
    assert.equal(follower.aim(1, 60, 900), 65, 'from then on at once');
    assert.equal(follower.rested(1, 60, 1100), undefined);
    assert.equal(follower.rested(0, 7, 1100), undefined, 'the other side was told nothing');
  });

  it('lets the end of a text be where it cannot go on', () => {
    const follower = createFollower();
    follower.aim(1, 99, 0);
    assert.equal(follower.scrolled(1, 80, 50), false);
    assert.equal(follower.rested(1, 80, 200), undefined);
    assert.equal(follower.scrolled(1, 80, 900), false);
    assert.equal(follower.scrolled(1, 70, 901), true);
  });
});

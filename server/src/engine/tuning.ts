/** The few numbers that comparing sections hangs on; test/gold/pairs.ts shows what changing them does. */
export const tuning = {
  /** What it costs to leave a section alone. */
  gap: 1,
  /** Worth of any counterpart at all. */
  answer: 0.3,
  /** Worth of being at the same level, and cost of every level apart. */
  level: 0.6,
  apart: 0.8,
  /** Worth of the shared names, figures and addresses, all of them being shared. */
  shared: 4,
  /** Cost of sharing none, where both have some to share. */
  nothingShared: 0.8,
  /** Worth of the same heading word for word, and of the same number before it; cost of another number. */
  sameHeading: 2,
  sameNumber: 3,
  otherNumber: 1.5,
  /** Cost of a body longer or shorter than the rest lets expect, per factor e, at most. */
  length: 0.8,
  lengthMost: 1.5,
  /** Cost of a list, an image or code on one side alone. */
  shape: 0.4,
  /** How much worse every other reading must be for a gap to be sure. */
  sure: 0.8,
  /** The same where both sides have gaps, which may as well be one section written anew. */
  sureBoth: 1.6,
  /** Worth of a section that stands in both lists. */
  itself: 20,
  /** From which score on two sections out of order are taken for the same one, moved. */
  moved: 2.2,
};

/** How one language of a note can stand. */
export const states = [
  'complete',
  'differs',
  'wrong-language',
  'pending',
  'overdue',
  'not-required',
  'orphan',
  'missing',
  'not-asked',
] as const;
/**
 * `orphan`: it is tied, by a key or by its name, to another language that is not there. `not-asked`: it is not there, and
 * nothing asks for it.
 */
export type State = (typeof states)[number];

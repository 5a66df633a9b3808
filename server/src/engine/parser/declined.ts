/** Thrown where the parser cannot be sure to be exact, so that the reference parser reads the block. */
export class Declined extends Error {}

export function decline(reason: string): never {
  throw new Declined(reason);
}

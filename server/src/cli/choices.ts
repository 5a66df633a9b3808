/** Parsers of values that are one of a few: what they allow is kept with them, for completion and the man page. */

/** Takes a value of an option. */
export type Chooser<T extends string> = ((value: string) => T) & { readonly allowed: readonly T[] };

/** @param refuse makes the error for a value that is none of them. */
export function chooser<const T extends string>(allowed: readonly T[], refuse: (value: string) => Error): Chooser<T> {
  const choose = (value: string): T => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw refuse(value);
    return found;
  };
  return Object.assign(choose, { allowed });
}

/** What a parser allows; undefined where it is not one of these. */
export const allowedBy = (parser: unknown): readonly string[] | undefined =>
  typeof parser === 'function' && 'allowed' in parser ? (parser as Chooser<string>).allowed : undefined;

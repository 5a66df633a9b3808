/** More than so many are not put in one by one. */
const mostArguments = 1000;

/** A list with the entries from `first` to `last` replaced. */
export function spliced<T>(list: readonly T[], first: number, last: number, by: readonly T[]): T[] {
  if (by.length > mostArguments) return list.slice(0, first).concat(by, list.slice(last));
  const copy = list.slice();
  copy.splice(first, last - first, ...by);
  return copy;
}

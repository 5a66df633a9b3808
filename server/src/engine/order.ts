/** By UTF-16 units, as reports and lists are ordered: the same on every machine, whatever language it speaks. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

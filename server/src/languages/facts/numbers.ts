/** Reads written numbers: what separates thousands and decimals differs, and now and then only the language tells. */

/** Spaces that part thousands: plain, no-break, thin, narrow no-break. */
const gap = ' \\u00A0\\u2009\\u202F';

/** A number as it may be written, as the source of a pattern; every repetition in it has a fixed length or one reading. */
export const numberSource = `\\d{1,3}(?:[.,'’${gap}]\\d{3}){1,4}(?!\\d)(?:[.,]\\d{1,4})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,6})?(?!\\d)`;

/**
 * What a written number may mean, the likeliest first: one value, or two where a single mark with three digits behind
 * it may part thousands or decimals.
 * @param decimal the mark of decimals in the language.
 */
export function numbersIn(written: string, decimal: '.' | ','): readonly number[] {
  const digits = written.replace(/['’ \u00A0\u2009\u202F]/g, '');
  const marks = digits.match(/[.,]/g) ?? [];
  const plain = (mark: string): number => Number(digits.replace(mark === '.' ? /,/g : /\./g, '').replace(',', '.'));
  const [first, ...rest] = marks;
  if (first === undefined) return [Number(digits)];
  const last = rest[rest.length - 1] ?? first;
  if (first !== last) return [plain(last)];
  const whole = Number(digits.replace(/[.,]/g, ''));
  if (rest.length > 0) return [whole];
  const behind = digits.length - digits.indexOf(first) - 1;
  if (behind !== 3 || digits.startsWith('0')) return [plain(first)];
  return first === decimal ? [plain(first), whole] : [whole, plain(first)];
}

/** A number in the one form in which numbers are compared. */
export const numberKey = (value: number): string => String(Math.round(value * 1e6) / 1e6);

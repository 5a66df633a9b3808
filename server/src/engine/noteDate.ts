/** The day that a note is about, as it says itself. */
import { frontMatterOf, type Document } from './document';
import { isoDate } from './recordReader';

/** `2026-11-20`, `2026_11_20`, `20261120`, or folders `2026/11/20`; the last such date of a path counts. */
const inPath = /(?<!\d)((?:19|20)\d{2})(?:([-_./])(\d{2})\2(\d{2})|(\d{2})(\d{2}))(?!\d)/g;
/** `20-november-2026`, `20 Tachwedd 2026`. */
const named = (): RegExp => /(?<!\d)(\d{1,2})[-_. ](\p{L}{3,9})[-_. ]((?:19|20)\d{2})(?!\d)/gu;

/**
 * The date of a note as `YYYY-MM-DD`: that of its front matter (`date`, `dyddiad`), else the one in its path.
 * @param path relative to the workspace root, or undefined for a note without a place.
 */
export function noteDate(note: Document, path: string | undefined): string | undefined {
  const data = frontMatterOf(note)?.data ?? {};
  const written = isoDate(data['date'] ?? data['dyddiad']);
  if (written !== undefined || path === undefined) return written;
  const digits = [...path.matchAll(inPath)]
    .map(([, year, , month, day, shortMonth, shortDay]) => isoDate(`${year}-${month ?? shortMonth}-${day ?? shortDay}`))
    .filter((date) => date !== undefined);
  const last = digits[digits.length - 1];
  if (last !== undefined) return last;
  const [words] = [...path.matchAll(named())].slice(-1);
  return words && isoDate(`${words[1]} ${words[2]} ${words[3]}`);
}

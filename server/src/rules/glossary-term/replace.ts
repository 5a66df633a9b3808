/** Puts the agreed word in the place of one that is not to be used, where nothing around depends on it. */
import type { Edit } from '../../engine/types';
import { article, nounForm } from '../../languages/english';
import { softens, triggersAny } from '../../languages/welsh';
import type { Found } from './terms';

/** The word that fits there; undefined where the words around would have to change, or may. */
export function fitting({ passage, hit }: Found, agreed: string, language: string): string | undefined {
  const { text } = passage;
  const found = text.slice(hit.start, hit.end);
  const before = /([\p{L}\p{M}\p{N}'’]+)[ \u00a0]$/u.exec(text.slice(0, hit.start))?.[1]?.replace('’', "'");
  const opens = hit.start === 0 || /[.!?:]["”’)]?\s+$/.test(text.slice(Math.max(0, hit.start - 5), hit.start));
  let choice = agreed;
  if (language === 'en') {
    if (hit.form === 'plural') choice = nounForm(agreed, 'plural');
    if ((before === 'a' || before === 'an') && article(choice) !== before) return undefined;
  } else if (language === 'cy') {
    if (hit.mutation !== undefined || (before !== undefined && triggersAny(lastClitic(before)))) return undefined;
    // Where the word would show a mutation and has none, nothing around asks for one.
    if (!opens && !softens(found) && softens(choice)) return undefined;
    const after = text.slice(hit.end);
    const next = /^[ \u00a0]([\p{L}\p{M}\p{N}]+)/u.exec(after)?.[1] ?? '';
    if (!/^\s*(?:[.,;:!?)]|$)/.test(after) && (next === '' || softens(next))) return undefined;
  } else return undefined;
  return /^\p{Lu}/u.test(found) ? choice.charAt(0).toUpperCase() + choice.slice(1) : choice;
}

/** Of a word with a clitic, the clitic: *i’w* → *’w*. */
const lastClitic = (word: string): string => /'[a-z]+$/i.exec(word)?.[0] ?? word;

/** The edit of the block; undefined where markup stands within the word. */
export function editOf({ passage, hit }: Found, text: string): Edit | undefined {
  return passage.isPlain(hit) ? { span: passage.sourceOf(hit), text } : undefined;
}

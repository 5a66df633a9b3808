/** Lists that are written as text. */

/** What stands between spaces and line breaks. */
export const wordsIn = (list: string): readonly string[] => list.trim().split(/\s+/);

/** What stands between commas; line breaks are spaces. */
export const phrasesIn = (list: string): readonly string[] =>
  list
    .replace(/\s+/g, ' ')
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean);

/** A weeknote for a team that has none yet. */
import { factWords } from '../../languages/facts';

const texts = {
  en: { title: 'Weeknote, {day}', headings: ['What we did', 'What we learned', 'What is next'] },
  cy: { title: 'Nodyn wythnos, {day}', headings: ['Beth wnaethon ni', 'Beth ddysgon ni', 'Beth nesaf'] },
};

/** Where a first weeknote goes, relative to the root of the workspace. */
export const firstFolder = { en: 'weeknotes', cy: 'nodiadau-wythnos' };

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function dayIn(language: string, date: string): string {
  const month = factWords(language).months[Number(date.slice(5, 7)) - 1]?.[0] ?? '';
  return `${String(Number(date.slice(8, 10)))} ${capital(month)} ${date.slice(0, 4)}`;
}

/**
 * Its text in Welsh or else in English, and where writing begins in it.
 * @param date `YYYY-MM-DD`.
 */
export function firstNote(language: string, date: string): { readonly text: string; readonly cursor: number } {
  const { title, headings } = texts[language === 'cy' ? 'cy' : 'en'];
  const [first = '', ...rest] = headings;
  const before = `# ${title.replace('{day}', dayIn(language === 'cy' ? 'cy' : 'en', date))}\n\n## ${first}\n\n`;
  return { text: `${before}\n\n${rest.map((heading) => `## ${heading}\n\n`).join('\n\n')}`, cursor: before.length };
}

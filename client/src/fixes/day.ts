/** Asks for the day by which a text is to follow. */
import * as vscode from 'vscode';
import { fill } from '../fill';
import type { Locale } from '../words';
import { words } from './words';

const locales: Readonly<Record<Locale, string>> = { en: 'en-GB', cy: 'cy-GB' };

/**
 * @param there what the language is called that is to follow.
 * @returns `YYYY-MM-DD`; undefined where nothing was chosen.
 */
export async function askForDay(there: string, locale: Locale, now = new Date()): Promise<string | undefined> {
  const after = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const days: readonly (readonly [name: keyof typeof words, day: Date])[] = [
    ['inAWeek', workday(after(7))],
    ['inTwoWeeks', workday(after(14))],
    ['endOfMonth', new Date(now.getFullYear(), now.getMonth() + 1, 0)],
    ['inFourWeeks', workday(after(28))],
  ];
  const long = new Intl.DateTimeFormat(locales[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const items = [
    ...days
      .map(([name, day]) => ({ label: words[name][locale], description: long.format(day), day: written(day) }))
      // The month may end in a moment, or with one of the others.
      .filter(({ day }, index, all) => day > written(after(4)) && all.findIndex((item) => item.day === day) === index)
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    { label: words.otherDay[locale], description: '', day: undefined },
  ];
  const placeHolder = fill(words.byWhen[locale], { there });
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (!picked) return undefined;
  return picked.day ?? askInWriting(locale, written(after(21)), written(now));
}

async function askInWriting(locale: Locale, example: string, today: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    prompt: fill(words.writeDay[locale], { example }),
    value: example,
    validateInput: (value) =>
      isDay(value.trim()) && value.trim() >= today ? undefined : fill(words.noDay[locale], { example }),
  });
  return typed?.trim();
}

/** The day itself, or the Monday after a weekend. */
function workday(day: Date): Date {
  const weekend = { 6: 2, 0: 1 }[day.getDay()] ?? 0;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + weekend);
}

/** `YYYY-MM-DD` of a day where the user is. */
const written = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** There is no 30 February. */
function isDay(value: string): boolean {
  const day = new Date(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

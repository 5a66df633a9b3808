/** Facts that survive translation, read by the words of each language. */
import { ca } from './ca';
import { cy } from './cy';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ga } from './ga';
import type { FactWords } from './types';

const languages: ReadonlyMap<string, FactWords> = new Map([
  ['en', en],
  ['cy', cy],
  ['fr', fr],
  ['ga', ga],
  ['es', es],
  ['ca', ca],
]);

/** Digits and signs alone, for a language whose words are not known. */
const digits: FactWords = {
  months: [],
  capital: false,
  dayLast: false,
  ordinals: [],
  joins: [],
  until: [],
  also: [],
  decimal: '.',
  percent: [],
  scales: {},
  currencies: {},
  of: [],
  am: [],
  pm: [],
};

/** The words of a language, by its code; none but digits where it is not known. */
export const factWords = (language: string): FactWords => languages.get(language) ?? digits;

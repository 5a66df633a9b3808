/** Words by which a note speaks of its own languages: "English below", "## Cymraeg", "Fersiwn Saesneg isod". */
import { lettersIn, unitAt, withoutMarks } from '../languages/letters';
import { isAlpha } from './parser/characters';

/** What languages are called, in the languages that are likely to name them. Lower case, without accents. */
const names: Readonly<Record<string, string>> = {
  en: 'english saesneg anglais bearla ingles angles ingelesa sasunnach beurla',
  cy: 'cymraeg gymraeg nghymraeg welsh gallois breatnais gales',
  fr: 'french francais francaise ffrangeg fraincis frances',
  ga: 'irish gaeilge gwyddeleg irlandais',
  gd: 'gaidhlig gaelic gaeleg',
  mi: 'maori',
  es: 'spanish espanol castellano sbaeneg espagnol spainnis',
  ca: 'catalan catala valencia catalaneg',
  eu: 'basque euskara basgeg',
  de: 'german deutsch almaeneg allemand',
  it: 'italian italiano eidaleg italien',
  pt: 'portuguese portugues portiwgaleg portugais',
  nl: 'dutch nederlands iseldireg neerlandais',
  pl: 'polish polski pwyleg',
};

/** The names of a language, lower case and without accents. */
export const namesOf = (language: string): readonly string[] => names[language]?.split(' ') ?? [];

const byName = new Map(
  Object.entries(names).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

/** Words that go with a language's name where a note points to its other half, and say nothing else. */
const around = new Set(
  (
    'version versions fersiwn fersiynau leagan y yn yr i’r ir a ac an and the in is it for of to this also here click jump scroll go read see ' +
    'below above isod uchod follows follow text testun translation cyfieithiad cliciwch yma hefyd ar gyfer darllen darllenwch gweler ' +
    'ci dessous dessus suit en la le l de du voir lire et aussi texte traduction thios thuas gaeilge version es mas abajo nota note ' +
    'summary crynodeb page tudalen document dogfen available gael mae'
  ).split(' '),
);

/** By what a notice word of letters of ASCII begins with, a bit for each length that it may have. */
const lengths = new Int32Array(0x80);
for (const word of [...byName.keys(), ...around]) {
  const first = word.charCodeAt(0);
  lengths[first] = (lengths[first] ?? 0) | (1 << word.length);
}

const plain = (text: string): string => withoutMarks(text).toLowerCase();

const isNoticeWord = (word: string): boolean => byName.has(word) || around.has(word);

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

/** Whether the first word of a text is a notice word or the code of a language, or may be. Most texts are done with there. */
function mayOpen(text: string): boolean {
  let start = 0;
  while (start < text.length && !isAlpha(unitAt(text, start))) if (unitAt(text, start++) >= 0x80) return true;
  let end = start;
  while (end < text.length && isAlpha(unitAt(text, end))) end++;
  if (end < text.length && unitAt(text, end) >= 0x80) return true; // goes on with other letters
  const length = end - start;
  if (length === 2 && isCapital(unitAt(text, start)) && isCapital(unitAt(text, start + 1))) return true;
  const mayBe = length > 0 && length < 32 && ((lengths[unitAt(text, start) | 0x20] ?? 0) & (1 << length)) !== 0;
  return mayBe && isNoticeWord(text.slice(start, end).toLowerCase());
}

/**
 * The languages that a short text names, if it does nothing but name them ("English below", "Cymraeg / English");
 * empty for any other text.
 */
export function namedLanguages(text: string): readonly string[] {
  if (text.length > 120) return [];
  if (!mayOpen(text)) return [];
  const code = /^\W*([A-Z]{2})\W*$/.exec(text)?.[1]?.toLowerCase();
  if (code !== undefined && code in names) return [code];
  const words = lettersIn(plain(text));
  if (!isNoticeWord(words[0] ?? '')) return [];
  if (words.length > 9) return [];
  const found: string[] = [];
  for (const word of words) {
    const code = byName.get(word);
    if (code !== undefined) found.push(code);
    else if (!around.has(word)) return [];
  }
  return found;
}

/** The language that a word or code stands for in a file's name or folder (`cy`, `cy-GB`, `_fr`, `welsh`). */
export function languageOfToken(token: string, languages: readonly string[]): string | undefined {
  if (token.length > longestToken) return undefined;
  const { code, named } = token.length > longestKept ? readToken(token) : keptToken(token);
  if (code !== undefined && languages.includes(code)) return code;
  return named !== undefined && languages.includes(named) ? named : undefined;
}

/** What a word may stand for: a language by its code, and one by its name. */
interface Token {
  readonly code: string | undefined;
  readonly named: string | undefined;
}

function readToken(token: string): Token {
  const word = plain(token).replace(/^[_.]/, '');
  return { code: /^([a-z]{2,3})(?:[-_](?:[a-z]{2}|\d{3}))?$/.exec(word)?.[1], named: byName.get(word) };
}

/** Words that were read: the names of folders and the parts of addresses come again and again. */
const tokens = new Map<string, Token>();
const mostTokens = 2000;
/** Longer words that are cut out of a text would keep the whole of it alive. */
const longestKept = 12;

function keptToken(token: string): Token {
  let read = tokens.get(token);
  if (!read) {
    if (tokens.size >= mostTokens) tokens.clear();
    tokens.set(token, (read = readToken(token)));
  }
  return read;
}

/** Nothing longer names a language, accents written apart and a sign before it included. */
const longestToken = 1 + 2 * Math.max(...[...byName.keys()].map((name) => name.length));

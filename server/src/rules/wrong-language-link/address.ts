/** What language an address says its page is in. */
import { languageOfToken, namesOf } from '../../engine/notices';

/** Codes of three letters, which some governments use. */
const threeLetters: Readonly<Record<string, string>> = {
  eng: 'en',
  fra: 'fr',
  fre: 'fr',
  cym: 'cy',
  gle: 'ga',
  spa: 'es',
  cat: 'ca',
};

/** What languages call themselves: `/welsh/` may be about the language, `/cymraeg/` is in it. */
const ownNames = /^(?:english|cymraeg|francais|gaeilge|gaidhlig|espanol|catala|euskara)$/i;

/** Hosts in pairs, the English one first; those under them are in the same language. */
const hosts: readonly (readonly [en: string, cy: string])[] = [
  ['gov.wales', 'llyw.cymru'],
  ['nhs.wales', 'gig.cymru'],
  ['senedd.wales', 'senedd.cymru'],
  ['naturalresources.wales', 'cyfoethnaturiol.cymru'],
  ['museum.wales', 'amgueddfa.cymru'],
  ['library.wales', 'llyfrgell.cymru'],
  ['audit.wales', 'archwilio.cymru'],
  ['socialcare.wales', 'gofalcymdeithasol.cymru'],
  ['sport.wales', 'chwaraeon.cymru'],
  ['arts.wales', 'celf.cymru'],
];

const languageOfHost: ReadonlyMap<string, string> = new Map(
  hosts.flatMap(([en, cy]) => [
    [en, 'en'],
    [cy, 'cy'],
  ]),
);

/** What every address that names one of some languages has in it: a code or name of theirs, or the end of a host. */
const marks = new WeakMap<readonly string[], RegExp>();

function marksOf(languages: readonly string[]): RegExp {
  let mark = marks.get(languages);
  if (!mark) {
    const three = Object.keys(threeLetters).filter((code) => languages.includes(threeLetters[code] ?? ''));
    const words = [...languages, ...three, ...languages.flatMap(namesOf)].map((word) =>
      word.replace(/[^A-Za-z]/g, (unit) => `\\${unit}`),
    );
    const ends = new Set(hosts.flat().map((host) => host.slice(host.lastIndexOf('.') + 1)));
    const source = `(?:^|[^A-Za-z])(?:${words.join('|')})(?![A-Za-z])|\\.(?:${[...ends].join('|')})`;
    marks.set(languages, (mark = new RegExp(source, 'i')));
  }
  return mark;
}

/** Whether an address may name one of some languages; most name none, and need not be read. */
export const mayName = (address: string, languages: readonly string[]): boolean => marksOf(languages).test(address);

/** Products of the world are for a region, and what stands there is seldom to be had in every language. */
const worldwide = /^en[-_](?:us|au|in)$/i;

/** Longest address that is read. */
const longest = 2000;

export interface Spoken {
  readonly language: string;
  /** Lower case; empty for an address within the site. */
  readonly host: string;
}

/**
 * The language that an address names, among `languages`: by a query (`?lang=en`), a part of the path (`/en/`, `-eng.html`,
 * `.en.md`) or the host (`en.wikipedia.org`, `www.gov.wales`); undefined where it names none.
 */
export function languageOfAddress(address: string, languages: readonly string[]): Spoken | undefined {
  if (address.length > longest || /^(?:#|mailto:|tel:|data:|javascript:)/i.test(address)) return undefined;
  const match = /^(?:https?:)?\/\/([^/?#]*)(.*)$/i.exec(address);
  if (!match && /^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const host = (match?.[1] ?? '').toLowerCase().replace(/:\d+$/, '');
  const [path = '', query = ''] = (match?.[2] ?? address).replace(/#.*$/, '').split('?');
  const tokenOf = (token: string): string | undefined => {
    if (worldwide.test(token)) return undefined;
    const three = threeLetters[token.toLowerCase()];
    if (three !== undefined) return languages.includes(three) ? three : undefined;
    return token.length > 6 && !ownNames.test(token) ? undefined : languageOfToken(token, languages);
  };
  const asked = /(?:^|&)(?:lang|language|locale|setlang)=([A-Za-z_-]{2,10})(?:&|$)/.exec(query)?.[1];
  const language =
    (asked === undefined ? undefined : tokenOf(asked)) ?? inPath(path, tokenOf) ?? inHost(host, languages);
  return language === undefined ? undefined : { language, host };
}

/** `.en`, or `-eng.html`: of a document, since a program may well be named for the language that it works on. */
const suffixed =
  /(?:\.([A-Za-z]{2})|[._-]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?)\.(?:html?|md|markdown|mdx|aspx?|php|pdf|docx?|odt|pptx?|xlsx?|csv|png|jpe?g|svg))$/i;

function inPath(path: string, tokenOf: (token: string) => string | undefined): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  for (const part of parts) {
    const token = /^_?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?|[A-Za-z]{6,8})$/.exec(part)?.[1];
    const language = token === undefined ? undefined : tokenOf(token);
    if (language !== undefined) return language;
  }
  const last = parts[parts.length - 1] ?? '';
  const suffix = suffixed.exec(last);
  const token = suffix?.[2] ?? suffix?.[1];
  return token === undefined ? undefined : tokenOf(token);
}

function inHost(host: string, languages: readonly string[]): string | undefined {
  const labels = host.split('.');
  const [first = ''] = labels;
  if (labels.length > 2 && languages.includes(first)) return first;
  // No host is under two of them.
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) {
    const language = languageOfHost.get(host.slice(at));
    if (language !== undefined && languages.includes(language)) return language;
  }
  return undefined;
}

/** Where sites in some languages are: others in the world are seldom in them too. */
const homes: Readonly<Record<string, RegExp>> = {
  cy: /\.(?:wales|cymru|uk|github\.io)$|(?:^|\.)wikipedia\.org$/,
  ga: /\.(?:ie|europa\.eu|uk|github\.io)$|(?:^|\.)wikipedia\.org$/,
  gd: /\.(?:scot|uk|github\.io)$|(?:^|\.)wikipedia\.org$/,
  mi: /\.(?:nz|github\.io)$|(?:^|\.)wikipedia\.org$/,
  eu: /\.(?:eus|es|europa\.eu|github\.io)$|(?:^|\.)wikipedia\.org$/,
};

/** Whether a site that is found in one language is likely to be there in `language` too. */
export function isLikelyIn(language: string, { host, language: there }: Spoken): boolean {
  if (host === '') return true;
  const sides = [language, there];
  if (sides.includes('en') && sides.includes('cy') && inHost(host, sides) !== undefined) return true;
  if (language === 'en') return false; // who links to another language from English mostly means to
  return homes[language]?.test(host) ?? true;
}

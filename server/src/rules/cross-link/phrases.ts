/** What a reader of a language is told, in that language: the text of a link, and of a line above a note in two. */

interface Phrases {
  readonly read: string;
  readonly below: string;
}

const phrases: Readonly<Record<string, Phrases>> = {
  en: { read: 'Read this in English', below: 'English below' },
  cy: { read: 'Darllen yn Gymraeg', below: 'Cymraeg isod' },
  fr: { read: 'Lire en français', below: 'Français ci-dessous' },
  ga: { read: 'Léigh as Gaeilge', below: 'Gaeilge thíos' },
  gd: { read: 'Leugh seo sa Ghàidhlig', below: 'Gàidhlig gu h-ìosal' },
  mi: { read: 'Pānuitia ki te reo Māori', below: 'Kei raro te reo Māori' },
  es: { read: 'Leer en español', below: 'Español más abajo' },
  ca: { read: 'Llegeix en català', below: 'Català més avall' },
  eu: { read: 'Irakurri euskaraz', below: 'Euskaraz behean' },
};

/** The phrases for a language; its code stands alone where none are known. */
export function phrasesFor(language: string): Phrases {
  const code = language.toUpperCase();
  return phrases[language] ?? { read: code, below: `${code} ↓` };
}

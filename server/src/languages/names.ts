/** What languages are called, in the languages that Agored speaks. */

/** A name in each of those; the same shape as the engine's `Localized`, which languages may not import. */
type Name = Readonly<Record<'en' | 'cy', string>>;

const names: Readonly<Record<string, Name>> = {
  en: { en: 'English', cy: 'Saesneg' },
  cy: { en: 'Welsh', cy: 'Cymraeg' },
  fr: { en: 'French', cy: 'Ffrangeg' },
  ga: { en: 'Irish', cy: 'Gwyddeleg' },
  gd: { en: 'Scottish Gaelic', cy: 'Gaeleg' },
  mi: { en: 'Māori', cy: 'Maori' },
  es: { en: 'Spanish', cy: 'Sbaeneg' },
  ca: { en: 'Catalan', cy: 'Catalaneg' },
  eu: { en: 'Basque', cy: 'Basgeg' },
};

/** Codes of the languages that have a name. */
export const languageCodes: readonly string[] = Object.keys(names);

/** The name of a language, or its code where no name is known. */
export function languageName(code: string): Name {
  return names[code] ?? { en: code, cy: code };
}

/** The language of a name that `languageName` gave. */
export function languageNamed(name: Name): string {
  return Object.keys(names).find((code) => names[code]?.en === name.en) ?? name.en;
}

/** What the extension says by itself comes in both languages: `words.ts` beside each feature, and here what belongs to none. */
import type { InitializationOptions } from '../../server/src/lsp/protocol';

export type Locale = InitializationOptions['locale'];

/** Texts by name and language. They may hold `{placeholders}`. */
export type Words = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export const words = {
  noServer: {
    en: 'Agored is still starting. Please try again in a moment.',
    cy: 'Mae Agored yn dal i gychwyn. Rhowch gynnig arall arni mewn eiliad.',
  },
  noNote: { en: 'Open a note first.', cy: 'Agorwch nodyn yn gyntaf.' },
  off: { en: 'Agored does not check this file.', cy: 'Nid yw Agored yn gwirio’r ffeil hon.' },
} as const satisfies Words;

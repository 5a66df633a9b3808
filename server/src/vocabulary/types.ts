/** What an entry of the word lists is: as people write it (`Source…`), and as the matcher takes it (`Entry`). */
import type { EnglishForm } from '../languages/english';

export const packs = ['core', 'localgov', 'digital', 'wordy', 'inclusive', 'cymraeg-clir'] as const;
/** A list that can be switched on and off. */
export type Pack = (typeof packs)[number];

export type VocabularyLanguage = 'en' | 'cy';

/** A text in the languages that Agored speaks. */
export interface Bilingual {
  readonly en: string;
  readonly cy: string;
}

export const partsOfSpeech = ['verb', 'noun', 'mass', 'adjective', 'adverb', 'phrase'] as const;
/** `mass` is a noun without a plural; a `phrase` is matched as it stands. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/**
 * Conditions on the words around a match. Phrases are lower case; `*` at either end of a word stands for any letters. `^`
 * among `before` is the start of a sentence, `$` among `next` its end.
 */
export interface Conditions {
  /** Right before the match. */
  readonly before?: readonly string[];
  /** Right after the match; small words in between (the, our, more…) are passed over. */
  readonly next?: readonly string[];
  /** Anywhere in the same paragraph. */
  readonly near?: readonly string[];
  /** Fixed phrases that the match is part of. */
  readonly phrases?: readonly string[];
  /** The matched form itself. */
  readonly form?: readonly string[];
}

/** The replacement that stands for leaving the words out. */
export const leaveOut = '(leave out)';

/** An entry as the matcher takes it. */
export interface Entry {
  /** The dictionary form, as shown and as allowed by a team. */
  readonly term: string;
  readonly language: VocabularyLanguage;
  /** `team` for a word of the team's own. */
  readonly pack: Pack | 'team';
  readonly pos: PartOfSpeech;
  readonly level: 'warning' | 'info' | 'off';
  /**
   * All forms with what they are: their words in lower case with a space between, clitics too (`plymio 'n ddwfn`), and
   * the stop of an abbreviation. Welsh forms are radical; the matcher makes the mutated ones.
   */
  readonly forms: readonly (readonly [text: string, form: EnglishForm])[];
  /** Replacements in dictionary form, best first; `{…}` is never inflected, `(leave out)` removes the words. */
  readonly say: readonly string[];
  /** The first replacement keeps meaning and grammar wherever the entry matches. */
  readonly safe: boolean;
  /** Words before the match after which a safe replacement is only a suggestion. */
  readonly carefulAfter: readonly string[];
  /** What to do where no replacement fits. */
  readonly advice?: Bilingual;
  readonly why: Bilingual;
  readonly source: readonly string[];
  /** Matched only where one of these holds. */
  readonly only?: Conditions;
  /** Matched only where one of these holds as well. */
  readonly needs?: Conditions;
  /** Left alone where one of these holds. */
  readonly unless?: Conditions;
}

/** Entries as they ship: what every entry has by default left out, reasons and advice by number, to be read quickly. */
export interface Packed {
  /** English and Welsh. */
  readonly texts: readonly (readonly [en: string, cy: string])[];
  readonly packs: readonly {
    readonly pack: Entry['pack'];
    readonly language: VocabularyLanguage;
    readonly entries: readonly PackedEntry[];
  }[];
}
export type PackedEntry = Omit<Entry, 'language' | 'pack' | 'say' | 'safe' | 'carefulAfter' | 'why' | 'advice'> & {
  readonly say?: readonly string[];
  readonly safe?: true;
  readonly carefulAfter?: readonly string[];
  readonly why: number;
  readonly advice?: number;
};

/** An entry as it is written in the YAML files. */
export interface SourceEntry {
  readonly term: string;
  readonly pos: PartOfSpeech;
  readonly category: string;
  readonly level: 'warning' | 'info' | 'off';
  /** The forms to match, where not all that the part of speech has are meant. */
  readonly forms?: readonly string[];
  /** Other spellings and words for the same thing, inflected alike. */
  readonly also?: readonly string[];
  readonly say?: readonly string[];
  readonly safe?: boolean;
  readonly carefulAfter?: readonly string[];
  readonly advice?: Bilingual;
  readonly why: Bilingual;
  readonly source: readonly string[];
  readonly only?: Conditions;
  readonly needs?: Conditions;
  readonly unless?: Conditions;
}

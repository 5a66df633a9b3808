/** The languages that a note has for its readers: in itself, in its twins, and those that are to follow. */
import type { Config } from './config';
import type { Document } from './document';
import type { Facts } from './facts';
import { languagesOf } from './layout';
import { declaredState, waitingIn } from './translation';
import { layoutAt } from './twins';
import type { Localized } from './types';

/** BCP 47 codes, as configured; none is in both lists. */
export interface NoteLanguages {
  /** In the order of the note, those of its twins behind. */
  readonly present: readonly string[];
  /** Marked as waiting for translation, or declared as pending. */
  readonly toFollow: readonly string[];
}

/** @param facts with the note's twins, where those were gathered; else the note alone tells. */
export function noteLanguages(note: Document, { languages }: Config, { path, twins }: Facts): NoteLanguages {
  const layout = layoutAt(path, note, languages, twins);
  const there = twins.filter(({ exists }) => exists);
  const found = [
    ...languagesOf(layout),
    ...(layout.kind === 'one' ? layout.also : []),
    ...there.map(({ language }) => language),
  ];
  const waiting = new Set(waitingIn(note).map(({ language }) => language));
  const documents = [note, ...there.flatMap(({ document }) => document ?? [])];
  const toFollow = languages.filter(
    (language) =>
      waiting.has(language) || documents.some((each) => declaredState(each, language)?.status === 'pending'),
  );
  return { present: [...new Set(found)].filter((language) => !toFollow.includes(language)), toFollow };
}

/** `EN + CY`, or `EN, CY to follow`; empty where no language can be told. */
export function namedInShort({ present, toFollow }: NoteLanguages): Localized {
  const codes = (languages: readonly string[]): string =>
    languages.map((language) => language.toUpperCase()).join(' + ');
  const there = present.length > 0 ? [codes(present)] : [];
  const told = (follow: string): string =>
    [...there, ...(toFollow.length > 0 ? [`${codes(toFollow)} ${follow}`] : [])].join(', ');
  return { en: told('to follow'), cy: told('i ddilyn') };
}

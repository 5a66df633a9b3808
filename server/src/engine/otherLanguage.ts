/** A note in another language, waiting for translation: in the note itself, or as a file of its own. */
import type { Document } from './document';
import { isInBoth } from './layout';
import { namedLanguages } from './notices';
import { sectionsOf, type Section } from './sections';
import { insertion, lineEndOf, skeleton, twinFile } from './skeleton';
import { isWaiting, waitingIn } from './translation';
import type { Edit } from './types';

/** Sections to be translated; a heading that names a language is none, and one in both languages is done. */
const translatable = (note: Document, languages: readonly string[]): readonly Section[] =>
  sectionsOf(note).filter(
    ({ text, span }) =>
      namedLanguages(text).length === 0 && !isInBoth(text, languages) && !isWaiting(waitingIn(note), span.start),
  );

/** An edit that puts the headings for a language into the note, at an offset. */
export const skeletonHere = (note: Document, languages: readonly string[], language: string, at: number): Edit =>
  insertion(note.text, at, skeleton(note, translatable(note, languages), language, 0, lineEndOf(note.text)));

/** The text of a file with the headings for a language. */
export const skeletonFile = (note: Document, languages: readonly string[], language: string): string =>
  twinFile(note, translatable(note, languages), language);

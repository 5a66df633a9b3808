/** Completes keys and values of front matter. */
import type { CompletionItem } from 'vscode-languageserver';
import type { OpenDocument } from '../openDocument';
import { keyOffers, type Around } from './frontMatterKeys';
import { frontMatterPlace } from './frontMatterPlace';
import { valueOffers } from './frontMatterValues';
import { itemsFrom, type Asking } from './item';
import { siblingsOf } from './siblings';

/**
 * @param around undefined where the note is none of the team’s.
 * @returns undefined where the cursor is not in front matter, or in that of another note.
 */
export async function completeFrontMatter(
  document: OpenDocument,
  at: number,
  around: () => Promise<Around | undefined>,
  asking: Asking,
): Promise<CompletionItem[] | undefined> {
  const place = frontMatterPlace(document.text, at);
  if (!place) return undefined;
  const { version } = document;
  const known = await around();
  if (!known) return undefined;
  const siblings = known.place ? await siblingsOf(known.place.root, known.place.path) : [];
  const offers =
    place.kind === 'key'
      ? keyOffers(place, siblings, known, asking.locale)
      : await valueOffers(place, siblings, document, known, asking.locale);
  if (document.version !== version) return [];
  return itemsFrom(offers, document.rangeOf(place.span), asking);
}

/** What the notes around one do about their other language. */
import { frontMatterEnd } from '../../engine/blocks';
import type { Neighbour } from '../../engine/facts';
import { relativeLink } from '../../engine/paths';
import { lettersIn } from '../../languages/letters';
import { leadsTo, linksOf, withoutEnding, type Link } from './pointers';

/** Where in its text a note says where its other language is. */
export type Place = 'before-title' | 'after-title' | 'end';

interface Pointer {
  readonly language: string;
  readonly words: string;
  readonly place: Place;
  /** What stands around the path of the twin in its address, where that is the address of a page; undefined for others. */
  readonly style: string | undefined;
}

export interface Habit {
  readonly linked: number;
  readonly all: number;
  /** Where most of those that link do it. */
  readonly place: Place;
  /** What the links to each language say, where several say the same. */
  readonly words: ReadonlyMap<string, string>;
  /** The address of the file at `to` in the text of the one at `from`, as the links of the others have it. */
  address(from: string, to: string): string;
}

const read = new WeakMap<Neighbour, readonly Pointer[]>();

/** The habit of some neighbours: how many link to a twin, where, and in which words. */
export function habitOf(neighbours: readonly Neighbour[]): Habit {
  const pointers = neighbours.map(pointersOf);
  const all = pointers.flat();
  const words = new Map<string, string>();
  for (const language of new Set(all.map((pointer) => pointer.language))) {
    const said = most(
      all.filter((pointer) => pointer.language === language && pointer.words !== '').map((p) => p.words),
    );
    if (said && said.count > 1) words.set(language, said.value);
  }
  const style = most(all.map((pointer) => pointer.style))?.value;
  return {
    linked: pointers.filter((own) => own.length > 0).length,
    all: neighbours.length,
    place: most(all.map(({ place }) => place))?.value ?? 'after-title',
    words,
    address: (from, to) =>
      style === undefined ? relativeLink(from, to) : style.replace('*', encodeURI(withoutEnding(to))),
  };
}

function pointersOf(neighbour: Neighbour): readonly Pointer[] {
  const known = read.get(neighbour);
  if (known) return known;
  const body = neighbour.text.slice(frontMatterEnd(neighbour.text));
  const links = linksOf(body);
  const title = body.search(/^ {0,3}#{1,2}[ \t]|^\S[^\r\n]*(?:\r\n|\r|\n)=+[ \t]*$/m);
  const found = neighbour.twins.flatMap((twin): Pointer[] => {
    const to = links.find((link) => leadsTo(link, neighbour.path, twin));
    return to
      ? [
          {
            language: twin.language,
            words: to.words.trim(),
            place: placeOf(to, title, body),
            style: styleOf(to, twin.path),
          },
        ]
      : [];
  });
  read.set(neighbour, found);
  return found;
}

/** Words under the title before a link that does not stand at the top. */
const wordsAbove = 8;

function placeOf({ at }: Link, title: number, body: string): Place {
  if (title >= 0 && at < title) return 'before-title';
  const above = body.slice(Math.max(0, title), at).replace(/^[^\r\n]*/, '');
  return at > body.length * 0.6 && lettersIn(above, 1, wordsAbove).length >= wordsAbove ? 'end' : 'after-title';
}

/** `/*` + `/` for a link to `/en/news/bins/` that means `en/news/bins.md`: an address from the root of the site. */
function styleOf({ address }: Link, path: string | undefined): string | undefined {
  if (path === undefined || !/^(?:\/|https?:)/i.test(address)) return undefined;
  const stem = encodeURI(withoutEnding(path));
  const at = address.indexOf(stem);
  return at < 0 ? undefined : `${address.slice(0, at)}*${address.slice(at + stem.length)}`;
}

/** The value that occurs most often, the earliest of several. */
function most<T>(values: readonly T[]): { readonly value: T; readonly count: number } | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: { value: T; count: number } | undefined;
  for (const [value, count] of counts) if (!best || count > best.count) best = { value, count };
  return best;
}

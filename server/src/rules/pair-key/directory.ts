/** The keys of a workspace, arranged for looking up, and what speaks for two notes being one. */
import { distance } from 'fastest-levenshtein';
import type { KeyedNote, WorkspaceKeys } from '../../engine/facts';
import { folderOf, type NotePath } from '../../engine/paths';
import { addressKeys, plainKey, prefixOf, slugOf } from '../../engine/ties';

export interface Directory {
  readonly complete: boolean;
  readonly places: WorkspaceKeys['places'];
  /** Notes by path. */
  readonly byPath: ReadonlyMap<string, KeyedNote>;
  /** Notes that have a key, by its name. */
  readonly byName: ReadonlyMap<string, readonly KeyedNote[]>;
  /** Paths by the last part of their addresses. */
  readonly bySlug: ReadonlyMap<string, readonly string[]>;
  /** Notes that name an address, by its last part. */
  readonly asking: ReadonlyMap<string, readonly KeyedNote[]>;
  /** Notes in which a part of a key occurs, up to a few. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<WorkspaceKeys, Directory>();

export function directoryOf(keys: WorkspaceKeys): Directory {
  let directory = known.get(keys);
  if (!directory) known.set(keys, (directory = arrange(keys)));
  return directory;
}

function arrange({ notes, places, complete }: WorkspaceKeys): Directory {
  const byName = new Map<string, KeyedNote[]>();
  const bySlug = new Map<string, string[]>();
  const asking = new Map<string, KeyedNote[]>();
  const parts = new Map<string, Set<string>>();
  const push = <T>(map: Map<string, T[]>, key: string, item: T): void => {
    const list = map.get(key);
    if (list) list.push(item);
    else map.set(key, [item]);
  };
  for (const path of places.keys()) push(bySlug, slugOf(path), path);
  for (const note of notes)
    for (const [name, { value }] of note.keys) {
      push(byName, name, note);
      if (name === 'permalink' && slugOf(value) !== slugOf(note.path)) push(bySlug, slugOf(value), note.path);
      if (isAddress(name)) push(asking, slugOf(value), note);
      else
        for (const part of partsOf(value)) {
          const found = parts.get(part) ?? new Set<string>();
          if (found.size < 4) parts.set(part, found.add(note.path));
        }
    }
  return { complete, places, byPath: new Map(notes.map((note) => [note.path, note])), byName, bySlug, asking, parts };
}

export const isAddress = (name: string): boolean => (addressKeys as readonly string[]).includes(name);

/** The value of a key as sites compare it; addresses without the part for the language. */
export function valueOf(note: KeyedNote, name: string): string | undefined {
  const value = note.keys.get(name)?.value;
  return value?.includes('/') === true ? plainKey(value) : value;
}

/** The folder of a note, less what says the language. */
export const homeOf = ({ key }: NotePath): string => folderOf(key);

/** The day of a note. */
export const dayOf = ({ dates }: KeyedNote): string | undefined => dates.front ?? dates.name;

const partsOf = (value: string): readonly string[] =>
  value
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Words that make another key of one: numbers, months and days. */
const counting = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh eighth ninth tenth ' +
    'un dau dwy tri tair pedwar pedair pump pum chwech chwe saith wyth naw deg cyntaf ail trydydd trydedd ' +
    'deux trois quatre cinq six sept huit neuf dix premier deuxieme troisieme ' +
    'uno dos tres cuatro cinco seis siete ocho nueve diez haon do tri ceathair cuig se seacht ocht naoi deich ' +
    'jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december ' +
    'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr ' +
    'janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre ' +
    'monday tuesday wednesday thursday friday saturday sunday llun mawrth mercher iau gwener sadwrn sul ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche north south east west in out on off up down old new'
  ).split(' '),
);

/** Letters by which two keys may differ and still be the same one, by the length of the longer. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 16 ? 2 : 3);

/** How many slips of the pen lie between two texts; two letters that changed places are one. */
function slipsBetween(a: string, b: string): number {
  const found = distance(a, b);
  if (found !== 2 || a.length !== b.length) return found;
  let at = 0;
  while (a.charAt(at) === b.charAt(at)) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : found;
}

/**
 * How many slips make one key of the other; undefined where they are two: too far apart, with other numbers, or with
 * words in place of each other that other keys have too.
 * @param used whether other keys have a word.
 */
export function nearness(a: string, b: string, used: (part: string) => boolean): number | undefined {
  if (Math.abs(a.length - b.length) > slips(Math.max(a.length, b.length))) return undefined;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return a === b ? undefined : 0;
  if ((x.match(/\d+/g) ?? []).join() !== (y.match(/\d+/g) ?? []).join()) return undefined;
  const most = slips(Math.max(x.length, y.length));
  const found = slipsBetween(x, y);
  if (found > most) return undefined;
  const [left, right] = [partsOf(x), partsOf(y)];
  const onlyLeft = left.filter((part) => !right.includes(part));
  const onlyRight = right.filter((part) => !left.includes(part));
  if (onlyLeft.length === 0 || onlyRight.length === 0) return found;
  const all = (test: (part: string) => boolean): boolean => [...onlyLeft, ...onlyRight].every(test);
  if (all((part) => part.length === 1) || all((part) => counting.has(part))) return undefined;
  return all((part) => part.length > 2 && used(part)) ? undefined : found;
}

/** What speaks for two notes in two languages being one, though their keys differ; the smaller the rank, the more. */
export interface Evidence {
  readonly kind: 'name' | 'slip' | 'day';
  readonly rank: number;
}

const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Days by which the two languages of a note may be apart. */
const mostDays = 7;

/**
 * @param alone whether no other note without a counterpart has the same day or number in its language.
 */
export function evidenceFor(
  a: KeyedNote,
  b: KeyedNote,
  name: string,
  { parts }: Directory,
  alone: (note: KeyedNote, same: (other: KeyedNote) => boolean) => boolean,
): Evidence | undefined {
  const [left = '', right = ''] = [valueOf(a, name), valueOf(b, name)];
  if (left === right) return undefined;
  if (a.place.key === b.place.key) return { kind: 'name', rank: 0 };
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  const used = (part: string): boolean =>
    [...(parts.get(part) ?? [])].some((path) => path !== a.path && path !== b.path);
  const [numberA, numberB] = [numberOf(a), numberOf(b)];
  const sameHome = homeOf(a.place) === homeOf(b.place);
  const contradicted =
    (dayA !== undefined && dayB !== undefined && daysApart(dayA, dayB) > mostDays) ||
    (sameHome && numberA !== undefined && numberB !== undefined && numberA !== numberB);
  const slips = contradicted ? undefined : nearness(left, right, used);
  if (slips !== undefined) return { kind: 'slip', rank: 1 + slips / 10 };
  const sameDay = (note: KeyedNote) => dayOf(note) === dayA;
  if (dayA !== undefined && dayA === dayB)
    return alone(a, sameDay) && alone(b, sameDay) ? { kind: 'day', rank: 2 } : undefined;
  const sameNumber = (note: KeyedNote) => numberOf(note) === numberA && homeOf(note.place) === homeOf(a.place);
  return numberA !== undefined && numberA === numberB && sameHome && alone(a, sameNumber) && alone(b, sameNumber)
    ? { kind: 'day', rank: 2 }
    : undefined;
}

/** The number that the name of a file begins with, which is no date. */
function numberOf({ path }: KeyedNote): string | undefined {
  const prefix = prefixOf(path);
  return prefix !== undefined && prefix.length <= 4 ? prefix : undefined;
}

/** Keys that are the same in every language of a note (`ref`, `translationKey`): copied ones, and ones with a slip. */
import type { KeyedNote } from '../../engine/facts';
import { slugOf } from '../../engine/ties';
import type { Finding } from '../../engine/types';
import { dayOf, evidenceFor, homeOf, isAddress, valueOf, type Directory, type Evidence } from './directory';
import { useHere, useThere, type Id } from './fixes';

/** Addresses of pages tie notes only where it is the habit to give all languages the same one. */
const habit = { least: 3, share: 0.8 };

/** Findings about the keys of `me` as it stands in the editor. */
export function* checkShared(me: KeyedNote, text: string, directory: Directory): Generator<Finding<Id>> {
  for (const name of me.keys.keys()) {
    if (isAddress(name)) continue;
    const others = (directory.byName.get(name) ?? []).filter(({ path, draft }) => path !== me.path && !draft);
    const languages = new Set([me, ...others].map(({ language }) => language));
    // Where all notes are in one language, a key of this name is something else.
    if (languages.size < 2 || (name === 'permalink' && !isHabit(others))) continue;
    const found = copied(me, name, others) ?? (directory.complete ? slipped(me, name, others, directory) : undefined);
    if (found) yield found(text);
  }
}

type Render = (text: string) => Finding<Id>;

function isHabit(notes: readonly KeyedNote[]): boolean {
  const byLanguage = new Map<string | undefined, Set<string>>();
  for (const note of notes) {
    const values = byLanguage.get(note.language) ?? new Set<string>();
    byLanguage.set(note.language, values.add(note.keys.get('permalink')?.value ?? ''));
  }
  const [first, second] = [...byLanguage.values()].sort((a, b) => a.size - b.size);
  const same = [...(first ?? [])].filter((value) => second?.has(value) === true).length;
  return same >= habit.least && same >= habit.share * (first?.size ?? 0);
}

/** The same key in two notes in one language: taken over from another note, mostly that of last week. */
function copied(me: KeyedNote, name: string, others: readonly KeyedNote[]): Render | undefined {
  const value = valueOf(me, name);
  const same = others.filter((note) => valueOf(note, name) === value);
  const twins = same.filter(({ language }) => language !== me.language);
  const hasTwinAtHome = (note: KeyedNote): boolean => twins.some(({ place }) => homeOf(place) === homeOf(note.place));
  const copies = same.filter(
    (note) =>
      note.language === me.language &&
      // Two sites, or two versions of one, each with its own pair.
      !(homeOf(note.place) !== homeOf(me.place) && hasTwinAtHome(note) && hasTwinAtHome(me)),
  );
  const [first] = copies;
  if (!first) return undefined;
  const fit = (note: KeyedNote): number => fitness(note, name, twins);
  const best = copies.reduce((a, b) => (fit(b) > fit(a) ? b : a), first);
  if (fit(me) > fit(best)) return undefined; // it is the others that are to be changed
  const [mine, theirs] = [dayOf(me), dayOf(best)];
  if (fit(me) === fit(best) && mine !== undefined && theirs !== undefined && mine < theirs) return undefined;

  const counterparts = others.filter(
    (note) =>
      note.language !== me.language &&
      (note.place.key === me.place.key || (mine !== undefined && dayOf(note) === mine)) &&
      !others.some((other) => other.language === me.language && valueOf(other, name) === valueOf(note, name)),
  );
  const [near, more] = counterparts;
  const own = slugOf(me.path);
  const isOwnName = valueOf(best, name)?.toLowerCase() === slugOf(best.path);
  const free = !others.some((note) => valueOf(note, name) === own);
  const suggested = near && !more ? near.keys.get(name)?.value : isOwnName && free && own !== '' ? own : undefined;
  return (text) => ({
    messageId: suggested === undefined ? 'copied' : near && !more ? 'copied-near' : 'copied-name',
    data: { key: name, value: shown(me, name), path: best.path, near: suggested ?? '', other: near?.path ?? '' },
    span: spanOf(me, name),
    ...(me.language === undefined ? {} : { language: me.language }),
    related: [
      {
        messageId: 'the-other',
        data: { key: name, value: shown(best, name) },
        span: spanOf(best, name),
        path: best.path,
      },
    ],
    fixes: suggested === undefined ? [] : [useHere(text, spanOf(me, name), suggested)],
  });
}

/** How well a note goes with those that have its key in other languages, and with the key itself. */
function fitness(note: KeyedNote, name: string, twins: readonly KeyedNote[]): number {
  const value = valueOf(note, name)?.toLowerCase() ?? '';
  const slug = slugOf(note.path);
  const named = value === slug ? 2 : slug !== '' && (slug.includes(value) || value.includes(slug)) ? 1 : 0;
  const tied = twins.some(({ place }) => place.key === note.place.key)
    ? 8
    : twins.some((twin) => dayOf(twin) !== undefined && dayOf(twin) === dayOf(note))
      ? 4
      : 0;
  return tied + named;
}

/** A key that no other language has, where another note's key is nearly the same or the note is plainly this one. */
function slipped(me: KeyedNote, name: string, others: readonly KeyedNote[], directory: Directory): Render | undefined {
  const languages = new Set(others.map(({ language }) => language));
  for (const language of languages) {
    if (language === me.language) continue;
    const [here, there] = [me.language, language].map((own) => others.filter((note) => note.language === own));
    if (!here || !there) continue;
    const values = (notes: readonly KeyedNote[]): Set<string | undefined> =>
      new Set(notes.map((note) => valueOf(note, name)));
    const [ours, theirs] = [values([me, ...here]), values(there)];
    if (theirs.has(valueOf(me, name))) continue;
    const lone = there.filter((note) => !ours.has(valueOf(note, name)));
    const loneHere = [me, ...here.filter((note) => !theirs.has(valueOf(note, name)))];
    const alone = (note: KeyedNote, same: (other: KeyedNote) => boolean): boolean =>
      (note.language === me.language ? loneHere : lone).filter(same).length === 1;
    const judge = (a: KeyedNote, b: KeyedNote): Evidence | undefined => evidenceFor(a, b, name, directory, alone);
    const found = best(lone, (note) => judge(me, note));
    // It may be nearer to a third one.
    if (!found || best(loneHere, (note) => judge(note, found.note))?.note !== me) continue;
    return (text) => reportSlip(me, found.note, name, found.evidence, text);
  }
  return undefined;
}

/** The note with the best evidence; none where two have the same. */
function best(
  notes: readonly KeyedNote[],
  judge: (note: KeyedNote) => Evidence | undefined,
): { readonly note: KeyedNote; readonly evidence: Evidence } | undefined {
  const judged = notes
    .flatMap((note) => {
      const evidence = judge(note);
      return evidence ? [{ note, evidence }] : [];
    })
    .sort((a, b) => a.evidence.rank - b.evidence.rank);
  const [first, second] = judged;
  return first && second?.evidence.rank !== first.evidence.rank ? first : undefined;
}

const messageOf = { name: 'near-name', slip: 'near', day: 'near-day' } as const;

function reportSlip(me: KeyedNote, other: KeyedNote, name: string, { kind }: Evidence, text: string): Finding<Id> {
  const [value, near] = [shown(me, name), shown(other, name)];
  const here = useHere(text, spanOf(me, name), near);
  const there = useThere(other.path, spanOf(other, name), value);
  // A key is mostly the name of a file; the one that is neither has the slip.
  const isRight = [me, other].some(({ path }) => slugOf(path) === value.toLowerCase());
  return {
    messageId: messageOf[kind],
    data: { key: name, value, near, path: other.path },
    span: spanOf(me, name),
    ...(kind === 'day' ? { severity: 'info' as const } : {}),
    ...(me.language === undefined ? {} : { language: me.language }),
    related: [
      { messageId: 'the-other', data: { key: name, value: near }, span: spanOf(other, name), path: other.path },
    ],
    fixes: isRight ? [there, here] : [here, there],
  };
}

const shown = (note: KeyedNote, name: string): string => note.keys.get(name)?.value ?? '';
const spanOf = (note: KeyedNote, name: string) => note.keys.get(name)?.span ?? { start: 0, end: 0 };

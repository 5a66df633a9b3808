/** Keys that hold the address of the other language's page (`altLangPage`). */
import type { KeyedNote } from '../../engine/facts';
import { slugOf } from '../../engine/ties';
import type { Finding } from '../../engine/types';
import { isAddress, nearness, type Directory } from './directory';
import { useHere, type Id } from './fixes';

/** Findings about the addresses in `me` as it stands in the editor. */
export function* checkAddresses(me: KeyedNote, text: string, directory: Directory): Generator<Finding<Id>> {
  if (!directory.complete) return;
  for (const [name, { value, span }] of me.keys) {
    const slug = slugOf(value);
    if (!isAddress(name) || slug === '' || /^[a-z]+:/i.test(value)) continue;
    const there = others(me, directory);
    const withDay = holdsDays(name, directory);
    const targets = (directory.bySlug.get(slug) ?? []).filter(there);
    const asking = slugsOf(me)
      .flatMap((own) => directory.asking.get(own) ?? [])
      .filter(({ path, draft }) => there(path) && !draft);
    const report = (
      messageId: Id,
      path: string,
      suggested: string | undefined,
      more: { named?: string } = {},
    ): Finding<Id> => ({
      messageId,
      data: { key: name, value, path, near: suggested ?? '', ...more },
      span,
      ...(me.language === undefined ? {} : { language: me.language }),
      related: [
        {
          messageId: 'the-note',
          data: {},
          span: directory.byPath.get(path)?.keys.values().next().value?.span ?? { start: 0, end: 0 },
          path,
        },
      ],
      fixes: suggested === undefined || suggested === value ? [] : [useHere(text, span, suggested)],
    });
    if (targets.length === 0) {
      const found =
        nearest(
          me,
          asking.map(({ path }) => path),
        ) ?? alike(me, slug, directory);
      if (found !== undefined) yield report('lost', found, addressOf(found, value, directory, withDay));
      continue;
    }
    const answered = targets.filter((path) => asking.some((note) => note.path === path));
    if (answered.length > 0) {
      const day = dayIn(value);
      const isWrong = withDay && !answered.some((path) => day !== undefined && isOf(path, day, directory));
      const suggested = addressOf(answered[0] ?? '', value, directory, withDay);
      if (isWrong && suggested !== undefined && suggested !== value)
        yield report('address', answered[0] ?? '', suggested);
      continue;
    }
    // A note that names no other one cannot tell; one that names another does.
    const named = targets.map((path) => directory.byPath.get(path)).filter((note) => note?.keys.has(name) === true);
    const found = nearest(
      me,
      asking.map(({ path }) => path),
    );
    if (found !== undefined && named.length === targets.length)
      yield report('not-mutual', found, addressOf(found, value, directory, withDay), { named: targets[0] ?? '' });
  }
}

/** Notes that may be in another language than `me`. */
function others(me: KeyedNote, { byPath, places }: Directory): (path: string) => boolean {
  return (path) => {
    const language = byPath.get(path)?.language ?? places.get(path)?.language;
    return path !== me.path && (language === undefined || language !== me.language);
  };
}

const slugsOf = (note: KeyedNote): readonly string[] => {
  const permalink = note.keys.get('permalink')?.value;
  return [...new Set([slugOf(note.path), ...(permalink === undefined ? [] : [slugOf(permalink)])])].filter(Boolean);
};

/** Of several paths, the one that begins most like the note's own. */
function nearest(me: KeyedNote, paths: readonly string[]): string | undefined {
  const shared = (path: string): number => {
    let length = 0;
    while (length < path.length && path.charAt(length) === me.path.charAt(length)) length++;
    return length;
  };
  return paths.reduce<string | undefined>(
    (best, path) => (best === undefined || shared(path) > shared(best) ? path : best),
    undefined,
  );
}

/** The one note in another language whose address is nearly the one that leads nowhere, and that nobody else names. */
function alike(me: KeyedNote, slug: string, directory: Directory): string | undefined {
  const there = others(me, directory);
  let best: { readonly slips: number; readonly paths: readonly string[] } | undefined;
  for (const [other, paths] of directory.bySlug) {
    if (Math.abs(other.length - slug.length) > 3) continue;
    if (directory.asking.get(other)?.some(({ path, language }) => path !== me.path && language === me.language))
      continue;
    const slips = nearness(slug, other, () => false);
    if (slips === undefined) continue;
    const possible = paths.filter((path) => there(path) && directory.byPath.get(path)?.draft !== true);
    if (possible.length === 0) continue;
    if (!best || slips < best.slips) best = { slips, paths: possible };
    else if (slips === best.slips) best = { slips, paths: [...best.paths, ...possible] };
  }
  return best?.paths.length === 1 ? best.paths[0] : undefined;
}

/** The address of a note, written as `like` is; with its day where that is the habit. */
function addressOf(path: string, like: string, { byPath }: Directory, withDay: boolean): string | undefined {
  const note = byPath.get(path);
  const permalink = note?.keys.get('permalink')?.value;
  if (permalink !== undefined && like.startsWith('/')) return permalink;
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '');
  if (/^(?:index|_index)$/i.test(name)) return undefined;
  const [, ending = '', slashes = ''] = /(\.html?)?(\/?)$/.exec(like) ?? [];
  const day = note?.dates.front ?? note?.dates.name;
  const folder = like.slice(0, like.replace(/\/+$/, '').lastIndexOf('/') + 1);
  return `${withDay && day !== undefined ? `/${day.replaceAll('-', '/')}/` : folder}${name}${ending}${slashes}`;
}

/** A blog's address, with its day as `YYYY-MM-DD`. */
function dayIn(address: string): string | undefined {
  const [, year, month, day] = /^\/(\d{4})\/(\d{2})\/(\d{2})\/[^/]+\/?$/.exec(address) ?? [];
  return day === undefined ? undefined : `${year ?? ''}-${month ?? ''}-${day}`;
}

/** Share of addresses, and how many, that must hold the day of the page for it to be the habit. */
const habit = { least: 3, share: 0.8 };

const habits = new WeakMap<Directory, Map<string, boolean>>();

/** Whether addresses are as blogs have them: `/2026/11/20/name`, with the day of the page. */
function holdsDays(name: string, directory: Directory): boolean {
  let known = habits.get(directory);
  if (!known) habits.set(directory, (known = new Map<string, boolean>()));
  let found = known.get(name);
  if (found === undefined) {
    const values = (directory.byName.get(name) ?? []).map((note) => note.keys.get(name)?.value ?? '');
    const dated = values.filter((value) => {
      const day = dayIn(value);
      return (
        day !== undefined && (directory.bySlug.get(slugOf(value)) ?? []).some((path) => isOf(path, day, directory))
      );
    });
    known.set(name, (found = dated.length >= habit.least && dated.length >= habit.share * values.length));
  }
  return found;
}

const isOf = (path: string, day: string, { byPath }: Directory): boolean => {
  const dates = byPath.get(path)?.dates;
  return dates?.front === day || dates?.name === day;
};

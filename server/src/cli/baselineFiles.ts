/** Where baselines lie, and which of them counts for a note. */
import type { Data } from '../engine/types';
import {
  baselineName,
  createBaseline,
  mostBaselineBytes,
  readBaseline,
  type Baseline,
  type BaselineEntry,
} from './baseline';
import { decode } from './decode';
import type { FoundNote, Io } from './io';
import type { CliMessage } from './messages';
import { reasonOf, type Notice } from './session';

/** Path of a baseline, `true` for the usual one, which has to be there, `false` for none; undefined for the usual one if there is one. */
export type GivenBaseline = string | boolean | undefined;

/** A baseline that was asked for, or may be there. */
export interface BaselinePlace {
  /** As reports show it. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** Absolute; paths in the baseline count from here. */
  readonly folder: string;
}

/** Where the baseline for a workspace (by its root, absolute) is, unless a path from the working directory is given. */
export function baselinePlace(root: string, given: string | undefined, { files }: Io): BaselinePlace {
  const { path, file } = given === undefined ? files.locate(baselineName, root) : files.locate(given);
  return { path, file, folder: files.locate('..', file).file };
}

/** The path of a note from the folder of a baseline; undefined where it lies elsewhere. */
export function pathIn({ folder }: BaselinePlace, note: FoundNote, { files }: Io): string | undefined {
  const path = files.relative(folder, note.file);
  return path.startsWith('../') || /^(?:\/|[A-Za-z]:)/.test(path) ? undefined : path;
}

/** What a baseline holds, undefined where there is none, or why it cannot be used. */
export function loadBaseline(
  { path, file, folder }: BaselinePlace,
  { files }: Io,
):
  | { readonly text: string; readonly entries: readonly BaselineEntry[] }
  | { readonly why: CliMessage; data: Data }
  | undefined {
  if (files.stamp(file) === undefined) return undefined;
  try {
    const bytes = files.readWithin(file, folder, mostBaselineBytes);
    if (typeof bytes === 'string') return { why: 'baselineUnread', data: { path, reason: bytes } };
    const { text } = decode(bytes);
    const entries = readBaseline(text);
    return 'broken' in entries ? { why: entries.broken, data: { path, n: entries.at ?? 0 } } : { text, entries };
  } catch (error) {
    return { why: 'baselineUnread', data: { path, reason: reasonOf(error) } };
  }
}

export interface Baselines {
  /** The baseline for a note, and the note's path in it; undefined where none counts. */
  of(note: FoundNote): { readonly baseline: Baseline; readonly path: string } | undefined;
  /** Names all that they hold. */
  readonly state: string;
  /** How many findings they still have for files that are gone; 0 where others, which may be those files, were not looked at. */
  left(): Promise<number>;
}

/** Opens the baselines for some notes; undefined where one cannot be used, which `notice` is told of. */
export function openBaselines(
  given: GivenBaseline,
  notes: readonly FoundNote[],
  io: Io,
  notice: Notice,
): Baselines | undefined {
  const byPlace = new Map<string, { readonly place: BaselinePlace; readonly baseline: Baseline }>();
  const states: string[] = [];
  const named = typeof given === 'string' ? given : undefined;
  let sound = true;
  if (given !== false)
    for (const root of named === undefined ? new Set(notes.map((note) => note.root)) : ['']) {
      const place = baselinePlace(root, named, io);
      const loaded = loadBaseline(place, io);
      if (!loaded) {
        if (given === undefined) continue;
        notice('baselineMissing', { path: place.path });
        sound = false;
      } else if ('why' in loaded) {
        notice(loaded.why, loaded.data);
        sound = false;
      } else {
        const isThere = (path: string): boolean => io.files.stamp(`${place.folder}/${path}`) !== undefined;
        byPlace.set(root, { place, baseline: createBaseline(loaded.entries, isThere) });
        states.push(place.path, io.files.hash(loaded.text));
      }
    }
  if (!sound) return undefined;
  return {
    of(note) {
      const found = byPlace.get(named === undefined ? note.root : '');
      const path = found && pathIn(found.place, note, io);
      return found && path !== undefined ? { baseline: found.baseline, path } : undefined;
    },
    state: states.join('\n'),
    async left() {
      let all = 0;
      for (const [root, { place, baseline }] of byPlace) {
        const roots = root === '' ? notes.map((note) => note.root) : [root];
        if (baseline.left() > 0 && (await coversAll(place, new Set(roots), notes, io))) all += baseline.left();
      }
      return all;
    },
  };
}

/** Whether some notes are all that there are in workspaces (by their roots) below the folder of a baseline. */
export async function coversAll(
  { folder }: BaselinePlace,
  roots: ReadonlySet<string>,
  notes: readonly FoundNote[],
  { files }: Io,
): Promise<boolean> {
  const looked = new Set(notes.map(({ file }) => file));
  for (const root of roots)
    for (const path of await files.host(root).listNotes()) {
      const { file } = files.locate(path, root);
      if (!looked.has(file) && !files.relative(folder, file).startsWith('../')) return false;
    }
  return true;
}

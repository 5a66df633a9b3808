/** One workspace as the cache knows it: which state its notes are in, and which results rest on that. */
import type { Host } from '../engine/facts';
import type { Io } from './io';

/** How many findings of each kind a note has. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
  readonly suppressed: number;
  /** By the baseline. */
  readonly forgiven: number;
  /** In the baseline, and there no more. */
  readonly fixed: number;
}

/** What is told of a note. */
export interface NoteResult<Kept> {
  readonly counts: Counts;
  readonly kept: Kept;
}

export interface StoredResult<Kept> extends NoteResult<Kept> {
  /** Names the configuration. */
  readonly settings: string;
  /** Whether anything was asked about the workspace. */
  readonly facts: boolean;
  /** Names the state of the history, where that was asked for. */
  readonly history?: string;
  /** The day, where that was asked for. */
  readonly day?: string;
}

interface Entry<Kept> {
  /** Names the state of the file without reading it; empty where that cannot be relied on. */
  readonly stamp: string;
  readonly hash: string;
  result?: StoredResult<Kept> | undefined;
}

/** What is written of a workspace. Paths are relative to its root. */
export interface StoredRoot<Kept> {
  /** Names the state of all notes and of what else was read, on which results with facts rest. */
  state: string;
  /** What was read beside the notes, whether it was there or not. */
  beside: readonly string[];
  entries: Record<string, Entry<Kept>>;
}

/** A file that changed so short a time ago, in milliseconds, may change again and leave the same times. */
const unsettled = 2000;

/** @param root absolute. */
export function openCacheRoot<Kept>(root: string, data: StoredRoot<Kept>, { files, now }: Io) {
  const hashes = new Map<string, string>();
  const readBeside = new Set<string>();
  const visited = new Set<string>();
  let host: Host | undefined;
  let isNew = false;
  let isMended = false;
  let history: Promise<string> | undefined;
  let stands: Promise<boolean> | undefined;

  const fileOf = (path: string): string => `${root}/${path}`;

  function put(path: string, hash: string, result?: StoredResult<Kept>): void {
    const found = files.stamp(fileOf(path));
    const stamp = found && found.changed < now().getTime() - unsettled ? found.stamp : '';
    data.entries[path] = { stamp, hash, ...(result && { result }) };
    hashes.set(path, hash);
    isNew = true;
  }

  /** Names what is in a file, which is read only where its times do not tell. */
  function hashOf(path: string): string {
    const known = hashes.get(path);
    if (known !== undefined) return known;
    const entry = data.entries[path];
    const stamp = files.stamp(fileOf(path))?.stamp;
    let hash = entry?.hash ?? '';
    if (stamp === undefined) hash = 'none';
    else if (stamp !== entry?.stamp) {
      try {
        hash = files.hash(files.read(fileOf(path)));
        put(path, hash, hash === entry?.hash ? entry.result : undefined);
      } catch {
        hash = 'unreadable';
      }
    }
    hashes.set(path, hash);
    return hash;
  }

  async function stateWith(beside: readonly string[]): Promise<string> {
    const notes = (await host?.listNotes()) ?? [];
    return files.hash([...notes, ...beside].map((path) => `${hashOf(path)} ${path}`).join('\n'));
  }

  /** Whether the workspace is as it was when the results that are kept were made. */
  function isAsItWas(): Promise<boolean> {
    if (isMended) return Promise.resolve(false);
    return (stands ??= stateWith(data.beside).then((state) => state === data.state));
  }

  const historyNow = (): Promise<string> =>
    (history ??= Promise.resolve(host?.historyState?.()).then((state) => state ?? 'none'));

  return {
    readBeside,
    historyNow,
    watch(given: Host) {
      host = given;
    },
    /** The result of a note, where all that it rests on is as it was. */
    async find(path: string, settings: string, day: string): Promise<NoteResult<Kept> | undefined> {
      if (data.entries[path]?.result?.settings !== settings) return undefined;
      hashOf(path); // forgets the result where the note has changed
      const result = hashOf(path) === data.entries[path].hash ? data.entries[path].result : undefined;
      if (!result || (result.day !== undefined && result.day !== day)) return undefined;
      if (result.facts && !(await isAsItWas())) return undefined;
      if (result.history !== undefined && result.history !== (await historyNow())) return undefined;
      visited.add(path);
      return result;
    },
    keep(path: string, bytes: Uint8Array, result: StoredResult<Kept>) {
      visited.add(path);
      put(path, files.hash(bytes), result);
    },
    /** A note was mended: what was found out about the workspace no longer holds. */
    mended() {
      isMended = true;
      hashes.clear();
    },
    /**
     * Drops what no longer counts, and names the state on which the rest rests.
     * @returns whether there is anything to write.
     */
    async settle(): Promise<boolean> {
      if (!isNew) return false;
      for (const path of Object.keys(data.entries))
        if (!visited.has(path) && hashOf(path) === 'none') Reflect.deleteProperty(data.entries, path);
      const resting = Object.entries(data.entries).filter(([, { result }]) => result?.facts === true);
      if (resting.length === 0) return true;
      const isSame = await isAsItWas();
      for (const [path, entry] of resting) if (isMended || (!isSame && !visited.has(path))) entry.result = undefined;
      const notes = new Set(await host?.listNotes());
      const others = [...readBeside].filter((path) => !notes.has(path));
      data.beside = [...new Set([...(isSame ? data.beside : []), ...others])].sort();
      data.state = isMended ? '' : await stateWith(data.beside);
      return true;
    },
  };
}

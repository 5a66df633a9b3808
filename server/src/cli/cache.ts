/**
 * Results of notes, kept between runs (`--cache`). One counts only while all that it rests on is as it was: the note by
 * its content, its configuration, the build, the day where a rule asked for it, the history where one asked for that,
 * and, where one asked about the workspace, all of its notes and what else was read. Times of files only save reading.
 */
import type { LoadedConfig } from '../engine/configFiles';
import type { Host } from '../engine/facts';
import { openCacheRoot, type NoteResult, type StoredRoot } from './cacheRoot';
import type { FoundNote, Io } from './io';
import { reasonOf, type Notice } from './session';

export interface CacheOptions {
  /** Folder for the cache; undefined for the usual one. */
  readonly location: string | undefined;
  /** The kind of report, as part of a file name. */
  readonly kind: string;
  /** All that bears on every result. */
  readonly key: string;
  /** The day of the run. */
  readonly day: string;
  readonly notice: Notice;
}

export interface ResultCache<Kept> {
  /** A host that takes down what is asked of it. */
  watched(root: string, host: Host): Host;
  /** The day, for the rules. */
  today(): string;
  /** The result of a note, where one counts. */
  find(note: FoundNote, loaded: LoadedConfig): Promise<NoteResult<Kept> | undefined>;
  /** Begins to take down what the result of a note rests on. */
  begin(): void;
  /**
   * Keeps the result of the note that was begun.
   * @param bytes what stands in the file now.
   * @param facts whether anything was asked about the workspace.
   */
  keep(
    note: FoundNote,
    loaded: LoadedConfig,
    bytes: Uint8Array,
    facts: boolean,
    result: NoteResult<Kept>,
  ): Promise<void>;
  /** To be told when a note of a root was mended. */
  mended(root: string): void;
  /** Writes what is new. */
  save(): Promise<void>;
}

interface Stored<Kept> {
  readonly key: string;
  /** By the path of the root as reports show it. */
  readonly roots: Record<string, StoredRoot<Kept>>;
}

const head = /^agored cache 1 (\S+)\n/;

/** Opens the cache of a kind of report; where it cannot be read, or another build wrote it, it is empty. */
export function openCache<Kept>(io: Io, { location, kind, key, day, notice }: CacheOptions): ResultCache<Kept> {
  const hash = (content: string): string => io.files.hash(content);
  const file = io.files.cache(location, kind);
  const stored = read();
  const names = new WeakMap<LoadedConfig, string>();
  const roots = new Map<string, ReturnType<typeof openCacheRoot<Kept>>>();
  let asked = { day: false, history: false };
  let isWatching = false;

  function read(): Stored<Kept> {
    const none: Stored<Kept> = { key, roots: {} };
    try {
      const text = file.read();
      if (text === undefined) return none;
      const [line = '', sum] = head.exec(text) ?? [];
      const body = text.slice(line.length);
      if (hash(body) !== sum) throw new Error('checksum');
      const found = JSON.parse(body) as Stored<Kept>;
      return found.key === key ? found : none;
    } catch (error) {
      notice('cacheIgnored', { path: file.path, reason: reasonOf(error) });
      return none;
    }
  }

  function rootOf(root: string): ReturnType<typeof openCacheRoot<Kept>> {
    let found = roots.get(root);
    if (!found) {
      const data = (stored.roots[io.files.locate('.', root).path] ??= { state: '', beside: [], entries: {} });
      roots.set(root, (found = openCacheRoot(root, data, io)));
    }
    return found;
  }

  /** Names a configuration by all that it was read from. */
  function nameOf(loaded: LoadedConfig): string {
    let name = names.get(loaded);
    if (name === undefined) {
      const files = loaded.file ? [loaded.file, ...(loaded.others ?? [])] : [];
      name = hash(JSON.stringify(files.map(({ path, text }) => [path, text])));
      names.set(loaded, name);
    }
    return name;
  }

  return {
    watched(root, host) {
      const known = rootOf(root);
      known.watch(host);
      return {
        ...host,
        readText(path) {
          if (isWatching) known.readBeside.add(path);
          return host.readText(path);
        },
        async history() {
          asked.history = true;
          return host.history?.();
        },
      };
    },
    today() {
      asked.day = true;
      return day;
    },
    find(note, loaded) {
      isWatching = false;
      return rootOf(note.root).find(note.inRoot, nameOf(loaded), day);
    },
    begin() {
      asked = { day: false, history: false };
      isWatching = true;
    },
    async keep(note, loaded, bytes, facts, { counts, kept }) {
      isWatching = false;
      const root = rootOf(note.root);
      const history = asked.history ? { history: await root.historyNow() } : {};
      const result = { settings: nameOf(loaded), facts, ...history, ...(asked.day && { day }), counts, kept };
      root.keep(note.inRoot, bytes, result);
    },
    mended(root) {
      rootOf(root).mended();
    },
    async save() {
      let isNew = false;
      for (const root of roots.values()) if (await root.settle()) isNew = true;
      if (!isNew) return;
      const body = JSON.stringify(stored);
      try {
        file.write(`agored cache 1 ${hash(body)}\n${body}`);
      } catch (error) {
        notice('cacheNotWritten', { path: file.path, reason: reasonOf(error) });
      }
    },
  };
}

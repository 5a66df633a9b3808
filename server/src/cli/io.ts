/** What the command line needs of the machine it runs on. Given by the entry, so that the commands stay pure. */
import type { Host } from '../engine/facts';

/** A file to lint. */
export interface FoundNote {
  /** As reports show it: relative to the working directory, `/`-separated. */
  readonly path: string;
  /** Absolute, in the form of the operating system. */
  readonly file: string;
  /** Absolute path of the root of its workspace, for `Files.host`. */
  readonly root: string;
  /** Relative to that root, `/`-separated. */
  readonly inRoot: string;
  /** Named outright on the command line, rather than found below a folder or behind a glob. */
  readonly named: boolean;
}

export interface PathProblem {
  /** As given on the command line, or as reports show it. */
  readonly path: string;
  readonly code: 'missing' | 'no-match' | 'no-notes' | 'unreadable';
  /** What the operating system said: `EACCES`. */
  readonly reason: string;
}

export interface Found {
  /** In the order of their paths, each once. */
  readonly notes: readonly FoundNote[];
  /** Files named outright that an ignore file leaves out. */
  readonly ignored: readonly FoundNote[];
  readonly problems: readonly PathProblem[];
}

/** Why a file is not read. */
export type Unread = 'large' | 'outside' | 'unreadable';

/** Lists of words that others keep, and files that are written anew. */
export interface Library {
  /** What a path from the working directory leads to, absolute and with no links left; undefined where it leads nowhere. */
  look(path: string): { readonly kind: 'file' | 'folder' | 'other'; readonly file: string } | undefined;
  /**
   * Files below a folder (absolute), relative to it and `/`-separated, in order. Hidden and linked folders and
   * node_modules are passed over, and what is deeper than `depth` folders or beyond the first `most` files.
   */
  below(folder: string, depth: number, most: number): readonly string[];
  /** A regular file (absolute) of at most `most` bytes that lies in `root` (absolute), links followed. Never throws. */
  readWithin(file: string, root: string, most: number): Uint8Array | Unread;
  /**
   * Writes a new file; the path is from the working directory, which it may not leave.
   * @param withFolders makes the folders that it needs too.
   * @throws an error with code EEXIST where there is one, EOUTSIDE where it would be elsewhere, or what the system says.
   */
  create(path: string, text: string, withFolders?: boolean): void;
}

/** A file of results from an earlier run. */
export interface CacheFile {
  /** As reports show it. */
  readonly path: string;
  /** Undefined where there is none. @throws where it cannot be read. */
  read(): string | undefined;
  /** Writes it whole or not at all. @throws where it cannot be written. */
  write(text: string): void;
}

/** A note, and what it was. */
export interface Compared {
  readonly bytes: Uint8Array;
  /** Undefined where it was not there. */
  readonly before: Uint8Array | undefined;
}

/** What has changed in a repository. Paths are relative to its root, `/`-separated. */
export interface Changes {
  /** A note that has changed; undefined where it is as it was. @throws where it cannot be read. */
  compare(note: FoundNote): Promise<Compared | undefined>;
  /** The text of a file as it is staged; undefined where it is not. Absent where what is on the disk counts. */
  readStaged?(path: string): Promise<string | undefined>;
}

/** Why it is not known what has changed. */
export type ChangesFault =
  'noRepository' | 'noCommit' | 'noCommitShallow' | 'noCommonCommit' | 'noCommonCommitShallow' | 'changesUnknown';

export interface Files extends Library {
  /** The same files, with nothing remembered of what was found. */
  anew(): Files;
  /** Changes in the workspaces that these files, folders and globs lie in; `next` resolves at the first after its call. */
  watch(args: readonly string[]): { next(): Promise<void> };
  /** Files, folders and globs as given on the command line; none stand for the working directory. */
  find(args: readonly string[]): Found;
  /** Whether ignore files leave out a file, whether it is there or not. */
  isLeftOut(note: FoundNote): boolean;
  /** Size of a file (absolute) in bytes; 0 where it cannot be told. */
  size(file: string): number;
  /** A file by its path from a root (an absolute path), or from the working directory. */
  locate(path: string, root?: string): FoundNote;
  /** A path from a folder, both absolute; `/`-separated. */
  relative(folder: string, file: string): string;
  /** @throws an error with a `code` where the file cannot be read. */
  read(file: string): Uint8Array;
  /**
   * Puts `bytes` in the place of `expected`, whole or not at all; mode kept.
   * @throws where the file is not what was read, lies outside `root`, or cannot be written.
   */
  replace(note: FoundNote, expected: Uint8Array, bytes: Uint8Array): void;
  /**
   * Writes a report, in pieces, to a path from the working directory: whole or not at all, in the place of an older one.
   * Folders are made. @throws where it cannot be written.
   */
  writeReport(path: string, pieces: Iterable<string>): void;
  /**
   * Adds to the end of a file (from the working directory), which is made where it is not there.
   * @param make gets the bytes that are there. @throws where it cannot be written.
   */
  append(path: string, make: (bytes: number) => string): void;
  /** The cache of a kind, in a folder given from the working directory, or in the usual one. */
  cache(location: string | undefined, kind: string): CacheFile;
  /** Names content, so that no two have the same name. */
  hash(content: string | Uint8Array): string;
  /**
   * Names the state of a file (absolute) by its size, times and place on the disk, and tells when it last changed, in
   * milliseconds since 1970. Undefined where there is no such file.
   */
  stamp(file: string): { readonly stamp: string; readonly changed: number } | undefined;
  /**
   * What has changed in the repository at a root (absolute): the files on the disk since the history parted from that of
   * a commit, branch or tag, or with `'staged'` those that are staged since the last commit.
   */
  changes(root: string, what: 'staged' | { readonly since: string }): Promise<Changes | ChangesFault>;
  /** @param onShallow called where the history of the root was cut off when it was cloned. */
  host(root: string, onShallow?: () => void): Host;
}

export interface Io {
  readonly files: Files;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal, and how wide. */
  readonly terminal: { readonly isTTY: boolean; readonly columns: number | undefined };
  /** The same of standard error. */
  readonly errorTerminal: Io['terminal'];
  readonly version: string;
  /** Names the build, by what is in it. */
  readonly build: string;
  /** The page of a rule, by its id, in Markdown; undefined where it has none. */
  readonly pageOf: (rule: string) => string | undefined;
  readonly now: () => Date;
  /** Lets in what waits to be told, such as that the run is to be broken off. */
  readonly rest: () => Promise<void>;
  /** Asks a question at the terminal; undefined where nobody answers any more. Absent where there is nobody to ask. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Standard input, as it comes. */
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
}

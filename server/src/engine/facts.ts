/** What rules know about the world outside the note. Gathered before they run (`workspace.ts`), never read by them. */
import type { Document } from './document';
import type { NotePath } from './paths';
import type { Span } from './types';

/** How one record bears on another. */
export type RecordTie = 'supersedes' | 'superseded-by' | 'amends' | 'amended-by';

/** What a record says of another; which record that is, `recordLinks.ts` tells. */
export interface RecordLink {
  readonly tie: RecordTie;
  /** Address as written; undefined where the other is named by its number alone. */
  readonly target?: string;
  /** Number of the other, as written, where it is told. */
  readonly number?: string;
}

/** A decision record of the workspace, as read from its file. Paths are relative to the workspace root, `/`-separated. */
export interface DecisionRecord {
  readonly path: string;
  /** Number that names it in its folder, as written (`0012`, `20240131`); undefined where it has none. */
  readonly number?: string;
  readonly title: string;
  /** Lower case, markup and marks taken away: `accepted`, `superseded by 0012`. */
  readonly status?: string;
  /** ISO date. */
  readonly date?: string;
  /** Those who decided, as named; absent where the record does not say. */
  readonly deciders?: readonly string[];
  /** What it says of other records; absent where it says nothing. */
  readonly links?: readonly RecordLink[];
  /** Language of its text, where that can be told. */
  readonly language?: string;
  /** The beginning of what it says, markup taken away roughly, for ranking; at most a few hundred units. */
  readonly summary?: string;
}

/** How the records of the workspace are kept, so that a new one is like them. */
export interface RecordHabit {
  /** Folder of the newest records, relative to the workspace root. */
  readonly folder: string;
  /** File name of a new record, with `{number}`, `{date}`, `{day}` (digits alone) and `{slug}`. */
  readonly name: string;
  /** Its first heading, with `{number}` (or `{bare}`, without zeros before it) and `{title}`. */
  readonly heading: string;
  /** The next number, padded as the others are; undefined where they have none. */
  readonly number?: string;
  /** Text to copy: that of a template, or the newest record with the words between its headings taken out. */
  readonly text: string;
  /** Language of `text`, where that can be told. */
  readonly language?: string;
}

/** Another file of the workspace that holds the same note in another language. */
export interface Twin {
  /** Relative to the workspace root, `/`-separated. Where there is no such file: where it would be. */
  readonly path: string;
  readonly language: string;
  readonly exists: boolean;
  /** Its text; undefined where there is no such file or it cannot be read. */
  readonly document?: Document;
  /** Where there is no such file: how many notes beside this one have a twin in the language, and how many there are. */
  readonly neighbours?: { readonly paired: number; readonly all: number };
  /** How far the note itself is ahead of it; absent where it is not, and where no rule asked. */
  readonly ahead?: Ahead;
}

/** What changed in a note since its twin did. */
export interface Ahead {
  readonly commits: number;
  /** Day of the last of them as `YYYY-MM-DD`. */
  readonly last: string;
  /** Day of the twin's last commit. */
  readonly other: string;
}

/** A commit that touched a file. */
export interface Change {
  readonly commit: string;
  /** When it was committed, in seconds since 1970. */
  readonly at: number;
  /** Names the text before, for `History.textOf`; absent where there was no such file. */
  readonly before?: string;
  /** Names the text after it; absent where it took the file away. */
  readonly after?: string;
}

/** What is committed. Paths are relative to the workspace root, `/`-separated. */
export interface History {
  /** The commits that touched a note, merges left out, the latest first; none for what is not committed. */
  changesOf(path: string): Promise<readonly Change[]>;
  /** The text of that name; undefined where it cannot be read. */
  textOf(name: string): Promise<string | undefined>;
}

/** A note around this one that is in several languages too, as two files or more. */
export interface Neighbour {
  readonly path: string;
  readonly text: string;
  /** Its language, where its path tells. */
  readonly language?: string;
  /** Its other languages, each with the file where that is known. */
  readonly twins: readonly { readonly path?: string; readonly language: string }[];
}

/** What a note says in its front matter about its other languages. */
export interface KeyedNote {
  readonly path: string;
  readonly place: NotePath;
  /** By its path, else by its front matter; absent where neither tells. */
  readonly language?: string;
  /** Values by key, as text, with the place of the value in the file. */
  readonly keys: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
  /** Its day in the front matter and in the name of its file, as `YYYY-MM-DD`. */
  readonly dates: { readonly front?: string; readonly name?: string };
  readonly draft: boolean;
}

/** The keys that tie the notes of a workspace. The same object for as long as none of them changes. */
export interface WorkspaceKeys {
  /** Notes that have such a key, ordered by path. */
  readonly notes: readonly KeyedNote[];
  /** All notes by path, also those without keys. */
  readonly places: ReadonlyMap<string, NotePath>;
  /** False where there were too many notes to read them all. */
  readonly complete: boolean;
}

export interface Facts {
  /** Path of the note, relative to the workspace root; undefined for one that is not saved yet, or standard input. */
  readonly path?: string;
  /** All decision records, ordered by path. */
  readonly records: readonly DecisionRecord[];
  /** Paths of all Markdown files of the workspace; absent where the records were not asked for. */
  readonly notes?: readonly string[];
  /** How a new record is written, where there are records to learn it from. */
  readonly recordTemplate?: RecordHabit;
  /** The note's twins in other languages, existing or called for. */
  readonly twins: readonly Twin[];
  /** Up to 20 notes around this one that have twins; absent where no rule asked for them, or it has no twin itself. */
  readonly neighbours?: readonly Neighbour[];
  /** Keys of all notes, the note itself as it is saved among them; absent where no rule asked for them. */
  readonly keys?: WorkspaceKeys;
  /** True where the note itself is a decision record, a template of one, an index of them, or minutes. */
  readonly isRecord: boolean;
  /** Day of the run as `YYYY-MM-DD`, for policies that begin or end on a date. */
  readonly today: string;
}

/** Facts that cost reading files, gathered only for rules that need them (see `NoteRule.needs`). */
export type FactName = 'records' | 'twins' | 'neighbours' | 'keys' | 'history';

/** Facts of a note that stands alone. */
export const noFacts = (today: string): Facts => ({ records: [], twins: [], isRecord: false, today });

/** Everything outside the text comes through this. Paths are relative to the workspace root, `/`-separated. */
export interface Host {
  /** The text of a file (decoded, no BOM); undefined where it is not there or cannot be read. */
  readText(path: string): Promise<string | undefined>;
  /** Markdown files of the workspace that are not ignored, sorted by code point. */
  listNotes(): Promise<readonly string[]>;
  /** What is committed; undefined where that is not known. Absent where there is no way to ask. */
  history?(): Promise<History | undefined>;
  /** Names what is committed: while the name is the same, `history` tells the same. */
  historyState?(): Promise<string | undefined>;
}

/** The day where the clock stands, not in Greenwich, as `YYYY-MM-DD`. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

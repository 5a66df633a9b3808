/** What client and server say to each other beyond LSP. Names and plain types, no imports, so that both bundles share it. */

/** `{ uri }` of a file → `{ text }` (decoded, no BOM), or null where it is not there or not the server's to read. */
export const readTextMethod = 'agored/readText';
/** `{ uri }` of a folder → URIs of the Markdown files below it, without node_modules and what `files.exclude` hides. */
export const listMethod = 'agored/list';
/** `{ uri }` → what is there, or null. */
export const statMethod = 'agored/stat';

export interface UriParams {
  readonly uri: string;
}

export type ReadTextResult = { readonly text: string } | null;

export type ListResult = readonly string[];

export type StatResult = {
  readonly type: 'file' | 'folder';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
} | null;

/** What the client passes as `initializationOptions`. Other editors may pass nothing, or a part of it. */
export interface InitializationOptions {
  readonly locale: 'en' | 'cy';
  /** The requests above that the client answers. */
  readonly capabilities: {
    readonly readText: boolean;
    readonly list: boolean;
    readonly stat: boolean;
    /** Whether the server may ask Git about folders of the file system: not where the user does not trust them. */
    readonly history?: boolean;
  };
  /**
   * Configuration files that the editor completes and explains by itself, from the schema: the server then does not.
   * VS Code does so for JSON, and for YAML with an extension of Red Hat's.
   */
  readonly explains?: { readonly yaml: boolean; readonly json: boolean };
  /**
   * Commands of this file that the client has, so that a hover may link to them, and actions and lenses may name them.
   * Where it does not say, the server runs those that an LSP client can be asked for (`workspace/executeCommand`).
   */
  readonly commands?: readonly string[];
  /** Whether lenses are offered, where the client cannot be asked for its settings. */
  readonly codeLens?: boolean;
}

/** Section of `workspace/configuration` and `workspace/didChangeConfiguration`. */
export const settingsSection = 'agored';

/**
 * Answer to `workspace/configuration` for that section, asked per document. Our client has resolved `auto` to the
 * language of the editor; another one may send it as it stands in the settings, or null.
 */
export interface Settings {
  readonly enable: Enable | boolean;
  readonly locale: 'en' | 'cy' | 'auto';
  /** Whether the editor itself tells of links to files that are not there, so that nobody has to be told twice. */
  readonly linksChecked?: boolean;
  /** Whether lenses stand above the title of a note. */
  readonly codeLens: boolean;
}

/** Lines and UTF-16 units, both from 0. */
export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}
export interface PlainRange {
  readonly start: PlainPosition;
  readonly end: PlainPosition;
}

/** Which fix of a note is meant: told by what it mends and what it is called, since numbers change as the note does. */
export interface FixName {
  readonly rule: string;
  /** Where its finding begins. */
  readonly start: PlainPosition;
  readonly title: string;
}

/** Makes fixes of an open note. The request gives the edit; null where the note has changed and they are gone. */
export const fixesMethod = 'agored/fixes';
export const applyFixesCommand = 'agored.applyFixes';
export interface FixesParams {
  readonly uri: string;
  readonly fixes: readonly FixName[];
}

/** Goes to places of a note, or shows them all where there are several. */
export const showPlacesCommand = 'agored.showPlaces';
export interface PlacesParams {
  readonly uri: string;
  readonly places: readonly PlainRange[];
}

/**
 * Declares that a note's text in a language follows by a day. The request gives the edit, null for a note that is not
 * open. The command asks for the day, which the server cannot.
 */
export const followMethod = 'agored/follow';
export const followCommand = 'agored.followBy';
/** What the command is given. */
export interface FollowQuestion {
  readonly uri: string;
  readonly language: string;
  /** What the language is called, in that of the reader. */
  readonly there: string;
}
export interface FollowParams {
  readonly uri: string;
  /** Code of the language. */
  readonly language: string;
  /** `YYYY-MM-DD`. */
  readonly until: string;
}

/** Makes all safe fixes of one note, of the notes below a folder, or, where neither is named, of all. */
export const fixAllMethod = 'agored/fixAll';
export const fixAllCommand = 'agored.fixAll';
export interface FixAllParams {
  readonly note?: string;
  readonly folder?: string;
}
export interface FixAllResult {
  readonly notes: readonly {
    readonly uri: string;
    /** Of an open document; the edits are for this one alone. */
    readonly version: number | null;
    /** How many changes that is; edits may tell several as one. */
    readonly changes: number;
    readonly edits: readonly {
      readonly range: PlainRange;
      readonly newText: string;
      /** What stands there, so that nothing else is replaced. */
      readonly was: string;
    }[];
  }[];
}

/** `UriParams` of an open document → its `Checklist`, or null where it is no note. */
export const checklistMethod = 'agored/checklist';

/** What is left to look at in a note before it is published. */
export interface Checklist {
  readonly uri: string;
  /** Of the document that it tells of. */
  readonly version: number;
  /** Of one that is left alone there is nothing else. */
  readonly state: Standing;
  /** The languages that the note and its twins are in, and those that are to follow. */
  readonly languages: {
    /** Codes. */
    readonly present: readonly string[];
    readonly toFollow: readonly string[];
    /** Both in short, such as `EN, CY to follow`; empty where no language can be told. */
    readonly label: string;
  };
  /** Those of which a rule runs, in the order in which to show them. */
  readonly families: readonly ChecklistFamily[];
}

export interface ChecklistFamily {
  readonly id: string;
  /** What is well where nothing is found, in the language that Agored speaks. */
  readonly name: string;
  /** What to add where nothing is found; null for nothing. */
  readonly remark: string | null;
  /** In the order of the note, those of other files behind. */
  readonly findings: readonly ChecklistFinding[];
}

export interface ChecklistFinding {
  /** The note, the file of its other language (where something is said there of both), or one of its configuration. */
  readonly uri: string;
  readonly range: PlainRange;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly rule: string;
  /** Page of the rule. */
  readonly href: string;
  /** The words that are meant, in one line, shortened where they are many; may be empty. */
  readonly text: string;
}
/** Which notes are checked: all, none, or (`auto`) those that a configuration counts for or that look like a note. */
export type Enable = 'on' | 'off' | 'auto';

/**
 * `{ uri }` of a folder that is open → `ConfigDraft`, a configuration for it as what lies there suggests; null where it
 * is none of the folders.
 */
export const draftConfigMethod = 'agored/draftConfig';

export interface ConfigDraft {
  /** Where the configuration is, or would be. */
  readonly uri: string;
  /** Its text; null where there is one already. */
  readonly text: string | null;
}

/** `{ uri }` of an open document → how it stands with it, or null where it is nothing that Agored reads. */
export const standingMethod = 'agored/standing';

/**
 * `checked`; or left alone, since the setting is `off`, since the configuration ignores it, or since under `auto` it does
 * not look like a note.
 */
export type Standing = 'checked' | 'off' | 'ignored' | 'not-a-note';

/**
 * `ListDecisionsParams` → `ListedDecision`s of the workspace, those of the latest notes first. Other editors may ask for
 * the same with the command `agored.listDecisions`.
 */
export const listDecisionsMethod = 'agored/decisions';
export const listDecisionsCommand = 'agored.listDecisions';

export interface ListDecisionsParams {
  /** Only those without a link to a record. */
  readonly unlinked?: boolean;
  /** Only those of notes later than this day, `YYYY-MM-DD`. */
  readonly after?: string;
}

export interface ListedDecision {
  readonly uri: string;
  /** The words that carry it. */
  readonly range: PlainRange;
  /** Title of the note. */
  readonly title: string;
  /** Minutes are records themselves. */
  readonly kind: 'note' | 'minutes';
  /** Day of the note, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** The sentence or list item as read. */
  readonly text: string;
  /** As written; null where nobody is named. */
  readonly who: string | null;
  readonly language: string;
  readonly linked: boolean;
  readonly record: {
    /** Null where the link leads to nothing that is known in the workspace. */
    readonly uri: string | null;
    /** As written in the note. */
    readonly address: string | null;
    readonly number: string | null;
    readonly title: string | null;
    readonly status: string | null;
  } | null;
}

/** `UriParams` of an open note → `NoteLanguages`; null where Agored does not look after it. */
export const noteLanguagesMethod = 'agored/noteLanguages';
/** Opens the other language of a note beside it; takes the URI of a note, or is about the one in front. */
export const openTwinCommand = 'agored.openTwin';

export interface NoteLanguages {
  /** What the note itself is in; empty where that cannot be told. */
  readonly own: readonly string[];
  /** Whether those stand one after the other, and so can be put side by side. */
  readonly stacked: boolean;
  /** The other languages of the configuration, as files of their own. */
  readonly files: readonly {
    readonly language: string;
    /** What it is called. */
    readonly name: string;
    readonly uri: string;
    readonly exists: boolean;
  }[];
}

/** `SidesParams` of an open note → `Sides`; null where there is nothing to put beside it. */
export const sidesMethod = 'agored/sides';

export interface SidesParams extends UriParams {
  /** Line of the cursor, which says which half of a stacked note comes first. */
  readonly line: number;
  /** The language of that half, where it is known. */
  readonly own?: string;
  /** The other language, where there are several. */
  readonly language?: string;
}

export interface Sides {
  /** The one that was asked for first, the other second. */
  readonly sides: readonly [Side, Side];
  readonly rows: readonly SideRow[];
}
interface Side extends UriParams {
  readonly language: string;
  readonly range: PlainRange;
}
export interface SideRow {
  /** Where the section is on each side; null where it is not. */
  readonly ranges: readonly [PlainRange | null, PlainRange | null];
  /** What differs, in plain words; empty where nothing is known to. */
  readonly differs: readonly string[];
}

/** `UriParams` of an open note → `LanguageAddition`s: ways to add what it lacks in a language; null as above. */
export const addLanguageMethod = 'agored/addLanguage';
/** Adds it, after asking where there is a choice; takes the URI of a note, or is about the one in front. */
export const addLanguageCommand = 'agored.addLanguage';

export interface LanguageAddition {
  /** What it does, as the title of an action. */
  readonly title: string;
  /** Goes to one document: inserted at places of it, or a file to be created. */
  readonly uri: string;
  readonly edits?: readonly { readonly range: PlainRange; readonly newText: string }[];
  readonly create?: string;
}

/** `{}` → `PairsResult`. Other editors may ask for the same with the command `agored.listPairs`. */
export const listPairsMethod = 'agored/pairs';
export const listPairsCommand = 'agored.listPairs';

export interface ListedPairs {
  /** All languages, in the order of the configurations, with what they are called. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  /** A row for each note in all its languages, ordered by path. Drafts, and notes whose language cannot be told, are left out. */
  readonly rows: readonly ListedPair[];
}
export interface ListedPair extends UriParams {
  readonly title: string;
  /** Path of the note in its folder, with the name of that where there are several. */
  readonly path: string;
  readonly cells: readonly ListedCell[];
}
export interface ListedCell {
  readonly language: string;
  readonly state:
    | 'complete'
    | 'differs'
    | 'wrong-language'
    | 'pending'
    | 'overdue'
    | 'not-required'
    | 'orphan'
    | 'missing'
    | 'not-asked';
  readonly uri: string | null;
  /** `YYYY-MM-DD`. */
  readonly until: string | null;
  readonly sections: { readonly both: number; readonly all: number } | null;
}

/** A file to be created; its URI is empty where there is no folder for it. */
export interface NewFile extends UriParams {
  /** In its folder. */
  readonly path: string;
  readonly text: string;
  /** Where writing begins. */
  readonly cursor: PlainPosition;
  /** There is one already, which is to be opened instead. */
  readonly exists: boolean;
}

/** `NewWeeknoteParams` → `NewWeeknotes`. */
export const newWeeknoteMethod = 'agored/newWeeknote';
export const newWeeknoteCommand = 'agored.newWeeknote';

export interface NewWeeknoteParams {
  /** The document in front. */
  readonly uri?: string;
  /** Folder for a first weeknote, relative to the root, where there is no series to go on with. */
  readonly folder?: string;
}
export interface NewWeeknotes {
  /** What could be gone on with, the likeliest first; one entry where a folder was given. */
  readonly series: readonly WeeknoteSeries[];
  /** Whether the document in front belongs to the first. */
  readonly sure: boolean;
  /** Where a first one might go. */
  readonly folder: string;
}
export interface WeeknoteSeries {
  /** The last of it, in its folder; empty for the first. */
  readonly last: string;
  /** The note in its languages: the one to write first comes first. */
  readonly files: readonly NewFile[];
}

/** `NewRecordParams` → `NewRecord`; null where no folder is open. */
export const newRecordMethod = 'agored/newRecord';
/** Asks for a title, and writes a record. */
export const createRecordCommand = 'agored.createRecord';

export interface NewRecordParams {
  readonly uri?: string;
  /** What was decided. */
  readonly title: string;
  readonly folder?: string;
}
export interface NewRecord {
  readonly file: NewFile;
  /** Where records go; learned from those that are there, or only a proposal. */
  readonly folder: string;
  readonly learned: boolean;
}

/** `LinkChoicesParams` of an open note → `LinkChoice`s, the likeliest record first; null where there is no way to link. */
export const linkChoicesMethod = 'agored/linkChoices';
export const linkDecisionCommand = 'agored.linkDecision';

export interface LinkChoicesParams extends UriParams {
  readonly range: PlainRange;
}
export interface LinkChoice {
  readonly name: string;
  /** Status and date. */
  readonly about: string;
  readonly path: string;
  /** Whether words of the note speak for it. */
  readonly likely: boolean;
  readonly edit: { readonly range: PlainRange; readonly newText: string };
}

/**
 * `TermsParams` → terms that the team has agreed on and that begin as what stands before a position. For an editor in
 * which the answers of one source keep those of others back, and a term must not keep back the words of the note.
 */
export const termsMethod = 'agored/terms';

export interface TermsParams extends UriParams {
  readonly position: PlainPosition;
}

export interface OfferedTerm {
  readonly text: string;
  /** The words for it in other languages. */
  readonly detail: string;
  /** What stands there and gives way to it. */
  readonly range: PlainRange;
  /** What is typed is compared with this. */
  readonly filter: string;
}

/**
 * Agored as a library: what the package `agored` exports. Written by hand, and all there is to rely on.
 * Paths are given and told as on the command line: from the folder `cwd`, `/`-separated where Agored tells them.
 */

export type Locale = 'en' | 'cy';
export type Severity = 'error' | 'warning' | 'info';
export type Level = Severity | 'off';

export interface LinterOptions {
  /** Folder from which paths count; the working directory of the process where it is left out. */
  readonly cwd?: string | undefined;
  /** Language of messages; English where it is left out. */
  readonly locale?: Locale | undefined;
  /**
   * Path of a configuration file that counts for all notes, or `false` for none. Where it is left out, the nearest
   * `.agored.yml` above each note counts.
   */
  readonly config?: string | false | undefined;
  /** Levels of rules by id, which go before those of any configuration. */
  readonly rules?: Readonly<Record<string, Level>> | undefined;
}

/** A place in a text. Lines and columns count from 1, offsets from 0, in UTF-16 units; a byte order mark does not count. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Puts `text` in the place of what stands from `start` to `end` in the file at `path`. */
export interface Edit {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A file to be written, where there is none yet. */
export interface NewFile {
  readonly path: string;
  readonly create: true;
  readonly text: string;
}

/** A way to mend a finding. Safe ones keep the meaning; the others are for a person to choose. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly (Edit | NewFile)[];
}

/** A finding, in the form that it has in the JSON report of the command line. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  /** Address of the page about the rule. */
  readonly help: string;
  /** Language of the text that is meant, as a BCP 47 code. */
  readonly language: string | null;
  readonly start: Position;
  readonly end: Position;
  /** What the message was made of. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Other places that belong to it. */
  readonly related: readonly {
    readonly path: string;
    readonly start: Position;
    readonly end: Position;
    readonly message: string;
  }[];
  readonly fixes: readonly Fix[];
}

/** A file, and what was found in it. */
export interface FileFindings {
  readonly path: string;
  readonly findings: readonly Finding[];
}

export interface LintResult extends FileFindings {
  /** Whether an ignore file or the configuration leaves the note out; nothing is found in it then. */
  readonly ignored: boolean;
  /** How many findings comments in the note silenced. */
  readonly suppressed: number;
  /** Files of the note’s configuration that have mistakes. What is not mistaken in them counts all the same. */
  readonly configProblems: readonly FileFindings[];
}

/** A note after its safe fixes, and what is still found in it. */
export interface FixResult extends LintResult {
  readonly text: string;
}

/** The configuration that counts for a note. */
export interface Configuration {
  /** The file that it stands in; absent where the defaults count. */
  readonly path?: string;
  /** Whether it, or an ignore file, leaves the note out. */
  readonly ignored: boolean;
  /** Languages that the team writes in. */
  readonly languages: readonly string[];
  /** Level of each rule by id. */
  readonly levels: Readonly<Record<string, Level>>;
  /** Files that have mistakes. */
  readonly problems: readonly FileFindings[];
}

export interface RuleInfo {
  readonly id: string;
  readonly category: 'words' | 'languages' | 'decisions' | 'files';
  /** Level where no configuration says otherwise. */
  readonly level: Level;
  /** What it finds, in one line. */
  readonly summary: string;
  readonly why: string;
  /** Address of the page about it. */
  readonly help: string;
}

/**
 * Lints notes among their files. What it has read of those (configuration, decision records, other languages) it
 * remembers: after they have changed, make a new one.
 */
export interface Linter {
  /** All rules that there are. */
  readonly rules: readonly RuleInfo[];
  /**
   * Lints a text. Does not reject for what the text or its configuration holds.
   * @param path where the note lies or would lie; `stdin.md` in the folder `cwd` where it is left out.
   */
  lint(text: string, path?: string): Promise<LintResult>;
  /** Applies the safe fixes, as `agored lint --fix` does, and writes nothing. */
  fix(text: string, path?: string): Promise<FixResult>;
  configFor(path: string): Promise<Configuration>;
}

/** Rejects where `config` cannot be read, and where another option cannot be used. */
export function createLinter(options?: LinterOptions): Promise<Linter>;

/**
 * The text of the file at `path` after a fix, or the same text where the fix is not about that file. The text must be
 * the one that was linted.
 */
export function applyFix(text: string, path: string, fix: Fix): string;

/**
 * The central types: what a rule is, what it finds, and how a finding may be mended.
 * Offsets are UTF-16 units of the decoded text (no BOM), half-open; lines and columns exist only at the edges.
 */
import type { GenericSchema, InferOutput } from 'valibot';
import type { Document } from './document';
import type { Block } from './blocks';
import type { Config } from './config';
import type { FactName, Facts } from './facts';
import type { Family } from './families';

/** A stretch of text: UTF-16 offsets, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Languages in which Agored speaks to its user. */
export const locales = ['en', 'cy'] as const;
export type Locale = (typeof locales)[number];
/** One text in every language that Agored speaks. */
export type Localized = Readonly<Record<Locale, string>>;

export const levels = ['error', 'warning', 'info', 'off'] as const;
export type Level = (typeof levels)[number];
export type Severity = Exclude<Level, 'off'>;

/** A value that fills a `{placeholder}` of a message; a localized one is rendered in the reader's language. */
export type Datum = string | number | Localized;
export type Data = Readonly<Record<string, Datum>>;

/** Replaces `span` by `text`, in the note itself or in the file at `path` (relative to the workspace root). */
export interface Edit {
  readonly span: Span;
  readonly text: string;
  readonly path?: string;
}

/** A file to be written; never over one that exists. `path` is relative to the workspace root, `/`-separated. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A way to mend a finding. `safe` ones keep the meaning and the grammar whatever the context, and are applied by
 * `--fix` and `source.fixAll`; a `suggestion` is for a person to choose.
 */
export interface Fix<M extends string = string> {
  readonly titleId: M;
  readonly data?: Data;
  readonly edits: readonly Edit[];
  readonly create?: NewFile;
  readonly safety: 'safe' | 'suggestion';
}

/** Another place that belongs to a finding; `path` is absent for the note itself. */
export interface Related<M extends string = string> {
  readonly messageId: M;
  readonly data?: Data;
  readonly span: Span;
  readonly path?: string;
}

export interface Finding<M extends string = string> {
  readonly messageId: M;
  readonly data?: Data;
  readonly span: Span;
  /** Overrides the rule's level, for rules whose findings differ in weight. */
  readonly severity?: Severity;
  /** Language of the flagged text, as a BCP 47 code. */
  readonly language?: string;
  readonly fixes?: readonly Fix<M>[];
  /** Further fixes, none of them safe, that take work to make: made when somebody asks (see `fixesOf`). */
  readonly suggestions?: () => readonly Fix<M>[];
  readonly related?: readonly Related<M>[];
  /**
   * Findings of a rule that stand together, such as those of one paragraph, have the same key. A report for people tells
   * two or more of them in one line, by this message with their number as `{n}`; each stays a finding of its own.
   */
  readonly together?: { readonly key: number; readonly messageId: M };
  /** Made for `settle` of its rule alone, and never shown. */
  readonly silent?: true;
}

/** Messages and fix titles of a rule by id, with `{placeholders}`. */
export type Messages<M extends string> = Readonly<Record<Locale, Readonly<Record<M, string>>>>;

interface RuleBase<M extends string, S extends GenericSchema> {
  /** Kebab-case id; part of the contract with configurations and directives. */
  readonly id: string;
  /** The version that brought the rule. */
  readonly since: string;
  readonly level: Level;
  /** Levels that it had by default, up to an edition and that one included; the oldest first. */
  readonly before?: readonly { readonly until: string; readonly level: Level }[];
  /** What it is about. A new family comes with its names, in `families.ts`. */
  readonly category: Family;
  /** One line for tables, and the reason shown on hover. */
  readonly summary: Localized;
  readonly why: Localized;
  readonly messages: Messages<M>;
  /** Schema of the rule's options, every one with a default and a description. */
  readonly options: S;
}

/** What a block rule knows besides the block. */
export interface BlockContext<O> {
  readonly options: O;
  /** Language of the block: its own where it is decided, else that of its surroundings. */
  readonly language: string | undefined;
  readonly config: Config;
}

/** What a note rule knows besides the note. */
export interface NoteContext<O> {
  readonly options: O;
  readonly config: Config;
  readonly facts: Facts;
  /** Language of each block of the note, by index. */
  readonly languages: readonly (string | undefined)[];
}

/** Judges one block by itself: its findings are kept with the block and move with it. Spans are relative to the block. */
export interface BlockRule<M extends string, S extends GenericSchema> extends RuleBase<M, S> {
  readonly scope: 'block';
  check(block: Block, context: BlockContext<InferOutput<S>>): Iterable<Finding<M>>;
  /** Says which findings of all blocks stand, in the order of the note: where one block says what others rest on. */
  settle?<F extends Finding<M>>(findings: readonly F[]): readonly F[];
}

/** Judges the whole note from block summaries (see `perBlock`). Spans are relative to the note. */
export interface NoteRule<M extends string, S extends GenericSchema> extends RuleBase<M, S> {
  readonly scope: 'note';
  /**
   * Facts of the workspace to gather before `check` runs. Asked note by note, because gathering reads files: a note in
   * which the rule has nothing to say needs none.
   */
  needs?(note: Document, context: Omit<NoteContext<InferOutput<S>>, 'facts'>): readonly FactName[];
  check(note: Document, context: NoteContext<InferOutput<S>>): Iterable<Finding<M>>;
}

/** What the engine itself reports about files, configuration and directives; it has no check of its own. */
export interface EngineRule<M extends string> extends RuleBase<M, GenericSchema> {
  readonly scope: 'engine';
}

/** A rule whose message ids and options are not known to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where rules of all types meet
export type AnyRule = BlockRule<any, any> | NoteRule<any, any> | EngineRule<any>;

/** Types a rule: a missing translation or a mistyped message id does not compile. */
export function defineBlockRule<const M extends string, S extends GenericSchema>(
  rule: Omit<BlockRule<M, S>, 'scope'>,
): BlockRule<M, S> {
  return { scope: 'block', ...rule };
}

/** As `defineBlockRule`, for rules that judge the whole note. */
export function defineNoteRule<const M extends string, S extends GenericSchema>(
  rule: Omit<NoteRule<M, S>, 'scope'>,
): NoteRule<M, S> {
  return { scope: 'note', ...rule };
}

/** The report on notes, as `agored report --format json` has it: version 1, see docs/report.md. */
import type { Locale } from '../../engine/types';
import type { State } from '../../engine/states';
import type { Step } from './periods';

/** How many hints there are, by what they are about. */
export interface Hints {
  readonly words: number;
  readonly languages: number;
  readonly decisions: number;
}

/** A decision of a note without a link to a record. */
export interface OpenDecision {
  /** The file that has it, and the line there, counted from 1. */
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly language: string;
}

/** A word that readers may stumble over, and how often it is met. */
export interface Term {
  readonly term: string;
  readonly language: string;
  readonly count: number;
  /** What to say instead: ‘a’, ‘b’ or ‘c’; empty where there is no such word. */
  readonly say: string;
  /** Whether it can be left out. */
  readonly leave: boolean;
  /** What to do where there is no plainer word; empty else. */
  readonly advice: string;
  readonly why: string;
}

/** One form of a term in one note; `say` is for this form. */
export interface TermUse extends Term {
  /** The form, in lower case. */
  readonly found: string;
}

/** A note in all its languages. Paths are relative to the working directory. */
export interface NoteFacts {
  readonly path: string;
  /** Its files among those that were read; in several languages there may be several. */
  readonly files: readonly string[];
  readonly title: string;
  /** The language that the title is in; null where it cannot be told. */
  readonly language: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  /** In all languages together. */
  readonly words: number;
  readonly hints: Hints;
  /** One that is told in several languages counts once. */
  readonly decisions: { readonly linked: number; readonly unlinked: readonly OpenDecision[] };
  readonly terms: readonly TermUse[];
  /** How each language stands; empty where that cannot be told, or there is one language alone. */
  readonly languages: Readonly<Record<string, State>>;
}

/** Sums over some notes. */
export interface Figures {
  readonly notes: number;
  readonly words: number;
  readonly hints: Hints;
  /** Hints of all kinds for every 1,000 words, to one decimal; null where there are no words. */
  readonly hintsPerThousand: number | null;
  readonly decisions: { readonly linked: number; readonly unlinked: number };
  /** Notes that are, or are asked to be, in several languages, and those of them that are complete in each. */
  readonly translations: { readonly asked: number; readonly complete: number };
}

/** Figures of the notes of some days, the first and the last included. */
export interface Period extends Figures {
  readonly from: string;
  readonly to: string;
}

export type ListedNote = Omit<NoteFacts, 'decisions' | 'terms'> &
  Pick<Figures, 'hintsPerThousand'> & { readonly decisions: Figures['decisions'] };

export interface Overview {
  readonly kind: 'agored-report';
  readonly version: 1;
  readonly tool: { readonly name: 'agored'; readonly version: string };
  readonly locale: Locale;
  /** The day on which it was made. */
  readonly day: string;
  readonly summary: Figures & {
    /** Days of the first and the last dated note until `day`; null where there is none. */
    readonly from: string | null;
    readonly to: string | null;
    /** Notes that are counted here, and not over time: without a date, or with one later than `day`. */
    readonly undated: number;
    readonly upcoming: number;
    /** Files that are not counted as notes. */
    readonly drafts: number;
    readonly records: number;
  };
  /** The time until the last note beside the same time before; null where there are too few notes for it. */
  readonly comparison: { readonly length: Length; readonly latest: Period; readonly before: Period } | null;
  /** What `periods` are; null where the notes do not span two of them. */
  readonly step: Step | null;
  /** From the first to the last note, with those that have no notes. */
  readonly periods: readonly Period[];
  /** The most frequent first. */
  readonly terms: readonly (Term & { readonly notes: number })[];
  /** Those of the latest notes first. */
  readonly unlinkedDecisions: readonly (OpenDecision & Pick<NoteFacts, 'title' | 'date'>)[];
  /** In the order of the configuration: how many notes stand how in it. */
  readonly languages: readonly {
    readonly language: string;
    readonly states: Readonly<Partial<Record<State, number>>>;
  }[];
  /** The latest first, those without a date last. */
  readonly notes: readonly ListedNote[];
  /** What could not be done. */
  readonly problems: readonly Problem[];
}

export type Length = '12-months' | '3-months' | '4-weeks';

export interface Problem {
  readonly path?: string;
  readonly code: string;
  readonly message: string;
}

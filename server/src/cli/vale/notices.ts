/** What an import has to say about things that it could not carry as they were. */
import type { Data } from '../../engine/types';
import type { CliMessage } from '../messages';

export interface ImportNotice {
  readonly id: CliMessage;
  /** `place` is the file and the line. */
  readonly data: Data;
  /** Something that Vale would find, or not find, is lost. */
  readonly loss: boolean;
}

/** Takes a notice about a line (from 1) of the file at hand. It is about a loss unless said otherwise. */
export type Tell = (id: CliMessage, line: number, data?: Data, loss?: boolean) => void;

/** One form that a pattern of Vale's stands for. */
export interface ImportedForm {
  readonly text: string;
  /** Forms of one pattern have the same number, and stay together. */
  readonly group: string;
  readonly say: readonly string[];
  /** What to write instead where that is no replacement: pilot(s). */
  readonly advice: string | undefined;
  readonly why: string | undefined;
  readonly level: 'warning' | 'info';
  /** Phrases in which it is left alone. */
  readonly phrases: readonly string[];
  /** Where it is from, for people: a path and a line. */
  readonly source: string;
}

/** A word as it will stand in our configuration. */
export interface ImportedWord extends Omit<ImportedForm, 'text' | 'group' | 'source'> {
  readonly term: string;
  readonly also: readonly string[];
  readonly sources: readonly string[];
}

/** A word that is let stand. */
export interface ImportedAllowance {
  readonly text: string;
  readonly sources: readonly string[];
}

/** A piece of a file as messages show it. */
export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

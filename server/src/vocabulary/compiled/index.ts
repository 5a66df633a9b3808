/** The word lists as they ship. Beside the command line they lie in files: host/vocabulary.ts. */
import type { Matcher } from '../matcher';
import { cy } from './cy';
import { en } from './en';

/** The lists as JSON, English first. */
export const packed = (): readonly string[] => [en, cy];

/** The matcher of all that is on by default, where it has been laid out. */
export const laidOut: (() => Matcher) | undefined = undefined;

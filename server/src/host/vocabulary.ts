/** The word lists in files. The build of the command line puts this in the place of vocabulary/compiled/index.ts. */
import { openMatcher } from '../vocabulary/laidOut';
import type { Matcher } from '../vocabulary/matcher';
import { readData } from './data';

/** The lists as JSON, English first. */
export const packed = (): readonly string[] =>
  ['en', 'cy'].map((language) => new TextDecoder().decode(readData(`words-${language}.json`)));

/** The matcher of all that is on by default. */
export const laidOut = (): Matcher => openMatcher(readData('matcher.bin'), () => readData('entries.bin'), asciiOf);

/** A byte is a unit, which a decoder would have to find out. */
const asciiOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');

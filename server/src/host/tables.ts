/**
 * The tables of languages, each in a file: of the nine, most runs ask for two, and reading a table from its text takes
 * longer than linting a note. The build of the command line puts this in the place of languages/tables/shipped.ts.
 */
import type { Table } from '../languages/tables/format';
import { unpackTable } from '../languages/tables/packed';
import { readData } from './data';

declare const tableNames: string; // put in by esbuild.mjs, with spaces between: a list would be set up by each module

/** What reads the table of a language. */
export const shipped: Readonly<Record<string, () => Table>> = Object.fromEntries(
  tableNames.split(' ').map((language) => [language, () => unpackTable(readData(`table-${language}.bin`))]),
);

/** What `layOutWeights` of languages/identify.ts wrote. */
export const weighed = (): Uint8Array<ArrayBuffer> => readData('weighed.bin');

/** The tables that are part of Agored, read where they are asked for. Beside the command line they lie in files: host/tables.ts. */
import { tables } from '.';
import { readTable, type Table } from './format';

/** What reads the table of a language. */
export const shipped: Readonly<Record<string, () => Table>> = Object.fromEntries(
  Object.entries(tables).map(([language, text]) => [language, () => readTable(text())]),
);

/** Beside the command line: what {@link layOutWeights} wrote. */
export const weighed: (() => Uint8Array<ArrayBuffer>) | undefined = undefined;

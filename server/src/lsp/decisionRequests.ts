/** Requests about decisions and their records: symbols of the workspace, and the list of decisions. */
import {
  ErrorCodes,
  ResponseError,
  SymbolKind,
  type CancellationToken,
  type Connection,
  type ServerCapabilities,
  type SymbolInformation,
} from 'vscode-languageserver';
import { fold } from '../engine/recordReader';
import { record, type Client } from './client';
import type { Decisions, Gathered } from './decisions';
import { listDecisionsCommand, listDecisionsMethod, type ListDecisionsParams, type ListedDecision } from './protocol';

/** Most symbols that are sent: the client asks again as the user types. */
const mostSymbols = 300;
/** Longest name of a symbol, in UTF-16 units. */
const longestName = 120;

/** What of it the client is told that there is: only what it can use. */
export const decisionCapabilities = (client: Client): ServerCapabilities => ({
  ...(client.symbols ? { workspaceSymbolProvider: true } : {}),
});

/**
 * @param run runs a request and logs what goes wrong.
 * @returns the commands among them, by name.
 */
export function serveDecisions(
  connection: Connection,
  run: <T>(request: (session: { readonly decisions: Decisions }) => Promise<T>) => Promise<T>,
) {
  connection.onWorkspaceSymbol(({ query }, token) =>
    run(async ({ decisions }) => symbols(await decisions.gather(token), query)),
  );
  const list = (params: unknown, token: CancellationToken): Promise<readonly ListedDecision[]> =>
    run(async ({ decisions }) => chosen(await decisions.gather(token), readParams(params)));
  connection.onRequest(listDecisionsMethod, list);
  return { [listDecisionsCommand]: list };
}

function readParams(params: unknown): ListDecisionsParams {
  const { unlinked, after } = record(params);
  const given = after === null || after === '' ? undefined : after;
  if (given !== undefined && (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(given)))
    throw new ResponseError(ErrorCodes.InvalidParams, 'after is a day, such as 2026-11-01.');
  return { unlinked: unlinked === true, ...(given !== undefined && { after: given }) };
}

const newestFirst = (a: ListedDecision, b: ListedDecision): number => {
  const [from, to] = [a.date ?? '', b.date ?? ''];
  return from < to ? 1 : from > to ? -1 : 0;
};

const chosen = ({ decisions }: Gathered, { unlinked, after }: ListDecisionsParams): readonly ListedDecision[] =>
  decisions
    .filter(({ linked, date }) => !(unlinked === true && linked) && (after === undefined || (date ?? '') > after))
    .sort(newestFirst);

/** Records first, then decisions, those of the latest notes before others. Every word of the query has to be met. */
function symbols({ decisions, records }: Gathered, query: string): SymbolInformation[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const passes = (...texts: readonly string[]): boolean => {
    if (words.length === 0) return true;
    const text = fold(texts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const start = { line: 0, character: 0 };
  const found: SymbolInformation[] = records
    .filter(({ record: { number = '', title, path } }) => passes(number, title, path))
    .map(({ record: { number, title, status, path }, uri }) => ({
      name: shortened(number === undefined ? title : `${number} ${title}`),
      kind: SymbolKind.File,
      location: { uri, range: { start, end: start } },
      containerName: status ?? path,
    }));
  for (const { text, title, who, date, uri, range } of [...decisions].sort(newestFirst)) {
    if (found.length >= mostSymbols) break;
    if (!passes(text, title, who ?? '', date ?? '')) continue;
    found.push({
      name: shortened(text),
      kind: SymbolKind.Event,
      location: { uri, range },
      containerName: date === null ? title : `${date} ${title}`,
    });
  }
  return found.slice(0, mostSymbols);
}

const shortened = (text: string): string =>
  text.length <= longestName ? text : `${text.slice(0, longestName - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

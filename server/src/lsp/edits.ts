/** Edits of the engine as edits for the client: in the note, in other files, and files to be made. */
import {
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit, Fix } from '../engine/types';
import type { Client } from './client';
import type { OpenDocument, View } from './openDocument';
import type { Report, Reports } from './reports';
import type { Place } from './roots';

/** An open note, what was found in it, and for whom. */
export interface Context {
  readonly document: OpenDocument;
  readonly report: Report;
  readonly client: Client;
  readonly reports: Reports;
}

/** Whether the client can make a fix, as far as can be told without looking at the files that it changes. */
export const canMake = ({ create, edits }: Fix, { report: { place }, client }: Omit<Context, 'reports'>): boolean =>
  (create === undefined || (place !== undefined && client.createsFiles)) &&
  (edits.every(({ path }) => path === undefined) || (place !== undefined && client.documentChanges));

/** Undefined where the client cannot do it, or a file that belongs to it cannot be found. */
export async function workspaceEdit(
  fix: Fix,
  { document, report, client, reports }: Context,
): Promise<WorkspaceEdit | undefined> {
  const own = fix.edits.filter(({ path }) => path === undefined);
  const { version } = document;
  const elsewhere: TextDocumentEdit[] = [];
  for (const path of new Set(fix.edits.flatMap((edit) => edit.path ?? []))) {
    const target = report.place && client.documentChanges ? await reports.targetAt(report.place.root, path) : undefined;
    if (!target) return undefined;
    const edits = fix.edits.filter((edit) => edit.path === path);
    elsewhere.push({
      textDocument: { uri: target.uri, version: target.version },
      edits: textEdits(target.view, edits),
    });
  }
  if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
  if (!fix.create && elsewhere.length === 0) return editOf(document, own, client);
  const created = fix.create && creation(fix.create, report.place, client);
  if (fix.create && !created) return undefined;
  const here = { textDocument: { uri: document.uri, version }, edits: textEdits(document, own) };
  return { documentChanges: [...(created ?? []), ...elsewhere, ...(own.length > 0 ? [here] : [])] };
}

function creation({ path, text }: NonNullable<Fix['create']>, place: Place | undefined, client: Client) {
  if (!place || !client.createsFiles) return undefined;
  const uri = place.root.uriOf(path);
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

export function editOf(document: OpenDocument, edits: readonly Edit[], client: Client): WorkspaceEdit {
  const { uri, version } = document;
  const changes = textEdits(document, edits);
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

export const textEdits = (view: View, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: view.rangeOf(span), newText: text }));

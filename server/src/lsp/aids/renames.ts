/** Edits that keep links to decision records right when records, or the notes that link to them, are renamed or moved. */
import type {
  CancellationToken,
  ChangeAnnotation,
  Connection,
  FileOperationOptions,
  FileRename,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { createDocument, isTooLong, type Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { render } from '../../engine/messages';
import type { Locale } from '../../engine/types';
import type { Client } from '../client';
import { createLines } from '../lines';
import type { OpenDocument } from '../openDocument';
import { nameOf } from '../recordCompletion';
import type { Root, Roots } from '../roots';
import type { DocumentSettings, SettingsStore } from '../settings';
import { standingBefore, standingOf } from '../standing';
import { pathBelow } from '../uris';
import { addressLike, frontMatterAddresses, targetOf, textAddresses, type Address } from './addresses';
import { messages } from './messages';

/** What the client asks about before it renames it. */
export const renameFilters: FileOperationOptions = {
  willRename: {
    filters: [
      { pattern: { glob: '**/*.{md,markdown}', matches: 'file' } },
      { pattern: { glob: '**', matches: 'folder' } },
    ],
  },
};

/** A workspace of more notes than this is read in part. */
const mostNotes = 10_000;
const readAtOnce = 32;
/** Of more records than this, names are not looked for before a note is read. */
const mostNames = 50;
/** As many of what moves are looked at, whether it is a note of the team’s. */
const mostLookedAt = 20;

export interface RenameContext {
  readonly connection: Connection;
  readonly client: Client;
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly openAt: (uri: string) => OpenDocument | undefined;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** One workspace while files of it move. */
interface Moving {
  readonly root: Root;
  readonly moves: readonly Move[];
  /** Records by their path in lower case, as it is before the move. */
  readonly records: ReadonlyMap<string, DecisionRecord>;
  /** Only what the editor does not do by itself. */
  readonly frontMatterOnly: boolean;
}

/** @returns null where there is nothing to edit. */
export async function editsForRename(
  files: readonly FileRename[],
  token: CancellationToken,
  context: RenameContext,
): Promise<WorkspaceEdit | null> {
  const { roots, settings, client } = context;
  const byRoot = new Map<Root, Move[]>();
  for (const { oldUri, newUri } of files) {
    const place = roots.locate(oldUri);
    const to = place && pathBelow(place.root.uri, newUri);
    if (!place || to === undefined || to === '' || roots.locate(newUri)?.root !== place.root) continue;
    byRoot.set(place.root, [...(byRoot.get(place.root) ?? []), { from: place.path, to }]);
  }
  const changes: TextDocumentEdit[] = [];
  const annotations: Record<string, ChangeAnnotation> = {};
  for (const [root, moves] of byRoot) {
    const given = await settings.for(root.uri);
    if (given.enable) changes.push(...(await editsIn(root, moves, given, token, context, annotations)));
  }
  if (changes.length === 0) return null;
  if (!client.documentChanges)
    return {
      changes: Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]])),
    };
  return { documentChanges: changes, ...(client.annotates ? { changeAnnotations: annotations } : {}) };
}

async function editsIn(
  root: Root,
  moves: readonly Move[],
  given: DocumentSettings,
  token: CancellationToken,
  context: RenameContext,
  annotations: Record<string, ChangeAnnotation>,
): Promise<TextDocumentEdit[]> {
  const notes = (await root.host.listNotes()).slice(0, mostNotes);
  const going = notes.filter((note) => newPath(note, moves) !== note);
  if (!(await isAnyOurs(going.slice(0, mostLookedAt), root, given))) return [];
  const { facts } = await root.workspace.recordsFor(createDocument(''), moves[0]?.from ?? '');
  const records = new Map(facts.records.map((record) => [record.path.toLowerCase(), record]));
  const moving: Moving = { root, moves, records, frontMatterOnly: await leavesText(context, root) };
  const moved = facts.records.filter(({ path }) => newPath(path, moves) !== path);
  const mayLink = linksPerhaps(moved);
  const found: TextDocumentEdit[] = [];
  for (let i = 0; i < notes.length; i += readAtOnce) {
    if (token.isCancellationRequested) return [];
    const batch = notes.slice(i, i + readAtOnce);
    const edits = await Promise.all(
      batch.map(async (path) => {
        const open = context.openAt(root.uriOf(path));
        const text = open ? open.text : await root.host.readText(path);
        const isMoved = newPath(path, moves) !== path;
        if (text === undefined || isTooLong(text) || !(isMoved || mayLink(text))) return undefined;
        return editOf(path, text, open, moving, given.locale, context.client, annotations);
      }),
    );
    found.push(...edits.filter((edit) => edit !== undefined));
  }
  return found;
}

/** Whether any of these is a note that is checked: elsewhere nobody is asked anything. */
async function isAnyOurs(paths: readonly string[], root: Root, given: DocumentSettings): Promise<boolean> {
  for (const path of paths) {
    const loaded = await root.workspace.configFor(path);
    const before = standingBefore(given, loaded, path);
    if (before === 'checked') return true;
    const text = before === undefined ? await root.host.readText(path) : undefined;
    if (text !== undefined && standingOf(given, loaded, path, createDocument(text)) === 'checked') return true;
  }
  return false;
}

/** A look at a text before it is read: whether the name of a record that moves is in it. */
function linksPerhaps(moved: readonly DecisionRecord[]): (text: string) => boolean {
  if (moved.length === 0) return () => false;
  if (moved.length > mostNames) return () => true;
  const names = moved.flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    return [name, encodeURI(name)].map((each) => each.toLowerCase());
  });
  // Of an encoded name, what stands before its first sign is enough.
  const parts = [...new Set(names.map((name) => /^[^%()#?]*/.exec(name)?.[0] ?? ''))];
  return (text) => {
    const lower = text.toLowerCase();
    return parts.some((part) => lower.includes(part));
  };
}

function editOf(
  path: string,
  text: string,
  open: OpenDocument | undefined,
  moving: Moving,
  locale: Locale,
  client: Client,
  annotations: Record<string, ChangeAnnotation>,
): TextDocumentEdit | undefined {
  const note: Document = open ? open.note : createDocument(text);
  const lines = open ?? createLines(text);
  const addresses = [...frontMatterAddresses(note), ...(moving.frontMatterOnly ? [] : textAddresses(note))];
  const edits = addresses.flatMap((address) => {
    const change = changeOf(address, path, moving);
    if (!change) return [];
    const edit: TextEdit = { range: lines.rangeOf(address.span), newText: change.text };
    if (!client.annotates || !client.documentChanges) return [edit];
    const name = nameOf(change.about);
    const [id, label] = change.isTarget ? (['links-to', name] as const) : (['links-in', name] as const);
    const annotationId = `${id} ${change.about.path}`;
    // None asks for confirmation: VS Code would then show a preview with nothing ticked, where it now asks anyway
    // whether to go ahead, and offers the preview.
    annotations[annotationId] ??= {
      label: render(messages[id][locale], { name: label }, locale),
      description: newPath(change.about.path, moving.moves),
    };
    return [{ ...edit, annotationId }];
  });
  if (edits.length === 0) return undefined;
  return { textDocument: { uri: open?.uri ?? moving.root.uriOf(path), version: open?.version ?? null }, edits };
}

interface Change {
  readonly text: string;
  /** The record that the link leads to, or else the one that it is in. */
  readonly about: DecisionRecord;
  readonly isTarget: boolean;
}

/** What an address becomes; undefined where it may stay. */
function changeOf(address: Address, from: string, { moves, records }: Moving): Change | undefined {
  const target = targetOf(address, from);
  if (!target) return undefined;
  const to = newPath(from, moves);
  const own = records.get(from.toLowerCase());
  const { record, ending } = recordOf(target.path, records);
  const about = record ?? (own && to !== from ? own : undefined);
  if (!about) return undefined;
  const path = record?.path ?? target.path;
  const place = newPath(path, moves);
  if (place === path && to === from) return undefined;
  // A record that moves takes its other links along; so does a note with those to records.
  const written = ending === undefined ? place : place.replace(/\.\w+$/, ending);
  // One that leads there from the new place as well stays as it is written.
  if (targetOf(address, to)?.path.toLowerCase() === written.toLowerCase()) return undefined;
  const text = addressLike(address, to, { path: written, tail: target.tail });
  return { text, about, isTarget: record !== undefined };
}

/** The record at the end of an address that may leave its ending out, or name the page that is made of it. */
function recordOf(
  path: string,
  records: Moving['records'],
): { readonly record?: DecisionRecord; readonly ending?: string } {
  const lower = path.toLowerCase();
  const exact = records.get(lower);
  if (exact) return { record: exact };
  const ending = /\.html?$/i.exec(path)?.[0] ?? '';
  const record = records.get(`${lower.slice(0, lower.length - ending.length)}.md`);
  return record ? { record, ending } : {};
}

/** Where a path is after the moves. */
function newPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}

/** VS Code follows links in the text by itself, where it is set to; what it does after the move must not be done twice. */
async function leavesText({ connection, client }: RenameContext, root: Root): Promise<boolean> {
  if (!client.files || !client.configuration) return false;
  const section = 'markdown.updateLinksOnFileMove.enabled';
  const value: unknown = await connection.workspace.getConfiguration({ scopeUri: root.uri, section });
  return value === 'always' || value === 'prompt';
}

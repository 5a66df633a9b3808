/** The decisions of the workspace: gathered note by note, remembered for each file until it or the records change. */
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Range,
} from 'vscode-languageserver';
import type { Config } from '../engine/config';
import { createDocument, isTooLong, type Document } from '../engine/document';
import type { DecisionRecord, Facts } from '../engine/facts';
import { harvest } from '../rules/unlinked-decision/harvest';
import { createLines } from './lines';
import type { OpenDocument } from './openDocument';
import type { ListedDecision } from './protocol';
import type { Root, Roots } from './roots';
import type { DocumentSettings, SettingsStore } from './settings';
import { standingBefore, standingOf } from './standing';
import { uriKey } from './uris';

/** What one look at the workspace found. */
export interface Gathered {
  /** In the order of the files. */
  readonly decisions: readonly ListedDecision[];
  readonly records: readonly { readonly record: DecisionRecord; readonly uri: string }[];
}

export interface Decisions {
  /** Rejects with `RequestCancelled` where the client has lost interest. */
  gather(token: CancellationToken): Promise<Gathered>;
  /** The records that a document may link to; undefined where it lies in no folder or Agored is off for it. */
  recordsFor(document: OpenDocument): Promise<NearRecords | undefined>;
  /** Forgets what was read of files; of all where it is not said which. */
  filesChanged(uris?: readonly string[]): void;
}

export interface NearRecords {
  /** Path of the document in its root. */
  readonly path: string;
  readonly records: readonly DecisionRecord[];
}

interface Remembered {
  readonly config: Config;
  readonly records: string;
  /** Whether only what looks like a note was read. */
  readonly onlyNotes: boolean;
  /** Of an open document; undefined for a file. */
  readonly version: number | undefined;
  readonly decisions: readonly ListedDecision[];
}

/** A workspace of more notes than this is read in part. */
const mostNotes = 10_000;
/** Longest time without a look at what else the client wants, in milliseconds. */
const longestStretch = 20;

const empty = createDocument('');

export function createDecisions(
  connection: Connection,
  roots: Roots,
  settings: SettingsStore,
  openAt: (key: string) => OpenDocument | undefined,
): Decisions {
  const remembered = new Map<string, Remembered>();
  let changes = 0;

  async function ofFile(
    root: Root,
    path: string,
    given: DocumentSettings,
    seen: Map<string, DecisionRecord>,
  ): Promise<readonly ListedDecision[]> {
    const uri = root.uriOf(path);
    const key = uriKey(uri);
    const open = openAt(key);
    const loaded = await root.workspace.configFor(path);
    if (standingBefore(given, loaded, path) === 'ignored') return [];
    // Which records there are rests on the configuration, not on the note.
    const { config, facts } = await root.workspace.recordsFor(empty, path);
    for (const record of facts.records) seen.set(record.path, record);
    const records = signatureOf(facts.records);
    const known = remembered.get(key);
    const { onlyNotes } = given;
    if (
      known?.config === config &&
      known.records === records &&
      known.onlyNotes === onlyNotes &&
      known.version === open?.version
    )
      return known.decisions;
    const asOf = changes;
    const text = open ? open.text : await root.host.readText(path);
    if (text === undefined || isTooLong(text)) return [];
    const note = open ? open.note : createDocument(text);
    const isNote = standingOf(given, loaded, path, note) === 'checked';
    const { facts: own } = await root.workspace.recordsFor(note, path);
    const lines = open ?? createLines(text);
    const decisions = isNote ? listed(root, note, config, own, open?.uri ?? uri, (span) => lines.rangeOf(span)) : [];
    // Not where files changed while this one was read: it may be one of them.
    if (asOf === changes) remembered.set(key, { config, records, onlyNotes, version: open?.version, decisions });
    return decisions;
  }

  return {
    async gather(token) {
      let since = Date.now();
      const decisions: ListedDecision[] = [];
      const records = new Map<string, { record: DecisionRecord; uri: string }>();
      for (const root of roots.all) {
        const given = await settings.for(root.uri);
        if (!given.enable) continue;
        const seen = new Map<string, DecisionRecord>();
        const paths = await root.host.listNotes();
        if (paths.length > mostNotes)
          connection.console.warn(`${root.uri} holds ${String(paths.length)} notes; ${String(mostNotes)} are read.`);
        for (const path of paths.slice(0, mostNotes)) {
          if (Date.now() - since > longestStretch) {
            await new Promise((resolve) => setTimeout(resolve, 0));
            since = Date.now();
          }
          if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
          // A folder within this one that is open as well looks after its own.
          if (roots.locate(root.uriOf(path))?.root === root) decisions.push(...(await ofFile(root, path, given, seen)));
        }
        for (const record of seen.values()) {
          const uri = root.uriOf(record.path);
          if (roots.locate(uri)?.root === root) records.set(uriKey(uri), { record, uri });
        }
      }
      return { decisions, records: [...records.values()] };
    },
    async recordsFor(document) {
      const place = roots.locate(document.uri);
      if (!place) return undefined;
      const given = await settings.for(document.uri);
      const loaded = await place.root.workspace.configFor(place.path);
      if (standingOf(given, loaded, place.path, document.note) !== 'checked') return undefined;
      const { facts } = await place.root.workspace.recordsFor(empty, place.path);
      return { path: place.path, records: facts.records };
    },
    filesChanged(uris) {
      changes++;
      if (!uris) remembered.clear();
      for (const uri of uris ?? []) remembered.delete(uriKey(uri));
    },
  };
}

const signatures = new WeakMap<readonly DecisionRecord[], string>();

/** Equal for records of which a list of decisions tells the same. They are read anew after every save. */
function signatureOf(records: readonly DecisionRecord[]): string {
  let signature = signatures.get(records);
  if (signature === undefined) {
    signature = JSON.stringify(records.map(({ path, number, title, status }) => [path, number, title, status]));
    signatures.set(records, signature);
  }
  return signature;
}

function listed(
  root: Root,
  note: Document,
  config: Config,
  facts: Facts,
  uri: string,
  rangeOf: (span: { readonly start: number; readonly end: number }) => Range,
): readonly ListedDecision[] {
  const { kind, title, date = null, decisions } = harvest(note, config, facts);
  return decisions.map(({ span, text, who = null, language, linked, record }) => ({
    uri,
    range: rangeOf(span),
    title,
    kind,
    date,
    text,
    who,
    language,
    linked,
    record: record
      ? {
          uri: record.path === undefined ? null : root.uriOf(record.path),
          address: record.address ?? null,
          number: record.record?.number ?? null,
          title: record.record?.title ?? null,
          status: record.record?.status ?? null,
        }
      : null,
  }));
}

/** Diagnostics for clients that ask for them: one document at a time, and all notes of the workspace. */
import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { isConfigPath, type ConfigFile } from '../engine/workspace';
import { inAscii } from '../languages/parts';
import { noDiagnostics, type DiagnosticList } from './diagnosticList';
import { writtenBy } from './encoding';
import type { OpenDocument } from './openDocument';
import type { Report, Reports } from './reports';
import type { Root, Roots } from './roots';
import { uriKey } from './uris';

/** A workspace of more notes than this is linted in part: every editor shows fewer. */
const mostNotes = 10_000;
/** Reports that are sent together while the rest are being made. */
const chunk = 50;
/** Longest time without a look at what else the client wants, in milliseconds. */
const longestStretch = 20;
/** Result id of a file that is no longer there. */
const gone = 'gone';

type Progress = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

export interface Pull {
  ofDocument(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport>;
  ofWorkspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: Progress | undefined,
  ): Promise<WorkspaceDiagnosticReport>;
  /** Files have changed: those that wait for news are told. `uris` are all that have, undefined where it may be any. */
  filesChanged(uris?: readonly string[]): void;
  /** Ends those that wait. */
  stop(): void;
}

/**
 * One that is seldom looked at before it is written. A class, and one getter for all of them: V8 keeps what an object with a
 * getter of its own holds until it marks the whole heap, which here is all that was made of a note at a key press.
 */
class FullReport implements FullDocumentDiagnosticReport {
  readonly kind = DocumentDiagnosticReportKind.Full;
  readonly resultId: string;
  declare readonly items: Diagnostic[];
  readonly #diagnostics: DiagnosticList;

  constructor(resultId: string, diagnostics: DiagnosticList) {
    this.resultId = resultId;
    this.#diagnostics = diagnostics;
    Object.defineProperty(this, 'items', FullReport.#items);
    writtenBy(this, (json) => {
      json.text(`{"kind":"full","resultId":${inAscii(resultId)},"items":`);
      diagnostics.write(json);
      json.text('}');
    });
  }

  /** Not of the class itself: where messages are copied, only what is an object's own goes along. */
  static readonly #items: PropertyDescriptor & ThisType<FullReport> = {
    enumerable: true,
    get() {
      return [...this.#diagnostics.items];
    },
  };
}

/** What the client has of a file: its URI as the client spells it, and the id of the last result. */
type Previous = ReadonlyMap<string, { readonly uri: string; readonly value: string }>;

/**
 * @param isTold whether the client tells of changed files; without that every look reads them anew, and none waits.
 * @param waits whether nothing of the workspace is looked at before a note is open.
 */
export function createPull(
  connection: Connection,
  reports: Reports,
  roots: Roots,
  openAt: (key: string) => OpenDocument | undefined,
  isTold: boolean,
  waits: boolean,
): Pull {
  let isBegun = !waits;
  let changes = 0;
  let latest = 0;
  let stopped = false;
  const waiting = new Set<() => void>();
  /** What is known of files since they last changed: re-reading a thousand of them every two seconds helps nobody. */
  const known = new Map<string, Pick<Report, 'resultId' | 'configFile' | 'needsFiles'>>();

  const isStopped = (): boolean => stopped;
  const wake = (): void => {
    for (const resolve of waiting) resolve();
  };

  function nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        waiting.delete(done);
        listener.dispose();
        resolve();
      };
      const listener = token.onCancellationRequested(done);
      waiting.add(done);
    });
  }

  /** One look at everything: `send` gets what the client does not know yet. */
  async function look(
    previous: Previous,
    send: (item: WorkspaceDocumentDiagnosticReport) => void,
    check: () => Promise<void>,
  ): Promise<void> {
    const seen = new Set<string>();
    const configs = new Map<string, { root: Root; file: ConfigFile }>();

    const tell = (uri: string, version: number | null, report: Pick<Report, 'resultId'> & Partial<Report>): void => {
      const { resultId, diagnostics } = report;
      if (previous.get(uriKey(uri))?.value === resultId || !diagnostics)
        send({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      else send({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics.items] });
    };

    const addConfig = ({ root, file, others }: NonNullable<Report['configFile']>): void => {
      for (const each of [file, ...others]) configs.set(uriKey(root.uriOf(each.path)), { root, file: each });
    };

    async function lookAt(root: Root, path: string): Promise<void> {
      const uri = root.uriOf(path);
      const key = uriKey(uri);
      seen.add(key);
      const open = openAt(key);
      let report: (Pick<Report, 'resultId' | 'configFile' | 'needsFiles'> & Partial<Report>) | undefined;
      if (open) report = await reports.ofOpen(open);
      else {
        const before = isTold ? known.get(key) : undefined;
        const asOf = changes;
        report = before && before.resultId === previous.get(key)?.value ? before : await reports.ofFile({ root, path });
        // What changed while it was being made may have had a say in it.
        if (report && asOf === changes) {
          const { resultId, configFile, needsFiles } = report;
          known.set(key, { resultId, configFile, needsFiles });
        }
      }
      if (report?.configFile) addConfig(report.configFile);
      if (report) tell(open?.uri ?? uri, open?.version ?? null, report);
      else seen.delete(key);
    }

    for (const root of roots.all) {
      const paths = await root.host.listNotes();
      if (paths.length > mostNotes)
        connection.console.warn(
          `${root.uri} holds ${String(paths.length)} notes; the first ${String(mostNotes)} are checked.`,
        );
      for (const path of paths.slice(0, mostNotes)) {
        await check();
        // A folder within this one that is open as well looks after its own.
        if (roots.locate(root.uriOf(path))?.root === root) await lookAt(root, path);
      }
      const { file, others = [] } = await root.workspace.configFor('.');
      if (file) addConfig({ root, file, others });
    }
    for (const [key, { root, file }] of configs) {
      await check();
      if (seen.has(key)) continue;
      seen.add(key);
      const open = openAt(key);
      const report = open ? await reports.ofOpen(open) : await reports.ofConfigFile(root, file);
      tell(open?.uri ?? root.uriOf(file.path), open?.version ?? null, report);
    }
    for (const [key, { uri, value }] of previous) {
      if (seen.has(key) || value === gone || openAt(key)) continue;
      send({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: gone, items: [] });
    }
  }

  async function closedReport(uri: string): Promise<Report | undefined> {
    const place = roots.locate(uri);
    if (!place) return undefined;
    const { workspace } = place.root;
    const counts =
      isConfigPath(place.path) ||
      workspace.isDrawnOn(place.path) ||
      (await place.root.host.listNotes()).includes(place.path);
    return counts ? reports.ofFile(place) : undefined;
  }

  return {
    async ofDocument(uri, previous) {
      const open = openAt(uriKey(uri));
      // Clients ask for files that they show without opening, and once more for a document that was closed.
      const report = open ? await reports.ofOpen(open) : await closedReport(uri);
      if (open && report?.standing === 'checked' && !isBegun) {
        isBegun = true;
        wake();
      }
      const resultId = report?.resultId ?? gone;
      if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return new FullReport(resultId, report?.diagnostics ?? noDiagnostics);
    },

    async ofWorkspace({ previousResultIds }, token, progress) {
      const mine = ++latest;
      wake(); // one at a time: a newer request ends those before it
      const previous = new Map(previousResultIds.map((item) => [uriKey(item.uri), item]));
      let since = Date.now();
      const check = async (): Promise<void> => {
        if (Date.now() - since > longestStretch) {
          await new Promise((resolve) => setTimeout(resolve, 0));
          since = Date.now();
        }
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
        if (isStopped() || mine !== latest)
          throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Asked anew.', { retriggerRequest: false });
      };

      // An answer that goes out piece by piece may wait.
      while (progress && !isBegun) {
        await nextChange(token);
        await check();
      }
      for (;;) {
        const before = changes;
        let items: WorkspaceDocumentDiagnosticReport[] = [];
        const sent = { news: false };
        const flush = (): void => {
          if (items.length > 0) progress?.report({ items });
          items = [];
        };
        await look(
          previous,
          (item) => {
            const isNews = item.kind === DocumentDiagnosticReportKind.Full;
            sent.news ||= isNews;
            // Who gets reports piece by piece keeps what is not mentioned.
            if (isNews || !progress) items.push(item);
            if (progress && items.length >= chunk) flush();
          },
          check,
        );
        if (!progress) return { items };
        flush();
        if (sent.news || !isTold) return { items: [] };
        // Nothing new: the answer waits until there is, else the client would ask again and again.
        if (before === changes) await nextChange(token);
        await check();
      }
    },
    filesChanged(uris) {
      changes++;
      const changed = uris && new Set(uris.map(uriKey));
      for (const [key, { needsFiles }] of known) if (!changed || needsFiles || changed.has(key)) known.delete(key);
      wake();
    },
    stop() {
      stopped = true;
      wake();
    },
  };
}

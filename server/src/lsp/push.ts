/** Diagnostics for clients that cannot ask for them: sent a moment after the last change. */
import type { Connection } from 'vscode-languageserver';
import { noDiagnostics, type DiagnosticList } from './diagnosticList';
import type { OpenDocument } from './openDocument';
import type { Report, Reports } from './reports';
import { uriKey } from './uris';

/** Pause of the writer, in milliseconds, after which a note is checked. */
const pause = 150;

export interface Push {
  schedule(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  stop(): void;
}

export function createPush(
  connection: Connection,
  reports: Reports,
  openAt: (key: string) => OpenDocument | undefined,
  detach: (task: Promise<unknown>) => void,
): Push {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Configuration files with problems that were sent though they are not open, and what was sent. */
  const configs = new Map<string, string>();
  /** The configuration files that count for each open document, by its URI. */
  const counting = new Map<string, ReadonlySet<string>>();

  async function publish(document: OpenDocument): Promise<void> {
    const report = await reports.ofOpen(document);
    if (openAt(uriKey(document.uri)) !== document) return; // closed meanwhile
    await send(document.uri, report.diagnostics, document.version);
    await publishConfig(document.uri, report);
  }

  async function publishConfig(of: string, { configFile }: Report): Promise<void> {
    const files = configFile ? [configFile.file, ...configFile.others] : [];
    counting.set(of, new Set(configFile ? files.map(({ path }) => configFile.root.uriOf(path)) : []));
    await takeBack();
    if (!configFile) return;
    const { root } = configFile;
    for (const each of files) {
      const uri = root.uriOf(each.path);
      if (openAt(uriKey(uri))) continue;
      const { diagnostics, resultId } = await reports.ofConfigFile(root, each);
      if ((configs.get(uri) ?? '') === resultId || (diagnostics.items.length === 0 && !configs.has(uri))) continue;
      configs.set(uri, resultId);
      await send(uri, diagnostics);
    }
  }

  /** Problems of files that count for no open document any more: they may be gone, and nobody would put them right. */
  async function takeBack(): Promise<void> {
    const counted = new Set([...counting.values()].flatMap((uris) => [...uris]));
    const idle = [...configs.keys()].filter((uri) => !counted.has(uri));
    for (const uri of idle) configs.delete(uri);
    for (const uri of idle) if (!openAt(uriKey(uri))) await send(uri, noDiagnostics);
  }

  const send = (uri: string, { items }: DiagnosticList, version?: number): Promise<void> =>
    connection.sendDiagnostics({ uri, diagnostics: [...items], ...(version === undefined ? {} : { version }) });

  function schedule(document: OpenDocument): void {
    clearTimeout(timers.get(document.uri));
    const timer = setTimeout(() => {
      timers.delete(document.uri);
      detach(publish(document));
    }, pause);
    timers.set(document.uri, timer);
  }

  return {
    schedule,
    closed({ uri }) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      configs.delete(uri);
      counting.delete(uri);
      detach(send(uri, noDiagnostics).then(takeBack));
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

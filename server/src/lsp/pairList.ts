/** The notes of the workspace in all their languages, and how each stands. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { createDocument, isTooLong } from '../engine/document';
import { oneEach, rowOf, type FileRow, type Row } from '../engine/pairStates';
import type { Level } from '../engine/types';
import { createWorkspace } from '../engine/workspace';
import { languageName } from '../languages/names';
import { rules } from '../rules';
import { noteTitle } from '../rules/unlinked-decision/fixes';
import type { ListedCell, ListedPair, ListedPairs } from './protocol';
import type { Root, Roots } from './roots';
import type { DocumentSettings, SettingsStore } from './settings';
import { standingOf } from './standing';
import { nameOf } from './uris';

/** A workspace of more notes than this is looked at in part. */
const mostNotes = 10_000;
/** Longest time without a look at what else the client wants, in milliseconds. */
const longestStretch = 20;

/** All other rules have no say in it. */
const levels: ReadonlyMap<string, Level> = new Map(
  rules.filter(({ category, scope }) => category !== 'languages' && scope !== 'engine').map(({ id }) => [id, 'off']),
);

/** Rejects with `RequestCancelled` where the client has lost interest. */
export async function listPairs(
  roots: Roots,
  settings: SettingsStore,
  today: () => string,
  token: CancellationToken,
): Promise<ListedPairs> {
  const languages = new Set<string>();
  const rows: ListedPair[] = [];
  let since = Date.now();
  const breathe = async (): Promise<void> => {
    if (Date.now() - since > longestStretch) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = Date.now();
    }
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  };
  for (const root of roots.all) {
    const given = await settings.for(root.uri);
    if (!given.enable) continue;
    const titles = new Map<string, string>();
    const found = await rowsIn(root, roots, given, today, titles, breathe);
    const prefix = roots.all.length > 1 ? `${nameOf(root.uri.replace(/\/+$/, ''))}/` : '';
    for (const { row } of oneEach(found)) {
      for (const language of row.cells.keys()) languages.add(language);
      rows.push(listed(row, root, prefix, titles.get(row.path) ?? row.path));
    }
  }
  const { locale } = await settings.for(roots.first?.uri ?? '');
  return { languages: [...languages].map((code) => ({ code, name: languageName(code)[locale] })), rows };
}

async function rowsIn(
  root: Root,
  roots: Roots,
  given: DocumentSettings,
  today: () => string,
  titles: Map<string, string>,
  breathe: () => Promise<void>,
): Promise<readonly FileRow[]> {
  const { host } = root;
  const workspace = createWorkspace({ host, rules, today, levels });
  const results = new Map<string, ReturnType<typeof workspace.lint>>();
  const found: FileRow[] = [];
  for (const path of (await host.listNotes()).slice(0, mostNotes)) {
    await breathe();
    const loaded = await workspace.configFor(path);
    const { config } = loaded;
    if (config.languages.length < 2 || roots.locate(root.uriOf(path))?.root !== root) continue;
    const text = await host.readText(path);
    if (text === undefined || isTooLong(text)) continue;
    const note = createDocument(text);
    if (standingOf(given, loaded, path, note) !== 'checked') continue;
    const row = await rowOf(path, note, {
      host,
      config,
      today: today(),
      lint(each, at) {
        const known = results.get(at) ?? workspace.lint(each, at);
        results.set(at, known);
        return known;
      },
    });
    if (typeof row === 'string') continue;
    titles.set(path, noteTitle(note, path));
    found.push({ own: path, row });
  }
  return found;
}

const listed = ({ path, cells }: Row, root: Root, prefix: string, title: string): ListedPair => ({
  uri: root.uriOf(path),
  title,
  path: prefix + path,
  cells: [...cells].map(([language, { state, path: at, until, sections }]): ListedCell => ({
    language,
    state,
    uri: at === undefined ? null : root.uriOf(at),
    until: until ?? null,
    sections: sections ?? null,
  })),
});

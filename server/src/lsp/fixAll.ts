/** All safe fixes: of a note, or of all notes below a folder. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { createDocument, editDocument, isTooLong, type Document } from '../engine/document';
import { applyEdits, safeEdits } from '../engine/fix';
import type { Edit } from '../engine/types';
import type { Workspace } from '../engine/workspace';
import { createLines } from './lines';
import { textEdits } from './edits';
import type { OpenDocument, View } from './openDocument';
import type { FixAllParams, FixAllResult } from './protocol';
import type { Report, Reports } from './reports';
import type { Place, Root, Roots } from './roots';
import type { SettingsStore } from './settings';
import { standingBefore, standingOf } from './standing';
import { inTurns } from './turns';
import { pathBelow, uriKey } from './uris';

/** As many rounds of safe fixes as the command line makes. */
const passes = 10;

/** Edits of safe fixes, and how many changes of the text they are, though they may be told as one. */
export interface SafeEdits {
  readonly edits: readonly Edit[];
  readonly changes: number;
}

/** What can be fixed in an open note, with what its fixes make room for; that takes linting the text that comes out. */
export const allSafeEdits = (note: Document, { findings, place }: Report, nowhere: Workspace): Promise<SafeEdits> =>
  inRounds(note, safeEdits(findings), place, nowhere);

/** The edits of one round where that is enough; else one edit with the outcome of all rounds. */
async function inRounds(
  note: Document,
  first: readonly Edit[],
  place: Place | undefined,
  nowhere: Workspace,
): Promise<SafeEdits> {
  let changed = note;
  let edits = first;
  let changes = 0;
  let pass = 0;
  for (; edits.length > 0 && pass < passes; pass++) {
    changes += edits.length;
    changed = editDocument(changed, difference(changed.text, applyEdits(changed.text, edits)));
    const { findings } = place
      ? await place.root.workspace.lint(changed, place.path)
      : await nowhere.lint(changed, undefined);
    edits = safeEdits(findings);
  }
  return { edits: pass < 2 ? first : [difference(note.text, changed.text)], changes };
}

/** A character of two units, or a line end of two, is no place to cut. */
const isHalf = (unit: string): boolean => /[\r\uD800-\uDBFF]/.test(unit);
const isOtherHalf = (unit: string): boolean => /[\n\uDC00-\uDFFF]/.test(unit);

function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start > 0 && isHalf(before.charAt(start - 1))) start--;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (same > 0 && isOtherHalf(before.charAt(before.length - same))) same--;
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}

interface Where {
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly reports: Reports;
  readonly openAt: (key: string) => OpenDocument | undefined;
}

/**
 * The safe fixes of an open note, of the notes below a folder, or of all in the workspace. Notes without any are left
 * out. Rejects with `RequestCancelled` where the client has lost interest.
 */
export async function fixAllIn(
  { note, folder }: FixAllParams,
  where: Where,
  token: CancellationToken,
): Promise<FixAllResult> {
  const notes: FixAllResult['notes'][number][] = [];
  if (note !== undefined) {
    const document = where.openAt(uriKey(note));
    return { notes: document ? await ofOpen(document, where) : [] };
  }
  for (const root of where.roots.all) {
    const below = folder === undefined ? '' : pathBelow(root.uri, folder);
    if (below === undefined || !(await where.settings.for(root.uri)).enable) continue;
    for (const path of await root.host.listNotes()) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      if (below !== '' && !path.startsWith(`${below}/`)) continue;
      // A folder within this one that is open as well looks after its own.
      if (where.roots.locate(root.uriOf(path))?.root === root) notes.push(...(await ofFile(root, path, where)));
    }
  }
  return { notes };
}

async function ofOpen(document: OpenDocument, { reports, roots }: Where): Promise<FixAllResult['notes']> {
  const { version } = document;
  const found = await allSafeEdits(document.note, await reports.ofOpen(document), roots.nowhere);
  // It was changed while it was looked at, and its edits are for what it was.
  return document.version === version ? told(document, found) : [];
}

async function ofFile(root: Root, path: string, where: Where): Promise<FixAllResult['notes']> {
  const { roots, settings, openAt } = where;
  const uri = root.uriOf(path);
  const open = openAt(uriKey(uri));
  if (open) return ofOpen(open, where);
  const loaded = await root.workspace.configFor(path);
  const given = await settings.for(root.uri);
  if ((standingBefore(given, loaded, path) ?? 'checked') !== 'checked') return [];
  const text = await root.host.readText(path);
  // What is not UTF-8 has lost letters already, and would lose them for good.
  if (text === undefined || isTooLong(text) || text.includes('\uFFFD')) return [];
  const note = createDocument(text);
  if (standingOf(given, loaded, path, note) !== 'checked') return [];
  const { findings } = await root.workspace.lint(note, path, inTurns());
  const found = await inRounds(note, safeEdits(findings), { root, path }, roots.nowhere);
  return told({ uri, version: null, text, ...createLines(text) }, found);
}

/** @param document as it was when the fixes were made. */
function told(
  document: { readonly uri: string; readonly version: number | null; readonly text: string } & View,
  { edits, changes }: SafeEdits,
): FixAllResult['notes'] {
  if (changes === 0) return [];
  const { uri, version, text } = document;
  const made = textEdits(document, edits).map((edit, index) => {
    const { start, end } = edits[index]?.span ?? { start: 0, end: 0 };
    return { ...edit, was: text.slice(start, end) };
  });
  return [{ uri, version, changes, edits: made }];
}

/** Quick fixes and fix-all, made from the server's own report: the client need not send anything back. */
import {
  LSPErrorCodes,
  ResponseError,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { configNames } from '../engine/config';
import { changeConfig, configWith, type ConfigChange } from '../engine/configEdit';
import { editDocument, type Document } from '../engine/document';
import { applyEdits, fixesOf, safeEdits } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { render } from '../engine/messages';
import { allowInNote, ignoreHere, ignoreInNote } from '../engine/silence';
import type { Edit, Fix } from '../engine/types';
import type { Workspace } from '../engine/workspace';
import { rules } from '../rules';
import { packs, type Pack } from '../vocabulary/types';
import type { Client } from './client';
import { renderFor } from './convert';
import { messages } from './messages';
import type { OpenDocument, View } from './openDocument';
import type { Report, Reports } from './reports';
import type { Place } from './roots';

export const quickFix = 'quickfix.agored';
export const fixAll = 'source.fixAll.agored';

/** Offering to ignore takes a trial of each place; nobody reads a menu longer than this. */
const mostIgnorable = 50;
/** As many rounds of safe fixes as the command line makes. */
const passes = 10;

interface Context {
  readonly document: OpenDocument;
  readonly report: Report;
  readonly client: Client;
  readonly reports: Reports;
}

/** The actions at a range. Rejects with `ContentModified` where the document changes meanwhile. */
export async function codeActions(
  params: CodeActionParams,
  document: OpenDocument,
  client: Client,
  reports: Reports,
  nowhere: Workspace,
): Promise<CodeAction[]> {
  const report = await reports.ofOpen(document);
  const { version } = document;
  const context: Context = { document, report, client, reports };
  const actions: CodeAction[] = [];
  const { only, triggerKind } = params.context;
  const wants = (kind: string): boolean =>
    only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
  if (wants(quickFix)) actions.push(...(await quickFixes(params, context)));
  if (wants(fixAll) && (only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic))
    actions.push(...(await fixAllActions(context, nowhere, only !== undefined)));
  if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
  return actions;
}

async function quickFixes({ range }: CodeActionParams, context: Context): Promise<CodeAction[]> {
  const { document, report, client } = context;
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const here = report.findings.flatMap((finding, index) =>
    finding.span.start <= end && start <= finding.span.end ? [{ finding, diagnostic: report.diagnostics[index] }] : [],
  );
  const actions: CodeAction[] = [];
  for (const { finding, diagnostic } of here) {
    const fixes = fixesOf(finding);
    const safe = fixes.filter(({ safety }) => safety === 'safe');
    for (const fix of fixes) {
      const edit = await workspaceEdit(fix, context);
      if (!edit) continue;
      actions.push({
        title: renderFor(finding.rule, fix.titleId, fix.data, report.locale),
        kind: quickFix,
        ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
        ...(client.preferredActions && safe.length === 1 && safe[0] === fix ? { isPreferred: true } : {}),
        edit,
      });
    }
  }
  const quiet = here.filter(({ finding }) => finding.rule.scope !== 'engine').slice(0, mostIgnorable);
  const ofWords = once(quiet, ({ finding }) => termOf(finding)).filter(({ finding }) => termOf(finding) !== '');
  return [
    ...actions,
    ...allowing(ofWords, context),
    ...(await configuring(ofWords, context)),
    ...ignoring(quiet, context),
  ];
}

type Flagged = { readonly finding: RuleFinding; readonly diagnostic: Report['diagnostics'][number] | undefined };

/** The list of words that a finding is from; undefined where it is from none that ships. */
function packOf({ rule, data }: RuleFinding): Pack | undefined {
  return rule.id === 'jargon' ? packs.find((pack) => pack === data?.['pack']) : undefined;
}

/** The entry of the word lists that a finding is about; empty for findings that are about no word. */
function termOf({ rule, data }: RuleFinding): string {
  const term = rule.id === 'jargon' ? data?.['term'] : undefined;
  return typeof term === 'string' ? term : '';
}

/** The first finding of each kind. */
const once = (findings: readonly Flagged[], key: (flagged: Flagged) => string): Flagged[] =>
  [...new Map([...findings].reverse().map((flagged) => [key(flagged), flagged])).values()].reverse();

/** An action that no rule brings. */
function action(
  title: keyof typeof messages,
  { finding, diagnostic }: Flagged,
  edit: WorkspaceEdit | undefined,
  { report }: Context,
  file = '',
): CodeAction[] {
  if (!edit) return [];
  const data = { rule: finding.rule.id, term: termOf(finding), file };
  return [
    {
      title: render(messages[title][report.locale], data, report.locale),
      kind: quickFix,
      ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
      edit,
    },
  ];
}

/** Lets words stand in the note. */
function allowing(ofWords: readonly Flagged[], context: Context): CodeAction[] {
  const { document, client } = context;
  return ofWords.flatMap((flagged) => {
    const edit = allowInNote(document.note, termOf(flagged.finding));
    return action('allow-in-note', flagged, edit && editOf(document, [edit], client), context);
  });
}

/** Lets words stand in all notes, or turns their list off, in the configuration that counts for the note. */
async function configuring(ofWords: readonly Flagged[], context: Context): Promise<CodeAction[]> {
  const { place, configFile } = context.report;
  if (!place || ofWords.length === 0) return [];
  const file = configFile?.file;
  // As it is now: not every editor tells when it changes.
  const source = file && ((await place.root.host.readText(file.path)) ?? file.text);
  const [name] = configNames;
  const editFor = async (change: ConfigChange): Promise<WorkspaceEdit | undefined> => {
    const { safety, titleId } = { safety: 'suggestion', titleId: '' } as const;
    if (!file || source === undefined)
      return workspaceEdit({ titleId, safety, edits: [], create: { path: name, text: configWith(change) } }, context);
    const edit = changeConfig(source, change, rules);
    return edit && workspaceEdit({ titleId, safety, edits: [{ ...edit, path: file.path }] }, context);
  };
  const actions: CodeAction[] = [];
  for (const flagged of ofWords)
    actions.push(
      ...action(
        'allow-for-team',
        flagged,
        await editFor({ allow: termOf(flagged.finding) }),
        context,
        file?.path ?? name,
      ),
    );
  for (const flagged of once(ofWords, ({ finding }) => packOf(finding) ?? '')) {
    const pack = packOf(flagged.finding);
    if (pack)
      actions.push(...action(`less-of-${pack}`, flagged, await editFor({ off: pack }), context, file?.path ?? name));
  }
  return actions;
}

/** Comments that silence. What the engine itself reports cannot be silenced by one. */
function ignoring(quiet: readonly Flagged[], context: Context): CodeAction[] {
  const { document, client } = context;
  const { note } = document;
  const write = (title: 'ignore-here' | 'ignore-in-note', flagged: Flagged, edit: Edit | undefined): CodeAction[] =>
    action(title, flagged, edit && editOf(document, [edit], client), context);
  const line = (at: number): number => document.positionAt(at).line;
  return [
    ...once(quiet, ({ finding }) => `${finding.rule.id} ${String(line(finding.span.start))}`).flatMap((flagged) =>
      write('ignore-here', flagged, ignoreHere(note, flagged.finding.rule.id, flagged.finding.span)),
    ),
    ...once(quiet, ({ finding }) => finding.rule.id).flatMap((flagged) =>
      write('ignore-in-note', flagged, ignoreInNote(note, flagged.finding.rule.id)),
    ),
  ];
}

/** @param thorough whether fixes count that others make room for; that takes linting the text that comes out. */
async function fixAllActions(
  { document, report, client }: Context,
  nowhere: Workspace,
  thorough: boolean,
): Promise<CodeAction[]> {
  const first = safeEdits(report.findings);
  const edits = thorough ? await allSafeEdits(document.note, first, report.place, nowhere) : first;
  if (edits.length === 0) return [];
  const title = messages['fix-all'][report.locale];
  return [{ title, kind: fixAll, edit: editOf(document, edits, client) }];
}

/** The edits of one round where that is enough; else one edit with the outcome of all rounds. */
async function allSafeEdits(
  note: Document,
  first: readonly Edit[],
  place: Place | undefined,
  nowhere: Workspace,
): Promise<readonly Edit[]> {
  let changed = note;
  let edits = first;
  let pass = 0;
  for (; edits.length > 0 && pass < passes; pass++) {
    changed = editDocument(changed, difference(changed.text, applyEdits(changed.text, edits)));
    const { findings } = place
      ? await place.root.workspace.lint(changed, place.path)
      : await nowhere.lint(changed, undefined);
    edits = safeEdits(findings);
  }
  return pass < 2 ? first : [difference(note.text, changed.text)];
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

/** Undefined where the client cannot do it, or a file that belongs to it cannot be found. */
async function workspaceEdit(
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

function editOf(document: OpenDocument, edits: readonly Edit[], client: Client): WorkspaceEdit {
  const { uri, version } = document;
  const changes = textEdits(document, edits);
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

const textEdits = (view: View, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: view.rangeOf(span), newText: text }));

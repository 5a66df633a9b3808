/** Ways to be left in peace: comments that silence, words that are let stand, rules and lists that are turned off. */
import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { configNames } from '../engine/config';
import { changeConfig, configWith, type ConfigChange } from '../engine/configEdit';
import { fixesOf } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { render } from '../engine/messages';
import { allowInNote, ignoreHere, ignoreInNote } from '../engine/silence';
import type { Edit } from '../engine/types';
import { rules } from '../rules';
import { packs, type Pack } from '../vocabulary/types';
import { renderFor } from './convert';
import { editOf, workspaceEdit, type Context } from './edits';
import { messages } from './messages';

export const quickFix = 'quickfix.agored';

/** Offering to ignore takes a trial of each place; nobody reads a menu longer than this. */
const mostIgnorable = 50;

/** A finding, and how the client knows it. */
export interface Flagged {
  readonly finding: RuleFinding;
  readonly diagnostic: Diagnostic | undefined;
}

/** What can be done about findings so that they are not told again: for words first, then here, in the note, for the team. */
export async function quieting(here: readonly Flagged[], context: Context): Promise<CodeAction[]> {
  const quiet = here.filter(({ finding }) => finding.rule.scope !== 'engine').slice(0, mostIgnorable);
  const ofWords = once(quiet, ({ finding }) => termOf(finding)).filter(({ finding }) => termOf(finding) !== '');
  const others = once(quiet, ({ finding }) => finding.rule.id).filter(({ finding }) => termOf(finding) === '');
  return [
    ...noDecision(quiet, context),
    ...allowing(ofWords, context),
    ...(await configuring(ofWords, context)),
    ...ignoring(quiet, context),
    ...(await turningOff(others, context)),
  ];
}

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
export const once = <F extends Flagged>(findings: readonly F[], key: (flagged: F) => string): F[] =>
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

/** Makes changes to the configuration that counts for a note: the edit for each, and the name of the file. */
async function configEditor(
  context: Context,
): Promise<{ readonly file: string; edit(change: ConfigChange): Promise<WorkspaceEdit | undefined> } | undefined> {
  const { place, configFile } = context.report;
  if (!place) return undefined;
  const file = configFile?.file;
  // As it is now: not every editor tells when it changes.
  const source = file && ((await place.root.host.readText(file.path)) ?? file.text);
  const [name] = configNames;
  return {
    file: file?.path ?? name,
    async edit(change) {
      const { safety, titleId } = { safety: 'suggestion', titleId: '' } as const;
      if (!file || source === undefined)
        return workspaceEdit({ titleId, safety, edits: [], create: { path: name, text: configWith(change) } }, context);
      const edit = changeConfig(source, change, rules);
      return edit && workspaceEdit({ titleId, safety, edits: [{ ...edit, path: file.path }] }, context);
    },
  };
}

/** Lets words stand in all notes, or turns their list off. */
async function configuring(ofWords: readonly Flagged[], context: Context): Promise<CodeAction[]> {
  const config = ofWords.length > 0 ? await configEditor(context) : undefined;
  if (!config) return [];
  const actions: CodeAction[] = [];
  for (const flagged of ofWords) {
    const edit = await config.edit({ allow: termOf(flagged.finding) });
    actions.push(...action('allow-for-team', flagged, edit, context, config.file));
  }
  for (const flagged of once(ofWords, ({ finding }) => packOf(finding) ?? '')) {
    const pack = packOf(flagged.finding);
    if (pack)
      actions.push(...action(`less-of-${pack}`, flagged, await config.edit({ off: pack }), context, config.file));
  }
  return actions;
}

/** Turns rules off for all notes; not the one about words, of which a team lets some stand. */
async function turningOff(others: readonly Flagged[], context: Context): Promise<CodeAction[]> {
  const config = others.length > 0 ? await configEditor(context) : undefined;
  if (!config) return [];
  const actions: CodeAction[] = [];
  for (const flagged of others) {
    const edit = await config.edit({ rule: flagged.finding.rule.id });
    actions.push(...action('ignore-for-team', flagged, edit, context, config.file));
  }
  return actions;
}

/** The rule itself marks a decision as none where a comment may stand before its paragraph; this is for lists and tables. */
function noDecision(quiet: readonly Flagged[], context: Context): CodeAction[] {
  const { document, client, report } = context;
  const decisions = quiet.filter(({ finding }) => finding.rule.id === 'unlinked-decision');
  const line = (finding: RuleFinding): number => document.positionAt(finding.span.start).line;
  // A comment counts for its line, and another decision there may well be one.
  const isAlone = (finding: RuleFinding): boolean =>
    report.findings.every((other) => other === finding || other.rule !== finding.rule || line(other) !== line(finding));
  return decisions.flatMap((flagged) => {
    const { finding, diagnostic } = flagged;
    if (!isAlone(finding) || fixesOf(finding).some(({ titleId }) => titleId === notADecision)) return [];
    const edit = ignoreHere(document.note, finding.rule.id, finding.span, 'not a decision');
    if (!edit) return [];
    return [
      {
        title: renderFor(finding.rule, notADecision, undefined, report.locale),
        kind: quickFix,
        ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
        edit: editOf(document, [edit], client),
      },
    ];
  });
}

/** A fix of `unlinked-decision`. */
const notADecision = 'not-a-decision';

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

/** Lenses above the title of a note: how far it is, and one click to go on. Made of nothing but what was found. */
import type { CodeLens, Command } from 'vscode-languageserver';
import { fixesOf } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { render } from '../engine/messages';
import { titleOf } from '../engine/title';
import type { Data, Datum, Fix } from '../engine/types';
import { languageNamed } from '../languages/names';
import type { Client } from './client';
import { canMake, type Context } from './edits';
import { nameOfFix } from './fixes';
import { messages } from './messages';
import { applyFixesCommand, showPlacesCommand, type FixesParams, type PlacesParams } from './protocol';

type Seen = Omit<Context, 'reports'>;

/** None where there is nothing to do. */
export function lensesOf(context: Seen): CodeLens[] {
  const { findings } = context.report;
  const of = (rule: string, ...ids: readonly string[]): readonly RuleFinding[] =>
    findings.filter((finding) => finding.rule.id === rule && (ids.length === 0 || ids.includes(finding.messageId)));
  const waiting = [...of('missing-section', 'waiting'), ...of('missing-language', 'waiting')];
  const commands = [
    ...sections(of('missing-section'), context),
    ...counted('lens-waiting', 'lens-waiting-many', waiting, context),
    // Not where the notes beside it are the only reason to ask.
    ...of('missing-language', 'missing', 'promised', 'overdue').flatMap((finding) => language(finding, context)),
    ...counted('lens-decision', 'lens-decisions', of('unlinked-decision'), context),
  ];
  if (commands.length === 0) return [];
  const { document } = context;
  const start = { line: document.positionAt(titleOf(document.note).start).line, character: 0 };
  return commands.map((command) => ({ range: { start, end: start }, command }));
}

function say(id: keyof typeof messages, data: Data, { report: { locale } }: Seen): string {
  return render(messages[id][locale], data, locale);
}

/** A command that the client has, or that it can ask the server for; else a lens that says what it says, and no more. */
const command = (title: string, name: string, params: object, isThere: boolean): Command =>
  isThere ? { title, command: name, arguments: [params] } : { title, command: '' };

const canFix = ({ own, commands, appliesEdits }: Client): boolean =>
  own.has(applyFixesCommand) || (commands && appliesEdits);
const canShow = ({ own, commands, showsDocuments }: Client): boolean =>
  own.has(showPlacesCommand) || (commands && showsDocuments);

function show(title: string, findings: readonly RuleFinding[], { document, client }: Seen): Command {
  const places = findings.map(({ span }) => document.rangeOf(span));
  const params: PlacesParams = { uri: document.uri, places };
  return command(title, showPlacesCommand, params, canShow(client));
}

function mend(title: string, fixes: readonly Mend[], { document, report, client }: Seen): Command {
  const names = fixes.map(({ finding, fix }) => nameOfFix(finding, fix, document, report.locale));
  const params: FixesParams = { uri: document.uri, fixes: names };
  return command(title, applyFixesCommand, params, canFix(client));
}

interface Mend {
  readonly finding: RuleFinding;
  readonly fix: Fix;
}

function counted(
  one: keyof typeof messages,
  many: keyof typeof messages,
  findings: readonly RuleFinding[],
  context: Seen,
): Command[] {
  const count = findings.length;
  return count === 0 ? [] : [show(say(count === 1 ? one : many, { count }, context), findings, context)];
}

function language(finding: RuleFinding, context: Seen): Command[] {
  const [fix] = fixesOf(finding);
  const there = finding.data?.['there'];
  return fix && there !== undefined && canMake(fix, context)
    ? [mend(say('lens-language', { there }, context), [{ finding, fix }], context)]
    : [];
}

/** How many sections are in both languages, one lens for each pair of languages. */
function sections(findings: readonly RuleFinding[], context: Seen): Command[] {
  const pairs = new Map<string, RuleFinding[]>();
  for (const finding of findings) {
    const [here, there] = [codeOf(finding.data?.['here']), codeOf(finding.data?.['there'])];
    // Findings about a part of a section do not tell how many there are.
    if (typeof finding.data?.['both'] !== 'number' || here === undefined || there === undefined) continue;
    const key = [here, there].sort().join();
    pairs.set(key, [...(pairs.get(key) ?? []), finding]);
  }
  return [...pairs.values()].flatMap((own) => pair(own, pairs.size > 1, context));
}

const codeOf = (name: Datum | undefined): string | undefined =>
  typeof name === 'object' ? languageNamed(name) : undefined;

function pair(findings: readonly RuleFinding[], isOneOfMany: boolean, context: Seen): Command[] {
  const [first] = findings;
  if (!first) return [];
  const data = first.data ?? {};
  const both = Number(data['both']);
  const missing = sum(findings);
  const what = say(isOneOfMany ? 'lens-sections-of' : 'lens-sections', { ...data, both, all: both + missing }, context);
  const addable = findings.flatMap((finding) => {
    const fix = fixesOf(finding).find((each) => canMake(each, context));
    return fix ? [{ finding, fix }] : [];
  });
  const count = sum(addable.map(({ finding }) => finding));
  if (count === 0) return [show(what, findings, context)];
  const id = count < missing ? 'lens-add' : count === 1 ? 'lens-add-last' : 'lens-add-rest';
  return [mend(say(id, { what, count }, context), addable, context)];
}

const sum = (findings: readonly RuleFinding[]): number =>
  findings.reduce((all, { data }) => all + Number(data?.['count']), 0);

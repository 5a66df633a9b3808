/** Saying that a text in another language is to follow, and by when. */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { localDay } from '../engine/facts';
import { fixesOf } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { render, renderDatum } from '../engine/messages';
import { followBy, followEdit } from '../engine/skeleton';
import type { Fix } from '../engine/types';
import { languageNamed } from '../languages/names';
import type { Client } from './client';
import { editOf, type Context } from './edits';
import { messages } from './messages';
import type { OpenDocument } from './openDocument';
import { followCommand, type FollowParams, type FollowQuestion } from './protocol';
import { once, quickFix, type Flagged } from './quiet';

/** Fixes of rules that say so themselves, with a day that they choose. */
const ownFixes: Readonly<Record<string, string>> = { 'missing-language': 'say-pending', 'wrong-language': 'pending' };
/** Rules that are content when a text is to follow, and leave it to others to say so; less what is no matter of time. */
const others: Readonly<Record<string, readonly string[]>> = {
  'missing-section': ['waiting', 'alone'],
  'stale-translation': [],
};

/** Whether a fix chooses a day that the client can ask for. */
export const isAskedFor = ({ rule }: RuleFinding, { titleId }: Fix, { client }: Context): boolean =>
  client.own.has(followCommand) && ownFixes[rule.id] === titleId;

/** One action for each language: for our own client one that asks for the day, for others one with a sensible day. */
export function following(here: readonly Flagged[], context: Context): CodeAction[] {
  const { document, report, client } = context;
  const asks = client.own.has(followCommand);
  const concerned = here.flatMap((flagged) => {
    const language = languageIn(flagged.finding, asks);
    return language === undefined ? [] : [{ ...flagged, language }];
  });
  return once(concerned, ({ language }) => language.code).map(({ language, diagnostic }) => {
    const until = followBy(localDay(new Date()));
    const title = render(
      messages[asks ? 'follow-by' : 'follow-until'][report.locale],
      { there: language.name, until },
      report.locale,
    );
    const there = renderDatum(language.name, report.locale);
    const question: FollowQuestion = { uri: document.uri, language: language.code, there };
    return {
      title,
      kind: quickFix,
      ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
      ...(asks
        ? { command: { title, command: followCommand, arguments: [question] } }
        : { edit: editOf(document, [followEdit(document.note, language.code, until)], client) }),
    };
  });
}

/** The language of which a finding says that something is missing. */
function languageIn(finding: RuleFinding, asks: boolean) {
  const { rule, messageId, data } = finding;
  const own = asks && fixesOf(finding).some(({ titleId }) => titleId === ownFixes[rule.id]);
  if (!own && others[rule.id]?.includes(messageId) !== false) return undefined;
  const name = data?.['there'] ?? data?.['claimed'];
  return typeof name === 'object' ? { name, code: languageNamed(name) } : undefined;
}

/** The edit that declares it in an open note. */
export const followIn = (document: OpenDocument, { language, until }: FollowParams, client: Client): WorkspaceEdit =>
  editOf(document, [followEdit(document.note, language, until)], client);

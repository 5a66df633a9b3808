/** What a finding means, and what a link leads to, where the pointer rests on it. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import { fixesOf } from '../engine/fix';
import type { RuleFinding } from '../engine/lint';
import { helpUrl, render } from '../engine/messages';
import type { Locale } from '../engine/types';
import { sourcesOf } from '../rules/jargon/sources';
import { escapeMarkdown, escapeOwn, renderFor, renderInMarkdown } from './convert';
import { canMake, type Context } from './edits';
import { nameOfFix } from './fixes';
import { messages } from './messages';
import { applyFixesCommand, type FixesParams } from './protocol';
import type { RecordHover } from './recordHover';

/** So many fixes are linked to; all of them are quick fixes. */
const mostLinks = 5;
/** Links of so many characters in all stand in one line. */
const shortLine = 70;

/** @param linked the record that a link there leads to. */
export function hoverAt(
  position: Position,
  context: Omit<Context, 'reports'>,
  linked: RecordHover | undefined,
): Hover | null {
  const { document, report, client } = context;
  const at = document.offsetAt(position);
  const here = report.findings.filter(({ span }) => span.start <= at && (at < span.end || at === span.start));
  if (here.length === 0 && !linked) return null;
  // The narrowest, so that the pointer may move on to another finding.
  const spans = here.map(({ span }) => span).sort((a, b) => a.end - a.start - (b.end - b.start));
  const range = spans[0] ? document.rangeOf(spans[0]) : linked?.range;
  const markdown = client.markdownHover;
  const show = markdown ? inMarkdown : inPlainText;
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: [...(linked ? [linked.value] : []), ...here.map((finding) => show(finding, context))].join(
        markdown ? '\n\n---\n\n' : '\n\n',
      ),
    },
    ...(range ? { range } : {}),
  };
}

type Shown = Omit<Context, 'reports'>;

const what = ({ rule, messageId, data }: RuleFinding, locale: Locale): string =>
  renderFor(rule, messageId, data, locale);
const more = ({ rule }: RuleFinding, locale: Locale): string =>
  render(messages.more[locale], { rule: rule.id }, locale);

/** What it is, what can be done, why, who says so, and where to read more. */
function inMarkdown(finding: RuleFinding, context: Shown): string {
  const { client, report } = context;
  const { locale } = report;
  const { rule } = finding;
  const page = `[${more(finding, locale)}](${helpUrl(rule)})`;
  const source = sourceOf(finding, locale);
  return [
    // VS Code shows the message itself right above.
    ...(client.files ? [] : [renderInMarkdown(rule, finding.messageId, finding.data, locale)]),
    ...(client.own.has(applyFixesCommand) ? fixLinks(finding, context) : []),
    escapeOwn(rule.why[locale]),
    source === undefined ? page : `${source} · ${page}`,
  ].join('\n\n');
}

function inPlainText(finding: RuleFinding, { report: { locale } }: Shown): string {
  const { rule } = finding;
  const source = sourceOf(finding, locale);
  return [
    what(finding, locale),
    rule.why[locale],
    ...(source === undefined ? [] : [source]),
    `${more(finding, locale)}: ${helpUrl(rule)}`,
  ].join('\n');
}

/** The style guides that a word is from. */
function sourceOf({ rule, data }: RuleFinding, locale: Locale): string | undefined {
  const names = rule.id === 'jargon' ? sourcesOf(data).map((name) => name[locale]) : [];
  if (names.length === 0) return undefined;
  return render(messages[names.length > 1 ? 'sources' : 'source'][locale], { names: names.join(', ') }, locale);
}

/** Links that make the fixes of a finding: one paragraph, or none. */
function fixLinks(finding: RuleFinding, context: Shown): string[] {
  const { document, report } = context;
  const fixes = fixesOf(finding)
    .filter((fix) => canMake(fix, context))
    .slice(0, mostLinks)
    .map((fix) => nameOfFix(finding, fix, document, report.locale));
  const links = fixes.map((fix) => {
    const params: FixesParams = { uri: document.uri, fixes: [fix] };
    const args = encodeURIComponent(JSON.stringify([params])).replace(/[()]/g, (sign) =>
      sign === '(' ? '%28' : '%29',
    );
    return `[${escapeMarkdown(fix.title)}](command:${applyFixesCommand}?${args})`;
  });
  if (links.length === 0) return [];
  const isShort = fixes.reduce((sum, { title }) => sum + title.length, 0) <= shortLine;
  return [isShort ? links.join(' · ') : links.map((link) => `- ${link}`).join('\n')];
}

/** What a finding means, and what a link leads to, where the pointer rests on it. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import type { RuleFinding } from '../engine/lint';
import { helpUrl, render } from '../engine/messages';
import type { Locale } from '../engine/types';
import { escapeMarkdown, renderFor } from './convert';
import { messages } from './messages';
import type { OpenDocument } from './openDocument';
import type { RecordHover } from './recordHover';
import type { Report } from './reports';

/** @param linked the record that a link there leads to. */
export function hoverAt(
  position: Position,
  document: OpenDocument,
  report: Report,
  markdown: boolean,
  linked: RecordHover | undefined,
): Hover | null {
  const at = document.offsetAt(position);
  const here = report.findings.filter(({ span }) => span.start <= at && (at < span.end || at === span.start));
  if (here.length === 0 && !linked) return null;
  // The narrowest, so that the pointer may move on to another finding.
  const spans = here.map(({ span }) => span).sort((a, b) => a.end - a.start - (b.end - b.start));
  const range = spans[0] ? document.rangeOf(spans[0]) : linked?.range;
  const show = markdown ? inMarkdown : inPlainText;
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: [...(linked ? [linked.value] : []), ...here.map((finding) => show(finding, report.locale))].join(
        markdown ? '\n\n---\n\n' : '\n\n',
      ),
    },
    ...(range ? { range } : {}),
  };
}

const what = ({ rule, messageId, data }: RuleFinding, locale: Locale): string =>
  renderFor(rule, messageId, data, locale);
const more = ({ rule }: RuleFinding, locale: Locale): string =>
  render(messages.more[locale], { rule: rule.id }, locale);

/** Editors that show Markdown show the message itself right above. */
function inMarkdown(finding: RuleFinding, locale: Locale): string {
  const { rule } = finding;
  return `${escapeMarkdown(rule.why[locale])}\n\n[${escapeMarkdown(more(finding, locale))}](${helpUrl(rule)})`;
}

function inPlainText(finding: RuleFinding, locale: Locale): string {
  const { rule } = finding;
  return [what(finding, locale), rule.why[locale], `${more(finding, locale)}: ${helpUrl(rule)}`].join('\n');
}

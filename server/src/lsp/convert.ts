/** The engine's findings as LSP diagnostics. */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver';
import type { RuleFinding } from '../engine/lint';
import { helpUrl, render, renderDatum } from '../engine/messages';
import type { AnyRule, Data, Locale, Related, Severity } from '../engine/types';
import type { View } from './openDocument';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A message or title of a rule, in the reader's language. */
export function renderFor(rule: AnyRule, messageId: string, data: Data | undefined, locale: Locale): string {
  const messages = rule.messages[locale] as Readonly<Record<string, string>>;
  return render(messages[messageId] ?? messageId, data, locale);
}

export interface Target {
  readonly uri: string;
  readonly view: View;
}

/**
 * @param here the document that the finding is in.
 * @param related where its related places are, in their order; those that cannot be told are left out.
 * @param withLink whether the client knows `codeDescription`.
 */
export function toDiagnostic(
  finding: RuleFinding,
  here: Target,
  locale: Locale,
  related: readonly (Target | undefined)[],
  withLink: boolean,
): Diagnostic {
  const { rule, messageId, data, severity, span } = finding;
  const places = (finding.related ?? []).flatMap((place, index) => relatedPlace(rule, place, related[index], locale));
  return {
    range: here.view.rangeOf(span),
    severity: severities[severity],
    code: rule.id,
    ...(withLink ? { codeDescription: { href: helpUrl(rule) } } : {}),
    source: 'agored',
    message: renderFor(rule, messageId, data, locale),
    ...(places.length > 0 ? { relatedInformation: places } : {}),
  };
}

function relatedPlace(
  rule: AnyRule,
  place: Related,
  target: Target | undefined,
  locale: Locale,
): DiagnosticRelatedInformation[] {
  if (!target) return [];
  const location = { uri: target.uri, range: target.view.rangeOf(place.span) };
  return [{ location, message: renderFor(rule, place.messageId, place.data, locale) }];
}

export const isSameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

/** A short name for a list of diagnostics: equal ones have the same, so that they need not be sent again. */
export function digest(diagnostics: readonly Diagnostic[]): string {
  // FNV-1a, twice from different seeds: 64 bits, so that two lists hardly ever share a name.
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const unit of JSON.stringify(diagnostics)) {
    const c = unit.codePointAt(0) ?? 0;
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/** Text as it stands, in Markdown: a note's words must not become a link, an image or a command. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Text of ours in Markdown: only what could be taken for markup is escaped, since some editors show the signs. */
export const escapeOwn = (text: string): string => text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');

/** As `renderFor`, in Markdown: what fills the message may be from the note. */
export function renderInMarkdown(rule: AnyRule, messageId: string, data: Data | undefined, locale: Locale): string {
  const escaped = Object.entries(data ?? {}).map(([key, datum]) => [key, escapeMarkdown(renderDatum(datum, locale))]);
  const messages = rule.messages[locale] as Readonly<Record<string, string>>;
  return render(escapeOwn(messages[messageId] ?? messageId), Object.fromEntries(escaped) as Data, locale);
}

/** What rules say, in the reader's language and in Markdown. */
import type { Diagnostic } from 'vscode-languageserver';
import { render, renderDatum } from '../engine/messages';
import type { AnyRule, Data, Locale } from '../engine/types';

/** A message or title of a rule, in the reader's language. */
export function renderFor(rule: AnyRule, messageId: string, data: Data | undefined, locale: Locale): string {
  const messages = rule.messages[locale] as Readonly<Record<string, string>>;
  return render(messages[messageId] ?? messageId, data, locale);
}

/** A short name for a list of diagnostics: equal ones have the same, so that they need not be sent again. */
export function digest({ items }: { readonly items: readonly Diagnostic[] }): string {
  // FNV-1a, twice from different seeds: 64 bits, so that two lists hardly ever share a name.
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const unit of JSON.stringify(items)) {
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

/** Completes the terms that a team has agreed on, in the language of the text. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import type { Config, GlossaryTerm } from '../../engine/config';
import { blockIndexAt } from '../../engine/document';
import { blockLanguages } from '../../engine/outline';
import { fold } from '../../engine/recordReader';
import type { Locale, Span } from '../../engine/types';
import { languageName } from '../../languages/names';
import type { OpenDocument } from '../openDocument';
import type { OfferedTerm } from '../protocol';
import { isCode, type Line } from './line';
import { messages } from './messages';

/** Fewer letters begin too many words. */
const least = 3;
/** Most words that are taken for the beginning of one term, and most terms that are offered. */
const mostWords = 4;
const most = 20;

/** Ends of the line that a term may begin as, the longest first. */
function beginnings(before: string): readonly string[] {
  const words = /(?<![\p{L}\p{N}'’/:@#._-])(?:[\p{L}\p{N}'’-]+ ){0,3}[\p{L}\p{N}'’-]+$/u.exec(before.slice(-200))?.[0];
  if (words === undefined) return [];
  const parts = words.split(' ');
  return parts
    .slice(0, mostWords)
    .map((_, index) => parts.slice(index).join(' '))
    .filter((text) => text.length >= least);
}

/** Whether it is worth the while to ask for the configuration. */
export const mayBeTerm = (line: Line): boolean => beginnings(line.before).length > 0;

/** The terms that what was typed may be the beginning of, or is one of the words that the team does not use for it. */
export function termsAt(document: OpenDocument, line: Line, config: Config, locale: Locale): OfferedTerm[] {
  const starts = beginnings(line.before);
  if (starts.length === 0 || config.glossary.length === 0 || isCode(document, line.at)) return [];
  const { note } = document;
  const language = blockLanguages(note, config.languages)[blockIndexAt(note, line.at)] ?? config.languages[0] ?? 'en';
  const found: OfferedTerm[] = [];
  const seen = new Set<string>();
  for (const entry of config.glossary) {
    if (found.length >= most) break;
    const agreed = textsOf(entry, language);
    for (const { text, by } of [
      ...agreed.map((each) => ({ text: each, by: each })),
      ...(entry.not?.[language] ?? []).map((each) => ({ text: agreed[0] ?? '', by: each })),
    ]) {
      const start = text === '' ? undefined : starts.find((each) => fold(by).startsWith(fold(each)));
      if (start === undefined || seen.has(text) || start === text) continue;
      seen.add(text);
      const isUpper = /^\p{Lu}/u.test(start);
      const span: Span = { start: line.at - start.length, end: line.at };
      found.push({
        text: isUpper ? text.charAt(0).toUpperCase() + text.slice(1) : text,
        detail: detailOf(entry, language, locale),
        range: document.rangeOf(span),
        filter: by,
      });
    }
  }
  return found;
}

const textsOf = (entry: GlossaryTerm, language: string): readonly string[] => {
  const agreed = entry[language];
  return [...(typeof agreed === 'string' ? [agreed] : []), ...(entry.also?.[language] ?? [])];
};

/** The words in the other languages. */
function detailOf(entry: GlossaryTerm, language: string, locale: Locale): string {
  const others = Object.entries(entry).flatMap(([code, text]) =>
    typeof text === 'string' && code !== language ? [`${languageName(code)[locale]}: ${text}`] : [],
  );
  return [messages.glossary[locale], ...others].join(' · ');
}

export const termItem = ({ text, detail, range, filter }: OfferedTerm, index: number): CompletionItem => ({
  label: text,
  kind: CompletionItemKind.Text,
  detail,
  filterText: filter,
  sortText: String(index).padStart(4, '0'),
  textEdit: { range, newText: text },
});

/** Directives (`<!-- agored-disable-next-line jargon -->`): completed where they are typed, explained on hover. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { directivesOf, verbs } from '../../engine/directives';
import { helpUrl, render } from '../../engine/messages';
import type { AnyRule, Locale, Localized, Span } from '../../engine/types';
import { rules } from '../../rules';
import { languageName } from '../../languages/names';
import { escapeMarkdown } from '../convert';
import type { OpenDocument } from '../openDocument';
import { itemsFrom, type Asking, type Offer } from './item';
import { isCode, type Line } from './line';
import { messages, verbWords } from './messages';

const opening = /^(?:<!--|\{\/\*)[ \t]*/;
const prefix = 'agored-';

/** What is typed of a directive: its name, or what stands behind that. */
type Typed =
  | { readonly kind: 'verb'; readonly word: string }
  | { readonly kind: 'argument'; readonly verb: string; readonly given: readonly string[]; readonly word: string };

/** The directive that is being typed at the end of a stretch of text. */
export function typedDirective(before: string): Typed | undefined {
  const start = Math.max(before.lastIndexOf('<!--'), before.lastIndexOf('{/*'));
  if (start < 0) return undefined;
  const text = before.slice(start).replace(opening, '');
  if (/-->|\*\/\}|\s--\s/.test(text)) return undefined;
  const parts = text.split(/[\s,]+/);
  const [first = '', ...rest] = parts;
  const word = rest.pop();
  if (word === undefined)
    return prefix.startsWith(first) || first.startsWith(prefix) ? { kind: 'verb', word: first } : undefined;
  if (!first.startsWith(prefix)) return undefined;
  return { kind: 'argument', verb: first.slice(prefix.length), given: rest, word };
}

/**
 * @param wanted whether somebody asked; otherwise nothing is offered before it is clear that a directive is meant.
 * @param languages those of the configuration, asked for where they are needed.
 * @returns undefined where no directive is being typed.
 */
export async function completeDirective(
  document: OpenDocument,
  line: Line,
  wanted: boolean,
  languages: () => Promise<readonly string[]>,
  asking: Asking,
): Promise<CompletionItem[] | undefined> {
  const typed = typedDirective(line.before);
  if (!typed || (typed.kind === 'verb' && !wanted && !typed.word.startsWith(prefix)) || isCode(document, line.at))
    return undefined;
  const { version } = document;
  const isClosed = /-->|\*\/\}/.test(line.after);
  // An editor may have closed the bracket that was typed first.
  const stray = isClosed ? '' : (/^[>}]/.exec(line.after)?.[0] ?? '');
  const end = /<!--[^<]*$/.test(line.before) ? ' -->' : ' */}';
  const rest = /^[\w-]*/.exec(line.after)?.[0] ?? '';
  const offers =
    typed.kind === 'verb'
      ? verbOffers(asking.locale, isClosed ? '' : end)
      : await argumentOffers(typed, asking.locale, languages);
  if (document.version !== version) return [];
  const cut = typed.kind === 'verb' ? rest.length + stray.length : rest.length;
  const range = document.rangeOf({ start: line.at - typed.word.length, end: line.at + cut });
  return itemsFrom(offers, range, asking);
}

function verbOffers(locale: Locale, end: string): Offer[] {
  const offer = (verb: string, detail: string): Offer => {
    const text = `${prefix}${verb}`;
    const inner = verb === 'allow' ? '"$0"' : '$0';
    return {
      label: text,
      text: end === '' ? text : `${text}${end}`,
      ...(end === '' ? {} : { snippet: `${text} ${inner}${end}` }),
      kind: CompletionItemKind.Keyword,
      detail,
      goesOn: verb !== 'allow',
    };
  };
  // The one that is used most goes first.
  const sorted = [...verbs].sort((a, b) => Number(b === 'disable-next-line') - Number(a === 'disable-next-line'));
  return [
    ...sorted.map((verb) => offer(verb, verbWords[verb][locale])),
    offer('translation', messages.translation[locale]),
  ];
}

async function argumentOffers(
  { verb, given }: Extract<Typed, { kind: 'argument' }>,
  locale: Locale,
  languages: () => Promise<readonly string[]>,
): Promise<Offer[]> {
  if (verb === 'translation' || verb === 'translate') {
    if (given.length === 0)
      return (await languages()).map((code) => ({ label: code, detail: languageName(code)[locale], goesOn: true }));
    if (given.length > 1 || verb === 'translate') return [];
    return (['pending', 'not-required'] as const).map((label) => ({ label, detail: messages[label][locale] }));
  }
  if (verb === 'allow' || !(verbs as readonly string[]).includes(verb)) return [];
  return rules
    .filter(({ id, scope }) => scope !== 'engine' && !given.includes(id))
    .map((rule) => ({
      label: rule.id,
      kind: CompletionItemKind.EnumMember,
      detail: rule.summary[locale],
      more: aboutRule(rule, locale, false),
    }));
}

/** What a rule is, in Markdown. */
export function aboutRule(rule: AnyRule, locale: Locale, withSummary = true): string {
  const more = render(messages.more[locale], { name: rule.id }, locale);
  return [
    ...(withSummary ? [`**${rule.id}**: ${escapeMarkdown(rule.summary[locale])}`] : []),
    escapeMarkdown(rule.why[locale]),
    `[${more}](${helpUrl(rule)})`,
  ].join('\n\n');
}

const verbPart = /^(?:<!--|\{\/\*)[ \t]*(agored-[\w-]+)/;

/** What a rule or a word of a directive means, where the pointer rests on it. */
export function directiveHoverAt(
  document: OpenDocument,
  at: number,
  locale: Locale,
): { readonly value: string; readonly span: Span } | undefined {
  const { note } = document;
  for (const { verb, rules: named, span } of directivesOf(note)) {
    if (at < span.start || at >= span.end) continue;
    for (const { id, span: place } of named) {
      const rule = place.start <= at && at < place.end ? rules.find((each) => each.id === id) : undefined;
      if (rule) return { value: aboutRule(rule, locale), span: place };
    }
    const name = verbPart.exec(note.text.slice(span.start, span.end));
    const words = (verbWords as Readonly<Record<string, Localized | undefined>>)[verb];
    if (!name || !words) return undefined;
    const start = span.start + name[0].length - (name[1]?.length ?? 0);
    const end = span.start + name[0].length;
    if (at < start || at >= end) return undefined;
    return { value: `**agored\\-${escapeMarkdown(verb)}**\n\n${escapeMarkdown(words[locale])}`, span: { start, end } };
  }
  return undefined;
}

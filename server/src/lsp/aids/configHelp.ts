/** Completes a configuration as it is typed, and says what its keys are: both from the schema that checks it. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import * as v from 'valibot';
import { configSchema } from '../../engine/config';
import { written } from '../../engine/configEdit';
import { branches, inside, type Branch, type Path } from '../../engine/configProblems';
import { once } from '../../engine/memo';
import { pages, render } from '../../engine/messages';
import { levels, type AnyRule, type Level, type Locale, type Span } from '../../engine/types';
import { languageName, languageCodes } from '../../languages/names';
import { rules } from '../../rules';
import { escapeMarkdown } from '../convert';
import type { OpenDocument } from '../openDocument';
import { configCursor, configPartAt, type ConfigCursor, type ConfigPlace } from './configPlace';
import { configWelsh } from './configWelsh';
import { aboutRule } from './directives';
import { inSnippet, itemsFrom, type Asking, type Offer } from './item';
import { levelWords, messages } from './messages';

const schema = once(() => configSchema(rules));
const schemaAt = (path: Path): unknown => path.reduce<unknown>((outer, key) => inside(outer, key), schema());

/** Completions of a configuration file; none where nothing can be told. */
export function completeConfig(document: OpenDocument, at: number, asking: Asking): CompletionItem[] {
  const cursor = configCursor(document.text, at);
  if (!cursor) return [];
  const offers = cursor.places.flatMap((place) =>
    place.kind === 'key' ? keyOffers(place, cursor, asking.locale) : valueOffers(place, cursor, asking.locale),
  );
  return itemsFrom(offers, document.rangeOf(cursor.span), asking);
}

function keyOffers({ path, present }: ConfigPlace, cursor: ConfigCursor, locale: Locale): Offer[] {
  const of = [...branches(schemaAt(path))];
  // Where a text may stand as well, most who type mean one.
  if (cursor.word !== '' && of.some(({ type }) => type === 'string')) return [];
  const keys = of.flatMap(({ entries }) => Object.keys(entries ?? {}));
  if (of.some(isByLanguage)) keys.unshift(...languageCodes.slice(0, 2));
  return [...new Set(keys)]
    .filter((key) => !present.includes(key))
    .map((key) => {
      const inner = [...path, key];
      const label = key;
      return {
        label,
        ...keyText(key, schemaAt(inner), cursor),
        kind: CompletionItemKind.Property,
        ...wordsFor(inner, locale),
      };
    });
}

/** Codes of languages are keys of an agreed term, and of what is said by language. */
const isByLanguage = ({ type, key }: Branch): boolean => type === 'object_with_rest' || isLanguage(key);

/** A key with what comes behind it: the beginning of a list, of a mapping, or nothing. */
function keyText(
  key: string,
  inner: unknown,
  { quote, closed, flow, indent }: ConfigCursor,
): Pick<Offer, 'text' | 'snippet' | 'goesOn'> {
  const name = quote === '' ? key : `${quote}${key}${quote}`;
  if (closed) return { text: name };
  const forms = [...branches(inner)];
  const only = (test: (form: Branch) => boolean): boolean => forms.length > 0 && forms.every(test);
  const isMapping = ({ entries, type }: Branch): boolean => entries !== undefined || type === 'record';
  if (quote !== '' || flow) return { text: `${name}: `, goesOn: true };
  const below = `\n${' '.repeat(indent)}  `;
  if (only(isMapping)) return { text: `${name}:${below}`, goesOn: true };
  if (only(({ item }) => item !== undefined))
    return forms.some(({ item }) => [...branches(item)].some(isMapping))
      ? { text: `${name}:${below}- `, goesOn: true }
      : { text: `${name}: `, snippet: `${inSnippet(name)}: [$0]`, goesOn: true };
  return { text: `${name}: `, goesOn: true };
}

function valueOffers({ path }: ConfigPlace, { quote, flow }: ConfigCursor, locale: Locale): Offer[] {
  const place = flow ? 'flow' : 'block';
  const shown = (value: string): string => (quote === '' ? written(value, place) : `${quote}${value}${quote}`);
  const inner = schemaAt(path);
  const offers = [...branches(inner)].flatMap((form): Offer[] => {
    if (form.type === 'picklist')
      return (form.options as readonly string[]).map((label) => ({
        label,
        text: shown(label),
        detail: valueWords(label, locale),
      }));
    if (form.type === 'boolean') return ['true', 'false'].map((label) => ({ label }));
    if (isLanguage(form))
      return languageCodes.map((label) => ({ label, text: shown(label), detail: languageName(label)[locale] }));
    return [];
  });
  if (offers.length > 0) return offers;
  return examplesOf(inner).map((label) => ({ label, text: shown(label), detail: messages.example[locale] }));
}

const isLanguage = (form: unknown): boolean =>
  ((form as Branch | undefined)?.pipe ?? []).some(({ message }) => message === 'language');

const valueWords = (value: string, locale: Locale): string | undefined =>
  (levels as readonly string[]).includes(value) ? levelWords[value as Level][locale] : undefined;

function examplesOf(form: unknown): readonly string[] {
  const given = [form, ...branches(form)].flatMap((each) => metadataOf(each)?.['examples'] ?? []);
  return [...new Set(given.flat().filter((example) => typeof example === 'string'))];
}

const metadataOf = (form: unknown): Readonly<Record<string, unknown>> | undefined =>
  form === undefined || form === null ? undefined : v.getMetadata(unwrapped(form) as v.GenericSchema);

/** Without what makes it optional. */
function unwrapped(form: unknown): unknown {
  const { wrapped } = form as Branch;
  return wrapped === undefined ? form : unwrapped(wrapped);
}

/** The description of a key in English, from the schema. */
const described = (form: unknown): string | undefined =>
  form === undefined ? undefined : v.getDescription(unwrapped(form) as v.GenericSchema);

/** Names a key for `configWelsh`: without places in lists, and overrides as what they change. */
export const configKey = (path: Path): string =>
  path
    .filter((key) => typeof key === 'string')
    .join('.')
    .replace(/^overrides\.(?!files$)/, '')
    .replace(/^rules\.[^.]+\.level$/, 'rules.level');

function wordsFor(path: Path, locale: Locale): Pick<Offer, 'detail' | 'more'> {
  const rule = ruleAt(path);
  if (rule) return { detail: rule.summary[locale], more: aboutRule(rule, locale, false) };
  const more = about(path, locale);
  return more === undefined ? {} : { more };
}

const ruleAt = (path: Path): AnyRule | undefined =>
  path.at(-2) === 'rules' ? rules.find(({ id }) => id === path.at(-1)) : undefined;

/** What a key is, when it is left out, what it may be and where to read on, in Markdown. */
function about(path: Path, locale: Locale): string | undefined {
  const form = schemaAt(path);
  const english = described(form);
  if (english === undefined) return undefined;
  const [top = ''] = path.filter((key) => typeof key === 'string');
  const values = [...branches(form)].flatMap((each) =>
    each.type === 'picklist' ? (each.options as readonly string[]) : [],
  );
  const usual = defaultOf(form);
  const more = render(messages.more[locale], { name: top }, locale);
  return [
    escapeMarkdown(locale === 'cy' ? (configWelsh[configKey(path)] ?? english) : english),
    ...(values.length > 0 ? [render(messages.allowed[locale], { values: code(values.join(', ')) }, locale)] : []),
    ...(usual === undefined ? [] : [render(messages.default[locale], { value: code(usual) }, locale)]),
    `[${more}](${pages}/docs/configuration.md#${top})`,
  ].join('\n\n');
}

const code = (text: string): string => `\`${text}\``;

/** What counts where a key is left out, as it would be written; undefined where that is nothing. */
function defaultOf(form: unknown): string | undefined {
  const { default: usual } = form as { readonly default?: unknown };
  if (Array.isArray(usual)) return usual.length > 0 ? `[${usual.join(', ')}]` : undefined;
  if (typeof usual === 'string') return usual;
  return typeof usual === 'number' || typeof usual === 'boolean' ? String(usual) : undefined;
}

/** What the key is that the pointer rests on, or that of the value there. */
export function configHoverAt(
  document: OpenDocument,
  at: number,
  locale: Locale,
): { readonly value: string; readonly span: Span } | undefined {
  const part = configPartAt(document.text, at);
  if (!part) return undefined;
  const path = part.path.slice(0, part.path.findLastIndex((key) => typeof key === 'string') + 1);
  const rule = ruleAt(path);
  const text = rule ? aboutRule(rule, locale) : about(path, locale);
  if (text === undefined) return undefined;
  const value = document.text.slice(part.span.start, part.span.end);
  const level = path.at(-1) !== value ? valueWords(value, locale) : undefined;
  const head = rule ? [] : [`**${escapeMarkdown(path.filter((key) => typeof key === 'string').join('.'))}**`];
  return {
    value: [
      ...(level === undefined ? [] : [`**${escapeMarkdown(value)}**: ${escapeMarkdown(level)}`]),
      ...head,
      text,
    ].join('\n\n'),
    span: part.span,
  };
}

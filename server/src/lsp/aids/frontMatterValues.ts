/** The values of front matter: those that a key may have, and those that notes nearby have. */
import { CompletionItemKind } from 'vscode-languageserver';
import type { Config } from '../../engine/config';
import { written } from '../../engine/configEdit';
import { createDocument, frontMatterOf } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { render } from '../../engine/messages';
import { noteDate } from '../../engine/noteDate';
import { claimedLanguage } from '../../engine/outline';
import { relativeLink } from '../../engine/paths';
import { statusWords, tieWords } from '../../engine/recordWords';
import { gatherTwins } from '../../engine/twins';
import type { Locale } from '../../engine/types';
import { languageName } from '../../languages/names';
import type { OpenDocument } from '../openDocument';
import { nameOf as recordName } from '../recordCompletion';
import { idOf, inNotes, type Around, type KeyId } from './frontMatterKeys';
import type { FrontMatterPlace } from './frontMatterPlace';
import type { Offer } from './item';
import { messages } from './messages';
import type { Sibling } from './siblings';

type ValuePlace = Extract<FrontMatterPlace, { kind: 'value' }>;

/** What may stand there: what Agored knows of, and what notes nearby have. */
export async function valueOffers(
  place: ValuePlace,
  siblings: readonly Sibling[],
  document: OpenDocument,
  around: Around,
  locale: Locale,
): Promise<Offer[]> {
  const [key = '', inner, ...deeper] = place.keys;
  if (deeper.length > 0) return [];
  const { config } = around;
  const id = idOf(key);
  if (id === 'translation') return translationOffers(inner, document, config, locale);
  if (inner !== undefined) return [];
  const own = await ownValues(id, place, document, around, locale);
  const twin =
    (id === 'pair' || config.bilingual?.pairs?.includes(key)) === true
      ? await twinValues(key, document, around, locale)
      : [];
  const given = [...own, ...twin];
  const known = new Set(given.map(({ label }) => label.toLowerCase()));
  const habits = valuesIn(siblings, key, place)
    .filter(({ label }) => !known.has(label.toLowerCase()))
    .map(({ label, text, count }): Offer => ({ label, text, detail: inNotes(count, locale) }));
  // What a team writes for a status goes before what others do; elsewhere what is known goes first.
  if (id === 'status') return own.some(({ kind }) => kind === CompletionItemKind.Reference) ? own : [...habits, ...own];
  return id === 'deciders' ? [...habits, ...given] : [...given, ...habits];
}

/** Values that only one note would have. */
const ownKeys =
  /^(?:title|teitl|slug|permalink|url|id|ref|description|disgrifiad|summary|crynodeb|excerpt|aliases|image)$/i;
const longestValue = 60;
const longestList = 6;
const mostValues = 50;

interface Value {
  readonly label: string;
  /** As YAML. */
  readonly text: string;
  /** How many notes have it. */
  readonly count: number;
}

/** What notes nearby have under a key. Of single values only those that are no note’s own. */
function valuesIn(siblings: readonly Sibling[], key: string, { listed, flow }: ValuePlace): readonly Value[] {
  const given = siblings.map((sibling) => sibling[key]).filter((value) => value !== undefined && value !== null);
  if (ownKeys.test(key)) return [];
  const lists = given.filter((value): value is unknown[] => Array.isArray(value));
  if (lists.length === 0) {
    const values = counted(given.map((value) => valuesOf([value], flow)));
    const isOwn = given.length > 2 && values.length === given.length;
    return isOwn || idOf(key) === 'date' ? [] : values;
  }
  if (listed || flow)
    return counted(given.map((value) => valuesOf(Array.isArray(value) ? (value as unknown[]) : [value], flow)));
  // Where no list has been begun, whole ones are offered.
  return counted(
    lists.map((list) => {
      const parts = valuesOf(list, true).map(({ text }) => text);
      const text = `[${parts.join(', ')}]`;
      return parts.length > 0 && parts.length <= longestList ? [{ label: text, text }] : [];
    }),
  );
}

/** Each value once, the most usual first. */
function counted(notes: readonly (readonly Omit<Value, 'count'>[])[]): readonly Value[] {
  const found = new Map<string, Value>();
  for (const values of notes)
    for (const value of new Map(values.map((each) => [each.text, each])).values())
      found.set(value.text, { ...value, count: (found.get(value.text)?.count ?? 0) + 1 });
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostValues);
}

const valuesOf = (values: readonly unknown[], flow: boolean): readonly Omit<Value, 'count'>[] =>
  values.flatMap((value) => {
    if (typeof value === 'number' || typeof value === 'boolean') return [{ label: String(value), text: String(value) }];
    if (typeof value !== 'string' || value === '' || value.length > longestValue || /[\r\n]/.test(value)) return [];
    return [{ label: value, text: written(value, flow ? 'flow' : 'block') }];
  });

function translationOffers(inner: string | undefined, document: OpenDocument, config: Config, locale: Locale): Offer[] {
  const states = ['pending', 'not-required'] as const;
  if (inner !== undefined) return states.map((label) => ({ label, detail: messages[label][locale] }));
  const own = claimedLanguage(document.note);
  return config.languages
    .filter((code) => code !== own)
    .flatMap((code) =>
      states.map((state) => ({
        label: `{ ${code}: ${state} }`,
        detail: `${languageName(code)[locale]}: ${messages[state][locale]}`,
      })),
    );
}

async function ownValues(
  id: KeyId | undefined,
  { word, flow, listed }: ValuePlace,
  document: OpenDocument,
  around: Around,
  locale: Locale,
): Promise<Offer[]> {
  const { config, today, place } = around;
  switch (id) {
    case 'language':
      return config.languages.map((label) => ({ label, detail: languageName(label)[locale] }));
    case 'audience':
      return Object.keys(config.bilingual?.audience ?? {}).map((label) => ({ label }));
    case 'draft':
      return [{ label: 'true' }, { label: 'false' }];
    case 'date': {
      const named = noteDate(createDocument(''), place?.path);
      return [
        ...(named !== undefined && named !== today ? [{ label: named, detail: place?.path.split('/').pop() }] : []),
        { label: today, detail: messages.today[locale] },
      ];
    }
    case 'status':
      return statusOffers(word, document, around);
    case 'supersedes':
    case 'superseded-by':
      return place ? recordOffers(await around.records(), place.path, '', flow && !listed) : [];
    default:
      return [];
  }
}

/** The words of the record's own language, and behind “superseded by” the records. */
async function statusOffers(word: string, document: OpenDocument, { place, records }: Around): Promise<Offer[]> {
  const language = claimedLanguage(document.note) === 'cy' ? 'cy' : 'en';
  const by = tieWords.find(([tie]) => tie === 'superseded-by')?.[1] ?? [];
  const lead = by.find((words) => word.toLowerCase().startsWith(`${words} `));
  if (lead !== undefined && place) return recordOffers(await records(), place.path, word.slice(0, lead.length + 1));
  const kinds = statusWords[language];
  if (!kinds) return [];
  const first = (['proposed', 'accepted', 'rejected'] as const).flatMap((kind) => kinds[kind][0] ?? []);
  const replaced = language === 'cy' ? 'disodlwyd gan' : 'superseded by';
  return [...first.map((label) => ({ label })), { label: replaced, text: `${replaced} `, goesOn: true }];
}

function recordOffers(records: readonly DecisionRecord[], from: string, lead = '', quoted = false): Offer[] {
  return records
    .filter(({ path }) => path !== from)
    .sort((a, b) => (a.path < b.path ? 1 : -1))
    .slice(0, mostValues)
    .map((record) => {
      const link = relativeLink(from, record.path);
      const label = recordName(record);
      const text =
        lead === '' ? written(link, quoted ? 'flow' : 'block') : `${lead}[${record.number ?? record.title}](${link})`;
      return { label, text, filter: `${lead}${link} ${label}`, kind: CompletionItemKind.Reference, detail: link };
    });
}

/** What the same note in another language has under a key. */
async function twinValues(
  key: string,
  document: OpenDocument,
  { place, config }: Around,
  locale: Locale,
): Promise<Offer[]> {
  if (!place) return [];
  const twins = await gatherTwins(place.root.host, place.path, document.note, config);
  return twins.flatMap(({ path, document: other }) => {
    const value = other && frontMatterOf(other)?.data[key];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const label = String(value);
    return [
      {
        label,
        text: written(label, 'block'),
        detail: render(messages.twin[locale], { file: path.slice(path.lastIndexOf('/') + 1) }, locale),
      },
    ];
  });
}

/** The keys of front matter: those of which Agored makes something, and those that notes nearby have. */
import { CompletionItemKind } from 'vscode-languageserver';
import type { Config } from '../../engine/config';
import type { DecisionRecord } from '../../engine/facts';
import { render } from '../../engine/messages';
import { isKeyName } from '../../engine/pairs';
import { deciderWords } from '../../engine/recordWords';
import { isRecordPath } from '../../engine/records';
import { pageKeys } from '../../engine/ties';
import type { Locale } from '../../engine/types';
import type { Place } from '../roots';
import type { FrontMatterPlace } from './frontMatterPlace';
import type { Offer } from './item';
import { keyWords, messages } from './messages';
import type { Sibling } from './siblings';

/** What the completion needs to know of the workspace; all of it is asked for where it is needed. */
export interface Around {
  readonly place: Place | undefined;
  readonly config: Config;
  readonly today: string;
  readonly records: () => Promise<readonly DecisionRecord[]>;
}

export type KeyId = keyof typeof keyWords;

/** Names that stand for the same; the first is offered where no note nearby has another. */
export const names: Readonly<Record<KeyId, readonly string[]>> = {
  title: ['title', 'teitl'],
  date: ['date', 'dyddiad'],
  language: ['lang', 'language', 'locale'],
  audience: ['audience'],
  translation: ['translation'],
  draft: ['draft', 'published'],
  pair: pageKeys,
  status: ['status', 'statws', 'statut'],
  deciders: ['decision-makers', ...deciderWords.filter((word) => !/ |^decision-makers$/.test(word))],
  supersedes: ['supersedes'],
  'superseded-by': ['superseded-by', 'superseded_by'],
};
const recordKeys: ReadonlySet<KeyId> = new Set<KeyId>(['status', 'deciders', 'supersedes', 'superseded-by']);

/** What a key is about; undefined where Agored makes nothing of it. */
export const idOf = (key: string): KeyId | undefined =>
  (Object.keys(names) as KeyId[]).find((id) => names[id].includes(key.toLowerCase()));

/** Says how many notes nearby have something. */
export const inNotes = (n: number, locale: Locale): string => {
  const { one, other } = messages.notes[locale];
  return render(n === 1 ? one : other, { n }, locale);
};

const ordered = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);

/** Keys that notes nearby have, the most usual first, then what else Agored knows. */
export function keyOffers(
  { present, closed }: Extract<FrontMatterPlace, { kind: 'key' }>,
  siblings: readonly Sibling[],
  { config, place }: Around,
  locale: Locale,
): Offer[] {
  const counts = new Map<string, number>();
  for (const sibling of siblings)
    for (const key of Object.keys(sibling)) if (/^[\w-]+$/.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRecord = place !== undefined && isRecordPath(place.path, config);
  const taken = new Set(
    [...present, ...counts.keys()].flatMap((key) => (idOf(key) === 'pair' ? [] : (idOf(key) ?? []))),
  );
  const own = (Object.keys(names) as KeyId[]).filter(
    (id) =>
      !taken.has(id) &&
      (id === 'pair' || id === 'audience' ? false : isRecord || !recordKeys.has(id)) &&
      !(isRecord && id === 'draft') &&
      !(id === 'translation' && config.languages.length < 2),
  );
  const pairs = (config.bilingual?.pairs ?? []).filter((tie) => typeof tie === 'string' && isKeyName(tie));
  const more = [
    ...own.map((id) => names[id][0] ?? id),
    ...(config.bilingual?.audience ? ['audience'] : []),
    ...(pairs as string[]),
  ];
  return [...new Set([...ordered(counts), ...more])]
    .filter((key) => !present.includes(key) && !present.some((other) => isSame(other, key)))
    .map((key) => {
      const id = idOf(key) ?? (pairs.includes(key) ? 'pair' : undefined);
      const count = counts.get(key);
      return {
        label: key,
        text: closed ? key : `${key}: `,
        kind: CompletionItemKind.Property,
        detail: count === undefined ? undefined : inNotes(count, locale),
        more: id === undefined ? undefined : keyWords[id][locale],
        goesOn: !closed && id !== 'title',
      };
    });
}

const isSame = (a: string, b: string): boolean => {
  const id = idOf(a);
  return id !== undefined && id !== 'pair' && id === idOf(b);
};

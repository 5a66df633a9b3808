/** The decisions of the workspace as rows: the latest notes first, and in each its decisions in their order. */
import type { ListedDecision } from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import type { Frame, Node } from '../nodes';
import type { Locale } from '../words';
import { words } from './words';

/** So many notes are unfolded at first, for those with many. */
const unfolded = 10;

/** @param decisions as the server lists them, those of the latest notes first. */
export function rowsOf(decisions: readonly ListedDecision[], unlinkedOnly: boolean, locale: Locale): readonly Node[] {
  const byNote = new Map<string, ListedDecision[]>();
  for (const decision of decisions) {
    if (unlinkedOnly && decision.linked) continue;
    const others = byNote.get(decision.uri);
    if (others) others.push(decision);
    else byNote.set(decision.uri, [decision]);
  }
  return [...byNote.values()].flatMap((own, index) =>
    own.slice(0, 1).map((first) => noteRow(first, own, index >= unfolded, locale)),
  );
}

/** What stands around the rows. */
export function frameOf(decisions: readonly ListedDecision[], unlinkedOnly: boolean, locale: Locale): Frame {
  const title = words.title[locale];
  if (decisions.length === 0) return { title, message: words.none[locale] };
  const without = unlinkedIn(decisions);
  const message = unlinkedOnly ? words[without === 0 ? 'noneUnlinked' : 'unlinkedOnly'][locale] : undefined;
  return { title, description: countOf(without, locale), message };
}

/** The record as people name it; undefined where there is none. */
export function recordName({ record }: ListedDecision): string | undefined {
  if (!record) return undefined;
  const name = [record.number, record.title ?? record.address].filter(Boolean).join(' ');
  return name === '' ? undefined : name;
}

const unlinkedIn = (decisions: readonly ListedDecision[]): number => decisions.filter(({ linked }) => !linked).length;

const countOf = (without: number, locale: Locale): string =>
  without === 0 ? words.allLinked[locale] : fill(words.withoutRecord[locale], { n: without });

function noteRow(
  { uri, title, date }: ListedDecision,
  decisions: readonly ListedDecision[],
  isFolded: boolean,
  locale: Locale,
): Node {
  const day = date ?? words.noDate[locale];
  const count = countOf(unlinkedIn(decisions), locale);
  return {
    id: uri,
    label: title,
    description: `${day} · ${count}`,
    icon: ['note'],
    aria: `${title}, ${day}, ${count}`,
    children: decisions.map((decision, index) => decisionRow(decision, `${uri} ${String(index)}`, locale)),
    isFolded,
  };
}

function decisionRow(decision: ListedDecision, id: string, locale: Locale): Node {
  const { text, linked, uri, range, who, record } = decision;
  const name = recordName(decision);
  const about = linked && name !== undefined ? fill(words.record[locale], { name }) : words.unlinked[locale];
  const tooltip = [
    text,
    ...(who === null ? [] : [fill(words.who[locale], { who })]),
    ...(linked && name === undefined ? [] : [about]),
  ];
  return {
    id,
    label: text,
    ...(!linked ? { description: words.unlinked[locale] } : name === undefined ? {} : { description: name }),
    icon: [linked ? 'link' : 'circle-outline'],
    aria: linked && name === undefined ? text : `${text} ${about}`,
    tooltip: tooltip.join('\n\n'),
    target: { uri, range },
    context: linked ? (typeof record?.uri === 'string' ? 'decision-linked' : 'decision') : 'decision-unlinked',
    ...(typeof record?.uri === 'string' ? { record: record.uri } : {}),
  };
}

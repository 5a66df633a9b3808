import * as v from 'valibot';
import type { Document } from '../../engine/document';
import type { Layout } from '../../engine/layout';
import { headingsOf, namedIn, ownLanguage } from '../../engine/outline';
import { isDraft } from '../../engine/policy';
import { sectionsOf, wordsIn } from '../../engine/sections';
import { isWaiting, waitingIn } from '../../engine/translation';
import { layoutAt } from '../../engine/twins';
import { defineNoteRule, type Edit, type Finding, type Fix, type Span } from '../../engine/types';
import { languageName } from '../../languages/names';
import { changedOver } from './halves';
import { twoPartHeadings, type TwoPartHeading } from './headings';
import { messages } from './messages';

type Id = keyof (typeof messages)['en'];

export const rule = defineNoteRule({
  id: 'language-order',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'The languages of a note are not in the order that your team has agreed on.',
    cy: 'Nid yw ieithoedd nodyn yn y drefn y mae eich tîm wedi cytuno arni.',
  },
  why: {
    en: 'Which language comes first says which one counts. Where a team has settled that, all its notes should follow.',
    cy: 'Mae’r iaith sy’n dod gyntaf yn dweud pa un sy’n cyfrif. Lle mae tîm wedi penderfynu ar hynny, dylai ei nodiadau i gyd ddilyn.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    const order = config.bilingual?.order;
    if (!order || config.languages.length < 2 || isDraft(note)) return [];
    return layoutAt(undefined, note, config.languages).kind === 'one' ? [] : ['twins'];
  },

  check(note, { config, facts }) {
    const order = config.bilingual?.order?.filter((language) => config.languages.includes(language)) ?? [];
    if (order.length < 2 || isDraft(note)) return [];
    const layout = layoutAt(facts.path, note, config.languages, facts.twins);
    const found = [
      layout.kind === 'stacked' ? inHalves(note, layout, order, config.languages) : undefined,
      layout.kind === 'alternating' ? inTurns(note, order, config.languages) : undefined,
      inHeadings(note, order),
    ].filter((finding) => finding !== undefined);
    // The first place alone: what follows mostly follows from it.
    found.sort((a, b) => a.span.start - b.span.start);
    return found.slice(0, 1);
  },
});

/** Whether two languages stand the wrong way round; languages that the order leaves out may stand anywhere. */
function isWrong(order: readonly string[], first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const [a, b] = [order.indexOf(first), order.indexOf(second)];
  return a >= 0 && b >= 0 && b < a;
}

/** `first` should come first, and `second` does. */
const names = (first: string, second: string) => ({ first: languageName(first), second: languageName(second) });

function inHalves(
  note: Document,
  { parts }: Extract<Layout, { kind: 'stacked' }>,
  order: readonly string[],
  languages: readonly string[],
): Finding<Id> | undefined {
  for (const [index, part] of parts.entries()) {
    const before = parts.slice(index + 1).find((later) => isWrong(order, part.language, later.language));
    if (!before) continue;
    const data = { ...names(before.language, part.language), below: below(part.language) };
    const edit = parts.length === 2 ? changedOver(note, part, before, languages) : undefined;
    const fix: Fix<Id> | undefined = edit && { titleId: 'move', data, edits: [edit], safety: 'suggestion' };
    return {
      messageId: 'stacked',
      data,
      span: firstOf(note, part.from, part.to, part.language, languages),
      language: part.language,
      ...(fix && { fixes: [fix] }),
      related: [{ messageId: 'place', data, span: firstOf(note, before.from, before.to, before.language, languages) }],
    };
  }
  return undefined;
}

/** A line such as those that say where the second half is. */
const below = (language: string) => ({
  en: `${languageName(language).en} below`,
  cy: `${languageName(language).cy} isod`,
});

/** The first heading of some blocks, or the first line with words in their language. */
function firstOf(note: Document, from: number, to: number, language: string, languages: readonly string[]): Span {
  const spoken = note.blocks.findIndex(
    (block, index) => index >= from && ownLanguage(block, languages) === language && namedIn(block).length === 0,
  );
  const heading = headingsOf(note).find(({ block }) => block >= from && block <= spoken);
  return heading && heading.block < to ? heading.span : lineOf(note, spoken < 0 ? from : spoken);
}

function lineOf(note: Document, index: number): Span {
  const start = note.starts[index] ?? 0;
  const line = /\S[^\r\n]*/.exec(note.blocks[index]?.text ?? '');
  return { start: start + (line?.index ?? 0), end: start + (line ? line.index + line[0].trimEnd().length : 0) };
}

/** Words that make a paragraph one that has a counterpart. */
const leastWords = 4;

/** Where languages take turns: the first section that begins with the wrong one, and has the other as well. */
function inTurns(note: Document, order: readonly string[], languages: readonly string[]): Finding<Id> | undefined {
  const waiting = waitingIn(note);
  const starts = [0, ...sectionsOf(note).map(({ block }) => block)];
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? note.blocks.length;
    const spoken: { readonly block: number; readonly language: string }[] = [];
    for (let block = from; block < to; block++) {
      const each = note.blocks[block];
      if (!each || wordsIn(each) < leastWords || isWaiting(waiting, note.starts[block] ?? 0)) continue;
      const language = ownLanguage(each, languages);
      if (language !== undefined) spoken.push({ block, language });
    }
    const [first] = spoken;
    const second = spoken.find(({ language }) => language !== first?.language);
    if (!first || !second || !isWrong(order, first.language, second.language)) continue;
    const data = names(second.language, first.language);
    return {
      messageId: 'turn',
      data,
      span: lineOf(note, first.block),
      language: first.language,
      related: [{ messageId: 'place', data, span: lineOf(note, second.block) }],
    };
  }
  return undefined;
}

function inHeadings(note: Document, order: readonly string[]): Finding<Id> | undefined {
  const headings = twoPartHeadings(note, order);
  const wrong = headings.filter(({ languages: [left, right] }) => isWrong(order, left, right));
  const [first] = wrong;
  const [second, other] = first?.languages ?? [];
  if (!first || second === undefined || other === undefined) return undefined;
  // Beside one that is clear, those of which one part can be told are read in its light.
  const all = headings.filter((heading) => wrong.includes(heading) || isLike(heading, second, other));
  const more = all.length - 1;
  const fixes = fixesFor(first, all);
  return {
    messageId: more > 0 ? 'headings' : 'heading',
    data: { ...names(other, second), more },
    span: first.span,
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

const isLike = ({ languages: [left, right] }: TwoPartHeading, first: string, second: string): boolean =>
  (left === first && right === undefined) || (left === undefined && right === second);

function fixesFor(first: TwoPartHeading, all: readonly TwoPartHeading[]): readonly Fix<Id>[] {
  const one: Fix<Id>[] = first.swap.length > 0 ? [{ titleId: 'swap', edits: first.swap, safety: 'suggestion' }] : [];
  const movable = all.filter(({ swap }) => swap.length > 0);
  const edits: Edit[] = movable.flatMap(({ swap }) => [...swap]);
  return movable.length > 1
    ? [{ titleId: 'swap-all', data: { count: movable.length }, edits, safety: 'suggestion' }, ...one]
    : one;
}

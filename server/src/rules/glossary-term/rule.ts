import * as v from 'valibot';
import { atBlock, type Document } from '../../engine/document';
import type { GlossaryTerm } from '../../engine/config';
import { isDraft, isExcused } from '../../engine/policy';
import { isWaiting, waitingIn } from '../../engine/translation';
import { layoutAt } from '../../engine/twins';
import { defineNoteRule, type Finding, type Fix, type NoteContext, type Span } from '../../engine/types';
import { languageName } from '../../languages/names';
import { counterpartsOf, isAnswer, proseIn, sidesIn, wholeNote, wordsThere, type Side } from './areas';
import { messages } from './messages';
import { holds } from './present';
import { editOf, fitting } from './replace';
import { agreedFor, glossaryOf, type Found, type Glossary } from './terms';
import { shifted } from '../../engine/positions';

type Id = keyof (typeof messages)['en'];
type Context = NoteContext<object>;

/** Most forms of a term that are offered in the place of a word. */
const mostForms = 4;

export const rule = defineNoteRule({
  id: 'glossary-term',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'A term of your glossary is in one language, and the word agreed for it is not in the other.',
    cy: 'Mae term o’ch geirfa mewn un iaith, ac nid yw’r gair y cytunwyd arno yn y llall.',
  },
  why: {
    en: 'Readers who meet one thing under several names take it for several things. A team agrees on its terms once, for both languages.',
    cy: 'Mae darllenwyr sy’n gweld un peth dan sawl enw yn ei gymryd am sawl peth. Mae tîm yn cytuno ar ei dermau unwaith, ar gyfer y ddwy iaith.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config, languages }) {
    if (config.glossary.length === 0 || config.languages.length < 2 || isDraft(note)) return [];
    const glossary = glossaryOf(config.glossary);
    const any = note.blocks.some((block, index) => {
      const language = languages[index];
      return language !== undefined && glossary.find(block, language).length > 0;
    });
    return any ? ['twins'] : [];
  },

  check(note, context) {
    return context.config.glossary.length === 0 || isDraft(note) ? [] : judge(note, context);
  },
});

function* judge(note: Document, context: Context): Generator<Finding<Id>> {
  const { config, facts } = context;
  const glossary = glossaryOf(config.glossary);
  const layout = layoutAt(facts.path, note, config.languages, facts.twins);
  let here = sidesIn(note, layout, config.languages);
  let there = here;
  if (layout.kind === 'one') {
    if (layout.language !== undefined) here = [wholeNote(note, layout.language)];
    there = facts.twins.flatMap(({ path, language, document }) =>
      document && !isDraft(document) && !isExcused(note, language, facts, config)
        ? [wholeNote(document, language, path)]
        : [],
    );
  }
  // Terms are looked for where they are said first, and their counterparts in the other languages.
  const source = config.languages.includes('en') ? 'en' : config.languages[0];
  for (const from of here)
    if (from.language === source)
      for (const to of there) if (to.language !== source) yield* absent(from, to, glossary, context);
  const origin = [...here, ...there].find(({ language }) => language === source);
  yield* unwanted(note, here, origin, glossary, context);
}

/** Places of a side where the glossary has something to say, in order. Text that waits for translation is left out. */
function* foundIn(
  { note, span, language }: Side,
  { languages }: Context,
  glossary: Glossary,
): Generator<Found & { readonly at: Span }> {
  const waiting = waitingIn(note);
  for (const [index, block] of note.blocks.entries()) {
    const start = note.starts[index] ?? 0;
    if (start < span.start || start >= span.end || languages[index] !== language || isWaiting(waiting, start)) continue;
    for (const found of glossary.find(block, language))
      yield { ...found, at: atBlock(note, index, found.passage.sourceOf(found.hit)) };
  }
}

/** Terms that are said in one language, and not as agreed in the part of the other that answers. One finding a term. */
function* absent(here: Side, there: Side, glossary: Glossary, context: Context): Generator<Finding<Id>> {
  const { languages } = context.config;
  const counterpart = counterpartsOf(here, there);
  const missed = new Map<GlossaryTerm, { first: Found & { at: Span }; parts: Map<number, Span> }>();
  const said = new Map<GlossaryTerm, Set<number>>();
  for (const found of foundIn(here, context, glossary)) {
    const { term, at } = found;
    if (found.unwanted || agreedFor(term, there.language) === undefined || isName(found) || isVerb(found)) continue;
    said.set(term, (said.get(term) ?? new Set()).add(extent(here, at.start).start));
    const part = counterpart(at.start);
    if (!part || missed.get(term)?.parts.has(part.start) === true) continue;
    const words = wordsThere(there.note, part);
    if (glossary.wanted(term, there.language, true).some((wanted) => holds(words, wanted))) continue;
    if (!isAnswer(there, part, proseIn(here.note, extent(here, at.start), here.language, languages), languages))
      continue;
    const entry = missed.get(term) ?? { first: found, parts: new Map<number, Span>() };
    missed.set(term, entry);
    entry.parts.set(part.start, part);
  }
  for (const [term, { first, parts }] of missed) {
    const [part] = parts.values();
    // Where it is in as many parts there, it was said elsewhere, or the parts are not the same.
    if (!part || partsWith(there, glossary.wanted(term, there.language, true)) >= (said.get(term)?.size ?? 0)) continue;
    const agreed = agreedFor(term, there.language) ?? '';
    const data = {
      there: languageName(there.language),
      agreed,
      term: agreedFor(term, here.language) ?? '',
      more: parts.size - 1,
    };
    yield {
      messageId: parts.size > 1 ? 'absent-more' : 'absent',
      data,
      span: first.at,
      severity: 'info',
      language: here.language,
      related: [
        {
          messageId: 'place',
          data,
          span: firstLine(there.note, part),
          ...(there.path === undefined ? {} : { path: there.path }),
        },
      ],
    };
  }
}

/** In how many sections of a side a term stands, what goes before the first being one. */
function partsWith(side: Side, wanted: ReturnType<Glossary['wanted']>): number {
  const parts = [extent(side, side.span.start), ...side.sections.map(({ span }) => span)];
  const byStart = new Map(parts.toReversed().map((part) => [part.start, part]));
  return [...byStart.values()].filter((part) => {
    const words = wordsThere(side.note, part);
    return wanted.some((each) => holds(words, each));
  }).length;
}

/** The section of a side around an offset. */
function extent({ sections, span }: Side, at: number): Span {
  const section = sections.findLast((each) => each.span.start <= at);
  return section?.span ?? { start: span.start, end: sections[0]?.span.start ?? span.end };
}

function firstLine(note: Document, { start, end }: Span): Span {
  const line = /\S[^\r\n]*/.exec(note.text.slice(start, end));
  const from = start + (line?.index ?? 0);
  return { start: from, end: from + (line?.[0].trimEnd().length ?? 0) };
}

/** Part of a name: a capital that neither the term has nor its place asks for. */
function isName({ term, passage, hit }: Found): boolean {
  // Some write all words of a heading with capitals.
  if (passage.kind === 'heading' && !/\s\p{Ll}{4}/u.test(passage.text)) return false;
  const found = passage.text.slice(hit.start, hit.end);
  const own = Object.values(term).some((form) => typeof form === 'string' && /^\p{Lu}/u.test(form));
  if (own || !/^\p{Lu}/u.test(found)) return false;
  const before = passage.text.slice(0, hit.start);
  const opens = /(?:^|[.!?:|\n•–—]["”’)]?\s*|^["“‘(]\s*)$/.test(before);
  // At the start of a sentence, a second capital tells.
  return !opens || /^[\p{L}\p{M}’'-]+ \p{Lu}/u.test(passage.text.slice(hit.start, hit.end + 30));
}

/** “It is meeting your needs”: an English verb with the look of a noun. */
const isVerb = ({ passage, hit }: Found): boolean =>
  hit.entry.language === 'en' &&
  /ing$/i.test(passage.text.slice(hit.start, hit.end)) &&
  /(?:\b(?:am|is|are|was|were|be|been|being|by|for|of|to|not)|[’'](?:m|s|re))\s$/i.test(
    passage.text.slice(0, hit.start),
  ) &&
  /^\s+(?:a|an|the|your|our|their|its|his|her|my|this|that|these|those|all|every|each|any|some)\b/i.test(
    passage.text.slice(hit.end),
  );

/** Words that are not to be used for a term. */
function* unwanted(
  note: Document,
  here: readonly Side[],
  origin: Side | undefined,
  glossary: Glossary,
  context: Context,
): Generator<Finding<Id>> {
  for (const side of here.length > 0 ? here : context.config.languages.map((language) => wholeNote(note, language))) {
    const counterpart = origin && origin.language !== side.language ? counterpartsOf(side, origin) : undefined;
    for (const found of foundIn(side, context, glossary)) {
      const agreed = agreedFor(found.term, side.language);
      if (!found.unwanted || agreed === undefined || isName(found)) continue;
      if (origin && counterpart && speaksOfElse(found, counterpart(found.at.start) ?? origin.span, origin, glossary))
        continue;
      const term = agreedFor(found.term, origin?.language ?? 'en') ?? agreed;
      const data = { term, agreed, found: found.passage.text.slice(found.hit.start, found.hit.end) };
      yield {
        messageId: term === agreed ? 'not-own' : 'not',
        data,
        span: found.at,
        language: side.language,
        fixes: fixesFor(found, side.language, agreed),
      };
    }
  }
}

/** The agreed word, and where its number is not known its other forms, to choose from. */
function fixesFor(found: Found & { readonly at: Span }, language: string, agreed: string): readonly Fix<Id>[] {
  const by = found.at.start - found.passage.sourceOf(found.hit).start;
  const forms = language === 'en' ? [agreed] : [agreed, ...(found.term.also?.[language] ?? [])].slice(0, mostForms);
  return forms.flatMap((form): Fix<Id>[] => {
    const choice = fitting(found, form, language);
    const edit = choice === undefined ? undefined : editOf(found, choice);
    if (choice === undefined || !edit) return [];
    const span = shifted(edit.span, by);
    return [{ titleId: 'use', data: { agreed: choice }, edits: [{ ...edit, span }], safety: 'suggestion' }];
  });
}

/** Whether the other language is there and does not speak of the term: then the word stands for something else. */
function speaksOfElse({ term }: Found, part: Span, origin: Side, glossary: Glossary): boolean {
  if (agreedFor(term, origin.language) === undefined) return false;
  const words = wordsThere(origin.note, part);
  return !glossary.wanted(term, origin.language, true).some((wanted) => holds(words, wanted));
}

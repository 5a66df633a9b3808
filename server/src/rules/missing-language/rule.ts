import * as v from 'valibot';
import { atBlock, type Document } from '../../engine/document';
import { languagesOf, type Layout } from '../../engine/layout';
import { perHoldingBlock } from '../../engine/memo';
import { namedLanguages } from '../../engine/notices';
import { headingPassages, endOfSection, namedIn, roughText } from '../../engine/outline';
import { isAskedFor, isBeforePolicy, isDraft, isExcused } from '../../engine/policy';
import { hasWords, wordsBetween } from '../../engine/sections';
import { declaration, followBy, pendingEdit, postponedEdit } from '../../engine/skeleton';
import { skeletonFile, skeletonHere } from '../../engine/otherLanguage';
import { headingSigns } from '../../engine/signs';
import { declaredState, waitingIn } from '../../engine/translation';
import { titleOf } from '../../engine/title';
import { layoutAt, noteLanguage } from '../../engine/twins';
import { defineNoteRule, type Finding, type Fix, type NoteContext, type Span } from '../../engine/types';
import { languageName } from '../../languages/names';
import { messages } from './messages';

type Id = keyof (typeof messages)['en'];

/** How many neighbours, and which share of them, make a habit. */
const habit = { least: 4, share: 0.8 };
/** A note of fewer words in its language has hardly begun. */
const leastWords = 10;

export const rule = defineNoteRule({
  id: 'missing-language',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'A note that should be in two languages is in one.',
    cy: 'Mae nodyn a ddylai fod mewn dwy iaith mewn un yn unig.',
  },
  why: {
    en: 'People who work in the other language find nothing here, or find it later than others. If it is to follow, saying when is enough.',
    cy: 'Nid yw pobl sy’n gweithio yn yr iaith arall yn cael dim yma, neu maent yn ei gael yn hwyrach nag eraill. Os yw i ddilyn, mae nodi pryd yn ddigon.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    if (config.languages.length < 2 || isDraft(note)) return [];
    return hasWords(note, leastWords) ? ['twins'] : [];
  },

  check(note, context) {
    const { config, facts } = context;
    if (config.languages.length < 2) return [];
    const layout = layoutAt(facts.path, note, config.languages, facts.twins);
    const waiting = waitingIn(note);
    const begun = hasWords(note, leastWords);
    const present = new Set(begun ? languagesOf(layout) : []);
    const found: Finding<Id>[] = [];
    for (const { language, marker } of waiting)
      if (!present.has(language) && !isExcused(note, language, facts, config)) {
        const data = { there: languageName(language) };
        found.push({ messageId: 'waiting', data, span: marker, severity: 'info', language });
      }
    if (isDraft(note) || isBeforePolicy(note, config, facts.path) || !begun) return found;
    if (languagesOf(layout).length === 0) return found; // no telling what there is, so none what is missing
    for (const { language } of waiting) present.add(language);
    if (layout.kind === 'one') for (const language of layout.also) present.add(language);
    for (const language of config.languages) {
      const missing = present.has(language) ? undefined : judge(note, context, layout, language);
      if (missing) found.push(missing);
    }
    return found;
  },
});

function judge(
  note: Document,
  context: NoteContext<object>,
  layout: Layout,
  language: string,
): Finding<Id> | undefined {
  const { config, facts } = context;
  const twin = facts.twins.find((entry) => entry.language === language);
  if (twin?.exists === true) return undefined;
  const declared = declaredState(note, language);
  if (isExcused(note, language, facts, config)) return undefined;
  const own = languagesOf(layout);
  const data = { here: languageName(own[0] ?? config.languages[0] ?? ''), there: languageName(language) };
  const written = own[0] === undefined ? {} : { language: own[0] };
  const fixes = (): readonly Fix<Id>[] => fixesFor(note, context, language);
  if (declared?.until !== undefined) {
    const until = followBy(facts.today);
    const edit = postponedEdit(note, declared, until);
    const later: Fix<Id>[] = edit
      ? [{ titleId: 'say-pending', data: { there: data.there, until }, edits: [edit], safety: 'suggestion' }]
      : [];
    return {
      messageId: 'overdue',
      data: { ...data, until: declared.until },
      span: declared.span,
      suggestions: () => [...fixes().slice(0, -2), ...later],
      ...written,
    };
  }
  if (isAskedFor(note, config, facts.path))
    return { messageId: 'missing', data, span: titleOf(note), suggestions: fixes, ...written };
  const pointer = pointerTo(note, language);
  if (pointer)
    return {
      messageId: 'promised',
      data,
      span: pointer.span,
      suggestions: () => [addHere(note, config.languages, language, pointer.end)],
      ...written,
    };
  const { paired, all } = twin?.neighbours ?? { paired: 0, all: 0 };
  if (all < habit.least || paired < habit.share * all) return undefined;
  return {
    messageId: 'neighbours',
    data: { ...data, paired, all },
    span: titleOf(note),
    severity: 'info',
    suggestions: fixes,
    ...written,
  };
}

/**
 * Where a note points to a version in itself that is not there: "English below", or a heading for each language with
 * nothing under one of them.
 */
function pointerTo(note: Document, language: string): { readonly span: Span; readonly end: number } | undefined {
  const heading = firstNamed(note, ({ name }) => name === language);
  if (heading && firstNamed(note, ({ name, depth }) => name !== language && depth === heading.depth)) {
    const last = endOfSection(note, heading);
    const words = wordsBetween(note, heading.block, last);
    if (words < leastWords)
      return { span: atBlock(note, heading.block, heading.span), end: note.starts[last] ?? note.length };
  }
  const notice = withNotices(note).find(({ things }) => things.includes(language))?.block;
  if (notice === undefined) return undefined;
  const start = note.starts[notice] ?? 0;
  return { span: { start, end: start + (note.blocks[notice]?.text.trimEnd().length ?? 0) }, end: note.length };
}

/** The first heading of a kind that names a language; a note may have many. */
function firstNamed(note: Document, isIt: (named: Named) => boolean): (Named & { readonly block: number }) | undefined {
  for (const { block, things } of withNames(note)) {
    const found = things.find(isIt);
    if (found) return { ...found, block };
  }
  return undefined;
}

/** Headings that name a language and nothing else; spans are relative to the block. */
const withNames = perHoldingBlock((block): readonly Named[] => {
  let found: Named[] | undefined;
  headingPassages(block).forEach(({ text, depth = 1, source }, index) => {
    const [name, more] = namedLanguages(text.trim());
    if (name !== undefined && more === undefined) (found ??= []).push({ name, depth, index, span: source });
  });
  return found ?? none;
}, headingSigns);

interface Named {
  readonly name: string;
  readonly depth: number;
  /** Of the passage in its block. */
  readonly index: number;
  readonly span: Span;
}
const none: readonly never[] = [];

/** The languages that blocks say are further down. */
const withNotices = perHoldingBlock((block): readonly string[] => {
  const named = namedIn(block);
  if (named.length === 0 || !/below|isod|ci-dessous|thíos/i.test(roughText(block))) return [];
  return /\]\((?!#)/.test(block.text) ? [] : named;
});

function addHere(note: Document, languages: readonly string[], language: string, at: number): Fix<Id> {
  return {
    titleId: 'add-here',
    data: { there: languageName(language) },
    edits: [skeletonHere(note, languages, language, at)],
    safety: 'suggestion',
  };
}

/** Adding it here or as a file of its own, as the neighbours do it; or declaring it pending or not required. */
function fixesFor(note: Document, { config, facts }: NoteContext<object>, language: string): readonly Fix<Id>[] {
  const there = languageName(language);
  const twin = facts.twins.find((entry) => entry.language === language);
  const here = addHere(note, config.languages, language, note.length);
  const file: Fix<Id>[] = twin
    ? [
        {
          titleId: 'add-file',
          data: { there, path: twin.path },
          edits: [],
          create: { path: twin.path, text: skeletonFile(note, config.languages, language) },
          safety: 'suggestion',
        },
      ]
    : [];
  const until = followBy(facts.today);
  const reason = noteLanguage(facts.path, note, config.languages) === 'cy' ? 'nodwch pam' : 'say why';
  return [
    ...((twin?.neighbours?.paired ?? 0) > 0 ? [...file, here] : [here, ...file]),
    {
      titleId: 'say-pending',
      data: { there, until },
      edits: [pendingEdit(note, language, until)],
      safety: 'suggestion',
    },
    {
      titleId: 'say-not-required',
      data: { there },
      edits: [
        declaration(
          note,
          language,
          `{ status: not-required, reason: ${reason} }`,
          `<!-- agored-translation ${language} not-required -- ${reason} -->`,
        ),
      ],
      safety: 'suggestion',
    },
  ];
}

import * as v from 'valibot';
import type { Block } from '../../engine/blocks';
import { alignSections, type Alignment } from '../../engine/align';
import type { Document } from '../../engine/document';
import type { Layout } from '../../engine/layout';
import { perHoldingBlock, perThings } from '../../engine/memo';
import { isBeforePolicy, isDraft, isExcused } from '../../engine/policy';
import { linkSigns, sign } from '../../engine/signs';
import { layoutAt } from '../../engine/twins';
import { defineNoteRule, type Data, type Finding, type Fix, type NoteContext, type Span } from '../../engine/types';
import { languageName } from '../../languages/names';
import { differences, type Difference } from './compare';
import type { Fact } from './facts';
import { messages } from './messages';
import { placeOf, sidesWithin, wholeSide, type Reading, type Side } from './sides';

type Id = keyof (typeof messages)['en'];

/** From so many on, differences that are more than this share of all facts are told as one: the texts are two versions. */
const many = { from: 5, share: 0.4 };
/** Texts of which more sections than this share have no counterpart are not compared. */
const apart = 0.5;
/** A text with a smaller share of the other’s words is a summary of it. */
const summary = 0.4;

export const rule = defineNoteRule({
  id: 'facts-differ',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'A day, sum, link or image in one language differs from the other.',
    cy: 'Mae diwrnod, swm, dolen neu ddelwedd mewn un iaith yn wahanol i’r llall.',
  },
  why: {
    en: 'A wrong day or sum costs a reader more than a clumsy sentence, and only somebody who reads both languages side by side would notice.',
    cy: 'Mae diwrnod neu swm anghywir yn costio mwy i’r darllenydd na brawddeg drwsgl, a dim ond rhywun sy’n darllen y ddwy iaith ochr yn ochr fyddai’n sylwi.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    if (config.languages.length < 2 || isDraft(note) || !note.blocks.some(maySay)) return [];
    return withRecordLinks(note).length > 0 ? ['twins', 'records'] : ['twins'];
  },

  check(note, context) {
    const { config, facts } = context;
    const { languages } = config;
    if (languages.length < 2 || isDraft(note) || isBeforePolicy(note, config, facts.path)) return [];
    const layout = layoutAt(facts.path, note, languages, facts.twins);
    if (layout.kind !== 'one') return withinFile(note, layout, context);
    const { language } = layout;
    return language !== undefined && facts.twins.some(({ document }) => document)
      ? betweenFiles(note, language, context)
      : [];
  },
});

function* betweenFiles(note: Document, own: string, { config, facts }: NoteContext<object>): Generator<Finding<Id>> {
  const reading: Reading = { languages: config.languages, records: facts.records };
  for (const { path, language, document } of facts.twins) {
    if (!document || isDraft(document)) continue;
    if (isExcused(note, language, facts, config) || isExcused(document, language, facts, config)) continue;
    const here = wholeSide(note, own, reading);
    yield* report(here, wholeSide(document, language, reading, path));
  }
}

function* withinFile(note: Document, layout: Layout, { config, facts }: NoteContext<object>): Generator<Finding<Id>> {
  const reading: Reading = { languages: config.languages, records: facts.records };
  const sides = sidesWithin(note, layout, reading).filter(({ language }) => !isExcused(note, language, facts, config));
  for (const [index, a] of sides.entries()) for (const b of sides.slice(index + 1)) yield* report(a, b);
}

/** Whether a block may state a fact, or link to anything. */
const maySay = ({ signs, text }: Block): boolean =>
  (signs & sign.digit) !== 0 || ((signs & linkSigns) !== 0 && /\]\(|\]\[|<(?:a|img)\b/i.test(text));

const withRecordLinks = perHoldingBlock((block) => (mayLinkRecord.test(block.text) ? [block] : []), sign.closing);
const mayLinkRecord = /\]\([^)\r\n]{1,300}\.md\b|^ {0,3}\[[^\]\r\n]{1,100}\]:/m;

/** Whether one text is so much shorter that it cannot be the other’s translation. */
function isSummary(a: Side, b: Side): boolean {
  const [x, y] = [a.words(), b.words()];
  return Math.min(x, y) < summary * Math.max(x, y);
}

function areApart(a: Side, b: Side, { gapsInA, gapsInB }: Alignment): boolean {
  return gapsInA.length + gapsInB.length > apart * Math.max(a.sections.length, b.sections.length);
}

/** What differs, at its place in the note; what only the other file has is for that file to tell. */
function* report(a: Side, b: Side): Generator<Finding<Id>> {
  const alignment = alignSections(a.sections, b.sections);
  if (areApart(a, b, alignment)) return;
  const all = differences(a, b, alignment);
  const told = all.filter((difference) => difference.a !== undefined || b.path === undefined);
  const [first] = told;
  // A half that is a summary means to be one; a file of the same name does not say so.
  const short = first !== undefined && isSummary(a, b);
  if (!first || (short && b.path === undefined)) return;
  if (all.length >= many.from && all.length > many.share * Math.max(a.stated(), b.stated())) {
    const { data = {}, span, language, related = [] } = findingOf(first, a, b);
    yield {
      messageId: b.path === undefined ? 'many' : 'many-file',
      data: { ...data, count: all.length },
      span,
      ...(short ? { severity: 'info' as const } : {}),
      ...(language === undefined ? {} : { language }),
      related,
    };
    return;
  }
  if (short) return;
  for (const difference of told) yield findingOf(difference, a, b);
}

function findingOf({ a: left, b: right, partA, partB }: Difference, a: Side, b: Side): Finding<Id> {
  const fact = left ?? right;
  if (!fact) throw new Error('a difference without a fact');
  const [here, there, part, other] = left ? [a, b, partB, right] : [b, a, partA, undefined];
  const span = placeOf(left ? partA : partB, fact);
  const inFile = there.path !== undefined;
  const data = dataOf(fact, other, here.language, there.language, there.path ?? '');
  return {
    messageId: messageFor(fact, other, inFile),
    data,
    span,
    language: here.language,
    ...(other ? {} : { severity: 'info' as const }),
    fixes: other ? useOther(fact, span, other, there) : [],
    related: [
      {
        messageId: other ? 'place' : 'part',
        data: { there: languageName(there.language) },
        span: other ? placeOf(part, other) : part.at,
        ...(inFile ? { path: there.path } : {}),
      },
    ],
  };
}

/** The same data for as long as the blocks of both facts live. */
const dataOf = perThings((fact: Fact, other: Fact | undefined, own: string, there: string, path: string): Data => ({
  here: fact.text,
  own: languageName(own),
  there: languageName(there),
  path,
  ...(other ? { other: other.text } : {}),
}));

function messageFor({ kind }: Fact, other: Fact | undefined, inFile: boolean): Id {
  const base =
    kind === 'link' || kind === 'image' ? kind : !other ? 'missing' : kind === 'record' ? 'record' : 'changed';
  return inFile ? `${base}-file` : base;
}

/** Years and shares are the same digits in every language, so that the other text’s can be used here. */
function useOther(fact: Fact, span: Span, other: Fact, there: Side): readonly Fix<Id>[] {
  if (fact.kind !== 'year' && fact.kind !== 'percent' && fact.kind !== 'number') return [];
  const [own, its] = [/^\d+/.exec(fact.text)?.[0], /^\d+/.exec(other.text)?.[0]];
  if (own === undefined || its === undefined) return [];
  const plain = (text: string, digits: string): boolean => !/\d/.test(text.slice(digits.length));
  if (!plain(fact.text, own) || !plain(other.text, its)) return [];
  if (span.end - span.start !== fact.text.length) return []; // markup stands within it
  return [
    {
      titleId: 'use',
      data: { text: its + fact.text.slice(own.length), there: languageName(there.language) },
      edits: [{ span: { start: span.start, end: span.start + own.length }, text: its }],
      safety: 'suggestion',
    },
  ];
}

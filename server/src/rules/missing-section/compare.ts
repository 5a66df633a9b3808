/** The texts of a note in its languages, section by section: which of them one has and the other lacks. */
import { alignSections, type Alignment, type Gap } from '../../engine/align';
import type { Config } from '../../engine/config';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { endOfPart, sidesOf, type Layout } from '../../engine/layout';
import { once, perThings } from '../../engine/memo';
import { isExcused } from '../../engine/policy';
import { plainSectionsOf, sectionsOf, subtreeLength, wordsBetween, wordsOf, type Section } from '../../engine/sections';
import { insertion, lineEndOf, skeleton } from '../../engine/skeleton';
import type { Data, Edit, Finding, Fix } from '../../engine/types';
import { languageName } from '../../languages/names';
import { shortened } from './alone';
import type { messages } from './messages';

type Id = keyof (typeof messages)['en'];

/** From so many on, sections that are more than half of all are reported together. */
const manyFrom = 4;
/** A half with a smaller share of the other's words, and most sections missing, is a summary and means to be one. */
const summary = 0.35;
/** A twin with a smaller share of words that is put together from templates has its text elsewhere. */
const templated = { share: 0.3, sign: /\{%-?\s*include|\{\{[<%]|^<[A-Z]\w*/m };

/** One language's text: where it stands, and where something may be added to it. */
interface Side {
  readonly language: string;
  readonly note: Document;
  readonly sections: readonly Section[];
  /** Offset behind its text. */
  readonly end: number;
  /** Path of the file where it is not the note itself. */
  readonly path?: string;
}

/**
 * A finding for what one text has and another lacks, whatever the note says of itself and its day; only what it declares
 * as pending, or as not required, is left out.
 */
export function* compared(note: Document, layout: Layout, config: Config, facts: Facts): Generator<Finding<Id>> {
  if (layout.kind === 'one') {
    if (layout.language === undefined) return;
    for (const { path, language, document } of facts.twins) {
      if (
        !document ||
        isExcused(note, language, facts, config) ||
        isExcused(document, language, facts, config) ||
        isAssembled(document, note)
      )
        continue;
      const here: Side = { language: layout.language, note, sections: sectionsOf(note), end: note.length };
      const there: Side = {
        language,
        note: document,
        sections: sectionsOf(document),
        end: document.length,
        path,
      };
      const { ofA, gapsInB } = alignSections(here.sections, there.sections);
      yield* report(here, there, ofA, gapsInB);
    }
    return;
  }
  const sides = sidesIn(note, layout, config.languages);
  for (const [index, a] of sides.entries())
    for (const b of sides.slice(index + 1)) {
      const aligned = alignSections(a.sections, b.sections);
      if (areUnlike(note, layout, a, b, aligned)) continue;
      if (!isExcused(note, b.language, facts, config)) yield* report(a, b, aligned.ofA, aligned.gapsInB);
      if (!isExcused(note, a.language, facts, config)) yield* report(b, a, aligned.ofB, aligned.gapsInA);
    }
}

const isAssembled = (twin: Document, note: Document): boolean =>
  templated.sign.test(twin.text) && wordsOf(twin) < templated.share * wordsOf(note);

function sidesIn(note: Document, layout: Layout, languages: readonly string[]): readonly Side[] {
  const marked = sectionsOf(note);
  const sections = marked.length === 0 && layout.kind === 'stacked' ? plainSectionsOf(note) : marked;
  const sides = sidesOf(note, layout, sections, languages);
  return [...sides].map(([language, own]) => {
    const part = layout.kind === 'stacked' ? layout.parts.find((each) => each.language === language) : undefined;
    return { language, note, sections: own, end: part ? endOfPart(note, part) : note.length };
  });
}

/** Whether two texts in one note are too different for their sections to be compared. */
function areUnlike(note: Document, layout: Layout, a: Side, b: Side, { gapsInA, gapsInB }: Alignment): boolean {
  if (layout.kind !== 'stacked')
    return (gapsInA.length + gapsInB.length) * 2 > Math.max(a.sections.length, b.sections.length);
  if (a.sections.length === 0 || b.sections.length === 0) return true;
  const words = ({ language }: Side): number => {
    const part = layout.parts.find((each) => each.language === language);
    return part ? wordsBetween(note, part.from, part.to) : 0;
  };
  const [x, y] = [words(a), words(b)];
  const most = (gaps: readonly Gap[], side: Side): boolean => gaps.length * 2 > side.sections.length;
  return Math.min(x, y) < summary * Math.max(x, y) && (x > y ? most(gapsInB, a) : most(gapsInA, b));
}

/** Findings for the sections of `here` that `there` has no counterpart for, at their headings. */
function* report(
  here: Side,
  there: Side,
  counterparts: Alignment['ofA'],
  gaps: readonly Gap[],
): Generator<Finding<Id>> {
  if (gaps.length === 0) return;
  const missing = new Map(gaps.map((gap) => [gap.index, gap]));
  const tops: { readonly gap: Gap; readonly sections: readonly Section[]; readonly after: number }[] = [];
  for (let index = 0; index < here.sections.length;) {
    const gap = missing.get(index);
    const length = gap ? subtreeLength(here.sections, index) : 1;
    if (gap) {
      const range = here.sections.slice(index, index + length);
      tops.push({ gap, sections: range.filter((_, offset) => missing.has(index + offset)), after: index + length });
    }
    index += length;
  }
  const real = here.sections.filter(({ title }) => !title).length;
  const shift = once(() => shiftBetween(here, there, counterparts));
  const place = (index: number): number => {
    for (let next = index; next < here.sections.length; next++) {
      const other = there.sections[counterparts[next] ?? -1];
      if (other) return other.span.start;
    }
    return there.end;
  };
  const names = { here: languageName(here.language), there: languageName(there.language), path: there.path ?? '' };
  const inFile = there.path !== undefined;
  const toFile = inFile ? { path: there.path } : {};
  const edit = (top: Pick<(typeof tops)[number], 'sections' | 'after'>): Edit =>
    insertion(
      there.note.text,
      place(top.after),
      skeleton(here.note, top.sections, there.language, shift(), lineEndOf(there.note.text)),
      there.path,
    );
  const finding = (top: (typeof tops)[number], messageId: Id, count: number, fix?: () => Fix<Id>): Finding<Id> => {
    const at = place(top.after);
    const [section] = top.sections;
    return {
      messageId,
      // How many are in both is for those that tell of the note as a whole.
      data: dataOf(
        section?.traits ?? top,
        section?.text ?? '',
        here.language,
        there.language,
        there.path,
        count,
        real - gaps.length,
      ),
      span: section?.heading ?? { start: 0, end: 0 },
      language: here.language,
      ...(fix && { suggestions: () => [fix()] }),
      related: [{ messageId: 'place', data: names, span: { start: at, end: at }, ...toFile }],
    };
  };

  const [first] = tops;
  if (first && tops.length >= manyFrom && gaps.length * 2 > real) {
    yield finding(first, inFile ? 'many-file' : 'many', gaps.length, () => ({
      titleId: inFile ? 'add-all-file' : 'add-all',
      data: { ...names, count: gaps.length },
      edits: byPlace(tops, place).map(edit),
      safety: 'suggestion',
    }));
    return;
  }
  for (const top of tops) {
    const fix = (): Fix<Id> => ({
      titleId: inFile ? 'add-file' : 'add',
      data: names,
      edits: [edit(top)],
      safety: 'suggestion',
    });
    if (top.gap.sure) yield finding(top, inFile ? 'missing-file' : 'missing', top.sections.length, fix);
    else yield finding(top, inFile ? 'near-file' : 'near', top.sections.length);
  }
}

/** The same data for as long as the section says the same. `_traits` are those of the section. */
const dataOf = perThings(
  (
    _traits: object,
    text: string,
    here: string,
    there: string,
    path: string | undefined,
    count: number,
    both: number,
  ): Data => ({
    here: languageName(here),
    there: languageName(there),
    path: path ?? '',
    heading: shortened(text),
    count,
    both,
  }),
);

/** Sections that go to the same place go there together. */
function byPlace<T extends { readonly sections: readonly Section[]; readonly after: number }>(
  tops: readonly T[],
  place: (index: number) => number,
): readonly Pick<T, 'sections' | 'after'>[] {
  const merged: Pick<T, 'sections' | 'after'>[] = [];
  for (const top of tops) {
    const last = merged[merged.length - 1];
    if (last && place(last.after) === place(top.after))
      merged[merged.length - 1] = { sections: [...last.sections, ...top.sections], after: last.after };
    else merged.push({ sections: top.sections, after: top.after });
  }
  return merged;
}

/** By how many levels most headings of `there` stand deeper than their counterparts. */
function shiftBetween(here: Side, there: Side, counterparts: Alignment['ofA']): number {
  const shifts = counterparts
    .flatMap((other, index) => {
      const [a, b] = [here.sections[index], there.sections[other ?? -1]];
      return a && b && !a.title ? [b.depth - a.depth] : [];
    })
    .sort((a, b) => a - b);
  return shifts[Math.floor(shifts.length / 2)] ?? 0;
}

import * as v from 'valibot';
import { frontMatterOf, type Document } from '../../engine/document';
import { isInBoth, type Layout } from '../../engine/layout';
import { pageKeys } from '../../engine/ties';
import { firstHeading, headingsOf, ownLanguage, roughText, type Heading } from '../../engine/outline';
import { isDraft, isExcused } from '../../engine/policy';
import { hasWords, wordsBetween, wordsIn } from '../../engine/sections';
import { insertion } from '../../engine/skeleton';
import { titleOf } from '../../engine/title';
import { layoutAt } from '../../engine/twins';
import { defineNoteRule, type Finding, type Fix, type NoteContext } from '../../engine/types';
import { lettersIn } from '../../languages/letters';
import { languageName } from '../../languages/names';
import { habitOf, type Habit } from './habit';
import { messages } from './messages';
import { phrasesFor } from './phrases';
import { isName, pointsTo } from './pointers';

type Id = keyof (typeof messages)['en'];

/** How many notes around, and which share of them, make a habit. */
const habitual = { least: 4, share: 0.6 };
/** A text of fewer words has hardly begun, and nobody is sent there. */
const leastWords = 10;
/** Words of a first half that fill more than a screen. */
const screenful = 150;
/** Words at the top of a note that are seen at once. */
const glance = 60;

export const rule = defineNoteRule({
  id: 'cross-link',
  since: '0.1.0',
  level: 'info',
  category: 'languages',
  summary: {
    en: 'A note does not say where its other language is, in a team whose notes do.',
    cy: 'Nid yw nodyn yn dweud ble mae ei iaith arall, mewn tîm y mae ei nodiadau’n gwneud hynny.',
  },
  why: {
    en: 'Those who come to one language by a link or a search do not know that there is another, unless it says so.',
    cy: 'Nid yw’r sawl sy’n cyrraedd un iaith drwy ddolen neu chwiliad yn gwybod bod un arall, oni bai ei bod yn dweud hynny.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    if (config.languages.length < 2 || isDraft(note)) return [];
    // Where all languages but the note's own are pointed to, there is nothing to find.
    const open = config.languages.filter((language) => !pointsTo(note, undefined, { language }));
    return open.length > 1 ? ['twins', 'neighbours'] : [];
  },

  check(note, context) {
    const { config, facts } = context;
    const isAlone = !isExplicit(context) && !facts.twins.some(({ document }) => document);
    if (isAlone || config.languages.length < 2 || isDraft(note) || !hasWords(note, leastWords)) return [];
    const layout = layoutAt(facts.path, note, config.languages, facts.twins);
    return layout.kind === 'stacked' ? inOneFile(note, layout, context) : inTwoFiles(note, context);
  },
});

const isExplicit = ({ config }: NoteContext<object>): boolean => config.rules[rule.id]?.explicit === true;

function* inTwoFiles(note: Document, context: NoteContext<object>): Generator<Finding<Id>> {
  const { config, facts } = context;
  const { path: from } = facts;
  if (from === undefined) return;
  let habit: Habit | undefined;
  for (const twin of facts.twins) {
    const { path, language, document } = twin;
    if (!document || !hasWords(document, leastWords) || isDraft(document)) continue;
    if (isExcused(note, language, facts, config) || pointsTo(note, from, twin)) continue;
    habit ??= habitOf(facts.neighbours ?? []);
    const { linked, all } = habit;
    const isHabit = all >= habitual.least && linked >= habitual.share * all;
    if (!isHabit && (!isExplicit(context) || isLeftToTemplates(note, habit))) continue;
    const data = { there: languageName(language), path, linked, all };
    const fix: Fix<Id> = {
      titleId: 'add',
      data,
      edits: [
        insertion(
          note.text,
          placeIn(note, habit),
          `[${habit.words.get(language) ?? phrasesFor(language).read}](${habit.address(from, path)})`,
        ),
      ],
      safety: 'suggestion',
    };
    yield {
      messageId: isHabit ? 'habit' : 'twin',
      data,
      span: titleOf(note),
      fixes: [fix],
      related: [{ messageId: 'place', data, span: { start: 0, end: 0 }, path }],
    };
  }
}

/** Pages that are tied by keys, and of which none links to another by itself: the site's templates do that. */
function isLeftToTemplates(note: Document, { linked, all }: Habit): boolean {
  const data = frontMatterOf(note)?.data ?? {};
  return linked === 0 && all >= habitual.least && pageKeys.some((key) => data[key] !== undefined);
}

/** Where the line goes: as the neighbours have it, else below the title. */
function placeIn(note: Document, { place }: Pick<Habit, 'place'>): number {
  if (place === 'end') return note.length;
  const top = frontMatterOf(note) ? (note.blocks[0]?.text.length ?? 0) : 0;
  const title = titleHeading(note);
  return place === 'after-title' && title ? lineBehind(note.text, title.span.end) : top;
}

/** The heading that opens a note, with no prose before it. */
function titleHeading(note: Document): Heading | undefined {
  const first = firstHeading(note);
  if (!first) return undefined;
  const before = wordsBetween(note, 0, first.block);
  return before === 0 ? first : undefined;
}

/** Offset behind the line of a heading, and the line under it that makes it one. */
function lineBehind(text: string, at: number): number {
  const rest = /^[^\r\n]*(?:\r\n|\r|\n|$)(?: {0,3}(?:=+|-+)[ \t]*(?:\r\n|\r|\n|$))?/.exec(text.slice(at, at + 2000));
  return at + (rest?.[0].length ?? 0);
}

function* inOneFile(
  note: Document,
  { parts }: Extract<Layout, { kind: 'stacked' }>,
  context: NoteContext<object>,
): Generator<Finding<Id>> {
  if (!isExplicit(context)) return;
  const { languages } = context.config;
  const [first, ...rest] = parts;
  for (const [index, part] of rest.entries()) {
    const above = parts.slice(0, index + 1);
    const words = wordsBetween(note, first?.from ?? 0, above[above.length - 1]?.to ?? note.blocks.length);
    if (words < screenful || saysAtTop(note, part.language, part.from, languages)) continue;
    const start = note.starts[part.from] ?? 0;
    const heading = headingsOf(note).find(({ block }) => block >= part.from && block < part.to);
    const { below } = phrasesFor(part.language);
    const line = heading ? `[${below}](#${anchorOf(note, heading)})` : below;
    const data = { there: languageName(part.language) };
    yield {
      messageId: 'below',
      data,
      span: titleOf(note),
      ...(first && { language: first.language }),
      fixes: [
        {
          titleId: 'add-below',
          data,
          edits: [insertion(note.text, placeIn(note, { place: 'after-title' }), line)],
          safety: 'suggestion',
        },
      ],
      related: [{ messageId: 'place', data, span: heading?.span ?? { start, end: start } }],
    };
  }
}

/** Whether what is seen of a note at once shows that it holds a language: named, linked to, or written in it. */
function saysAtTop(note: Document, language: string, to: number, languages: readonly string[]): boolean {
  let words = 0;
  for (const block of note.blocks.slice(0, to)) {
    if (block.kind === 'front-matter') continue;
    const text = roughText(block);
    if (ownLanguage(block, languages) === language) return true;
    if (text.length < 400 && lettersIn(text).some((word) => isName(word, language))) return true;
    words += wordsIn(block);
    if (words > glance) break;
  }
  return headingsOf(note)
    .slice(0, 1)
    .some(({ text }) => isInBoth(text, languages));
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

/** The anchor that sites and forges give a heading: its words with hyphens, and a number where an earlier one has them. */
function anchorOf(note: Document, heading: Heading): string {
  const own = slug(heading.text);
  const before = headingsOf(note).filter(({ span, text }) => span.start < heading.span.start && slug(text) === own);
  return before.length === 0 ? own : `${own}-${String(before.length)}`;
}

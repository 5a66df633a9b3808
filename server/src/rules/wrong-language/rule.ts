import * as v from 'valibot';
import type { Document } from '../../engine/document';
import { isDraft, isExcused } from '../../engine/policy';
import { titleOf } from '../../engine/title';
import { defineNoteRule, type Data, type Fix } from '../../engine/types';
import { languageName } from '../../languages/names';
import { expectedOfBlocks, expectedOfNote, type Expected } from './expected';
import { markFix, pendingFix, relabelFix } from './fixes';
import { messages } from './messages';
import { allOf, itemsOf, otherLanguage, slipsIn, type Items, type Stretch } from './run';

type Id = keyof (typeof messages)['en'];

export const rule = defineNoteRule({
  id: 'wrong-language',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'Text is not in the language that its place or its label says.',
    cy: 'Nid yw testun yn yr iaith y mae ei le neu ei label yn ei nodi.',
  },
  why: {
    en: 'Somebody who follows a link to their language should find it there. Screen readers read text aloud in the language of its label, right or wrong.',
    cy: 'Dylai rhywun sy’n dilyn dolen i’w iaith ei hun ddod o hyd iddi yno. Mae darllenwyr sgrin yn darllen testun yn uchel yn iaith ei label, yn gywir neu beidio.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    return config.languages.length > 1 && !isDraft(note) ? ['twins'] : [];
  },

  *check(note, { config, facts }) {
    const { languages } = config;
    if (languages.length < 2 || isDraft(note)) return;
    const isFine = (language: string): boolean =>
      isExcused(note, language, facts, config) ||
      facts.twins.some(({ document }) => document !== undefined && isExcused(document, language, facts, config));
    const whole = expectedOfNote(note, config, facts);
    const items = itemsOf(note, expectedOfBlocks(note, config, facts, whole), languages);

    const other = whole && otherLanguage(items, whole);
    if (whole && other !== undefined) {
      if (isFine(whole.language)) return;
      yield {
        messageId: 'note',
        data: dataOf(whole, other),
        span: titleOf(note),
        language: other,
        suggestions: () => {
          const all = [...allOf(items)];
          return [
            ...(whole.claim ? relabelFix(note, whole.claim, other) : []),
            ...markFix(
              note,
              all,
              all.filter((item) => item !== undefined),
            ),
            pendingFix(note, whole.language, facts.today),
          ];
        },
      };
      return;
    }
    for (const stretch of slipsIn(items)) {
      const { expected } = stretch[0];
      const read = stretch.find(({ wrong }) => wrong)?.language;
      if (read === undefined || isFine(expected.language)) continue;
      yield {
        messageId: 'part',
        data: dataOf(expected, read),
        span: { start: stretch[0].span.start, end: stretch[stretch.length - 1]?.span.end ?? stretch[0].span.end },
        language: read,
        suggestions: () => fixesFor(note, items, stretch, read),
      };
    }
  },
});

function fixesFor(note: Document, items: Items, stretch: Stretch, read: string): readonly Fix<Id>[] {
  const { claim, language } = stretch[0].expected;
  const all = [...allOf(items)];
  const isAllOther = (): boolean =>
    all.every((item) => item?.expected !== stretch[0].expected || item.language !== language);
  const relabel = claim?.kind === 'attribute' && isAllOther() ? relabelFix(note, claim, read) : [];
  return [...relabel, ...markFix(note, all, stretch)];
}

const dataOf = ({ language, by }: Expected, read: string): Data => ({
  claimed: languageName(language),
  read: languageName(read),
  by,
});

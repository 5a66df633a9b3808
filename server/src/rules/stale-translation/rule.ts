import * as v from 'valibot';
import type { Document } from '../../engine/document';
import { isBeforePolicy, isDraft, isExcused } from '../../engine/policy';
import { hasWords } from '../../engine/sections';
import { titleOf } from '../../engine/title';
import { defineNoteRule, type Finding, type NoteContext } from '../../engine/types';
import { languageName } from '../../languages/names';
import { messages } from './messages';

type Id = keyof (typeof messages)['en'];

export const rule = defineNoteRule({
  id: 'stale-translation',
  since: '0.1.0',
  level: 'info',
  category: 'languages',
  summary: {
    en: 'One language of a note has changed since the other did.',
    cy: 'Mae un iaith mewn nodyn wedi newid ers i’r llall newid.',
  },
  why: {
    en: 'What is put right in one language is easily forgotten in the other, and then the two tell their readers different things.',
    cy: 'Mae’n hawdd anghofio cywiro yn y naill iaith yr hyn a gywirwyd yn y llall, ac yna mae’r ddwy yn dweud pethau gwahanol wrth eu darllenwyr.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    return config.languages.length > 1 && !isDraft(note) && hasWords(note, 1) ? ['twins', 'history'] : [];
  },

  check(note, context) {
    return context.facts.twins.some(({ ahead }) => ahead) ? judge(note, context) : [];
  },
});

function* judge(note: Document, { config, facts }: NoteContext<object>): Generator<Finding<Id>> {
  if (config.languages.length < 2 || isDraft(note) || isBeforePolicy(note, config, facts.path)) return;
  for (const { ahead, document, language, path } of facts.twins) {
    if (!ahead || !document || !hasWords(document, 1) || isDraft(document)) continue;
    if (isExcused(note, language, facts, config) || isExcused(document, language, facts, config)) continue;
    const data = { there: languageName(language), count: ahead.commits, last: ahead.last, other: ahead.other };
    yield {
      messageId: ahead.commits === 1 ? 'one' : 'many',
      data,
      span: titleOf(note),
      related: [{ messageId: 'other', data, span: titleOf(document), path }],
    };
  }
}

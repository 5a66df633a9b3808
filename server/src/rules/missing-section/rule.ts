import * as v from 'valibot';
import { languagesOf } from '../../engine/layout';
import { isBeforePolicy, isDraft, isExcused } from '../../engine/policy';
import { hasSections, hasWords, sectionsOf } from '../../engine/sections';
import { waitingIn } from '../../engine/translation';
import { layoutAt } from '../../engine/twins';
import { defineNoteRule } from '../../engine/types';
import { languageName } from '../../languages/names';
import { cellsInOneAlone, inOneAlone } from './alone';
import { compared } from './compare';
import { messages } from './messages';

export const rule = defineNoteRule({
  id: 'missing-section',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'A section in one language has no counterpart in the other.',
    cy: 'Nid oes gan adran mewn un iaith adran gyfatebol yn y llall.',
  },
  why: {
    en: 'Readers of either language should be told the same things. A section that one of them lacks was mostly forgotten, or added later.',
    cy: 'Dylai darllenwyr y naill iaith a’r llall gael clywed yr un pethau. Fel arfer, anghofiwyd adran sydd ar goll mewn un iaith, neu fe’i hychwanegwyd wedyn.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    return config.languages.length > 1 && !isDraft(note) && hasSections(note) ? ['twins'] : [];
  },

  *check(note, { config, facts }) {
    const { languages } = config;
    if (languages.length < 2) return;
    const layout = layoutAt(facts.path, note, languages, facts.twins);
    const present = hasWords(note, 1) ? languagesOf(layout) : []; // a note that waits as a whole is for missing-language
    for (const { language, marker } of waitingIn(note))
      if (present.includes(language) && !isExcused(note, language, facts, config))
        yield {
          messageId: 'waiting',
          data: { there: languageName(language) },
          span: marker,
          severity: 'info',
          language,
        };
    if (isDraft(note) || isBeforePolicy(note, config, facts.path)) return;

    yield* cellsInOneAlone(note, languages, (language) => isExcused(note, language, facts, config));

    yield* compared(note, layout, config, facts);
    if (layout.kind === 'alternating') yield* inOneAlone(note, layout.languages, sectionsOf(note));
  },
});

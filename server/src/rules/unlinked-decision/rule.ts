/** Decisions stated in a note without a link to the record that says why. */
import * as v from 'valibot';
import type { Document } from '../../engine/document';
import { defineNoteRule, type Finding } from '../../engine/types';
import { fixesFor } from './fixes';
import { messages } from './messages';
import { holdsUnlinked, itemsOf, startOf, unlinked, type Stated } from './unlinked';
import { shifted } from '../../engine/positions';

const phrase = v.pipe(v.string(), v.minLength(3), v.maxLength(100));

export const rule = defineNoteRule({
  id: 'unlinked-decision',
  since: '0.1.0',
  level: 'info',
  category: 'decisions',
  summary: {
    en: 'A decision in a note has no link to a record of it.',
    cy: 'Mae penderfyniad mewn nodyn heb ddolen i gofnod ohono.',
  },
  why: {
    en: 'Working in the open means that people can find what was decided, and why. A note is soon forgotten; a record, linked from it, is found.',
    cy: 'Mae gweithio’n agored yn golygu bod pobl yn gallu gweld beth gafodd ei benderfynu, a pham. Mae nodyn yn mynd yn angof yn fuan; mae cofnod, â dolen iddo, yn cael ei ganfod.',
  },
  messages,
  options: v.strictObject({
    links: v.optional(
      v.pipe(
        v.picklist(['record', 'tracker', 'any']),
        v.description(
          'What counts as a link: only one to a decision record; an issue, a card or “#123” as well; or any link in the same paragraph.',
        ),
      ),
      'record',
    ),
    cues: v.optional(
      v.pipe(
        v.array(phrase),
        v.maxLength(200),
        v.description('Further phrases that state a decision: [we plumped for].'),
      ),
      [],
    ),
    ignore: v.optional(
      v.pipe(
        v.array(phrase),
        v.maxLength(200),
        v.description('Sentences with these phrases are left alone: [agreed to differ].'),
      ),
      [],
    ),
  }),
  needs(note, context) {
    return holdsUnlinked(note, context.config, context.options) ? ['records'] : [];
  },
  check(note, { config, options, facts }) {
    const found = unlinked(note, config, options, facts);
    if (found.length === 0 || facts.isRecord) return [];
    return found.map((stated, index): Finding<keyof (typeof messages)['en']> => {
      const { candidate, passage, offset } = stated;
      const span = shifted(passage.sourceOf(candidate.span), offset);
      // In order of their places, so the neighbours tell.
      const alone = !sameLine(note, found[index - 1], stated) && !sameLine(note, stated, found[index + 1]);
      return {
        messageId: candidate.kind === 'item' ? 'unlinked-item' : 'unlinked',
        span,
        language: candidate.language,
        together: { key: paragraphOf(stated), messageId: 'several' },
        suggestions: () => fixesFor(note, { ...stated, alone, items: itemsOf(note, stated) }, facts, config),
      };
    });
  },
});

/** The paragraph that a sentence or item stands in, by where that begins. */
const paragraphOf = ({ passage, offset }: Stated): number => offset + passage.source.start;

function sameLine(note: Document, first: Stated | undefined, second: Stated | undefined): boolean {
  return (
    first !== undefined && second !== undefined && !/[\r\n]/.test(note.text.slice(startOf(first), startOf(second)))
  );
}

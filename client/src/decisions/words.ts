/** What the list of decisions says. */
import type { Words } from '../words';

export const words = {
  placeHolder: {
    en: 'Decisions in your notes: pick one to go to it, or type to search',
    cy: 'Penderfyniadau yn eich nodiadau: dewiswch un i fynd ato, neu deipio i chwilio',
  },
  unlinked: { en: 'no record', cy: 'dim cofnod' },
  none: {
    en: 'There are no decisions in the notes of this workspace.',
    cy: 'Nid oes penderfyniadau yn nodiadau’r man gwaith hwn.',
  },
} as const satisfies Words;

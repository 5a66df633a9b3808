/** What the list of notes in both languages says. */
import type { ListedCell } from '../../../server/src/lsp/protocol';
import type { Locale, Words } from '../words';

export const words = {
  looking: { en: 'Looking through the notes…', cy: 'Yn edrych drwy’r nodiadau…' },
  placeHolder: {
    en: 'Notes and their languages: pick one to open it, or type to search',
    cy: 'Nodiadau a’u hieithoedd: dewiswch un i’w agor, neu deipio i chwilio',
  },
  beside: { en: 'Open both languages side by side', cy: 'Agor y ddwy iaith ochr yn ochr' },
  none: {
    en: 'There are no notes in this workspace that should be in two languages.',
    cy: 'Nid oes nodiadau yn y man gwaith hwn a ddylai fod mewn dwy iaith.',
  },
  differ: { en: 'the languages differ', cy: 'ieithoedd yn wahanol' },
  sections: {
    en: '{state}: {both} of {all} sections in both',
    cy: '{state}: {both} o’r {all} adran yn y ddwy',
  },
  until: { en: '{state} by {until}', cy: '{state} erbyn {until}' },
  since: { en: '{state} since {until}', cy: '{state} ers {until}' },
} as const satisfies Words;

/** How a note stands in a language. */
export const states: Readonly<Record<ListedCell['state'], Readonly<Record<Locale, string>>>> = {
  complete: { en: 'there', cy: 'yno' },
  differs: { en: 'differs', cy: 'yn wahanol' },
  'wrong-language': { en: 'in another language', cy: 'mewn iaith arall' },
  pending: { en: 'to follow', cy: 'i ddilyn' },
  overdue: { en: 'overdue', cy: 'yn hwyr' },
  'not-required': { en: 'not needed', cy: 'dim angen' },
  orphan: { en: 'on its own', cy: 'ar ei ben ei hun' },
  missing: { en: 'missing', cy: 'ar goll' },
  'not-asked': { en: 'not asked for', cy: 'heb ofyn amdano' },
};

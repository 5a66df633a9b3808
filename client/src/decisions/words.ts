/** What the list and the view of decisions say. */
import type { Words } from '../words';

export const words = {
  placeHolder: {
    en: 'Decisions in your notes: pick one to go to it, or type to search',
    cy: 'Penderfyniadau yn eich nodiadau: dewiswch un i fynd ato, neu deipio i chwilio',
  },
  unlinked: { en: 'not linked', cy: 'heb ddolen' },
  none: {
    en: 'There are no decisions in the notes of this workspace.',
    cy: 'Nid oes penderfyniadau yn nodiadau’r man gwaith hwn.',
  },
  title: { en: 'Decisions', cy: 'Penderfyniadau' },
  noneUnlinked: {
    en: 'Every decision in your notes is linked to a record.',
    cy: 'Mae pob penderfyniad yn eich nodiadau wedi’i gysylltu â chofnod.',
  },
  unlinkedOnly: {
    en: 'Only decisions that are not linked are shown.',
    cy: 'Dim ond penderfyniadau heb ddolen sy’n cael eu dangos.',
  },
  withoutRecord: { en: '{n} not linked', cy: '{n} heb ddolen' },
  allLinked: { en: 'all linked', cy: 'dolen ym mhob un' },
  record: { en: 'Record: {name}', cy: 'Cofnod: {name}' },
  who: { en: 'Decided by: {who}', cy: 'Penderfynwyd gan: {who}' },
  noDate: { en: 'no date', cy: 'dim dyddiad' },
} as const satisfies Words;

/** What the list and the view of decisions say. */
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
  title: { en: 'Decisions', cy: 'Penderfyniadau' },
  noneUnlinked: {
    en: 'Every decision in your notes has a record.',
    cy: 'Mae cofnod i bob penderfyniad yn eich nodiadau.',
  },
  unlinkedOnly: {
    en: 'Only decisions without a record are shown.',
    cy: 'Dim ond penderfyniadau heb gofnod sy’n cael eu dangos.',
  },
  withoutRecord: { en: '{n} without a record', cy: '{n} heb gofnod' },
  allLinked: { en: 'all with a record', cy: 'cofnod i bob un' },
  record: { en: 'Record: {name}', cy: 'Cofnod: {name}' },
  who: { en: 'Decided by: {who}', cy: 'Penderfynwyd gan: {who}' },
  noDate: { en: 'no date', cy: 'dim dyddiad' },
} as const satisfies Words;

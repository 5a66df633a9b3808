import type { Words } from '../words';

export const words = {
  gone: {
    en: 'The note has changed, so this is no longer there. Please look again.',
    cy: 'Mae’r nodyn wedi newid, felly nid yw hyn yno bellach. Edrychwch eto.',
  },
  whichPlace: { en: 'Which one would you like to see?', cy: 'Pa un hoffech chi ei weld?' },
  line: { en: 'line {line}', cy: 'llinell {line}' },
  byWhen: { en: 'By when will the {there} text follow?', cy: 'Erbyn pryd y bydd y testun {there} yn dilyn?' },
  inAWeek: { en: 'In a week', cy: 'Ymhen wythnos' },
  inTwoWeeks: { en: 'In two weeks', cy: 'Ymhen pythefnos' },
  inFourWeeks: { en: 'In four weeks', cy: 'Ymhen pedair wythnos' },
  endOfMonth: { en: 'By the end of the month', cy: 'Erbyn diwedd y mis' },
  otherDay: { en: 'Another day…', cy: 'Diwrnod arall…' },
  writeDay: {
    en: 'A day as year-month-day, such as {example}',
    cy: 'Diwrnod ar ffurf blwyddyn-mis-dydd, er enghraifft {example}',
  },
  noDay: {
    en: 'Please write a day from today on, such as {example}.',
    cy: 'Ysgrifennwch ddiwrnod, heddiw neu wedyn, er enghraifft {example}.',
  },
  looking: { en: 'Looking for safe changes…', cy: 'Yn chwilio am newidiadau diogel…' },
  nothingHere: {
    en: 'There are no safe changes to make in this note.',
    cy: 'Nid oes newidiadau diogel i’w gwneud yn y nodyn hwn.',
  },
  nothingAnywhere: {
    en: 'There are no safe changes to make in these notes.',
    cy: 'Nid oes newidiadau diogel i’w gwneud yn y nodiadau hyn.',
  },
  found: { en: 'Safe changes: {changes}. Notes: {notes}.', cy: 'Newidiadau diogel: {changes}. Nodiadau: {notes}.' },
  choose: {
    en: 'Nothing is changed yet. What would you like to do?',
    cy: 'Nid oes dim wedi newid eto. Beth hoffech chi ei wneud?',
  },
  changeAll: { en: 'Change them all', cy: 'Eu newid i gyd' },
  changeAllDetail: { en: 'One undo takes it all back.', cy: 'Mae un Dadwneud yn tynnu’r cyfan yn ôl.' },
  lookFirst: { en: 'Look at each of them first', cy: 'Edrych ar bob un yn gyntaf' },
  lookFirstDetail: {
    en: 'A preview opens, in which you tick the changes that you want.',
    cy: 'Mae rhagolwg yn agor, lle gallwch dicio’r newidiadau rydych chi eu heisiau.',
  },
  label: { en: 'Safe changes', cy: 'Newidiadau diogel' },
  changedMeanwhile: {
    en: 'A note has changed meanwhile, so nothing was done. Please try again.',
    cy: 'Mae nodyn wedi newid yn y cyfamser, felly ni wnaed dim. Rhowch gynnig arall arni.',
  },
} as const satisfies Words;

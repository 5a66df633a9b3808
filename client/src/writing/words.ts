/** What the commands that write say. */
import type { Words } from '../words';

export const words = {
  changed: {
    en: 'The note has changed meanwhile. Please try again.',
    cy: 'Mae’r nodyn wedi newid yn y cyfamser. Rhowch gynnig arall arni.',
  },
  notCreated: {
    en: '{path} could not be created. Perhaps there is a file of that name already, or this folder cannot be written to.',
    cy: 'Nid oedd modd creu {path}. Efallai fod ffeil o’r enw hwnnw yno’n barod, neu na ellir ysgrifennu i’r ffolder hon.',
  },
  existing: {
    en: '{path} is there already, so nothing new was made.',
    cy: 'Mae {path} yno’n barod, felly ni chafodd dim byd newydd ei greu.',
  },
  created: { en: 'Created {path} as well.', cy: 'Crëwyd {path} hefyd.' },
  beside: { en: 'Open beside', cy: 'Agor wrth ei ochr' },
  whichSeries: { en: 'Which weeknote do you want to write?', cy: 'Pa nodyn wythnos hoffech chi ei ysgrifennu?' },
  after: { en: 'after {path}', cy: 'ar ôl {path}' },
  elsewhere: { en: 'Begin in another folder…', cy: 'Dechrau mewn ffolder arall…' },
  weeknoteFolder: {
    en: 'In which folder should the weeknote go? Press Enter to take this one.',
    cy: 'Ym mha ffolder y dylai’r nodyn wythnos fynd? Pwyswch Enter i ddewis hon.',
  },
  newWeeknote: { en: 'New weeknote', cy: 'Nodyn wythnos newydd' },
  newRecord: { en: 'New decision record', cy: 'Cofnod penderfyniad newydd' },
  decided: { en: 'What was decided? A few words are enough.', cy: 'Beth a benderfynwyd? Mae ychydig eiriau’n ddigon.' },
  decidedExample: { en: 'For example: Lend out bikes', cy: 'Er enghraifft: Benthyg beiciau' },
  recordFolder: {
    en: 'In which folder should decision records go? Press Enter to take this one.',
    cy: 'Ym mha ffolder y dylai cofnodion penderfyniadau fynd? Pwyswch Enter i ddewis hon.',
  },
  noWords: { en: 'Please write a few words.', cy: 'Ysgrifennwch ychydig eiriau.' },
  noFolder: {
    en: 'Open a folder first, so that there is a place for decision records.',
    cy: 'Agorwch ffolder yn gyntaf, er mwyn cael lle i gofnodion penderfyniadau.',
  },
  notInFolder: {
    en: 'Save this note in an open folder first, so that it can link to decision records there.',
    cy: 'Cadwch y nodyn hwn mewn ffolder sydd ar agor yn gyntaf, er mwyn iddo allu cynnwys dolenni i gofnodion penderfyniadau yno.',
  },
  whichRecord: {
    en: 'Which decision do you want to link to? Type to search.',
    cy: 'Â pha benderfyniad yr hoffech gysylltu hyn? Teipiwch i chwilio.',
  },
  likely: { en: 'likely', cy: 'tebygol' },
  allRecords: { en: 'all decisions', cy: 'pob penderfyniad' },
  noRecords: {
    en: 'There are no decision records here yet. Do you want to write the first?',
    cy: 'Nid oes cofnodion penderfyniadau yma eto. Hoffech chi ysgrifennu’r cyntaf?',
  },
  writeRecord: { en: 'Write a new decision record…', cy: 'Ysgrifennu cofnod penderfyniad newydd…' },
  nothingToAdd: {
    en: 'As far as Agored can tell, nothing is missing in either language.',
    cy: 'Hyd y gall Agored ddweud, nid oes dim ar goll yn y naill iaith na’r llall.',
  },
  whichAddition: { en: 'What do you want to add?', cy: 'Beth hoffech chi ei ychwanegu?' },
} as const satisfies Words;

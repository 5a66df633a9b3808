/** What is said about languages side by side. */
import type { Words } from '../words';

export const words = {
  oneLanguage: {
    en: 'Agored is set to one language here, so there is no other to open.',
    cy: 'Un iaith yn unig sydd wedi’i gosod ar gyfer Agored yma, felly nid oes un arall i’w hagor.',
  },
  unknown: {
    en: 'There is too little text yet to tell which language this note is in.',
    cy: 'Nid oes digon o destun eto i ddweud ym mha iaith y mae’r nodyn hwn.',
  },
  together: {
    en: 'The languages take turns in this note, so they are beside each other already.',
    cy: 'Mae’r ieithoedd bob yn ail yn y nodyn hwn, felly maent ochr yn ochr yn barod.',
  },
  which: { en: 'Which language?', cy: 'Pa iaith?' },
  missing: {
    en: 'This note is in one language so far. Do you want to add the other?',
    cy: 'Dim ond mewn un iaith y mae’r nodyn hwn hyd yma. Hoffech chi ychwanegu’r llall?',
  },
  add: { en: 'Add…', cy: 'Ychwanegu…' },
  differs: { en: 'The two languages differ here.', cy: 'Mae’r ddwy iaith yn wahanol yma.' },
} as const satisfies Words;

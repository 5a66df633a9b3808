export const messages = {
  en: {
    note: 'This note says that it is in {claimed} ({by}), but it reads as {read}. Put the label right, or say when the text in {claimed} will follow.',
    part: 'This reads as {read}, and {claimed} belongs here ({by}). Translate it, or mark it as waiting for translation.',
    'set-lang': 'Change ‘{old}’ to ‘{new}’',
    mark: 'Mark this as waiting for translation into {claimed}',
    pending: 'Say that the text in {claimed} follows by {until}',
  },
  cy: {
    note: 'Testun {claimed} sydd i fod yn y nodyn hwn ({by}), ond testun {read} sydd ynddo. Cywirwch y label, neu nodwch pryd y daw’r testun {claimed}.',
    part: 'Testun {read} sydd yma, a thestun {claimed} sydd i fod ({by}). Cyfieithwch ef, neu marciwch ei fod yn disgwyl cael ei gyfieithu.',
    'set-lang': 'Newid ‘{old}’ i ‘{new}’',
    mark: 'Marcio bod hyn yn disgwyl cael ei gyfieithu (testun {claimed})',
    pending: 'Nodi bod y testun {claimed} i ddilyn erbyn {until}',
  },
} as const;

export const messages = {
  en: {
    missing:
      'This note is in {here} alone, and your configuration asks for {there} as well. Add it here or in a file of its own, or say when it will follow.',
    neighbours:
      '{paired} of the {all} notes beside this one are in {there} too, and this one is not yet. If it should be, add it; if not, say so in the note.',
    promised: 'This note points to text in {there} that is not in it. Add it, or take the pointer out.',
    overdue: 'The version in {there} was to follow by {until}, and is not here yet. Add it, or set a new day.',
    waiting: 'The text in {there} is waiting to be written. Take the two marker comments out when it is there.',
    'add-here': 'Add the headings for {there} to this note, marked for translation',
    'add-file': 'Create {path} with the headings for {there}, marked for translation',
    'say-pending': 'Say that the version in {there} follows by {until}',
    'say-not-required': 'Say that no version in {there} is needed',
  },
  cy: {
    missing:
      'Dim ond testun {here} sydd yn y nodyn hwn, ac mae eich ffurfweddiad yn gofyn am destun {there} hefyd. Ychwanegwch ef yma neu mewn ffeil ar wahân, neu nodwch pryd y daw.',
    neighbours:
      'Mae testun {there} ar gyfer {paired} o’r {all} nodyn wrth ymyl hwn, ond nid ar gyfer hwn eto. Os dylai fod, ychwanegwch ef; os na ddylai, nodwch hynny yn y nodyn.',
    promised:
      'Mae’r nodyn hwn yn cyfeirio at destun {there} nad yw ynddo. Ychwanegwch ef, neu tynnwch y cyfeiriad allan.',
    overdue:
      'Roedd y testun {there} i fod i ddilyn erbyn {until}, ac nid yw yma eto. Ychwanegwch ef, neu rhowch ddyddiad newydd.',
    waiting:
      'Mae’r testun {there} yn dal i ddisgwyl cael ei ysgrifennu. Tynnwch y ddau sylw marcio allan pan fydd yno.',
    'add-here': 'Ychwanegu’r penawdau ar gyfer y testun {there} at y nodyn hwn, wedi’u marcio i’w cyfieithu',
    'add-file': 'Creu {path} gyda’r penawdau ar gyfer y testun {there}, wedi’u marcio i’w cyfieithu',
    'say-pending': 'Nodi bod y testun {there} i ddilyn erbyn {until}',
    'say-not-required': 'Nodi nad oes angen testun {there}',
  },
} as const;

export const messages = {
  en: {
    twin: 'This note has a {there} text too, in {path}. Say so here, so that those who would rather read {there} find it.',
    habit:
      '{linked} of {all} notes around this one link to their other language, and this one does not: its {there} text is in {path}. Say so here as well.',
    below:
      'The {there} text of this note begins far down. Say so at the top, so that those who would rather read {there} find it.',
    place: 'The {there} text begins here.',
    add: 'Add a link to the {there} text',
    'add-below': 'Add a line that says where the {there} text is',
  },
  cy: {
    twin: 'Mae testun {there} i’r nodyn hwn hefyd, yn {path}. Dywedwch hynny yma, fel bod pobl y byddai’n well ganddynt ei ddarllen yn dod o hyd iddo.',
    habit:
      'Mae dolen i’r iaith arall mewn {linked} o’r {all} nodyn o amgylch hwn, ond nid yma: mae’r testun {there} yn {path}. Dywedwch hynny yma hefyd.',
    below:
      'Mae testun {there} y nodyn hwn yn dechrau ymhell i lawr. Dywedwch hynny ar y brig, fel bod pobl y byddai’n well ganddynt ei ddarllen yn dod o hyd iddo.',
    place: 'Mae’r testun {there} yn dechrau yma.',
    add: 'Ychwanegu dolen i’r testun {there}',
    'add-below': 'Ychwanegu llinell sy’n dweud ble mae’r testun {there}',
  },
} as const;

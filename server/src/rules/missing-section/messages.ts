export const messages = {
  en: {
    missing:
      '‘{heading}’ is in the {here} text, and the {there} text has no section like it. Add one, or take this one out, so that both say the same.',
    near: '‘{heading}’, or a section beside it, is in the {here} text and not in the {there} text. Compare the two.',
    many: '{count} sections of the {here} text, from ‘{heading}’ on, have none like them in the {there} text. Compare the two.',
    'missing-file':
      '‘{heading}’ is here, and {path} ({there}) has no section like it. Add one, or take this one out, so that both say the same.',
    'near-file': '‘{heading}’, or a section beside it, is here and not in {path} ({there}). Compare the two.',
    'many-file':
      '{count} sections of this note, from ‘{heading}’ on, have none like them in {path} ({there}). Compare the two.',
    alone:
      'The text under ‘{heading}’ is in {here} alone; other sections of this note are in {there} as well. Add the {there}, so that both say the same.',
    cell: '‘{text}’ is in {here} alone; the other rows of this table are in {there} as well. Add the {there}, so that both say the same.',
    waiting: 'This part is waiting for its {there} text. Take the two marker comments out when it is there.',
    place: 'The {there} section would stand here.',
    add: 'Add a section for {there}, marked for translation',
    'add-all': 'Add {count} sections for {there}, marked for translation',
    'add-file': 'Add a section to {path}, marked for translation',
    'add-all-file': 'Add {count} sections to {path}, marked for translation',
  },
  cy: {
    missing:
      'Mae ‘{heading}’ yn y testun {here}, ac nid oes adran debyg yn y testun {there}. Ychwanegwch un, neu tynnwch hon allan, fel bod y ddau yn dweud yr un peth.',
    near: 'Mae ‘{heading}’, neu adran wrth ei hymyl, yn y testun {here} ond nid yn y testun {there}. Cymharwch y ddau.',
    many: 'Nid oes gan {count} adran o’r testun {here}, o ‘{heading}’ ymlaen, rai cyfatebol yn y testun {there}. Cymharwch y ddau.',
    'missing-file':
      'Mae ‘{heading}’ yma, ac nid oes adran debyg yn {path} ({there}). Ychwanegwch un, neu tynnwch hon allan, fel bod y ddau yn dweud yr un peth.',
    'near-file': 'Mae ‘{heading}’, neu adran wrth ei hymyl, yma ond nid yn {path} ({there}). Cymharwch y ddau.',
    'many-file':
      'Nid oes gan {count} adran o’r nodyn hwn, o ‘{heading}’ ymlaen, rai cyfatebol yn {path} ({there}). Cymharwch y ddau.',
    alone:
      'Dim ond testun {here} sydd o dan ‘{heading}’; mae testun {there} hefyd mewn adrannau eraill o’r nodyn hwn. Ychwanegwch y testun {there}, fel bod y ddau yn dweud yr un peth.',
    cell: 'Dim ond testun {here} yw ‘{text}’; mae testun {there} hefyd yn rhesi eraill y tabl hwn. Ychwanegwch y testun {there}, fel bod y ddau yn dweud yr un peth.',
    waiting: 'Mae’r rhan hon yn disgwyl ei thestun {there}. Tynnwch y ddau sylw marcio allan pan fydd yno.',
    place: 'Yma y byddai’r adran yn y testun {there}.',
    add: 'Ychwanegu adran ar gyfer y testun {there}, wedi’i marcio i’w chyfieithu',
    'add-all': 'Ychwanegu {count} adran ar gyfer y testun {there}, wedi’u marcio i’w cyfieithu',
    'add-file': 'Ychwanegu adran at {path}, wedi’i marcio i’w chyfieithu',
    'add-all-file': 'Ychwanegu {count} adran at {path}, wedi’u marcio i’w cyfieithu',
  },
} as const;

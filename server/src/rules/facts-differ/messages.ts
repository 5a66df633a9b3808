export const messages = {
  en: {
    changed:
      'Here it says ‘{here}’, and in the {there} text ‘{other}’. Check which is right, so that both say the same.',
    'changed-file':
      'Here it says ‘{here}’, and in {path} ({there}) ‘{other}’. Check which is right, so that both say the same.',
    missing: '‘{here}’ is in the {own} text, and not in the {there} text. Check whether both say the same.',
    'missing-file': '‘{here}’ is here, and not in {path} ({there}). Check whether both say the same.',
    record:
      'Here the link leads to the decision ‘{here}’, and in the {there} text to ‘{other}’. Check which is right, so that both lead to the same.',
    'record-file':
      'Here the link leads to the decision ‘{here}’, and in {path} ({there}) to ‘{other}’. Check which is right, so that both lead to the same.',
    link: 'This part of the {there} text has no link like this one, to {here}. Add it there, or take it out here.',
    'link-file':
      'This part of {path} ({there}) has no link like this one, to {here}. Add it there, or take it out here.',
    image: 'This part of the {there} text has no image like this one ({here}). Add it there, or take it out here.',
    'image-file':
      'This part of {path} ({there}) has no image like this one ({here}). Add it there, or take it out here.',
    many: '{count} facts of the {own} text differ from the {there} text, ‘{here}’ being the first. Compare the two.',
    'many-file': '{count} facts of this note differ from {path} ({there}), ‘{here}’ being the first. Compare the two.',
    place: 'The {there} text says it here.',
    part: 'This part of the {there} text is the counterpart.',
    use: 'Use ‘{text}’, as the {there} text does',
  },
  cy: {
    changed:
      'Yma mae’n dweud ‘{here}’, ac yn y testun {there} ‘{other}’. Gwiriwch pa un sy’n gywir, fel bod y ddau yn dweud yr un peth.',
    'changed-file':
      'Yma mae’n dweud ‘{here}’, ac yn {path} ({there}) ‘{other}’. Gwiriwch pa un sy’n gywir, fel bod y ddau yn dweud yr un peth.',
    missing: 'Mae ‘{here}’ yn y testun {own}, ond nid yn y testun {there}. Gwiriwch fod y ddau yn dweud yr un peth.',
    'missing-file': 'Mae ‘{here}’ yma, ond nid yn {path} ({there}). Gwiriwch fod y ddau yn dweud yr un peth.',
    record:
      'Yma mae’r ddolen yn arwain at y penderfyniad ‘{here}’, ac yn y testun {there} at ‘{other}’. Gwiriwch pa un sy’n gywir, fel bod y ddwy yn arwain at yr un lle.',
    'record-file':
      'Yma mae’r ddolen yn arwain at y penderfyniad ‘{here}’, ac yn {path} ({there}) at ‘{other}’. Gwiriwch pa un sy’n gywir, fel bod y ddwy yn arwain at yr un lle.',
    link: 'Nid oes dolen debyg i hon, at {here}, yn y rhan hon o’r testun {there}. Ychwanegwch hi yno, neu tynnwch hon allan.',
    'link-file':
      'Nid oes dolen debyg i hon, at {here}, yn y rhan hon o {path} ({there}). Ychwanegwch hi yno, neu tynnwch hon allan.',
    image:
      'Nid oes delwedd debyg i hon ({here}) yn y rhan hon o’r testun {there}. Ychwanegwch hi yno, neu tynnwch hon allan.',
    'image-file':
      'Nid oes delwedd debyg i hon ({here}) yn y rhan hon o {path} ({there}). Ychwanegwch hi yno, neu tynnwch hon allan.',
    many: 'Mae {count} ffaith yn y testun {own} yn wahanol i’r testun {there}, gan ddechrau â ‘{here}’. Cymharwch y ddau.',
    'many-file':
      'Mae {count} ffaith yn y nodyn hwn yn wahanol i {path} ({there}), gan ddechrau â ‘{here}’. Cymharwch y ddau.',
    place: 'Yma mae’r testun {there} yn ei ddweud.',
    part: 'Y rhan hon o’r testun {there} sy’n cyfateb.',
    use: 'Defnyddio ‘{text}’, fel yn y testun {there}',
  },
} as const;

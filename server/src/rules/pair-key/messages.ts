export const messages = {
  en: {
    copied:
      '{path} has the {key} ‘{value}’ too, and is in the same language, so the two are taken for one note. Give each a key of its own.',
    'copied-near':
      '{path} has the {key} ‘{value}’ too, and is in the same language. {other} is likely to be the other language of this note, and has ‘{near}’. Did you mean that?',
    'copied-name':
      '{path} has the {key} ‘{value}’ too, and is in the same language, so the two are taken for one note. Did you mean ‘{near}’?',
    near: 'No note in another language has the {key} ‘{value}’. {path} has ‘{near}’, and no counterpart either. Did you mean one and the same?',
    'near-name':
      'This note and {path} have the same name, but not the same {key}: ‘{value}’ here, ‘{near}’ there. To be one note in two languages they need one key.',
    'near-day':
      'No note in another language has the {key} ‘{value}’. {path} has the same day or number, ‘{near}’ as its key, and no counterpart either. If they are one note, give them one key.',
    lost: 'The {key} ‘{value}’ leads to no note. Did you mean {path}?',
    'not-mutual':
      'The {key} here leads to {named}, which names another note. {path} names this one. Did you mean that?',
    address: 'The {key} ‘{value}’ is not quite the address of {path}. Did you mean ‘{near}’?',
    lang: 'The front matter says that this note is in {said}, and its {where} says {claimed}. Put right whichever is wrong.',
    'other-date':
      'This note is of {here}, and {path}, its other language, of {there}. If that is not on purpose, give them the same day.',
    'the-other': 'It has the {key} ‘{value}’.',
    'the-note': 'This is the note.',
    'the-date': 'It is of {there}.',
    'use-here': 'Write ‘{value}’ here',
    'use-there': 'Write ‘{value}’ in {path}',
    'set-lang': 'Say that this note is in {claimed}',
    'set-date': 'Write {there} here, as in {path}',
  },
  cy: {
    copied:
      'Mae {path} hefyd yn defnyddio’r {key} ‘{value}’, ac yn yr un iaith, felly cymerir mai un nodyn yw’r ddau. Rhowch allwedd wahanol i bob un.',
    'copied-near':
      'Mae {path} hefyd yn defnyddio’r {key} ‘{value}’, ac yn yr un iaith. Mae’n debyg mai {other} yw’r nodyn hwn yn yr iaith arall, a ‘{near}’ sydd yno. Ai dyna oedd gennych mewn golwg?',
    'copied-name':
      'Mae {path} hefyd yn defnyddio’r {key} ‘{value}’, ac yn yr un iaith, felly cymerir mai un nodyn yw’r ddau. Ai ‘{near}’ oedd gennych mewn golwg?',
    near: 'Nid oes nodyn mewn iaith arall â’r {key} ‘{value}’. Mae gan {path} ‘{near}’, heb nodyn cyfatebol chwaith. Ai’r un allwedd oedd gennych mewn golwg?',
    'near-name':
      'Yr un enw sydd gan y nodyn hwn a {path}, ond nid yr un {key}: ‘{value}’ yma, ‘{near}’ yno. I fod yn un nodyn mewn dwy iaith, mae angen yr un allwedd arnynt.',
    'near-day':
      'Nid oes nodyn mewn iaith arall â’r {key} ‘{value}’. Mae gan {path} yr un dyddiad neu rif, ‘{near}’ yn allwedd, a dim nodyn cyfatebol chwaith. Os un nodyn ydynt, rhowch yr un allwedd iddynt.',
    lost: 'Nid yw’r {key} ‘{value}’ yn arwain at unrhyw nodyn. Ai {path} oedd gennych mewn golwg?',
    'not-mutual':
      'Mae’r {key} yma yn arwain at {named}, sy’n enwi nodyn arall. Mae {path} yn enwi’r nodyn hwn. Ai dyna oedd gennych mewn golwg?',
    address: 'Nid ‘{value}’ ({key}) yw union gyfeiriad {path}. Ai ‘{near}’ oedd gennych mewn golwg?',
    lang: 'Mae’r wybodaeth ar frig y nodyn yn dweud mai {said} yw iaith y nodyn, ond yn ôl {where}, {claimed} ydyw. Cywirwch yr un sy’n anghywir.',
    'other-date':
      'Dyddiad y nodyn hwn yw {here}, a dyddiad {path}, y nodyn yn yr iaith arall, yw {there}. Os nad yw hynny’n fwriadol, rhowch yr un dyddiad iddynt.',
    'the-other': 'Y {key} ‘{value}’ sydd yno.',
    'the-note': 'Dyma’r nodyn.',
    'the-date': 'Ei ddyddiad yw {there}.',
    'use-here': 'Ysgrifennu ‘{value}’ yma',
    'use-there': 'Ysgrifennu ‘{value}’ yn {path}',
    'set-lang': 'Nodi mai {claimed} yw iaith y nodyn hwn',
    'set-date': 'Ysgrifennu {there} yma, fel yn {path}',
  },
} as const;

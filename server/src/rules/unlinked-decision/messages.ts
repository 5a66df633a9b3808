export const messages = {
  en: {
    unlinked:
      'This says what was decided, but does not link to a record of it. People who come later cannot find out why. Link to the decision record, or write a short one.',
    'unlinked-item':
      'This item is a decision, but does not link to a record of it. People who come later cannot find out why. Link to the decision record, or write a short one.',
    several:
      'There are {n} decisions here, without a link to a record of them. People who come later cannot find out why. Link to the decision records, or write short ones.',
    link: 'Link to ‘{record}’',
    create: 'Write a decision record, {path}',
    'add-to-list': 'Add to this note’s list ‘{heading}’',
    'not-a-decision': 'Mark as not a decision',
  },
  cy: {
    unlinked:
      'Mae hwn yn dweud beth gafodd ei benderfynu, ond heb ddolen i gofnod ohono. Ni fydd pobl sy’n dod wedyn yn gallu gweld pam. Ychwanegwch ddolen i’r cofnod penderfyniad, neu ysgrifennwch un byr.',
    'unlinked-item':
      'Penderfyniad yw’r eitem hon, ond heb ddolen i gofnod ohono. Ni fydd pobl sy’n dod wedyn yn gallu gweld pam. Ychwanegwch ddolen i’r cofnod penderfyniad, neu ysgrifennwch un byr.',
    several:
      'Mae yma {n} o benderfyniadau heb ddolen i gofnod ohonynt. Ni fydd pobl sy’n dod wedyn yn gallu gweld pam. Ychwanegwch ddolenni i’r cofnodion penderfyniad, neu ysgrifennwch rai byr.',
    link: 'Ychwanegu dolen i ‘{record}’',
    create: 'Ysgrifennu cofnod penderfyniad, {path}',
    'add-to-list': 'Ychwanegu at restr ‘{heading}’ y nodyn hwn',
    'not-a-decision': 'Nodi nad penderfyniad yw hwn',
  },
} as const;

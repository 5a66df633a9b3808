export const messages = {
  en: {
    'no-status':
      'This record does not say what its status is. Readers cannot tell whether it counts. Add one, such as ‘Status: accepted’.',
    'unknown-status':
      'It is not clear what the status ‘{status}’ means. Readers cannot tell whether the record counts. Use one such as proposed, accepted, rejected, deprecated or superseded; words of your own can be added to the configuration.',
    'no-date': 'This record has no date. Readers cannot tell when this was decided. Add one, such as ‘Date: {today}’.',
    'future-date': 'The date of this record, {date}, has not come yet. Is it a slip?',
    'number-twice':
      'Another record has the number {number} too: ‘{other}’. A link or a mention cannot tell them apart. Give one of them a new number.',
    'number-skipped':
      'No record has the number {missing}, which would go before this one. Readers may look for it. If a record has gone, say in an index what became of it.',
    'no-successor':
      'This record has been superseded, but does not say by what. Readers cannot find what counts now. Add a link to the record that has taken its place.',
    'not-returned':
      'The record ‘{other}’ says that this one supersedes it, but this one does not say so. Readers cannot follow the history. Add ‘Supersedes’ with a link to it.',
    'still-standing':
      'The record ‘{other}’ says that it supersedes this one, but the status here does not. Readers may take this for what counts today. Change the status to ‘Superseded by’ with a link.',
  },
  cy: {
    'no-status':
      'Nid yw’r cofnod hwn yn dweud beth yw ei statws. Ni all darllenwyr wybod a yw mewn grym. Ychwanegwch un, fel ‘Statws: derbyniwyd’.',
    'unknown-status':
      'Nid yw’n glir beth mae’r statws ‘{status}’ yn ei olygu. Ni all darllenwyr wybod a yw’r cofnod mewn grym. Defnyddiwch un fel cynigiwyd, derbyniwyd, gwrthodwyd, darfodedig neu disodlwyd; gallwch ychwanegu eich geiriau eich hun at y ffurfweddiad.',
    'no-date':
      'Nid oes dyddiad ar y cofnod hwn. Ni all darllenwyr wybod pryd y cafodd hyn ei benderfynu. Ychwanegwch un, fel ‘Dyddiad: {today}’.',
    'future-date': 'Nid yw dyddiad y cofnod hwn, {date}, wedi dod eto. Ai camgymeriad ydyw?',
    'number-twice':
      'Mae gan gofnod arall y rhif {number} hefyd: ‘{other}’. Ni all dolen na chyfeiriad wahaniaethu rhyngddynt. Rhowch rif newydd i un ohonynt.',
    'number-skipped':
      'Nid oes gan unrhyw gofnod y rhif {missing}, a fyddai’n dod o flaen hwn. Gallai darllenwyr chwilio amdano. Os aeth cofnod, dywedwch mewn mynegai beth ddigwyddodd iddo.',
    'no-successor':
      'Mae’r cofnod hwn wedi’i ddisodli, ond nid yw’n dweud gan beth. Ni all darllenwyr ddod o hyd i’r hyn sydd mewn grym nawr. Ychwanegwch ddolen i’r cofnod a ddaeth yn ei le.',
    'not-returned':
      'Mae’r cofnod ‘{other}’ yn dweud bod hwn yn ei ddisodli, ond nid yw hwn yn dweud hynny. Ni all darllenwyr ddilyn yr hanes. Ychwanegwch ‘Yn disodli’ gyda dolen ato.',
    'still-standing':
      'Mae’r cofnod ‘{other}’ yn dweud ei fod yn disodli hwn, ond nid yw’r statws yma yn dweud hynny. Gallai darllenwyr feddwl mai hwn sydd mewn grym heddiw. Newidiwch y statws i ‘Disodlwyd gan’ gyda dolen.',
  },
} as const;

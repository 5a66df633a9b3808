export const messages = {
  en: {
    twin: 'This text is in {here}, and the link leads to {there}. The same page in {here} is ‘{path}’: link that one.',
    other:
      'This text is in {here}, and the link leads to {there}. If the page is there in {here} too, link that one; if not, say beside the link what language it is in.',
    'link-twin': 'Link to ‘{address}’',
  },
  cy: {
    twin: 'Testun {here} yw hwn, ac mae’r ddolen yn arwain at destun {there}. Mae’r un dudalen i’w chael yn ‘{path}’ fel testun {here}: rhowch ddolen i honno.',
    other:
      'Testun {here} yw hwn, ac mae’r ddolen yn arwain at destun {there}. Os oes testun {here} i’w gael, rhowch ddolen i hwnnw; os nad oes, nodwch yr iaith wrth ymyl y ddolen.',
    'link-twin': 'Rhoi dolen i ‘{address}’',
  },
} as const;

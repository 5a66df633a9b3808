export const messages = {
  en: {
    missing: 'There is no decision record at ‘{path}’. Readers end up nowhere. Mend the link, or write the record.',
    'missing-nearest':
      'There is no decision record at ‘{path}’. Readers end up nowhere. Did you mean ‘{record}’? Mend the link, or write the record.',
    superseded:
      'The record ‘{record}’ has been superseded. Readers may take it for what counts today. Say so, or link to what has taken its place.',
    'superseded-by':
      'The record ‘{record}’ has been superseded by ‘{successor}’. Readers may take it for what counts today. Link to the newer one, or say that this is the older.',
    rejected:
      'The record ‘{record}’ was rejected. Readers may take it for what was decided. Say that it was not, or leave the link out.',
    deprecated:
      'The record ‘{record}’ no longer counts: its status is ‘{status}’. Readers may take it for what counts today. Say so, or leave the link out.',
    link: 'Link to ‘{record}’',
  },
  cy: {
    missing:
      'Nid oes cofnod penderfyniad yn ‘{path}’. Ni fydd darllenwyr yn cyrraedd unman. Cywirwch y ddolen, neu ysgrifennwch y cofnod.',
    'missing-nearest':
      'Nid oes cofnod penderfyniad yn ‘{path}’. Ni fydd darllenwyr yn cyrraedd unman. Ai ‘{record}’ oedd dan sylw? Cywirwch y ddolen, neu ysgrifennwch y cofnod.',
    superseded:
      'Mae’r cofnod ‘{record}’ wedi’i ddisodli. Gallai darllenwyr feddwl ei fod yn dal mewn grym. Dywedwch hynny, neu rhowch ddolen i’r hyn a ddaeth yn ei le.',
    'superseded-by':
      'Mae’r cofnod ‘{record}’ wedi’i ddisodli gan ‘{successor}’. Gallai darllenwyr feddwl ei fod yn dal mewn grym. Rhowch ddolen i’r un newydd, neu dywedwch mai’r hen un yw hwn.',
    rejected:
      'Cafodd y cofnod ‘{record}’ ei wrthod. Gallai darllenwyr feddwl mai dyna a benderfynwyd. Dywedwch nad dyna a benderfynwyd, neu gadewch y ddolen allan.',
    deprecated:
      'Nid yw’r cofnod ‘{record}’ mewn grym mwyach: ‘{status}’ yw ei statws. Gallai darllenwyr feddwl ei fod o hyd. Dywedwch hynny, neu gadewch y ddolen allan.',
    link: 'Rhoi dolen i ‘{record}’',
  },
} as const;

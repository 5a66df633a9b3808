/** What the checklist and the status bar say. */
import type { Words } from '../words';

export const words = {
  title: { en: 'Ready to publish?', cy: 'Barod i’w gyhoeddi?' },
  clear: { en: 'all clear', cy: 'popeth yn iawn' },
  one: { en: '1 to look at', cy: '1 i’w ystyried' },
  several: { en: '{n} to look at', cy: '{n} i’w hystyried' },
  ready: {
    en: 'There is nothing left to look at. This note is ready to publish.',
    cy: 'Nid oes dim ar ôl i’w ystyried. Mae’r nodyn hwn yn barod i’w gyhoeddi.',
  },
  noNote: {
    en: 'Open a note to see whether it is ready to publish. Its checklist will be here.',
    cy: 'Agorwch nodyn i weld a yw’n barod i’w gyhoeddi. Bydd ei restr wirio yma.',
  },
  off: {
    en: 'Agored is turned off here, so this note is not checked.',
    cy: 'Mae Agored wedi’i ddiffodd yma, felly nid yw’r nodyn hwn yn cael ei wirio.',
  },
  openSetting: { en: 'Open the setting', cy: 'Agor y gosodiad' },
  ignored: {
    en: 'Your team’s configuration leaves this note alone, so it is not checked.',
    cy: 'Mae ffurfweddiad eich tîm yn gadael llonydd i’r nodyn hwn, felly nid yw’n cael ei wirio.',
  },
  'not-a-note': {
    en: 'This does not look like a note, so it is left alone.',
    cy: 'Nid yw hwn yn edrych fel nodyn, felly mae’n cael llonydd.',
  },
  checkFile: { en: 'Check this file anyway', cy: 'Gwirio’r ffeil hon beth bynnag' },
  statusOff: { en: 'off', cy: 'wedi’i ddiffodd' },
  statusIgnored: { en: 'not checked', cy: 'heb ei wirio' },
  statusHint: { en: 'Click to see the checklist.', cy: 'Cliciwch i weld y rhestr wirio.' },
  line: { en: 'line {n}', cy: 'llinell {n}' },
  error: { en: 'Error', cy: 'Gwall' },
  warning: { en: 'Warning', cy: 'Rhybudd' },
  info: { en: 'Suggestion', cy: 'Awgrym' },
} as const satisfies Words;

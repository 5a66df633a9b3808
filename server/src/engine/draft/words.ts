/** The comments in a new configuration. */
import type { Localized } from '../types';

export const words = {
  about: {
    en: 'What Agored checks in these notes. All keys are on this page:',
    cy: 'Beth mae Agored yn ei wirio yn y nodiadau hyn. Mae’r allweddi i gyd ar y dudalen hon:',
  },
  languages: {
    en: 'The languages that you write in, the first one at the front.',
    cy: 'Yr ieithoedd yr ydych yn ysgrifennu ynddynt, y gyntaf ar y blaen.',
  },
  bilingual: {
    en: 'Notes that should be in all of these languages, from this day on.',
    cy: 'Nodiadau a ddylai fod ym mhob un o’r ieithoedd hyn, o’r diwrnod hwn ymlaen.',
  },
  records: {
    en: 'Where your decision records are.',
    cy: 'Ble mae eich cofnodion penderfyniadau.',
  },
  ignore: {
    en: 'What is built or comes from others is not checked.',
    cy: 'Nid yw’r hyn sy’n cael ei adeiladu neu’n dod gan eraill yn cael ei wirio.',
  },
  allow: {
    en: 'Words that your readers know are left alone.',
    cy: 'Mae geiriau y mae eich darllenwyr yn eu deall yn cael llonydd.',
  },
  rules: {
    en: 'How loud a rule is: error, warning, info or off. agored rules lists them.',
    cy: 'Pa mor uchel yw llais rheol: error, warning, info neu off. Mae agored rules yn eu rhestru.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

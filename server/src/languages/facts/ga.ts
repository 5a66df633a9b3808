import type { FactWords } from './types';

/** Irish: months in the nominative and the genitive, with lenition. */
export const ga: FactWords = {
  months: [
    ['eanáir', 'ean'],
    ['feabhra', 'feabh'],
    ['márta', 'mhárta'],
    ['aibreán', 'aibreáin', 'aib'],
    ['bealtaine', 'bhealtaine'],
    ['meitheamh', 'meithimh', 'mheitheamh', 'mheithimh'],
    ['iúil'],
    ['lúnasa'],
    ['meán fómhair', 'mheán fómhair', 'mfómh'],
    ['deireadh fómhair', 'dheireadh fómhair', 'dfómh'],
    ['samhain', 'samhna', 'shamhain', 'shamhna'],
    ['nollaig', 'nollag'],
  ],
  capital: true,
  dayLast: false,
  ordinals: ['ú', 'adh'],
  joins: ['de', 'mí', 'mhí', 'mí na', 'mhí na', 'de mhí na', 'lá de'],
  until: ['go dtí', 'go'],
  also: ['agus', 'nó'],
  decimal: '.',
  percent: ['faoin gcéad', 'sa chéad'],
  scales: { míle: 1e3, mhíle: 1e3, milliún: 1e6, mhilliún: 1e6, m: 1e6, billiún: 1e9, bhilliún: 1e9 },
  currencies: { '£': ['punt', 'phunt'], '€': ['euro', 'eur'], $: ['dollar', 'dollair'] },
  of: [],
  am: ['r.n.', 'am'],
  pm: ['i.n.', 'pm'],
};

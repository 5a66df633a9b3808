import { mutations } from '../welsh';
import type { FactWords } from './types';

const months = [
  ['ionawr', 'ion'],
  ['chwefror', 'chwef'],
  ['mawrth'],
  ['ebrill', 'ebr'],
  ['mai'],
  ['mehefin', 'meh'],
  ['gorffennaf', 'gorff'],
  ['awst'],
  ['medi'],
  ['hydref', 'hyd'],
  ['tachwedd', 'tach'],
  ['rhagfyr', 'rhag'],
];

/** Welsh: months mutate behind `o`, `i` and `a` (`1af o Ragfyr`, `i Fedi`). */
export const cy: FactWords = {
  months: months.map((forms) => forms.flatMap((form) => [form, ...mutations(form).map(([, mutated]) => mutated)])),
  capital: true,
  dayLast: true,
  ordinals: ['af', 'il', 'ail', 'ydd', 'fed', 'ed', 'eg', 'ain'],
  joins: ['o', 'o fis', 'yn', 'ym mis', 'mis', 'fis'],
  until: ['i', 'i’r', "i'r", 'hyd at', 'hyd at y', 'hyd at yr', 'tan', 'tan y', 'tan yr', 'hyd'],
  also: ['a', 'ac', 'neu', 'a’r', "a'r"],
  decimal: '.',
  percent: ['y cant', 'y gant', 'per cent'],
  scales: {
    mil: 1e3,
    fil: 1e3,
    k: 1e3,
    miliwn: 1e6,
    filiwn: 1e6,
    m: 1e6,
    biliwn: 1e9,
    filiynau: 1e6,
    bn: 1e9,
    triliwn: 1e12,
  },
  currencies: {
    '£': ['punt', 'bunt', 'phunt', 'punnoedd', 'bunnoedd', 'gbp'],
    '€': ['ewro', 'eur'],
    $: ['doler', 'ddoler', 'doleri', 'ddoleri', 'usd'],
  },
  of: ['o'],
  am: ['yb', 'y.b.', 'y bore', "o'r gloch y bore", 'o’r gloch y bore', 'am'],
  pm: [
    'yp',
    'y.p.',
    'yh',
    'y.h.',
    'y prynhawn',
    'y pnawn',
    'yr hwyr',
    'y nos',
    "o'r gloch y prynhawn",
    'o’r gloch y prynhawn',
    'pm',
  ],
};

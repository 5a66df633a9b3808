/** Welsh verb-nouns as they stand in a dictionary: a decision that reads "gadw" is titled "Cadw". */

/** Verb-nouns that decisions are about. A word that is not the soft mutation of one of them is left as it is. */
const verbNouns = (
  'cadw canolbwyntio cau ceisio cefnogi chwilio cyfarfod cyfieithu cyflogi cyhoeddi cymryd cynnal cynnwys cysylltu creu codi croesawu ' +
  'caniatáu casglu cytuno cyflwyno parhau penodi peidio profi prynu paratoi pleidleisio tynnu talu trefnu treialu trafod torri ' +
  'trosglwyddo tocio gadael galw gofyn gohirio gwella gweithio gwneud gwrthod gosod gwario glynu bwrw byrhau blaenoriaethu dal datblygu ' +
  'dechrau defnyddio dewis diddymu dileu diweddaru dod dychwelyd dysgu darparu mabwysiadu mynd mesur mudo llunio llogi lleihau lansio ' +
  'rhannu rhedeg rhoi rhyddhau rhestru'
).split(' ');

const soft: readonly (readonly [radical: RegExp, mutated: string])[] = [
  [/^ch|^ff|^th|^l(?!l)|^n|^s/, ''],
  [/^ll/, 'l'],
  [/^rh/, 'r'],
  [/^c/, 'g'],
  [/^p/, 'b'],
  [/^t/, 'd'],
  [/^g/, ''],
  [/^b/, 'f'],
  [/^d(?!d)/, 'dd'],
  [/^m/, 'f'],
];

const radicals = new Map(
  verbNouns.flatMap((word): [string, string][] => {
    const rule = soft.find(([radical]) => radical.test(word));
    return !rule || /^(?:ch|ff|th|l(?!l)|n|s)/.test(word) ? [] : [[word.replace(rule[0], rule[1]), word]];
  }),
);

/** The text with its first word unmutated, where that is a verb-noun that is known. */
export function withRadical(text: string): string {
  const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
  const radical = radicals.get(first.toLowerCase());
  return radical === undefined || verbNouns.includes(first.toLowerCase()) ? text : radical + text.slice(first.length);
}

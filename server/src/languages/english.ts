/** English word forms: enough to make a replacement fit the place of what it replaces. */

/** Which form of a word stands in a text. `ed` is a past form that may be a past tense or a participle. */
export type EnglishForm = 'base' | 's' | 'ing' | 'ed' | 'past' | 'participle' | 'singular' | 'plural' | 'fixed';

/** Past and participle of verbs that do not simply add -ed, in lower case. */
const irregular: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  be: ['was', 'been'],
  become: ['became', 'become'],
  begin: ['began', 'begun'],
  break: ['broke', 'broken'],
  bring: ['brought', 'brought'],
  build: ['built', 'built'],
  buy: ['bought', 'bought'],
  choose: ['chose', 'chosen'],
  come: ['came', 'come'],
  cut: ['cut', 'cut'],
  deal: ['dealt', 'dealt'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  drive: ['drove', 'driven'],
  fall: ['fell', 'fallen'],
  feel: ['felt', 'felt'],
  find: ['found', 'found'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  grow: ['grew', 'grown'],
  have: ['had', 'had'],
  hear: ['heard', 'heard'],
  hit: ['hit', 'hit'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  know: ['knew', 'known'],
  lead: ['led', 'led'],
  learn: ['learned', 'learned'],
  leave: ['left', 'left'],
  let: ['let', 'let'],
  make: ['made', 'made'],
  mean: ['meant', 'meant'],
  meet: ['met', 'met'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  reset: ['reset', 'reset'],
  ring: ['rang', 'rung'],
  run: ['ran', 'run'],
  say: ['said', 'said'],
  see: ['saw', 'seen'],
  sell: ['sold', 'sold'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  show: ['showed', 'shown'],
  speak: ['spoke', 'spoken'],
  speed: ['sped', 'sped'],
  spend: ['spent', 'spent'],
  spin: ['spun', 'spun'],
  stand: ['stood', 'stood'],
  strike: ['struck', 'struck'],
  sunset: ['sunset', 'sunset'],
  take: ['took', 'taken'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  throw: ['threw', 'thrown'],
  undertake: ['undertook', 'undertaken'],
  weave: ['wove', 'woven'],
  win: ['won', 'won'],
  write: ['wrote', 'written'],
};

/** Verbs that double their last letter before -ed and -ing. */
const doubling = new Set(
  'begin cap chat cut drop fit flag get hit let map plan put refer reset run scrap set ship spin step stop sunset swap win zip'.split(
    ' ',
  ),
);

/** Plurals that are not made by rule. */
const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  criterion: 'criteria',
  half: 'halves',
  staff: 'staff',
};

const consonantY = /[^aeiou]y$/;
const sibilant = /(?:s|x|z|ch|sh)$/;

function addS(word: string): string {
  if (consonantY.test(word)) return `${word.slice(0, -1)}ies`;
  if (sibilant.test(word) || /^(?:do|go|undergo|veto|hero|echo)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

function addEd(word: string): string {
  if (word.endsWith('e')) return `${word}d`;
  if (consonantY.test(word)) return `${word.slice(0, -1)}ied`;
  return `${doubling.has(word) ? word + word.slice(-1) : word}ed`;
}

function addIng(word: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`;
  return `${doubling.has(word) ? word + word.slice(-1) : word}ing`;
}

/** What is inflected in a verb: the first word, and of one with hyphens the last part (`kick-start it`). */
function parts(verb: string): { prefix: string; head: string; rest: string } {
  const end = verb.indexOf(' ') < 0 ? verb.length : verb.indexOf(' ');
  const start = verb.lastIndexOf('-', end - 1) + 1;
  return { prefix: verb.slice(0, start), head: verb.slice(start, end), rest: verb.slice(end) };
}

/**
 * A verb in one form. Of several words the first is inflected (`make sure` → `making sure`).
 * @returns undefined where `ed` is asked of a verb whose past tense and participle differ.
 */
export function verbForm(verb: string, form: EnglishForm): string | undefined {
  const { prefix, head, rest } = parts(verb);
  const strong = irregular[head];
  switch (form) {
    case 's':
      return prefix + (head === 'have' ? 'has' : head === 'be' ? 'is' : addS(head)) + rest;
    case 'ing':
      return prefix + addIng(head) + rest;
    case 'past':
      return prefix + (strong?.[0] ?? addEd(head)) + rest;
    case 'participle':
      return prefix + (strong?.[1] ?? addEd(head)) + rest;
    case 'ed':
      if (strong && strong[0] !== strong[1]) return undefined;
      return prefix + (strong?.[0] ?? addEd(head)) + rest;
    default:
      return verb;
  }
}

/**
 * A noun in the plural. The last word is inflected, unless `(s)` marks another (`piece(s) of work`), and the marks go.
 */
export function nounForm(noun: string, form: EnglishForm): string {
  const plural = form === 'plural';
  if (noun.includes('(s)'))
    return noun.replace(/([\p{L}'-]+)\(s\)/u, (_, word: string) => (plural ? pluralOf(word) : word));
  if (!plural) return noun;
  const at = noun.search(/[\p{L}'’]+$/u);
  return at < 0 ? noun : noun.slice(0, at) + pluralOf(noun.slice(at));
}

function pluralOf(word: string): string {
  if (/[a-z]man$|^man$/.test(word)) return `${word.slice(0, -2)}en`;
  return plurals[word] ?? (word.endsWith('sis') ? `${word.slice(0, -2)}es` : addS(word));
}

/** All forms of a verb with what they are, -ise spelt -ize too. The base comes first. */
export function verbForms(verb: string): readonly (readonly [text: string, form: EnglishForm])[] {
  const strong = irregular[parts(verb).head];
  const past: (readonly [string, EnglishForm])[] =
    strong && strong[0] !== strong[1]
      ? [
          [verbForm(verb, 'past') ?? verb, 'past'],
          [verbForm(verb, 'participle') ?? verb, 'participle'],
        ]
      : [[verbForm(verb, 'ed') ?? verb, 'ed']];
  const forms: (readonly [string, EnglishForm])[] = [
    [verb, 'base'],
    [verbForm(verb, 's') ?? verb, 's'],
    [verbForm(verb, 'ing') ?? verb, 'ing'],
    ...past,
  ];
  return withZ(forms);
}

/** Singular and plural of a noun, -isation spelt -ization too. */
export function nounForms(noun: string): readonly (readonly [text: string, form: EnglishForm])[] {
  return withZ([
    [nounForm(noun, 'singular'), 'singular'],
    [nounForm(noun, 'plural'), 'plural'],
  ]);
}

function withZ(forms: (readonly [string, EnglishForm])[]): (readonly [string, EnglishForm])[] {
  const seen = new Set<string>();
  const both = forms.flatMap(([text, form]): (readonly [string, EnglishForm])[] => [
    [text, form],
    [text.replace(/(\p{L}{2})is(e|es|ed|ing|ation|ations)(?=$|[ -])/u, '$1iz$2'), form],
  ]);
  return both.filter(([text]) => !seen.has(text) && seen.add(text));
}

/** Written with a vowel but spoken with a consonant, and the other way round. */
const consonantSound = /^(?:uni(?!n|m)|use|usu|util|eu|ewe|one\b|once|u[- ]|ubi|u(?=[A-Z]\b))/i;
const vowelSound = /^(?:hour|honest|honou?r|heir|MP\b|[FHLMNRSX](?=[A-Z]|\b)|8|11\b|18\b)/;

/** `a` or `an`, as the words that follow are spoken. */
export function article(next: string): 'a' | 'an' {
  if (vowelSound.test(next)) return 'an';
  return /^[aeiou]/i.test(next) && !consonantSound.test(next) ? 'an' : 'a';
}

const auxiliary = new Set(
  "be been being is are was were am 's 're 've have has had having get gets got getting 'd isn aren wasn weren hasn haven hadn".split(
    ' ',
  ),
);
const subject = new Set('i we you they he she it who which that and'.split(' '));
const unsure = new Set(['and', 'that', 'which']);
const passedOver = new Set('not also already now just only fully well been often always recently largely t'.split(' '));

/** What opens an object: only a verb that is active has one right after it. */
const opensObject = new Set(
  'the a an our your their its his her my it them us you him me this these those every each'.split(' '),
);

/** Whether the word after a verb form shows that it is used as a verb with an object. */
export const hasObject = (next: string): boolean => opensObject.has(next.toLowerCase());

/**
 * Whether a past form is a past tense or a participle, by the words around it.
 * @param before lower-case words before it in its sentence, the nearest last.
 * @param next the word after it, or nothing.
 */
export function pastOrParticiple(before: readonly string[], next: string): 'past' | 'participle' | undefined {
  for (let i = before.length - 1; i >= 0 && i >= before.length - 3; i--) {
    const word = before[i] ?? '';
    if (auxiliary.has(word)) return 'participle';
    if (subject.has(word)) return unsure.has(word) && !hasObject(next) ? undefined : 'past';
    if (!passedOver.has(word) && !word.endsWith('ly')) break;
  }
  return hasObject(next) ? 'past' : undefined;
}

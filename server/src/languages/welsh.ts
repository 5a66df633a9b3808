/** Welsh initial mutations: made from the radical, never guessed from a form (*law* may be *glaw* or *llaw*). */

export type Mutation = 'soft' | 'nasal' | 'aspirate' | 'h';

type Forms = Readonly<Partial<Record<Mutation, string>>>;

/** Digraphs that never mutate stand beside what does, so that `ch` is not taken for a `c`. */
const table: ReadonlyMap<string, Forms> = new Map<string, Forms>([
  ...['ch', 'dd', 'ff', 'ng', 'ph', 'th', 'ts'].map((digraph): [string, Forms] => [digraph, {}]),
  ['ll', { soft: 'l' }],
  ['rh', { soft: 'r' }],
  ['c', { soft: 'g', nasal: 'ngh', aspirate: 'ch' }],
  ['p', { soft: 'b', nasal: 'mh', aspirate: 'ph' }],
  ['t', { soft: 'd', nasal: 'nh', aspirate: 'th' }],
  ['g', { soft: '', nasal: 'ng' }],
  ['b', { soft: 'f', nasal: 'm' }],
  ['d', { soft: 'dd', nasal: 'n' }],
  ['m', { soft: 'f' }],
]);
const vowels = 'aeiouwyâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ';

/** The letters that mutate at the start of a word, and into what. */
function row(word: string): readonly [letters: string, forms: Forms] | undefined {
  const start = word.slice(0, 2).toLowerCase();
  for (const letters of [start, start.slice(0, 1)]) {
    const forms = table.get(letters);
    if (forms) return [letters, forms];
  }
  return start !== '' && vowels.includes(start.charAt(0)) ? ['', { h: 'h' }] : undefined;
}

/**
 * The mutated forms of a word or phrase, its first letter being the one that mutates; a capital stays one
 * (`Cymru` → `Nghymru`). Empty for what never mutates.
 */
export function mutations(radical: string): readonly (readonly [Mutation, string])[] {
  const found = row(radical);
  if (!found) return [];
  const [letters, forms] = found;
  const rest = radical.slice(letters.length);
  const capital = radical.charAt(0) !== radical.charAt(0).toLowerCase();
  return Object.entries(forms).map(([mutation, initial]): readonly [Mutation, string] => {
    const mutated = initial + (letters === '' && capital ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest);
    return [mutation as Mutation, capital ? mutated.charAt(0).toUpperCase() + mutated.slice(1) : mutated];
  });
}

/** Whether the first letter of a word can change under soft mutation: where it stands unchanged, nothing made it. */
export function softens(word: string): boolean {
  return row(word)?.[1].soft !== undefined;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const triggers: Readonly<Record<Mutation, ReadonlySet<string>>> = {
  soft: words(
    "am ar at dan dros drwy gan heb hyd i o tros trwy wrth dy ei 'i 'w y yr 'r yn 'n neu dau dwy ddau ddwy un pan mor rhy cyn go lled " +
      'fe mi a na ni oni pa pwy prif hen cyd dacw dyma dyna sut mae oes does bod',
  ),
  nasal: words("fy yn 'm saith wyth naw deg pum can"),
  aspirate: words("a â gyda efo tua tri chwe ei 'i 'w na ni oni"),
  h: words("ei 'i 'w ein 'n eu 'u 'm"),
};

/** Whether the word before may bring a mutation about. */
export function triggersMutation(before: string, mutation: Mutation): boolean {
  return triggers[mutation].has(before.toLowerCase());
}

/** Whether the word before may bring any mutation about. */
export function triggersAny(before: string): boolean {
  return Object.values(triggers).some((set) => set.has(before.toLowerCase()));
}

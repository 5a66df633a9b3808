/** Which language a text is in, among those configured; abstains rather than guess. */
import { enlarged, packParts, unpackParts } from './parts';
import { Grams, longest, readTable, step, type Table } from './tables/format';
import { shipped, weighed } from './tables/shipped';
import { Words } from './tables/words';

/** What was decided about a text. */
export interface Identified {
  /** BCP 47 code, or undefined where it cannot be told. */
  readonly language: string | undefined;
  /** How far the best language is ahead of the next, in nats; 0 where undecided. */
  readonly margin: number;
}

/** What stands against a language that is the only one: enough to tell it from what it is likely to be mixed with. */
const rivals = ['en', 'cy'];

/** The few numbers that everything hangs on; test/gold/identify.ts shows what changing them does. */
const tuning = {
  /** What grams count for by length, against a whole word. */
  grams: [0, 0.1, 0.2, 0.35, 0.35],
  /** Words with a capital where no sentence begins are mostly names, and say less about the language around them. */
  name: 0.3,
  /** No one word decides by more nats than this, so that a foreign name cannot outweigh a sentence. */
  cap: 8,
  /** A lead of fewer nats than this is no decision. */
  lead: 3,
  /** How much of all evidence the lead must be: in a half-and-half mixture it is little. */
  clear: 0.2,
  /** In a text of at most this many words, a name can be all there is. */
  few: 5,
  /** What makes a word telling there: to be likelier by so many nats than in any other language, … */
  telling: 2,
  /** … and to cost at most so many, or to have a second beside it: rarer ones are words, but become names. */
  common: 8,
  /** How familiar a text must be, from `least` for a few words to `most` for many. */
  familiar: { least: 0.4, each: 0.025, most: 0.8 },
};

const sources = new Map<string, () => Table>(Object.entries(shipped));
const read = new Map<string, Table>();

/** Adds the table of a language that is not built in. */
export function addTable(language: string, source: string): void {
  sources.set(language, () => readTable(source));
  read.delete(language);
  choices.clear();
  last = undefined;
}

/**
 * Tells languages apart for which there is no table, among `languages` (BCP 47 codes as configured, those with a table
 * too). Must abstain where it is not sure.
 */
export type Fallback = (text: string, languages: readonly string[]) => Identified;

let fallback: Fallback | undefined;

/** Sets what is asked about languages without a table, where the tables do not know the text; undefined for none. */
export function setFallback(ask: Fallback | undefined): void {
  fallback = ask;
}

/** Whether a language can be told by its table. */
export function hasTable(language: string): boolean {
  return tableOf(language) !== undefined;
}

/** The table of a language, or of its primary subtag; undefined where there is none. */
function tableOf(language: string): Table | undefined {
  const name = sources.has(language) ? language : (language.split('-', 1)[0] ?? '').toLowerCase();
  let table = read.get(name);
  if (table) return table;
  const source = sources.get(name);
  if (!source) return undefined;
  table = source();
  read.set(name, table);
  return table;
}

/** What there is to choose from. */
interface Choice {
  readonly candidates: readonly string[];
  /** The languages that have no table. */
  readonly unknown: readonly string[];
  /** Those of the candidates, and what else stands against a single one. */
  readonly tables: readonly Table[];
  /** Whether the text may be in none of the candidates, however short it is. */
  readonly strict: boolean;
  /** A text uses the same words again and again, and weighing them is nearly all of the work. */
  readonly weights: Weights;
}

const choices = new Map<string, Choice>();

/** Choices that are remembered: a workspace has one, or one a pair. */
const mostChoices = 50;

/** What was asked for last: nearly always that is asked for again. */
let last: { readonly languages: readonly string[]; readonly choice: Choice } | undefined;

function choiceOf(languages: readonly string[]): Choice {
  if (last?.languages !== languages) last = { languages, choice: choiceNamed(languages.join(), languages) };
  return last.choice;
}

function choiceNamed(key: string, languages: readonly string[]): Choice {
  let choice = choices.get(key);
  if (choice) return choice;
  const candidates: string[] = [];
  const unknown: string[] = [];
  const tables: Table[] = [];
  for (const language of languages) {
    const table = tableOf(language);
    if (!table) unknown.push(language);
    if (!table || tables.includes(table)) continue;
    candidates.push(language);
    tables.push(table);
  }
  const strict = unknown.length > 0 || tables.length === 1;
  if (tables.length === 1) {
    for (const language of rivals) {
      const table = tableOf(language);
      if (table && !tables.includes(table)) tables.push(table);
    }
  }
  choice = { candidates, unknown, tables, strict, weights: new Weights(tables, laidOutFor(tables)) };
  if (choices.size >= mostChoices) choices.clear();
  choices.set(key, choice);
  return choice;
}

const words = new Words();
const grams = new Grams();
let rarities = new Int16Array(0);

/** What is known of a form by a table, in a byte: that it is weighed, whether it is held as a frequent word, … */
const weighedBit = 1;
const heldBit = 2;
/** … and above that how many of its longest grams the table knows: no word has 64 (`longGramsIn`). */
const gramBits = 2;

/** What words say, table by table, by the numbers of their forms. */
class Weights {
  /** How far each table is behind the one that the word is likeliest in, in nats. */
  behind: Float64Array<ArrayBuffer>;
  /** What the table knows of it (`weighedBit` and so on); 0 for a form that is not weighed. */
  known: Uint8Array<ArrayBuffer>;
  /** By table, for one text: what all words put it behind, and the words and the longest grams of words that it knows. */
  readonly total: Float64Array;
  readonly wordsKnown: Float64Array;
  readonly gramsKnown: Float64Array;
  private readonly costs: Float64Array;
  private age = words.age;

  /** @param laidOut what is known already, of the forms that there are. */
  constructor(
    private readonly tables: readonly Table[],
    laidOut: Pick<Weights, 'behind' | 'known'> = { behind: new Float64Array(0), known: new Uint8Array(0) },
  ) {
    this.behind = laidOut.behind;
    this.known = laidOut.known;
    this.total = new Float64Array(tables.length);
    this.wordsKnown = new Float64Array(tables.length);
    this.gramsKnown = new Float64Array(tables.length);
    this.costs = new Float64Array(tables.length);
  }

  /** Sees to it that there is room for the forms of `words`. */
  prepare(): void {
    if (this.age !== words.age) this.known.fill(0);
    this.age = words.age;
    if (words.known * this.tables.length > this.known.length) this.grow(words.known);
  }

  /** Sees to it that the forms of `words` are weighed. */
  weighAll(): void {
    for (let word = 0; word < words.count; word++) {
      const form = words.forms[word] ?? 0;
      if (this.known[form * this.tables.length] === 0) this.weigh(form);
    }
  }

  private grow(forms: number): void {
    const size = Math.max(1024, 2 ** Math.ceil(Math.log2(forms))) * this.tables.length;
    this.behind = enlarged(this.behind, size);
    this.known = enlarged(this.known, size);
  }

  private weigh(form: number): void {
    const { tables, costs } = this; // in steps; grams that no table holds count for nothing
    const word = words.form(form);
    const many = tables.length;
    const from = form * many;
    let isHeld = false;
    for (let index = 0; index < many; index++) {
      const cost = tables[index]?.words.get(word);
      isHeld ||= cost !== undefined;
      costs[index] = cost ?? tables[index]?.unseenWord ?? 0;
      this.known[from + index] = weighedBit | (cost === undefined ? 0 : heldBit);
    }
    if (!isHeld) costs.fill(0);

    grams.take(word);
    const { count, lengths } = grams;
    if (rarities.length < count * many) rarities = new Int16Array(Grams.most * many);
    tables.forEach((table, index) => {
      grams.weigh(table, rarities, index * count);
    });
    for (let gram = 0; gram < count; gram++) {
      let some = false;
      for (let index = 0; index < many; index++) some ||= (rarities[index * count + gram] ?? 0) >= 0;
      const length = lengths[gram] ?? 0;
      if (!some) continue;
      const weight = tuning.grams[length] ?? 0;
      for (let index = 0; index < many; index++) {
        const rarity = rarities[index * count + gram] ?? 0;
        costs[index] = (costs[index] ?? 0) + weight * (rarity < 0 ? (tables[index]?.unseen[length] ?? 0) : rarity);
        if (length === longest && rarity >= 0)
          this.known[from + index] = (this.known[from + index] ?? 0) + (1 << gramBits);
      }
    }
    let least = Infinity;
    for (const cost of costs) if (cost < least) least = cost;
    for (let index = 0; index < many; index++)
      this.behind[from + index] = Math.min(tuning.cap, ((costs[index] ?? 0) - least) * step);
  }
}

/**
 * Forms with what they say of the two rivals, which nearly every text is told by: written by the build, where the command
 * line goes on from it ({@link shipped}). Weighing them anew takes a tenth of a run over a note.
 * @param frequent words, as texts of some hundred characters.
 */
export function layOutWeights(frequent: readonly string[]): Uint8Array<ArrayBuffer> {
  const { weights } = choiceOf(rivals);
  for (const text of frequent) {
    words.take(text);
    weights.prepare();
    weights.weighAll();
  }
  const { known, traits, starts, written, places } = words.layOut();
  return packParts([Int32Array.of(known), traits, starts, written, places, weights.behind, weights.known]);
}

let isResumed = false;

/** The weights for two tables that were laid out with the first forms of all; undefined where they are for others. */
function laidOutFor(tables: readonly Table[]): Pick<Weights, 'behind' | 'known'> | undefined {
  const own = rivals.map((language) => (sources.get(language) === shipped[language] ? tableOf(language) : undefined));
  if (!weighed || tables.length !== 2 || !tables.every((table) => own.includes(table))) return undefined;
  if (words.age > 0 || (words.known > 0 && !isResumed)) return undefined;
  const [counts, traits, starts, written, places, behind, known] = unpackParts(weighed()) as [
    ...[counts: Int32Array<ArrayBuffer>, traits: Uint8Array<ArrayBuffer>, starts: Int32Array<ArrayBuffer>],
    ...[written: Uint16Array<ArrayBuffer>, places: Int32Array<ArrayBuffer>],
    ...[behind: Float64Array<ArrayBuffer>, known: Uint8Array<ArrayBuffer>],
  ];
  if (!isResumed) words.resume({ known: counts[0] ?? 0, traits, starts, written, places });
  isResumed = true;
  if (tables[0] !== own[0]) for (const numbers of [behind, known]) swapPairs(numbers);
  return { behind, known };
}

function swapPairs(numbers: Float64Array | Uint8Array): void {
  for (let at = 0; at < numbers.length; at += 2) numbers.subarray(at, at + 2).reverse();
}

/** Whether a few words are all capitalised, and none shows them to be more than names. */
function areNames(tables: readonly Table[], best: Table): boolean {
  for (let word = 0; word < words.count; word++) if (!words.isCapital(words.forms[word] ?? 0)) return false;
  let seen = 0;
  for (let word = 0; word < words.count; word++) {
    const text = words.form(words.forms[word] ?? 0);
    const own = best.words.get(text);
    if (own === undefined) continue;
    const ahead = (table: Table): boolean =>
      ((table.words.get(text) ?? table.unseenWord) - own) * step > tuning.telling;
    if (tables.every((table) => table === best || ahead(table))) seen += own * step < tuning.common ? 2 : 1;
  }
  return seen < 2;
}

const undecided: Identified = { language: undefined, margin: 0 };

/**
 * Identifies the language of a text among `languages`.
 *
 * Left undecided are names, codes and numbers alone, even mixtures, and what is in none of the languages as far as can
 * be seen. Where only one of the languages has a table (it is the only one, or the others are not known), English and
 * Welsh stand against it and the text must be familiar even if it is short: it is that language, or undecided.
 * @param text prose; Markdown left in it does no harm. Of a long text, the beginning decides.
 * @param languages BCP 47 codes to choose from; those without a table are chosen by the fallback alone.
 */
export const identify = (text: string, languages: readonly string[]): Identified => tell(text, languages, false);

/**
 * The language of a text as `identify` has it, sooner: most texts are decided by words that were weighed before, whatever
 * the rest may say, and new words are weighed only where the decision may hang on them.
 */
export const languageOf = (text: string, languages: readonly string[]): string | undefined =>
  tell(text, languages, true).language;

/** @param soon whether the margin may be any. */
function tell(text: string, languages: readonly string[], soon: boolean): Identified {
  const choice = choiceOf(languages);
  const own = byTables(text, choice, soon);
  if (own.language !== undefined || choice.unknown.length === 0 || !fallback) return own;
  const told = fallback(text, languages);
  return told.language !== undefined && choice.unknown.includes(told.language) ? told : undecided;
}

function byTables(text: string, choice: Choice, soon: boolean): Identified {
  const { tables, weights } = choice;
  if (tables.length === 0) return undecided;
  words.take(text);
  if (words.count === 0) return undecided;
  weights.prepare();
  if (soon && tables.length === 2 && words.count > tuning.few) {
    const decided = decide(choice, false);
    if (decided) return decided;
  }
  weights.weighAll();
  return decide(choice, true) ?? undecided;
}

/** Far more than sums of the same numbers in another order differ by. */
const rounding = 1e-6;

/**
 * Decides by the words that are weighed; undefined where that cannot be done. Where they are not `all`, the others may
 * each speak for the next language as loudly as a word can, and be as strange to the best; what is decided then is decided
 * whatever they say.
 */
function decide({ candidates, tables, strict, weights }: Choice, all: boolean): Identified | undefined {
  const { count, forms, names, longGrams } = words;
  const { behind, known, total, wordsKnown, gramsKnown } = weights;
  const many = tables.length;
  total.fill(0);
  wordsKnown.fill(0);
  gramsKnown.fill(0);
  let gramsIn = 0;
  let wordsIn = 0;
  /** The most that words which are not weighed may put the best language behind. */
  let open = 0;
  for (let word = 0; word < count; word++) {
    const form = forms[word] ?? 0;
    const from = form * many;
    const isName = names[word] === 1;
    // Words with a capital where no sentence begins say nothing about whether the rest is familiar.
    if (!isName) {
      wordsIn++;
      gramsIn += longGrams[word] ?? 0;
    }
    if (known[from] === 0) {
      open += (isName ? tuning.name : 1) * tuning.cap;
      continue;
    }
    for (let index = 0; index < many; index++) {
      total[index] = (total[index] ?? 0) + (isName ? tuning.name : 1) * (behind[from + index] ?? 0);
      if (isName) continue;
      const own = known[from + index] ?? 0;
      if ((own & heldBit) !== 0) wordsKnown[index] = (wordsKnown[index] ?? 0) + 1;
      gramsKnown[index] = (gramsKnown[index] ?? 0) + (own >> gramBits);
    }
  }

  let best = 0;
  for (let index = 1; index < many; index++) if ((total[index] ?? 0) < (total[best] ?? 0)) best = index;
  let next = -1;
  for (let index = 0; index < many; index++) {
    if (index !== best && (next < 0 || (total[index] ?? 0) < (total[next] ?? 0))) next = index;
  }
  const language = candidates[best];
  const table = tables[best];
  if (language === undefined || table === undefined) return undefined;

  const slack = all ? 0 : rounding;
  const margin = (total[next] ?? 0) - (total[best] ?? 0);
  if (margin - open < tuning.lead + slack) return undefined;
  let evidence = 0;
  for (let word = 0; word < count; word++) {
    const from = (forms[word] ?? 0) * many;
    if (known[from] === 0) continue;
    const weight = names[word] === 1 ? tuning.name : 1;
    evidence += Math.abs(weight * (behind[from + next] ?? 0) - weight * (behind[from + best] ?? 0));
  }
  if (margin - open < tuning.clear * (evidence + open) + slack) return undefined;

  if (count <= tuning.few && areNames(tables, table)) return undefined;
  if (strict || count > tuning.few) {
    const { least, each, most } = tuning.familiar;
    const share = (gramsKnown[best] ?? 0) / Math.max(1, gramsIn) + (wordsKnown[best] ?? 0) / Math.max(1, wordsIn);
    if (share < (strict ? most : Math.min(most, least + each * count)) + slack) return undefined;
  }
  return { language, margin };
}

/** How sure an answer is, in words: `none` where it is undecided. */
export type Sureness = 'none' | 'low' | 'fair' | 'high';

/** How sure an answer is: of real texts, nearly all that were told wrong had a margin below that of `high`. */
export function surenessOf({ language, margin }: Identified): Sureness {
  if (language === undefined) return 'none';
  return margin < 6 ? 'low' : margin < 12 ? 'fair' : 'high';
}

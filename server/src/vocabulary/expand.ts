/** Turns entries as people write them into what ships, and what ships into what the matcher takes. */
import { wordsOf } from './lexicon';
import { nounForms, verbForms, type EnglishForm } from '../languages/english';
import type {
  Bilingual,
  Conditions,
  Entry,
  Pack,
  Packed,
  PackedEntry,
  PartOfSpeech,
  SourceEntry,
  VocabularyLanguage,
} from './types';

type Form = readonly [text: string, form: EnglishForm];

/** All forms of a term, by its part of speech; Welsh ones are listed by hand, since verbs and plurals follow no rule. */
function formsOf(term: string, pos: PartOfSpeech, language: VocabularyLanguage): readonly Form[] {
  if (language === 'cy') return [[term, pos === 'verb' ? 'base' : pos === 'noun' ? 'singular' : 'fixed']];
  switch (pos) {
    case 'verb':
      return verbForms(term);
    case 'noun':
      return nounForms(term);
    case 'mass':
      return [[term, 'singular']];
    default:
      return [[term, 'fixed']];
  }
}

/**
 * An entry with its forms generated: those of the term and of `also`, or those listed in `forms` alone.
 * @throws RangeError where `forms` names what the part of speech does not have, in English.
 */
export function expandEntry(source: SourceEntry, language: VocabularyLanguage, pack: Pack | 'team'): Entry {
  const { term, pos, level, forms: listed, also = [], say = [], safe = false, carefulAfter = [] } = source;
  const { advice, why, only, needs, unless } = source;
  const all = [term, ...also].flatMap((each) => formsOf(each, pos, language));
  const known = new Map(all.map((form) => [form[0].toLowerCase(), form] as const));
  const chosen = listed
    ? listed.map((text): Form => {
        const form = known.get(text.toLowerCase());
        if (!form && language === 'en' && pos !== 'phrase') throw new RangeError(`‘${text}’ is no form of ‘${term}’`);
        return form ?? [text, 'fixed'];
      })
    : [...known.values()];
  const forms = chosen.map(([text, form]): Form => [wordsOf(text).join(' ') + (text.endsWith('.') ? '.' : ''), form]);
  return {
    ...{ term, language, pack, pos, level, forms, say, safe, carefulAfter, why, source: source.source },
    ...(advice && { advice }),
    ...(only && { only }),
    ...(needs && { needs }),
    ...(unless && { unless }),
  };
}

/** An entry that a team wrote, where nearly all may be left out. */
export interface TeamEntry extends Pick<SourceEntry, 'term' | 'pos'> {
  readonly language: VocabularyLanguage;
  readonly level: 'warning' | 'info';
  readonly say?: readonly string[] | undefined;
  readonly also?: readonly string[] | undefined;
  readonly why?: string | Bilingual | undefined;
  readonly advice?: string | Bilingual | undefined;
  readonly only?: { readonly [K in keyof Conditions]: Conditions[K] | undefined } | undefined;
  readonly unless?: { readonly [K in keyof Conditions]: Conditions[K] | undefined } | undefined;
}

const inBoth = (text: string | Bilingual): Bilingual => (typeof text === 'string' ? { en: text, cy: text } : text);
const teamsWord: Bilingual = { en: 'Your team has agreed to avoid it.', cy: 'Mae eich tîm wedi cytuno i’w osgoi.' };
const sayAnother: Bilingual = { en: 'Say it in another way.', cy: 'Dywedwch hynny mewn ffordd arall.' };

/** A team's own entry as the matcher takes it. Its fixes are never safe: nobody has tried them in every sentence. */
export function expandTeamEntry(given: TeamEntry): Entry {
  const { term, level, language, say = [], also = [], why = teamsWord, advice } = given;
  // Nobody knows the forms of half a word.
  const pos = [term, ...also].some((each) => each.includes('*')) ? 'phrase' : given.pos;
  const only = conditionsOf(given.only);
  const unless = conditionsOf(given.unless);
  const tip = advice ?? (say.length === 0 ? sayAnother : undefined);
  const source: SourceEntry = {
    ...{ term, pos, level, category: 'team', say, also, why: inBoth(why), source: ['team'] },
    ...(tip !== undefined && { advice: inBoth(tip) }),
    ...(only && { only }),
    ...(unless && { unless }),
  };
  const entry = expandEntry(source, language, 'team');
  return { ...entry, forms: entry.forms.filter(([text]) => text !== '') };
}

/** Conditions that ask for nothing are none. */
function conditionsOf(given: TeamEntry['only']): Conditions | undefined {
  const lists = Object.entries(given ?? {}).filter(([, words]) => words !== undefined && words.length > 0);
  return lists.length > 0 ? Object.fromEntries(lists) : undefined;
}

/** Packs entries to ship; `unpackEntries` undoes it. */
export function packEntries(entries: readonly Entry[]): Packed {
  const texts: [string, string][] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ en, cy }: Bilingual): number => {
    const known = numbers.get(en + cy);
    if (known !== undefined) return known;
    numbers.set(en + cy, texts.length);
    return texts.push([en, cy]) - 1;
  };
  const packs: { pack: Entry['pack']; language: VocabularyLanguage; entries: PackedEntry[] }[] = [];
  for (const entry of entries) {
    const { pack, language, say, safe, carefulAfter, why, advice, ...rest } = entry;
    let last = packs.at(-1);
    if (last?.pack !== pack || last.language !== language) packs.push((last = { pack, language, entries: [] }));
    last.entries.push({
      ...rest,
      ...(say.length > 0 && { say }),
      ...(safe && { safe }),
      ...(carefulAfter.length > 0 && { carefulAfter }),
      why: numberOf(why),
      ...(advice && { advice: numberOf(advice) }),
    });
  }
  return { texts, packs };
}

/** The entries that were packed, in order. */
export function unpackEntries({ texts, packs }: Packed): readonly Entry[] {
  const bilingual = texts.map(([en, cy]): Bilingual => ({ en, cy }));
  return packs.flatMap(({ entries, ...list }) =>
    entries.map((entry) => unpackEntry(entry, list, (at) => bilingual[at])),
  );
}

const nothing = { en: '', cy: '' };

/** @param textAt the text of a number. */
export function unpackEntry(
  packed: PackedEntry,
  { pack, language }: Pick<Entry, 'pack' | 'language'>,
  textAt: (number: number) => Bilingual | undefined,
): Entry {
  const { why, advice, say = [], safe = false, carefulAfter = [], ...rest } = packed;
  return {
    ...rest,
    ...{ pack, language, say, safe, carefulAfter, why: textAt(why) ?? nothing },
    ...(advice !== undefined && { advice: textAt(advice) ?? nothing }),
  };
}

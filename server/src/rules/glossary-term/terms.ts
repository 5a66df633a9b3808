/** A team's glossary made ready to be looked for. */
import type { Block } from '../../engine/blocks';
import type { GlossaryTerm } from '../../engine/config';
import { perBlockOf } from '../../engine/memo';
import { passagesOf, type Passage } from '../../engine/passages';
import { createMatcher, type Entry, type Hit } from '../../vocabulary';
import { expandTeamEntry } from '../../vocabulary/expand';
import { wantedOf } from './present';

/** A place of a block where a term, or a word that is not to be used for it, stands. */
export interface Found {
  readonly term: GlossaryTerm;
  /** The word is one of those in `not`. */
  readonly unwanted: boolean;
  readonly passage: Passage;
  readonly hit: Hit;
}

export interface Glossary {
  /** What of the glossary stands in a block, read as text in one language. */
  find(block: Block, language: string): readonly Found[];
  /** What is looked for to tell whether a term is in a text, with `not` or without. */
  wanted(term: GlossaryTerm, language: string, withNot: boolean): readonly ReturnType<typeof wantedOf>[];
}

const ready = new WeakMap<readonly GlossaryTerm[], Glossary>();

export function glossaryOf(terms: readonly GlossaryTerm[]): Glossary {
  let glossary = ready.get(terms);
  if (!glossary) ready.set(terms, (glossary = build(terms)));
  return glossary;
}

/** The agreed word for a term in a language; undefined where the glossary gives none. */
export function agreedFor(term: GlossaryTerm, language: string): string | undefined {
  const agreed = (term as Readonly<Record<string, unknown>>)[language];
  return typeof agreed === 'string' ? agreed : undefined;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

function build(terms: readonly GlossaryTerm[]): Glossary {
  const finders = new Map<string, (block: Block) => readonly Found[]>();
  const wanted = new Map<GlossaryTerm, Map<string, readonly ReturnType<typeof wantedOf>[]>>();
  return {
    find(block, language) {
      let finder = finders.get(language);
      if (!finder) finders.set(language, (finder = finderOf(terms, language)));
      return finder(block);
    },
    wanted(term, language, withNot) {
      let known = wanted.get(term);
      if (!known) wanted.set(term, (known = new Map<string, readonly ReturnType<typeof wantedOf>[]>()));
      const key = `${language} ${String(withNot)}`;
      let forms = known.get(key);
      if (!forms) {
        const all = [
          agreedFor(term, language) ?? [],
          term.also?.[language] ?? [],
          (withNot && term.not?.[language]) || [],
        ];
        known.set(key, (forms = all.flat().map((form) => wantedOf(form, language))));
      }
      return forms;
    },
  };
}

/** Entries for the matcher: the agreed words before those to avoid, so that these are not found within those. */
function finderOf(terms: readonly GlossaryTerm[], language: string): (block: Block) => readonly Found[] {
  const meanings = new Map<Entry, { readonly term: GlossaryTerm; readonly unwanted: boolean }>();
  const add = (term: GlossaryTerm, forms: readonly string[], unwanted: boolean): void => {
    const [first, ...rest] = [...new Set(forms.flatMap((form) => [form, plain(form)]))];
    if (first === undefined) return;
    const entry = expandTeamEntry({
      term: first,
      also: rest,
      pos: language === 'en' ? 'noun' : 'phrase',
      language: language === 'cy' ? 'cy' : 'en',
      level: 'info',
    });
    meanings.set(entry, { term, unwanted });
  };
  for (const term of terms) {
    const agreed = agreedFor(term, language);
    if (agreed !== undefined) add(term, [agreed, ...(term.also?.[language] ?? [])], false);
  }
  for (const term of terms) add(term, term.not?.[language] ?? [], true);
  if (meanings.size === 0) return () => [];
  const matcher = createMatcher([...meanings.keys()]);
  return perBlockOf((block) => {
    if (block.kind !== 'markdown' || !matcher.mayMatch(block.text)) return [];
    return passagesOf(block)
      .filter(({ quoted }) => !quoted)
      .flatMap((passage) =>
        matcher.find(passage.text).hits.flatMap((hit): Found[] => {
          const meaning = meanings.get(hit.entry);
          return meaning && !isQuoted(passage, hit) ? [{ ...meaning, passage, hit }] : [];
        }),
      );
  });
}

const isQuoted = ({ quotations }: Passage, hit: Hit): boolean =>
  quotations.some(({ start, end }) => start <= hit.start && hit.end <= end);

/** What a configuration may say: the schema that validates it, and from which the JSON schema is made. */
import * as v from 'valibot';
import { mostTerms, mostWords } from './configLimits';
import { editionOf, editions, presets, type PresetName } from './editions';
import { isKeyName, isLanguagePattern, isPatternByLanguage } from './pairs';
import { isTerm } from '../vocabulary/lexicon';
import { packs, partsOfSpeech, type Pack } from '../vocabulary/types';
import { levels, type AnyRule } from './types';

/** There is no 30 February. */
function isDay(value: string): boolean {
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const isoDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'date'),
  v.check((value) => isDay(value), 'date'),
);
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const glob = v.pipe(text, v.metadata({ examples: ['notes/**'] }));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'language'));
/** A key of the front matter, or a pattern of paths in which `{lang}` stands for the language. */
const tieText = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(?:[A-Za-z][\w-]*|[^{}\\]*\{lang\}[^{}\\]*)$/, 'tie'),
  v.check((value) => isKeyName(value) || isLanguagePattern(value), 'tie'),
  v.metadata({ examples: ['content/{lang}/**', 'posts/*.{lang}.md', 'ref'] }),
);
const tieByLanguage = v.pipe(
  v.record(language, v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  v.check(isPatternByLanguage, 'tie'),
);
const tie = v.union([tieText, tieByLanguage]);
const list = <S extends v.GenericSchema>(item: S, most = 5000) => v.pipe(v.array(item), v.maxLength(most));

const longestTerm = 100;
const term = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(longestTerm),
  v.check((value) => value.length <= longestTerm && isTerm(value), 'term'),
);
/** Words of a condition or a replacement; `^` and `$` are the ends of a sentence. */
const phrase = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(longestTerm),
  v.check((value) => /[\p{L}\p{N}^$]/u.test(value) && !/[\r\n]/.test(value), 'phrase'),
);
const bilingualText = v.union([text, v.strictObject({ en: text, cy: text })]);
const conditions = v.strictObject({
  before: v.optional(list(phrase, 200)),
  next: v.optional(list(phrase, 200)),
  near: v.optional(list(phrase, 200)),
  phrases: v.optional(list(phrase, 200)),
});

/** A word of a team's own, in the form of the lists that ship; nearly all of it may be left out. */
const ownWord = v.strictObject({
  term: v.pipe(
    term,
    v.description('The word or phrase, as in a dictionary; * at the start or end of a word stands for any letters.'),
  ),
  say: v.optional(
    v.pipe(list(phrase, 20), v.description('What to write instead, best first; (leave out) to drop it.')),
  ),
  advice: v.optional(v.pipe(bilingualText, v.description('What to do where no replacement fits.'))),
  why: v.optional(v.pipe(bilingualText, v.description('The reason, in one sentence.'))),
  pos: v.optional(
    v.pipe(
      v.picklist(partsOfSpeech),
      v.description('With verb or noun, all its forms are found. Otherwise it is matched as it stands.'),
    ),
    'phrase',
  ),
  also: v.optional(v.pipe(list(term, 50), v.description('Other spellings and words for the same thing.'))),
  level: v.optional(v.pipe(v.picklist(['warning', 'info']), v.description('How loud it is.')), 'warning'),
  language: v.optional(v.pipe(v.picklist(['en', 'cy']), v.description('The language it belongs to.')), 'en'),
  only: v.optional(
    v.pipe(conditions, v.description('Point it out only where one of these words is before, next to or near it.')),
  ),
  unless: v.optional(
    v.pipe(conditions, v.description('Leave it alone where one of these words is before, next to or near it.')),
  ),
});
/** A word of a team's own as the configuration gives it. */
export type OwnWord = v.InferOutput<typeof ownWord>;

/** What a file of words holds. */
export const wordsSchema = () => v.strictObject({ words: v.optional(list(ownWord, mostWords), []) });

const byLanguage = (description: string) =>
  v.optional(v.pipe(v.record(language, list(term, 50)), v.description(description)));

const notLanguages: ReadonlySet<string> = new Set(['also', 'not']);

/** A term that a team has agreed on, in each of its languages: the keys beside `also` and `not` are language codes. */
const glossaryTerm = v.pipe(
  v.objectWithRest(
    {
      also: byLanguage('Other forms and words for it that are just as good, such as the Welsh plural, by language.'),
      not: byLanguage('Words that are not to be used for it, by language.'),
    },
    term,
  ),
  v.check((entry) => {
    const codes = Object.keys(entry).filter((key) => !notLanguages.has(key));
    return codes.length > 1 && codes.every((code) => /^[a-z]{2,3}$/.test(code));
  }, 'pair'),
  v.metadata({ examples: [{ en: 'service user', cy: 'defnyddiwr gwasanaeth' }] }),
);
export type GlossaryTerm = v.InferOutput<typeof glossaryTerm>;

/** What a file of agreed terms holds. */
export const glossarySchema = () => v.strictObject({ glossary: v.optional(list(glossaryTerm, mostTerms), []) });

/** Words that are allowed in some notes alone. */
const allowance = v.strictObject({
  words: v.pipe(list(text), v.description('Words and phrases that are left alone there.')),
  paths: v.pipe(list(glob), v.description('Notes in which they are left alone, as globs relative to this file.')),
});

const packNames: Readonly<Record<Pack, string>> = {
  core: 'Management-speak.',
  localgov: 'Words of councils.',
  digital: 'Words of digital teams.',
  wordy: 'Long ways to say short things.',
  inclusive: 'Words about people.',
  'cymraeg-clir': 'Welsh that could be plainer.',
};
const packEntries = Object.fromEntries(
  packs.map((pack) => [pack, v.optional(v.pipe(v.picklist(['on', 'off']), v.description(packNames[pack])))] as const),
);

const presetNames = Object.keys(presets) as PresetName[];

const base = {
  edition: v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.check((value) => editionOf(value) !== undefined, 'edition'),
      v.metadata({ examples: [...editions] }),
      v.description(
        'Year and month whose rules and levels count, so that a newer version of Agored fails no build: 2026.11. Without it, those of the version that you have.',
      ),
    ),
  ),
  presets: v.optional(
    v.pipe(
      list(v.picklist(presetNames), 10),
      v.description(
        'How loud all rules are at once: gentle makes everything a suggestion, strict makes warnings about languages and decisions errors. What rules says of a rule goes before it.',
      ),
    ),
    [],
  ),
  extends: v.optional(
    v.pipe(
      v.union([text, list(text, 20)]),
      v.description(
        'Configuration to build on: a file of this workspace (./shared/agored.yml), or an installed package (@team/agored-config). Several in a list; later ones go before earlier ones.',
      ),
    ),
  ),
  languages: v.optional(
    v.pipe(
      list(language),
      v.minLength(1),
      v.description(
        'Languages that your notes are written in, as codes: [en, cy]. The first is the one you write first.',
      ),
    ),
    ['en', 'cy'],
  ),
  packs: v.optional(
    v.pipe(
      v.strictObject(packEntries),
      v.description('Lists of words that the jargon rule knows, each on or off. All are on unless you say otherwise.'),
    ),
    {},
  ),
  allow: v.optional(
    v.pipe(
      list(v.union([text, allowance]), mostWords),
      v.description(
        'Words and phrases that the jargon rule leaves alone, everywhere or, with words and paths, in some notes.',
      ),
    ),
    [],
  ),
  vocabulary: v.optional(
    v.pipe(
      v.union([text, list(text, 50)]),
      v.description('Files of this workspace with more words of your own, relative to this file: ./words.yml.'),
    ),
  ),
  words: v.optional(
    v.pipe(
      list(ownWord, mostWords),
      v.description('Words that the jargon rule points out in your notes, beside those it knows.'),
    ),
    [],
  ),
  glossary: v.optional(
    v.pipe(
      v.union([text, list(v.union([text, glossaryTerm]), mostTerms)]),
      v.description(
        'Terms that your team has agreed on, in each language: { en: service user, cy: defnyddiwr gwasanaeth }; or files of this workspace that hold them, relative to this file: ./glossary.yml.',
      ),
    ),
    [],
  ),
  ignore: v.optional(
    v.pipe(list(glob), v.description('Files that are not checked, as globs relative to this file.')),
    [],
  ),
  bilingual: v.optional(
    v.pipe(
      v.strictObject({
        paths: v.optional(
          v.pipe(
            list(glob),
            v.description('Notes that should be in every language of `languages`, as globs relative to this file.'),
          ),
          ['**'],
        ),
        from: v.optional(
          v.pipe(
            isoDate,
            v.description('First day, YYYY-MM-DD, on which this counts; notes dated earlier are left alone.'),
          ),
        ),
        audience: v.optional(
          v.pipe(
            v.record(text, v.union([language, list(language, 20)])),
            v.description(
              'Languages that notes for an audience need, by the `audience` of their front matter: { internal: en }. Notes for others need all.',
            ),
          ),
        ),
        pairs: v.optional(
          v.pipe(
            list(tie, 50),
            v.description(
              'How the languages of a note are tied, where that is not to be found by convention: patterns of paths with {lang} (content/{lang}/**, posts/*.{lang}.md), a pattern for each language ({ en: docs/**, cy: i18n/cy/docs/** }), or keys of the front matter (ref, translationKey). By itself this asks for no translation.',
            ),
          ),
        ),
        order: v.optional(
          v.pipe(
            list(language, 20),
            v.minLength(2),
            v.check((codes) => new Set(codes).size === codes.length, 'order'),
            v.description(
              'Which language comes first in notes and headings that hold several: [cy, en]. By itself this asks for no translation.',
            ),
          ),
        ),
      }),
      v.description(
        'Ask for every note in all of `languages`. Without this, only notes that already hold two languages are compared.',
      ),
    ),
  ),
  decisions: v.optional(
    v.pipe(
      v.strictObject({
        records: v.optional(
          v.pipe(
            list(glob),
            v.description(
              'Where decision records are, as globs relative to this file. Found by convention when left out.',
            ),
          ),
        ),
        trackers: v.optional(
          v.pipe(
            list(text),
            v.description(
              'Links that count as a record as well: parts of an address, such as "github.com/org/repo/issues/".',
            ),
          ),
          [],
        ),
        us: v.optional(
          v.pipe(
            list(text),
            v.description(
              'Names of your team, board or organisation, whose decisions are yours: [the board, Digital Services].',
            ),
          ),
          [],
        ),
      }),
      v.description('How decisions in your notes are linked to their records.'),
    ),
    {},
  ),
} as const;

const level = v.picklist(levels);

/** Schema of a rule's entry: a level, or a level with options. */
function ruleSchema(rule: AnyRule) {
  const options = rule.options as v.StrictObjectSchema<v.ObjectEntries, undefined>;
  return v.pipe(
    v.union([
      level,
      v.strictObject({ level: v.optional(v.pipe(level, v.description('How loud the rule is.'))), ...options.entries }),
    ]),
    v.description(rule.summary.en),
  );
}

/** The schema of the whole file; `scripts/generate.ts` makes the JSON schema from it. */
export function configSchema(rules: readonly AnyRule[]) {
  const entries = Object.fromEntries(rules.map((rule) => [rule.id, v.optional(ruleSchema(rule))]));
  const ruleEntries = {
    rules: v.optional(
      v.pipe(
        v.strictObject(entries),
        v.description('Rules by id: error, warning, info or off, or a mapping with a level and options.'),
      ),
      {},
    ),
  };
  const { languages, presets: named, packs: switches, allow, words, glossary, bilingual } = base;
  const parts = { languages, presets: named, packs: switches, allow, words, glossary, bilingual, ...ruleEntries };
  return v.strictObject({
    ...base,
    ...ruleEntries,
    overrides: v.optional(
      v.pipe(
        list(
          v.strictObject({
            files: v.pipe(
              list(glob),
              v.minLength(1),
              v.description('Notes for which the rest of this entry counts, as globs relative to this file.'),
            ),
            ...parts,
          }),
          100,
        ),
        v.description('What is different for some notes; later entries go before earlier ones.'),
      ),
      [],
    ),
  });
}

/** A configuration as it is written, checked: without the defaults. */
export type Given = v.InferInput<ReturnType<typeof configSchema>>;

/** `.agored.yml` and its kin, as the engine reads them. Data only; nothing of it is ever run. */
import picomatch from 'picomatch';
import * as v from 'valibot';
import { packs, type Pack } from '../vocabulary/types';
import { describe, isUnknownKey, missingKey, mutableCopy, spanOfPath, wrongParts, type Path } from './configProblems';
import { mostTerms, mostWords } from './configLimits';
import { configSchema, glossarySchema, wordsSchema, type Given, type GlossaryTerm, type OwnWord } from './configSchema';
import { editionOf, levelIn, weightsOf } from './editions';
import type { ConfigProblem } from './engineRules';
import { parseYaml, type ParsedYaml } from './frontMatter';
import type { Tie } from './pairs';
import type { AnyRule, Finding, Level, Severity, Span } from './types';

export { nearest } from './configProblems';
export { configSchema, type Given, type GlossaryTerm, type OwnWord } from './configSchema';

/** Names that a configuration may have, in order of precedence within a folder. */
export const configNames = ['.agored.yml', '.agored.yaml', '.agored.json'] as const;

export interface RuleSetting {
  readonly level: Level;
  /** True where the configuration or the command line gave the level, which then holds for all of the rule's findings. */
  readonly explicit: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  /** What presets make of the severities of its findings, where the level is not explicit. */
  readonly weights?: Readonly<Record<Severity, Severity>>;
}

/** Words that are left alone in the notes of some paths. */
export interface Allowance {
  readonly words: readonly string[];
  readonly paths: readonly string[];
}

export interface Config {
  readonly languages: readonly string[];
  /** Lists of words that are on. */
  readonly packs: readonly Pack[];
  readonly allow: readonly string[];
  /** What is allowed in some notes alone; `configAt` makes it part of `allow` there. */
  readonly allowIn: readonly Allowance[];
  readonly words: readonly OwnWord[];
  /** Terms that the team has agreed on; the same object for as long as the configuration stands. */
  readonly glossary: readonly GlossaryTerm[];
  readonly ignore: readonly string[];
  readonly bilingual?:
    | {
        readonly paths: readonly string[];
        readonly from?: string | undefined;
        /** Languages that notes for an audience need, by its name; notes for others need all. */
        readonly audience?: Readonly<Record<string, string | readonly string[]>> | undefined;
        /** Which language comes first in notes that hold several. */
        readonly order?: readonly string[] | undefined;
        /** How the languages of a note are tied; found by convention where nothing is said. See `statedTies`. */
        readonly pairs?: readonly Tie[] | undefined;
      }
    | undefined;
  readonly decisions: {
    readonly records?: readonly string[] | undefined;
    readonly trackers: readonly string[];
    readonly us: readonly string[];
  };
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Folder of the configuration file, relative to the workspace root (`''` for the root), from which globs count. */
  readonly folder: string;
  /** Globs of notes for which something is different; `configAt` knows what. */
  readonly overrides: readonly (readonly string[])[];
  /** What counts elsewhere, where this is a configuration for some notes alone. */
  readonly whole?: Config;
  /** The edition whose defaults count, where one is named. */
  readonly edition?: string;
}

export interface ParsedConfig {
  readonly config: Config;
  /** What is wrong with the file, as findings of `config-problem` on it; the rest of it counts all the same. */
  readonly problems: readonly Finding<ConfigProblem>[];
}

/** What a file says, what is wrong with it, and where in it things stand. */
export interface Read<T> {
  readonly given: T;
  readonly problems: readonly Finding<ConfigProblem>[];
  readonly spanOf: (path: Path) => Span;
}

/** What counts where there is no configuration. */
export function defaultConfig(rules: readonly AnyRule[]): Config {
  return settle({}, rules, '');
}

/**
 * Reads a configuration by itself, without the files that it draws on (see `loadConfig`). Never throws: what is wrong is
 * left out and reported, the rest counts.
 * @param source YAML (of which JSON is a part).
 * @param folder where the file lies, relative to the workspace root.
 */
export function parseConfig(source: string, rules: readonly AnyRule[], folder = ''): ParsedConfig {
  const { given, problems } = readConfig(source, rules);
  return { config: settle(given, rules, folder), problems };
}

/** Most problems that are told about one file; what is wrong beyond that is left out all the same. */
const mostProblems = 100;
/** Longest file of configuration or words, in UTF-16 units: 20,000 words with a replacement each. */
const longestFile = 2_000_000;

/** Reads what a configuration file says. Never throws. */
export function readConfig(source: string, rules: readonly AnyRule[]): Read<Given> {
  const yaml = parseYaml(source, { longest: longestFile });
  return validated(configSchema(rules), yaml, yaml.data, []);
}

/** Reads a file of words: a list of entries, or a mapping with `words`. Never throws. */
export const readWords = (source: string): Read<readonly OwnWord[]> => readList('words', wordsSchema(), source);

/** Reads a file of agreed terms: a list of entries, or a mapping with `glossary`. Never throws. */
export const readGlossary = (source: string): Read<readonly GlossaryTerm[]> =>
  readList('glossary', glossarySchema(), source);

/** A list that stands in a file by itself, or under its key. */
function readList<K extends string, T>(
  key: K,
  schema: v.GenericSchema<unknown, Readonly<Record<K, readonly T[]>>>,
  source: string,
): Read<readonly T[]> {
  const yaml = parseYaml(source, { lists: true, longest: longestFile });
  const bare = Array.isArray(yaml.value);
  const data = bare ? { [key]: yaml.value } : yaml.data;
  const { given, problems, spanOf } = validated(schema, yaml, data, bare ? [key] : []);
  return { given: v.parse(schema, given)[key], problems, spanOf };
}

/**
 * Data with all that does not fit a schema taken out and told of.
 * @param unsaid the beginning of all paths, where it does not stand in the file.
 */
function validated<S extends v.GenericSchema>(
  schema: S,
  yaml: ParsedYaml,
  source: Readonly<Record<string, unknown>>,
  unsaid: Path,
): Read<v.InferInput<S>> {
  const problems: Finding<ConfigProblem>[] = yaml.problems.slice(0, mostProblems).map(({ message, span }) => ({
    messageId: 'not-yaml',
    data: { reason: message.split('\n')[0] ?? message },
    span,
  }));
  const spanAt = (path: Path, atKey: boolean): Span => spanOfPath(yaml.document, path.slice(unsaid.length), atKey);
  const { words } = source;
  const tooMany = Array.isArray(words) && words.length > mostWords;
  if (tooMany) {
    const span = spanAt(['words', mostWords], false);
    problems.push({ messageId: 'too-many-words', data: { most: mostWords }, span });
  }
  const data = mutableCopy(tooMany ? { ...source, words: words.slice(0, mostWords) } : source);
  let result = v.safeParse(schema, data.value);
  // Taking out what is wrong may bring more to light, such as a list that is left empty.
  const told = new Set<string>();
  for (let round = 0; !result.success && round < 10; round++) {
    const wrong = wrongParts(result.issues);
    for (const { issue, path } of wrong) {
      const place = data.original(path);
      // What is missing may have been taken out as wrong, and told of, before.
      if (told.has(JSON.stringify([...place, missingKey(issue)]))) continue;
      told.add(JSON.stringify(place));
      // `allow:` with nothing behind it is as good as left out.
      if (problems.length >= mostProblems || (issue.input === null && !isUnknownKey(issue))) continue;
      problems.push({ ...describe(issue, path, schema), span: spanAt(place, isUnknownKey(issue)) });
    }
    for (const { path } of wrong.reverse()) data.remove(path); // from behind, so that places in lists stay true
    result = v.safeParse(schema, data.value);
  }
  return {
    given: result.success ? data.value : {},
    problems,
    spanOf: (path) => spanAt(data.original(path), false),
  };
}

/**
 * What two configurations say together: single values of `own` go before those of `base`, lists of words and of what is
 * left alone add up, and rules, packs, `bilingual` and `decisions` are taken together key by key.
 */
export function mergeGiven(base: Given, own: Given): Given {
  const rules: Record<string, unknown> = { ...base.rules };
  for (const [id, setting] of Object.entries(own.rules ?? {}))
    rules[id] = { ...settingOf(rules[id]), ...settingOf(setting) };
  const both = <T>(ours: readonly T[] = [], theirs: readonly T[] = []): T[] => [...ours, ...theirs];
  return {
    ...base,
    ...own,
    ...((base.bilingual ?? own.bilingual) && { bilingual: { ...base.bilingual, ...own.bilingual } }),
    decisions: { ...base.decisions, ...own.decisions },
    packs: { ...base.packs, ...own.packs },
    rules: rules as Given['rules'] & object,
    overrides: [...(base.overrides ?? []), ...(own.overrides ?? [])].slice(0, 100),
    allow: both(own.allow, base.allow).slice(0, mostWords),
    words: both(own.words, base.words).slice(0, mostWords),
    ignore: both(own.ignore, base.ignore).slice(0, 5000),
    glossary: both(termsIn(own), termsIn(base)).slice(0, mostTerms),
  };
}

/** The entries of a glossary, without the files that it names. */
export const termsIn = ({ glossary = [] }: Given): readonly GlossaryTerm[] =>
  typeof glossary === 'string' ? [] : glossary.filter((item) => typeof item === 'object');

/** Parts of `bilingual` that ask for no translation. */
const asksForNothing: ReadonlySet<string> = new Set(['order', 'pairs']);

const settingOf = (setting: unknown): object =>
  typeof setting === 'string' ? { level: setting } : typeof setting === 'object' && setting !== null ? setting : {};

/** What counts where nothing is given: what the schema makes of that, which takes longer to set up than a note to lint. */
export const defaults: ReturnType<typeof withDefaults> = {
  ...{ languages: ['en', 'cy'], presets: [], packs: {}, allow: [], words: [], glossary: [], ignore: [] },
  ...{ decisions: { trackers: [], us: [] }, rules: {}, overrides: [] },
};

const withDefaults = (given: Given, rules: readonly AnyRule[]) => v.parse(configSchema(rules), given);

/** Makes of a configuration what it is where some of its overrides count, by their places. */
const overridden = new WeakMap<Config, (places: readonly number[]) => Config>();

/**
 * The configuration that comes of what was given, with all defaults.
 * @param whole of which it is a part, for some notes.
 */
export function settle(given: Given, rules: readonly AnyRule[], folder: string, whole?: Config): Config {
  const output = Object.keys(given).length === 0 ? defaults : withDefaults(given, rules);
  const edition = output.edition === undefined ? undefined : editionOf(output.edition);
  const settings = rules.map((rule): [string, RuleSetting] => {
    const set = output.rules[rule.id] as Level | ({ level?: Level } & Record<string, unknown>) | undefined;
    const { level: named, ...options } = typeof set === 'object' ? set : { level: set };
    const defaults = v.parse(rule.options, options) as Record<string, unknown>;
    const usual = levelIn(rule, edition);
    const weights = weightsOf(rule, output.presets);
    const level = named ?? (usual === 'off' ? usual : (weights?.[usual] ?? usual));
    return [rule.id, { level, explicit: named !== undefined, options: defaults, ...(weights && { weights }) }];
  });
  const { languages, words, ignore, bilingual, decisions } = output;
  const said = Object.keys(given.bilingual ?? {});
  const asks = said.length === 0 || said.some((key) => !asksForNothing.has(key));
  const { overrides = [] } = given;
  const switches = output.packs as Readonly<Record<string, 'on' | 'off' | undefined>>;
  const config: Config = {
    ...{ languages, words, ignore, decisions, folder },
    ...(whole && { whole }),
    ...(edition !== undefined && { edition }),
    ...(bilingual && { bilingual: asks ? bilingual : { ...bilingual, paths: [] } }),
    glossary: termsIn(output),
    packs: packs.filter((pack) => switches[pack] !== 'off'),
    allow: output.allow.filter((item) => typeof item === 'string'),
    allowIn: output.allow.filter((item) => typeof item === 'object'),
    rules: Object.fromEntries(settings),
    overrides: overrides.map(({ files }) => files),
  };
  overridden.set(config, (places) => {
    const all = places.reduce<Given>(
      (sum, place) => {
        const own = Object.entries(overrides[place] ?? {}).filter(([key]) => key !== 'files');
        return mergeGiven(sum, Object.fromEntries(own));
      },
      { ...given, overrides: [] },
    );
    return settle(all, rules, folder, config);
  });
  return config;
}

/** The same configuration with the level of some rules changed (`--rule ID=LEVEL`). */
export function withLevels(config: Config, levelsById: ReadonlyMap<string, Level>): Config {
  const rules = { ...config.rules };
  for (const [id, named] of levelsById) {
    const setting = rules[id];
    if (setting) rules[id] = { ...setting, level: named, explicit: true };
  }
  const changed = { ...config, rules };
  const there = overridden.get(config);
  if (there) overridden.set(changed, (places) => ({ ...withLevels(there(places), levelsById), whole: changed }));
  return changed;
}

/** Whether a path (relative to the workspace root) matches one of a configuration's globs (relative to its folder). */
export function matchesGlobs(config: Config, globs: readonly string[], path: string): boolean {
  const prefix = config.folder === '' ? '' : `${config.folder}/`;
  if (!path.startsWith(prefix)) return false;
  return globs.length > 0 && picomatch.isMatch(path.slice(prefix.length), [...globs], { dot: true });
}

/** Configurations by what of `allowIn` counts: the same object for the same notes, since much is remembered by it. */
const atPaths = new WeakMap<Config, Map<string, Config>>();

/** The configuration as it counts for one note. */
export function configAt(config: Config, path: string): Config {
  const places = config.overrides.flatMap((files, place) => (matchesGlobs(config, files, path) ? [place] : []));
  return allowedAt(
    remembered(
      config,
      `overrides ${places.join()}`,
      places.length === 0,
      () => overridden.get(config)?.(places) ?? config,
    ),
    path,
  );
}

function allowedAt(config: Config, path: string): Config {
  const counts = config.allowIn.map(({ paths }) => matchesGlobs(config, paths, path));
  return remembered(config, counts.map(Number).join(''), !counts.includes(true), () => {
    const more = config.allowIn.flatMap(({ words }, index) => (counts[index] === true ? words : []));
    return { ...config, allow: [...config.allow, ...more], allowIn: [], overrides: [], whole: config.whole ?? config };
  });
}

/** What a configuration becomes somewhere, made once; the configuration itself where nothing is different. */
function remembered(config: Config, key: string, isSame: boolean, make: () => Config): Config {
  if (isSame) return config;
  let known = atPaths.get(config);
  if (!known) atPaths.set(config, (known = new Map<string, Config>()));
  let found = known.get(key);
  if (!found) known.set(key, (found = make()));
  return found;
}

/** What a configuration draws on: shared configurations (`extends`), files of words (`vocabulary`) and of agreed terms (`glossary`). Data, never code. */
import {
  mergeGiven,
  readConfig,
  readGlossary,
  readWords,
  settle,
  termsIn,
  type Config,
  type Given,
  type GlossaryTerm,
  type OwnWord,
  type Read,
} from './config';
import type { Path } from './configProblems';
import { mostTerms, mostWords } from './configLimits';
import { configProblem, type ConfigProblem } from './engineRules';
import { inOrder, type RuleFinding } from './lint';
import { prepare } from '../languages/others';
import { folderOf } from './paths';
import type { AnyRule, Finding } from './types';

/** What a file of the configuration holds: settings, words of a team's own, or terms that it agreed on. */
export type ConfigKind = 'config' | 'words' | 'glossary';

/** A configuration file that was read, or one that it draws on, and what is wrong with it. */
export interface ConfigFile {
  /** What it holds. */
  readonly kind: ConfigKind;
  /** Relative to the workspace root, `/`-separated. */
  readonly path: string;
  readonly text: string;
  /** Findings of `config-problem`, with spans in `text`. */
  readonly problems: readonly RuleFinding[];
}

export interface LoadedConfig {
  readonly config: Config;
  /** Absent where the defaults count. */
  readonly file?: ConfigFile;
  /** The files that it draws on, each once. */
  readonly others?: readonly ConfigFile[];
  /** Paths of all files that were asked for, be they there or not: when one changes, the configuration may. */
  readonly asked?: ReadonlySet<string>;
}

/** Gives the text of a file by its path from the workspace root; undefined where it is not there. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Keys that name files to draw on. */
type DrawingKey = 'extends' | 'vocabulary' | 'glossary';

/** Most files that one configuration draws on. */
const mostFiles = 50;

/** Reads a configuration file and all that it draws on, nothing of it outside the workspace root. Never rejects for what they hold. */
export async function loadConfig(
  path: string,
  text: string,
  rules: readonly AnyRule[],
  readText: ReadText,
): Promise<LoadedConfig & { readonly file: ConfigFile; readonly others: readonly ConfigFile[] }> {
  const asked = new Set<string>();
  const files = new Map<
    string,
    { readonly kind: ConfigKind; readonly text: string; readonly problems: Finding<ConfigProblem>[] }
  >();
  const shared = new Map<string, Given>();

  async function open(at: string): Promise<string | undefined> {
    asked.add(at);
    return files.get(at)?.text ?? (await readText(at));
  }

  /** The file that a configuration in a folder means by a name, or what is wrong with the name. */
  async function find(
    folder: string,
    name: string,
    key: DrawingKey,
  ): Promise<{ readonly path: string; readonly text: string } | Extract<ConfigProblem, 'outside' | `no${string}`>> {
    if (key === 'extends' && isPackage(name)) {
      for (const at of packageFiles(folder, name)) {
        const content = await open(at);
        if (content !== undefined) return { path: at, text: content };
      }
      return 'no-package';
    }
    const at = within(folder, name);
    if (at === undefined) return 'outside';
    if (!dataFile.test(at)) return 'not-data';
    const content = await open(at);
    return content === undefined ? 'no-file' : { path: at, text: content };
  }

  /** What a file says, together with what it draws on. `chain` are the files that led to it, itself included. */
  async function gather(at: string, source: string, chain: readonly string[]): Promise<Given> {
    const { given: own, problems: found, spanOf } = readConfig(source, rules);
    const problems = [...found];
    files.set(at, { kind: 'config', text: source, problems });
    const report = (messageId: ConfigProblem, key: Path, data: Finding['data']): void => {
      problems.push({ messageId, span: spanOf(key), data: data ?? {} });
    };
    const each = async (
      key: DrawingKey,
      take: (file: { readonly path: string; readonly text: string }) => Promise<boolean> | boolean,
    ): Promise<void> => {
      const names = own[key] ?? [];
      for (const [index, value] of (typeof names === 'string' ? [names] : names).entries()) {
        if (typeof value !== 'string') continue; // an agreed term among names of files
        const place = typeof names === 'string' ? [key] : [key, index];
        if (files.size > mostFiles) {
          report('too-many-files', place, { value, most: mostFiles });
          return;
        }
        const file = await find(folderOf(at), value, key);
        if (typeof file === 'string') report(file, place, { value });
        else if (!(await take(file))) report('circle', place, { value });
      }
    };

    let base: Given = {};
    await each('extends', async (file) => {
      if (chain.includes(file.path)) return false;
      let given = shared.get(file.path);
      if (!given) shared.set(file.path, (given = await gather(file.path, file.text, [...chain, file.path])));
      base = mergeGiven(base, given);
      return true;
    });
    const words: OwnWord[] = [];
    await each('vocabulary', (file) => {
      const read: Read<readonly OwnWord[]> = readWords(file.text);
      if (!files.has(file.path)) files.set(file.path, { kind: 'words', text: file.text, problems: [...read.problems] });
      for (const word of read.given) if (words.length < mostWords) words.push(word);
      return true;
    });
    const terms: GlossaryTerm[] = [];
    await each('glossary', (file) => {
      const read = readGlossary(file.text);
      if (!files.has(file.path))
        files.set(file.path, { kind: 'glossary', text: file.text, problems: [...read.problems] });
      for (const entry of read.given) if (terms.length < mostTerms) terms.push(entry);
      return true;
    });
    return mergeGiven(base, {
      ...own,
      words: [...(own.words ?? []), ...words],
      glossary: [...termsIn(own), ...terms],
    });
  }

  const given = await gather(path, text, [path]);
  const [file, ...others] = [...files].map(([at, { kind, text: content, problems }]) =>
    toFile(kind, at, content, problems),
  );
  const config = settle(given, rules, folderOf(path));
  const elsewhere = (given.overrides ?? []).flatMap(({ languages = [] }) => languages);
  await prepare([...new Set([...config.languages, ...elsewhere])]);
  return {
    config,
    file: file ?? toFile('config', path, text, []),
    others,
    asked,
  };
}

/** What is wrong with a file by itself, as it stands in an editor: a configuration, or the words or terms of one. */
export function checkConfigFile(path: string, text: string, rules: readonly AnyRule[], kind: ConfigKind): ConfigFile {
  const read = kind === 'words' ? readWords(text) : kind === 'glossary' ? readGlossary(text) : readConfig(text, rules);
  return toFile(kind, path, text, read.problems);
}

function toFile(kind: ConfigKind, path: string, text: string, problems: readonly Finding<ConfigProblem>[]): ConfigFile {
  const found = problems
    .map((problem): RuleFinding => ({ ...problem, rule: configProblem, severity: 'error' }))
    .sort(inOrder);
  return { kind, path, text, problems: found };
}

/** Nothing else is read: what is wrong with a file is told with a piece of it, and not all files are for everybody. */
const dataFile = /\.(?:ya?ml|json)$/i;

/** The name of an npm package, and no path. */
function isPackage(name: string): boolean {
  return !dataFile.test(name) && /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i.test(name);
}

const packageConfigs = ['agored.yml', 'agored.yaml', '.agored.yml', '.agored.yaml'] as const;

/** Where the configuration of a package may be: installed in the folder or in one above it, up to the workspace root. */
function packageFiles(folder: string, name: string): string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.concat('').flatMap((_, index) => {
    const above = names.slice(0, names.length - index);
    return packageConfigs.map((file) => [...above, 'node_modules', name, file].join('/'));
  });
}

/** A path relative to a folder, from the workspace root; undefined where it leads out of there. */
function within(folder: string, name: string): string | undefined {
  if (/^[/\\]|[:\\\0]/.test(name)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

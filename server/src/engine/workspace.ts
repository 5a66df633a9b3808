/** Notes in their surroundings: finds the configuration of each, and gathers the facts that the rules ask for. */
import { configAt, configNames, defaultConfig, matchesGlobs, withLevels, type Config } from './config';
import { loadConfig, type ConfigFile, type LoadedConfig } from './configFiles';
import type { Document } from './document';
import type { FactName, Facts, Host, Twin } from './facts';
import { aheadOf } from './history';
import { createKeyReader } from './keys';
import { lintInSteps, type LintResult } from './lint';
import { blockLanguages } from './outline';
import { once, resumed, type Patience } from './memo';
import { gatherNeighbours } from './neighbours';
import { bearsOnRecords, gatherRecords, isRecord, type RecordFacts } from './records';
import { gatherTwins, noteLanguage } from './twins';
import { folderOf } from './paths';
import { toEnd, type Drive, type Steps } from './steps';
import type { AnyRule, Level } from './types';

export type { ConfigFile, LoadedConfig } from './configFiles';

export interface WorkspaceOptions {
  readonly host: Host;
  /** All rules that there are; the configuration says which of them run. */
  readonly rules: readonly AnyRule[];
  /** Day of the run as `YYYY-MM-DD`; asked for when a rule does. */
  readonly today: () => string;
  /** Counts for every note instead of what stands in the workspace (`--config`, `--no-config`). */
  readonly config?: LoadedConfig;
  /** Levels that go before those of any configuration (`--rule`). */
  readonly levels?: ReadonlyMap<string, Level>;
}

/** Paths are relative to the root of the workspace, `/`-separated. */
export interface Workspace {
  /** The configuration that counts for a note: that of the nearest folder upwards. */
  configFor(path: string): Promise<LoadedConfig>;
  /**
   * Lints a note; `path` is undefined for one that has no place in the workspace. Never rejects for what the note holds.
   * `asked` are the facts that were gathered for it, `config` and `facts` what it was judged by.
   * @param drive what drives the work; without it, it is done at once.
   */
  lint(
    note: Document,
    path: string | undefined,
    drive?: Drive,
  ): Promise<LintResult & { readonly asked: ReadonlySet<FactName>; readonly config: Config; readonly facts: Facts }>;
  /**
   * The configuration that counts for a note, and its facts with the decision records of the workspace, whatever the
   * rules ask for; not its twins.
   */
  recordsFor(note: Document, path: string): Promise<{ readonly config: Config; readonly facts: Facts }>;
  /** The configuration that counts for a note, and these facts about it, whatever the rules ask for. */
  factsFor(
    note: Document,
    path: string,
    needed: ReadonlySet<FactName>,
  ): Promise<{ readonly config: Config; readonly facts: Facts }>;
  /** Whether a configuration that was read asks for this file, as words or as what it builds on, be it there or not. */
  isDrawnOn(path: string): boolean;
  /** Such a file as it was read. */
  drawnOn(path: string): ConfigFile | undefined;
  /** Forgets what was read of these files. */
  changed(paths: readonly string[]): void;
}

const noRecords: readonly never[] = [];

type FoundFacts = Omit<Facts, 'isRecord' | 'today'>;

/**
 * Facts of which two are worked out when a rule asks for them. Not an object with getters of its own: V8 makes each of
 * those a shape of its own, and keeps it, with the note that the getter knows, until it has marked the whole heap.
 */
class GatheredFacts {
  constructor(
    found: FoundFacts,
    private readonly judge: () => boolean,
    private readonly day: () => string,
  ) {
    Object.assign(this, found);
  }

  get isRecord(): boolean {
    return this.judge();
  }

  get today(): string {
    return this.day();
  }
}

/** Longest time for which things are worked out anew between two looks at what else there is to do, in milliseconds. */
const longestStep = 5;
/** A loaded configuration as it counts for one note: the same object for the same notes. */
const atPaths = new WeakMap<LoadedConfig, Map<Config, LoadedConfig>>();

function at(loaded: LoadedConfig, path: string): LoadedConfig {
  const config = configAt(loaded.config, path);
  if (config === loaded.config) return loaded;
  let known = atPaths.get(loaded);
  if (!known) atPaths.set(loaded, (known = new Map<Config, LoadedConfig>()));
  let found = known.get(config);
  if (!found) known.set(config, (found = { ...loaded, config }));
  return found;
}

/** True where a configuration leaves a note alone. */
export const isIgnored = (config: Config, path: string): boolean => matchesGlobs(config, config.ignore, path);

export const isConfigPath = (path: string): boolean =>
  (configNames as readonly string[]).includes(path.slice(path.lastIndexOf('/') + 1));

export function createWorkspace({
  host,
  rules,
  today,
  config: fixed,
  levels = new Map(),
}: WorkspaceOptions): Workspace {
  const withGivenLevels = (loaded: LoadedConfig): LoadedConfig =>
    levels.size === 0 ? loaded : { ...loaded, config: withLevels(loaded.config, levels) };
  const defaults = withGivenLevels(fixed ?? { config: defaultConfig(rules) });
  const files = cachedHost(host);
  const configs = new Map<string, Promise<LoadedConfig>>();
  const asked = new Set<string>();
  const drawnOn = new Map<string, ConfigFile>();
  const keys = createKeyReader(
    (path) => host.readText(path),
    () => files.listNotes(),
  );
  const records = new Map<Config, Promise<RecordFacts>>();

  function configFor(path: string): Promise<LoadedConfig> {
    return fixed ? Promise.resolve(at(defaults, path)) : inFolder(folderOf(path)).then((loaded) => at(loaded, path));
  }

  function inFolder(folder: string): Promise<LoadedConfig> {
    let found = configs.get(folder);
    if (!found) configs.set(folder, (found = readFolder(folder)));
    return found;
  }

  async function readFolder(folder: string): Promise<LoadedConfig> {
    for (const name of configNames) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const text = await host.readText(path);
      if (text === undefined) continue;
      const loaded = await loadConfig(path, text, rules, (other) => {
        asked.add(other); // at once: it may change while others are being read
        return host.readText(other);
      });
      for (const other of loaded.others) drawnOn.set(other.path, other);
      return withGivenLevels(loaded);
    }
    return folder === '' ? defaults : inFolder(folderOf(folder));
  }

  async function recordsOf(asking: Config): Promise<RecordFacts> {
    const config = asking.whole ?? asking; // the records are those of the workspace
    let known = records.get(config);
    if (!known) records.set(config, (known = gatherRecords(files, config)));
    // Which notes there are changes without the records.
    const [found, notes] = await Promise.all([known, files.listNotes()]);
    return { ...found, notes };
  }

  async function twinsOf(path: string, note: Document, config: Config, withHistory: boolean): Promise<readonly Twin[]> {
    const twins = await gatherTwins(files, path, note, config);
    if (!withHistory || !host.history || !twins.some(({ exists }) => exists)) return twins;
    const history = await host.history();
    if (!history) return twins;
    return Promise.all(
      twins.map(async (twin) => {
        const ahead = await aheadOf(history, path, twin);
        return ahead ? { ...twin, ahead } : twin;
      }),
    );
  }

  async function factsFor(
    note: Document,
    path: string | undefined,
    config: Config,
    needed: ReadonlySet<FactName>,
  ): Promise<Facts> {
    const [found, twins, allKeys] = await Promise.all([
      needed.has('records') ? recordsOf(config) : undefined,
      needed.has('twins') && path !== undefined ? twinsOf(path, note, config, needed.has('history')) : [],
      needed.has('keys') ? keys.of(config) : undefined,
    ]);
    // What others do matters where there is a twin to do it for.
    const hasHabits = needed.has('neighbours') && path !== undefined && twins.some(({ document }) => document);
    const neighbours = hasHabits ? await gatherNeighbours(files, path, note, config) : undefined;
    return new GatheredFacts(
      {
        ...(path === undefined ? {} : { path }),
        records: noRecords,
        ...found,
        twins,
        ...(neighbours && { neighbours }),
        ...(allKeys && { keys: allKeys }),
      },
      once(() => path !== undefined && isRecord(path, note, config)),
      today,
    ) as GatheredFacts & FoundFacts;
  }

  /** The facts that rules ask for; in one step where there is no patience. */
  function* needs(note: Document, path: string, config: Config, patience: Patience): Steps<Set<FactName>> {
    const needed = new Set<FactName>();
    const languages = yield* resumed(() => blockLanguages(note, config.languages), patience);
    for (const rule of rules) {
      const setting = config.rules[rule.id];
      if (rule.scope !== 'note' || !rule.needs || !setting || setting.level === 'off') continue;
      const context = { options: setting.options as unknown, config, languages };
      if (patience !== undefined) yield;
      try {
        const ask = (): readonly FactName[] => rule.needs?.(note, context) ?? [];
        for (const name of patience === undefined ? ask() : yield* resumed(ask, patience)) needed.add(name);
      } catch {
        // The rule fails again when it is run, and is reported there.
      }
    }
    // Its twins are looked for by its language.
    if (needed.has('twins')) yield* resumed(() => noteLanguage(path, note, config.languages), patience);
    return needed;
  }

  return {
    configFor,
    async lint(note, path, drive = toEnd) {
      const { config } = path === undefined ? defaults : await configFor(path);
      const patience = drive === toEnd ? undefined : longestStep;
      const asked = path === undefined ? new Set<FactName>() : await drive(needs(note, path, config, patience));
      const facts = await factsFor(note, path, config, asked);
      return { ...(await drive(lintInSteps(note, config, facts, rules, patience))), asked, config, facts };
    },
    async recordsFor(note, path) {
      const { config } = await configFor(path);
      const found = await recordsOf(config);
      const facts = { path, ...found, twins: [], isRecord: isRecord(path, note, config), today: today() };
      return { config, facts };
    },
    async factsFor(note, path, needed) {
      const { config } = await configFor(path);
      return { config, facts: await factsFor(note, path, config, needed) };
    },
    isDrawnOn: (path) => asked.has(path),
    drawnOn: (path) => drawnOn.get(path),
    changed(paths) {
      if (paths.length === 0) return;
      files.changed(paths);
      keys.changed(paths);
      // Most saves are of other notes, and thousands of records take a moment to read.
      for (const config of records.keys())
        if (paths.some((path) => bearsOnRecords(path, config))) records.delete(config);
      if (!paths.some((path) => isConfigPath(path) || asked.has(path))) return;
      records.clear();
      configs.clear();
      asked.clear();
      drawnOn.clear();
    },
  };
}

/** Most files whose text is kept, so that memory does not grow with the workspace. */
const keptTexts = 500;

/** A host that remembers the list of notes and the texts read last: an edit asks for the same twin again and again. */
function cachedHost(host: Host): Host & { changed(paths: readonly string[]): void } {
  let listing: Promise<readonly string[]> | undefined;
  const texts = new Map<string, Promise<string | undefined>>();
  return {
    listNotes: () => (listing ??= host.listNotes()),
    readText(path) {
      const known = texts.get(path);
      const text = known ?? host.readText(path);
      texts.delete(path); // to the end: the first of the map is the one not asked for longest
      texts.set(path, text);
      if (texts.size > keptTexts) {
        const [oldest = ''] = texts.keys();
        texts.delete(oldest);
      }
      return text;
    },
    changed(paths) {
      listing = undefined;
      for (const path of paths) texts.delete(path);
    },
  };
}

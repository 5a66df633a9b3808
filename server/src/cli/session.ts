/** What the commands that read notes have in common: options, notices, configuration, and a workspace for each root. */
import type { Command } from 'commander';
import { defaultConfig } from '../engine/config';
import { loadConfig, type ConfigFile, type LoadedConfig } from '../engine/configFiles';
import { mostMegabytes } from '../engine/document';
import { localDay, type Host } from '../engine/facts';
import { locales, type AnyRule, type Data, type Level, type Locale } from '../engine/types';
import { createWorkspace, type Workspace } from '../engine/workspace';
import type { Chooser } from './choices';
import { decode } from './decode';
import type { FoundNote, Io } from './io';
import type { CliMessage, Say } from './messages';
import type { Elsewhere } from './report';
import { printable } from './reporters/printable';

/** Path of a configuration file, `false` for none at all, `undefined` for what stands in the workspace. */
export type GivenConfig = string | false | undefined;

/** What a command that adds itself to the program needs of it. */
export interface Shell {
  readonly io: Io;
  readonly rules: readonly AnyRule[];
  readonly say: Say;
  readonly locale: Locale;
  /** Checks the value of an option that may be one of a few. */
  readonly pick: <const T extends string>(option: string, allowed: readonly T[]) => Chooser<T>;
  /** Makes the error for an argument that cannot be used. */
  readonly fail: (message: string) => Error;
  /** Takes the exit code. */
  readonly done: (code: number) => void;
}

/** Adds the option that says which language is spoken. */
export const withLocaleOption = (command: Command, { say, pick }: Pick<Shell, 'say' | 'pick'>): Command =>
  command.option('--locale <language>', say('locale'), pick('--locale', locales));

/** Adds the options that say which configuration counts, and which language is spoken. */
export const withConfigOptions = (command: Command, shell: Pick<Shell, 'say' | 'pick'>): Command =>
  withLocaleOption(
    command.option('--config <file>', shell.say('config')).option('--no-config', shell.say('noConfig')),
    shell,
  );

/** What was given for `--config` and `--no-config`; Commander says `true` where neither was. */
export const givenConfig = (value: string | boolean | undefined): GivenConfig => (value === true ? undefined : value);

/** Tells people something beside the report. */
export type Notice = (id: CliMessage, data?: Data) => void;

/** Notices go to standard error, with nothing in them that steers a terminal. */
export const createNotice =
  (io: Pick<Io, 'err'>, say: Say): Notice =>
  (id, data) => {
    io.err(`agored: ${printable(say(id, data))}\n`);
  };

/** Colours are for terminals, and for those who do not say that they want none. */
export const isColoured = ({ env, terminal }: Pick<Io, 'env' | 'terminal'>): boolean =>
  terminal.isTTY && (env['NO_COLOR'] ?? '') === '';

/** What the system says of a failure: its code where it has one. */
export const reasonOf = (error: unknown): string =>
  (error as { code?: string }).code ?? (error instanceof Error ? error.message : String(error));

/** Takes what could not be done, with the file that it is about. */
export type Problem = (code: CliMessage, data: Data, path: string) => void;

/**
 * The text of a note; undefined where it cannot be read, which `problem` is told of.
 * @param large what is said of one that is too long.
 */
export function readNote(
  { file, path }: FoundNote,
  io: Pick<Io, 'files'>,
  problem: Problem,
  large: CliMessage = 'unreadable',
): string | undefined {
  try {
    const bytes = io.files.read(file);
    if (bytes.length <= mostMegabytes * 1e6) return decode(bytes).text;
    problem(large, { path, reason: `${(bytes.length / 1e6).toFixed(1)} MB`, most: mostMegabytes }, path);
  } catch (error) {
    problem('unreadable', { path, reason: reasonOf(error) }, path);
  }
  return undefined;
}

/** Hosts for a run in which nothing changes: the list of notes, which is asked for again and again, is made once. */
export function steadyHosts(open: (root: string) => Host): (root: string) => Host {
  const hosts = new Map<string, Host>();
  return (root) => {
    let host = hosts.get(root);
    if (!host) {
      const own = open(root);
      const listed = own.listNotes();
      hosts.set(root, (host = { ...own, listNotes: () => listed }));
    }
    return host;
  };
}

export interface SessionOptions {
  readonly config: GivenConfig;
  readonly levels?: ReadonlyMap<string, Level>;
  /** The host of a root, where it is not simply that of `io`. Asked once for each. */
  readonly hostOf?: (root: string) => Host;
  /** The day, where somebody wants to know who asks. */
  readonly today?: () => string;
}

/** A configuration file that has mistakes, with its path as shown. */
export interface Fault {
  readonly path: string;
  readonly file: ConfigFile;
}

/** One run over notes, which may lie in several roots. */
export interface Session {
  readonly workspaceOf: (root: string) => Workspace;
  /** Files of a note's configuration that have mistakes. */
  readonly faults: (loaded: LoadedConfig, root: string) => readonly Fault[];
  /** Those of them that were not met before. */
  readonly newFaults: (loaded: LoadedConfig, root: string) => readonly Fault[];
}

/** All that a session needs of the machine. */
export type Machine = Pick<Io, 'files' | 'now'>;

/** Undefined where the configuration that was given cannot be read, which `problem` is told of. */
export async function openSession(
  { config, levels, hostOf = (root) => io.files.host(root), today = () => localDay(io.now()) }: SessionOptions,
  rules: readonly AnyRule[],
  io: Machine,
  problem: Notice,
): Promise<Session | undefined> {
  let fixed: LoadedConfig | undefined;
  try {
    fixed = await fixedConfig(config, rules, io);
  } catch (error) {
    problem('configMissing', { path: String(config), reason: reasonOf(error) });
    return undefined;
  }
  const workspaces = new Map<string, Workspace>();
  const met = new Set<string>();
  const faults = ({ file, others = [] }: LoadedConfig, root: string): readonly Fault[] =>
    (file ? [file, ...others] : [])
      .filter(({ problems }) => problems.length > 0)
      .map((each) => ({ path: io.files.locate(each.path, root).path, file: each }));
  return {
    workspaceOf(root) {
      let workspace = workspaces.get(root);
      if (!workspace) {
        const given = { ...(levels && { levels }), ...(fixed && { config: fixed }) };
        workspaces.set(root, (workspace = createWorkspace({ host: hostOf(root), rules, today, ...given })));
      }
      return workspace;
    },
    faults,
    newFaults: (loaded, root) =>
      faults(loaded, root).filter(({ path }) => {
        const isNew = !met.has(path);
        met.add(path);
        return isNew;
      }),
  };
}

/** What `--config` or `--no-config` sets for all notes. @throws where the file cannot be read. */
async function fixedConfig(
  config: GivenConfig,
  rules: readonly AnyRule[],
  io: Machine,
): Promise<LoadedConfig | undefined> {
  if (config === undefined) return undefined;
  if (config === false) return { config: defaultConfig(rules) };
  const { file, inRoot, root } = io.files.locate(config);
  const host = io.files.host(root);
  return loadConfig(inRoot, decode(io.files.read(file)).text, rules, (path) => host.readText(path));
}

/** Other files that findings of a workspace point at. */
export function elsewhereOf(root: string, files: Io['files']): Elsewhere {
  const locate = (inRoot: string): FoundNote => files.locate(inRoot, root);
  return {
    show: (inRoot) => locate(inRoot).path,
    read(inRoot) {
      try {
        return decode(files.read(locate(inRoot).file)).text;
      } catch {
        return ''; // it has gone since it was judged
      }
    },
  };
}

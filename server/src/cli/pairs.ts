/** `agored pairs`: a table of notes and languages, for those who look after a whole site. */
import type { Command } from 'commander';
import { createDocument } from '../engine/document';
import { localDay } from '../engine/facts';
import type { AnyRule, Data, Level } from '../engine/types';
import { isIgnored, type Workspace } from '../engine/workspace';
import type { FoundNote, Io } from './io';
import type { CliMessage } from './messages';
import { oneEach, rowOf, withPaths, type FileRow, type Surroundings } from '../engine/pairStates';
import { jsonOf, markdownOf, textOf, type Table } from './reporters/pairs';
import {
  createNotice,
  givenConfig,
  openSession,
  readNote,
  steadyHosts,
  withConfigOptions,
  type GivenConfig,
  type Shell,
} from './session';

const formats = ['text', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

/** Takes what could not be done, with the file that it is about. */
type Problem = (code: CliMessage, data?: Data, path?: string) => void;

/** Gives the command its arguments and options. */
export function addPairsCommand(command: Command, shell: Shell): void {
  const { say, pick, done } = shell;
  command
    .description(say('pairsDescription'))
    .argument('[paths...]', say('paths'))
    .option('--format <name>', say('pairsFormat'), pick('--format', formats), 'text');
  withConfigOptions(command, shell).action(async (paths: readonly string[]) => {
    const { format, config } = command.opts<{ format: Format; config?: string | boolean }>();
    done(await pairsCommand(paths, format, givenConfig(config), shell));
  });
}

/** @returns the exit code: 0 done, 2 not all could be done. */
async function pairsCommand(
  args: readonly string[],
  format: Format,
  config: GivenConfig,
  { io, rules, say, locale }: Shell,
): Promise<0 | 2> {
  const problems: Table['problems'][number][] = [];
  const notice = createNotice(io, say);
  const problem: Problem = (code, data, path) => {
    problems.push({ ...(path === undefined ? {} : { path }), code, message: say(code, data) });
    notice(code, data);
  };
  const surroundingsOf = await openSurroundings(config, rules, io, problem);
  if (!surroundingsOf) return 2;
  const found = io.files.find(args);
  for (const { path, code, reason } of found.problems) problem(code, { path, reason }, path);
  for (const { path } of found.ignored) notice('ignored', { path });

  const languages: string[] = [];
  const rows: FileRow[] = [];
  let [drafts, unknown, single] = [0, 0, 0];
  for (const note of found.notes) {
    const around = await surroundingsOf(note);
    if (!around) continue;
    if (around.config.languages.length < 2) {
      single++;
      continue;
    }
    for (const language of around.config.languages) if (!languages.includes(language)) languages.push(language);
    const text = readNote(note, io, problem);
    if (text === undefined) continue;
    const row = await rowOf(note.inRoot, createDocument(text), around);
    if (row === 'draft') drafts++;
    else if (row === 'unknown') unknown++;
    else rows.push({ own: note.path, row: withPaths(row, (inRoot) => io.files.locate(inRoot, note.root).path) });
  }
  if (rows.length === 0 && single > 0) notice('pairsOneLanguage');
  const table = { languages, rows: oneEach(rows).map(({ row }) => row), drafts, unknown, problems };
  io.out(
    format === 'json'
      ? jsonOf(table, io, locale)
      : format === 'markdown'
        ? markdownOf(table, say, locale)
        : textOf(table, io, say, locale),
  );
  return problems.length > 0 ? 2 : 0;
}

/**
 * Finds what surrounds a note: its configuration, and the rules about languages as they are set there. Undefined where
 * the configuration that was given cannot be read.
 */
async function openSurroundings(
  config: GivenConfig,
  rules: readonly AnyRule[],
  io: Io,
  problem: Problem,
): Promise<((note: FoundNote) => Promise<Surroundings | undefined>) | undefined> {
  const today = localDay(io.now());
  const levels = new Map<string, Level>(
    rules.filter(({ category, scope }) => category !== 'languages' && scope !== 'engine').map(({ id }) => [id, 'off']),
  );
  const hostOf = steadyHosts((root) => io.files.host(root));
  const session = await openSession({ config, levels, hostOf }, rules, io, problem);
  if (!session) return undefined;
  const results = new Map<string, Map<string, ReturnType<Workspace['lint']>>>();
  const lintIn =
    (root: string): Surroundings['lint'] =>
    (note, path) => {
      const known = results.get(root) ?? new Map<string, ReturnType<Workspace['lint']>>();
      results.set(root, known);
      const result = known.get(path) ?? session.workspaceOf(root).lint(note, path);
      known.set(path, result);
      return result;
    };
  return async ({ root, inRoot, path, named }) => {
    const loaded = await session.workspaceOf(root).configFor(inRoot);
    for (const fault of session.newFaults(loaded, root)) problem('pairsConfig', { path: fault.path }, fault.path);
    if (isIgnored(loaded.config, inRoot)) {
      if (named) problem('ignoredByConfig', { path }, path);
      return undefined;
    }
    return { host: hostOf(root), config: loaded.config, lint: lintIn(root), today };
  };
}

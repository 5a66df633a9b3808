/** `agored config check`, which tells what is wrong with configurations, and what `agored lint --print-config` prints. */
import type { Command } from 'commander';
import type { ConfigFile, LoadedConfig } from '../engine/configFiles';
import { folderOf } from '../engine/paths';
import { createLocator } from '../engine/positions';
import { render } from '../engine/messages';
import { isIgnored } from '../engine/workspace';
import { locales } from '../engine/types';
import type { LintOptions } from './lint';
import { printable } from './reporters/printable';
import { createNotice, openSession, type GivenConfig, type Shell } from './session';

/** Gives `agored config` its one command. */
export function addConfigCommand(command: Command, settle: (command: Command) => Command, shell: Shell): void {
  const { say, done, pick } = shell;
  command
    .description(say('configDescription'))
    .helpCommand(false)
    .allowExcessArguments()
    .action(() => {
      throw shell.fail(say('configWhat'));
    });
  settle(command.command('check'))
    .description(say('configCheckDescription'))
    .argument('[file]', say('configFile'))
    .option('--locale <language>', say('locale'), pick('--locale', locales))
    .action(async (file: string | undefined) => {
      done(await checkCommand(file, shell));
    });
}

/** @returns the exit code: 0 where all can be used, 2 where something cannot. */
async function checkCommand(file: string | undefined, { io, rules, say, locale }: Shell): Promise<0 | 2> {
  const notice = createNotice(io, say);
  const session = await openSession({ config: undefined }, rules, io, notice);
  if (!session) return 2;
  const given = file === undefined ? undefined : await openSession({ config: file }, rules, io, notice);
  if (file !== undefined && !given) return 2;

  const loaded = new Map<LoadedConfig, string>();
  if (given && file !== undefined) {
    const { root, inRoot } = io.files.locate(file);
    loaded.set(await given.workspaceOf(root).configFor(inRoot), root);
  } else {
    // The folder itself, and those of all notes below it.
    const here = io.files.locate('x.md');
    const folders = new Map([[`${here.root}\n${folderOf(here.inRoot)}`, here]]);
    for (const note of io.files.find([]).notes) folders.set(`${note.root}\n${folderOf(note.inRoot)}`, note);
    for (const { root, inRoot } of folders.values())
      loaded.set(await session.workspaceOf(root).configFor(inRoot), root);
  }

  const checked = new Map<string, ConfigFile>();
  for (const [{ file: own, others = [] }, root] of loaded)
    for (const each of own ? [own, ...others] : []) checked.set(io.files.locate(each.path, root).path, each);
  let n = 0;
  for (const [path, { text, problems }] of [...checked].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const locate = createLocator(text);
    for (const { rule, messageId, data, span } of problems) {
      const { line, column } = locate(span.start);
      const message = render(String(rule.messages[locale][messageId]), data, locale);
      io.out(`${printable(`${path}:${String(line)}:${String(column)}  ${message}`)}\n`);
      n++;
    }
  }
  if (n > 0) return 2;
  const paths = [...checked.keys()].sort().join(', ');
  io.out(`${checked.size === 0 ? say('configNone') : say('configSound', { paths: printable(paths) })}\n`);
  return 0;
}

/** Prints the configuration that counts for a note, as JSON. @returns the exit code. */
export async function printConfig(
  path: string,
  { config: given, levels }: { readonly config: GivenConfig; readonly levels: LintOptions['levels'] },
  { io, rules, say }: Pick<Shell, 'io' | 'rules' | 'say'>,
): Promise<0 | 2> {
  const notice = createNotice(io, say);
  const session = await openSession({ config: given, levels }, rules, io, notice);
  if (!session) return 2;
  const { root, inRoot, path: shown } = io.files.locate(path);
  const { config, file, others = [] } = await session.workspaceOf(root).configFor(inRoot);
  const { edition, languages, packs, allow, words, glossary, ignore, bilingual, decisions } = config;
  const settings = Object.entries(config.rules).map(([id, { level, explicit, weights, options }]) => {
    const usual = config.whole?.rules[id];
    const isOverridden = usual !== undefined && (usual.level !== level || usual.explicit !== explicit);
    const stated = isOverridden ? 'overrides' : 'rules';
    const from = levels.has(id) ? '--rule' : explicit ? stated : weights ? 'presets' : 'default';
    return [id, { level, from, ...options }] as const;
  });
  const printed = {
    file: shown,
    from: (file ? [file, ...others] : []).map((each) => io.files.locate(each.path, root).path),
    ignored: isIgnored(config, inRoot),
    ...(edition !== undefined && { edition }),
    ...{ languages, packs, allow, words, glossary, ignore, bilingual, decisions },
    rules: Object.fromEntries(settings),
  };
  io.out(`${JSON.stringify(printed, undefined, 2)}\n`);
  const faulty = (file ? [file, ...others] : []).filter(({ problems }) => problems.length > 0);
  for (const each of faulty) notice('baselineConfig', { path: io.files.locate(each.path, root).path });
  return faulty.length > 0 ? 2 : 0;
}

/** The command line: reads the arguments, and hands over to a command. */
import { Command, CommanderError } from 'commander';
import { nearest } from '../engine/config';
import { levels, locales, type AnyRule, type Level, type Locale } from '../engine/types';
import { importVale, type ImportOptions } from './import';
import { addBaselineCommand } from './baselineCommand';
import { chooser, type Chooser } from './choices';
import { addCompletionCommand } from './completion';
import { addConfigCommand, printConfig } from './configCommand';
import { addDecisionsCommand } from './decisions';
import { addExplainCommand } from './explain';
import { addInitCommand } from './init/command';
import type { Io } from './io';
import { addLanguagesCommand } from './languages';
import { lintCommand, type LintOptions } from './lint';
import { addMergeCommand } from './merge';
import { addReportCommand } from './overview';
import { addPairsCommand } from './pairs';
import { createSay, type CliMessage, type Say } from './messages';
import { asksToLint, firstOperand } from './names';
import { formats, type AskedReport } from './reports';
import { addRulesCommand } from './rules';
import { mostShards, readShard, type Shard } from './shard';
import { givenConfig, withConfigOptions, type Shell } from './session';
import { watchCommand } from './watch';

/** What the entry starts beside linting. */
export interface Starters {
  /** Starts the language server; resolves when the connection ends. */
  readonly lsp: () => Promise<void>;
}

/** An argument that cannot be used; the message is ready to be shown. */
class UsageError extends Error {}

/**
 * Runs `agored` with its arguments (those after the program's name).
 * @returns the exit code. Never throws.
 */
export async function run(
  argv: readonly string[],
  io: Io,
  rules: readonly AnyRule[],
  starters: Starters,
): Promise<number> {
  const locale = localeFrom(argv, io.env);
  const say = createSay(locale);
  let code = 0;
  const commands: Commands = {
    lint: async (paths, given) => {
      code = await lintCommand(paths, given, rules, io, say);
    },
    watch: (paths, given) => watchCommand(paths, given, rules, io, say),
    importVale: (path, options) => {
      code = importVale(path, options, io, say);
    },
    lsp: starters.lsp,
    done: (given) => (code = given),
    locale,
  };
  const isLint = asksToLint(argv);
  const given = isLint && firstOperand(argv) !== 'lint' ? ['lint', ...argv] : [...argv];
  let program = createProgram(say, io, rules, commands, isLint);
  try {
    await program.parseAsync(given, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // help and version
    // What may have been meant can be told only by all commands.
    if (isLint && error instanceof CommanderError) program = createProgram(say, io, rules, commands);
    const isUsage = error instanceof UsageError || error instanceof CommanderError;
    const message =
      error instanceof CommanderError
        ? describe(error, argv, program, say)
        : error instanceof Error
          ? error.message
          : String(error);
    io.err(isUsage ? `agored: ${message}\n${say('seeHelp')}\n` : `agored: ${say('internal', { reason: message })}\n`);
    if (!isUsage && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
    return 2;
  }
}

interface Commands {
  readonly lint: (paths: readonly string[], options: LintOptions) => Promise<void>;
  readonly watch: (paths: readonly string[], options: LintOptions) => Promise<void>;
  readonly importVale: (path: string, options: ImportOptions) => void;
  readonly lsp: () => Promise<void>;
  /** Takes the exit code of a command that adds itself. */
  readonly done: (code: number) => void;
  readonly locale: Locale;
}

/**
 * All commands and their options; nothing is run before it is given arguments.
 * @param lintAlone leaves out all but `lint`: describing the others takes longer than reading the arguments.
 */
export function createProgram(
  say: Say,
  io: Io,
  rules: readonly AnyRule[],
  commands: Commands,
  lintAlone = false,
): Command {
  const titles: Readonly<Record<string, CliMessage>> = {
    'Usage:': 'usageTitle',
    'Arguments:': 'argumentsTitle',
    'Options:': 'optionsTitle',
    'Global Options:': 'optionsTitle',
    'Commands:': 'commandsTitle',
  };
  const settle = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: () => undefined })
      .configureHelp({
        helpWidth: Math.min(100, io.terminal.columns ?? 80),
        // Commander would add "(default: …)" in English; what the default is stands in the text.
        optionDescription: ({ description }) => description,
        styleTitle: (title) => (titles[title] ? say(titles[title]) : title),
      })
      .helpOption('-h, --help', say('help'));

  const program = settle(new Command('agored'))
    .description(say('description'))
    .version(io.version, '-v, --version', say('version'))
    .helpCommand('help [command]', say('helpCommand'))
    .addHelpText(
      'after',
      `\n${say('example')}\n  agored lint notes\n  agored lint --fix notes/2026-11-20.md\n  agored lint --format json > report.json\n`,
    );

  const shell: Shell = {
    ...{ io, rules, say, locale: commands.locale, done: commands.done },
    pick: (option, allowed) => oneOf(option, allowed, say),
    fail: (message) => new UsageError(message),
  };
  const lint = settle(program.command('lint'))
    .description(say('lintDescription'))
    .argument('[paths...]', say('paths'))
    .option('--fix', say('fix'))
    .option('--format <name[=file]>', say('format'), askedReport(say), []);
  withConfigOptions(lint, shell)
    .option('--rule <id=level>', say('rule'), ruleLevel(rules, say), new Map<string, Level>())
    .option('--quiet', say('quiet'))
    .option('--max-warnings <n>', say('maxWarnings'), wholeNumber('--max-warnings', say))
    .option('--if-no-files <what>', say('ifNoFiles'), oneOf('--if-no-files', ['fail', 'ok'], say), 'fail')
    .option('--shard <i/n>', say('shard'), shardOption(say))
    .option('--stdin-filename <path>', say('stdinFilename'))
    .option('--watch', say('watch'))
    .option('--cache', say('cache'))
    .option('--cache-location <folder>', say('cacheLocation'))
    .option('--baseline [file]', say('baselineOption'))
    .option('--no-baseline', say('noBaseline'))
    .option('--since <ref>', say('since'))
    .option('--staged', say('staged'))
    .option('--print-config <file>', say('printConfig'));
  lint.action(async (paths: readonly string[]) => {
    const given = lint.opts<{
      fix?: true;
      format: readonly AskedReport[];
      config?: string | boolean;
      rule: Map<string, Level>;
      quiet?: true;
      maxWarnings?: number;
      ifNoFiles: LintOptions['ifNoFiles'];
      shard?: Shard;
      stdinFilename?: string;
      watch?: true;
      cache?: true;
      cacheLocation?: string;
      baseline?: string | boolean;
      since?: string;
      staged?: true;
      printConfig?: string;
    }>();
    if (paths.includes('-') ? paths.length > 1 : given.stdinFilename !== undefined)
      throw new UsageError(say('inputAlone'));
    const isInput = paths.includes('-');
    const isChanged = given.staged === true || given.since !== undefined;
    if (given.watch && (given.fix || given.shard || isInput || isChanged)) throw new UsageError(say('watchAlone'));
    if (isInput && isChanged) throw new UsageError(say('inputUnchanged'));
    if (given.printConfig !== undefined) {
      const options = { config: givenConfig(given.config), levels: given.rule };
      commands.done(await printConfig(given.printConfig, options, shell));
      return;
    }
    if (given.staged && (given.since !== undefined || given.fix))
      throw new UsageError(say(given.fix ? 'stagedFix' : 'stagedSince'));
    // `--baseline notes` is a bare `--baseline` before a folder.
    const { baseline } = given;
    const isPath = typeof baseline === 'string' && !baseline.endsWith('.json');
    await commands[given.watch ? 'watch' : 'lint'](isPath ? [baseline, ...paths] : paths, {
      fix: given.fix === true,
      reports: given.format.length > 0 ? given.format : [{ format: 'text', file: undefined }],
      config: givenConfig(given.config),
      locale: commands.locale,
      levels: given.rule,
      quiet: given.quiet === true,
      maxWarnings: given.maxWarnings,
      ifNoFiles: given.ifNoFiles,
      shard: given.shard,
      stdinFilename: given.stdinFilename,
      cache: given.cache === true,
      cacheLocation: given.cacheLocation,
      baseline: isPath ? true : baseline,
      changed: given.staged ? 'staged' : given.since === undefined ? undefined : { since: given.since },
    });
  });

  if (lintAlone) return program;
  const importer = settle(program.command('import'))
    .description(say('importDescription'))
    .helpCommand(false)
    .allowExcessArguments()
    .action(() => {
      throw new UsageError(say('importWhat'));
    });
  const vale = settle(importer.command('vale'))
    .description(say('importValeDescription'))
    .argument('<path>', say('importPath'))
    .option('--out <file>', say('importOut'))
    .option('--language <language>', say('importLanguage'), oneOf('--language', ['en', 'cy'], say), 'en')
    .option('--locale <language>', say('locale'), oneOf('--locale', locales, say));
  vale.action((path: string) => {
    const { out, language } = vale.opts<{ out?: string; language: 'en' | 'cy' }>();
    commands.importVale(path, { out, language });
  });

  addLanguagesCommand(settle(program.command('languages')), shell);
  addMergeCommand(settle(program.command('merge')), shell, wholeNumber('--max-warnings', say));
  addPairsCommand(settle(program.command('pairs')), shell);
  addDecisionsCommand(settle(program.command('decisions')), shell);
  addBaselineCommand(settle(program.command('baseline')), shell);
  addReportCommand(settle(program.command('report')), shell);
  addInitCommand(settle(program.command('init')), shell);
  addRulesCommand(settle(program.command('rules')), shell);
  addExplainCommand(settle(program.command('explain')), shell);
  addCompletionCommand(settle(program.command('completion')), shell);
  addConfigCommand(settle(program.command('config')), settle, shell);

  settle(program.command('lsp'))
    .description(say('lspDescription'))
    .option('--stdio', say('stdio'))
    .action(commands.lsp);
  return program;
}

const oneOf = <const T extends string>(option: string, allowed: readonly T[], say: Say): Chooser<T> =>
  chooser(allowed, (value) => new UsageError(say('notOneOf', { value, option, allowed: allowed.join(', ') })));

/** `json`, or `json=report.json`; again and again, for several reports. */
function askedReport(say: Say): (value: string, before: readonly AskedReport[]) => readonly AskedReport[] {
  const read = (value: string, before: readonly AskedReport[]): readonly AskedReport[] => {
    const at = value.indexOf('=');
    const file = at < 0 ? undefined : value.slice(at + 1);
    const format = oneOf('--format', formats, say)(at < 0 ? value : value.slice(0, at));
    if (file === '') throw new UsageError(say('noReportFile', { value }));
    if (before.some((other) => other.file === file))
      throw new UsageError(file === undefined ? say('twoReports') : say('twoReportsFile', { path: file }));
    return [...before, { format, file }];
  };
  return Object.assign(read, { allowed: formats });
}

const shardOption =
  (say: Say) =>
  (value: string): Shard => {
    const shard = readShard(value);
    if (!shard) throw new UsageError(say('badShard', { value, most: mostShards }));
    return shard;
  };

function wholeNumber(option: string, say: Say): (value: string) => number {
  return (value) => {
    if (!/^\d{1,9}$/.test(value)) throw new UsageError(say('notANumber', { value, option }));
    return Number(value);
  };
}

function ruleLevel(
  rules: readonly AnyRule[],
  say: Say,
): (value: string, before: Map<string, Level>) => Map<string, Level> {
  const known = rules.map(({ id }) => id);
  return (value, before) => {
    const [, id = '', named = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
    if (id === '') throw new UsageError(say('badRule', { value }));
    if (!known.includes(id)) {
      const near = nearest(id, known);
      throw new UsageError(
        near === undefined ? say('unknownRule', { rule: id }) : say('unknownRuleNear', { rule: id, near }),
      );
    }
    return new Map(before).set(id, oneOf('--rule', levels, say)(named));
  };
}

/** Commander's objections in our words, since it speaks English alone. */
function describe(error: CommanderError, argv: readonly string[], program: Command, say: Say): string {
  const name = /'([^']*)'/.exec(error.message)?.[1]?.split(' ')[0] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const commands = program.commands.flatMap((command) => [command, ...command.commands]);
      const known = commands.flatMap((command) =>
        command.options.flatMap(({ long }) => (long === undefined ? [] : [long])),
      );
      const near = nearest(name, known);
      if (near === name) return say('unknownOptionHere', { name });
      return near === undefined ? say('unknownOption', { name }) : say('unknownOptionNear', { name, near });
    }
    case 'commander.unknownCommand':
      return say('unknownCommand', { name });
    case 'commander.missingArgument':
      return say('missingArgument', { name });
    case 'commander.optionMissingArgument':
      return say('missingValue', { name });
    case 'commander.excessArguments':
      return say('excessArguments');
    case 'commander.help':
      return say('unknownCommand', { name: argv.at(-1) ?? '' });
    default:
      return error.message;
  }
}

/** As asked for, else as the system speaks. What `--locale` may be is checked with the other options. */
function localeFrom(argv: readonly string[], env: Io['env']): Locale {
  const at = argv.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  const system = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return (
    locales.find((locale) => locale === asked) ??
    (asked === undefined && system?.toLowerCase().startsWith('cy') === true ? 'cy' : 'en')
  );
}

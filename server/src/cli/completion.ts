/** `agored completion SHELL`: a script that lets a shell complete commands, options and what may stand behind them. */
import type { Command, Option } from 'commander';
import { allowedBy } from './choices';
import { withLocaleOption, type Shell } from './session';

const shells = ['bash', 'zsh', 'fish'] as const;

/** Gives the command its argument. */
export function addCompletionCommand(command: Command, shell: Shell): void {
  const { say, pick, io, rules, done } = shell;
  command
    .description(say('completionDescription'))
    .argument('<shell>', say('completionShell'), pick('<shell>', shells));
  withLocaleOption(command, shell).action((name: (typeof shells)[number]) => {
    const program = command.parent ?? command;
    const ids = rules.map(({ id }) => id);
    io.out({ bash: bashScript, zsh: zshScript, fish: fishScript }[name](describe(program, ids)));
    done(0);
  });
}

/** What can be typed after the words of a command. */
interface Completable {
  /** `agored`, `agored lint`, `agored import vale`. */
  readonly words: readonly string[];
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly CompletableOption[];
  /** What its arguments may be; undefined where they are files. */
  readonly choices: readonly string[] | undefined;
}

interface CompletableOption {
  readonly names: readonly string[];
  readonly about: string;
  readonly takes: 'nothing' | 'file' | 'folder' | 'text' | readonly string[];
}

/** A command and all those below it, read from what Commander knows of them. */
function describe(command: Command, rules: readonly string[], above: readonly string[] = []): readonly Completable[] {
  const words = [...above, command.name()];
  const help = command.createHelp();
  const own: Completable = {
    words,
    commands: command.commands.map((below) => ({ name: below.name(), about: below.description() })),
    options: help.visibleOptions(command).map((option) => ({
      names: [option.short, option.long].flatMap((name) => name ?? []),
      about: option.description,
      takes: takenBy(option, rules),
    })),
    choices: choicesOf(command, rules),
  };
  return [own, ...command.commands.flatMap((below) => describe(below, rules, words))];
}

function choicesOf({ registeredArguments: [first] }: Command, rules: readonly string[]): readonly string[] | undefined {
  if (!first) return [];
  return first.name() === 'rule' ? rules : allowedBy(first.parseArg);
}

function takenBy(option: Option, rules: readonly string[]): CompletableOption['takes'] {
  const [, what] = /[<[]([^>\]]+)[>\]]/.exec(option.flags) ?? [];
  if (what === undefined) return 'nothing';
  if (what.startsWith('id=')) return rules.map((id) => `${id}=`);
  return (
    allowedBy(option.parseArg) ?? (what === 'file' || what === 'path' ? 'file' : what === 'folder' ? 'folder' : 'text')
  );
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** The words of a command as the name of a function. */
const functionOf = ({ words }: Completable): string => `_${words.join('_')}`;

/** Words alone, as bash knows them. Where none of them fits, bash itself offers files. */
function bashScript(all: readonly Completable[]): string {
  const cases = all.map((each) => {
    const words = [...each.commands.map(({ name }) => name), ...(each.choices ?? [])];
    const values = each.options
      .filter(({ takes }) => takes !== 'nothing')
      .map(
        ({ names, takes }) =>
          `${names.join('|')}) words=${quoted(typeof takes === 'string' ? '' : takes.join(' '))} ;;`,
      );
    return `    ${quoted(each.words.join(' '))})
      case $previous in
        ${[...values, `*) words=${quoted(words.join(' '))} options=${quoted(each.options.flatMap(({ names }) => names).join(' '))} ;;`].join('\n        ')}
      esac
      ;;`;
  });
  const below = all.slice(1).map((each) => quoted(each.words.join(' ')));
  return `# bash completion of agored. Put this into ~/.bashrc: source <(agored completion bash)
_agored() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=agored word words options
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      ${below.join('|')}) command="$command $word" ;;
    esac
  done
  case $command in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then words=$options; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  # What ends in = goes on.
  if [[ \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _agored agored
`;
}

/** In zsh's own terms: \`_arguments\` for each command. */
function zshScript(all: readonly Completable[]): string {
  const text = (about: string): string => about.replace(/[\\[\]:]/g, '\\$&');
  const functions = all.map((each) => {
    const options = each.options.flatMap(({ names: flags, about, takes }) => {
      const value =
        takes === 'nothing'
          ? ''
          : takes === 'file'
            ? ':file:_files'
            : takes === 'folder'
              ? ':folder:_files -/'
              : typeof takes === 'string'
                ? ':value:'
                : `:value:(${takes.join(' ')})`;
      return flags.map((flag) => `    ${quoted(`*${flag}[${text(about)}]${value}`)}`);
    });
    const rest =
      each.commands.length > 0
        ? [`    ${quoted('1: :->command')}`, `    ${quoted('*:: :->rest')}`]
        : [`    ${quoted(each.choices ? `1:value:(${each.choices.join(' ')})` : '*:file:_files')}`];
    const list = each.commands.map(({ name, about }) => `        ${quoted(`${name}:${text(about)}`)}`);
    const below = each.commands.map(({ name }) => `        ${name}) ${functionOf(each)}_${name} ;;`);
    return [
      `${functionOf(each)}() {`,
      ...(each.commands.length > 0 ? ['  local state line'] : []),
      '  _arguments -s \\',
      [...options, ...rest].join(' \\\n'),
      ...(each.commands.length > 0
        ? [
            '  case $state in',
            '    command)',
            '      local -a commands=(',
            ...list,
            '      )',
            `      _describe command commands${each.words.length === 1 ? '\n      _files' : ''}`,
            '      ;;',
            '    rest)',
            '      case $line[1] in',
            ...below,
            ...(each.words.length === 1 ? [`        *) ${functionOf(each)}_lint ;;`] : []),
            '      esac',
            '      ;;',
            '  esac',
          ]
        : []),
      '}',
    ].join('\n');
  });
  return `#compdef agored
# zsh completion of agored. Put this into ~/.zshrc, after compinit: source <(agored completion zsh)
${functions.join('\n')}
compdef _agored agored
`;
}

/** A line for each thing that can be typed, with the place where it can. */
function fishScript(all: readonly Completable[]): string {
  const lines = all.flatMap((each) => {
    const [, ...path] = each.words;
    const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
    const others = each.commands.map(({ name }) => name).join(' ');
    const here = [...seen, ...(others === '' ? [] : [`not __fish_seen_subcommand_from ${others}`])].join('; and ');
    const complete = `complete -c agored -n ${quoted(here)}`;
    return [
      ...each.commands.map(({ name, about }) => `${complete} -a ${name} -d ${quoted(about)}`),
      ...(each.choices && each.choices.length > 0 ? [`${complete} -f -a ${quoted(each.choices.join(' '))}`] : []),
      ...each.options.map(({ names: flags, about, takes }) => {
        const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
        const value =
          takes === 'nothing'
            ? ''
            : takes === 'file' || takes === 'folder'
              ? ' -r -F'
              : ` -x${typeof takes === 'string' ? '' : ` -a ${quoted(takes.join(' '))}`}`;
        return `${complete} ${named.join(' ')}${value} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# fish completion of agored. Write it to ~/.config/fish/completions/agored.fish
${lines.join('\n')}
`;
}

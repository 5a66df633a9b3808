/** The commands beside `lint`, by their names. A run that lints does without them. */
export const otherCommands: readonly string[] = [
  ...['import', 'languages', 'merge', 'pairs', 'decisions', 'baseline', 'report', 'init', 'rules', 'explain'],
  ...['completion', 'config', 'lsp', 'help'],
];

/** Options that ask about the command line itself. */
export const aboutOptions: readonly string[] = ['--help', '-h', '--version', '-v'];

/** Whether arguments (those after the program's name) ask for nothing but linting: `agored notes/` means `agored lint notes/`. */
export const asksToLint = (argv: readonly string[]): boolean =>
  !otherCommands.includes(argv.find((arg) => !arg.startsWith('-')) ?? '') &&
  !argv.some((arg) => aboutOptions.includes(arg));

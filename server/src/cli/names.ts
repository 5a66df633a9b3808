/** The commands beside `lint`, by their names. A run that lints does without them. */
export const otherCommands: readonly string[] = [
  ...['import', 'languages', 'merge', 'pairs', 'decisions', 'baseline', 'report', 'init', 'rules', 'explain'],
  ...['completion', 'config', 'lsp', 'help'],
];

/** Options that ask about the command line itself. */
export const aboutOptions: readonly string[] = ['--help', '-h', '--version', '-v'];

/** The first argument that is no option: a command, or what to lint. */
export const firstOperand = (argv: readonly string[]): string | undefined => argv.find((arg) => !arg.startsWith('-'));

/** Whether arguments (those after the program's name) ask for nothing but linting: `agored notes/` means `agored lint notes/`. */
export const asksToLint = (argv: readonly string[]): boolean =>
  !otherCommands.includes(firstOperand(argv) ?? '') && !argv.some((arg) => aboutOptions.includes(arg));

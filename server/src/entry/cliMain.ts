/** The command line itself, loaded by cli.ts. */
import { run } from '../cli/run';
import { askAtTerminal } from '../host/ask';
import { nodeFiles } from '../host/node';
import { packagedPage } from '../host/pages';
import { rules } from '../rules';
import { version } from '../version';

// A reader that has seen enough (`agored lint | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`agored: ${error.message}\n`);
  process.exit(2);
});
process.on('SIGINT', () => process.exit(130));

const { stdout, stderr } = process;
// Nothing but a terminal has `isTTY`.
const terminalOf = (stream: NodeJS.WriteStream) => ({
  isTTY: 'isTTY' in stream,
  columns: 'isTTY' in stream ? stream.columns || 80 : undefined, // some say that they have none
});
/** Whether a stream has handed on all that was written to it, and none of that failed. */
const isThrough = (stream: NodeJS.WriteStream): boolean => stream.writableLength === 0 && stream.errored === null;
const io = {
  files: nodeFiles(process.cwd()),
  env: process.env,
  terminal: terminalOf(stdout),
  errorTerminal: terminalOf(stderr),
  version,
  build: '@build@', // put in by esbuild.mjs
  pageOf: packagedPage,
  now: () => new Date(),
  rest: () => new Promise<void>((resolve) => setImmediate(resolve)),
  ...('isTTY' in stdout && process.stdin.isTTY && { ask: askAtTerminal }),
  input: () => process.stdin,
  out: (text: string | Uint8Array) => void stdout.write(text),
  err: (text: string) => void stderr.write(text),
};

void run(process.argv.slice(2), io, rules, { lsp: async () => (await import('./node')).start() }).then((code) => {
  // Nothing is left to be done but to hand back memory, which the system is quicker at.
  if (isThrough(stdout) && isThrough(stderr)) process.exit(code);
  process.exitCode = code;
});

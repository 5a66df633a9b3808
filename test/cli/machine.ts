/** A machine for a command line that runs in the test's own process. */
import { nodeFiles } from '../../server/src/host/node';
import type { Io } from '../../server/src/cli/io';

/** @param root the working directory. `given` says what matters to the test; nobody is at a terminal, and nothing is read. */
export const machineIn = (root: string, given: Partial<Io> = {}): Io => ({
  files: nodeFiles(root),
  env: {},
  terminal: { isTTY: false, columns: undefined },
  errorTerminal: { isTTY: false, columns: undefined },
  version: '1.2.3',
  build: 'x',
  pageOf: () => undefined,
  now: () => new Date('2026-11-25T12:00:00Z'),
  rest: () => Promise.resolve(),
  input: () => {
    throw new Error('nothing is read from standard input');
  },
  out: () => undefined,
  err: () => undefined,
  ...given,
});

/** Questions at a terminal. */
import type { Interface } from 'node:readline/promises';

/** @returns what was typed; undefined where the input ended (Ctrl-D). */
export async function askAtTerminal(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const terminal: Interface = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once('SIGINT', () => process.exit(130));
  try {
    const ended = new Promise<undefined>((resolve) => {
      terminal.once('close', () => {
        resolve(undefined);
      });
    });
    return await Promise.race([terminal.question(question), ended]);
  } finally {
    terminal.close();
  }
}

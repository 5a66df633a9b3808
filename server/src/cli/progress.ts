/** How far a long run is, in one line on standard error that is gone in the end. For people at a terminal alone. */
import type { Io } from './io';
import type { Say } from './messages';
import { printable } from './reporters/printable';

/** Shorter runs show nothing, in milliseconds; and so often the line is written. */
const after = 1000;
const every = 100;

export interface Progress {
  /** What is to be printed with while the line may be there. */
  readonly io: Io;
  /** Tells of the note that is about to be checked. */
  readonly show: (done: number, total: number, path: string) => void;
  readonly clear: () => void;
}

export function createProgress(io: Io, say: Say): Progress {
  const { isTTY, columns = 80 } = io.errorTerminal;
  if (!isTTY || (io.env['CI'] ?? '') !== '' || io.env['TERM'] === 'dumb')
    return { io, show: () => undefined, clear: () => undefined };
  const begun = io.now().getTime();
  let next = begun + after;
  let isShown = false;
  const clear = (): void => {
    if (isShown) io.err('\r\u001B[K');
    isShown = false;
  };
  const cleared =
    <T>(write: (text: T) => void) =>
    (text: T): void => {
      clear();
      write(text);
    };
  return {
    io: { ...io, err: cleared(io.err), out: cleared(io.out) },
    show(done, total, path) {
      const now = io.now().getTime();
      if (now < next) return;
      next = now + every;
      const line = printable(say('progress', { done, total, path }));
      isShown = true;
      // One that is wider than the terminal would stay behind when the next is written.
      io.err(`\r\u001B[K${line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`}`);
    },
    clear,
  };
}

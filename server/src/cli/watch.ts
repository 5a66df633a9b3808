/** `agored lint --watch`: lints again whenever something changes that findings rest on. */
import type { AnyRule } from '../engine/types';
import type { CacheFile, Io } from './io';
import { lintCommand, type LintOptions } from './lint';
import type { Say } from './messages';
import { createNotice } from './session';

/** Clears a terminal, with what is scrolled out of sight. */
const clear = '\u001B[2J\u001B[3J\u001B[H';

/**
 * Prints a report of all notes, and another one after each change, until it is interrupted. What is still known of a note
 * is told as with `--cache`, so that only notes which changed are linted, and those that rest on them.
 */
export async function watchCommand(
  args: readonly string[],
  options: LintOptions,
  rules: readonly AnyRule[],
  io: Io,
  say: Say,
): Promise<never> {
  const notice = createNotice(io, say);
  let kept: string | undefined;
  const memory: CacheFile = {
    path: '',
    read: () => kept,
    write(text) {
      kept = text;
    },
  };
  const changes = io.files.changes(args);
  for (let first = true; ; first = false) {
    // What changes from here on is for the next round.
    const changed = changes.next();
    if (io.terminal.isTTY) io.out(clear);
    else if (!first) io.out('\n');
    const files = { ...io.files.anew(), cache: () => memory };
    await lintCommand(args, { ...options, cache: true }, rules, { ...io, files }, say);
    notice('watching');
    await changed;
  }
}

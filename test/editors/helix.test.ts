import { describe } from 'mocha';
import { areHere, mends, shown } from './support';

// Distributions call it by either name. `script` gives it a terminal, without which it does not start.
const helix = ['hx', 'helix'].find((name) => areHere(name));
const hasTerminal = process.platform === 'linux' && areHere('script', 'stty');

describe('Helix', () => {
  const missing = !helix ? 'Helix is not here' : hasTerminal ? undefined : 'there is no ‘script’ to run it in';
  mends('Helix', missing, async ({ put, run }) => {
    put('config/helix/languages.toml', shown('Helix', 'toml'));
    // What is typed once something is on the screen: the note; the finding, gone to; the menu of fixes, with the first
    // chosen; and that the note has changed.
    const steps = [
      [/form\./, ']d'],
      [/ 3:10\b/, ' a'],
      [/Replace with/, '\r'],
      [/\[\+\]/, ':wq\r'],
    ] as const;
    let step = 0;
    return run('script', ['-qec', `stty rows 40 cols 120; ${String(helix)} week.md`, '/dev/null'], (since) => {
      const [awaited, keys] = steps[step] ?? [];
      if (awaited === undefined) return undefined;
      if (awaited.test(since)) {
        step++;
        return keys;
      }
      // There was nothing to go to as long as the server had said nothing.
      return step === 1 ? ']d' : undefined;
    });
  });
});

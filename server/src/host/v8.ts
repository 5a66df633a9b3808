/** How V8 goes about its work: with little ado in a run over a note, as most are, and otherwise when the run goes on. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Megabytes for new objects, of which there are two lots: V8 copies what is still in use from one to the other. It begins
 * with 1, and left alone doubles that up to 16. With 10 it takes 12 MB less in all, for one or two
 * hundredths more of a processor's time.
 */
const most = 10;

/**
 * A run of no more milliseconds does with what V8 begins with. The system takes longer to give 20 MB that were not in use
 * than V8 takes to look through 1 MB a few times more: a fifth of all that a run over a note takes.
 */
const short = 200;

/** How often is looked whether there is that much room, in milliseconds, and how many times. */
const often = 50;
const mostLooks = 40;

/** How much room for new objects can be set for a process that has begun only by how fast it grows. */
const growBy = (factor: number): void => {
  setFlagsFromString(`--semi-space-growth-factor=${String(factor)}`);
};

/**
 * Far too soon for us, V8 makes machine code of what it will throw away again.
 * @param budget how much of its code (in bytes of V8's own) a function runs between two looks at whether to make any.
 */
const compileAfter = (budget: number): void => {
  setFlagsFromString(`--interrupt-budget=${String(budget)}`);
};

/** @param percent 0 leaves it to V8. */
function collectAt(percent: number): void {
  // Garbage is collected when it is so much of what is in use, rather than several times as much.
  setFlagsFromString(`--heap-growing-percent=${String(percent)}`);
  // And looked for long before that: found too late, it takes room for a fifth more while it is.
  setFlagsFromString(`--incremental-marking-hard-trigger=${String(percent)}`);
}

/** To be set before anything is compiled. */
export function compileLess(): void {
  // Less of what a function calls is taken into its machine code: that is what most of the making takes.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
  // Patterns are made once, as machine code, rather than a second time when they are used again: reading what `\p{L}`
  // holds takes longer than the machine code does.
  setFlagsFromString('--no-regexp-tier-up');
}

/** Settings for a short run. To be set before anything is compiled, and when it is kept: that counts for the same settings alone. */
export function stayShort(): void {
  compileAfter(600_000);
  compileLess();
  growBy(1);
  collectAt(0);
}

/**
 * For Node 22 and later, which know when to compile: in a run that is not short, has the room for new objects stay as it is,
 * and garbage collected early. Left alone, V8 takes 175 MB for thousands of notes there, and 297 in Node 24.
 */
export function staySmallLater(): void {
  const stop = (): void => {
    growBy(1);
    collectAt(60);
  };
  setTimeout(stop, short).unref();
}

/**
 * In a run that is not short, has the room for new objects grow at once to all that it is to have, garbage collected early,
 * and machine code made sooner: there is more for it to do.
 */
export function growLater(): void {
  let looking: NodeJS.Timeout;
  let looks = 0;
  const look = (): void => {
    const { space_size: size = 0 } =
      getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space') ?? {};
    if (size < 2 * most * 2 ** 20 && ++looks < mostLooks) return;
    growBy(1);
    clearInterval(looking);
  };
  const grow = (): void => {
    growBy(most);
    collectAt(60);
    compileAfter(400_000);
    looking = setInterval(look, often).unref();
  };
  setTimeout(grow, short).unref();
}

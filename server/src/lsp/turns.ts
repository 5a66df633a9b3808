/** Long work takes turns with what else the client wants. */
import type { Drive } from '../engine/steps';

/** Longest time without a look at what else there is, in milliseconds. */
const longestTurn = 5;

/** Drives work in turns. @param check is called before each but the first, and throws where nobody waits any more. */
export function inTurns(check: () => void = () => undefined): Drive {
  return async (steps) => {
    for (let since = Date.now(); ;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (Date.now() - since < longestTurn) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      check();
      since = Date.now();
    }
  };
}

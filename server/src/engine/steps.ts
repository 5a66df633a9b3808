/** Long work in steps, so that whoever drives it can see to something else between two of them. */

/** Work that comes to a `T`, and stops for a moment at every `yield`. */
export type Steps<T> = Generator<undefined, T>;

/** Drives work: at once, or with pauses. */
export type Drive = <T>(steps: Steps<T>) => T | Promise<T>;

/** Drives work to its end without a pause. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

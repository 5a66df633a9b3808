/** What is made of notes and of lists that belong to them, remembered for as long as they live. */

const memory = Symbol('memory');

interface Carrier {
  readonly [memory]?: Map<object, unknown>;
}

/**
 * Remembers one thing about each of some objects, in those objects. To be asked like a WeakMap, which it stands in for:
 * what that holds counts as in use until V8 has marked the whole heap, so that all that was ever made of a note would
 * outlive the cheap collections of young objects, and a run over thousands of notes would take twice the memory.
 */
export class Memory<K extends object, V> {
  get(key: K): V | undefined {
    return (key as Carrier)[memory]?.get(this) as V | undefined;
  }

  set(key: K, value: V): void {
    let own = (key as Carrier)[memory];
    if (!own) Object.defineProperty(key, memory, { value: (own = new Map<object, unknown>()) });
    own.set(this, value);
  }

  delete(key: K): void {
    (key as Carrier)[memory]?.delete(this);
  }
}

/** Words that a team has said its readers know. */
import { like } from '../../vocabulary';

interface Allowed {
  readonly exact: ReadonlySet<string>;
  /** Those with a wildcard, word by word. */
  readonly wild: readonly (readonly string[])[];
}

/** Remembered for the list, which stays the same object as long as the configuration does. */
const compiled = new WeakMap<readonly string[], Allowed>();

/** Whether the words of a match, or its entry, are in a list of what is allowed. */
export function isAllowed(allow: readonly string[], found: string, term: string): boolean {
  if (allow.length === 0) return false;
  const { exact, wild } = compile(allow);
  return [found, term].map(fold).some((text) => {
    if (exact.has(text)) return true;
    if (wild.length === 0) return false;
    const words = text.split(' ');
    return wild.some(
      (wanted) => wanted.length === words.length && wanted.every((word, i) => like(word, words[i] ?? '')),
    );
  });
}

function compile(allow: readonly string[]): Allowed {
  let ready = compiled.get(allow);
  if (!ready) {
    const terms = allow.map(fold);
    const wild = terms.filter((term) => term.includes('*')).map((term) => term.split(' '));
    compiled.set(allow, (ready = { exact: new Set(terms), wild }));
  }
  return ready;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
    .trim();

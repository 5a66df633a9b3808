/** Brings the forms of all rules together: each is listed once, and forms that share everything are one entry. */
import { wordsOf } from '../../vocabulary';
import type { ImportedForm, ImportedWord } from './notices';

/** What one entry may hold. */
const mostSay = 20;
const mostAlso = 50;
/** More would not be read in a comment. */
const mostSources = 5;

interface Merged extends Omit<ImportedForm, 'source'> {
  readonly sources: readonly string[];
}

export function mergeForms(forms: Iterable<ImportedForm>): ImportedWord[] {
  const merged = new Map<string, Merged>();
  for (const { source, ...form } of forms) {
    // As the matcher reads it: capitals, hyphens and spaces make no difference.
    const key = wordsOf(form.text).join(' ');
    const known = merged.get(key);
    if (!known) merged.set(key, { ...form, sources: [source] });
    else if (known.group !== form.group) merged.set(key, both(known, { ...form, sources: [source] }));
  }
  const words = new Map<string, ImportedWord>();
  for (const { text, group, ...rest } of merged.values()) {
    const key = JSON.stringify([group, rest]);
    const word = words.get(key);
    if (!word) words.set(key, { term: text, also: [], ...rest });
    else if (word.also.length < mostAlso) words.set(key, { ...word, also: [...word.also, text] });
    else words.set(`${key}${text}`, { term: text, also: [], ...rest });
  }
  return [...words.values()];
}

/** Two rules about one form: what either says counts, and it is left alone only where both leave it alone. */
function both(a: Merged, b: Merged): Merged {
  return {
    text: a.text,
    // What a hundred rules list stands by itself.
    group: a.group.length > 1000 ? a.group : `${a.group} ${b.group}`,
    say: [...new Set([...a.say, ...b.say])].slice(0, mostSay),
    advice: a.advice ?? b.advice,
    why: a.why ?? b.why,
    level: a.level === 'warning' ? a.level : b.level,
    phrases: a.phrases.filter((phrase) => b.phrases.includes(phrase)),
    sources: [...new Set([...a.sources, ...b.sources])].slice(0, mostSources),
  };
}

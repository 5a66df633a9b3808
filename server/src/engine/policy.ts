/** When a note is to be in more than one language: what the configuration, the note and its date say. */
import { matchesGlobs, type Config } from './config';
import { frontMatterOf, type Document } from './document';
import type { Facts } from './facts';
import { perNote } from './memo';
import { noteDate } from './noteDate';
import { declaredState } from './translation';

/** Not published yet, so that nothing is missing from it. */
export const isDraft = perNote((note) => {
  const data = frontMatterOf(note)?.data ?? {};
  const { status } = data;
  return (
    data['draft'] === true ||
    data['published'] === false ||
    (typeof status === 'string' && /^dra(?:ft|fft)$/i.test(status.trim()))
  );
});

/** Whether a note is older than the day from which the team writes in all its languages. */
export function isBeforePolicy(note: Document, { bilingual }: Config, path: string | undefined): boolean {
  if (bilingual?.from === undefined) return false;
  const date = noteDate(note, path);
  return date !== undefined && date < bilingual.from;
}

/**
 * The languages that a note needs by the audience that it names in its front matter; undefined where the configuration
 * makes no difference between audiences, or not for this one: then it needs all. Of several audiences, each counts.
 */
function neededFor(note: Document, { bilingual }: Config): ReadonlySet<string> | undefined {
  if (!bilingual?.audience) return undefined;
  const stated = frontMatterOf(note)?.data['audience'];
  const audiences = (Array.isArray(stated) ? (stated as unknown[]) : [stated]).filter((name) => isName(name));
  if (audiences.length === 0) return undefined;
  const known = new Map(Object.entries(bilingual.audience).map(([name, needed]) => [plainName(name), needed]));
  const needed = new Set<string>();
  for (const audience of audiences) {
    const languages = known.get(plainName(audience));
    if (languages === undefined) return undefined;
    for (const language of typeof languages === 'string' ? [languages] : languages) needed.add(language);
  }
  return needed;
}

/** YAML reads `audience: 2` as a number and `audience: yes` as it likes. */
const isName = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const plainName = (name: string | number | boolean): string => String(name).trim().toLowerCase();

/** Whether the audience of a note does without its version in a language. */
export function doesWithout(note: Document, language: string, config: Config): boolean {
  return neededFor(note, config)?.has(language) === false;
}

/** Whether the configuration asks for a note in all its languages, as far as its audience needs them. */
export function isAskedFor(note: Document, config: Config, path: string | undefined): boolean {
  if (!config.bilingual || isBeforePolicy(note, config, path)) return false;
  return path === undefined
    ? config.bilingual.paths.includes('**')
    : matchesGlobs(config, config.bilingual.paths, path);
}

/** Whether a note's version in a language may be missing today: it says so itself, or its audience does without it. */
export function isExcused(note: Document, language: string, { today }: Pick<Facts, 'today'>, config: Config): boolean {
  const declared = declaredState(note, language);
  if (
    declared !== undefined &&
    (declared.status === 'not-required' || declared.until === undefined || declared.until >= today)
  )
    return true;
  return doesWithout(note, language, config);
}

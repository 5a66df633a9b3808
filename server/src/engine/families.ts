/** What rules are about, named as the rows of a checklist and in its order. */
import type { Config } from './config';
import { namedInShort, type NoteLanguages } from './noteLanguages';
import type { AnyRule, Localized } from './types';

interface About {
  /** What is well where no rule of the family has found anything. */
  readonly name: Localized;
  /** Whether there is anything to find under a configuration; always, where it is not said. */
  readonly applies?: (config: Config) => boolean;
  /** What to add where nothing was found, so that a tick does not promise too much. */
  readonly remark?: (languages: NoteLanguages) => Localized | undefined;
}

export const families = {
  words: { name: { en: 'Plain words', cy: 'Geiriau clir' } },
  languages: {
    name: { en: 'Both languages', cy: 'Y ddwy iaith' },
    applies: ({ languages }) => languages.length > 1,
    remark(languages) {
      const { present, toFollow } = languages;
      if (present.length + toFollow.length === 0) return undefined;
      const named = namedInShort(languages);
      if (present.length > 1 || toFollow.length > 0) return named;
      return { en: `${named.en} only`, cy: `${named.cy} yn unig` };
    },
  },
  decisions: { name: { en: 'Decisions linked', cy: 'Penderfyniadau â dolen' } },
  files: { name: { en: 'File and settings', cy: 'Y ffeil a’r gosodiadau' } },
} as const satisfies Readonly<Record<string, About>>;

/** The family that a rule belongs to is part of its definition. */
export type Family = keyof typeof families;

/** The families of which at least one rule runs under a configuration, in the order of a checklist. */
export function familiesFor(
  config: Config,
  rules: readonly AnyRule[],
): readonly (Pick<About, 'name' | 'remark'> & { readonly id: Family })[] {
  const running = new Set(
    rules.filter(({ id }) => (config.rules[id]?.level ?? 'off') !== 'off').map(({ category }) => category),
  );
  return (Object.entries(families) as [Family, About][])
    .filter(([id, { applies }]) => running.has(id) && (applies?.(config) ?? true))
    .map(([id, about]) => ({ id, ...about }));
}

/** The text of a new configuration. */
import * as yaml from 'yaml';
import type { Locale } from '../types';
import { words } from './words';

/** What goes into a configuration. */
export interface Draft {
  readonly languages: readonly string[];
  /** Globs of notes that should be in all languages; none where nothing is asked for. */
  readonly paired: readonly string[];
  readonly records: readonly string[];
  readonly ignore: readonly string[];
}

/** A configuration in which each key says what it is for. `today` is a day, `YYYY-MM-DD`. */
export function configText({ languages, paired, records, ignore }: Draft, today: string, locale: Locale): string {
  const list = (items: readonly string[]): string =>
    yaml.stringify([...items], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();
  const parts = [
    `# ${words.about[locale]}\n# https://github.com/agored/agored/blob/main/docs/configuration.md\n`,
    `# ${words.languages[locale]}\nlanguages: ${list(languages)}\n`,
    ...(paired.length > 0
      ? [`# ${words.bilingual[locale]}\nbilingual:\n  paths: ${list(paired)}\n  from: ${today}\n`]
      : []),
    ...(records.length > 0 ? [`# ${words.records[locale]}\ndecisions:\n  records: ${list(records)}\n`] : []),
    ...(ignore.length > 0 ? [`# ${words.ignore[locale]}\nignore: ${list(ignore)}\n`] : []),
    `# ${words.allow[locale]}\n# allow: [sprint, backlog]\n`,
    `# ${words.rules[locale]}\n# rules:\n#   jargon: info\n`,
  ];
  return parts.join('\n');
}

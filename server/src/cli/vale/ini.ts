/** What `.vale.ini` says about styles, rules and vocabularies. */

interface IniLine {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

export interface ValeIni {
  readonly stylesPath: string | undefined;
  readonly vocabularies: readonly { readonly name: string; readonly line: number }[];
  readonly minLevel: string | undefined;
  /** Styles that count for Markdown, in order. */
  readonly styles: readonly { readonly name: string; readonly line: number }[];
  /** By `Style.Rule`: off, on, or a level. */
  readonly rules: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  /** Sections that switch something on for other files, or for some files alone. */
  readonly apart: readonly { readonly section: string; readonly line: number }[];
}

function* linesOf(text: string): Iterable<IniLine> {
  let section = '';
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    if (content.startsWith('[') && content.endsWith(']')) {
      section = content.slice(1, -1).trim();
      continue;
    }
    const at = content.indexOf('=');
    if (at < 1) continue;
    // What stands behind a sign with a space before it is a comment.
    const value =
      content
        .slice(at + 1)
        .split(/(?:^|\s)[#;]/, 1)[0]
        ?.trim() ?? '';
    const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    yield { section, key: content.slice(0, at).trim(), value: quoted ? value.slice(1, -1) : value, line: index + 1 };
  }
}

const namesIn = (value: string): string[] => value.split(',').flatMap((name) => (name.trim() ? [name.trim()] : []));

/**
 * Reads a configuration of Vale. Never throws.
 * @param isForNotes whether a section, named by its glob, counts for all Markdown files.
 */
export function readIni(text: string, isForNotes: (glob: string) => boolean): ValeIni {
  const vocabularies: { name: string; line: number }[] = [];
  // The last section that counts says which styles there are; what stands under * is for when none does.
  const styles = new Map<string, Map<string, { name: string; line: number }>>();
  const rules = new Map<string, { value: string; line: number }>();
  const apart = new Map<string, { section: string; line: number }>();
  let stylesPath: string | undefined;
  let minLevel: string | undefined;
  for (const { section, key, value, line } of linesOf(text)) {
    if (section === '') {
      if (key === 'StylesPath') stylesPath = value;
      else if (key === 'MinAlertLevel') minLevel = value;
      else if (key === 'Vocab') vocabularies.push(...namesIn(value).map((name) => ({ name, line })));
      continue;
    }
    const isRule = /^[^.\s]+\.[^.\s]+$/.test(key);
    if (key !== 'BasedOnStyles' && !isRule) continue;
    if (!isForNotes(section)) {
      if (!apart.has(section) && (value !== '' || !isRule) && value.toUpperCase() !== 'NO')
        apart.set(section, { section, line });
    } else if (isRule) rules.set(key, { value, line });
    else {
      const named = styles.get(section) ?? new Map<string, { name: string; line: number }>();
      styles.set(section, named);
      for (const name of namesIn(value)) if (!named.has(name)) named.set(name, { name, line });
    }
  }
  const chosen = [...styles].findLast(([section]) => section !== '*')?.[1] ?? styles.get('*');
  return {
    ...{ stylesPath, vocabularies, minLevel, rules },
    styles: [...(chosen?.values() ?? [])],
    apart: [...apart.values()],
  };
}

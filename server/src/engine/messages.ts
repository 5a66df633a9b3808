import type { AnyRule, Data, Datum, Locale } from './types';

/** A datum in the reader's language. */
export function renderDatum(datum: Datum, locale: Locale): string {
  return typeof datum === 'object' ? datum[locale] : String(datum);
}

/**
 * Fills the `{placeholders}` of a message. One without a value is left as it stands, which the rule tester rejects.
 */
export function render(template: string, data: Data | undefined, locale: Locale): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const datum = data && Object.hasOwn(data, key) ? data[key] : undefined;
    return datum === undefined ? whole : renderDatum(datum, locale);
  });
}

/** Where the pages are that explain things. */
export const pages = 'https://github.com/agored/agored/blob/main';

/** The page that explains a rule: why it is there, how to mend what it finds, how to quieten it. */
export function helpUrl(rule: AnyRule): string {
  return rule.scope === 'engine'
    ? `${pages}/docs/problems.md#${rule.id}`
    : `${pages}/server/src/rules/${rule.id}/README.md`;
}

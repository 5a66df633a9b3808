/** Fills the `{placeholders}` of a text; one without a value is left as it stands. */
export const fill = (text: string, data: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(data, key) ? String(data[key]) : whole));

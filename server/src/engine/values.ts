/** Whether data, as JSON or YAML gives it, is a mapping of names to values. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);

/** The same text, kept by itself: a piece of a longer one keeps all of that in memory. */
export const detached = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** Whether data, as JSON or YAML gives it, is a mapping of names to values. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);

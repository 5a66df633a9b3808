import type { Fix, Span } from '../../engine/types';
import type { messages } from './messages';

export type Id = keyof (typeof messages)['en'];

/** A value as YAML has it, in the quotes that the old one had. */
function scalar(value: string, before: string): string {
  const [quote] = before;
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  if (quote === '"') return JSON.stringify(value);
  return /^[\p{L}/][\p{L}\p{N}/._-]*$/u.test(value) || /^\d{1,15}$/.test(value) ? value : JSON.stringify(value);
}

/** Writes a value in the note itself. */
export const useHere = (text: string, span: Span, value: string): Fix<Id> => ({
  titleId: 'use-here',
  data: { value },
  edits: [{ span, text: scalar(value, text.slice(span.start, span.end)) }],
  safety: 'suggestion',
});

/** Writes the value of the note itself in another one. */
export const useThere = (path: string, span: Span, value: string): Fix<Id> => ({
  titleId: 'use-there',
  data: { value, path },
  edits: [{ span, text: scalar(value, ''), path }],
  safety: 'suggestion',
});

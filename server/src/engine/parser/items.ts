import type { PhrasingContent, Text } from 'mdast';
import type { Content } from './content';

/** A run of `*`, `_` or `~` that may open or close something. */
export interface Run {
  readonly type: 'run';
  readonly marker: number;
  start: number;
  end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A `[` or `![` that may open a link or an image. */
export interface Opening {
  readonly type: 'opening';
  readonly isImage: boolean;
  readonly start: number;
  readonly end: number;
  /** Where it stands among the items. */
  readonly place: number;
  /** A link stands behind it, so that it cannot open another. */
  isInactive: boolean;
}

/** A node, or a mark of which it is not yet known what it makes. */
export type Item = PhrasingContent | Run | Opening;

/** Adds text to the end of the items: to the text that stands there, if any. */
export function addText(items: Item[], text: Text): void {
  const last = items[items.length - 1];
  if (last?.type !== 'text') {
    items.push(text);
    return;
  }
  last.value += text.value;
  if (last.position && text.position) last.position.end = text.position.end;
}

/** The text of a stretch of content, with another value where that is not what is written. */
export const textOf = (content: Content, start: number, end: number, value = content.text.slice(start, end)): Text => ({
  type: 'text',
  value,
  position: content.position(start, end),
});

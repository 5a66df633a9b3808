import type { Text } from 'mdast';
import { lastAtOrBefore } from '../positions';

type Position = NonNullable<Text['position']>;

/** Lines and columns mean nothing in a block. */
export const positionAt = (start: number, end: number): Position => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
});

/** Text of a paragraph, heading or cell without the markers of containers, each unit of which knows its offset. */
export class Content {
  private constructor(
    readonly text: string,
    private readonly base: number,
    /** Where lines start in `text` and in the block; empty where the text is one stretch of the block. */
    private readonly starts: readonly number[],
    private readonly sources: readonly number[],
  ) {}

  /** A stretch of the block. */
  static of(source: string, start: number, end: number): Content {
    return new Content(source.slice(start, end), start, [], []);
  }

  /** Whether the text is one stretch of the block. */
  get isWhole(): boolean {
    return this.starts.length === 0;
  }

  /** Lines that follow one another, each from behind the markers of its containers to the line after it. */
  static ofLines(
    source: string,
    lines: readonly { readonly start: number; readonly next: number }[],
    end: number,
  ): Content {
    let text = '';
    const starts: number[] = [];
    const sources: number[] = [];
    let whole = true;
    let last = -1;
    for (const { start, next } of lines) {
      if (last !== -1 && last !== start) whole = false;
      starts.push(text.length);
      sources.push(start);
      text += source.slice(start, Math.min(next, end));
      last = next;
    }
    const [first = 0] = sources;
    return whole ? Content.of(source, first, end) : new Content(text, first, starts, sources);
  }

  /** What is left of the text from `at` on, where a line starts. */
  tail(at: number): Content {
    const { text, starts, sources } = this;
    if (at === 0) return this;
    if (starts.length === 0) return new Content(text.slice(at), this.base + at, [], []);
    const first = lastAtOrBefore(starts, at);
    const rest = starts.slice(first).map((start) => Math.max(start - at, 0));
    return new Content(text.slice(at), 0, rest, [this.offset(at), ...sources.slice(first + 1)]);
  }

  /** Offset in the block of a unit of the text. */
  offset(at: number): number {
    const { starts, sources } = this;
    if (starts.length === 0) return this.base + at;
    const line = lastAtOrBefore(starts, at);
    return (sources[line] ?? 0) + at - (starts[line] ?? 0);
  }

  /** What ends with a line ends before the markers of the next. */
  position(start: number, end: number): Position {
    const { base } = this;
    if (this.isWhole) return positionAt(base + start, base + end);
    return positionAt(this.offset(start), end > start ? this.offset(end - 1) + 1 : this.offset(end));
  }
}

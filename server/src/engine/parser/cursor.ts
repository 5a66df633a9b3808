import { Char, lineAt } from '../lineSyntax';

/** Reads a block line by line and column by column; a tab reaches to the next multiple of four columns. */
export class Cursor {
  /** Offsets of the line ending, and of the line after it. */
  end = 0;
  next = 0;
  /** Offset of what is read next. */
  at = 0;
  /** White space before the first other unit of what is left, in columns. */
  indent = 0;
  /** Offset of that unit; the end of the line where there is none. */
  head = 0;
  /** Whether nothing but white space is left; and the first other unit, -1 where there is none. */
  isBlank = true;
  unit = -1;
  /** Columns left of a tab that a container took in part; its offset is behind `at`. */
  spare = 0;
  private column = 0;
  private readonly returns: boolean;

  constructor(readonly source: string) {
    this.returns = source.includes('\r');
  }

  /** Goes to the next line; false at the end of the block. */
  advance(): boolean {
    const { source, next } = this;
    if (next >= source.length) return false;
    const line = lineAt(source, next, this.returns);
    this.at = next;
    this.end = line.end;
    this.next = line.next;
    this.column = this.spare = 0;
    this.measure();
    return true;
  }

  /** What is left of the line, without the white space before it. */
  get rest(): string {
    return this.source.slice(this.head, this.end);
  }

  /** Whether a tab stands in what is left of the line, or was taken last. */
  get hasTab(): boolean {
    return this.source.slice(Math.max(this.at - 1, 0), this.end).includes('\t');
  }

  /** Takes white space, in columns. */
  eat(columns: number): void {
    for (let left = columns; left > 0;) {
      if (this.spare === 0) {
        const isTab = this.source.charCodeAt(this.at) === Char.Tab;
        this.at++;
        this.spare = isTab ? 4 - (this.column % 4) : 1;
      }
      const taken = Math.min(this.spare, left);
      this.spare -= taken;
      this.column += taken;
      left -= taken;
    }
    this.indent -= columns;
  }

  /** Takes units that are not white space, from `head` on. */
  take(units: number): void {
    this.column += this.indent + units;
    this.at = this.head + units;
    this.spare = 0;
    this.measure();
  }

  private measure(): void {
    let column = this.column + this.spare;
    let head = this.at;
    for (; head < this.end; head++) {
      const c = this.source.charCodeAt(head);
      if (c === Char.Space) column++;
      else if (c === Char.Tab) column += 4 - (column % 4);
      else break;
    }
    this.indent = column - this.column;
    this.head = head;
    this.isBlank = head === this.end;
    this.unit = this.isBlank ? -1 : this.source.charCodeAt(head);
  }
}

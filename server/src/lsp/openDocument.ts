/** A document as the editor has it: follows its edits, and makes the engine's note of it when that is asked for. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { createDocument, createInSteps, editDocument, type Document } from '../engine/document';
import type { Steps } from '../engine/steps';
import type { Span } from '../engine/types';
import { createLines } from './lines';
import { createPieces, type Pieces } from './pieces';

/** Where the offsets of a text stand in the editor's document. */
export interface View {
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
}

export interface OpenDocument extends View {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** True where it may differ from its file. */
  readonly edited: boolean;
  /** The text without a byte order mark, to which all offsets refer; put together when it is asked for. */
  readonly text: string;
  /** Length of `text`. */
  readonly length: number;
  /** The note at this version; blocks that no edit touched are the same objects as before. */
  readonly note: Document;
  /** Makes the note in steps where there is none yet. */
  noteInSteps(): Steps<Document>;
  /** Offset in `text` of a position. */
  offsetAt(position: Position): number;
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  saved(): void;
}

/** Most editors take a byte order mark out of the text; others send it, and count it. */
const markOf = (text: Pieces): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0);

export function createOpenDocument(uri: string, languageId: string, version: number, initial: string): OpenDocument {
  let raw = createPieces(initial);
  let lines = createLines(initial);
  let edited = false;
  let changes = 0;
  let at = version;
  let note: Document | undefined;
  /** What differs between `note` and `raw`: this stretch of the note's text is now `raw` from `start` to `newEnd`. */
  let dirty: { start: number; oldEnd: number; newEnd: number } | undefined;

  function replace({ start, end }: Span, text: string): void {
    const mark = markOf(raw);
    raw.replace({ start, end }, text);
    lines.edit({ start, end }, text.length, raw);
    if (!note) return;
    if (mark !== markOf(raw) || start < mark) {
      note = dirty = undefined;
      return;
    }
    // One stretch that holds this edit and those before it: however many come between two lints, the note is cut once.
    const from = { start: start - mark, end: end - mark };
    dirty ??= { start: from.start, oldEnd: from.start, newEnd: from.start };
    if (from.start < dirty.start) dirty.start = from.start;
    if (from.end > dirty.newEnd) {
      dirty.oldEnd += from.end - dirty.newEnd;
      dirty.newEnd = from.end;
    }
    dirty.newEnd += text.length - (from.end - from.start);
  }

  const document: OpenDocument = {
    uri,
    languageId,
    get version() {
      return at;
    },
    get edited() {
      return edited;
    },
    get text() {
      return raw.whole().slice(markOf(raw));
    },
    get length() {
      return raw.length - markOf(raw);
    },
    get note() {
      if (!note) note = createDocument(document.text);
      else if (dirty) {
        const { start, oldEnd, newEnd } = dirty;
        const text = raw.slice(start + markOf(raw), newEnd + markOf(raw));
        note = editDocument(note, { span: { start, end: oldEnd }, text });
      }
      dirty = undefined;
      return note;
    },
    *noteInSteps() {
      const before = changes;
      const made = note ?? (yield* createInSteps(document.text));
      if (changes === before) note ??= made;
      return document.note;
    },
    offsetAt: (position) => Math.max(0, lines.offsetAt(position) - markOf(raw)),
    positionAt: (offset) => lines.positionAt(offset + markOf(raw)),
    rangeOf: ({ start, end }) => lines.rangeOf({ start: start + markOf(raw), end: end + markOf(raw) }),
    update(all, next) {
      for (const change of all) {
        changes++;
        const { range } = change as { range?: Range };
        if (range) {
          const [a, b] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
          replace({ start: Math.min(a, b), end: Math.max(a, b) }, change.text);
        } else {
          raw = createPieces(change.text);
          lines = createLines(change.text);
          note = dirty = undefined;
        }
      }
      edited = true;
      at = next;
    },
    saved() {
      edited = false;
    },
  };
  return document;
}

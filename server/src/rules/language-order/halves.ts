/** The halves of a note that holds one language after the other, and what stands before, between and behind them. */
import type { Document } from '../../engine/document';
import { isInBoth } from '../../engine/layout';
import { headingPassages, namedIn } from '../../engine/outline';
import { wordsIn } from '../../engine/sections';
import type { Edit } from '../../engine/types';

interface Part {
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

const ruleLine = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/**
 * The edit that changes two halves over, their text as it stands. Front matter, a title in both languages, notices,
 * badges and rules before and between the halves keep their place. Undefined where a title stands over both halves.
 */
export function changedOver(note: Document, a: Part, b: Part, languages: readonly string[]): Edit | undefined {
  const isShared = (index: number): boolean => {
    const block = note.blocks[index];
    if (!block || block.kind === 'front-matter') return true;
    const heading = headingPassages(block)[0];
    if (heading) return isInBoth(heading.text, languages) && onlyHeading(index);
    if (ruleLine.test(block.text.trimEnd()) || wordsIn(block) === 0) return true;
    return namedIn(block).length > 0;
  };
  const onlyHeading = (index: number): boolean => {
    const block = note.blocks[index];
    const heading = block && headingPassages(block)[0];
    return (
      heading !== undefined &&
      block?.text
        .slice(heading.source.end)
        .trim()
        .replace(/^[#=\s-]+/, '') === ''
    );
  };
  let first = a.from;
  while (first < a.to && isShared(first)) first++;
  let last = a.to;
  while (last > first && isShared(last - 1) && ruleOrEmpty(note, last - 1)) last--;
  let second = b.from;
  while (second < b.to && ruleOrEmpty(note, second)) second++;
  if (first >= last || second >= b.to) return undefined;

  // A title over both halves stays, but only where what moves has headings of its own to stand under.
  const depths = (from: number, to: number): readonly number[] =>
    note.blocks.slice(from, to).flatMap((block) => headingPassages(block).map(({ depth = 1 }) => depth));
  const [top = 7, ...below] = depths(first, last);
  const other = Math.min(7, ...depths(second, b.to));
  if (top < other && below.every((depth) => depth > top)) {
    const next = depths(first + 1, first + 2)[0];
    if (!onlyHeading(first) || next === undefined || next > other) return undefined;
    first++;
  }
  const start = note.starts[first] ?? 0;
  const end = note.starts[b.to] ?? note.length;
  const endOfFirst = start + note.text.slice(start, note.starts[last] ?? end).trimEnd().length;
  const startOfSecond = note.starts[second] ?? end;
  const endOfSecond = startOfSecond + note.text.slice(startOfSecond, end).trimEnd().length;
  return {
    span: { start, end: endOfSecond },
    text:
      note.text.slice(startOfSecond, endOfSecond) +
      note.text.slice(endOfFirst, startOfSecond) +
      note.text.slice(start, endOfFirst),
  };
}

function ruleOrEmpty(note: Document, index: number): boolean {
  const text = note.blocks[index]?.text.trimEnd() ?? '';
  return ruleLine.test(text) || text.trim() === '';
}

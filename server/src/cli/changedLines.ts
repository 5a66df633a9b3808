/** Which findings are on lines that changed. */
import type { RuleFinding } from '../engine/lint';
import { createLocator } from '../engine/positions';
import { isForgivable } from './baseline';

/** A text with what is found in it. */
export interface Judgeable {
  readonly text: string;
  readonly findings: readonly RuleFinding[];
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

/**
 * The findings of a text that count, given what it was: those that touch a line that changed, and those that were not
 * there before, such as a section that lost its counterpart further down. Where lines were taken out of the middle of a
 * paragraph, those around them have changed.
 */
export function countChanged(
  before: Judgeable,
  after: Judgeable,
): { readonly counted: readonly RuleFinding[]; readonly unchanged: readonly RuleFinding[] } {
  const lines = linesOf(after.text);
  const kept = keptOfText(linesOf(before.text), lines);
  const isBlank = (line: number): boolean => isBlankLine(lines[line] ?? '');
  // How many lines up to each have changed, and before how many of them something was taken out.
  const changed = new Uint32Array(lines.length + 1);
  const cuts = new Uint32Array(lines.length + 1);
  const isCut = (line: number): boolean => {
    const [above = -1, here = -1] = [kept[line - 1], kept[line]];
    return above >= 0 && here > above + 1;
  };
  const isTorn = (line: number): boolean => isCut(line) && !isBlank(line) && !isBlank(line - 1);
  for (let line = 0; line < lines.length; line++) {
    const isNew = (kept[line] ?? -1) < 0 || isTorn(line) || isTorn(line + 1);
    changed[line + 1] = (changed[line] ?? 0) + Number(isNew);
    cuts[line + 1] = (cuts[line] ?? 0) + Number(isCut(line));
  }
  const between = (counts: Uint32Array, from: number, to: number): number => (counts[to] ?? 0) - (counts[from] ?? 0);

  const known = new Map<string, number>();
  const place = ({ rule, messageId }: RuleFinding, line: number, column: number): string =>
    [rule.id, messageId, line, column].join(' ');
  const locateBefore = createLocator(before.text);
  for (const finding of before.findings) {
    const { line, column } = locateBefore(finding.span.start);
    const key = place(finding, line - 1, column);
    known.set(key, (known.get(key) ?? 0) + 1);
  }

  const locate = createLocator(after.text);
  const counts = (finding: RuleFinding): boolean => {
    if (!isForgivable(finding)) return true;
    const { line, column } = locate(finding.span.start);
    const last = locate(Math.max(finding.span.start, finding.span.end - 1)).line;
    if (between(changed, line - 1, last) > 0 || between(cuts, line, last) > 0) return true;
    const key = place(finding, kept[line - 1] ?? -1, column);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  };
  const unchanged = new Set(after.findings.filter((finding) => !counts(finding)));
  return { counted: after.findings.filter((finding) => !unchanged.has(finding)), unchanged: [...unchanged] };
}

const isBlankLine = (line: string): boolean => line.trim() === '';

/**
 * As `keptLines`, but blank lines follow those with text: as all blank lines are alike, a paragraph may else be told to be
 * new so that one of them need not be.
 */
function keptOfText(before: readonly string[], after: readonly string[]): Int32Array {
  const solid = (lines: readonly string[]): number[] =>
    lines.flatMap((line, index) => (isBlankLine(line) ? [] : [index]));
  const [was, is] = [solid(before), solid(after)];
  const text = (lines: readonly string[], indexes: readonly number[]): string[] =>
    indexes.map((index) => lines[index] ?? '');
  const kept = new Int32Array(after.length).fill(-1);
  keptLines(text(before, was), text(after, is)).forEach((from, index) => {
    if (from >= 0) kept[is[index] ?? 0] = was[from] ?? -1;
  });
  // Blank lines lie between the nearest lines with text that were kept.
  const ends = new Int32Array(after.length);
  for (let line = after.length - 1, end = before.length; line >= 0; line--) {
    if ((kept[line] ?? -1) >= 0) end = kept[line] ?? end;
    ends[line] = end;
  }
  let next = 0;
  after.forEach((line, index) => {
    const own = kept[index] ?? -1;
    if (own >= 0) next = own + 1;
    if (!isBlankLine(line)) return;
    const end = ends[index] ?? 0;
    let found = next;
    while (found < end && before[found] !== line) found++;
    if (found >= end) return;
    kept[index] = found;
    next = found + 1;
  });
  return kept;
}

/** Most changes between two texts that are sought out; where there are more, all between the first and the last is new. */
const mostChanges = 1500;

/** For each line of one text the index of the line of another that it is, or -1; as few as can be are -1 (Myers 1986). */
export function keptLines(before: readonly string[], after: readonly string[]): Int32Array {
  const kept = new Int32Array(after.length).fill(-1);
  let start = 0;
  let [endBefore, endAfter] = [before.length, after.length];
  while (start < endBefore && start < endAfter && before[start] === after[start]) kept[start] = start++;
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1])
    kept[--endAfter] = --endBefore;

  const [n, m] = [endBefore - start, endAfter - start];
  const most = Math.min(n + m, mostChanges);
  // How far along `before` each diagonal is reached with so many changes.
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    const reached = new Int32Array(2 * d + 5).fill(-1);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : Math.max(down(d, k), right(d, k));
      if (x < 0) continue;
      while (x < n && x - k < m && before[start + x] === after[start + x - k]) x++;
      reached[k + d + 2] = x;
      if (x === n && x - k === m) {
        traceBack(d, k);
        return kept;
      }
    }
    rounds.push(reached);
  }
  return kept;

  /** Where a line more in `after` leads to on a diagonal; -1 where that is nowhere. */
  function down(d: number, k: number): number {
    const x = rounds[d - 1]?.[k + d + 2] ?? -1;
    return x - k <= m ? x : -1;
  }

  /** As `down`, for a line less. */
  function right(d: number, k: number): number {
    const x = rounds[d - 1]?.[k + d] ?? -1;
    return x >= 0 && x < n ? x + 1 : -1;
  }

  function traceBack(changes: number, diagonal: number): void {
    let [x, k] = [n, diagonal];
    for (let d = changes; d >= 0; d--) {
      const begin = d === 0 ? 0 : Math.max(down(d, k), right(d, k));
      for (let at = x - 1; at >= begin; at--) kept[start + at - k] = start + at;
      const isLess = d > 0 && right(d, k) === begin;
      x = isLess ? begin - 1 : begin;
      k += isLess ? -1 : 1;
    }
  }
}

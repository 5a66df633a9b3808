/** Applies fixes to text: non-overlapping, whole fix or none of it. */
import type { RuleFinding } from './lint';
import type { Edit, Finding, Fix } from './types';

/** The safe fix of a finding that lies in the note alone, if it has one. */
export function safeFix(finding: RuleFinding): Fix | undefined {
  return finding.fixes?.find(
    (fix) => fix.safety === 'safe' && fix.create === undefined && fix.edits.every((edit) => edit.path === undefined),
  );
}

const made = new WeakMap<() => readonly Fix[], readonly Fix[]>();

/** All fixes of a finding, those that are made on demand included. Never throws: what cannot be made is not offered. */
export function fixesOf({ fixes = [], suggestions }: Finding): readonly Fix[] {
  if (!suggestions) return fixes;
  let more = made.get(suggestions);
  if (!more) {
    try {
      more = suggestions();
    } catch {
      more = [];
    }
    made.set(suggestions, more);
  }
  return [...fixes, ...more];
}

const inTextOrder = (a: Edit, b: Edit): number => a.span.start - b.span.start || a.span.end - b.span.end;

/**
 * Text with edits applied. Insertions at the same place go in order, and before what replaces the text behind them.
 * @throws RangeError where edits overlap.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort(inTextOrder)) {
    if (edit.span.start < at) throw new RangeError('edits overlap');
    parts.push(text.slice(at, edit.span.start), edit.text);
    at = edit.span.end;
  }
  return parts.join('') + text.slice(at);
}

/**
 * The edits of all safe fixes that neither overlap nor touch those of another, first come first served, in text order.
 * Of a fix, all edits are chosen or none.
 */
export function safeEdits(findings: readonly RuleFinding[]): Edit[] {
  const chosen: Edit[] = [];
  for (const finding of findings) {
    const edits = [...(safeFix(finding)?.edits ?? [])].sort(inTextOrder);
    const places = edits.map((edit) => placeAmong(chosen, edit));
    const sound = edits.every((edit, i) => edit.span.start >= (edits[i - 1]?.span.end ?? 0));
    if (!sound || places.includes(undefined)) continue;
    edits.forEach((edit, i) => chosen.splice((places[i] ?? 0) + i, 0, edit));
  }
  return chosen;
}

/** Where an edit goes among sorted ones that it keeps apart from; undefined where it touches one. */
function placeAmong(chosen: readonly Edit[], { span }: Edit): number | undefined {
  let low = 0;
  let high = chosen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chosen[middle]?.span.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const before = chosen[low - 1];
  const behind = chosen[low];
  if (before && before.span.end >= span.start) return undefined;
  return behind && behind.span.start <= span.end ? undefined : low;
}

/** Most passes that `fixText` makes; a fix may open the way for another, but never without end. */
const passes = 10;

/**
 * Applies safe fixes until none is left.
 * @param check lints a text.
 * @returns the text, and what a last check still finds.
 */
export async function fixText<R extends { readonly findings: readonly RuleFinding[] }>(
  text: string,
  check: (text: string) => Promise<R>,
): Promise<{ readonly text: string; readonly result: R }> {
  let result = await check(text);
  for (let pass = 0; pass < passes; pass++) {
    const edits = safeEdits(result.findings);
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
    result = await check(text);
  }
  return { text, result };
}

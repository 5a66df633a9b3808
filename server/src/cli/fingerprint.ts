/**
 * Names a finding by what it is about and not by where it stands, so that it is known again when lines have moved: by its
 * rule, the text that is flagged, and the sentence around it, white space folded. A baseline and the reports for code
 * hosts know findings by this.
 */
import { once } from '../engine/memo';
import { lastAtOrBefore } from '../engine/positions';
import type { Span } from '../engine/types';
import { sentences } from '../languages/sentences';

/** What a finding is known by. */
export interface Fingerprinted {
  readonly rule: { readonly id: string };
  readonly span: Span;
}

/** What opens an item, a heading or a row, which ends the sentence before it and is no part of the next. */
const opening = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=\s|$)\s*(?:\[[ xX]\]\s)?|\|)/;
const heading = /^[\s>]*#/;
const margin = /^[\s>]*/;

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A run of prose on one or more lines; in `text`, what is not prose is blanked out, so that offsets are those of the note. */
interface Run {
  readonly start: number;
  readonly text: string;
}

/**
 * Makes the function that names the findings of a note. Two findings that are alike in all three have the same name.
 * @param text of the note, in which the spans are.
 * @param hash names content (`Files.hash`).
 */
export function createFingerprints(
  text: string,
  hash: (content: string) => string,
): (finding: Fingerprinted) => string {
  const runs = once(() => runsOf(text));
  const starts = once(() => runs().map(({ start }) => start));
  /** By the start of the run: a long one may hold many findings. */
  const inRuns = new Map<number, (offset: number) => string>();

  function sentenceNameAt(offset: number): string {
    const run = runs()[lastAtOrBefore(starts(), offset)];
    if (!run) return '';
    let nameAt = inRuns.get(run.start);
    if (!nameAt) inRuns.set(run.start, (nameAt = sentenceNames(run, hash)));
    return nameAt(offset);
  }

  return ({ rule, span }) =>
    hash([rule.id, folded(text.slice(span.start, span.end)), sentenceNameAt(span.start)].join('\n'));
}

/** Names the sentence of a run at an offset: the first that has not ended there; the last where all have. */
function sentenceNames({ start, text }: Run, hash: (content: string) => string): (offset: number) => string {
  const all = sentences(text);
  const ends = all.map(({ end }) => end);
  const names = new Map<number, string>();
  return (offset) => {
    const index = firstAfter(ends, offset - start);
    let name = names.get(index);
    if (name === undefined) names.set(index, (name = hash(folded(text.slice(all[index]?.start, all[index]?.end)))));
    return name;
  };
}

/** Index of the first of ascending ends that lies behind `offset`, else of the last. */
function firstAfter(ends: readonly number[], offset: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(low, 0);
}

function runsOf(text: string): Run[] {
  const runs: { start: number; parts: string[] }[] = [];
  let isOpen = false;
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const [whole, line = '', end = ''] = match;
    if (whole === '') break;
    const mark = opening.exec(line)?.[0];
    const lead = mark ?? margin.exec(line)?.[0] ?? '';
    const blanked = ' '.repeat(lead.length) + line.slice(lead.length) + ' '.repeat(end.length);
    const isBlank = line.length === lead.length && mark === undefined;
    if (!isOpen || isBlank || mark !== undefined) runs.push({ start: match.index, parts: [] });
    runs.at(-1)?.parts.push(blanked);
    isOpen = !isBlank && !heading.test(line);
  }
  return runs.map(({ start, parts }) => ({ start, text: parts.join('') }));
}

/**
 * A baseline: findings that a team lives with for now, known by their content and not by their line, so that edits move
 * them. It is data of the workspace like its notes, and as little trusted.
 */
import type { RuleFinding } from '../engine/lint';
import { compareText } from '../engine/order';
import { isMapping } from '../engine/values';

/** What a baseline is called; it lies in the root of the workspace. */
export const baselineName = '.agored-baseline.json';
/** Most bytes of a baseline that are read. */
export const mostBaselineBytes = 64 * 1024 * 1024;

/** Findings of a note that are alike. */
export interface BaselineEntry {
  /** From the folder of the baseline, `/`-separated. */
  readonly path: string;
  readonly rule: string;
  readonly messageId: string;
  /** The fingerprint. */
  readonly hash: string;
  readonly count: number;
}

/** Why a text is no baseline; `at` is the number of the entry that is none, from 1. */
export interface BrokenBaseline {
  readonly broken: 'baselineConflict' | 'baselineBroken' | 'baselineVersion' | 'baselineEntry';
  readonly at?: number;
}

const keyOf = ({ rule, messageId, hash }: Pick<BaselineEntry, 'rule' | 'messageId' | 'hash'>): string =>
  [rule, messageId, hash].join('\n');

/** What could not be read or done is nothing to live with. */
const unforgivable: ReadonlySet<string> = new Set(['config-problem', 'file-problem', 'internal-error']);

/** Findings that a baseline may hold, or a line that did not change may keep. */
export const isForgivable = ({ rule }: RuleFinding): boolean => !unforgivable.has(rule.id);

/** Reads a baseline. Never throws. */
export function readBaseline(text: string): readonly BaselineEntry[] | BrokenBaseline {
  if (/^(?:<{7}|>{7}) /m.test(text)) return { broken: 'baselineConflict' };
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { broken: 'baselineBroken' };
  }
  if (!isMapping(data) || !Array.isArray(data['entries'])) return { broken: 'baselineBroken' };
  if (data['version'] !== 1) return { broken: 'baselineVersion' };
  const entries: readonly unknown[] = data['entries'];
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  return wrong < 0 ? (entries as readonly BaselineEntry[]) : { broken: 'baselineEntry', at: wrong + 1 };
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isMapping(value)) return false;
  const { path, rule, messageId, hash, count } = value;
  return (
    [path, rule, messageId, hash].every((each) => typeof each === 'string' && each !== '') &&
    Number.isSafeInteger(count) &&
    (count as number) > 0
  );
}

/** A baseline as it is written: an entry a line, in an order that only its content decides. */
export function* writeBaseline(entries: readonly BaselineEntry[]): Generator<string> {
  const lines = [...entries]
    .sort((a, b) => compareText(a.path, b.path) || compareText(keyOf(a), keyOf(b)))
    .map(({ path, rule, messageId, hash, count }) => JSON.stringify({ path, rule, messageId, hash, count }));
  yield '{\n  "version": 1,\n  "entries": [';
  for (const [index, line] of lines.entries()) yield `${index === 0 ? '' : ','}\n    ${line}`;
  yield lines.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** The entries for a note's findings, in no order. */
export function entriesOf(
  path: string,
  findings: readonly RuleFinding[],
  fingerprint: (finding: RuleFinding) => string,
): readonly BaselineEntry[] {
  const found = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(isForgivable)) {
    const entry = { path, rule: finding.rule.id, messageId: finding.messageId, hash: fingerprint(finding) };
    const key = keyOf(entry);
    found.set(key, { ...entry, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Which findings of a note count. */
export interface Judged {
  readonly counted: readonly RuleFinding[];
  /** How many are forgiven. */
  readonly forgiven: number;
  /** How many the baseline has for this note that are there no more. */
  readonly fixed: number;
  /** Settles what was forgiven for good: no other note is forgiven the same. */
  readonly settle: () => void;
}

export interface Baseline {
  /**
   * Forgives what the baseline has for a note; for one that it does not know, what it has for files that are gone, since a
   * renamed note is still the same.
   */
  judge(path: string, findings: readonly RuleFinding[], fingerprint: (finding: RuleFinding) => string): Judged;
  /** Whether what is forgiven in a note rests on nothing but the note and the baseline. */
  standsAlone(path: string): boolean;
  /** How many findings it still has for files that are gone. */
  left(): number;
}

type Counts = Map<string, number>;

function add(counts: Counts, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

const sum = (counts: Counts): number => [...counts.values()].reduce((all, count) => all + count, 0);

/** @param isThere whether there is a file at a path, from the folder of the baseline. */
export function createBaseline(entries: readonly BaselineEntry[], isThere: (path: string) => boolean): Baseline {
  const byPath = new Map<string, Counts>();
  for (const entry of entries) {
    let counts = byPath.get(entry.path);
    if (!counts) byPath.set(entry.path, (counts = new Map<string, number>()));
    add(counts, keyOf(entry), entry.count);
  }
  let gone: Counts | undefined;
  const ofGone = (): Counts => {
    if (gone) return gone;
    gone = new Map<string, number>();
    for (const [path, counts] of byPath) if (!isThere(path)) for (const [key, count] of counts) add(gone, key, count);
    return gone;
  };
  return {
    judge(path, findings, fingerprint) {
      const own = byPath.get(path);
      const known = own ?? ofGone();
      const taken: Counts = new Map<string, number>();
      const counted = findings.filter((finding) => {
        if (known.size === 0 || !isForgivable(finding)) return true;
        const key = keyOf({ rule: finding.rule.id, messageId: finding.messageId, hash: fingerprint(finding) });
        if ((taken.get(key) ?? 0) >= (known.get(key) ?? 0)) return true;
        add(taken, key, 1);
        return false;
      });
      const forgiven = findings.length - counted.length;
      return {
        ...{ counted, forgiven, fixed: own ? sum(own) - forgiven : 0 },
        settle() {
          if (!own) for (const [key, count] of taken) add(known, key, -count);
        },
      };
    },
    standsAlone: (path) => byPath.has(path) || ofGone().size === 0,
    left: () => sum(ofGone()),
  };
}

/** Joins SARIF logs of the parts of a run to that of the whole. */
import { compareText } from '../engine/order';
import { isMapping } from '../engine/values';
import { exitCodeOf, tooManyWarnings } from './report';
import { printSarif } from './reporters/sarifLog';

interface Result {
  readonly level: 'error' | 'warning' | 'note';
  readonly locations: unknown;
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly version: string } };
  readonly language: string;
  readonly invocations: readonly {
    readonly exitCode: number;
    readonly toolExecutionNotifications: readonly { readonly descriptor?: { readonly id: string } }[];
  }[];
  /** `shard`: the part of the notes, such as `2/8`. */
  properties?: { readonly shard?: string };
  readonly results: readonly Result[];
}

export interface SarifLog {
  readonly version: '2.1.0';
  readonly runs: readonly [Run];
}

/** Whether it is a log of `agored lint`, as far as merging rests on it. */
export function isSarif(value: unknown): value is SarifLog {
  if (!isMapping(value) || value['version'] !== '2.1.0' || !Array.isArray(value['runs'])) return false;
  const [run, more] = value['runs'] as readonly unknown[];
  if (more !== undefined || !isMapping(run)) return false;
  const { tool, invocations, results } = run;
  return (
    isMapping(tool) &&
    isMapping(tool['driver']) &&
    tool['driver']['name'] === 'Agored' &&
    Array.isArray(invocations) &&
    invocations.every(
      (each) =>
        isMapping(each) && Number.isInteger(each['exitCode']) && Array.isArray(each['toolExecutionNotifications']),
    ) &&
    Array.isArray(results) &&
    results.every((result) => isMapping(result) && uriOf(result['locations']) !== undefined)
  );
}

/** The address in the first of a result's locations. */
function uriOf(locations: unknown): string | undefined {
  const first: unknown = Array.isArray(locations) ? locations[0] : undefined;
  const place = isMapping(first) ? first['physicalLocation'] : undefined;
  const artifact = isMapping(place) ? place['artifactLocation'] : undefined;
  const uri = isMapping(artifact) ? artifact['uri'] : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

/** Path of the file that a result is about, from the root of the repository. */
function pathOf({ locations }: Result): string {
  const uri = uriOf(locations) ?? '';
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // a lone %
  }
}

/**
 * The log of the whole, in pieces, and what came of it.
 * @param tooMany what is said where there are more warnings than are allowed.
 */
export function joinSarif(
  logs: readonly [SarifLog, ...SarifLog[]],
  tooMany: (warnings: number) => string | undefined,
): {
  readonly pieces: Iterable<string>;
  readonly failed: boolean;
  readonly errors: number;
  readonly warnings: number;
} {
  const runs = logs.map(({ runs: [run] }) => run);
  const byPath = new Map<string, readonly Result[]>();
  for (const { results } of runs) {
    const own = new Map<string, Result[]>();
    for (const result of results) {
      const path = pathOf(result);
      const same = own.get(path);
      if (same) same.push(result);
      else own.set(path, [result]);
    }
    // Each part tells of what is wrong in a configuration; that counts once.
    for (const [path, found] of own) if (!byPath.has(path)) byPath.set(path, found);
  }
  const results = [...byPath].sort(([a], [b]) => compareText(a, b)).flatMap(([, found]) => found);
  const count = (level: Result['level']): number => results.filter((result) => result.level === level).length;
  const invocations = runs.flatMap((run) => run.invocations);
  const notifications = new Map(
    invocations.flatMap(({ toolExecutionNotifications: all }) => all.map((each) => [JSON.stringify(each), each])),
  );
  // How many warnings are too many, only the whole can tell.
  for (const [key, { descriptor }] of notifications) if (descriptor?.id === tooManyWarnings) notifications.delete(key);
  const message = tooMany(count('warning'));
  const all = [
    ...notifications.values(),
    ...(message === undefined
      ? []
      : [{ descriptor: { id: tooManyWarnings }, level: 'error', message: { text: message } }]),
  ];
  const failed = invocations.some((each) => each.exitCode === 2);
  const exitCode = exitCodeOf({ failed, errors: count('error'), tooMany: message !== undefined });
  const [whole] = logs;
  const run: Partial<Run> = { ...whole.runs[0] };
  delete run.properties; // the part
  const invocation = {
    ...invocations[0],
    executionSuccessful: exitCode !== 2,
    exitCode,
    toolExecutionNotifications: all,
  };
  const log = { ...whole, runs: [{ ...run, invocations: [invocation], results: [] }] };
  return {
    pieces: printSarif(
      log,
      results.map((result) => JSON.stringify(result)),
    ),
    failed,
    errors: count('error'),
    warnings: count('warning'),
  };
}

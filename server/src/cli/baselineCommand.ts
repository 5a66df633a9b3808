/** `agored baseline`: records what is found today, so that `agored lint` tells only what is new. */
import type { Command } from 'commander';
import { createDocument } from '../engine/document';
import type { Data } from '../engine/types';
import { isIgnored } from '../engine/workspace';
import { entriesOf, writeBaseline, type BaselineEntry } from './baseline';
import { baselinePlace, coversAll, loadBaseline, pathIn, type BaselinePlace } from './baselineFiles';
import { createFingerprints } from './fingerprint';
import type { FoundNote } from './io';
import type { CliMessage } from './messages';
import {
  createNotice,
  givenConfig,
  openSession,
  readNote,
  reasonOf,
  withConfigOptions,
  type GivenConfig,
  type Session,
  type Shell,
} from './session';

/** Gives the command its arguments and options. */
export function addBaselineCommand(command: Command, shell: Shell): void {
  const { say, done } = shell;
  command
    .description(say('baselineDescription'))
    .argument('[paths...]', say('paths'))
    .option('--baseline <file>', say('baselineOut'));
  withConfigOptions(command, shell).action(async (paths: readonly string[]) => {
    const { baseline, config } = command.opts<{ baseline?: string; config?: string | boolean }>();
    if (baseline?.endsWith('.json') === false) throw shell.fail(say('baselineName', { value: baseline }));
    done(await baselineCommand(paths, baseline, givenConfig(config), shell));
  });
}

/** What is found in the notes of one baseline. */
interface Findings {
  readonly roots: Set<string>;
  readonly entries: BaselineEntry[];
  /** Paths of the notes that were checked. */
  readonly checked: Set<string>;
}

/** @returns the exit code: 0 done, 2 not all could be checked, and nothing was written. */
async function baselineCommand(
  args: readonly string[],
  given: string | undefined,
  config: GivenConfig,
  shell: Shell,
): Promise<0 | 2> {
  const { io, rules, say } = shell;
  const notice = createNotice(io, say);
  const run = { failed: false };
  const problem = (id: CliMessage, data?: Data): void => {
    run.failed = true;
    notice(id, data);
  };
  const session = await openSession({ config }, rules, io, problem);
  if (!session) return 2;
  const found = io.files.find(args);
  for (const { path, code, reason } of found.problems) problem(code, { path, reason });
  for (const { path } of found.ignored) notice('ignored', { path });

  const places = new Map<string, BaselinePlace & Findings>();
  const placeOf = (note: FoundNote): BaselinePlace & Findings => {
    const at = baselinePlace(note.root, given, io);
    let place = places.get(at.file);
    if (!place)
      places.set(at.file, (place = { ...at, roots: new Set<string>(), entries: [], checked: new Set<string>() }));
    place.roots.add(note.root);
    return place;
  };
  for (const note of found.notes) {
    const place = placeOf(note);
    const path = pathIn(place, note, io);
    if (path === undefined) {
      problem('baselineElsewhere', { path: note.path, baseline: place.path });
      continue;
    }
    for (const entry of (await entriesIn(note, path, session, shell, problem)) ?? []) place.entries.push(entry);
    place.checked.add(path);
  }
  for (const place of places.values()) await update(place, found.notes, given !== undefined, shell, run, problem);
  return run.failed ? 2 : 0;
}

/** The entries of a note; undefined where it is not to be checked, or cannot be. */
async function entriesIn(
  note: FoundNote,
  path: string,
  session: Session,
  { io }: Shell,
  problem: (id: CliMessage, data?: Data) => void,
): Promise<readonly BaselineEntry[] | undefined> {
  const workspace = session.workspaceOf(note.root);
  const loaded = await workspace.configFor(note.inRoot);
  for (const fault of session.newFaults(loaded, note.root)) problem('baselineConfig', { path: fault.path });
  if (isIgnored(loaded.config, note.inRoot)) return undefined;
  const text = readNote(note, io, problem);
  if (text === undefined) return undefined;
  const { findings, failures } = await workspace.lint(createDocument(text), note.inRoot);
  for (const failure of failures) problem('internal', { reason: String(failure) });
  return entriesOf(
    path,
    findings,
    createFingerprints(text, (content) => io.files.hash(content)),
  );
}

/** Puts what was found in the place of what a baseline had for the same notes, and says so. */
async function update(
  place: BaselinePlace & Findings,
  notes: readonly FoundNote[],
  isNamed: boolean,
  { io, say }: Shell,
  run: { readonly failed: boolean },
  problem: (id: CliMessage, data?: Data) => void,
): Promise<void> {
  const { path, entries, checked, roots } = place;
  const isWhole = await coversAll(place, roots, notes, io);
  const before = loadBaseline(place, io);
  // A broken one can be made anew only from the whole; a file of another name may be something else.
  if (before && 'why' in before && (!isWhole || isNamed || before.why === 'baselineUnread'))
    problem(isNamed ? 'baselineOther' : before.why, before.data);
  if (run.failed) {
    problem('baselineKept', { path });
    return;
  }
  const old = before && 'entries' in before ? before.entries : [];
  const all = [...entries, ...(isWhole ? [] : old.filter((entry) => !checked.has(entry.path)))];
  if (all.length === 0 && !before) {
    io.out(`${say('baselineNothing')}\n`);
    return;
  }
  try {
    io.files.writeReport(path, writeBaseline(all));
  } catch (error) {
    problem('reportNotWritten', { path, reason: reasonOf(error) });
    return;
  }
  const n = sum(all);
  const parts = [
    n === 1
      ? say('baselineRecordedOne', { path })
      : say('baselineRecordedMany', { path, n, notes: new Set(all.map((entry) => entry.path)).size }),
    before
      ? say('baselineChanged', { more: sum(all) - shared(all, old), less: sum(old) - shared(all, old) })
      : say('baselineNext'),
  ];
  io.out(`${parts.join(' ')}\n`);
}

const sum = (entries: readonly BaselineEntry[]): number => entries.reduce((all, { count }) => all + count, 0);

/** How many findings two lists of entries have in common. */
function shared(a: readonly BaselineEntry[], b: readonly BaselineEntry[]): number {
  const key = ({ path, rule, messageId, hash }: BaselineEntry): string => JSON.stringify([path, rule, messageId, hash]);
  const counts = new Map(b.map((entry) => [key(entry), entry.count]));
  return a.reduce((all, entry) => all + Math.min(entry.count, counts.get(key(entry)) ?? 0), 0);
}

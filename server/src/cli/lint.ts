/** `agored lint`: finds the notes, lints them one after the other, mends them if asked, and prints a report. */
import { isIgnored, type LoadedConfig } from '../engine/workspace';
import { createDocument, mostMegabytes } from '../engine/document';
import { fileProblem, type FileProblem } from '../engine/engineRules';
import { fixText } from '../engine/fix';
import type { LintResult, RuleFinding } from '../engine/lint';
import { once } from '../engine/memo';
import { createLocator } from '../engine/positions';
import { localDay, type FactName } from '../engine/facts';
import { compareText } from '../engine/order';
import type { AnyRule, Data, Level, Locale, Severity } from '../engine/types';
import { openBaselines, type Baselines, type GivenBaseline } from './baselineFiles';
import { decode, encode } from './decode';
import { createFingerprints } from './fingerprint';
import { countChanged } from './changedLines';
import type { Changes, Files, FoundNote, Io } from './io';
import type { CliMessage, Say } from './messages';
import { openCache, type CacheOptions } from './cache';
import type { NoteResult } from './cacheRoot';
import { createProgress } from './progress';
import {
  countFixable,
  exitCodeOf,
  type Elsewhere,
  type KeptFile,
  type Outcome,
  type Outline,
  type Place,
} from './report';
import { unchangedLines } from './reporters/text';
import { openReports, type AskedReport, type Kept, type Reports } from './reports';
import { commentMark } from './reporters/mark';
import { nameOf, partOf, type Shard } from './shard';
import { createNotice, elsewhereOf, openSession, reasonOf, type GivenConfig, type Notice } from './session';

export interface LintOptions {
  readonly fix: boolean;
  readonly reports: readonly AskedReport[];
  readonly config: GivenConfig;
  readonly locale: Locale;
  readonly levels: ReadonlyMap<string, Level>;
  readonly quiet: boolean;
  readonly maxWarnings: number | undefined;
  readonly ifNoFiles: 'fail' | 'ok';
  /** Which part of the notes is linted here. */
  readonly shard: Shard | undefined;
  /** Where the note on standard input (`-`) would lie. */
  readonly stdinFilename: string | undefined;
  /** Whether results are kept between runs. */
  readonly cache: boolean;
  /** Folder for them, where it is not the usual one. */
  readonly cacheLocation: string | undefined;
  readonly baseline: GivenBaseline;
  /** Lints what has changed, and counts what is on lines that did. */
  readonly changed: Parameters<Files['changes']>[1] | undefined;
}

/** Where a note without a path counts as lying. */
export const unnamed = 'stdin.md';

/** Milliseconds that a run works before it looks whether it is to be broken off. */
const atATime = 50;

/** @returns the exit code: 0 done, 1 findings, 2 not all could be done (see docs/command-line.md). */
export async function lintCommand(
  args: readonly string[],
  options: LintOptions,
  rules: readonly AnyRule[],
  plainIo: Io,
  say: Say,
): Promise<0 | 1 | 2> {
  const { io, show, clear } = createProgress(plainIo, say);
  const notice = createNotice(io, say);
  const isInput = args.includes('-');
  // A mended note goes where it came from, and what is said of it elsewhere.
  const out = (text: string | Uint8Array): void => {
    if (isInput && options.fix) io.err(String(text));
    else io.out(text);
  };
  const { notes, ignored, problems } = isInput
    ? { notes: [io.files.locate(options.stdinFilename ?? unnamed)], ignored: [], problems: [] }
    : io.files.find(args);
  const taken = options.reports.find(({ file }) => file !== undefined && isNote(file, notes, io));
  if (taken?.file !== undefined) {
    notice('reportOnNote', { path: taken.file });
    return 2;
  }
  const baselines = openBaselines(options.baseline, notes, io, notice);
  if (!baselines) return 2;
  const changes = await openChanges(options.changed, args, notes, io, notice);
  if (!changes) return 2;
  const reports = await openReports(options.reports, rules, { ...io, out }, say, options.locale);
  const run = await createRun(reports, baselines, changes, options, rules, io, say);
  if (!run) return 2;
  if (isInput) {
    await run.lintInput(await allOf(io.input()));
    return run.finish();
  }
  for (const { path, code, reason } of problems) if (code !== 'no-notes') run.problem(code, { path, reason }, path);
  for (const { path } of ignored) run.notice('ignored', { path });
  const mine = partOf(notes, options.shard, io);
  let rested = 0;
  for (const [index, note] of mine.entries()) {
    show(index, mine.length, note.path);
    await run.lint(note);
    if (io.now().getTime() - rested < atATime) continue;
    await io.rest();
    rested = io.now().getTime();
  }
  clear();
  run.tellUnchanged(notes.length > 0);
  for (const { path, code } of problems) {
    if (code !== 'no-notes') continue;
    // Where nothing has changed, nothing is missing.
    if (options.ifNoFiles === 'ok' || options.changed !== undefined) run.notice(code, { path });
    else run.problem(code, { path }, path);
  }
  return run.finish();
}

/** Whether a report would take the place of a note, rather than of an earlier report. */
function isNote(path: string, notes: readonly FoundNote[], { files }: Io): boolean {
  const { file } = files.locate(path);
  if (!notes.some((note) => note.file === file)) return false;
  try {
    return !decode(files.read(file)).text.startsWith(commentMark);
  } catch {
    return true;
  }
}

/**
 * What has changed in the repositories of some notes, by their roots; none where all notes count. Undefined where that is
 * not known, which `notice` is told of.
 */
async function openChanges(
  what: LintOptions['changed'],
  args: readonly string[],
  notes: readonly FoundNote[],
  { files }: Io,
  notice: Notice,
): Promise<ReadonlyMap<string, Changes> | undefined> {
  const opened = new Map<string, Changes>();
  if (what === undefined) return opened;
  const folders = args.length > 0 ? args : ['.'];
  const roots =
    notes.length > 0 ? notes.map(({ root }) => root) : folders.map((arg) => files.locate(`${arg}/x.md`).root);
  for (const root of new Set(roots)) {
    const changes = await files.changes(root, what);
    if (typeof changes === 'string') {
      const ref = what === 'staged' ? 'HEAD' : what.since;
      const branch = ref.replace(/^origin\//, '');
      // What is no name of a branch is no use to fetch.
      const isName = /^(?!HEAD$|[0-9a-f]{40}$)[\w.][\w./-]*$/.test(branch);
      const id =
        !isName && (changes === 'noCommit' || changes === 'noCommitShallow') ? (`${changes}Other` as const) : changes;
      notice(id, { path: files.locate('.', root).path, ref, branch });
      return undefined;
    }
    opened.set(root, changes);
  }
  return opened;
}

/** What was found in a text, and what of it counts. */
interface Checked extends LintResult {
  /** How many findings the baseline forgives. */
  readonly forgiven: number;
  /** How many it has that are there no more. */
  readonly fixed: number;
  readonly settle: () => void;
  /** Findings on lines that did not change. */
  readonly unchanged: readonly RuleFinding[];
}

async function createRun(
  reports: Reports,
  baselines: Baselines,
  changes: ReadonlyMap<string, Changes>,
  options: LintOptions,
  rules: readonly AnyRule[],
  io: Io,
  say: Say,
) {
  const { locale } = options;
  const files: KeptFile<Kept>[] = [];
  const problems: { path?: string; code: string; message: string }[] = [];
  const sums = { files: 0, errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0, forgiven: 0 };
  let mended = 0;
  let fixed = 0;
  const unchanged: Place[] = [];
  let failed = false;

  const notice = createNotice(io, say);
  const problem = (id: CliMessage, data: Data = {}, path?: string): void => {
    failed = true;
    problems.push({ ...(path === undefined ? {} : { path }), code: id, message: say(id, data) });
    notice(id, data);
  };

  function resultOf(
    path: string,
    content: string,
    findings: readonly RuleFinding[],
    where: Elsewhere,
    { suppressed, forgiven, fixed }: Pick<Checked, 'suppressed' | 'forgiven' | 'fixed'> = nothing,
  ): NoteResult<Kept> {
    const shown = options.quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    const count = (weight: Severity): number => findings.filter(({ severity }) => severity === weight).length;
    return {
      counts: {
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        fixable: countFixable(findings),
        ...{ suppressed, forgiven, fixed },
      },
      kept: reports.keep(path, content, shown, where),
    };
  }

  function add(path: string, { counts, kept }: NoteResult<Kept>): void {
    files.push({ path, kept });
    sums.errors += counts.errors;
    sums.warnings += counts.warnings;
    sums.infos += counts.infos;
    sums.fixable += counts.fixable;
    sums.suppressed += counts.suppressed;
    sums.forgiven += counts.forgiven;
    fixed += counts.fixed;
  }

  const elsewhere = (root: string): Elsewhere => elsewhereOf(root, io.files);

  // What has changed is little, and what counts of it rests on more than the notes.
  const cache =
    options.cache && options.changed === undefined
      ? openCache<Kept>(io, cacheOptions(options, baselines, reports, io, notice))
      : undefined;
  const shallow = new Set<string>();
  const session = await openSession(
    {
      config: options.config,
      levels: options.levels,
      hostOf(root) {
        const host = io.files.host(root, () => {
          if (!shallow.has(root)) notice('shallow', { path: io.files.locate('.', root).path });
          shallow.add(root);
        });
        const ofRoot = changes.get(root);
        if (ofRoot?.readStaged)
          return { ...host, readText: async (path) => (await ofRoot.readStaged?.(path)) ?? host.readText(path) };
        return cache?.watched(root, host) ?? host;
      },
      today: cache ? () => cache.today() : once(() => localDay(io.now())),
    },
    rules,
    io,
    problem,
  );
  if (!session) return undefined;
  const { workspaceOf, newFaults } = session;

  function reportConfig(loaded: LoadedConfig, root: string): void {
    for (const { path, file } of newFaults(loaded, root)) {
      failed = true;
      add(path, resultOf(path, file.text, file.problems, elsewhere(root)));
    }
  }

  /** Lints the note that standard input holds; with `--fix` it is written to standard output, mended or as it was. */
  async function lintInput(input: Uint8Array): Promise<void> {
    const note = { ...io.files.locate(options.stdinFilename ?? unnamed), named: true };
    const isLeftOut = options.stdinFilename !== undefined && io.files.isLeftOut(note);
    if (isLeftOut) notice('ignored', { path: note.path });
    const mended = isLeftOut ? undefined : await lint(note, input);
    if (options.fix) io.out(mended ?? input);
  }

  /**
   * @param input what the note holds, where it does not come from its file, which is then left alone.
   * @returns what the input holds after mending, where it was mended.
   */
  async function lint(note: FoundNote, input?: Uint8Array): Promise<Uint8Array | undefined> {
    const workspace = workspaceOf(note.root);
    const loaded = await workspace.configFor(note.inRoot);
    reportConfig(loaded, note.root);
    if (isIgnored(loaded.config, note.inRoot)) {
      if (note.named) notice('ignoredByConfig', { path: note.path });
      return undefined;
    }
    const baseline = baselines.of(note);
    // What is forgiven to renamed notes rests on other notes as well.
    const isCached =
      cache !== undefined && input === undefined && (!baseline || baseline.baseline.standsAlone(baseline.path));
    const known = isCached ? await cache.find(note, loaded) : undefined;
    if (known && !(options.fix && known.counts.fixable > 0)) {
      sums.files++;
      add(note.path, known);
      return undefined;
    }
    let bytes: Uint8Array;
    let before: string | undefined;
    try {
      const noteChanges = input ? undefined : changes.get(note.root);
      const compared = await noteChanges?.compare(note);
      if (noteChanges && !compared) return undefined;
      bytes = input ?? compared?.bytes ?? io.files.read(note.file);
      before = compared?.before && decode(compared.before).text;
    } catch (error) {
      problem('unreadable', { path: note.path, reason: reasonOf(error) }, note.path);
      return undefined;
    }
    sums.files++;
    const where = elsewhere(note.root);
    const large = tooLarge(bytes.length);
    if (large) {
      failed = true;
      add(note.path, resultOf(note.path, '', [large], where));
      return undefined;
    }
    cache?.begin();
    const decoded = decode(bytes);
    const asked = new Set<FactName>();
    const was = before === undefined ? undefined : await workspace.lint(createDocument(before), note.inRoot);
    const check = async (content: string): Promise<Checked> => {
      const checked = await workspace.lint(createDocument(content), note.inRoot);
      for (const name of checked.asked) asked.add(name);
      let judged: Checked = { ...checked, ...nothing, suppressed: checked.suppressed };
      if (baseline) {
        const fingerprint = createFingerprints(content, (each) => io.files.hash(each));
        const { counted, ...rest } = baseline.baseline.judge(baseline.path, checked.findings, fingerprint);
        judged = { ...judged, ...rest, findings: counted };
      }
      if (before === undefined || !was) return judged;
      const changed = countChanged(
        { text: before, findings: was.findings },
        { text: content, findings: judged.findings },
      );
      return { ...judged, findings: changed.counted, unchanged: changed.unchanged };
    };
    let content = decoded.text;
    let result = await check(content);
    if (options.fix && !decoded.invalid) ({ text: content, result } = await fixText(content, check));
    if (content !== decoded.text) {
      const written = encode(content, decoded);
      if (input) {
        bytes = written;
        mended++;
      } else if (write(note, bytes, written)) {
        bytes = written;
        workspace.changed([note.inRoot]); // the notes that follow may point into it
        cache?.mended(note.root);
      } else {
        content = decoded.text;
        result = await check(content);
      }
    }
    const { invalid } = decoded;
    const findings = invalid
      ? [fileFinding('not-utf8', invalid.offset, { byte: invalid.byte }), ...result.findings]
      : result.findings;
    result.settle();
    const locate = createLocator(content);
    for (const { rule, span } of result.unchanged) {
      const { line, column } = locate(span.start);
      unchanged.push({ path: note.path, line, column, rule: rule.id });
    }
    const told = resultOf(note.path, content, findings, where, result);
    add(note.path, told);
    for (const failure of result.failures)
      io.err(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
    if (findings.some(({ rule }) => rule.id === 'internal-error')) failed = true;
    else if (isCached) await cache.keep(note, loaded, bytes, asked.size > 0, told);
    return bytes === input ? undefined : bytes;
  }

  function write(note: FoundNote, expected: Uint8Array, bytes: Uint8Array): boolean {
    try {
      io.files.replace(note, expected, bytes);
      mended++;
      return true;
    } catch (error) {
      problem('notWritten', { path: note.path, reason: reasonOf(error) }, note.path);
      return false;
    }
  }

  async function finish(): Promise<0 | 1 | 2> {
    await cache?.save();
    files.sort((a, b) => compareText(a.path, b.path));
    const tool = { name: 'agored', version: io.version } as const;
    const { shard } = options;
    const part = shard ? { shard: nameOf(shard) } : {};
    const summary = { ...sums, forgiven: sums.forgiven + unchanged.length };
    const outline: Outline = { version: 1, tool, locale, ...part, summary, problems };
    // Rules that were turned off for this run find nothing, fixed or not; notes that were left out were not looked at.
    const isPart = options.levels.size > 0 || options.changed !== undefined || shard !== undefined;
    const gone = isPart ? 0 : fixed + (await baselines.left());
    if (gone > 0) notice(gone === 1 ? 'baselineFixedOne' : 'baselineFixedMany', { n: gone });
    const most = options.maxWarnings;
    const excess = most !== undefined && sums.warnings > most ? { n: sums.warnings, most } : undefined;
    const code = (): 0 | 1 | 2 => exitCodeOf({ failed, errors: sums.errors, tooMany: excess !== undefined });
    const tooMany = excess && say('tooManyWarnings', excess);
    const outcome = { outline, mended, forgiven: sums.forgiven, unchanged, code: code(), tooMany };
    reports.print(outcome, files, problem);
    if (!options.reports.some(({ format, file }) => format === 'text' && file === undefined)) tellForgiven(outcome);
    if (excess) notice('tooManyWarnings', excess);
    return code();
  }

  /** What does not count is told by the text report; where that is not seen, it is told beside the others. */
  function tellForgiven({ forgiven, unchanged: places }: Pick<Outcome, 'forgiven' | 'unchanged'>): void {
    if (forgiven > 0) notice(forgiven === 1 ? 'forgivenOne' : 'forgivenMany', { n: forgiven });
    if (places.length > 0) io.err(unchangedLines(places, { say, color: false }));
  }

  function tellUnchanged(hasNotes: boolean): void {
    if (options.changed === undefined || sums.files > 0 || !hasNotes || failed) return;
    if (options.changed === 'staged') notice('nothingStaged');
    else notice('nothingChanged', { ref: options.changed.since });
  }

  return { lint, lintInput, tellUnchanged, notice, problem, finish };
}

async function allOf(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(part);
  return Buffer.concat(parts);
}

/** Where no baseline counts. */
const nothing = { suppressed: 0, forgiven: 0, fixed: 0, settle: (): void => undefined, unchanged: [] };

function cacheOptions(
  { quiet, levels, cacheLocation }: LintOptions,
  { state }: Baselines,
  { kind }: Reports,
  io: Io,
  notice: Notice,
): CacheOptions {
  return {
    location: cacheLocation,
    kind: quiet ? `${kind}-quiet` : kind,
    key: JSON.stringify([io.version, io.build, [...levels], state]),
    day: localDay(io.now()),
    notice,
  };
}

/** What is found in a note of so many bytes, where that is too many to read it. */
export const tooLarge = (bytes: number): RuleFinding | undefined =>
  bytes > mostMegabytes * 1e6
    ? fileFinding('too-large', 0, { size: (bytes / 1e6).toFixed(1), limit: mostMegabytes })
    : undefined;

function fileFinding(messageId: FileProblem, offset: number, data: Data): RuleFinding {
  return { messageId, data, span: { start: offset, end: offset + 1 }, rule: fileProblem, severity: 'error' };
}

/** `agored decisions`: lists what was decided in notes and minutes, by whom, when, and the record that it links to. */
import type { Command } from 'commander';
import { createDocument } from '../engine/document';
import { compareText } from '../engine/order';
import { createLocator, type Position } from '../engine/positions';
import type { Locale } from '../engine/types';
import { isIgnored, type Workspace } from '../engine/workspace';
import { harvest, type Decision } from '../rules/unlinked-decision/harvest';
import type { FoundNote, Io } from './io';
import type { Say } from './messages';
import { csv, decisionLog, lines, table } from './reporters/decisions';
import {
  createNotice,
  givenConfig,
  isColoured,
  openSession,
  readNote,
  reasonOf,
  withConfigOptions,
  type GivenConfig,
  type Notice,
  type Shell,
} from './session';

const formats = ['text', 'json', 'csv', 'markdown'] as const;

interface DecisionsOptions {
  readonly format: (typeof formats)[number];
  /** Only those without a link to a record. */
  readonly unlinked: boolean;
  /** Only those of notes later than this day, `YYYY-MM-DD`. */
  readonly after: string | undefined;
  readonly config: GivenConfig;
  readonly locale: Locale;
}

/** A decision as `--format json` has it. Paths are relative to the working directory. */
export interface ListedDecision {
  readonly note: string;
  readonly title: string;
  readonly kind: 'note' | 'minutes';
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
  readonly who: string | null;
  readonly language: string;
  readonly linked: boolean;
  readonly record: {
    /** Null where the link leads to nothing that is known in the workspace. */
    readonly path: string | null;
    /** As written in the note; null where the record is named without a link, or the note is it. */
    readonly address: string | null;
    readonly number: string | null;
    readonly title: string | null;
    readonly status: string | null;
  } | null;
}

/** Gives the command its arguments and options. */
export function addDecisionsCommand(command: Command, shell: Shell): void {
  const { say, locale, pick, fail, done } = shell;
  command
    .description(say('decisionsDescription'))
    .argument('[paths...]', say('paths'))
    .option('--format <name>', say('decisionsFormat'), pick('--format', formats), 'text')
    .option('--unlinked', say('decisionsUnlinked'))
    .option('--after <date>', say('decisionsAfter'), (value) => {
      if (!isDay(value)) throw fail(say('badDate', { value, option: '--after' }));
      return value;
    });
  withConfigOptions(command, shell).action(async (paths: readonly string[]) => {
    const { format, unlinked, after, config } = command.opts<{
      format: DecisionsOptions['format'];
      unlinked?: true;
      after?: string;
      config?: string | boolean;
    }>();
    const options = { format, unlinked: unlinked === true, after, config: givenConfig(config), locale };
    done(await decisionsCommand(paths, options, shell));
  });
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** @returns the exit code: 0 done, 2 not all could be done. */
async function decisionsCommand(
  args: readonly string[],
  options: DecisionsOptions,
  { io, rules, say }: Shell,
): Promise<0 | 2> {
  let code: 0 | 2 = 0;
  const notice = createNotice(io, say);
  const problem: Notice = (id, data) => {
    notice(id, data);
    code = 2;
  };
  const session = await openSession({ config: options.config }, rules, io, problem);
  if (!session) return 2;
  const { workspaceOf, newFaults } = session;

  async function read(note: FoundNote): Promise<readonly ListedDecision[]> {
    const workspace = workspaceOf(note.root);
    const loaded = await workspace.configFor(note.inRoot);
    for (const { path } of newFaults(loaded, note.root)) problem('decisionsConfig', { path });
    if (isIgnored(loaded.config, note.inRoot)) {
      if (note.named) notice('ignoredByConfig', { path: note.path });
      return [];
    }
    const text = readNote(note, io, problem, 'decisionsLarge');
    return text === undefined ? [] : listed(note, text, workspace, io);
  }

  const { notes, ignored, problems } = io.files.find(args);
  for (const { path, code: id, reason } of problems) problem(id, { path, reason });
  for (const { path } of ignored) notice('ignored', { path });
  const found: ListedDecision[] = [];
  for (const note of notes) {
    try {
      found.push(...(await read(note)));
    } catch (error) {
      problem('unreadable', { path: note.path, reason: reasonOf(error) });
    }
  }
  const { after } = options;
  const wanted = found.filter(({ linked }) => !options.unlinked || !linked);
  const chosen = after === undefined ? wanted : wanted.filter(({ date }) => date !== null && date > after);
  const undated = after === undefined ? 0 : wanted.filter(({ date }) => date === null).length;
  chosen.sort(newestFirst);
  if (undated > 0) notice('decisionsUndated', { n: undated });
  if (chosen.length === 0) notice('decisionsNone', {});
  io.out(render(chosen, options, io, say));
  return code;
}

async function listed(note: FoundNote, text: string, workspace: Workspace, io: Io): Promise<readonly ListedDecision[]> {
  const document = createDocument(text);
  const { config, facts } = await workspace.recordsFor(document, note.inRoot);
  const { kind, title, date = null, decisions } = harvest(document, config, facts);
  const locate = createLocator(text);
  const shown = (inRoot: string): string => io.files.locate(inRoot, note.root).path;
  return decisions.map((decision) => ({
    note: note.path,
    title,
    kind,
    date,
    start: locate(decision.span.start),
    end: locate(decision.span.end),
    text: decision.text,
    who: decision.who ?? null,
    language: decision.language,
    linked: decision.linked,
    record: decision.record ? recordOf(decision.record, shown) : null,
  }));
}

function recordOf(
  { path, address, record }: NonNullable<Decision['record']>,
  shown: (inRoot: string) => string,
): ListedDecision['record'] {
  return {
    path: path === undefined ? null : shown(path),
    address: address ?? null,
    number: record?.number ?? null,
    title: record?.title ?? null,
    status: record?.status ?? null,
  };
}

/** The latest note first, those without a date last; within a note as it has them. */
const newestFirst = (a: ListedDecision, b: ListedDecision): number =>
  compareText(b.date ?? '', a.date ?? '') || compareText(a.note, b.note) || a.start.offset - b.start.offset;

function render(decisions: readonly ListedDecision[], { format, locale }: DecisionsOptions, io: Io, say: Say): string {
  const { isTTY, columns } = io.terminal;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: 1, tool: { name: 'agored', version: io.version }, decisions }, undefined, 2)}\n`;
    case 'csv':
      return csv(decisions, say);
    case 'markdown':
      return decisionLog(decisions, locale, say);
    default:
      return isTTY ? table(decisions, columns ?? 80, isColoured(io), say) : lines(decisions);
  }
}

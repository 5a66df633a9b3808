/** `agored init`: looks at the repository, asks what it cannot see, shows what it would write, and writes what is not there. */
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { parseConfig } from '../../engine/config';
import { configText, type Draft } from '../../engine/draft/configText';
import { localDay } from '../../engine/facts';
import type { CliMessage } from '../messages';
import { printable } from '../reporters/printable';
import { createNotice, isColoured, openSession, reasonOf, withLocaleOption, type Shell } from '../session';
import { lookAround, openNote, services, type Seen, type Service } from './look';
import { preCommitFile, serviceFiles } from './templates';

interface Options {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly ci?: Service;
  readonly preCommit?: true;
}

/** A file that would be written. */
interface Planned {
  readonly path: string;
  readonly text: string;
  /** Whether there is one already, which stays as it is. */
  readonly exists: boolean;
}

/** So many findings are more than somebody mends in an afternoon. */
const many = 20;

/** Gives the command its options. */
export function addInitCommand(command: Command, shell: Shell): void {
  const { say, pick, done } = shell;
  command
    .description(say('initDescription'))
    .option('-y, --yes', say('initYes'))
    .option('--dry-run', say('initDryRun'))
    .option('--ci <service>', say('initService'), pick('--ci', services))
    .option('--pre-commit', say('initPreCommit'));
  withLocaleOption(command, shell).action(async () => {
    done(await initCommand(command.opts<Options>(), shell));
  });
}

/** @returns the exit code: 0 done, 2 nothing was written because nobody could be asked, or a file could not be written. */
async function initCommand(options: Options, shell: Shell): Promise<0 | 2> {
  const { io, rules, say } = shell;
  const notice = createNotice(io, say);
  const seen = await lookAround(io, rules);
  const tell = (id: CliMessage, data = {}): void => {
    io.out(`${printable(say(id, data))}\n`);
  };
  tellSeen(seen, tell);
  const asks = options.yes === true || options.dryRun === true ? undefined : io.ask;
  const answers = await answersOf(seen, options, asks, shell);
  if (!answers) {
    notice('initStopped');
    return 2;
  }
  const plan = planOf(seen, answers, shell);
  show(plan, shell);
  const fresh = plan.filter(({ exists }) => !exists);
  if (options.dryRun === true) return 0;
  if (fresh.length === 0) {
    tell('initNothing');
    return 0;
  }
  if (options.yes !== true) {
    if (!asks) {
      notice('initNobody');
      return 2;
    }
    const answer = await asks(`${say('initSure')} `);
    if (answer === undefined || !isYes(answer, true)) {
      notice('initStopped');
      return 2;
    }
  }
  const isWritten = write(fresh, shell);
  await tellNext(seen, shell, tell);
  return isWritten ? 0 : 2;
}

function tellSeen(seen: Seen, tell: (id: CliMessage, data?: Record<string, string | number>) => void): void {
  tell('initSeenNotes', { n: seen.all });
  if (seen.languages.length > 0) tell('initSeenLanguages', { languages: seen.languages.join(', ') });
  if (seen.paired.length > 0) tell('initSeenPaired', { paths: seen.paired.join(', ') });
  if (seen.records.length > 0) tell('initSeenRecords', { paths: seen.records.join(', ') });
  if (seen.generator) tell('initSeenGenerator', { name: seen.generator.name });
  if (seen.lints.length > 0) tell('initSeenLints', { names: seen.lints.join(', ') });
}

interface Chosen extends Draft {
  readonly service: Service;
  readonly preCommit: boolean;
}

type Ask = NonNullable<Shell['io']['ask']>;

/** At most five questions; undefined where somebody breaks off. Without anybody to ask, what was seen is the answer. */
async function answersOf(
  seen: Seen,
  options: Options,
  ask: Ask | undefined,
  { io, rules, say, locale }: Shell,
): Promise<Chosen | undefined> {
  const languages = seen.languages.length > 0 ? seen.languages : ['en', 'cy'];
  const suggested: Chosen = {
    languages,
    paired: seen.paired,
    records: seen.records,
    ignore: seen.generator?.ignore ?? [],
    service: options.ci ?? (seen.atTop ? seen.service : 'none'),
    preCommit: options.preCommit ?? (seen.preCommit && seen.atTop),
  };
  if (!ask) return suggested;
  let isOff = false;
  /** Asks until the answer can be used. */
  const question = async <T>(
    text: string,
    shown: string,
    preset: T,
    read: (answer: string) => T | undefined,
  ): Promise<T> => {
    while (!isOff) {
      const answer = (await ask(`${text} [${shown}] `))?.trim();
      if (answer === undefined) isOff = true;
      else if (answer === '') return preset;
      else {
        const value = read(answer);
        if (value !== undefined) return value;
        io.out(`${say('initAgain')}\n`);
      }
    }
    return preset;
  };
  const listed = (answer: string): readonly string[] => answer.split(/[\s,]+/).filter((item) => item !== '');
  const sound = (text: string): boolean => parseConfig(text, rules).problems.length === 0;
  const today = localDay(io.now());
  /** A list that a configuration takes. */
  const usable =
    (key: keyof Draft) =>
    (answer: string): readonly string[] | undefined => {
      if (isNone(answer)) return key === 'languages' ? undefined : [];
      const given = { languages, paired: [], records: [], ignore: [], [key]: listed(answer) };
      return sound(configText(given, today, locale)) ? listed(answer) : undefined;
    };
  const lists = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : say('initNone'));

  const chosen = { ...suggested };
  if (seen.config === undefined) {
    chosen.languages = await question(say('initAskLanguages'), lists(languages), languages, usable('languages'));
    if (seen.paired.length > 0)
      chosen.paired = await question(say('initAskPaired'), lists(seen.paired), seen.paired, usable('paired'));
    if (seen.records.length > 0)
      chosen.records = await question(say('initAskRecords'), lists(seen.records), seen.records, usable('records'));
  }
  if (options.ci === undefined && seen.atTop)
    chosen.service = await question<Service>(say('initAskService'), suggested.service, suggested.service, (answer) =>
      isNone(answer) ? 'none' : services.find((service) => service === answer.toLowerCase()),
    );
  if (options.preCommit === undefined && seen.atTop) {
    const shown = say(suggested.preCommit ? 'initYesNo' : 'initNoYes');
    chosen.preCommit = await question(say('initAskPreCommit'), shown, suggested.preCommit, (answer) =>
      isYes(answer, suggested.preCommit),
    );
  }
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by a question
  return isOff ? undefined : chosen;
}

/** In both languages, whichever is spoken: fingers know what they know. */
const isYes = (answer: string, preset: boolean): boolean =>
  answer.trim() === '' ? preset : /^(?:y|yes|i|ie|iawn|oes|ydw)$/i.test(answer.trim());
const isNone = (answer: string): boolean => /^(?:none|no|n|na|nage|dim|-)$/i.test(answer);

function planOf(seen: Seen, chosen: Chosen, { io, say, locale }: Shell): readonly Planned[] {
  const { service, preCommit, paired, languages } = chosen;
  const { version } = io;
  const planned = (path: string, text: string): Planned => ({ path, text, exists: io.files.look(path) !== undefined });
  // One language alone cannot be asked for in another.
  const answers = { ...chosen, paired: languages.length > 1 ? paired : [] };
  const config = configText(answers, localDay(io.now()), locale);
  return [
    ...(seen.config === undefined
      ? [planned('.agored.yml', config)]
      : [{ path: seen.config, text: config, exists: true }]),
    ...(service === 'none' ? [] : [planned(serviceFiles[service].path, serviceFiles[service].text({ version, say }))]),
    ...(preCommit ? [planned(preCommitFile.path, preCommitFile.text({ version }))] : []),
  ];
}

/** Each file with all that would be in it. */
function show(plan: readonly Planned[], { io, say }: Shell): void {
  const paint = createColors(isColoured(io));
  for (const { path, text, exists } of plan) {
    io.out(`\n${paint.bold(printable(say(exists ? 'initExists' : 'initWould', { path })))}\n\n`);
    const mark = exists ? '    ' : paint.green('  + ');
    for (const line of text.trimEnd().split('\n')) io.out(`${mark}${printable(line)}`.trimEnd() + '\n');
  }
  io.out('\n');
}

/** Writes each file that is not there yet. @returns whether all of them were. */
function write(plan: readonly Planned[], { io, say }: Shell): boolean {
  const notice = createNotice(io, say);
  let isWhole = true;
  for (const { path, text } of plan)
    try {
      io.files.create(path, text, true);
      io.out(`${say('initWrote', { path })}\n`);
    } catch (error) {
      isWhole = false;
      const code = reasonOf(error);
      if (code === 'EOUTSIDE') notice('importOutOutside', { path });
      else notice('importOutFailed', { path, reason: code });
    }
  return isWhole;
}

/** What to do now: other lists to bring along, and how to begin where there is much to find. */
async function tellNext(
  seen: Seen,
  { io, rules }: Shell,
  tell: (id: CliMessage, data?: Record<string, string | number>) => void,
): Promise<void> {
  if (seen.lints.includes('Vale')) tell('initVale');
  if (seen.all === 0) {
    tell('initNoNotes');
    return;
  }
  const session = await openSession({ config: undefined }, rules, io, () => undefined);
  let findings = 0;
  for (const note of seen.notes) {
    const document = openNote(note, io);
    if (document) findings += (await session?.workspaceOf(note.root).lint(document, note.inRoot))?.findings.length ?? 0;
  }
  if (findings >= many) tell('initBaseline', { n: findings, notes: seen.notes.length });
  tell('initNext');
}

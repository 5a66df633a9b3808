/** `agored languages`: shows which language each block of a note is taken to be in, how sure that is, and what it claims. */
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { blockClaims, contradicts, type BlockClaims, type Claim } from '../engine/claims';
import type { Config } from '../engine/config';
import { createDocument } from '../engine/document';
import { roughText } from '../engine/outline';
import { createLocator, type Position } from '../engine/positions';
import { isIgnored } from '../engine/workspace';
import { identify, surenessOf, type Identified, type Sureness } from '../languages/identify';
import { canTell, prepare } from '../languages/others';
import { decode } from './decode';
import type { FoundNote, Io } from './io';
import type { Say } from './messages';
import { printable } from './reporters/printable';
import {
  createNotice,
  givenConfig,
  isColoured,
  openSession,
  reasonOf,
  withConfigOptions,
  type GivenConfig,
  type Shell,
} from './session';

export interface LanguagesOptions {
  readonly format: 'text' | 'json';
  /** Read items from standard input, one a line, instead of notes. */
  readonly lines: boolean;
  /** Languages to choose from, instead of those of the configuration. */
  readonly languages: readonly string[] | undefined;
  readonly config: GivenConfig;
}

/** Languages as `--language` options may have them: `en,cy`. Undefined for what holds none. */
function readLanguages(value: string): readonly string[] | undefined {
  const codes = value.split(',').map((code) => code.trim());
  return codes.every((code) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code)) ? codes : undefined;
}

/** Gives the command its arguments and options. */
export function addLanguagesCommand(command: Command, shell: Shell): void {
  const { say, pick, fail, done } = shell;
  command
    .description(say('languagesDescription'))
    .argument('[paths...]', say('paths'))
    .option('--languages <codes>', say('languagesOption'), (value) => {
      const codes = readLanguages(value);
      if (!codes) throw fail(say('badLanguages', { value }));
      return codes;
    })
    .option('--lines', say('lines'))
    .option('--format <name>', say('format'), pick('--format', ['text', 'json']), 'text');
  withConfigOptions(command, shell).action(async (paths: readonly string[]) => {
    const given = command.opts<{
      languages?: readonly string[];
      lines?: true;
      format: LanguagesOptions['format'];
      config?: string | boolean;
    }>();
    if (given.lines && paths.length > 0) throw fail(say('linesAlone'));
    const options: LanguagesOptions = {
      format: given.format,
      lines: given.lines === true,
      languages: given.languages,
      config: givenConfig(given.config),
    };
    done(await languagesCommand(paths, options, shell));
  });
}

/** @returns the exit code: 0 done, 2 not all could be done. */
async function languagesCommand(
  args: readonly string[],
  options: LanguagesOptions,
  { io, rules, say }: Shell,
): Promise<0 | 2> {
  let code: 0 | 2 = 0;
  const notice = createNotice(io, say);
  const session = await openSession({ config: options.config }, rules, io, notice);
  if (!session) return 2;
  const configured = async ({ root, inRoot }: FoundNote): Promise<Config> =>
    (await session.workspaceOf(root).configFor(inRoot)).config;
  const told = new Set<string>();
  const languagesFor = async (config: Config): Promise<readonly string[]> => {
    const languages = options.languages ?? config.languages;
    await prepare(languages);
    const unknown = languages.filter((language) => !canTell(language)).join(', ');
    if (unknown !== '' && !told.has(unknown)) notice('noTable', { languages: unknown });
    told.add(unknown);
    return languages;
  };

  if (options.lines) {
    const languages = await languagesFor(await configured(io.files.locate('note.md')));
    for await (const lines of linesOf(io.input()))
      io.out(
        lines
          .map((text) => `${options.format === 'json' ? jsonLine(text, languages) : textLine(text, languages, say)}\n`)
          .join(''),
      );
    return 0;
  }

  const { notes, ignored, problems } = io.files.find(args);
  for (const { path, code: id, reason } of problems) {
    notice(id, { path, reason });
    code = 2;
  }
  for (const { path } of ignored) notice('ignored', { path });
  const files: NoteReport[] = [];
  for (const note of notes) {
    try {
      const config = await configured(note);
      if (isIgnored(config, note.inRoot)) {
        if (note.named) notice('ignoredByConfig', { path: note.path });
        continue;
      }
      files.push(reportNote(note, decode(io.files.read(note.file)).text, await languagesFor(config)));
    } catch (error) {
      notice('unreadable', { path: note.path, reason: reasonOf(error) });
      code = 2;
    }
  }
  io.out(
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, tool: { name: 'agored', version: io.version }, files }, undefined, 2)}\n`
      : files.map((file) => textOf(file, io, say)).join('\n'),
  );
  return code;
}

// ---- Notes

/** A block as `--format json` has it. */
export interface BlockReport {
  readonly start: Position;
  readonly end: Position;
  /** As configured; null where it cannot be told. */
  readonly language: string | null;
  readonly sureness: Sureness;
  /** How far the language is ahead of the next one; 0 where it cannot be told. */
  readonly margin: number;
  readonly claims: readonly (Omit<Claim, 'span' | 'language'> & {
    readonly language?: string;
    readonly start?: Position;
  })[];
  /** Whether a claim says otherwise than the words. */
  readonly differs: boolean;
  readonly text: string;
}

export interface NoteReport {
  readonly path: string;
  /** Those that there were to choose from. */
  readonly languages: readonly string[];
  readonly blocks: readonly BlockReport[];
}

function reportNote({ path, inRoot }: FoundNote, content: string, languages: readonly string[]): NoteReport {
  const note = createDocument(content);
  const claims = blockClaims(inRoot, note, languages);
  const locate = createLocator(content);
  const blocks = note.blocks.flatMap((block, index): BlockReport[] => {
    const words = roughText(block);
    if (!/\p{L}/u.test(words)) return [];
    const at = note.starts[index] ?? 0;
    const told = identify(words, languages);
    const own = claims[index] ?? { language: undefined, direction: undefined };
    return [
      {
        start: locate(at + block.text.search(/\S/)),
        end: locate(at + block.text.trimEnd().length),
        ...plain(told),
        claims: [own.language, own.direction].flatMap((claim) => (claim ? [located(claim, locate)] : [])),
        differs: differs(own, told),
        text: firstWords(block.text),
      },
    ];
  });
  return { path, languages, blocks };
}

const differs = (claims: BlockClaims, { language }: Identified): boolean =>
  language !== undefined && contradicts(claims, language);

function plain(told: Identified): Pick<BlockReport, 'language' | 'sureness' | 'margin'> {
  return { language: told.language ?? null, sureness: surenessOf(told), margin: Math.round(told.margin * 10) / 10 };
}

function located(claim: Claim, locate: (offset: number) => Position): BlockReport['claims'][number] {
  const { kind, language, direction, written, span } = claim;
  return {
    kind,
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
    written,
    ...(span ? { start: locate(span.start) } : {}),
  };
}

/** Characters of a block that are shown. */
const shown = 60;

function firstWords(text: string): string {
  const line = text
    .slice(0, 10 * shown)
    .trim()
    .replace(/\s+/g, ' ');
  if (line.length <= shown) return line;
  const cut = line.slice(0, shown);
  const space = cut.lastIndexOf(' ');
  return `${space > shown / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')} …`;
}

function textOf({ path, blocks }: NoteReport, io: Io, say: Say): string {
  const paint = createColors(isColoured(io));
  const rows = blocks.map((block) => ({
    line: String(block.start.line),
    language: block.language ?? say('undecided'),
    sure: sureText(block, say),
    claims: block.differs ? claimsText(block, say) : '',
    text: printable(block.text),
  }));
  const width = (of: (row: (typeof rows)[number]) => string): number =>
    Math.max(0, ...rows.map((row) => of(row).length));
  const [lines, languages, sures] = [width((row) => row.line), width((row) => row.language), width((row) => row.sure)];
  const body = rows.map(
    ({ line, language, sure, claims, text }) =>
      `  ${paint.dim(line.padStart(lines))}  ${language.padEnd(languages)}  ${sure.padEnd(sures)}  ${text}` +
      `${claims === '' ? '' : `  ${paint.yellow(claims)}`}\n`,
  );
  return `${paint.underline(printable(path))}\n${body.join('') || `  ${say('noBlocks')}\n`}`;
}

const sureWords = { none: 'sureNone', low: 'sureLow', fair: 'sureFair', high: 'sureHigh' } as const;

const sureText = ({ sureness, margin }: Pick<BlockReport, 'sureness' | 'margin'>, say: Say): string =>
  sureness === 'none' ? say('sureNone') : say(sureWords[sureness], { margin: margin.toFixed(1) });

function claimsText({ claims, language }: BlockReport, say: Say): string {
  const against = claims.filter(
    (claim) => claim.direction !== undefined || claim.language !== language?.split('-', 1)[0],
  );
  return against
    .map(({ kind, direction, language: claimed = '', start }) => {
      const line = start?.line ?? 0;
      if (direction !== undefined) return say(direction === 'rtl' ? 'claimsRtl' : 'claimsLtr', { line });
      const id = {
        attribute: 'claimsAttribute',
        'front-matter': 'claimsFrontMatter',
        folder: 'claimsFolder',
        suffix: 'claimsName',
        name: 'claimsName',
      } as const;
      return say(id[kind], { language: claimed, line });
    })
    .join(', ');
}

// ---- Lines

const jsonLine = (text: string, languages: readonly string[]): string =>
  JSON.stringify({ ...plain(identify(text, languages)), text });

function textLine(text: string, languages: readonly string[], say: Say): string {
  const told = plain(identify(text, languages));
  const safe = text.split('\t').map(printable).join('\t');
  return `${told.language ?? say('undecided')}\t${sureText(told, say)}\t${safe}`;
}

/** Lines as they come, some at a time. A line ending at the very end begins no further line. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of input) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => line.replace(/\r$/, ''));
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest.replace(/\r$/, '')];
}

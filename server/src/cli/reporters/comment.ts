/** A comment for a pull request: what was found in a few words, and more for those who unfold it. */
import { helpUrl } from '../../engine/messages';
import type { Severity } from '../../engine/types';
import { fromRoot, remarksOf, type KeptFile, type Outcome, type Reporter, type ReporterOptions } from '../report';
import { inline } from './markdown';
import { commentMark as mark } from './mark';
import { printable, wellFormed } from './printable';
import { foldedRowsOf, type Row } from './rows';
import { summary } from './text';

/** Most UTF-16 units of a comment: GitHub takes 65,536 characters. */
const mostInComment = 65_000;

export const createMarkdownReporter = (options: ReporterOptions): Reporter<readonly Row[]> => ({
  keep: (_path, text, findings) => foldedRowsOf(text, findings, options.locale).map(({ row }) => row),
  *print(outcome, files) {
    yield* comment(outcome, files, options, { most: mostInComment, sizeOf: ({ length }) => length });
  },
});

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const order = ['error', 'warning', 'info'] as const;
const weightOf = ({ kept }: KeptFile<readonly Row[]>): number =>
  Math.min(...kept.map(({ severity }) => weights[severity]));

/** Code hosts make links and messages to people of `@name`, `#12` and `!12`; what a note says calls nobody. */
const uncalled = (markdown: string): string => markdown.replace(/[@#!](?=[\p{L}\p{N}_])/gu, '$&&#8203;');
const said = (text: string): string => uncalled(inline(text));
const html = (text: string): string =>
  uncalled(printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));

/** How large a comment may be, and what is counted. */
export interface Room {
  readonly most: number;
  readonly sizeOf: (text: string) => number;
}

/** What it takes to close what is open, and to say how much is left out. */
const reserve = 400;

/** The comment in pieces; what matters most comes first, and what there is no room for is counted. */
export function* comment(
  outcome: Outcome,
  files: readonly KeptFile<readonly Row[]>[],
  { say, rules, io }: Pick<ReporterOptions, 'say' | 'rules' | 'io'>,
  { most, sizeOf }: Room,
): Generator<string> {
  let room = most - reserve;
  const take = (text: string): boolean => {
    room -= sizeOf(text);
    return room >= 0;
  };
  const remarks = remarksOf(outcome);
  const told = files.filter(({ kept }) => kept.length > 0);
  const head = `${mark}**Agored** · ${summary(outcome, { say, color: false })}\n\n`;
  const kind = `${say(remarks.length > 0 ? 'commentProblems' : told.length > 0 ? 'commentHints' : 'commentNone')}\n`;
  if (!take(head + kind)) return;
  yield head + kind;

  const notes = remarks.map(({ message }) => `- ${said(message)}\n`);
  const fitting = notes.filter(take);
  if (fitting.length > 0) yield `\n${fitting.join('')}`;

  const left = { findings: 0, notes: 0 };
  const line = createLine(say, io.env);
  const pages = new Map(rules.map((rule) => [rule.id, helpUrl(rule)]));
  const definitions = new Map<string, string>();
  /** A line, and the address of its rule where that is not there yet. */
  const takeRow = (text: string, { rule }: Row): boolean => {
    const definition = definitions.has(rule) ? '' : `[${rule}]: ${pages.get(rule) ?? ''}\n`;
    if (!take(text + definition)) return false;
    if (definition !== '') definitions.set(rule, definition);
    return true;
  };
  for (const file of [...told].sort((a, b) => weightOf(a) - weightOf(b))) {
    const inRoot = fromRoot({ io }, file.path);
    const counts = order
      .map((severity) => [severity, file.kept.filter((row) => row.severity === severity).length] as const)
      .filter(([, n]) => n > 0)
      .map(([severity, n]) => say(`${severity}s${n === 1 ? 'One' : 'Many'}`, { n }))
      .join(', ');
    const opening = `\n<details><summary><code>${html(file.path)}</code>: ${counts}</summary>\n\n`;
    const closing = '\n</details>\n';
    const rows =
      room > 0 && take(opening + closing) ? linesThatFit(file.kept, (row) => line(inRoot, row), takeRow) : [];
    if (rows.length > 0) yield `${opening}${rows.join('')}${closing}`;
    if (rows.length < file.kept.length) {
      left.findings += file.kept.length - rows.length;
      left.notes++;
    }
  }
  if (left.findings > 0) yield `\n${say('commentMore', left)}\n`;
  if (definitions.size > 0) yield `\n${[...definitions.values()].join('')}`;
}

function linesThatFit(
  rows: readonly Row[],
  line: (row: Row) => string,
  take: (text: string, row: Row) => boolean,
): string[] {
  const lines: string[] = [];
  for (const row of rows) {
    const text = line(row);
    if (!take(text, row)) break;
    lines.push(text);
  }
  return lines;
}

/** Makes the line of a finding; where the code host says where the file can be seen, with a link. */
function createLine(
  say: ReporterOptions['say'],
  env: Readonly<Record<string, string | undefined>>,
): (inRoot: string, row: Row) => string {
  const home = homeOf(env);
  return (inRoot, { line, column, severity, message, rule }) => {
    const place = `${String(line)}:${String(column)}`;
    const linked = home === undefined ? place : `[${place}](${home(inRoot)}#L${String(line)})`;
    return `- ${linked} **${say(severity)}** ${said(message)} [${rule}]\n`;
  };
}

/** Where the files of this commit can be seen, with their lines. */
function homeOf(env: Readonly<Record<string, string | undefined>>): ((inRoot: string) => string) | undefined {
  const encoded = (path: string): string =>
    wellFormed(path)
      .split('/')
      .map(encodeURIComponent)
      .join('/')
      .replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'));
  const commit = /^[0-9a-f]{40,64}$/;
  const address = /^https?:\/\/[\w.~:/-]+$/;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_SHA: sha = '' } = env;
  const { CI_PROJECT_URL: project = '', CI_COMMIT_SHA: gitlabSha = '' } = env;
  const github = `${server ?? ''}/${name ?? ''}`;
  // Without `plain`, GitHub shows a note as a page, which has no lines.
  if (commit.test(sha) && address.test(github)) return (path) => `${github}/blob/${sha}/${encoded(path)}?plain=1`;
  if (commit.test(gitlabSha) && address.test(project))
    return (path) => `${project}/-/blob/${gitlabSha}/${encoded(path)}?plain=1`;
  return undefined;
}

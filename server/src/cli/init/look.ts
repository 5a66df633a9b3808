/** What a repository tells of itself, so that `agored init` has few questions to ask. Nothing is run, and little is read. */
import { defaultConfig } from '../../engine/config';
import { createDocument, type Document } from '../../engine/document';
import { layoutOf } from '../../engine/layout';
import { roughText } from '../../engine/outline';
import { folderOf } from '../../engine/paths';
import { gatherRecords } from '../../engine/records';
import { gatherTwins } from '../../engine/twins';
import type { AnyRule } from '../../engine/types';
import { identify } from '../../languages/identify';
import { tables } from '../../languages/tables';
import { decode } from '../decode';
import type { FoundNote, Io } from '../io';

export const services = ['github', 'gitlab', 'azure', 'none'] as const;
/** Where the notes are checked beside the machines of those who write them. */
export type Service = (typeof services)[number];

export interface Seen {
  /** Those that are looked at: all, or some of every folder where there are very many. */
  readonly notes: readonly FoundNote[];
  /** How many notes there are. */
  readonly all: number;
  /** Languages that a good part of the text is in, most of it first. */
  readonly languages: readonly string[];
  /** Globs of notes most of which are in several of them. */
  readonly paired: readonly string[];
  /** Globs of decision records. */
  readonly records: readonly string[];
  /** What builds the site, and which folders hold no notes of the team's then. */
  readonly generator: { readonly name: string; readonly ignore: readonly string[] } | undefined;
  /** Names of other linters that are set up here. */
  readonly lints: readonly string[];
  /** A configuration of Agored's that is there already. */
  readonly config: string | undefined;
  readonly service: Service;
  readonly preCommit: boolean;
  /** Whether the working directory is the top of the repository, where services and hooks look. */
  readonly atTop: boolean;
}

/** Notes that are read. */
const mostNotes = 200;
/** Share of the text that a language must have. */
const leastShare = 0.05;
/** How many notes of a folder, and which share of them, are in several languages where that is a habit. */
const habit = { least: 3, share: 0.5 };

const generators: readonly {
  readonly name: string;
  readonly files: readonly string[];
  readonly ignore: readonly string[];
}[] = [
  {
    name: 'Docusaurus',
    files: ['docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs'],
    ignore: ['build/**'],
  },
  {
    name: 'Eleventy',
    files: ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.cjs', 'eleventy.config.mjs', 'eleventy.config.ts'],
    ignore: ['_site/**'],
  },
  { name: 'MkDocs', files: ['mkdocs.yml', 'mkdocs.yaml'], ignore: ['site/**'] },
  {
    name: 'Hugo',
    files: ['hugo.toml', 'hugo.yaml', 'hugo.json', 'config/_default/hugo.toml', 'config/_default/config.toml'],
    ignore: ['public/**', 'themes/**'],
  },
  { name: 'Jekyll', files: ['_config.yml', '_config.yaml'], ignore: ['_site/**', 'vendor/**'] },
];

const linters: readonly { readonly name: string; readonly files: readonly string[] }[] = [
  { name: 'Vale', files: ['.vale.ini', '_vale.ini'] },
  {
    name: 'markdownlint',
    files: ['.markdownlint', '.markdownlint-cli2'].flatMap((name) =>
      ['.json', '.jsonc', '.yaml', '.yml'].map((end) => name + end),
    ),
  },
  {
    name: 'remark',
    files: ['.remarkrc', '.remarkrc.json', '.remarkrc.yml', '.remarkrc.yaml', '.remarkrc.js', '.remarkrc.mjs'],
  },
];

/** Looks at the working directory. */
export async function lookAround(io: Io, rules: readonly AnyRule[]): Promise<Seen> {
  const isThere = (name: string): boolean => io.files.look(name) !== undefined;
  const first = (names: readonly string[]): string | undefined => names.find(isThere);
  const found = io.files.find([]).notes;
  const step = Math.max(1, found.length / mostNotes);
  const notes = found.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const read = notes.flatMap((note) => {
    const document = openNote(note, io);
    return document ? [{ note, document }] : [];
  });
  const languages = languagesIn(read.map(({ document }) => document));
  const own = io.files.locate('.agored.yml');
  return {
    notes,
    all: found.length,
    languages,
    paired: await pairedIn(read, languages, io, rules),
    records: await recordsIn(own.root, io, rules),
    generator: generators.find(({ files }) => first(files) !== undefined),
    lints: linters.filter(({ files }) => first(files) !== undefined).map(({ name }) => name),
    config: first(['.agored.yml', '.agored.yaml', '.agored.json']),
    service: serviceOf(io, isThere),
    preCommit: isThere('.pre-commit-config.yaml'),
    atTop: own.inRoot === own.path,
  };
}

/** Undefined where it cannot be read. */
export function openNote(note: FoundNote, io: Io): Document | undefined {
  const bytes = io.files.readWithin(note.file, note.root, 1 << 20);
  return typeof bytes === 'string' ? undefined : createDocument(decode(bytes).text);
}

function languagesIn(documents: readonly Document[]): readonly string[] {
  const words = new Map<string, number>();
  for (const { blocks } of documents)
    for (const block of blocks) {
      const text = roughText(block);
      const { language } = identify(text, Object.keys(tables));
      if (language !== undefined) words.set(language, (words.get(language) ?? 0) + text.split(/\s+/).length);
    }
  const all = [...words.values()].reduce((sum, count) => sum + count, 0);
  return [...words]
    .filter(([, count]) => count >= leastShare * all)
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);
}

async function pairedIn(
  read: readonly { readonly note: FoundNote; readonly document: Document }[],
  languages: readonly string[],
  io: Io,
  rules: readonly AnyRule[],
): Promise<readonly string[]> {
  if (languages.length < 2) return [];
  const config = { ...defaultConfig(rules), languages };
  const counts = new Map<string, { paired: number; all: number }>();
  for (const { note, document } of read) {
    const [top = '', ...below] = note.path.split('/');
    if (below.length === 0 || top === '..') continue;
    const count = counts.get(top) ?? { paired: 0, all: 0 };
    counts.set(top, count);
    count.all++;
    const host = io.files.host(note.root);
    const isPaired =
      layoutOf(document, languages).kind !== 'one' ||
      (await gatherTwins(host, note.inRoot, document, config)).some(({ exists }) => exists);
    if (isPaired) count.paired++;
  }
  return [...counts]
    .filter(([, { paired, all }]) => paired >= habit.least && paired >= habit.share * all)
    .map(([top]) => `${top}/**`);
}

/** Folders of records as globs from the working directory. */
async function recordsIn(root: string, io: Io, rules: readonly AnyRule[]): Promise<readonly string[]> {
  const { records } = await gatherRecords(io.files.host(root), defaultConfig(rules));
  const folders = new Set(records.map(({ path }) => folderOf(io.files.locate(path, root).path)));
  return [...folders]
    .filter((folder) => !folder.startsWith('..'))
    .map((folder) => (folder === '' ? '*.md' : `${folder}/*.md`));
}

function serviceOf(io: Io, isThere: (name: string) => boolean): Service {
  if (isThere('.gitlab-ci.yml')) return 'gitlab';
  if (isThere('azure-pipelines.yml')) return 'azure';
  if (isThere('.github')) return 'github';
  const settings = io.files.look('.git/config');
  const bytes = settings && io.files.readWithin(settings.file, folderOf(settings.file), 1 << 16);
  const remote = bytes === undefined || typeof bytes === 'string' ? '' : decode(bytes).text;
  const [, host = ''] = /^\s*url\s*=.*?\b(github|gitlab|azure|visualstudio)\b/m.exec(remote) ?? [];
  return host === 'visualstudio' ? 'azure' : (services.find((service) => service === host) ?? 'none');
}

/** What a repository tells of itself, so that `agored init` has few questions to ask. Nothing is run, and little is read. */
import { createDocument, type Document } from '../../engine/document';
import { generators, languagesIn, pairedIn, recordsIn, sample } from '../../engine/draft/propose';
import { folderOf } from '../../engine/paths';
import type { AnyRule } from '../../engine/types';
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
  const notes = sample(found);
  const read = notes.flatMap((note) => {
    const document = openNote(note, io);
    return document ? [{ path: note.path, inRoot: note.inRoot, host: io.files.host(note.root), document }] : [];
  });
  const languages = languagesIn(read.map(({ document }) => document));
  const own = io.files.locate('.agored.yml');
  return {
    notes,
    all: found.length,
    languages,
    paired: await pairedIn(read, languages, rules),
    records: await recordsIn(io.files.host(own.root), rules, (path) => io.files.locate(path, own.root).path),
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

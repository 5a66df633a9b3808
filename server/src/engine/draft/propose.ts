/** What lies in a folder of notes tells most of what its configuration should say. */
import { languageOf } from '../../languages/identify';
import { shipped as tables } from '../../languages/tables/shipped';
import { defaultConfig } from '../config';
import { createDocument, isTooLong, type Document } from '../document';
import type { Host } from '../facts';
import { layoutOf } from '../layout';
import { roughText } from '../outline';
import { folderOf } from '../paths';
import { gatherRecords } from '../records';
import { gatherTwins } from '../twins';
import type { AnyRule } from '../types';
import type { Draft } from './configText';

/** Notes that are read: all, or some of every folder where there are very many. */
const mostNotes = 200;
/** Share of the text that a language must have. */
const leastShare = 0.05;
/** How many notes of a folder, and which share of them, are in several languages where that is a habit. */
const habit = { least: 3, share: 0.5 };
const readAtOnce = 32;

export interface Generator {
  readonly name: string;
  readonly files: readonly string[];
  readonly ignore: readonly string[];
}

/** What builds sites, by its configuration, and which folders hold no notes of the team's then. */
export const generators: readonly Generator[] = [
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

/** Some of all, evenly, where there are very many. */
export function sample<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, all.length / mostNotes);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** A note with where it lies. */
export interface PlacedNote {
  /** From where the configuration will be. */
  readonly path: string;
  /** In the root that `host` reads. */
  readonly inRoot: string;
  readonly host: Host;
  readonly document: Document;
}

/** Languages that a good part of the text is in, most of it first. */
export function languagesIn(documents: readonly Document[]): readonly string[] {
  const words = new Map<string, number>();
  for (const { blocks } of documents)
    for (const block of blocks) {
      const text = roughText(block);
      const language = languageOf(text, Object.keys(tables));
      if (language !== undefined) words.set(language, (words.get(language) ?? 0) + text.split(/\s+/).length);
    }
  const all = [...words.values()].reduce((sum, count) => sum + count, 0);
  return [...words]
    .filter(([, count]) => count >= leastShare * all)
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);
}

/** Globs of notes most of which are in several of the languages. */
export async function pairedIn(
  notes: readonly PlacedNote[],
  languages: readonly string[],
  rules: readonly AnyRule[],
): Promise<readonly string[]> {
  if (languages.length < 2) return [];
  const config = { ...defaultConfig(rules), languages };
  const counts = new Map<string, { paired: number; all: number }>();
  for (const { path, inRoot, host, document } of notes) {
    const [top = '', ...below] = path.split('/');
    if (below.length === 0 || top === '..') continue;
    const count = counts.get(top) ?? { paired: 0, all: 0 };
    counts.set(top, count);
    count.all++;
    const isPaired =
      layoutOf(document, languages).kind !== 'one' ||
      (await gatherTwins(host, inRoot, document, config)).some(({ exists }) => exists);
    if (isPaired) count.paired++;
  }
  return [...counts]
    .filter(([, { paired, all }]) => paired >= habit.least && paired >= habit.share * all)
    .map(([top]) => `${top}/**`);
}

/**
 * Folders of records as globs.
 * @param seenFrom the path of a record from where the configuration will be.
 */
export async function recordsIn(
  host: Host,
  rules: readonly AnyRule[],
  seenFrom: (path: string) => string = (path) => path,
): Promise<readonly string[]> {
  const { records } = await gatherRecords(host, defaultConfig(rules));
  const folders = new Set(records.map(({ path }) => folderOf(seenFrom(path))));
  return [...folders]
    .filter((folder) => !folder.startsWith('..'))
    .map((folder) => (folder === '' ? '*.md' : `${folder}/*.md`));
}

/** What a configuration at the top of a folder could say. */
export async function propose(host: Host, rules: readonly AnyRule[]): Promise<Draft> {
  const paths = sample(await host.listNotes());
  const notes: PlacedNote[] = [];
  for (let at = 0; at < paths.length; at += readAtOnce) {
    const batch = paths.slice(at, at + readAtOnce);
    const texts = await Promise.all(batch.map((path) => host.readText(path)));
    for (const [index, path] of batch.entries()) {
      const text = texts[index];
      if (text !== undefined && !isTooLong(text))
        notes.push({ path, inRoot: path, host, document: createDocument(text) });
    }
  }
  const found = languagesIn(notes.map(({ document }) => document));
  const languages = found.length > 0 ? found : ['en', 'cy'];
  return {
    languages,
    paired: await pairedIn(notes, languages, rules),
    records: await recordsIn(host, rules),
    ignore: (await generatorIn(host))?.ignore ?? [],
  };
}

async function generatorIn(host: Host): Promise<Generator | undefined> {
  for (const generator of generators) {
    const texts = await Promise.all(generator.files.map((file) => host.readText(file)));
    if (texts.some((text) => text !== undefined)) return generator;
  }
  return undefined;
}

/** Real notes to measure on, where there are any: repositories with their files, and which of them are pairs. */
import { existsSync, readFileSync } from 'node:fs';
import type { Config } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import type { Host } from '../../server/src/engine/facts';
import type { RuleFinding } from '../../server/src/engine/lint';
import type { AnyRule } from '../../server/src/engine/types';
import { createWorkspace, type Workspace } from '../../server/src/engine/workspace';
import { corpus } from '../notes';

export interface Repository {
  readonly host: Host;
  readonly files: ReadonlyMap<string, string>;
}

/** A note in two languages, as two files of a repository. */
export interface Pair {
  readonly name: string;
  readonly repository: Repository;
  readonly languages: readonly string[];
  /** What ties the two, for people. */
  readonly tie: string;
  readonly a: { readonly path: string; readonly text: string };
  readonly b: { readonly path: string; readonly text: string };
}

export const hasMaterial = (): boolean => existsSync(`${corpus}/PAIRS.tsv`);

/** The rows of a table, its heading left out. */
export const rows = (name: string): readonly (readonly string[])[] =>
  readFileSync(`${corpus}/${name}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

export function repositories(): ReadonlyMap<string, Repository> {
  const all = new Map<string, Map<string, string>>();
  for (const [set, , repository = '', , file = '', , , , local = ''] of rows('MANIFEST.tsv')) {
    if (set === 'D' || !existsSync(`${corpus}/${local}`)) continue;
    const files = all.get(repository) ?? new Map<string, string>();
    all.set(repository, files.set(file, readFileSync(`${corpus}/${local}`, 'utf8').replace(/^\uFEFF/, '')));
  }
  return new Map([...all].map(([name, files]) => [name, { files, host: hostOf(files) }]));
}

export function hostOf(files: ReadonlyMap<string, string>): Host {
  const listing = [...files.keys()].sort();
  return { listNotes: () => Promise.resolve(listing), readText: (file) => Promise.resolve(files.get(file)) };
}

/** The pairs whose two texts are at hand. */
export function pairs(all: ReadonlyMap<string, Repository>): readonly Pair[] {
  return rows('PAIRS.tsv').flatMap(([, name = '', a = '', b = '', tie = '', other = '']): Pair[] => {
    const repository = all.get(name);
    const [textA, textB] = [repository?.files.get(a), repository?.files.get(b)];
    if (!repository || textA === undefined || textB === undefined) return [];
    return [
      { name, repository, languages: ['en', other], tie, a: { path: a, text: textA }, b: { path: b, text: textB } },
    ];
  });
}

const workspaces = new WeakMap<Host, Map<Config, Workspace>>();

/** What rules about languages say about a note at its place, with all the facts that they ask for. */
export async function findingsIn(
  host: Host,
  file: string,
  text: string,
  config: Config,
  rules: readonly AnyRule[],
): Promise<readonly RuleFinding[]> {
  let ofHost = workspaces.get(host);
  if (!ofHost) workspaces.set(host, (ofHost = new Map<Config, Workspace>()));
  let workspace = ofHost.get(config);
  if (!workspace)
    ofHost.set(
      config,
      (workspace = createWorkspace({ host, rules, today: () => '2026-11-24', config: { config, others: [] } })),
    );
  const { findings, failures } = await workspace.lint(createDocument(text), file);
  for (const failure of failures) console.error(file, failure);
  return findings.filter(({ rule }) => rule.category === 'languages');
}

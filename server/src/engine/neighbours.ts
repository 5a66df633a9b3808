/** Notes beside a note that are in several languages too: the habits of a team are read from them. */
import type { Config } from './config';
import { frontMatterOf, type Document } from './document';
import type { Host, Neighbour } from './facts';
import { folderOf, readPath, type NotePath } from './paths';
import { keysOf, pageKeys } from './ties';
import { areTied, indexOf, type Index } from './twins';

/** Most neighbours that are read. */
const mostNeighbours = 20;
/** With fewer in its own folder, those of the folder above are looked at as well, and so on. */
const enough = 4;

/** Neighbours as they were read last: the same object for the same text, so that what is made of it can be kept. */
const remembered = new WeakMap<Index, Map<string, Neighbour>>();

/**
 * Up to 20 notes around a note that have a twin in another language, in both directions, the note itself left out. None
 * are sought outside the folder of the configuration: habits are those of the notes that it covers. In a workspace
 * without twins nothing is read.
 * @param path of the note, relative to the workspace root.
 */
export async function gatherNeighbours(
  host: Host,
  path: string,
  note: Document,
  config: Config,
): Promise<readonly Neighbour[]> {
  const { languages } = config;
  if (languages.length < 2) return [];
  const index = indexOf(await host.listNotes(), config);
  const me = index.byPath.get(path) ?? readPath(path, languages);
  const folder = folderOf(path);
  let pairs = pairsIn(index, folder, false);
  for (let around: string | undefined = folder; around !== undefined && pairs.flat().length <= enough;) {
    if (around === config.folder) break;
    const above = folderOf(around);
    pairs = pairsIn(index, above, true);
    around = above === '' ? undefined : above;
  }
  const chosen = new Map<string, Paired>();
  for (const pair of pairs)
    for (const each of pair)
      if (each.entry.path !== me.path && chosen.size < mostNeighbours) chosen.set(each.entry.path, each);
  // Keys may tie pages of other names: whoever uses them is taken to have a twin.
  const data = frontMatterOf(note)?.data ?? {};
  const keyed = pageKeys.filter((key) => data[key] !== undefined);
  if (keyed.length > 0)
    for (const entry of (index.byFolder.get(folder) ?? []).slice(0, mostNeighbours))
      if (entry.path !== me.path && chosen.size < mostNeighbours && !chosen.has(entry.path))
        chosen.set(entry.path, { entry, twins: [] });

  const found: Neighbour[] = [];
  for (const { entry, twins } of chosen.values()) {
    const text = await host.readText(entry.path);
    if (text === undefined) continue;
    if (twins.length === 0 && !keyed.some((key) => keysOf(text).has(key))) continue;
    found.push(asRead(index, entry, twins, text, languages));
  }
  return found;
}

interface Paired {
  readonly entry: NotePath;
  readonly twins: readonly NotePath[];
}

/** Pairs by the folder that they were sought in or below: the notes of a folder ask for the same ones. */
const sought = new WeakMap<Index, Map<string, readonly (readonly Paired[])[]>>();

function pairsIn(index: Index, folder: string, below: boolean): readonly (readonly Paired[])[] {
  let known = sought.get(index);
  if (!known) sought.set(index, (known = new Map<string, readonly (readonly Paired[])[]>()));
  const key = below ? `${folder}/` : folder;
  let pairs = known.get(key);
  if (!pairs) {
    const entries = (below ? index.below() : index.byFolder).get(folder) ?? [];
    known.set(key, (pairs = pairedIn(index, entries)));
  }
  return pairs;
}

/** The notes among `entries` that have twins by name, each with its twins; up to as many as are ever read. */
function pairedIn(index: Index, entries: readonly NotePath[]): readonly (readonly Paired[])[] {
  const found: Paired[][] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const entry of entries) {
    if (seen.has(entry.path)) continue;
    const group = (index.byKey.get(entry.key) ?? []).filter(
      (other) => other === entry || (other.language !== entry.language && isTied(index, entry, other)),
    );
    if (group.length < 2) continue;
    for (const { path } of group) seen.add(path);
    found.push(group.map((each) => ({ entry: each, twins: group.filter((other) => other !== each) })));
    count += group.length;
    if (count > mostNeighbours) break;
  }
  return found;
}

const isTied = (index: Index, a: NotePath, b: NotePath): boolean =>
  a.by === undefined ? areTied(index, a, b) : areTied(index, b, a);

function asRead(
  index: Index,
  { path, language }: NotePath,
  twins: readonly NotePath[],
  text: string,
  languages: readonly string[],
): Neighbour {
  let known = remembered.get(index);
  if (!known) remembered.set(index, (known = new Map<string, Neighbour>()));
  const last = known.get(path);
  if (last?.text === text) return last;
  const [only, more] = languages.filter((each) => !twins.some((twin) => twin.language === each));
  const own = language ?? (more === undefined ? only : undefined);
  const others = languages.filter((each) => each !== own);
  const neighbour: Neighbour = {
    path,
    text,
    ...(own === undefined ? {} : { language: own }),
    twins:
      twins.length > 0
        ? twins.map((twin) => ({ path: twin.path, language: twin.language ?? others[0] ?? '' }))
        : own === undefined
          ? languages.map((each) => ({ language: each }))
          : others.map((each) => ({ language: each })),
  };
  known.set(path, neighbour);
  return neighbour;
}

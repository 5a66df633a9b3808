/** The keys by which the notes of a workspace are tied to those in other languages, read from their front matter. */
import { frontMatterEnd } from './blocks';
import { frontMatterClaim } from './claims';
import type { Config } from './config';
import { createDocument, frontMatterOf, type Document } from './document';
import type { Host, KeyedNote, WorkspaceKeys } from './facts';
import { statedTies } from './pairs';
import type { NotePath } from './paths';
import { isDraft } from './policy';
import { addressKeys, prefixOf, sharedKeys } from './ties';
import { isoDate } from './translation';
import { indexOf, placeOf } from './twins';
import { detached } from './values';

/** Most files whose front matter is read; beyond that nobody can say that a key stands alone. */
const mostRead = 3000;
/** Files that are read at the same time. */
const atOnce = 32;

/** Names of the keys that tie notes, and of those that tell where a note is found. */
export const tyingKeys = (config: Config): readonly string[] =>
  statedTies(config)?.keys ?? [...sharedKeys, ...addressKeys];

/** Names of all keys that are read. */
const namesOf = (config: Config): readonly string[] => [...new Set([...tyingKeys(config), 'permalink'])];

const asIs = new Map<string, RegExp>();

/** Whether a text may hold one of the keys, without parsing it. */
function mayHold(head: string, names: readonly string[]): boolean {
  const source = names.join('|');
  let regex = asIs.get(source);
  if (!regex) asIs.set(source, (regex = new RegExp(`(?:^|[\\r\\n])["']?(?:${source})["']?[ \\t]*:`)));
  return regex.test(head);
}

/**
 * What a note says of its keys; undefined where it has none.
 * @param path of the note, relative to the workspace root.
 */
export function keyedNote(path: string, note: Document, config: Config, place: NotePath): KeyedNote | undefined {
  const front = frontMatterOf(note);
  const names = namesOf(config);
  if (front?.format !== 'yaml' || !mayHold(note.blocks[0]?.text.slice(0, front.body.end) ?? '', names))
    return undefined;
  const keys = new Map<string, { value: string; span: { start: number; end: number } }>();
  for (const name of names) {
    const value = front.data[name];
    const span = front.spanOf(name);
    if ((typeof value !== 'string' && typeof value !== 'number') || !span || span.start >= span.end) continue;
    // A variable is filled in with something else for every note.
    if (String(value).trim() !== '' && !/[{}]|\/:\w/.test(String(value)))
      keys.set(name, { value: detached(String(value).trim()), span }); // kept for as long as the workspace is
  }
  if (keys.size === 0) return undefined;
  const claim = frontMatterClaim(note)?.language;
  const language = place.language ?? (claim !== undefined && config.languages.includes(claim) ? claim : undefined);
  const dates = datesOf(path, note);
  return { path, place, ...(language === undefined ? {} : { language }), keys, dates, draft: isDraft(note) };
}

/** The day that a note gives in its front matter, and the one in the name of its file, as `YYYY-MM-DD`. */
export function datesOf(path: string, note: Document): KeyedNote['dates'] {
  const front = isoDate(frontMatterOf(note)?.data['date']);
  const prefix = prefixOf(path);
  const name = prefix !== undefined && prefix.length > 4 ? prefix : undefined;
  return { ...(front === undefined ? {} : { front }), ...(name === undefined ? {} : { name }) };
}

/** Reads the keys of a workspace when they are asked for, and keeps them until files change. */
export interface KeyReader {
  of(config: Config): Promise<WorkspaceKeys>;
  changed(paths: readonly string[]): void;
}

interface Kept {
  /** What each file holds, as read last. */
  byPath: Map<string, KeyedNote | undefined>;
  current?: Promise<WorkspaceKeys>;
}

/**
 * @param read reads a file past any cache of texts: so many would drive out what is needed often.
 * @param list lists the notes.
 */
export function createKeyReader(read: Host['readText'], list: Host['listNotes']): KeyReader {
  const kept = new Map<string, Kept>();

  async function gather({ byPath }: Kept, config: Config): Promise<WorkspaceKeys> {
    const listed = await list();
    const places = indexOf(listed, config).byPath;
    const paths = listed.slice(0, mostRead);
    const missing = paths.filter((path) => !byPath.has(path));
    for (let at = 0; at < missing.length; at += atOnce)
      await Promise.all(
        missing.slice(at, at + atOnce).map(async (path) => {
          byPath.set(path, readHead(path, await read(path), config, places.get(path) ?? placeOf(path, config)));
        }),
      );
    const notes = paths.flatMap((path) => byPath.get(path) ?? []);
    return { notes, places, complete: paths.length === listed.length };
  }

  return {
    of(config) {
      const name = JSON.stringify([config.folder, config.languages, config.bilingual?.pairs]);
      let own = kept.get(name);
      if (!own) kept.set(name, (own = { byPath: new Map<string, KeyedNote | undefined>() }));
      return (own.current ??= gather(own, config));
    },
    changed(paths) {
      for (const own of kept.values()) {
        delete own.current;
        // A map of its own, since files may be on their way into the old one.
        own.byPath = new Map(own.byPath);
        for (const path of paths) own.byPath.delete(path);
      }
    },
  };
}

/** Nothing of a file is kept but its keys. */
function readHead(path: string, text: string | undefined, config: Config, place: NotePath): KeyedNote | undefined {
  const head = text?.slice(0, frontMatterEnd(text)) ?? '';
  // Most say nothing of keys, and making a note of them takes long.
  return mayHold(head, namesOf(config)) ? keyedNote(path, createDocument(head), config, place) : undefined;
}

/** Whether a note is checked: by the settings, by the configuration, and by how it looks. */
import type { Document } from '../engine/document';
import { looksLikeNote } from '../engine/looksLikeNote';
import { isIgnored, type LoadedConfig } from '../engine/workspace';
import type { Standing } from './protocol';
import type { DocumentSettings } from './settings';
import { lastParts, schemeOf } from './uris';

/** What is told without a look at the note; undefined where it takes one. */
export function standingBefore(
  { enable, onlyNotes }: DocumentSettings,
  { config, file }: LoadedConfig,
  path: string | undefined,
): Standing | undefined {
  if (!enable) return 'off';
  if (path !== undefined && isIgnored(config, path)) return 'ignored';
  return onlyNotes && !file ? undefined : 'checked';
}

/** @param path of the note in its folder, or what `loosePath` gives. */
export function standingOf(
  settings: DocumentSettings,
  loaded: LoadedConfig,
  path: string | undefined,
  note: Document,
): Standing {
  const before = standingBefore(settings, loaded, path);
  return before ?? (looksLikeNote(note, path, loaded.config) ? 'checked' : 'not-a-note');
}

/** As much of the address of a note that lies in no folder as tells what it is; undefined where it was never saved. */
export function loosePath(uri: string): string | undefined {
  if (['untitled', 'inmemory', 'buffer'].includes(schemeOf(uri))) return undefined;
  return lastParts(uri, 2);
}

/** A history for an example or a fixture: commits, each with its day and the texts of the files that it changed. */
import { parse } from 'yaml';
import type { Change, History } from '../../server/src/engine/facts';

interface Surroundings {
  /** Where the note lies. */
  readonly path?: string;
  /** In order; besides `day`, each key is a path, and its value the text, or null where the file was taken away. */
  readonly history?: readonly Readonly<Record<string, string | null>>[];
}

export interface Past {
  readonly path: string | undefined;
  /** All files as they were left. */
  readonly files: Readonly<Record<string, string>>;
  readonly history: History;
}

export function readPast(source: string): Past {
  // The schema keeps a day a string.
  const { path, history = [] } = parse(source, { schema: 'failsafe' }) as Surroundings;
  const texts = new Map<string, string>();
  const now = new Map<string, string>();
  const changes = new Map<string, Change[]>();
  history.forEach(({ day = '', ...files }, index) => {
    for (const [file, text] of Object.entries(files)) {
      const [before, after] = [now.get(file), text === null ? undefined : `${String(index)}:${file}`];
      if (after === undefined) now.delete(file);
      else now.set(file, after);
      if (after !== undefined) texts.set(after, text ?? '');
      const change: Change = {
        commit: `commit ${String(index)}`,
        at: Date.parse(`${day ?? ''}T12:00:00Z`) / 1000,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
      changes.set(file, [change, ...(changes.get(file) ?? [])]);
    }
  });
  return {
    path,
    files: Object.fromEntries([...now].map(([file, name]) => [file, texts.get(name) ?? ''])),
    history: {
      changesOf: (file) => Promise.resolve(changes.get(file) ?? []),
      textOf: (name) => Promise.resolve(texts.get(name)),
    },
  };
}

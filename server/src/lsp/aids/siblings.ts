/** The front matter of notes around one, as its writers are used to it. */
import { createDocument, frontMatterOf } from '../../engine/document';
import { folderOf } from '../../engine/paths';
import type { Root } from '../roots';

/** The front matter of a note nearby. */
export type Sibling = Readonly<Record<string, unknown>>;

/** As many notes are read, the nearest in the order of their names, and so much of each. */
const most = 20;
const head = 8000;

/** By the list of notes, which is another one as soon as a file changes. */
const known = new WeakMap<readonly string[], Map<string, Promise<readonly Sibling[]>>>();

/** The front matter of up to 20 notes of the same folder; of the folders beside it where it holds no other. */
export async function siblingsOf(root: Root, path: string): Promise<readonly Sibling[]> {
  const notes = await root.host.listNotes();
  let byPath = known.get(notes);
  if (!byPath) known.set(notes, (byPath = new Map<string, Promise<readonly Sibling[]>>()));
  let found = byPath.get(path);
  if (!found) byPath.set(path, (found = read(root, near(notes, path))));
  return found;
}

function near(notes: readonly string[], path: string): readonly string[] {
  const folder = folderOf(path);
  const others = notes.filter((note) => note !== path);
  const same = others.filter((note) => folderOf(note) === folder);
  const above = folderOf(folder);
  const around = same.length > 0 || folder === '' ? same : others.filter((note) => folderOf(folderOf(note)) === above);
  const at = around.findIndex((note) => note > path);
  const middle = at < 0 ? around.length : at;
  const start = Math.max(0, Math.min(middle - most / 2, around.length - most));
  return around.slice(start, start + most);
}

async function read(root: Root, notes: readonly string[]): Promise<readonly Sibling[]> {
  const texts = await Promise.all(notes.map((note) => root.host.readText(note)));
  return texts.flatMap((text) => {
    const data =
      text?.startsWith('---') === true ? frontMatterOf(createDocument(text.slice(0, head)))?.data : undefined;
    return data && Object.keys(data).length > 0 ? [data] : [];
  });
}

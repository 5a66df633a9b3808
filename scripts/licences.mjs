// The licences of what is bundled, as those licences ask. Found from esbuild's account of what went in.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One text with the name, the version and the licence of every package among the inputs. */
export function licencesOf(inputs) {
  const folders = new Set(
    inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0]).filter(Boolean),
  );
  const entries = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return { title: `${name} ${version}`, text };
  });
  // The same package may lie in several folders.
  const byTitle = new Map(entries.map((entry) => [entry.title, entry]));
  return [...byTitle.values()]
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`)
    .join('\n\n');
}

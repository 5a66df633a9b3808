/** The pages of the rules, which lie beside the bundle in one file: read when somebody asks, never by a run over notes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @returns undefined where there is no such page. */
export function packagedPage(rule: string): string | undefined {
  const pages = JSON.parse(readFileSync(path.join(__dirname, 'pages.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  return Object.hasOwn(pages, rule) ? pages[rule] : undefined;
}

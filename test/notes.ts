/** Where notes to test and measure on lie: real ones, which may stand beside the project, and those in its folders. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Real notes and what is known of them; there may be no such folder. */
export const shared = process.env['AGORED_SHARED'] ?? path.join(import.meta.dirname, '../../shared');
export const corpus = path.join(shared, 'corpus');

/** Paths of the Markdown files below a folder, relative to it, in order. */
export const markdownIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|markdown)$/.test(file) && !file.includes('node_modules'))
    .sort();

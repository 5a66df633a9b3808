// Parses notes by remark and does nothing else: what a whole run of ours is measured beside. `node parse.mjs FOLDER`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder = '.'] = process.argv.slice(2);
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
for (const file of readdirSync(folder, { recursive: true }))
  if (file.endsWith('.md')) parser.parse(readFileSync(path.join(folder, file), 'utf8'));

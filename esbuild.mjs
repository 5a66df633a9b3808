// Bundles everything that ships into dist/, and with --tests the suite for real VS Code into out/bundle/.
// CommonJS, and no "type": "module" in package.json: the one form that VS Code loads in both hosts, old and new.
import { build } from 'esbuild';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { licencesOf } from './scripts/licences.mjs';

const minify = process.argv.includes('--minify');
const tests = process.argv.includes('--tests');

const base = {
  bundle: true,
  minify,
  // Beside the bundles, never in them; what is packaged goes without.
  sourcemap: minify ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  outdir: 'dist',
};
const node = { ...base, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const web = {
  ...base,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Some packages have a browser build that needs a `document`, and another one for workers.
  conditions: ['worker'],
};

const bundles = [
  { ...node, entryPoints: { 'server.node': 'server/src/entry/node.ts' } },
  { ...node, entryPoints: { cli: 'server/src/entry/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
  { ...node, entryPoints: { 'client.node': 'client/src/node.ts' }, external: ['vscode'] },
  { ...web, entryPoints: { 'client.web': 'client/src/browser.ts' }, external: ['vscode'], format: 'cjs' },
  { ...web, entryPoints: { 'server.web': 'server/src/entry/browser.ts' }, format: 'iife' },
];
const testBundles = [
  {
    ...node,
    entryPoints: { index: 'test/vscode/index.node.ts' },
    external: ['vscode', 'mocha'],
    outdir: 'out/bundle/test',
  },
  {
    ...web,
    entryPoints: { index: 'test/vscode/index.web.ts' },
    external: ['vscode'],
    format: 'cjs',
    // mocha's browser build looks for `module`, and would take over the exports of the bundle.
    define: { global: 'globalThis', module: 'undefined' },
    outdir: 'out/bundle/testweb',
  },
];

await mkdir('out', { recursive: true }); // where the package goes
const results = await Promise.all((tests ? [...bundles, ...testBundles] : bundles).map((options) => build(options)));
await chmod('dist/cli.js', 0o755);
if (minify) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  await writeFile('dist/THIRD-PARTY-LICENCES.txt', licencesOf(inputs));
}

for (const { metafile } of results) {
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.js')) console.log(`${String(Math.round(bytes / 1024)).padStart(6)} KB  ${file}`);
  }
}

// Bundles everything that ships into dist/, and with --tests the suite for real VS Code into out/bundle/.
// CommonJS, and no "type": "module" in package.json: the one form that VS Code loads in both hosts, old and new.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as yaml from 'yaml';
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
  // Else every pattern with \p{L} becomes a call that makes it anew. Engines differ in what Unicode adds, not in how it is written.
  supported: { 'regexp-unicode-property-escapes': true },
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

/** What the command line and the library seldom need lies beside them, in bundles of their own that they load when they do. */
const beside = {
  './node': './server.node.js',
  'franc-all': './franc.js',
  chokidar: './chokidar.js',
  './reporters/others': './reporters.js',
  './overview/render': './report.js',
};
const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve, onLoad }) {
    // Commander can start programs that lie beside one's own; ours has none, and what starts them takes long to load.
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'none' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: '' }));
    // Most YAML that notes hold is plain, and read without the library, which takes long to load.
    onResolve({ filter: /^yaml$/ }, ({ path, namespace }) =>
      namespace === 'yaml-later' ? { path: './yaml.js', external: true } : { path, namespace: 'yaml-later' },
    );
    onLoad({ filter: /./, namespace: 'yaml-later' }, () => ({
      contents: Object.keys(yaml)
        .filter((name) => typeof yaml[name] === 'function')
        .map(
          (name) => `export function ${name}(...given) {
            const { ${name}: own } = require('yaml');
            return new.target ? new own(...given) : own(...given);
          }`,
        )
        .join('\n'),
    }));
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' && beside[path] ? { path: beside[path], external: true } : undefined,
    );
  },
};

/**
 * What linting seldom needs lies in the bundle, but is set up when it is called for the first time: modules from which others
 * take functions alone.
 */
const calledLater = [
  'server/src/engine/configSchema.ts',
  'server/src/languages/english.ts',
  'server/src/languages/decisions/radical.ts',
];

/** Modules of that kind which are large, with what they need of packages: next to no run asks for them. */
const calledBeside = {
  'node_modules/decode-named-character-reference/index.js': './entities.js',
  'server/src/engine/reference.ts': './reference.js',
  'server/src/rules/unlinked-decision/rank.ts': './rank.js',
};
const setUpLater = {
  name: 'set-up-later',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./, namespace: 'file' }, async ({ path: asked, kind, pluginData, ...from }) => {
      if (kind !== 'import-statement' || pluginData === 'asked') return undefined;
      const { path: found } = await resolve(asked, { kind, ...from, pluginData: 'asked' });
      const name = path.relative(import.meta.dirname, found).replaceAll(path.sep, '/');
      const beside = calledBeside[name];
      return beside || calledLater.includes(name) ? { path: found, namespace: 'later', pluginData: beside } : undefined;
    });
    onResolve({ filter: /./, namespace: 'later' }, ({ path: asked }) =>
      Object.values(calledBeside).includes(asked) ? { path: asked, external: true } : undefined,
    );
    onLoad({ filter: /./, namespace: 'later' }, async ({ path: file, pluginData: beside }) => {
      const { metafile } = await build({ entryPoints: [file], write: false, format: 'esm', metafile: true });
      const contents = Object.values(metafile.outputs)[0].exports.map(
        (name) => `export function ${name}(...given) { return whole().${name}(...given); }`,
      );
      // What `require` gives here is a copy, made each time.
      const whole = `let made;\nconst whole = () => (made ??= require(${JSON.stringify(beside ?? file)}));`;
      return { contents: [whole, ...contents].join('\n'), resolveDir: path.dirname(file) };
    });
  },
};

/**
 * Modules that are taken whole, once, and what is taken of them by name: esbuild by itself makes a copy of each for every
 * module of ours that does.
 */
const whole = {
  ...{ 'node:module': [], 'node:path': [], 'node:process': [], ignore: [], picomatch: [] },
  picocolors: ['createColors'],
};
const takenWhole = {
  name: 'taken-whole',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'import-statement' && path in whole ? { path, namespace: 'whole' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'whole' }, ({ path }) => ({
      contents: `const whole = require('${path}');\nexport default whole;\nexport const { ${whole[path].join(', ')} } = whole;`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/** Where the command line finds what is most of the code elsewhere: laid out in files, of which a run reads what it needs. */
const inFiles = {
  'server/src/languages/tables/shipped': 'server/src/host/tables.ts',
  'server/src/vocabulary/compiled': 'server/src/host/vocabulary.ts',
};
const besideCommandLine = {
  name: 'beside-command-line',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path: asked, resolveDir }) => {
      const other =
        inFiles[path.relative(import.meta.dirname, path.resolve(resolveDir, asked)).replaceAll(path.sep, '/')];
      return other && { path: path.resolve(import.meta.dirname, other) };
    });
  },
};

/** The plugin for remark is a few lines around the library. */
const besideLibrary = {
  name: 'beside-library',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/api$/ }, ({ importer }) =>
      importer.endsWith('remark.ts') ? { path: './api.js', external: true } : undefined,
    );
  },
};

/** `require` works wherever the code was compiled. */
const later = { ...node, plugins: [loadedLater], supported: { ...base.supported, 'dynamic-import': false } };
const given = 'exports,require,module,__filename,__dirname';

/** What the source has as code, for what is made of it here. */
async function sourcesOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    ...{ bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'warning' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const { tables, readTable, packTable, layOutWeights, packed, layOutMatcher, unpackEntries } = await sourcesOf(`
  export { tables } from './server/src/languages/tables';
  export { readTable } from './server/src/languages/tables/format';
  export { packTable } from './server/src/languages/tables/packed';
  export { layOutWeights } from './server/src/languages/identify';
  export { packed } from './server/src/vocabulary/compiled';
  export { layOutMatcher } from './server/src/vocabulary/laidOut';
  export { unpackEntries } from './server/src/vocabulary/expand';`);

/** The frequent words of some languages, in texts of a few each. */
function frequentWords(languages) {
  const words = new Set(languages.flatMap((language) => [...readTable(tables[language]()).words.keys()]));
  const each = 10;
  return Array.from({ length: Math.ceil(words.size / each) }, (_, at) =>
    [...words].slice(at * each, (at + 1) * each).join(' '),
  );
}

/** Tables and word lists, which the command line reads when they are asked for. */
async function layOut() {
  await mkdir('dist/data', { recursive: true });
  for (const [language, text] of Object.entries(tables)) {
    const table = readTable(text());
    await writeFile(`dist/data/table-${language}.bin`, packTable(table, table.words));
  }
  await writeFile('dist/data/weighed.bin', layOutWeights(frequentWords(['en', 'cy'])));
  const [en, cy] = packed();
  for (const [language, list] of Object.entries({ en, cy })) await writeFile(`dist/data/words-${language}.json`, list);
  const { automaton, entries } = layOutMatcher([en, cy].map(JSON.parse), unpackEntries);
  await writeFile('dist/data/matcher.bin', automaton);
  await writeFile('dist/data/entries.bin', entries);
}

const bundles = [
  {
    ...node,
    entryPoints: { 'server.node': 'server/src/entry/node.ts', franc: 'franc-all', yaml: 'yaml', chokidar: 'chokidar' },
  },
  {
    ...node,
    entryPoints: {
      ...{ reporters: 'server/src/cli/reporters/others.ts', report: 'server/src/cli/overview/render.ts' },
      entities: 'node_modules/decode-named-character-reference/index.js',
      ...{ reference: 'server/src/engine/reference.ts', rank: 'server/src/rules/unlinked-decision/rank.ts' },
    },
  },
  {
    ...node,
    entryPoints: { cli: 'server/src/entry/cli.ts' },
    plugins: [takenWhole],
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...later, entryPoints: { api: 'server/src/entry/api.ts' } },
  {
    ...later,
    entryPoints: { cliMain: 'server/src/entry/cliMain.ts' },
    plugins: [loadedLater, takenWhole, besideCommandLine, setUpLater],
    define: { tableNames: JSON.stringify(Object.keys(tables).join(' ')) },
    // A function, as `require` would make one of it by copying all of it; and still a module where that is asked for.
    banner: {
      js: `(function(run){return typeof module==='undefined'?run:run(${given})})(function(${given}){`,
    },
    footer: { js: '})' },
  },
  { ...node, entryPoints: { remark: 'server/src/entry/remark.ts' }, plugins: [besideLibrary] },
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

/**
 * Writes letters outside ASCII, which are left in patterns alone, as escapes: Node reads and compiles such a file faster.
 * And names the build, by what is in it.
 */
async function settle(file) {
  const code = (await readFile(file, 'utf8')).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const build = createHash('sha256').update(code).digest('hex').slice(0, 16);
  await writeFile(file, code.replace('@build@', build));
}

/** The pages of the rules in one file, for `agored explain`; their heads are made anew from the rules. */
async function bundlePages() {
  const rules = await readdir('server/src/rules', { withFileTypes: true });
  const pages = rules
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const page = await readFile(`server/src/rules/${name}/README.md`, 'utf8');
      return [name, page.slice(page.indexOf('## '))];
    });
  const sorted = (await Promise.all(pages)).sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile('dist/pages.json', JSON.stringify(Object.fromEntries(sorted)));
}

await mkdir('out', { recursive: true }); // where the package goes
const results = await Promise.all((tests ? [...bundles, ...testBundles] : bundles).map((options) => build(options)));
await chmod('dist/cli.js', 0o755);
await settle('dist/cliMain.js');
await bundlePages();
await layOut();
for (const name of ['api.d.ts', 'remark.d.ts']) await copyFile(`server/src/api/${name}`, `dist/${name}`);
if (minify) {
  const inputs = results.flatMap(({ metafile }) =>
    Object.keys(metafile.inputs).map((name) => name.replace(/^later:/, '')),
  );
  await writeFile('dist/THIRD-PARTY-LICENCES.txt', licencesOf(inputs));
}

for (const { metafile } of results) {
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.js')) console.log(`${String(Math.round(bytes / 1024)).padStart(6)} KB  ${file}`);
  }
}

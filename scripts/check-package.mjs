// Looks into what `npm run package` and `npm pack` make: the files that belong there, all of them, and nothing else.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const problems = [];

function compare(what, found, expected) {
  const more = found.filter((name) => !expected.includes(name));
  const less = expected.filter((name) => !found.includes(name));
  if (more.length > 0) problems.push(`${what} has what should not be there: ${more.join(', ')}`);
  if (less.length > 0) problems.push(`${what} lacks ${less.join(', ')}`);
}

/** Names in a zip file, from the directory at its end. */
function namesInZip(file) {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const names = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

compare('out/agored.vsix', namesInZip('out/agored.vsix'), [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/readme.md',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/package.nls.cy.json',
  ...['dark', 'light'].map((theme) => `extension/media/differs-${theme}.svg`),
  ...['decisions', 'hint', 'language', 'note', 'team'].map((name) => `extension/media/walkthrough/${name}.svg`),
  'extension/schemas/agored.schema.json',
  'extension/snippets/markdown.json',
  'extension/syntaxes/agored.directives.tmLanguage.json',
  'extension/syntaxes/agored.notes.tmLanguage.json',
  'extension/dist/THIRD-PARTY-LICENCES.txt',
  'extension/dist/client.node.js',
  'extension/dist/client.web.js',
  'extension/dist/server.node.js',
  'extension/dist/server.web.js',
]);

const megabytes = statSync('out/agored.vsix').size / 1024 / 1024;
if (megabytes >= 2) problems.push(`out/agored.vsix has ${megabytes.toFixed(1)} MB; 2 MB is the limit`);

const pack = spawnSync('npm', ['pack', '--dry-run', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [{ files }] = JSON.parse(pack.stdout);
compare(
  'the npm package',
  files.map((file) => file.path),
  [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/THIRD-PARTY-LICENCES.txt',
    'dist/api.d.ts',
    'dist/api.js',
    'dist/cli.js',
    'dist/chokidar.js',
    'dist/cliMain.js',
    'dist/data/entries.bin',
    'dist/data/matcher.bin',
    ...['ca', 'cy', 'en', 'es', 'eu', 'fr', 'ga', 'gd', 'mi'].map((language) => `dist/data/table-${language}.bin`),
    'dist/data/weighed.bin',
    'dist/data/words-cy.json',
    'dist/data/words-en.json',
    'dist/entities.js',
    'dist/franc.js',
    'dist/pages.json',
    'dist/rank.js',
    'dist/reference.js',
    'dist/remark.d.ts',
    'dist/remark.js',
    'dist/report.js',
    'dist/reporters.js',
    'dist/server.node.js',
    'dist/yaml.js',
    'man/agored.1',
    'package.json',
    'schemas/agored.schema.json',
  ],
);

if (readFileSync('dist/server.web.js', 'utf8').includes('document.createElement')) {
  problems.push('dist/server.web.js wants a document, and a worker has none');
}

const english = readFileSync('package.nls.json', 'utf8');
const keys = Object.keys(JSON.parse(english));
compare('package.nls.cy.json', Object.keys(JSON.parse(readFileSync('package.nls.cy.json', 'utf8'))), keys);
const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
compare('package.nls.json', keys, [...new Set(used)]);

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`The package is whole and has ${megabytes.toFixed(2)} MB.`);
process.exitCode = problems.length > 0 ? 1 : 0;

// Runs the suite for a VS Code without a folder, into which Agored was installed from a package made of dist/ as it is.
// What is in development there is an empty extension, since VS Code runs tests only beside one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runInNodeHost } from './node-host.mjs';
import { install } from './scene.mjs';
import { root, testWorkspace, withScratch } from './workbench.mjs';

function pack(scratch) {
  const vsix = path.join(scratch, 'agored.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '-o', vsix];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`there is no package\n${stdout}${stderr}`);
  return vsix;
}

function emptyExtension(scratch) {
  const folder = path.join(scratch, 'empty');
  mkdirSync(folder);
  const manifest = { name: 'empty', publisher: 'agored-tests', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

process.exitCode = await withScratch(testWorkspace, async (scratch) =>
  runInNodeHost(scratch, {
    extension: emptyExtension(scratch),
    tests: path.join(root, 'out/bundle/test/index.js'),
    extensions: await install(scratch, pack(scratch)),
  }),
);

#!/usr/bin/env node
// Gets a fresh clone ready: checks Node, and installs the dependencies where they are missing or out of date.
// Only Node's own modules here, since nothing else may be installed yet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const oldest = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Agored needs Node ${oldest.join('.')} or newer, and this is Node ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

/** npm leaves a copy of the lock file beside what it installed, as its last act: where the two agree, all is there. */
function isInstalled() {
  const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const there = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(
      ([name, { version, optional }]) => name === '' || optional || there[name]?.version === version,
    );
  } catch {
    return false;
  }
}

if (isInstalled()) {
  console.log('Set-up: the dependencies are in place.');
} else {
  console.log('Set-up: installing the dependencies with npm ci (about a minute)…');
  // npm's own entry where npm started us; a shell where not, because Windows has npm as a .cmd file.
  const npm = process.env.npm_execpath;
  const { status } =
    npm === undefined
      ? spawnSync('npm ci', { cwd: root, stdio: 'inherit', shell: true })
      : spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('Set-up: npm ci did not finish. Its messages are above; is the npm registry within reach?');
    process.exit(1);
  }
}

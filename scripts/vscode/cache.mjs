// Where the parts of VS Code are kept between runs: outside the checkout, so that a clean or fresh clone costs nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const cacheDir = path.resolve(process.env.AGORED_TEST_CACHE ?? path.join(homedir(), '.cache', 'agored-tests'));

export const desktopCache = path.join(cacheDir, 'desktop');

/**
 * A folder of the cache, filled by `fill` the first time. Filled under another name and renamed when whole, so that
 * an interrupted set-up leaves nothing half-made and two runs at once do not disturb each other.
 */
export async function cached(name, what, fill) {
  const folder = path.join(cacheDir, name);
  if (existsSync(folder)) return folder;
  console.log(`Set-up: ${what}, into ${folder} …`);
  const draft = `${folder}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    await fill(draft);
    try {
      renameSync(draft, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Installs packages (or, without any, what the package.json there names), and runs none of their scripts. */
export function npmInstall(folder, ...packages) {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const flags = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--omit=dev',
    '--loglevel=error',
  ];
  const { status, error } = spawnSync('npm', ['install', ...flags, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`npm install ${packages.join(' ')} failed in ${folder}${error ? `: ${error}` : ''}`);
}

// Finds a Chromium that starts, or brings one.
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { cached, npmInstall } from './cache.mjs';

const carried = '143.0.4'; // the last of @sparticuz/chromium that asks for no more than Node 20

const args = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** Starts the first browser that can be started; rejects, with all reasons, where none can. */
export async function launchChromium() {
  const reasons = [];
  for (const { name, find } of sources) {
    try {
      const options = await find();
      if (options) return await chromium.launch({ headless: true, args, ...options });
      reasons.push(`${name}: not there`);
    } catch (error) {
      reasons.push(`${name}: ${String(error?.message ?? error).split('\n')[0]}`);
    }
  }
  throw new Error(`no browser could be started (${reasons.join('; ')})`);
}

const sources = [
  { name: '$CHROMIUM', find: () => process.env.CHROMIUM && { executablePath: process.env.CHROMIUM } },
  ...['google-chrome', 'chromium', 'chromium-browser'].map((name) => ({ name, find: () => onPath(name) })),
  // Where Chrome and Edge put themselves on macOS and Windows.
  ...['chrome', 'msedge'].map((channel) => ({ name: channel, find: () => ({ channel }) })),
  { name: 'apt-get install chromium', find: fromDebian },
  { name: `@sparticuz/chromium ${carried}`, find: fromNpm },
];

function onPath(name) {
  const folder = (process.env.PATH ?? '').split(path.delimiter).find((dir) => existsSync(path.join(dir, name)));
  return folder && { executablePath: path.join(folder, name) };
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  console.log('Set-up: installing Chromium with apt-get (about 30 s, 350 MB) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const commands = [['update'], ['install', '-y', '--no-install-recommends', 'chromium']];
  for (const command of commands) {
    const { status, stderr } = spawnSync('apt-get', ['-q', ...command], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${command[0]} failed: ${(stderr ?? '').trim().split('\n').at(-1)}`);
  }
  return onPath('chromium');
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

const fontList = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A headless Chromium inside an npm package, with the few libraries that it needs: no root asked for. */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await cached(
    `chromium-${carried}`,
    `Chromium ${carried} from npm (about 10 s, 70 MB)`,
    async (draft) => {
      npmInstall(draft, `@sparticuz/chromium@${carried}`);
      const bin = path.join(draft, 'node_modules/@sparticuz/chromium/bin');
      const binary = createWriteStream(path.join(draft, 'chromium'), { mode: 0o755 });
      await pipeline(createReadStream(path.join(bin, 'chromium.br')), createBrotliDecompress(), binary);
      await unpack(path.join(bin, 'al2023.tar.br'), draft);
      await unpack(path.join(bin, 'fonts.tar.br'), draft);
      // Its own list of fonts names folders of another system, and without any font a page crashes.
      writeFileSync(path.join(draft, 'fonts.conf'), fontList);
    },
  );
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

async function unpack(archive, folder) {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    tar.once('error', reject);
    tar.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))));
  });
  // tar may close its end before the last of the padding has come: how it ended is what counts.
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin).catch(() => undefined);
  await ended;
}

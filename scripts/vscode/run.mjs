// Runs the suite in every kind of VS Code that can be had here, and counts: each host must run all that the suite lists.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setUpServer, setUpWeb } from './builds.mjs';
import { desktopCache } from './cache.mjs';
import { launchChromium } from './chromium.mjs';
import { isMain, root } from './workbench.mjs';

const mark = 'AGORED-VSCODE ';
// Asked for, or downloaded at an earlier time when it was.
const wantsDesktop =
  process.env.AGORED_DESKTOP === '1' || (process.env.AGORED_DESKTOP !== '0' && existsSync(desktopCache));

/** Gives back `{ passed, failed, skipped }`, where `skipped` is a list of what was left out and why. */
export async function runInVSCode() {
  const total = { passed: 0, failed: 0, skipped: [] };
  if (!wantsDesktop) total.skipped.push('desktop VS Code (AGORED_DESKTOP=1 downloads it and runs the suite there too)');
  const hosts = await setUp(total.skipped);
  for (const host of hosts) {
    const { passed, failed } = await runHost(host);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/** Gets the parts first, one after the other, so that a missing one is told apart from a failing test. */
async function setUp(skipped) {
  const desktop = wantsDesktop ? [{ name: 'desktop', script: ['desktop.mjs'] }] : [];
  try {
    const browser = await launchChromium();
    await browser.close();
    await setUpServer();
    await setUpWeb();
  } catch (error) {
    skipped.push(`VS Code in a browser, Node and web host: ${error.message}`);
    return desktop;
  }
  return [
    { name: 'node', script: ['desktop.mjs', '--no-desktop'] },
    { name: 'node, untrusted folder', script: ['node-host.mjs', '--untrusted'] },
    { name: 'node, installed, no folder', script: ['installed-host.mjs'] },
    { name: 'web', script: ['web-host.mjs'] },
    ...desktop,
  ];
}

async function runHost({ name, script: [file, ...args] }) {
  console.log(`\nVS Code, ${name} host`);
  const started = Date.now();
  const child = spawn(process.execPath, [path.join(root, 'scripts/vscode', file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('close', resolve));
  const noise = [];
  let counts;
  const read = (line) => {
    if (!line.startsWith(mark)) return noise.push(line);
    const text = line.slice(mark.length);
    if (text.startsWith('host=')) counts = Object.fromEntries(text.split(' ').map((pair) => pair.split('=')));
    console.log(text.startsWith('host=') ? line : `  ${text}`);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
  const code = await exited;
  console.log(`  ended with ${code} after ${Math.round((Date.now() - started) / 1000)} s`);

  const { listed = 0, ran = 0, passed = 0, failed = 0 } = counts ?? {};
  const whole = Number(listed) > 0 && listed === ran;
  if (!whole) console.log(`  ${name}: ${ran} tests ran and ${counts ? listed : 'an unknown number'} are listed`);
  const sound = whole && code === 0;
  if (!sound) console.log(noise.slice(-60).join('\n'));
  // A host that broke off, or ended badly although its tests passed, is a failure of its own.
  return { passed: Number(passed), failed: Number(failed) + (sound || Number(failed) > 0 ? 0 : 1) };
}

if (isMain(import.meta.url)) {
  const { failed, skipped } = await runInVSCode();
  for (const reason of skipped) console.log(`Skipped: ${reason}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

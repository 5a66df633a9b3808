#!/usr/bin/env node
// `npm test`: everything that tests behaviour, from a fresh clone. The closing line holds the counts.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const total = { passed: 0, failed: 0, skipped: 0 };
const leftOut = [];

/** Runs a step that everything after it rests on. */
function step(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return true;
  console.error(`\n${args.join(' ')} failed, so there was nothing to test.`);
  total.failed++;
  return false;
}

/** Runs mocha, and reads the counts from the end of its report. */
async function mocha() {
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', '--no-color'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    process.stdout.write(chunk);
    report += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const count = (word) => Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(report)?.[1] ?? 0);
  const failed = count('failing');
  // A crash leaves no report behind, and must not look like success.
  total.passed += count('passing');
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  total.skipped += count('pending');
  const [list = ''] = report.split(/^ +\d+ passing/m);
  for (const [, title] of list.matchAll(/^ +- (.+)$/gm)) leftOut.push(title);
}

async function vscode() {
  // Only now, since it rests on what set-up installed.
  const { runInVSCode } = await import('./vscode/run.mjs');
  const { passed, failed, skipped } = await runInVSCode();
  total.passed += passed;
  total.failed += failed;
  leftOut.push(...skipped);
}

if (step('scripts/setup.mjs') && step('esbuild.mjs', '--tests')) {
  await mocha();
  await vscode();
}

console.log('');
for (const what of leftOut) console.log(`Skipped: ${what}`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

// What all runners share: a port, a scratch folder with a copy of the workspace, and a browser page with VS Code in it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from './chromium.mjs';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const testWorkspace = path.join(root, 'test/vscode/workspace');

/** Settings that keep VS Code from doing anything unasked while a test runs. */
export const quietSettings = {
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

/** Runs `use` with a scratch folder that holds a copy of the workspace: VS Code for the web saves by itself. */
export async function withScratch(workspace, use) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'agored-vscode-'));
  try {
    const copy = path.join(scratch, 'workspace');
    cpSync(path.resolve(workspace), copy, { recursive: true });
    return await use(scratch, copy);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}

/** Runs `use` with a page of a fresh browser. */
export async function withPage(use, pageOptions = {}) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...pageOptions });
    page.on('pageerror', (error) => console.error('[page]', error.message));
    return await use(page);
  } finally {
    await browser.close();
  }
}

/** Opens a workbench that was told to run tests, passes on all that is printed there, and gives back the exit code. */
export async function testsInPage(page, url, seconds = 240) {
  let exit;
  const ended = new Promise((resolve, reject) => {
    exit = resolve;
    setTimeout(() => reject(new Error(`the tests did not end within ${seconds} s`)), seconds * 1000).unref();
    page.on('crash', () => reject(new Error('the browser page crashed')));
  });
  ended.catch(() => undefined); // awaited below, but perhaps not yet when it fails
  // The two functions that VS Code's workbench looks for when it runs tests in a browser.
  await page.exposeFunction('codeAutomationExit', exit);
  await page.exposeFunction('codeAutomationLog', (_type, values) => console.log(...values));
  await page.goto(url);
  return ended;
}

/** Whether a module was started as a program, and not imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}

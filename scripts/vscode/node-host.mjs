// Runs the suite in the Node extension host of a VS Code server; its workbench is a page in Chromium.
// As a program it takes VS Code's own --extensionDevelopmentPath=, --extensionTestsPath= and a folder, so that
// @vscode/test-electron can start it in place of a desktop VS Code. With --untrusted the folder is not trusted. Whatever
// else it is given does not matter here.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setUpServer } from './builds.mjs';
import {
  freePort,
  isMain,
  quietSettings,
  root,
  testsInPage,
  testWorkspace,
  withPage,
  withScratch,
} from './workbench.mjs';

/**
 * Runs `use` with the origin of a VS Code server (`localhost:1234`) that keeps all its data in `scratch`.
 * @param options.extensions folder of installed extensions; none when left out.
 * @param options.untrusted whether trust is asked for, and not given.
 */
export async function withServer(scratch, { extensions, settings, untrusted = false }, use) {
  const lib = await setUpServer();
  writeSettings(scratch, settings);
  const port = await freePort();
  const options = {
    host: '127.0.0.1',
    port,
    'server-data-dir': dataIn(scratch),
    'extensions-dir': extensions ?? path.join(scratch, 'extensions'),
  };
  const flags = [
    'without-connection-token',
    'accept-server-license-terms',
    'enable-smoke-test-driver', // newer builds read the page's payload only with this one
    'disable-telemetry',
    ...(untrusted ? [] : ['disable-workspace-trust']),
  ];
  const server = spawn(
    process.execPath,
    [
      path.join(lib, 'out/server-main.js'),
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      ...flags.map((flag) => `--${flag}`),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EXTENSIONS_GALLERY: '{}', VSCODE_PROXY_URI: '' } },
  );
  const gone = new Promise((resolve) => server.once('close', resolve));
  try {
    await listening(server);
    return await use(`localhost:${port}`);
  } finally {
    const hard = setTimeout(() => server.kill('SIGKILL'), 5000);
    server.kill('SIGTERM');
    await gone;
    clearTimeout(hard);
  }
}

const dataIn = (scratch) => path.join(scratch, 'server');

/** Writes the user's settings beside the quiet ones; those of before go. */
export function writeSettings(scratch, settings = {}) {
  const user = path.join(dataIn(scratch), 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
}

function listening(server) {
  let log = '';
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      log += chunk;
      if (log.includes('Extension host agent listening on')) resolve();
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the VS Code server ended with ${code}\n${log}`)));
  });
}

/** Address of the workbench, without a folder where that is undefined; `payload` speaks of absolute paths on the server's disk. */
export function workbenchUrl(origin, folder, payload) {
  const remote = Object.entries(payload).map(([key, file]) => [key, `vscode-remote://${origin}${path.resolve(file)}`]);
  const query = new URLSearchParams({
    ...(folder === undefined ? { ew: 'true' } : { folder }),
    payload: JSON.stringify([['skipWelcome', 'true'], ...remote]),
  });
  return `http://${origin}/?${query.toString()}`;
}

/** Runs tests with an extension in development, in a folder or (`folder` undefined) in none; gives back the exit code. */
export function runInNodeHost(scratch, { extension, tests, folder, ...server }) {
  const payload = { extensionDevelopmentPath: extension, extensionTestsPath: tests };
  return withServer(scratch, server, (origin) =>
    withPage((page) => testsInPage(page, workbenchUrl(origin, folder, payload))),
  );
}

if (isMain(import.meta.url)) {
  const args = process.argv.slice(2);
  const value = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  process.exitCode = await withScratch(args.find((arg) => !arg.startsWith('-')) ?? testWorkspace, (scratch, folder) =>
    runInNodeHost(scratch, {
      extension: value('extensionDevelopmentPath') ?? root,
      tests: value('extensionTestsPath') ?? path.join(root, 'out/bundle/test/index.js'),
      folder,
      untrusted: args.includes('--untrusted'),
    }),
  );
}

// Runs the suite through @vscode/test-electron. By itself in a desktop VS Code, which is downloaded and needs a display;
// with --no-desktop in the Node extension host of a VS Code server, whose runner takes the same command line.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { desktopCache } from './cache.mjs';
import { quietSettings, root, testWorkspace, withScratch } from './workbench.mjs';

const noDesktop = process.argv.includes('--no-desktop');
// Node stands in the place of VS Code's executable, and its first argument makes it the other runner.
const vscodeExecutablePath = noDesktop
  ? process.execPath
  : await downloadAndUnzipVSCode({ version: 'stable', cachePath: desktopCache });
const firstArgs = noDesktop ? [path.join(root, 'scripts/vscode/node-host.mjs')] : [];

process.exitCode = await withScratch(testWorkspace, async (scratch, folder) => {
  const userData = path.join(scratch, 'user');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(quietSettings));
  const dirs = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(scratch, 'extensions')}`];
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out/bundle/test/index.js'),
      launchArgs: [...firstArgs, folder, '--disable-extensions', ...dirs],
    });
  } catch (error) {
    console.error(String(error));
    return 1;
  }
});

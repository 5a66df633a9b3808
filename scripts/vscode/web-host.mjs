// Runs the suite in the browser-worker extension host of VS Code for the web, as @vscode/test-web serves it.
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '@vscode/test-web';
import { setUpWeb } from './builds.mjs';
import { freePort, root, testsInPage, testWorkspace, withPage, withScratch } from './workbench.mjs';

process.exitCode = await withScratch(testWorkspace, async (scratch, folder) => {
  const build = await setUpWeb();
  // test-web downloads the build of a commit unless one lies in its cache: any 40 digits will do for a name.
  const commit = '0'.repeat(40);
  const builds = path.join(scratch, 'builds');
  const served = path.join(builds, `vscode-web-stable-${commit}`);
  mkdirSync(served, { recursive: true });
  for (const entry of readdirSync(build)) symlinkSync(path.join(build, entry), path.join(served, entry));
  writeFileSync(path.join(served, 'version'), '');

  const port = await freePort();
  const server = await open({
    browserType: 'none', // it would want a browser of its own; ours opens the page
    quality: 'stable',
    commit,
    testRunnerDataDir: builds,
    port,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/bundle/testweb/index.js'),
    folderPath: folder,
  });
  try {
    return await withPage((page) => testsInPage(page, `http://localhost:${port}/`));
  } finally {
    server.dispose();
  }
});

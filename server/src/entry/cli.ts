/** Entry of the command line: loads the rest of it with the compiled code that an earlier run left. */
import module from 'node:module';
import path from 'node:path';
import { asksToLint } from '../cli/names';
import { loadCompiled } from '../host/compiled';
import { growLater, stayShort } from '../host/v8';

const main = path.join(__dirname, 'cliMain.js');
// Node 22 and later see to it themselves.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
if (enableCompileCache) {
  enableCompileCache();
  module.createRequire(__filename)(main);
} else {
  const isServer = process.argv.includes('lsp');
  if (!isServer) stayShort();
  // What is kept is what linting needs; other commands need too little of it.
  loadCompiled(main, { keep: asksToLint(process.argv.slice(2)), beforeKeeping: stayShort });
  if (!isServer) growLater();
}

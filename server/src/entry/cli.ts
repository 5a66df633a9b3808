/** Entry of the command line: loads the rest of it with the compiled code that an earlier run left. */
import module from 'node:module';
import path from 'node:path';
import { asksToLint } from '../cli/names';
import { loadCompiled } from '../host/compiled';
import { compileLess, growLater, stayShort, staySmallLater } from '../host/v8';

const main = path.join(__dirname, 'cliMain.js');
const isServer = process.argv.includes('lsp');
// Node 22 and later see to compiled code themselves.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
if (enableCompileCache) {
  if (!isServer) compileLess();
  enableCompileCache();
  module.createRequire(__filename)(main);
  if (!isServer) staySmallLater();
} else {
  if (!isServer) stayShort();
  // What is kept is what linting needs; other commands need too little of it.
  loadCompiled(main, { keep: asksToLint(process.argv.slice(2)), beforeKeeping: stayShort });
  if (!isServer) growLater();
}

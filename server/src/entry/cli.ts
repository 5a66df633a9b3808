/** Entry of the command line: loads the rest of it with the compiled code that an earlier run left. */
import module from 'node:module';
import path from 'node:path';
import { loadCompiled } from '../host/compiled';

const main = path.join(__dirname, 'cliMain.js');
// Node 22 and later see to it themselves.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
if (enableCompileCache) {
  enableCompileCache();
  module.createRequire(__filename)(main);
} else {
  // What is kept is what linting needs; other commands need too little of it.
  const others = /^(?:languages|pairs|decisions|baseline|config|import|lsp|help|--help|-h|--version|-v)$/;
  loadCompiled(main, { keep: !process.argv.some((arg) => others.test(arg)) });
}

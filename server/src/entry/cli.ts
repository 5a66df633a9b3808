/** Entry of the command line: loads the rest of it with the compiled code that an earlier run left. */
import module from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { asksToLint } from '../cli/names';
import { loadCompiled } from '../host/compiled';
import { growAtOnce, growNoMore } from '../host/memory';

const main = path.join(__dirname, 'cliMain.js');
// Node 22 and later see to it themselves.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
if (enableCompileCache) {
  enableCompileCache();
  module.createRequire(__filename)(main);
} else {
  const isServer = process.argv.includes('lsp');
  if (!isServer) {
    // Set before anything is compiled, since kept code counts for these flags alone. Far too soon for us, V8 makes machine
    // code of what it will throw away again: that takes a seventh of a run over thousands of notes, a third of one over a note.
    setFlagsFromString('--interrupt-budget=600000');
    // And less of what a function calls is taken into its machine code: that is what most of the making takes.
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
    // Garbage is collected when it is 60 % of what is in use, rather than several times as much.
    setFlagsFromString('--heap-growing-percent=60');
    // And looked for long before that: found too late, it takes room for a fifth more while it is.
    setFlagsFromString('--incremental-marking-hard-trigger=60');
    growAtOnce();
    // Patterns are made once, as machine code, rather than a second time when they are used again: reading what `\p{L}`
    // holds takes longer than the machine code does.
    setFlagsFromString('--no-regexp-tier-up');
  }
  // What is kept is what linting needs; other commands need too little of it.
  loadCompiled(main, { keep: asksToLint(process.argv.slice(2)), beforeKeeping: growAtOnce });
  if (!isServer) growNoMore();
}

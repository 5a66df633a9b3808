import assert from 'node:assert/strict';
import path from 'node:path';
import { describe } from 'mocha';
import { mends, saidBy, shown } from './support';

const [, major = 0, minor = 0] = (/^NVIM v(\d+)\.(\d+)/.exec(saidBy('nvim', '--version') ?? '') ?? []).map(Number);
const version = major * 1000 + minor;
const here = version === 0 ? 'Neovim is not here' : `here is ${String(major)}.${String(minor)}`;

describe('Neovim', () => {
  for (const [heading, isIt] of [
    ['Neovim 0.11 or newer', version >= 11],
    ['Neovim 0.7 to 0.10', version >= 7 && version <= 10],
  ] as const) {
    mends(heading, isIt ? undefined : here, async ({ put, run }) => {
      const init = put('config/nvim/init.lua', shown(heading, 'lua'));
      const driver = path.join(import.meta.dirname, 'neovim.lua');
      const said = await run('nvim', ['--headless', '-u', init, 'week.md', '-c', `luafile ${driver}`]);
      assert.match(said, /3:4 agored Try/);
      return said;
    });
  }
});
